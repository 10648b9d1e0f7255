"""Walks the rows of an export: reads their cells, makes typed rows, and counts what is to be reported."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias

from pdca.domain.errors import Gap
from pdca.domain.sales import Exported, ExportKind, folded
from pdca.registers.doubled_keys import SecondLook
from pdca.registers.export_cells import EXPLAINED, Cells
from pdca.registers.export_columns import ExportColumns
from pdca.registers.export_rows import maker
from pdca.registers.headings import ForeignRow
from pdca.registers.table import Cell, column_name, width
from pdca.registers.tallies import Tally
from pdca.registers.texts import text_of

MOST_CACHED = 20_000
"""Different cells of a column that are remembered with their values."""

_UNIQUE = frozenset(("key", "deal", "phone", "at", "created_at", "answered_at"))
"""Fields whose values seldom come again, so that remembering them is a waste."""

_HAPPENED = (
    *("opened_on", "closed_on", "changed_on", "done_on", "at", "scored_on", "feedback_on"),
    *("created_at", "answered_at", "rejected_on", "reason_on", "set_on"),
)
"""Days that cannot lie in the future."""

_KEYED = frozenset((ExportKind.DEALS, ExportKind.ACTIVITIES, ExportKind.CALLS, ExportKind.LEADS))

_Step: TypeAlias = tuple[str, int, Callable[[Cell], object], dict[Cell, object] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What is compared while the rows are walked."""

    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By field, the folded values that a list has."""
    on: date | None = None
    """The date of the export."""


class Walk:
    """One walk over the rows of a file."""

    def __init__(
        self,
        kind: ExportKind,
        headings: tuple[str, ...],
        columns: ExportColumns,
        *,
        cells: Cells,
        checks: Checks,
        doubled: SecondLook,
        tally: Tally,
    ) -> None:
        self.tally = tally
        self._headings, self._columns = headings, columns
        self._make = maker(kind, columns.places)
        self._unknown = cells.unknown
        self._checks, self._doubled = checks, doubled
        self._required = tuple(columns.required.values())
        self._steps: list[_Step] = [
            (name, place, cells.reader(name), None if name in _UNIQUE else {})
            for name, place in columns.places.items()
        ]
        self._explained = [name for name in EXPLAINED if name in columns.places]
        self._listed = [name for name in checks.known if name in columns.places]
        self._happened = [name for name in _HAPPENED if name in columns.places]
        self._invents_keys = kind in _KEYED and "key" not in columns.places

    def take(self, row: ForeignRow) -> Exported | None:
        """Return what a row says; count it, and reject it where something in it cannot be read."""
        self.tally.rows += 1
        values: dict[str, Any] = {}
        gap = self._read(row, values) or self._odd(row, values)
        if gap is None:
            crm_id = values.get("crm_id")
            self._count(row.cells, values)
            made = self._make(values)
            if made is None:
                self.tally.deleted += 1
                return None
            if not isinstance(made, Gap):
                self.tally.take(made)
                if crm_id is not None:
                    self.tally.people[crm_id] = getattr(made, "name", "")
                return made
            gap = made
        self.tally.reject(self._placed(gap, row))
        return None

    def _read(self, row: ForeignRow, values: dict[str, Any]) -> Gap | None:
        cells = row.cells
        for name, place, read, remembered in self._steps:
            cell = cells[place]
            if cell is None:
                continue
            if remembered is None:
                value = read(cell)
            else:
                value = remembered.get(cell)
                if value is None:
                    value = read(cell)
                    if len(remembered) < MOST_CACHED:
                        remembered[cell] = value
            if type(value) is Gap:
                return Gap(value.code, {**value.facts, "field": name})
            values[name] = value
        return None

    def _odd(self, row: ForeignRow, values: dict[str, Any]) -> Gap | None:
        """Say what is wrong with the row as a whole; give a row without a key its number for one."""
        size = len(self._headings)
        if len(row.cells) > size and (cells := width(row.cells)) > size:
            return Gap("row-too-wide", {"cells": cells, "headings": size})
        if self._invents_keys:
            values["key"] = f"#{row.number}"
        elif "key" in values and (first := self._doubled.first_row(values["key"], row.number)):
            said = text_of(row.cells[self._columns.places["key"]])
            return Gap("key-doubled", {"field": "key", "number": said, "first_row": first})
        if self._required:
            values["missing_fields"] = sum(row.cells[place] is None for place in self._required)
        return None

    def _count(self, cells: tuple[Cell, ...], values: dict[str, Any]) -> None:
        places, tally = self._columns.places, self.tally
        for name in self._explained:
            cell = cells[places[name]]
            if cell in self._unknown[name]:
                _add(tally.unknown, name, text_of(cell))
        for name in self._listed:
            if name not in values:
                continue
            # What is kept of a cell may be less than what is compared.
            said = str(values[name]) if name == "seller" else " ".join(text_of(cells[places[name]]).split())
            if folded(said) not in self._checks.known[name]:
                _add(tally.unlisted, name, said)
        for name in self._happened:
            found = values.get(name)
            if found is not None:
                self._date(name, found.date() if isinstance(found, datetime) else found)

    def _date(self, name: str, day: date) -> None:
        tally = self.tally
        if self._checks.on is not None and day > self._checks.on:
            tally.future[name] += 1
        elif tally.newest is None or day > tally.newest:
            tally.newest = day

    def _placed(self, gap: Gap, row: ForeignRow) -> Gap:
        """Add row and column to what is wrong."""
        name = str(gap.facts.get("field", ""))
        place = self._columns.places.get(name)
        column = name if place is None else column_name(self._headings, place)
        where = {"row": row.number, "line": row.line, "column": column, "field": name}
        return Gap(gap.code, {**where, **gap.facts})


def _add(words: dict[str, Counter[str]], name: str, word: str) -> None:
    counted = words.setdefault(name, Counter())
    if word in counted or len(counted) < MOST_CACHED:
        counted[word] += 1
