"""`pdca my`: what you must do now, and the command for each."""

import sys
from typing import TYPE_CHECKING

import click

from pdca.cli.filters import filtered, tell_nothing
from pdca.cli.output import tell, tell_json, tell_line
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _, ngettext
from pdca.cli.words import dated
from pdca.domain.people import Role

if TYPE_CHECKING:
    from pdca.cli.my_views import Frame
    from pdca.usecases.filtering import Filters
    from pdca.usecases.worklist import Worklist

SECTIONS = ("overdue", "today", "decide", "week", "later", "waiting")
"""The values of `Section`; help must not import what defines them."""

MOST_LOOKED_AT = 50
"""Whether a move lacks anything takes the whole cycle to tell; beyond these, `pdca show` tells it."""


@click.command(
    "my",
    help=_(
        "Show what you must do, the most urgent first, each with its command.\n\n"
        "On a terminal it fits one screen; every section says how many it leaves out and how to see "
        "them. Days are working days; below zero is late."
    ),
)
@filtered("who")
@click.option("--only", type=click.Choice(SECTIONS), help=_("One section, the whole of it."))
@click.option("--all", "every", is_flag=True, help=_("All of it, however long."))
@pass_session
def command(session: Session, filters: "Filters", only: str | None, *, every: bool) -> None:
    from pdca.usecases.worklist import worklist

    found = worklist(session.store(), session.acting(), filters)
    found = found.only(only) if only else found
    by = found.situation.by
    if session.is_json:
        lists = {"mine": found.mine, "waiting": found.waiting, "letters_hindered": found.letters}
        tell_json("my", person=by.name, today=found.situation.today, **lists)
        return
    if not found.situation.organisation.people:
        tell(_("Nobody is entered yet. Begin: pdca person add NAME --role owner"))
        return
    tell(_("{name}, {today}").format(name=by.name, today=dated(found.situation.today)))
    if by.role is Role.READER:
        tell(_("The last report: pdca report month"))
        return
    if not found.mine:
        tell_nothing(_("Nothing to do now."), filters)
    _tell_sections(session, found, is_whole=every or only is not None)
    if found.letters:
        tell(_letters(found.letters), "red")


def _tell_sections(session: Session, found: "Worklist", *, is_whole: bool) -> None:
    from pdca.cli.my_lines import is_open_ended
    from pdca.cli.my_views import cut, screen
    from pdca.usecases.worklist import ready_moves

    frame = _frame(found, is_whole=is_whole)
    shown = cut(session, found, frame)
    moves = [item.number for each in shown for item in each.items if is_open_ended(item)]
    ready = ready_moves(session.store(), session.acting(), moves[:MOST_LOOKED_AT])
    for line in screen(session, found, shown, frame=frame, ready=ready):
        tell_line(line)


def _frame(found: "Worklist", *, is_whole: bool) -> "Frame":
    from pdca.cli.my_views import Frame
    from pdca.cli.terminal import height, places

    high = None if is_whole else height(sys.stdout)
    # The heading, what is told of letters, and the line of the next prompt.
    taken = 2 + bool(found.letters) + (not found.mine)
    return Frame(places=places(sys.stdout), room=None if high is None else high - taken)


def _letters(count: int) -> str:
    text = ngettext(
        "{n} letter does not get on: pdca outbox list",
        "{n} letters do not get on: pdca outbox list",
        count,
    )
    return text.format(n=count)
