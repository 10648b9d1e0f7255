"""`pdca overdue`: what is late, and whose turn it is."""

import click

from pdca.cli.commands.list_ import answer_list
from pdca.cli.output import tell
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _


@click.command(
    "overdue", help=_("List the cycles whose due date has passed.\n\nExample: pdca overdue --exit-code")
)
@click.option("--exit-code", is_flag=True, help=_("Return 1 when anything is late, for scheduled runs."))
@pass_session
def command(session: Session, *, exit_code: bool) -> int:
    from pdca.usecases.listing import list_overdue

    found = list_overdue(session.store(), session.acting())
    if found.cycles or session.is_json:
        answer_list(session, found, shows_lateness=True)
    else:
        tell(_("Nothing is overdue."))
    return int(exit_code and bool(found.cycles))
