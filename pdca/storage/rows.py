"""Rows of the query tables as plain values, and how a batch of changes is put together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from pdca.storage.tables import QUERY_TABLES

Value: TypeAlias = str | int | None
Key: TypeAlias = tuple[Value, ...]

KEYS = {
    table.name: tuple(c.name for c in table.primary_key if c.name != "organisation") for table in QUERY_TABLES
}
COLUMNS = {
    table.name: tuple(c.name for c in table.columns if c.name != "organisation") for table in QUERY_TABLES
}


@dataclass(frozen=True, slots=True)
class Row:
    """Values to put in a table under their key: a whole row, or the columns of one that changed."""

    table: str
    values: dict[str, Value]

    @property
    def key_columns(self) -> tuple[str, ...]:
        """Name the columns of the primary key, without the organisation."""
        return KEYS[self.table]

    @property
    def key(self) -> Key:
        """Return the values of the primary key, without the organisation."""
        return tuple(self.values[name] for name in self.key_columns)

    @property
    def is_whole(self) -> bool:
        """Tell whether every column has a value, so that the row can be inserted."""
        return len(self.values) == len(COLUMNS[self.table])


@dataclass(frozen=True, slots=True)
class Close:
    """The open interval of a cycle in a table ends: its columns get their last values."""

    table: str
    cycle: int
    values: dict[str, Value]


@dataclass(slots=True)
class Batch:
    """Rows by table and key, later columns over earlier ones, and the intervals to close first."""

    rows: dict[tuple[str, Key], Row] = field(default_factory=dict)
    closes: list[Close] = field(default_factory=list)
    _open: dict[tuple[str, int], tuple[str, Key]] = field(default_factory=dict)
    """The place of the open interval of each cycle that this batch put."""

    def add(self, changes: Iterable[Row | Close]) -> None:
        """Put the changes of one event over what is there."""
        for change in changes:
            if isinstance(change, Row):
                self._put(change)
            else:
                self._close(change)

    def forget_cycles(self, numbers: Collection[Value]) -> None:
        """Take away the rows that belong to cycles, to tell them anew."""
        self.rows = {
            place: row
            for place, row in self.rows.items()
            # A finding names its cycle too, but does not belong to it.
            if "cycle" not in row.key_columns or row.values["cycle"] not in numbers
        }

    def _put(self, row: Row) -> None:
        place = (row.table, row.key)
        earlier = self.rows.get(place)
        self.rows[place] = Row(row.table, {**earlier.values, **row.values}) if earlier else row
        if "until_seq" in row.values:
            self._open[row.table, int(row.values["cycle"] or 0)] = place

    def _close(self, close: Close) -> None:
        place = self._open.pop((close.table, close.cycle), None)
        if place is None:
            self.closes.append(close)
        else:
            self.rows[place] = Row(close.table, {**self.rows[place].values, **close.values})
