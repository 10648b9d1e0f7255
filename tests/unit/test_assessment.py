"""Answers become scores, and a sign that shows becomes a finding."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.assessment import Level, SignScore, assess, score
from pdca.domain.catalogue import (
    AnswerKind,
    Catalogue,
    Criterion,
    DefaultCycle,
    Direction,
    Severity,
    Sign,
    Source,
    SuggestedMeasure,
)
from pdca.domain.events import Answer
from pdca.domain.text import typed

NOTHING = typed("")
MEASURE = SuggestedMeasure(title=NOTHING, unit=NOTHING, direction=Direction.UP)


def criterion(
    name: str = "a",
    *,
    answer: AnswerKind = AnswerKind.NUMBER,
    direction: Direction = Direction.UP,
    is_critical: bool = False,
    weight: int = 1,
    fail: str | None = "80",
    met: str | None = "95",
) -> Criterion:
    """Return a criterion: below 80 fails, 95 is met."""
    return Criterion(
        id=name,
        text=NOTHING,
        answer=answer,
        source=Source.ARTICLE,
        evidence=NOTHING,
        direction=direction,
        fail=None if fail is None else Decimal(fail),
        met=None if met is None else Decimal(met),
        is_critical=is_critical,
        weight=weight,
    )


def catalogue(*criteria: Criterion) -> Catalogue:
    """Return a catalogue of one sign."""
    cycle = DefaultCycle(
        goal=NOTHING,
        measure=MEASURE,
        counter_measure=MEASURE,
        actions=(),
        check_method=NOTHING,
        data_source=NOTHING,
        standard=NOTHING,
        working_days={},
        observation=10,
    )
    sign = Sign(
        id="sign",
        title=NOTHING,
        short=NOTHING,
        description=NOTHING,
        severity=Severity.NORMAL,
        criteria=criteria,
        cycle=cycle,
    )
    return Catalogue(id="c", version="1", title=NOTHING, subject=NOTHING, signs=(sign,))


def judged(*scores: int | None, criteria: tuple[Criterion, ...]) -> SignScore:
    """Score a sign whose criteria were judged one by one; None is not checked."""
    answers = [Answer(sign="sign", criterion=c.id, score=s) for c, s in zip(criteria, scores, strict=True)]
    (found,) = assess(catalogue(*criteria), answers)
    return found


THREE = (criterion("a", is_critical=True), criterion("b"), criterion("c", weight=2))


@pytest.mark.parametrize(
    ("value", "expected"), [("79.9", 0), ("80", 0), ("80.1", 1), ("94.99", 1), ("95", 2), ("100", 2)]
)
def test_value_is_scored_by_its_thresholds(value: str, expected: int) -> None:
    assert score(criterion(), Answer(sign="sign", criterion="a", value=Decimal(value))) == expected


@pytest.mark.parametrize(("value", "expected"), [("5", 2), ("5.1", 1), ("9.9", 1), ("10", 0), ("11", 0)])
def test_value_that_should_be_low_is_scored_the_other_way(value: str, expected: int) -> None:
    low = criterion(direction=Direction.DOWN, fail="10", met="5")

    assert score(low, Answer(sign="sign", criterion="a", value=Decimal(value))) == expected


def test_value_at_both_thresholds_is_met() -> None:
    both = criterion(fail="1", met="1")

    assert score(both, Answer(sign="sign", criterion="a", value=Decimal(1))) == 2


@pytest.mark.parametrize(("value", "expected"), [(1, 2), (0, 0)])
def test_yes_is_met_and_no_fails(value: int, expected: int) -> None:
    yes_no = criterion(answer=AnswerKind.YES_NO, fail=None, met=None)

    assert score(yes_no, Answer(sign="sign", criterion="a", value=Decimal(value))) == expected


def test_judged_score_stands_before_the_value() -> None:
    assert score(criterion(), Answer(sign="sign", criterion="a", value=Decimal(100), score=0)) == 0


def test_answer_without_value_and_score_was_not_checked() -> None:
    assert score(criterion(), Answer(sign="sign", criterion="a")) is None


def test_number_without_thresholds_cannot_be_scored() -> None:
    with pytest.raises(ValueError, match="thresholds"):
        score(criterion(met=None), Answer(sign="sign", criterion="a", value=Decimal(1)))


def test_mean_is_weighted_by_what_was_checked() -> None:
    found = judged(2, None, 1, criteria=THREE)

    assert (found.mean, found.checked, found.criteria) == (Fraction(2 + 2 * 1, 3), 2, 3)


@pytest.mark.parametrize(
    ("scores", "is_finding", "level"),
    [
        ((2, 2, 2), False, Level.NONE),
        ((2, 2, 1), False, Level.WEAK),
        ((1, 1, 1), False, Level.WEAK),
        ((1, 0, 1), True, Level.VISIBLE),
        ((0, 2, 2), True, Level.VISIBLE),
        ((0, 1, 0), True, Level.ACUTE),
        ((0, 0, 0), True, Level.ACUTE),
        ((0, None, None), True, Level.ACUTE),
        ((None, 2, 2), False, Level.UNCHECKED),
        ((2, None, 2), False, Level.UNCHECKED),
        ((None, 0, 1), True, Level.VISIBLE),
        ((None, None, None), False, Level.UNCHECKED),
    ],
)
def test_critical_failure_or_a_mean_below_one_makes_a_finding(
    scores: tuple[int | None, ...],
    is_finding: bool,  # noqa: FBT001 - from the table
    level: Level,
) -> None:
    found = judged(*scores, criteria=THREE)

    assert (found.is_finding, found.level) == (is_finding, level)


@given(scores=st.tuples(*[st.none() | st.integers(0, 2)] * 3))
def test_what_was_not_checked_whole_is_never_fine(scores: tuple[int | None, int | None, int | None]) -> None:
    found = judged(*scores, criteria=THREE)

    assert None not in scores or found.level not in {Level.NONE, Level.WEAK}


@given(scores=st.tuples(*[st.integers(0, 2)] * 3), index=st.integers(0, 2))
def test_better_answer_never_shows_more(scores: tuple[int, int, int], index: int) -> None:
    better = list(scores)
    better[index] = 2

    assert judged(*better, criteria=THREE).level <= judged(*scores, criteria=THREE).level


def test_answers_to_other_signs_do_not_count() -> None:
    (found,) = assess(catalogue(*THREE), [Answer(sign="other", criterion="a", score=0)])

    assert (found.checked, found.mean, found.level) == (0, None, Level.UNCHECKED)
