"""Tables of plain text: whole in a pipe, fitted to a terminal, and on a narrow one a block for each row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from pdca.cli.words import one_line
from pdca.domain.width import cut, width, wrapped

GAP = "  "

LEAST_FLEXIBLE = 14
"""A column that gives way keeps at least this many places; with fewer nobody could tell what stands there."""

INDENT = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it gives way when the table is too wide, and whether it stands right."""

    title: str
    is_flexible: bool = False
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and the colour that repeats what the text says already."""

    text: str
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns."""

    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

    def add(self, *cells: "str | Cell") -> None:
        """Add a row."""
        self.rows.append(
            tuple(
                Cell(one_line(c)) if isinstance(c, str) else Cell(one_line(c.text), c.colour) for c in cells
            )
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its cells, padded, and whether it belongs to the heading."""

    cells: tuple[Cell, ...]
    is_heading: bool = False


def fits(table: Table, places: int | None) -> bool:
    """Tell whether a table can stand in columns where there are so many places; None is boundless."""
    return places is None or _total(_least(table, places)) <= places


def lines(table: Table, places: int | None) -> list[Line]:
    """Lay a table out as lines of padded cells; `places` is the width of the terminal, None for a pipe."""
    titles = [column.title for column in table.columns]
    widths = _needed(table, titles)
    if places is None or _total(widths) <= places:
        return _in_columns(table, [titles], widths)
    narrowed = _least(table, places)
    if _total(narrowed) > places:
        return list(_in_blocks(table, places))
    folded = [wrapped(title, room) for title, room in zip(titles, narrowed, strict=True)]
    return _in_columns(table, list(zip_longest(*folded, fillvalue="")), narrowed)


def shortened(text: str, places: int) -> str:
    """Cut a text to a number of places, with an ellipsis when anything is lost."""
    return text if width(text) <= places else cut(text, places - 1)[0].rstrip() + "…"


def _least(table: Table, places: int) -> list[int]:
    # A heading may take several lines; none of its words is broken.
    longest = [max(column.title.split(), key=width, default="") for column in table.columns]
    return _narrowed(table.columns, _needed(table, longest), places)


def _needed(table: Table, titles: Sequence[str]) -> list[int]:
    return [
        max(width(title), *(width(row[position].text) for row in table.rows), 0)
        for position, title in enumerate(titles)
    ]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _narrowed(columns: Sequence[Column], widths: Sequence[int], places: int) -> list[int]:
    narrowed = list(widths)
    for _ in range(max(_total(widths) - places, 0)):
        flexible = [i for i, c in enumerate(columns) if c.is_flexible and narrowed[i] > LEAST_FLEXIBLE]
        if not flexible:
            break
        # The widest gives way first, one place at a time, so that all end up alike.
        narrowed[max(flexible, key=narrowed.__getitem__)] -= 1
    return narrowed


def _in_columns(table: Table, heading: Sequence[Sequence[str]], widths: Sequence[int]) -> list[Line]:
    above = [
        Line(_padded(list(map(Cell, titles)), table.columns, widths), is_heading=True) for titles in heading
    ]
    return above + [Line(_padded(row, table.columns, widths)) for row in table.rows]


def _padded(row: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int]) -> tuple[Cell, ...]:
    line = []
    for position, (cell, column, places) in enumerate(zip(row, columns, widths, strict=True)):
        text = shortened(cell.text, places) if column.is_flexible else cell.text
        blank = " " * (places - width(text))
        is_last = position == len(columns) - 1
        line.append(Cell(blank + text if column.is_right else text if is_last else text + blank, cell.colour))
    return tuple(line)


def _in_blocks(table: Table, places: int) -> Iterator[Line]:
    """Write each row as what names it, and below it the other cells, each with the title of its column."""
    flexible = (position for position, column in enumerate(table.columns, start=1) if column.is_flexible)
    naming = next(flexible, 1)
    for row in table.rows:
        name = GAP.join(cell.text for cell in row[:naming] if cell.text)
        colour = next((cell.colour for cell in row[:naming] if cell.colour), None)
        yield from (Line((Cell(text, colour),)) for text in wrapped(name, places, "", INDENT))
        others = zip(table.columns[naming:], row[naming:], strict=True)
        said = [Cell(f"{column.title}: {cell.text}", cell.colour) for column, cell in others if cell.text]
        yield from _side_by_side(said, places)


def _side_by_side(cells: Sequence[Cell], places: int) -> Iterator[Line]:
    """Put as many cells on a line as it takes; one that is longer than a line takes several."""
    line: list[Cell] = []
    taken = 0
    for cell in cells:
        if line and taken + len(GAP) + width(cell.text) > places:
            yield Line(tuple(line))
            line = []
        if line:
            line.append(cell)
            taken += len(GAP) + width(cell.text)
            continue
        *full, last = wrapped(cell.text, places, INDENT, INDENT * 2)
        yield from (Line((Cell(text, cell.colour),)) for text in full)
        line, taken = [Cell(last, cell.colour)], width(last)
    if line:
        yield Line(tuple(line))
