"""A table on its way into a file: its columns, and values that are what they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = str | int | Decimal | datetime | date | None
"""An instant has no time zone any more: it is what the clocks of the organisation showed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, and its width in characters where a file has such."""

    head: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose rows are read while they are written."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value]]
