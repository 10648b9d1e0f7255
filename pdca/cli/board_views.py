"""Cycles as cards in the columns Plan, Do, Check, Act: side by side, or stacked where it is narrow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from pdca.cli.screens import NARROW, wrapped
from pdca.cli.tables import GAP, Cell, shortened
from pdca.cli.text import _
from pdca.cli.words import one_line, short_name, shortest_day, term
from pdca.domain.process import Phase
from pdca.domain.text import said
from pdca.domain.width import width

if TYPE_CHECKING:
    from pdca.usecases.listing import CycleLine, CycleList

LEAST_OF_A_COLUMN = 10


@dataclass(frozen=True, slots=True)
class Card:
    """A cycle on the board."""

    title: str
    who: str
    due: str
    is_overdue: bool


def cards(found: "CycleList", language: str) -> dict[Phase | None, list[Card]]:
    """Make the cards of each phase; None holds what is frozen."""
    by_phase: dict[Phase | None, list[Card]] = {phase: [] for phase in (*Phase, None)}
    for line in found.cycles:
        by_phase[line.row.phase].append(_card(line, found, language))
    return by_phase


def board_lines(by_phase: Mapping[Phase | None, Sequence[Card]], places: int) -> Iterator[list[Cell]]:
    """Lay the phases out; what is frozen stands below."""
    yield from _stacked(by_phase, places) if places < NARROW else _side_by_side(by_phase, places)
    frozen = by_phase[None]
    if frozen:
        yield []
        names = _("Frozen: {cycles}").format(cycles=", ".join(card.title for card in frozen))
        yield from ([Cell(line)] for line in wrapped(names, places, len(GAP)))


def _card(line: "CycleLine", found: "CycleList", language: str) -> Card:
    due = shortest_day(line.row.due, found.today)
    return Card(
        title=one_line(f"C-{line.row.number} {said(line.row.title, language)}"),
        who=", ".join(short_name(found.organisation.people[number].name) for number in line.turn),
        due=f"!{due}" if line.is_overdue else due,
        is_overdue=line.is_overdue,
    )


def _side_by_side(by_phase: Mapping[Phase | None, Sequence[Card]], places: int) -> Iterator[list[Cell]]:
    each = max(LEAST_OF_A_COLUMN, (places - 3 * len(GAP)) // 4)
    yield [_padded(Cell(_heading(phase, by_phase)), each) for phase in Phase]
    yield [Cell("─" * each) for _phase in Phase]
    columns = ([cell for card in by_phase[phase] for cell in _cells(card, each)] for phase in Phase)
    for row in zip_longest(*columns, fillvalue=Cell("")):
        yield [_padded(cell, each) for cell in row]


def _stacked(by_phase: Mapping[Phase | None, Sequence[Card]], places: int) -> Iterator[list[Cell]]:
    for position, phase in enumerate(Phase):
        if position:
            yield []
        yield [Cell(_heading(phase, by_phase), "cyan")]
        yield from ([cell] for card in by_phase[phase] for cell in _cells(card, places))


def _heading(phase: Phase, by_phase: Mapping[Phase | None, Sequence[Card]]) -> str:
    return f"{term(phase)} ({len(by_phase[phase])})"


def _cells(card: Card, places: int) -> tuple[Cell, Cell]:
    """Write a card in two lines: what it is, then whose turn and by when."""
    room = places - len(GAP) - width(card.due) - 1
    who = shortened(one_line(card.who), max(1, room))
    blank = " " * max(1, room - width(who) + 1)
    below = f"{GAP}{who}{blank}{card.due}"
    return Cell(shortened(card.title, places)), Cell(below, "red" if card.is_overdue else None)


def _padded(cell: Cell, places: int) -> Cell:
    text = shortened(cell.text, places)
    return Cell(text + " " * (places - width(text)), cell.colour)
