"""Assessment against assessment: better, worse, measured anew, taken over, not checked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.assessment import Level, assess
from pdca.domain.catalogue import AnswerKind, Direction
from pdca.domain.comparison import (
    Basis,
    Change,
    compared,
    compared_with_past,
    in_order,
    is_difference,
    taken_over,
    voices_compared,
)
from pdca.domain.events import Answer, AssessmentMade, Voice
from tests.unit.test_assessment import catalogue, criterion

JANUARY, MARCH, JUNE = date(2026, 1, 12), date(2026, 3, 2), date(2026, 6, 1)

CATALOGUE = catalogue(
    criterion("a", is_critical=True),
    criterion("b", direction=Direction.DOWN, fail="20", met="5"),
    criterion("c", answer=AnswerKind.YES_NO, fail=None, met=None),
)

OPPOSITE = {Change.BETTER: Change.WORSE, Change.WORSE: Change.BETTER, Change.SAME: Change.SAME, None: None}


def made(*answers: Answer, on: date = MARCH, number: int = 1) -> AssessmentMade:
    return AssessmentMade(number=number, person=2, catalogue="f", on=on, answers=answers)


def value(criterion_id: str, figure: int, carried_on: date | None = None) -> Answer:
    return Answer(sign="sign", criterion=criterion_id, value=Decimal(figure), carried_on=carried_on)


def judged(criterion_id: str, score: int) -> Answer:
    return Answer(sign="sign", criterion=criterion_id, score=score)


def of(
    before: AssessmentMade | None, after: AssessmentMade, criterion_id: str
) -> tuple[Change | None, Basis]:
    changes = compared(CATALOGUE, before, after) if before else compared_with_past(CATALOGUE, (), after)
    (sign,) = changes
    found = next(each for each in sign.criteria if each.criterion.id == criterion_id)
    return found.change, found.basis


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (value("a", 60), value("a", 99), Change.BETTER),
        (value("a", 96), value("a", 70), Change.WORSE),
        (value("b", 10), value("b", 4), Change.BETTER),
        (value("b", 4), value("b", 10), Change.WORSE),
        (value("c", 0), value("c", 1), Change.BETTER),
        (value("a", 60), value("a", 60), Change.SAME),
        (judged("a", 0), judged("a", 2), Change.BETTER),
        (value("a", 96), judged("a", 1), Change.WORSE),
    ],
)
def test_a_criterion_is_better_or_worse_by_its_own_direction(
    before: Answer, after: Answer, expected: Change
) -> None:
    result = of(made(before, on=JANUARY), made(after), before.criterion)

    assert result == (expected, Basis.ANEW)


@pytest.mark.parametrize(
    ("before", "after"),
    [(value("b", 2), value("b", 4)), (value("b", 4), value("b", 2)), (value("a", 10), value("a", 20))],
    ids=["met, higher", "met, lower", "failed"],
)
def test_a_value_that_moves_within_its_limits_changed_nothing(before: Answer, after: Answer) -> None:
    assert of(made(before, on=JANUARY), made(after), before.criterion) == (Change.SAME, Basis.ANEW)


def test_what_was_not_checked_before_is_measured_anew_and_no_better() -> None:
    assert of(made(on=JANUARY), made(value("a", 60)), "a") == (None, Basis.ANEW)
    assert of(None, made(value("a", 60)), "a") == (None, Basis.ANEW)


def test_what_is_not_checked_now_is_not_fine() -> None:
    assert of(made(value("a", 60), on=JANUARY), made(value("b", 4)), "a") == (None, Basis.UNCHECKED)


def test_what_is_taken_over_is_never_better() -> None:
    before = made(value("a", 60), on=JANUARY)

    assert of(before, made(value("a", 60, carried_on=JANUARY)), "a") == (None, Basis.CARRIED)


def test_taken_over_from_in_between_it_is_newer_evidence_than_the_first() -> None:
    before, after = made(value("a", 10), on=JANUARY), made(value("a", 99, carried_on=MARCH), on=JUNE)

    assert of(before, after, "a") == (Change.BETTER, Basis.ANEW)


def test_a_sign_is_better_by_its_level_alone() -> None:
    failing, weak, met = (
        made(value("a", figure), value("b", rate), value("c", 1))
        for figure, rate in ((10, 4), (90, 4), (99, 4))
    )

    assert [compared(CATALOGUE, failing, each)[0].change for each in (weak, failing)] == [
        Change.BETTER,
        Change.SAME,
    ]
    assert compared(CATALOGUE, met, weak)[0].change is Change.WORSE


def test_dates_of_evidence_put_two_assessments_in_order_not_their_numbers() -> None:
    late, back_dated = made(on=JUNE, number=1), made(on=JANUARY, number=2)

    assert in_order(late, back_dated) == (back_dated, late)
    assert in_order(back_dated, late) == (back_dated, late)


def test_unanswered_criteria_are_taken_over_with_the_date_they_were_checked_on() -> None:
    base = made(value("a", 60, carried_on=JANUARY), value("b", 4), judged("c", 1), on=MARCH)
    given_now = {
        ("sign", "b"): value("b", 3),
        ("sign", "c"): Answer(sign="sign", criterion="c", note="нет дня"),
    }

    over = tuple(taken_over(base, given_now))

    assert over == (
        value("a", 60, carried_on=JANUARY),
        Answer(sign="sign", criterion="c", score=1, note="нет дня", carried_on=MARCH),
    )


def test_carried_answers_count_for_the_mean_and_not_as_checked() -> None:
    (score,) = assess(CATALOGUE, [value("a", 10, carried_on=JANUARY), value("b", 4)])

    assert (score.checked, score.carried, score.is_finding, score.is_fresh) == (1, 1, True, False)


def test_a_sign_of_which_nothing_was_checked_anew_is_not_checked() -> None:
    (score,) = assess(CATALOGUE, [value("a", 10, carried_on=JANUARY)])

    assert score.level is Level.UNCHECKED


def test_two_voices_differ_where_they_say_different_things_or_one_says_nothing() -> None:
    owner = made(value("a", 60), value("b", 4))
    own = replace(made(value("a", 99), value("b", 4), value("c", 1, carried_on=JANUARY)), voice=Voice.SELF)

    (sign,) = voices_compared(CATALOGUE, owner, own)

    assert [(each.change, is_difference(each)) for each in sign.criteria] == [
        (Change.BETTER, True),
        (Change.SAME, False),
        (None, True),
    ]


figures = st.none() | st.integers(0, 120)


@st.composite
def assessments(draw: st.DrawFn) -> AssessmentMade:
    answers = [value(name, figure) for name in "ab" if (figure := draw(figures)) is not None]
    answers += [judged("c", points) for points in draw(st.lists(st.integers(0, 2), max_size=1))]
    return made(*answers)


@given(assessments(), assessments())
def test_what_is_better_one_way_is_worse_the_other(one: AssessmentMade, other: AssessmentMade) -> None:
    (there,), (back,) = compared(CATALOGUE, one, other), compared(CATALOGUE, other, one)

    assert back.change == OPPOSITE[there.change]
    for forth, returned in zip(there.criteria, back.criteria, strict=True):
        assert returned.change == OPPOSITE[forth.change]


@given(assessments())
def test_nothing_differs_from_itself(one: AssessmentMade) -> None:
    (sign,) = compared(CATALOGUE, one, one)

    assert sign.change in (Change.SAME, None)
    assert {each.change for each in sign.criteria} <= {Change.SAME, None}


def test_a_mean_that_moves_within_a_level_leaves_the_sign_unchanged() -> None:
    low, high = (made(value("a", figure), value("b", 4), value("c", 0)) for figure in (90, 99))

    (sign,) = compared(CATALOGUE, low, high)

    assert (sign.before.level, sign.after.level) == (Level.WEAK, Level.WEAK)
    assert sign.before.mean != sign.after.mean
    assert sign.change is Change.SAME


def test_two_voices_that_name_different_values_differ_although_both_score_the_same() -> None:
    (sign,) = voices_compared(CATALOGUE, made(value("a", 10)), made(value("a", 20)))

    assert (sign.criteria[0].change, is_difference(sign.criteria[0])) == (Change.BETTER, True)


def test_a_sign_is_compared_with_the_last_assessment_that_checked_it() -> None:
    first = made(value("a", 60), on=JANUARY, number=1)
    left_out = made(on=MARCH, number=2)

    (sign,) = compared_with_past(CATALOGUE, (left_out, first), made(judged("a", 2), judged("b", 2), number=3))

    assert sign.base == first
    assert (sign.before.level, sign.criteria[0].change) == (Level.ACUTE, Change.BETTER)


def test_what_was_only_taken_over_checked_no_sign_but_answers_its_criteria() -> None:
    first = made(value("a", 60), on=JANUARY, number=1)
    carrying = made(value("a", 60, carried_on=JANUARY), on=MARCH, number=2)

    (sign,) = compared_with_past(CATALOGUE, (carrying, first), made(value("a", 99), on=JUNE, number=3))

    assert (sign.base, sign.before.level) == (first, Level.ACUTE)
    was = sign.criteria[0].before
    assert was is not None
    assert was.on == JANUARY


def test_a_criterion_is_compared_with_when_it_was_last_answered() -> None:
    first = made(value("a", 60), value("b", 3), on=JANUARY, number=1)
    second = made(value("a", 60), on=MARCH, number=2)

    (sign,) = compared_with_past(
        CATALOGUE, (second, first), made(value("a", 60), value("b", 30), on=JUNE, number=3)
    )

    assert sign.base == second
    assert [each.change for each in sign.criteria] == [Change.SAME, Change.WORSE, None]


def test_a_sign_that_was_never_checked_has_nothing_to_be_compared_with() -> None:
    (sign,) = compared_with_past(CATALOGUE, (made(),), made(value("a", 60), number=2))

    assert (sign.base, sign.before.level, sign.change) == (None, Level.UNCHECKED, None)
