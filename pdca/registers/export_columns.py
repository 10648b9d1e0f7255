"""Decides which columns of an export are kept, which are about clients, and which nobody reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pdca.domain.errors import Gap
from pdca.domain.sales import ExportKind
from pdca.registers.columns import Matching, match_columns
from pdca.registers.export_words import alike, export_words
from pdca.registers.mistakes import refusal
from pdca.registers.words import plain

NEEDED: Mapping[ExportKind, tuple[tuple[str, ...], ...]] = {
    ExportKind.DEALS: (("seller",), ("stage", "outcome")),
    ExportKind.ACTIVITIES: (("seller",), ("planned_on", "done_on")),
    ExportKind.CALLS: (("seller",), ("at",)),
    ExportKind.PEOPLE: (("name",),),
    ExportKind.PLANS: (("month",), ("amount", "units")),
    ExportKind.LEADS: (("seller",), ("created_at",)),
    ExportKind.PAYROLL: (("seller",), ("month",)),
}
"""Of each group one field is needed at least; without it a row proves nothing."""

NEVER_KEPT = frozenset(("client", "phone"))
"""Fields that are looked at and not kept: a client becomes yes or no, a telephone number a keyed hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportColumns:
    """The place of every field, and what becomes of the other columns."""

    places: Mapping[str, int]
    required: Mapping[str, int]
    """The columns whose empty cells are counted, by heading."""
    private: tuple[str, ...]
    """About clients: never kept."""
    unused: tuple[str, ...]
    missing: tuple[str, ...]
    """The fields that no column holds."""


def export_columns(
    columns: Sequence[str], kind: ExportKind, mapping: Mapping[str, str], required: Sequence[str] = ()
) -> ExportColumns:
    """Match the headings of an export.

    Raises:
        WrongInput: a field or column is unknown, or what a row needs is missing; all of it is listed.
    """
    fields = export_words().fields[kind]
    headings = frozenset(map(alike, columns))
    wanted = {field: _precise(headings, words) for field, words in fields.items()}
    matching = match_columns(columns, wanted, mapping, required=(), alike=alike)
    places = matching.columns
    _require(columns, kind, places)
    private = [name for name in _unused(columns, matching) if is_private(name)]
    private += [columns[places[field]] for field in NEVER_KEPT if field in places]
    return ExportColumns(
        places=places,
        required=_required_places(columns, required),
        private=tuple(private),
        unused=tuple(name for name in _unused(columns, matching) if name not in private),
        missing=tuple(field for field in fields if field not in places),
    )


def is_private(heading: str) -> bool:
    """Tell whether a column may name a client or say how to reach one."""
    name = plain(heading)
    return any(stem in name for stem in export_words().private)


def _precise(headings: frozenset[str], words: Sequence[str]) -> tuple[str, ...]:
    """Return the most precise word that a heading has; none when there is none."""
    for word in words:
        if alike(word) in headings:
            return (word,)
    return ()


def _unused(columns: Sequence[str], matching: Matching) -> list[str]:
    used = set(matching.columns.values())
    return [heading for index, heading in enumerate(columns) if heading and index not in used]


def _require(columns: Sequence[str], kind: ExportKind, places: Mapping[str, int]) -> None:
    headings = tuple(heading for heading in columns if heading)
    mistakes = [
        Gap("column-missing", {"field": group[0], "columns": headings})
        for group in NEEDED[kind]
        if not any(field in places for field in group)
    ]
    if mistakes:
        raise refusal("columns-mistakes", mistakes)


def _required_places(columns: Sequence[str], required: Sequence[str]) -> dict[str, int]:
    known = {plain(heading): index for index, heading in enumerate(columns) if heading}
    headings = tuple(heading for heading in columns if heading)
    mistakes = [
        Gap("column-unknown", {"field": "required", "column": name, "nearest": (), "columns": headings})
        for name in required
        if plain(name) not in known
    ]
    if mistakes:
        raise refusal("columns-mistakes", mistakes)
    return {columns[known[plain(name)]]: known[plain(name)] for name in required}
