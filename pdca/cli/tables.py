"""Tables of plain text: fitted to a terminal, whole in a pipe."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pdca.cli.words import one_line
from pdca.domain.width import width, width_of

GAP = "  "

LEAST_FLEXIBLE = 8
"""A column that gives way keeps at least this many places."""


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


def lines(table: Table, places: int | None) -> list[list[Cell]]:
    """Lay a table out as lines of padded cells; `places` is the width of the terminal, None for a pipe."""
    widths = _widths(table, places)
    heading = tuple(Cell(column.title) for column in table.columns)
    return [_line(row, table.columns, widths) for row in (heading, *table.rows)]


def shortened(text: str, places: int) -> str:
    """Cut a text to a number of places, with an ellipsis when anything is lost."""
    if width(text) <= places:
        return text
    kept, taken = [], 0
    for character in text:
        taken += width_of(character)
        if taken > places - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def _widths(table: Table, places: int | None) -> list[int]:
    widths = [
        max(width(column.title), *(width(row[position].text) for row in table.rows), 0)
        for position, column in enumerate(table.columns)
    ]
    if places is None:
        return widths
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - places
    while excess > 0:
        flexible = [i for i, c in enumerate(table.columns) if c.is_flexible and widths[i] > LEAST_FLEXIBLE]
        if not flexible:
            break
        # The widest gives way first, one place at a time, so that all end up alike.
        widest = max(flexible, key=lambda i: widths[i])
        widths[widest] -= 1
        excess -= 1
    return widths


def _line(row: tuple[Cell, ...], columns: Sequence[Column], widths: Sequence[int]) -> list[Cell]:
    line = []
    for position, (cell, column, places) in enumerate(zip(row, columns, widths, strict=True)):
        text = shortened(cell.text, places) if column.is_flexible else cell.text
        blank = " " * (places - width(text))
        is_last = position == len(columns) - 1
        padded = blank + text if column.is_right else text if is_last else text + blank
        line.append(Cell(padded, cell.colour))
    return line
