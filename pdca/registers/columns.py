"""Decides which column of a foreign table holds which field."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pdca.domain.errors import Gap
from pdca.registers.mistakes import refusal
from pdca.registers.table import column_letter, column_name
from pdca.registers.words import finding_words, plain


@dataclass(frozen=True, slots=True)
class Matching:
    """The place of every field that was found, and the headings that nobody wanted."""

    columns: Mapping[str, int]
    unused: tuple[str, ...]


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """Read `field=column` as people type it; an empty column says that a field is not to be read."""
    mapping: dict[str, str] = {}
    mistakes: list[Gap] = []
    for pair in pairs:
        name, sign, column = (part.strip() for part in pair.partition("="))
        field = name.lower().replace("-", "_")
        if not (field and sign):
            mistakes.append(Gap("mapping-without-sign", {"text": pair}))
        elif field in mapping:
            mistakes.append(Gap("field-doubled", {"field": field}))
        mapping[field] = column
    if mistakes:
        raise refusal("mapping-mistakes", mistakes)
    return mapping


def match_columns(
    columns: Sequence[str],
    wanted: Mapping[str, Sequence[str]],
    mapping: Mapping[str, str],
    *,
    required: Sequence[str] = ("title",),
    alike: Callable[[str], str] = plain,
) -> Matching:
    """Find the column of each wanted field: where a person said it is, else by the words for it.

    `alike` takes away from a heading and a word what makes no difference.
    """
    told = {field: _place(columns, column) for field, column in mapping.items() if field in wanted and column}
    untold = {field: [alike(word) for word in wanted[field]] for field in wanted if field not in mapping}
    guesses = _guesses([alike(heading) for heading in columns], untold, told)
    mistakes = [
        *_unknown_fields(mapping, wanted),
        *_unknown_columns(columns, mapping, told),
        *_doubts(columns, guesses),
        *_missing(columns, required, (*told, *guesses)),
    ]
    if mistakes:
        raise refusal("columns-mistakes", mistakes)
    found = {field: place for field, place in told.items() if place is not None}
    found |= {field: places[0] for field, places in guesses.items()}
    used = set(found.values())
    unused = (heading for index, heading in enumerate(columns) if heading and index not in used)
    return Matching({field: found[field] for field in wanted if field in found}, tuple(unused))


def _place(columns: Sequence[str], column: str) -> int | None:
    """Return the place of a heading, else of the letter or number that Excel shows above a column."""
    alike = plain(column)
    for index, heading in enumerate(columns):
        if heading and plain(heading) == alike:
            return index
    letters = column.upper().translate(finding_words().look_alikes)
    for index in range(len(columns)):
        if column_letter(index) == letters or str(index + 1) == column:
            return index
    return None


def _guesses(
    headings: Sequence[str], wanted: Mapping[str, Sequence[str]], told: Mapping[str, int | None]
) -> dict[str, list[int]]:
    """Return the columns whose headings mean a field, leaving out those that a person gave another field."""
    taken = set(told.values())
    guesses: dict[str, list[int]] = {}
    for field, words in wanted.items():
        places = [index for index, heading in enumerate(headings) if heading in words and index not in taken]
        if places:
            guesses[field] = places
    return guesses


def _unknown_fields(mapping: Mapping[str, str], wanted: Mapping[str, Sequence[str]]) -> Iterator[Gap]:
    for field in mapping:
        if field not in wanted:
            nearest = tuple(get_close_matches(field, wanted, n=1))
            yield Gap("field-unknown", {"field": field, "nearest": nearest, "known": tuple(wanted)})


def _unknown_columns(
    columns: Sequence[str], mapping: Mapping[str, str], told: Mapping[str, int | None]
) -> Iterator[Gap]:
    alike = {plain(heading): heading for heading in columns if heading}
    for field, place in told.items():
        if place is None:
            nearest = tuple(alike[found] for found in get_close_matches(plain(mapping[field]), alike, n=1))
            yield Gap(
                "column-unknown",
                {
                    "field": field,
                    "column": mapping[field],
                    "nearest": nearest,
                    "columns": tuple(alike.values()),
                },
            )


def _doubts(columns: Sequence[str], guesses: Mapping[str, Sequence[int]]) -> Iterator[Gap]:
    """Nothing is chosen where one field may mean two columns, or one column two fields."""
    fields: dict[int, list[str]] = {}
    for field, places in guesses.items():
        if len(places) > 1:
            names = tuple(column_name(columns, place) for place in places)
            yield Gap("column-unclear", {"field": field, "columns": names})
        for place in places:
            fields.setdefault(place, []).append(field)
    for place, claimants in fields.items():
        if len(claimants) > 1:
            yield Gap("column-claimed-twice", {"column": columns[place], "fields": tuple(claimants)})


def _missing(columns: Sequence[str], required: Iterable[str], found: Iterable[str]) -> Iterator[Gap]:
    known = set(found)
    headings = tuple(heading for heading in columns if heading)
    for field in required:
        if field not in known:
            yield Gap("column-missing", {"field": field, "columns": headings})
