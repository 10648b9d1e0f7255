"""`pdca timeline`: cycles over the weeks."""

import sys
from typing import TYPE_CHECKING

import click

from pdca.cli.answers import name_of
from pdca.cli.filters import filtered, tell_nothing, typed_filters
from pdca.cli.output import tell, tell_json, tell_line, tell_table
from pdca.cli.parameters import NUMBER
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import dated, one_line, working_days
from pdca.domain.due import is_overdue
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.usecases.filtering import Filters
    from pdca.usecases.timelines import CycleTimeline, Timelines


@click.command(
    "timeline",
    help=_(
        "Show the open cycles over the weeks, or the stages of one: dates, working days, what "
        "extensions moved, what is late."
    ),
)
@click.argument("number", type=NUMBER, required=False)
@filtered()
@pass_session
def command(session: Session, number: int | None, filters: "Filters") -> None:
    from pdca.usecases.timelines import timeline, timelines

    if number is None:
        _tell_all(session, timelines(session.store(), session.acting(), filters), filters)
    elif typed_filters(filters):
        raise click.UsageError(_("filters choose among all cycles; leave the number out"))
    else:
        _tell_one(session, timeline(session.store(), number, session.acting()))


def _tell_all(session: Session, found: "Timelines", filters: "Filters") -> None:
    from pdca.cli.terminal import places
    from pdca.cli.timeline_views import all_lines

    if session.is_json:
        tell_json("timelines", today=found.today, cycles=_all_as_data(found))
    elif not found.lines:
        tell_nothing(_("No cycles."), filters)
    else:
        for line in all_lines(found, session.language, places(sys.stdout)):
            tell_line(line)


def _tell_one(session: Session, here: "CycleTimeline") -> None:
    from pdca.cli.terminal import places
    from pdca.cli.timeline_views import extension_lines, stay_lines, stays_table

    if session.is_json:
        tell_json("timeline", today=here.today, cycle=_one_as_data(here))
        return
    cycle = here.cycle
    tell(f"{name_of(cycle.number)}  {one_line(said(cycle.title, session.language))}")
    total = working_days(sum(stay.days for stay in here.stays))
    whole = _("{first} — {last}: {days}")
    _tell_wrapped(whole.format(first=dated(here.stays[0].began), last=dated(here.last), days=total))
    tell()
    tell_table(stays_table(here, session.language, places(sys.stdout)))
    for line in extension_lines(here):
        _tell_wrapped(line)
    tell()
    for cells in stay_lines(here, session.language, places(sys.stdout)):
        tell_line(cells)


def _tell_wrapped(text: str) -> None:
    from pdca.cli.screens import wrapped
    from pdca.cli.terminal import places

    for line in wrapped(text, places(sys.stdout), 2):
        tell(line)


def _all_as_data(found: "Timelines") -> list[dict[str, object]]:
    return [
        {
            "number": line.row.number,
            "title": line.row.title,
            "due": line.row.due,
            "is_overdue": line.is_overdue,
            "stays": [{"phase": stay.phase, "began": stay.from_on, "ended": stay.until_on} for stay in stays],
        }
        for line, stays in found.lines
    ]


def _one_as_data(here: "CycleTimeline") -> dict[str, object]:
    cycle = here.cycle
    return {
        "number": cycle.number,
        "title": cycle.title,
        "due": cycle.due,
        "is_overdue": is_overdue(cycle.due, here.today),
        "slip": cycle.slip,
        "stays": here.stays,
        "extensions": [
            {
                "number": each.number,
                "from_due": each.from_due,
                "to_due": each.to_due,
                "reason": each.reason,
                "is_waiting": each.is_waiting,
                "is_granted": each.is_granted,
                "slip": each.slip,
            }
            for each in cycle.extensions
        ],
    }
