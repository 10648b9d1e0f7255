"""What a series of readings proves, in words: the limits with their arithmetic, signals, and doubts."""

from datetime import date
from typing import TYPE_CHECKING

from pdca.cli.text import N_, _, ngettext
from pdca.cli.words import day, number
from pdca.domain.behaviour import FEWEST_BASELINE_POINTS, Behaviour
from pdca.domain.doubts import DoubtCode
from pdca.domain.series import judgement, series
from pdca.domain.variation import Centre, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from pdca.domain.behaviour import Arithmetic
    from pdca.domain.doubts import Doubt
    from pdca.domain.series import Series
    from pdca.domain.variation import Signal
    from pdca.usecases.desk import CycleShown

BEHAVIOURS = {
    Behaviour.SIGNAL: N_("The change is proven: the readings after Do are a signal for the better."),
    Behaviour.WORSE: N_("The readings after Do are a signal for the worse."),
    Behaviour.NOISE: N_("No change is proven: the readings vary as they did before Do."),
}
RULES = {
    Rule.OUTSIDE: N_("{value} on {first} lies outside the limits"),
    Rule.RUN: N_("eight and more in a row on one side of the mean, from {first} to {last}"),
    Rule.NEAR_LIMIT: N_("three of four nearer to a limit than to the mean, from {first} to {last}"),
    Rule.RANGE: N_("the step to {value} on {last} is larger than steps used to be"),
}
DOUBTS = {
    DoubtCode.ALL_THE_SAME: N_("Too perfect: all the readings ({count}) are {value}"),
    DoubtCode.ALL_ON_TARGET: N_("Too perfect: all {count} readings are exactly the target, {value}"),
    DoubtCode.EQUAL_STEPS: N_("Too perfect: {count} readings, each better than the one before by {step}"),
    DoubtCode.ALL_ON_ONE_DAY: N_("Too perfect: all {count} readings are of one day, {day}"),
    DoubtCode.ENTERED_AT_ONCE: N_("Too perfect: all {count} readings were entered on one day, {day}"),
}


def behaviour_lines(here: "CycleShown", variant: Centre = Centre.MEAN) -> "Iterator[str]":
    """Write what the readings prove against the natural variation before Do; nothing before any was taken."""
    found, judged = series(here.cycle, here.organisation), judgement(here.cycle, here.organisation, variant)
    if judged.behaviour is None or not found.readings:
        return
    if not judged.arithmetic:
        yield _few(found)
    elif judged.behaviour is Behaviour.TOO_FEW:
        yield _("Nothing was read since Do began, so nothing is proven yet.")
    else:
        yield _(BEHAVIOURS[judged.behaviour])
    if judged.arithmetic and variant is Centre.MEDIAN:
        yield _(
            "For looking only: limits by the median step. What is proven, and conditions, go by the mean."
        )
    for segment in judged.arithmetic:
        yield _arithmetic_line(segment)
    for signal in judged.signals:
        yield "  " + _signal_line(signal, found)
    for doubt in judged.doubts:
        yield _doubt_line(doubt)


def _few(found: "Series") -> str:
    return ngettext(
        "Signal or noise cannot be told: {n} reading before Do, {least} are needed.",
        "Signal or noise cannot be told: {n} readings before Do, {least} are needed.",
        found.baseline,
    ).format(n=found.baseline, least=FEWEST_BASELINE_POINTS)


def _arithmetic_line(segment: "Arithmetic") -> str:
    return _arithmetic_template(segment).format(
        n=segment.points,
        mean=number(segment.line),
        step=number(segment.range_line),
        factor=number(segment.factor),
        lower=number(segment.lower),
        upper=number(segment.upper),
    )


def _arithmetic_template(segment: "Arithmetic") -> str:
    if segment.centre is Centre.MEDIAN:
        return ngettext(
            "Natural limits from {n} reading: mean {mean}, median step {step}; "
            "{mean} ± {factor} × {step} is from {lower} to {upper}.",
            "Natural limits from {n} readings: mean {mean}, median step {step}; "
            "{mean} ± {factor} × {step} is from {lower} to {upper}.",
            segment.points,
        )
    return ngettext(
        "Natural limits from {n} reading: mean {mean}, mean step {step}; "
        "{mean} ± {factor} × {step} is from {lower} to {upper}.",
        "Natural limits from {n} readings: mean {mean}, mean step {step}; "
        "{mean} ± {factor} × {step} is from {lower} to {upper}.",
        segment.points,
    )


def _signal_line(signal: "Signal", found: "Series") -> str:
    first, last = found.readings[signal.first], found.readings[signal.last]
    return _(RULES[signal.rule]).format(value=number(last.value), first=day(first.on), last=day(last.on))


def _doubt_line(doubt: "Doubt") -> str:
    return _(DOUBTS[doubt.code]).format(**{name: _fact(value) for name, value in doubt.facts.items()})


def _fact(value: "Decimal | int | date") -> str:
    return day(value) if isinstance(value, date) else number(value)
