"""Tables as XLSX: real dates and numbers under a frozen head, and text that is never a formula."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, islice
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from pdca.domain.neutral import neutral
from pdca.exports.delimited import FORMULA
from pdca.exports.tables import Column, Table, Value

MOST_CHARACTERS = 32_767
"""What a cell holds; Excel calls a file with more of them damaged."""

MOST_IN_TABLE = 20_000
"""Rows that are made a table, which has to be held whole; more are written row by row, with a filter."""

MOST_ON_SHEET = 1_048_575
"""Rows below the head; what is more goes on another sheet."""

LONGEST_NAME = 31
"""Characters of the name of a sheet."""


def write_workbook(file: BinaryIO, table: Table, *, day: date, day_form: str) -> int:
    """Write a workbook row by row; return how many rows it has.

    Its only date is `day`, so that the same rows give the same bytes; `day_form` is how Excel writes a date.
    """
    rows = iter(table.rows)
    first = list(islice(rows, MOST_IN_TABLE + 1))
    is_small = len(first) <= MOST_IN_TABLE
    workbook = Workbook(
        file,
        {
            "constant_memory": not is_small,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    workbook.set_properties({"title": table.title, "created": datetime.combine(day, time())})
    writing = _Writing(workbook, table, day_form)
    if is_small:
        writing.table(first)
        count = len(first)
    else:
        count = writing.sheets(chain(first, rows))
    try:
        workbook.close()
    except FileCreateError as error:
        # It wraps what the system said.
        raise error.args[0] from None
    return count


class _Writing:
    """A workbook that is being written."""

    def __init__(self, workbook: Workbook, table: Table, day_form: str) -> None:
        self._workbook, self._table = workbook, table
        self._head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._day = workbook.add_format({"num_format": day_form, "align": "left"})
        self._instant = workbook.add_format({"num_format": f"{day_form} hh:mm:ss", "align": "left"})
        # So marked, it stays text even when somebody edits the cell.
        self._quoted = workbook.add_format({"quote_prefix": True})

    def table(self, rows: Sequence[Sequence[Value]]) -> None:
        """Write all rows as a table that Excel sorts and filters."""
        sheet = self._sheet(1)
        if rows:
            columns = [{"header": _cut(column.head), "header_format": self._head} for column in self._columns]
            sheet.add_table(
                0,
                0,
                len(rows),
                len(columns) - 1,
                {"name": "Table_1", "style": "Table Style Light 1", "columns": columns},
            )
        for number, row in enumerate(rows, start=1):
            self._row(sheet, number, row)

    def sheets(self, rows: Iterator[Sequence[Value]]) -> int:
        """Write rows as they come, over as many sheets as it takes."""
        count = 0
        for number, page in enumerate(_pages(rows), start=1):
            sheet = self._sheet(number)
            on_sheet = 0
            for on_sheet, row in enumerate(page, start=1):
                self._row(sheet, on_sheet, row)
            sheet.autofilter(0, 0, on_sheet, len(self._columns) - 1)
            count += on_sheet
        return count

    @property
    def _columns(self) -> tuple[Column, ...]:
        return self._table.columns

    def _sheet(self, number: int) -> Worksheet:
        tail = f" {number}" if number > 1 else ""
        sheet = self._workbook.add_worksheet(f"{self._table.title[: LONGEST_NAME - len(tail)]}{tail}")
        for place, column in enumerate(self._columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, _cut(column.head), self._head)
        sheet.freeze_panes(1, 0)
        return sheet

    def _row(self, sheet: Worksheet, number: int, row: Sequence[Value]) -> None:
        for place, value in enumerate(row):
            match value:
                case None | "":
                    pass
                case str():
                    text = _cut(value)
                    is_formula = text.lstrip().startswith(FORMULA)
                    sheet.write_string(number, place, text, self._quoted if is_formula else None)
                case datetime():
                    sheet.write_datetime(number, place, value, self._instant)
                case date():
                    sheet.write_datetime(number, place, datetime.combine(value, time()), self._day)
                case Decimal():
                    sheet.write_number(number, place, float(value))
                case _:
                    sheet.write_number(number, place, value)


def _pages(rows: Iterator[Sequence[Value]]) -> Iterator[Iterable[Sequence[Value]]]:
    """Cut rows into those of each sheet; each page must be taken before the next one."""
    for first in rows:
        yield chain([first], islice(rows, MOST_ON_SHEET - 1))


def _cut(text: str) -> str:
    """Return a text line by line without what steers, as long as a cell is."""
    return "\n".join(neutral(line) for line in text.split("\n"))[:MOST_CHARACTERS]
