"""`pdca overdue`: what is late, and whose turn it is."""

from typing import TYPE_CHECKING

import click

from pdca.cli.action_lists import actions_as_data, open_actions_table
from pdca.cli.commands.list_ import answer_list, cycles_as_data
from pdca.cli.filters import filtered, tell_nothing
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _, ngettext

if TYPE_CHECKING:
    from pdca.usecases.filtering import Filters

SOMETHING_IS_LATE = 6
"""The exit code of --exit-code; none of those that mean a refusal, a mistake or a trouble."""


@click.command(
    "overdue",
    help=_(
        "List the cycles and actions whose due date has passed.\n\n"
        "With --exit-code it returns 6 when anything is late and 0 when nothing is, for scheduled "
        "runs; the other codes keep their meaning."
    ),
)
@filtered("overdue")
@click.option("--exit-code", is_flag=True, help=_("Return 6 when anything is late, for scheduled runs."))
@pass_session
def command(session: Session, filters: "Filters", *, exit_code: bool) -> int:
    from dataclasses import replace

    from pdca.usecases.listing import list_overdue

    found = list_overdue(session.store(), session.acting(), replace(filters, overdue=True))
    cycles, actions = found.cycles.cycles, found.actions.actions
    if session.is_json:
        tell_json(
            "overdue",
            today=found.cycles.today,
            cycles=cycles_as_data(found.cycles),
            actions=actions_as_data(found.actions),
        )
    elif not (cycles or actions):
        tell_nothing(_("Nothing is overdue."), filters)
    else:
        if cycles:
            answer_list(session, found.cycles, shows_lateness=True)
        if actions:
            if cycles:
                tell()
            tell_table(open_actions_table(session, found.actions))
            late = ngettext("{n} action is overdue", "{n} actions are overdue", len(actions))
            tell(late.format(n=len(actions)))
    return SOMETHING_IS_LATE if exit_code and (cycles or actions) else 0
