"""What Check has to judge: the prediction, the readings, and what they prove, with the arithmetic."""

from typing import TYPE_CHECKING

from pdca.cli.behaviour_views import behaviour_lines
from pdca.cli.text import _, ngettext
from pdca.cli.words import dated, number, one_line, term
from pdca.domain.judgement import predicted, prediction_band, prediction_held
from pdca.domain.plan import ReadingKind, is_no_worse, outcome
from pdca.domain.series import is_late
from pdca.domain.variation import Centre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdca.domain.cycle import Reading
    from pdca.domain.plan import Plan
    from pdca.usecases.desk import CycleShown


def check_lines(here: "CycleShown", variant: Centre = Centre.MEAN) -> "Iterator[str]":
    """Write what there is to judge: prediction, readings with their arithmetic, what was learned."""
    cycle, plan = here.cycle, here.cycle.plan
    yield from prediction_lines(plan)
    yield _("Baseline {baseline}, target {target}").format(
        baseline=number(plan.baseline), target=number(plan.target)
    )
    yield from reading_lines(here)
    if not cycle.readings:
        yield _("No readings yet.")
    yield from behaviour_lines(here, variant)
    if cycle.observed_until:
        yield _("Watched until {day}").format(day=dated(cycle.observed_until))
    yield from _score_lines(here)
    if cycle.check.learned:
        yield _("Learned: {learned}").format(learned=one_line(cycle.check.learned))


def reading_lines(here: "CycleShown") -> "Iterator[str]":
    """Write the readings of the round with their numbers, and what corrections changed."""
    plan = here.cycle.plan
    for reading in here.cycle.readings:
        if reading.kind is ReadingKind.MEASURE:
            judged = outcome(plan, reading.value)
            verdict = term(judged) if judged else "—"
        else:
            verdict = _("no worse") if is_no_worse(plan, reading.value) else _("worse")
        how = _how(here, reading)
        yield _("{n}. {kind} on {on}: {value} — {verdict} ({how})").format(
            n=reading.number,
            kind=term(reading.kind),
            on=dated(reading.on),
            value=number(reading.value),
            verdict=verdict,
            how=how,
        )
        if is_late(reading, here.cycle, here.organisation):
            yield _("   entered after Do began: counts neither as baseline nor as result")
        for before in reading.corrections:
            yield _("   corrected by {name}, was {value}: {reason}").format(
                name=here.name(before.by), value=number(before.value), reason=one_line(before.reason)
            )


def _how(here: "CycleShown", reading: "Reading") -> str:
    """Say how a reading was come by: typed, or from data, and then who brought it in."""
    if not reading.computed:
        return _("typed")
    rows = reading.rows or 0
    counted = ngettext("computed from {n} row", "computed from {n} rows", rows).format(n=rows)
    given = _("brought in by {name}").format(name=one_line(here.name(reading.by)))
    if reading.by == here.cycle.responsible:
        given += ", " + _("who is responsible for this cycle")
    return f"{counted}; {given}"


def prediction_lines(plan: "Plan") -> "Iterator[str]":
    """Write what was expected: in words, and as a figure."""
    if plan.prediction:
        yield _("Prediction: {prediction}").format(prediction=one_line(plan.prediction))
    band = prediction_band(plan)
    if band:
        yield _("Predicted figure: from {low} to {high}").format(low=number(band[0]), high=number(band[1]))


def _score_lines(here: "CycleShown") -> "Iterator[str]":
    held = prediction_held(here.cycle, here.organisation)
    if held is None:
        return
    score = predicted(here.cycle, here.organisation)
    if score is None or not score.error:
        yield _("The prediction: {held}").format(held=term(held))
    elif score.error < 0:
        yield _("The prediction: {held}; it fell short by {error}").format(
            held=term(held), error=number(-score.error)
        )
    else:
        yield _("The prediction: {held}; the result is better by {error}").format(
            held=term(held), error=number(score.error)
        )
