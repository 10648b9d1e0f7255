"""`pdca board`: the cycles by phase."""

import sys
from typing import TYPE_CHECKING

import click

from pdca.cli.filters import filtered, tell_nothing
from pdca.cli.output import tell_json, tell_line
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _

if TYPE_CHECKING:
    from pdca.usecases.filtering import Filters
    from pdca.usecases.listing import CycleLine, CycleList

PLACES_IN_A_PIPE = 120


@click.command(
    "board",
    help=_("Show the cycles in the columns Plan, Do, Check, Act; ! is overdue."),
)
@filtered()
@pass_session
def command(session: Session, filters: "Filters") -> None:
    from pdca.cli.board_views import board_lines, cards
    from pdca.cli.terminal import places
    from pdca.usecases.listing import Order, list_cycles

    found = list_cycles(session.store(), session.acting(), filters, Order.DUE)
    if session.is_json:
        tell_json("board", today=found.today, columns=_columns(found))
    elif not found.cycles:
        tell_nothing(_("No cycles."), filters)
    else:
        for line in board_lines(cards(found, session.language), places(sys.stdout) or PLACES_IN_A_PIPE):
            tell_line(line)


def _columns(found: "CycleList") -> dict[str, list[dict[str, object]]]:
    from pdca.domain.process import Phase

    columns: dict[str, list[dict[str, object]]] = {str(phase): [] for phase in (*Phase, "frozen")}
    for line in found.cycles:
        columns[line.row.phase or "frozen"].append(_as_data(line, found))
    return columns


def _as_data(line: "CycleLine", found: "CycleList") -> dict[str, object]:
    return {
        "number": line.row.number,
        "title": line.row.title,
        "turn": [found.organisation.people[number].name for number in line.turn],
        "due": line.row.due,
        "is_overdue": line.is_overdue,
    }
