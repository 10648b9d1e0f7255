"""Finds the row of headings and makes a table of what stands below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from pdca.domain.errors import Gap, WrongInput
from pdca.registers.mistakes import refusal
from pdca.registers.table import Cell, Kind, Row, Source, Table, column_letter, column_name, filled, width

MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
_OPENING = 20
"""So many rows are looked at for headings; above them may stand a title, a period, a company."""


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """A row as a file gives it; `formulas` are the columns whose formulas have no value."""

    number: int
    cells: tuple[Cell, ...]
    line: int
    formulas: tuple[int, ...] = ()


def build_table(rows: Iterable[ForeignRow], source: Source, *, heading_row: int | None = None) -> Table:
    """Make a table, or refuse with every mistake that headings and rows have."""
    remaining = iter(rows)
    heading, below = find_heading(remaining, source, heading_row)
    columns = titles(heading)
    if len(columns) > MOST_COLUMNS:
        raise WrongInput("table-too-wide", path=source.name, most=MOST_COLUMNS)
    body, mistakes = _body(chain(below, remaining), columns, source.name)
    mistakes = [*doubled_headings(columns), *_untitled(columns, body), *mistakes]
    if mistakes:
        raise refusal("table-mistakes", mistakes, path=source.name)
    return Table(columns=columns, rows=tuple(body), heading_row=heading.number, source=source)


def find_heading(
    rows: Iterator[ForeignRow], source: Source, wish: int | None
) -> tuple[ForeignRow, list[ForeignRow]]:
    """Return the headings, found or wished for, and those rows below them that had to be looked at."""
    if wish is not None:
        heading = next((row for row in rows if row.number >= wish), None)
        if heading is None or heading.number != wish:
            raise WrongInput("heading-row-empty", path=source.name, row=wish)
        return heading, []
    opening = list(islice(rows, _OPENING))
    if not opening:
        raise WrongInput("table-empty", path=source.name, sheet=source.sheet)
    position = next((place for place, row in enumerate(opening) if _is_heading(opening, place)), None)
    if position is None:
        raise WrongInput("heading-row-missing", path=source.name, row=opening[0].number)
    _require_one_heading(opening, position, source)
    return opening[position], opening[position + 1 :]


def titles(heading: ForeignRow) -> tuple[str, ...]:
    """Return what a row of headings calls its columns, on one line each."""
    cells = heading.cells[: width(heading.cells)]
    return tuple("" if cell is None else " ".join(str(cell).split()) for cell in cells)


def doubled_headings(columns: Sequence[str]) -> Iterator[Gap]:
    """Yield a mistake for each heading that several columns have."""
    places: dict[str, list[int]] = {}
    for index, heading in enumerate(columns):
        if heading:
            places.setdefault(heading.casefold(), []).append(index)
    for indices in places.values():
        if len(indices) > 1:
            letters = tuple(column_letter(index) for index in indices)
            yield Gap("heading-doubled", {"heading": columns[indices[0]], "columns": letters})


def _is_heading(opening: Sequence[ForeignRow], place: int) -> bool:
    """Headings are text; a single text above a wider row is the title of the table."""
    cells = opening[place].cells
    is_title = filled(cells) == 1 and place + 1 < len(opening) and filled(opening[place + 1].cells) > 1
    return not is_title and all(cell is None or isinstance(cell, str) for cell in cells)


def _require_one_heading(opening: Sequence[ForeignRow], position: int, source: Source) -> None:
    """Refuse to choose between two rows: what is wrongly taken for a preface would be lost without a word."""
    heading = opening[position]
    wide_before = [row.number for row in opening[:position] if filled(row.cells) >= filled(heading.cells)]
    if wide_before:
        raise WrongInput("heading-row-unclear", path=source.name, rows=(wide_before[0], heading.number))
    if position + 1 < len(opening) and _continues(heading, opening[position + 1], source.kind):
        rows = (heading.number, opening[position + 1].number)
        raise WrongInput("heading-row-unclear", path=source.name, rows=rows)


def _continues(heading: ForeignRow, below: ForeignRow, kind: Kind) -> bool:
    """Tell whether the row below may be headings too: a second storey, or the real ones under a preface."""
    if not all(cell is None or isinstance(cell, str) for cell in below.cells):
        return False
    pairs = list(zip(heading.cells, below.cells, strict=False))
    fills_gaps = any(above is None and cell is not None for above, cell in pairs)
    leaves_gaps = any(above is not None and cell is None for above, cell in pairs)
    # In CSV everything is text, and a wider row there is more likely a comma that should have been quoted.
    is_wider = kind is Kind.XLSX and width(below.cells) > width(heading.cells)
    return (fills_gaps and leaves_gaps) or is_wider


def _body(rows: Iterable[ForeignRow], columns: Sequence[str], name: str) -> tuple[list[Row], list[Gap]]:
    body: list[Row] = []
    mistakes: list[Gap] = []
    size = len(columns)
    for row in rows:
        if len(body) == MOST_ROWS:
            raise WrongInput("table-too-long", path=name, most=MOST_ROWS)
        if len(row.cells) > size and (cells := width(row.cells)) > size:
            mistakes.append(
                Gap("row-too-wide", {"row": row.number, "line": row.line, "cells": cells, "headings": size})
            )
        mistakes.extend(
            Gap("formula-without-value", {"row": row.number, "column": column_name(columns, index)})
            for index in row.formulas
        )
        body.append(Row(row.number, _fitted(row.cells, size), row.line))
    return body, mistakes


def _fitted(cells: tuple[Cell, ...], size: int) -> tuple[Cell, ...]:
    return cells[:size] if len(cells) >= size else cells + (None,) * (size - len(cells))


def _untitled(columns: Sequence[str], body: Sequence[Row]) -> Iterator[Gap]:
    # A column without values, such as a margin, needs no heading.
    for index, heading in enumerate(columns):
        if not heading:
            first = next((row.number for row in body if row.cells[index] is not None), None)
            if first is not None:
                yield Gap("heading-empty", {"column": column_letter(index), "row": first})
