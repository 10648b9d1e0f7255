"""A foreign table as it was read: headings, rows with their numbers, and how the file was understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Cell: TypeAlias = str | date | Decimal | None
"""Trimmed text, a date (or a datetime, which is one), a number, or nothing."""

_LETTERS = 26


class Kind(StrEnum):
    """What kind of file a table came from."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its line as an editor shows it."""

    number: int
    cells: tuple[Cell, ...]
    line: int
    """Where the row begins; differs from the number when quoted cells run over several lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How a file was understood, to be told to the person who gave it."""

    kind: Kind
    name: str
    encoding: str = ""
    separator: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose rows all have as many cells as there are columns."""

    columns: tuple[str, ...]
    """The headings; empty only for a column without a single value."""
    rows: Sequence[Row]
    heading_row: int
    source: Source
    stopped_at: int | None = None
    """The row where reading gave up, when a sheet goes on and on with empty rows."""


def column_letter(index: int) -> str:
    """Return the letters that Excel shows over a column, counted from zero."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_name(columns: Sequence[str], index: int) -> str:
    """Return what a person calls a column: its heading, else its letters."""
    return (columns[index] if index < len(columns) else "") or column_letter(index)


def filled(cells: Sequence[Cell]) -> int:
    """Count the cells that hold something."""
    return sum(cell is not None for cell in cells)


def width(cells: Sequence[Cell]) -> int:
    """Count the cells up to the last one that holds something."""
    return next((index for index in range(len(cells), 0, -1) if cells[index - 1] is not None), 0)


def trimmed(text: str) -> str | None:
    """Return text without the space around it and with one kind of line end; None when nothing is left."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip() or None
