"""`pdca measure`: record a reading of the measure or the counter-measure."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from pdca.cli.answers import answer_change
from pdca.cli.parameters import DAY, NUMBER, TEXT, VALUE
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import number as in_words
from pdca.cli.words import term

if TYPE_CHECKING:
    from pdca.domain.cycle import Reading
    from pdca.usecases.desk import CycleShown


@click.command(
    "measure",
    context_settings={"ignore_unknown_options": True},
    help=_(
        "Record a reading: what the measure shows on a day.\n\n"
        "Examples: pdca measure 7 85 --on 2026-10-05; pdca measure 7 4,5 --counter"
    ),
)
@click.argument("number", type=NUMBER)
@click.argument("value", type=VALUE)
@click.option("--on", type=DAY, help=_("The day it shows; today by default."))
@click.option("--counter", is_flag=True, help=_("It is a reading of the counter-measure."))
@click.option("--note", type=TEXT, help=_("Where the value comes from."))
@pass_session
def command(
    session: Session, number: int, value: Decimal, on: date | None, *, counter: bool, note: str | None
) -> None:
    from pdca.domain.cycle_events import ReadingKind
    from pdca.usecases.checking import take_reading

    kind = ReadingKind.COUNTER if counter else ReadingKind.MEASURE
    changed = take_reading(
        session.store(), number, value, acting=session.acting(), kind=kind, on=on, note=note or ""
    )
    latest = changed.shown.cycle.latest(kind)
    answer_change(session, changed, _sentence(changed.shown, latest) if latest else "")


def _sentence(here: "CycleShown", reading: "Reading") -> str:
    from pdca.domain.cycle_events import ReadingKind
    from pdca.domain.plan import outcome

    plan = here.cycle.plan
    said = _("Recorded: {value}.").format(value=in_words(reading.value))
    judged = outcome(plan, reading.value) if reading.kind is ReadingKind.MEASURE else None
    if judged is None:
        return said
    compared = _("Baseline {baseline}, target {target}: {outcome}.").format(
        baseline=in_words(plan.baseline), target=in_words(plan.target), outcome=term(judged)
    )
    return f"{said} {compared}"
