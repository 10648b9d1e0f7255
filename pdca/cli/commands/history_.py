"""`pdca history`: everything that happened to a cycle."""

import click

from pdca.cli.happenings import happening
from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import NUMBER
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import moment, one_line
from pdca.domain.events import Clock


@click.command(
    "history", help=_("Show everything that happened to a cycle, oldest first.\n\nExample: pdca history 7")
)
@click.argument("number", type=NUMBER)
@pass_session
def command(session: Session, number: int) -> None:
    from pdca.usecases.desk import history_of

    here, history = history_of(session.store(), number, session.acting())
    if session.is_json:
        events = [
            {
                "seq": r.seq,
                "at": r.at,
                "by": here.name(r.actor),
                "assurance": r.assurance,
                "clock": r.clock,
                "type": type(r.event).__name__,
                "event": r.event,
            }
            for r in history
        ]
        tell_json("history", cycle=number, events=events)
        return
    for recorded in history:
        mark = _(" [set clock]") if recorded.clock is Clock.SET else ""
        at = moment(recorded.at, here.organisation.zone)
        name = one_line(here.name(recorded.actor))
        tell(f"{recorded.seq:>5}  {at}  {name}: {happening(recorded, here, session.language)}{mark}")
