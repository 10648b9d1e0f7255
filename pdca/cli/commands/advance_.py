"""`pdca advance`: move a cycle to its next stage."""

from datetime import date

import click

from pdca.cli.answers import answer_change
from pdca.cli.output import tell
from pdca.cli.parameters import DAY, NUMBER, TEXT
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import day_in_words, one_line, worded
from pdca.domain.text import said


@click.command(
    "advance",
    help=_(
        "Move a cycle to its next stage.\n\n"
        "Without MOVE the one forward move that is yours is taken. If anything is missing, all of it "
        "is listed and nothing changes."
    ),
)
@click.argument("number", type=NUMBER)
@click.argument("move", required=False)
@click.option("--reason", type=TEXT, help=_("Why; some moves need it."))
@click.option("--until", type=DAY, help=_("When a frozen cycle goes on."))
@pass_session
def command(session: Session, number: int, move: str | None, reason: str | None, until: date | None) -> None:
    from pdca.usecases.advancing import advance

    changed = advance(
        session.store(), number, move, acting=session.acting(), reason=reason or "", returns_on=until
    )
    last = changed.shown.cycle.last_move
    title = changed.shown.process.transitions[last.transition].title if last else ""
    done = _("Done: {move}.").format(move=worded(title, session.language))
    pause = changed.shown.cycle.pause
    if pause is not None and pause.returns_on is not None:
        here = changed.shown
        back = day_in_words(pause.returns_on, here.today, here.organisation.calendar)
        done = _("{done} It goes on: {day}.").format(done=done, day=back)
    answer_change(session, changed, done)
    waits = changed.unblocked
    if waits is not None and not session.is_json:
        told = _("A place is free: {name}. F-{number} «{title}» waits for it: pdca assign --queued")
        tell(
            told.format(
                name=one_line(changed.shown.name(changed.shown.cycle.responsible)),
                number=waits.number,
                title=one_line(said(waits.title, session.language)),
            )
        )
