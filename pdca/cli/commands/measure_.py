"""`pdca measure`: record a reading of the measure or the counter-measure."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from pdca.cli.answers import answer_change
from pdca.cli.check_views import reading_lines
from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import AMOUNT, NUMBER, PAST_DAY, READING, TEXT, Word
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import number as in_words
from pdca.cli.words import term
from pdca.domain.lookback import Every
from pdca.domain.plan import ReadingKind

if TYPE_CHECKING:
    from pdca.domain.cycle import Reading
    from pdca.usecases.desk import CycleShown


@click.command(
    "measure",
    context_settings={"ignore_unknown_options": True},
    help=_("Record a reading: what the measure shows on a day; without a value list the readings."),
)
@click.argument("number", type=NUMBER)
@click.argument("amount", metavar="VALUE", type=AMOUNT, required=False)
@click.option("--on", type=PAST_DAY, help=_("The day it shows; today by default."))
@click.option("--counter", is_flag=True, help=_("It is a reading of the counter-measure."))
@click.option("--note", type=TEXT, help=_("Where the value comes from."))
@click.option(
    "--correct", metavar="N", type=READING, help=_("Give reading N another value; the old one is kept.")
)
@click.option("--reason", type=TEXT, help=_("Why it was wrong."))
@click.option("--from-evidence", is_flag=True, help=_("Let the data that were imported give the value."))
@click.option(
    "--since", type=PAST_DAY, help=_("With --from-evidence: for the weeks or months since this day.")
)
@click.option(
    "--every", type=Word(Every), default=Every.WEEK, show_default=True, help=_("With --since: how often.")
)
@pass_session
def command(
    session: Session,
    number: int,
    amount: tuple[Decimal, str] | None,
    on: date | None,
    *,
    counter: bool,
    note: str | None,
    correct: int | None,
    reason: str | None,
    from_evidence: bool,
    since: date | None,
    every: Every,
) -> None:
    if since and not from_evidence:
        raise click.UsageError(_("--since goes with --from-evidence"))
    if from_evidence:
        if amount or note or correct or reason or (on and since):
            raise click.UsageError(_("--from-evidence goes with --on or --since, and with no value"))
        kind = ReadingKind.COUNTER if counter else ReadingKind.MEASURE
        _take_from_data(session, number, kind=kind, on=on, since=since, every=every)
        return
    if amount is None:
        if on or counter or note or correct or reason:
            raise click.UsageError(_("the value is missing"))
        _list(session, number)
        return
    if (reason and not correct) or (correct and (note or counter)):
        raise click.UsageError(_("--correct goes with --reason, and neither with --note nor with --counter"))
    value, unit = amount
    if correct:
        _correct(session, number, correct, value, on=on, reason=reason or "", unit=unit)
    else:
        kind = ReadingKind.COUNTER if counter else ReadingKind.MEASURE
        _take(session, number, value, kind=kind, on=on, note=note or "", unit=unit)


def _take(
    session: Session, number: int, value: Decimal, *, kind: ReadingKind, on: date | None, note: str, unit: str
) -> None:
    from pdca.usecases.checking import take_reading

    changed = take_reading(
        session.store(), number, value, acting=session.acting(), kind=kind, on=on, note=note, unit=unit
    )
    here = changed.shown
    day = on or here.today
    entered = next(each for each in reversed(here.cycle.readings) if (each.kind, each.on) == (kind, day))
    answer_change(session, changed, _sentence(here, entered))


def _take_from_data(
    session: Session, number: int, *, kind: ReadingKind, on: date | None, since: date | None, every: Every
) -> None:
    from pdca.cli.taken_views import taken_lines
    from pdca.usecases.taking import read_from_data

    changed, taken = read_from_data(
        session.store(), number, acting=session.acting(), kind=kind, on=on, since=since, every=every
    )
    found = [each for each in taken if each.value is not None]
    lines = [*taken_lines(found, session.language, is_done=True)]
    if len(found) < len(taken):
        lines.append(_("Days without evidence: {n}").format(n=len(taken) - len(found)))
    answer_change(session, changed, "\n".join(lines))


def _correct(
    session: Session, number: int, reading: int, value: Decimal, *, on: date | None, reason: str, unit: str
) -> None:
    from pdca.usecases.checking import correct_reading

    changed = correct_reading(
        session.store(), number, reading, value, acting=session.acting(), on=on, reason=reason, unit=unit
    )
    corrected = changed.shown.cycle.reading(reading)
    answer_change(session, changed, _correction(corrected) if corrected else "")


def _list(session: Session, number: int) -> None:
    from pdca.usecases.desk import show_cycle

    here = show_cycle(session.store(), number, session.acting())
    if session.is_json:
        tell_json("readings", cycle=number, readings=here.cycle.readings)
        return
    lines = list(reading_lines(here))
    for line in lines or [_("No readings yet.")]:
        tell(line)


def _correction(reading: "Reading") -> str:
    before = reading.corrections[-1]
    return _("Reading {n} is corrected: {before} became {value}; the old value stays in view.").format(
        n=reading.number, before=in_words(before.value), value=in_words(reading.value)
    )


def _sentence(here: "CycleShown", reading: "Reading") -> str:
    from pdca.domain.plan import outcome
    from pdca.domain.series import is_late

    plan = here.cycle.plan
    said = _("Recorded: {value}.").format(value=in_words(reading.value))
    if is_late(reading, here.cycle, here.organisation):
        late = _(
            "It is of a day before Do and was entered after Do began: it counts neither as baseline nor as "
            "result."
        )
        return f"{said} {late}"
    judged = outcome(plan, reading.value) if reading.kind is ReadingKind.MEASURE else None
    if judged is None:
        return said
    compared = _("Baseline {baseline}, target {target}: {outcome}.").format(
        baseline=in_words(plan.baseline), target=in_words(plan.target), outcome=term(judged)
    )
    return f"{said} {compared}"
