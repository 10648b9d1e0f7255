"""Reads the rows of one sheet through openpyxl, which trusts files more than we may."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any, Protocol
from zipfile import BadZipFile

from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.utils.exceptions import InvalidFileException

from pdca.domain.errors import WrongInput
from pdca.registers.headings import ForeignRow
from pdca.registers.table import Cell, trimmed

LAST_ROW = 1_048_576
"""The last row that Excel has."""
MOST_CELLS = 20_000_000
MOST_EMPTY_ROWS = 10_000

_DAMAGE = (
    # What openpyxl raises about files that are not as it expects.
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TokenizerError,
    TypeError,
    ValueError,
    zlib.error,
)


class OpenpyxlSheet(Protocol):
    """What is used of a sheet that openpyxl opened for reading."""

    title: str
    sheet_state: str

    def reset_dimensions(self) -> None:
        """Forget how large the sheet says it is."""

    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[Any, ...]]:
        """Yield the rows, as values or as cells, which are openpyxl's own and have no common type."""


@dataclass(slots=True)
class Sheet:
    """A sheet that is read once; after that `stopped_at` tells whether it was read to its end."""

    path: str
    values: OpenpyxlSheet
    formulas: OpenpyxlSheet | None
    """The same sheet with formulas in place of their values, when there are any."""
    stopped_at: int | None = None

    @property
    def title(self) -> str:
        """Return the name of the sheet."""
        return self.values.title

    def rows(self) -> Iterator[ForeignRow]:
        """Yield the rows that hold something; stop where a sheet has gone on without for long."""
        empty = 0
        for number, (values, valueless) in enumerate(self._rows(), start=1):
            cells = tuple(_cell(value) for value in values)
            if valueless or any(cell is not None for cell in cells):
                empty = 0
                yield ForeignRow(number, cells, number, valueless)
                continue
            empty += 1
            if empty == MOST_EMPTY_ROWS:
                self.stopped_at = number
                return

    def _rows(self) -> Iterator[tuple[tuple[Any, ...], tuple[int, ...]]]:
        if self.formulas is None:
            for values in values_of(self.values, self.path):
                yield values, ()
            return
        computed = _cells_of(self.formulas, self.path)
        for values, cells in zip(values_of(self.values, self.path), computed, strict=True):
            yield values, tuple(_valueless(values, cells))


def values_of(worksheet: OpenpyxlSheet, path: str) -> Iterator[tuple[Any, ...]]:
    """Yield the values of every row, empty rows too, as openpyxl makes them."""
    return _walk(worksheet, path, values_only=True)


@contextmanager
def refusing_damage(path: str) -> Iterator[None]:
    """Turn whatever openpyxl stumbles over into one refusal."""
    try:
        yield
    except _DAMAGE as error:
        raise WrongInput("workbook-damaged", path=path) from error


def _cells_of(worksheet: OpenpyxlSheet, path: str) -> Iterator[tuple[Any, ...]]:
    return _walk(worksheet, path, values_only=False)


def _walk(worksheet: OpenpyxlSheet, path: str, *, values_only: bool) -> Iterator[tuple[Any, ...]]:
    """Yield rows, and refuse a sheet that pretends to be larger than any sheet can be."""
    walked = 0
    with refusing_damage(path):
        # A sheet says how large it is, and some programs say it wrongly: rows would be lost.
        worksheet.reset_dimensions()
        for number, row in enumerate(worksheet.iter_rows(values_only=values_only), start=1):
            walked += len(row)
            if number > LAST_ROW or walked > MOST_CELLS:
                raise WrongInput("sheet-too-large", path=path, sheet=worksheet.title)
            yield row


def _valueless(values: tuple[Any, ...], cells: tuple[Any, ...]) -> Iterator[int]:
    for index, (value, cell) in enumerate(zip(values, cells, strict=True)):
        if cell.data_type == "f" and value is None:
            yield index


def _cell(value: object) -> Cell:
    match value:
        case None:
            cell: Cell = None
        case str():
            # So Excel writes a carriage return inside a cell.
            cell = trimmed(value.replace("_x000D_", "\r"))
        case bool():
            cell = str(value).upper()
        case int() | float() if isfinite(value):
            cell = Decimal(str(value))
        case datetime():
            cell = value.date() if value.time() == time() else value
        case date():
            cell = value
        case _:  # a time of day, a duration, a number beyond all numbers
            cell = str(value)
    return cell
