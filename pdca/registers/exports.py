"""Reads an export of a CRM: a first pass to understand the file, a second one that yields its rows."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from pdca.domain.errors import Gap
from pdca.domain.sales import Exported, ExportKind
from pdca.registers.date_orders import DateEvidence
from pdca.registers.dates import DateFormat, DateOrder
from pdca.registers.doubled_keys import DoubledKeys
from pdca.registers.export_cells import DAYS, INSTANTS, Cells, Meanings
from pdca.registers.export_clients import is_telephone, kept_key
from pdca.registers.export_columns import ExportColumns, export_columns
from pdca.registers.export_dates import DateReader, head_of
from pdca.registers.export_walk import Checks, Walk
from pdca.registers.mistakes import refusal
from pdca.registers.reading import Wishes
from pdca.registers.streams import RowStream, open_stream
from pdca.registers.table import Cell, Kind
from pdca.registers.tallies import Tally

Progress: TypeAlias = Callable[[int, int | None], None]
"""Told every so often how many rows were read, and of how many when that is known or can be estimated."""

STEP = 2_000
"""Rows between two reports of progress."""

_MOST_TEXTS = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWishes:
    """What a person said about a file; nothing of it is guessed then."""

    file: Wishes = field(default_factory=Wishes)
    mapping: Mapping[str, str] = field(default_factory=dict)
    date_format: DateFormat | None = None
    required: tuple[str, ...] = ()
    """Headings of columns whose empty cells are counted row by row."""
    meanings: Meanings = field(default_factory=Meanings)
    checks: Checks = field(default_factory=Checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnOfDates:
    """How the dates of a column are read, and why."""

    column: str
    date_format: DateFormat
    doubtful: int
    """How many of its dates would be a day in either order."""
    proof: tuple[int, str] | None
    """The row and the text that settle the order; None when none does, or none has to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file that was understood; `rows` walks it again each time."""

    kind: ExportKind
    stream: RowStream
    columns: ExportColumns
    dates: Mapping[str, ColumnOfDates]
    count: int
    """How many rows stand below the headings."""
    wishes: ExportWishes
    zone: ZoneInfo
    doubled: DoubledKeys
    marks: set[str] = field(default_factory=set)
    """What stood before fractions beyond doubt; known when the rows were walked."""

    @property
    def date_order(self) -> DateOrder | None:
        """Return the order of day and month that the file proves, when all of its columns agree."""
        orders = {each.date_format.order for each in self.dates.values() if each.proof}
        return orders.pop() if len(orders) == 1 else None

    def rows(self, tally: Tally, progress: Progress | None = None) -> Iterator[Exported]:
        """Yield the rows without a mistake, and count everything in the tally.

        Raises:
            WrongInput: the file shows itself broken, as it may when it was changed after the first pass.
        """
        walk = Walk(
            self.kind,
            self.stream.columns,
            self.columns,
            cells=self._cells(),
            checks=self.wishes.checks,
            doubled=self.doubled.second_pass(),
            tally=tally,
        )
        with closing(self.stream.rows()) as rows:
            for row in rows:
                made = walk.take(row)
                if made is not None:
                    yield made
                if progress is not None and not tally.rows % STEP:
                    progress(tally.rows, self.count)

    def _cells(self) -> Cells:
        has_timestamps = self.stream.source.kind is Kind.JSON
        readers = {
            name: DateReader(each.date_format, self.zone, has_timestamps=has_timestamps)
            for name, each in self.dates.items()
        }
        return Cells(kind=self.kind, meanings=self.wishes.meanings, dates=readers, marks=self.marks)


def read_export(
    path: Path, kind: ExportKind, wishes: ExportWishes, *, zone: ZoneInfo, progress: Progress | None = None
) -> Export:
    """Understand a file: encoding, separator, headings, the order of its dates, keys that come twice.

    Raises:
        NotFound: there is no such file.
        WrongInput: it cannot be read, or it is not clear how; every doubt is listed, with row and column.
    """
    stream = open_stream(path, wishes.file)
    columns = export_columns(stream.columns, kind, wishes.mapping, wishes.required)
    seen = _FirstPass(columns, stream.columns)
    with closing(stream.rows()) as rows:
        for row in rows:
            seen.take(row.number, row.cells)
            if progress is not None and not seen.count % STEP:
                progress(seen.count, stream.estimate)
    seen.require_no_telephones(stream.columns)
    seen.doubled.forget_marks()
    dates = _decided(seen.evidences(), wishes.date_format, stream.source.name)
    return Export(
        kind=kind,
        stream=stream,
        columns=columns,
        dates=dates,
        count=seen.count,
        wishes=wishes,
        zone=zone,
        doubled=seen.doubled,
    )


class _FirstPass:
    """What has to be known of all rows before the first of them can be read."""

    def __init__(self, columns: ExportColumns, headings: tuple[str, ...]) -> None:
        self.count = 0
        self.doubled = DoubledKeys()
        self._key = columns.places.get("key")
        self._telephones: tuple[int, int] | None = None  # the first row of them, and how many
        self._evidence = {
            name: DateEvidence(headings[place])
            for name, place in columns.places.items()
            if name in DAYS or name in INSTANTS
        }
        self._places: list[tuple[int, str, dict[str, list[int]]]] = [
            (columns.places[name], name, {}) for name in self._evidence
        ]

    def take(self, number: int, cells: tuple[Cell, ...]) -> None:
        """Note the texts of the dates and the key of a row."""
        self.count += 1
        if self._key is not None and (key := cells[self._key]) is not None:
            kept = kept_key(key)
            if isinstance(kept, str):
                self.doubled.see(kept)
            if is_telephone(key):
                first, count = self._telephones or (number, 0)
                self._telephones = (first, count + 1)
        for place, name, texts in self._places:
            cell = cells[place]
            if type(cell) is not str:
                continue
            head = head_of(cell)
            seen = texts.get(head)
            if seen is not None:
                seen[1] += 1
                continue
            if len(texts) >= _MOST_TEXTS:
                self._weigh(name, texts)
            texts[head] = [number, 1]

    def require_no_telephones(self, headings: tuple[str, ...]) -> None:
        """Refuse keys that are telephone numbers: their hash could be guessed, and they cannot be kept."""
        if self._telephones and self._key is not None:
            row, count = self._telephones
            facts = {"column": headings[self._key], "row": row, "count": count}
            raise refusal("columns-mistakes", [Gap("key-telephone", facts)])

    def evidences(self) -> Mapping[str, DateEvidence]:
        """Return what the dates of each column prove."""
        for _place, name, texts in self._places:
            self._weigh(name, texts)
        return self._evidence

    def _weigh(self, name: str, texts: dict[str, list[int]]) -> None:
        for text, (row, times) in texts.items():
            self._evidence[name].add(row, text, times)
        texts.clear()


def _decided(
    evidences: Mapping[str, DateEvidence], given: DateFormat | None, name: str
) -> dict[str, ColumnOfDates]:
    decided: dict[str, ColumnOfDates] = {}
    mistakes: list[Gap] = []
    for field_name, evidence in evidences.items():
        others = [each for each in evidences.values() if each is not evidence]
        found = given or evidence.decided(others)
        if isinstance(found, Gap):
            mistakes.append(found)
            continue
        proof = evidence.proof if found.order is not DateOrder.YEAR_FIRST else None
        decided[field_name] = ColumnOfDates(
            column=evidence.column, date_format=found, doubtful=evidence.doubtful, proof=proof
        )
    if mistakes:
        raise refusal("export-dates", mistakes, path=name)
    return decided
