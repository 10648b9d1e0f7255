"""`pdca extend`: ask for a later due date, or decide about one."""

from datetime import date

import click

from pdca.cli.answers import answer_change
from pdca.cli.parameters import DAY, NUMBER, TEXT
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import dated, day_in_words, working_days


@click.command(
    "extend",
    help=_("Ask for a later due date before the present one passes; the assigner decides."),
)
@click.argument("number", type=NUMBER)
@click.option("--to", "to_due", type=DAY, help=_("The later date."))
@click.option("--accept", "decision", flag_value="accept", help=_("Grant what waits."))
@click.option("--refuse", "decision", flag_value="refuse", help=_("Refuse what waits."))
@click.option("--reason", type=TEXT, help=_("Why."))
@pass_session
def command(
    session: Session, number: int, to_due: date | None, decision: str | None, reason: str | None
) -> None:
    from pdca.usecases.extending import ask_extension, decide_extension

    if (to_due is None) == (decision is None):
        raise click.UsageError(_("give --to DATE, --accept or --refuse"))
    if to_due is not None:
        changed = ask_extension(session.store(), number, to_due, reason or "", acting=session.acting())
    else:
        changed = decide_extension(
            session.store(),
            number,
            is_granted=decision == "accept",
            acting=session.acting(),
            reason=reason or "",
        )
    here = changed.shown
    last = here.cycle.extensions[-1]
    if last.is_waiting:
        until = day_in_words(last.to_due, here.today, here.organisation.calendar)
        waits = _("The extension waits for {name}: to {due}.")
        done = waits.format(due=until, name=here.name(here.cycle.assigner))
    elif last.is_granted:
        done = _("The due date moved to {due}, by {days}.").format(
            due=dated(last.to_due), days=working_days(last.slip)
        )
    else:
        done = _("The extension to {due} is refused.").format(due=dated(last.to_due))
    answer_change(session, changed, done)
