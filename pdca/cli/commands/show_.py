"""`pdca show`: everything about a cycle, and what its next move lacks."""

import sys

import click

from pdca.cli.answers import cycle_as_data
from pdca.cli.check_views import check_lines
from pdca.cli.commands.action_ import actions_table
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.parameters import NUMBER
from pdca.cli.recurrence_views import last_time_lines, plan_title, reply_lines
from pdca.cli.screens import wrapped
from pdca.cli.session import Session, pass_session
from pdca.cli.terminal import places
from pdca.cli.text import _
from pdca.cli.views import (
    comment_lines,
    evidence_lines,
    head_lines,
    moves_lines,
    plan_lines,
    rounds_lines,
    standard_lines,
)


@click.command("show", help=_("Show everything about a cycle, and what its next move lacks."))
@click.argument("number", type=NUMBER)
@pass_session
def command(session: Session, number: int) -> None:
    from pdca.usecases.desk import show_cycle

    here = show_cycle(session.store(), number, session.acting())
    if session.is_json:
        tell_json("cycle", cycle=cycle_as_data(here))
        return
    for line in head_lines(session, here):
        _tell(line)
    sections = (
        (_("The last time"), last_time_lines(here)),
        (_("Replies to the finding"), reply_lines(here)),
        (_("Comments"), comment_lines(here)),
        (_("Rounds before"), rounds_lines(here)),
        (plan_title(here), plan_lines(here)),
        (_("Check"), check_lines(here) if here.cycle.readings or here.cycle.check.learned else ()),
        (_("Standard"), standard_lines(here)),
        (_("Evidence"), evidence_lines(here)),
    )
    for title, lines in sections:
        written = list(lines)
        if written:
            tell()
            tell(title, "cyan")
        for line in written:
            _tell(line, indent=2)
    if here.cycle.actions:
        tell()
        tell(_("Actions"), "cyan")
        tell_table(actions_table(here))
    tell()
    for line in moves_lines(session, here, places(sys.stdout)):
        _tell(line)


def _tell(line: str, indent: int = 0) -> None:
    """Print a line that is broken where the terminal ends, and hangs in below its own beginning."""
    text = line.lstrip()
    before = " " * (indent + len(line) - len(text))
    for part in wrapped(text, places(sys.stdout), len(before) + 2, first=before):
        tell(part)
