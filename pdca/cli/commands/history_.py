"""`pdca history`: everything that happened to a cycle."""

import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from pdca.cli.happenings import happening
from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import NUMBER
from pdca.cli.screens import wrapped
from pdca.cli.session import Session, pass_session
from pdca.cli.terminal import places
from pdca.cli.text import _
from pdca.cli.words import dated, one_line, time_of
from pdca.domain.events import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdca.domain.events import Recorded
    from pdca.usecases.desk import CycleShown


@click.command("history", help=_("Show everything that happened to a cycle, oldest first."))
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
    for line in _lines(session, here, history):
        tell(line)


def _lines(session: Session, here: "CycleShown", history: "Sequence[Recorded]") -> "Iterator[str]":
    """Write what happened under the day on which it did, each with its place in the log."""
    zone, wide = here.organisation.zone, places(sys.stdout)
    room = len(str(history[-1].seq))
    for on, events in groupby(history, key=lambda recorded: here.organisation.today(recorded.at)):
        recorded_then = list(events)
        # Where every clock of a day was set, the day says so once.
        is_set = all(recorded.clock is Clock.SET for recorded in recorded_then)
        mark = _(" [set clock]")
        yield f"{dated(on)}{mark if is_set else ''}"
        for recorded in recorded_then:
            end = mark if recorded.clock is Clock.SET and not is_set else ""
            said = happening(recorded, here, session.language)
            before = f"  {recorded.seq:>{room}}  {time_of(recorded.at, zone)}  "
            text = f"{one_line(here.name(recorded.actor))}: {said}{end}"
            yield from wrapped(text, wide, len(before), first=before)
