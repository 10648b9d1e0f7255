"""A workbook as text: each cell with its place, its kind and its value, as another library reads them."""

import io
from collections.abc import Iterator

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def grid(content: bytes) -> str:
    """Return a line for every sheet, table and cell that holds anything."""
    lines: list[str] = []
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        lines += (f"== {sheet.title}", *_tables(sheet), *_cells(sheet), "")
    return "\n".join(lines)


def _tables(sheet: Worksheet) -> Iterator[str]:
    for table in sheet.tables.values():
        yield f"table {table.ref}: {', '.join(table.column_names)}"


def _cells(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield f"{cell.coordinate} {cell.data_type} {cell.number_format}: {cell.value!r}"
