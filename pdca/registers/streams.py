"""Opens a file of any size as rows that can be walked more than once, none of which is kept."""

import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from pdca.domain.errors import Gap, WrongInput
from pdca.registers.decoding import find_encoding
from pdca.registers.delimited import SAMPLE_TEXT, Separator, choose_separator, rows_of_lines
from pdca.registers.headings import MOST_COLUMNS, ForeignRow, doubled_headings, find_heading, titles
from pdca.registers.kinds import kind_of
from pdca.registers.mistakes import refusal
from pdca.registers.reading import LARGEST_WORKBOOK, Wishes, opened, require_sense
from pdca.registers.sheet import MOST_EMPTY_ROWS
from pdca.registers.table import Kind, Source, column_letter, column_name

LONGEST_LINE = 1024 * 1024
"""Characters; a longer line is no row of an export."""

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStream:
    """The rows of a file below its headings; `rows` begins anew each time."""

    columns: tuple[str, ...]
    heading_row: int
    source: Source
    estimate: int | None = None
    """About how many rows there are; None when nothing tells it."""
    walk: Callable[[], Generator[ForeignRow, None, None]]
    """Yields every row of the file that holds something, headings included."""

    def rows(self) -> Generator[ForeignRow, None, None]:
        """Yield the rows below the headings.

        Raises:
            WrongInput: a quote is not closed, a formula has no value, headings come again, thousands of rows
                are empty, or a column without heading has values; with row and column.
        """
        before, size, name = self.heading_row, len(self.columns), self.source.name
        untitled = [index for index, heading in enumerate(self.columns) if not heading]
        with closing(self.walk()) as walked:
            for row in walked:
                if row.number <= self.heading_row:
                    continue
                if row.number - before > MOST_EMPTY_ROWS:
                    raise WrongInput("table-gap", path=name, row=before, most=MOST_EMPTY_ROWS)
                before = row.number
                if row.formulas:
                    raise _valueless(row, self.columns, name)
                if row.cells[0] == self.columns[0] and _titles_again(row, self.columns):
                    raise WrongInput("heading-repeated", path=name, row=row.number, heading=self.columns[0])
                for index in untitled:
                    if index < len(row.cells) and row.cells[index] is not None:
                        raise _untitled(index, row.number, name)
                yield row if len(row.cells) >= size else _filled_up(row, size)


def open_stream(path: Path, wishes: Wishes) -> RowStream:
    """Find out how a file is to be read, without reading its rows.

    Raises:
        NotFound: there is no such file.
        WrongInput: it is no table, is not safe to open, or its headings are not clear.
    """
    with opened(path) as file:
        kind = kind_of(file, path.name)
        require_sense(wishes, kind, path.name)
        if kind is Kind.JSON:
            from pdca.registers.pages import json_stream  # noqa: PLC0415 - a cycle otherwise

            return json_stream(file, path, wishes)
        if kind is Kind.XLSX:
            return _sheet_stream(file, path, wishes)
        return _text_stream(file, path, wishes)


def _text_stream(file: BinaryIO, path: Path, wishes: Wishes) -> RowStream:
    encoding = find_encoding(file, path.name, wishes.encoding)
    file.seek(0)
    reader = TextIOWrapper(file, encoding, newline="")
    sample = reader.read(SAMPLE_TEXT + 1)
    reader.detach()  # the file belongs to the caller
    separator = choose_separator(sample.removeprefix(_BYTE_ORDER_MARK), wishes.separator)
    source = Source(kind=Kind.CSV, name=path.name, encoding=encoding, separator=separator.sign)
    stream = _stream(lambda: _text_rows(path, encoding, separator), source, wishes.heading_row)
    size = len(sample.encode(encoding)) or 1
    return replace(stream, estimate=path.stat().st_size * sample.count("\n") // size)


def _text_rows(path: Path, encoding: str, separator: Separator) -> Generator[ForeignRow, None, None]:
    with opened(path) as file, TextIOWrapper(file, encoding, newline="") as text:
        yield from rows_of_lines(_lines(text, path.name), separator, path.name)


def _lines(text: TextIOWrapper, name: str) -> Iterator[str]:
    line = text.readline(LONGEST_LINE).removeprefix(_BYTE_ORDER_MARK)
    number = 1
    while line:
        if len(line) >= LONGEST_LINE:
            raise WrongInput("table-line-long", path=name, line=number)
        yield line
        line = text.readline(LONGEST_LINE)
        number += 1


def _sheet_stream(file: BinaryIO, path: Path, wishes: Wishes) -> RowStream:
    if path.stat().st_size > LARGEST_WORKBOOK:
        raise WrongInput("table-too-large", path=path.name, megabytes=LARGEST_WORKBOOK // 1024**2)
    # openpyxl takes a fifth of a second to import; who reads CSV does not wait for it.
    from pdca.registers.workbook import open_sheet  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        title = open_sheet(file, path.name, wishes.sheet).title
    source = Source(kind=Kind.XLSX, name=path.name, sheet=title)
    return _stream(lambda: _sheet_rows(path, title), source, wishes.heading_row)


def _sheet_rows(path: Path, title: str) -> Generator[ForeignRow, None, None]:
    from pdca.registers.workbook import open_sheet  # noqa: PLC0415 - as above

    with opened(path) as file:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it does not know; cells do not depend on them.
            warnings.simplefilter("ignore")
            sheet = open_sheet(file, path.name, title)
        last = 1
        for row in sheet.rows():
            last = row.number
            yield row
        if sheet.stopped_at is not None:
            raise WrongInput("table-gap", path=path.name, row=last, most=MOST_EMPTY_ROWS)


def _stream(
    walk: Callable[[], Generator[ForeignRow, None, None]], source: Source, heading_row: int | None
) -> RowStream:
    with closing(walk()) as rows:
        heading, _below = find_heading(rows, source, heading_row)
    columns = titles(heading)
    if len(columns) > MOST_COLUMNS:
        raise WrongInput("table-too-wide", path=source.name, most=MOST_COLUMNS)
    if doubled := list(doubled_headings(columns)):
        raise refusal("table-mistakes", doubled, path=source.name)
    return RowStream(columns=columns, heading_row=heading.number, source=source, walk=walk)


def _titles_again(row: ForeignRow, columns: Sequence[str]) -> bool:
    return tuple(cell or "" for cell in row.cells[: len(columns)]) == tuple(columns)


def _filled_up(row: ForeignRow, size: int) -> ForeignRow:
    return ForeignRow(row.number, row.cells + (None,) * (size - len(row.cells)), row.line)


def _valueless(row: ForeignRow, columns: Sequence[str], name: str) -> WrongInput:
    mistakes = [
        Gap("formula-without-value", {"row": row.number, "column": column_name(columns, index)})
        for index in row.formulas
    ]
    return refusal("table-mistakes", mistakes, path=name)


def _untitled(index: int, row: int, name: str) -> WrongInput:
    mistake = Gap("heading-empty", {"column": column_letter(index), "row": row})
    return refusal("table-mistakes", [mistake], path=name)
