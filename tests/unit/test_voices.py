"""Whose voice an assessment is, who sees its answers, and what it may stand beside or take over."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pdca.domain.events import Answer, AssessmentMade, AssessmentOpened, FindingReplied, Voice
from pdca.domain.organisation_rules import assessment_objections
from pdca.domain.voice_rules import Voices, opening_of_assessment_objections
from pdca.domain.voices import Assessment, evolve, fold, is_blind, is_public, may_see
from tests.unit.test_organisation_rules import CATALOGUE, TOMORROW, assessed
from tests.unit.world import (
    HEAD,
    MEMBER,
    MONDAY,
    NOW,
    OWNER,
    READER,
    codes,
    organisation,
    recorded,
    situation,
)

EARLIER = MONDAY - timedelta(days=40)


def owners(**changes: Any) -> AssessmentMade:  # noqa: ANN401 - handed to replace()
    return assessed(**changes)


def own(**changes: Any) -> AssessmentMade:  # noqa: ANN401
    return replace(assessed(number=2), voice=Voice.SELF, **changes)


def sealed(**changes: Any) -> AssessmentMade:  # noqa: ANN401
    return owners(is_sealed=True, answer_by=TOMORROW, **changes)


def known(made: AssessmentMade, by: int = OWNER) -> Assessment:
    return evolve(None, recorded(made, by=by, stream=f"assessment-{made.number}"))


def voices(*assessments: Assessment) -> Voices:
    return Voices(
        assessments={each.made.number: each for each in assessments},
        catalogues={"f": CATALOGUE},
        answered={each.made.beside: each.made.number for each in assessments if each.made.beside},
    )


def against(event: AssessmentMade, by: int, *assessments: Assessment) -> list[str]:
    return codes(assessment_objections(event, situation(by), CATALOGUE, voices(*assessments)))


def test_opening_breaks_the_seal_and_remembers_when_and_by_whom() -> None:
    history = [recorded(sealed(), seq=1), recorded(AssessmentOpened(), seq=2, after=1)]

    folded = fold(history)

    assert folded is not None
    assert known(sealed()).is_sealed
    assert not folded.is_sealed
    assert (folded.opened_at, folded.opened_by) == (NOW + timedelta(days=1), OWNER)
    assert fold([]) is None


def test_a_stream_that_does_not_begin_with_an_assessment_is_no_assessment() -> None:
    with pytest.raises(ValueError, match="AssessmentOpened"):
        fold([recorded(AssessmentOpened())])
    with pytest.raises(ValueError, match="FindingReplied"):
        fold([recorded(owners()), recorded(FindingReplied(text="Нет"))])


@pytest.mark.parametrize(
    ("assessment", "beside"), [(owners(), None), (own(), owners())], ids=["owner's", "own beside owner's"]
)
def test_answers_are_public_when_nobody_can_be_swayed_any_more(
    assessment: AssessmentMade, beside: AssessmentMade | None
) -> None:
    other = known(beside) if beside else None

    assert is_public(known(assessment), other)
    assert may_see(MEMBER, known(assessment), other)


@pytest.mark.parametrize(
    ("assessment", "beside"),
    [(sealed(), None), (own(), None), (own(), sealed())],
    ids=["sealed", "own alone", "own beside sealed"],
)
def test_until_then_nobody_else_sees_them(assessment: AssessmentMade, beside: AssessmentMade | None) -> None:
    other = known(beside) if beside else None

    assert not is_public(known(assessment), other)
    assert not may_see(MEMBER, known(assessment), other)


def test_everyone_sees_their_own_answers() -> None:
    assert may_see(HEAD, known(own(), by=HEAD), None)
    assert may_see(OWNER, known(sealed(), by=OWNER), None)


def test_only_the_assessed_person_can_have_seen_the_other_voice() -> None:
    assert is_blind(Voice.OWNER, known(own(), by=HEAD))
    assert is_blind(Voice.SELF, None)
    assert is_blind(Voice.SELF, known(sealed()))
    assert not is_blind(Voice.SELF, known(owners()))


@pytest.mark.parametrize(
    ("event", "by", "expected"),
    [
        (own(), HEAD, []),
        (own(), OWNER, ["self-voice-is-of-oneself"]),
        (own(person=READER), READER, ["reader-reads"]),
        (own(person=OWNER), OWNER, ["self-voice-needs-owner"]),
        (own(is_sealed=True, answer_by=TOMORROW), HEAD, ["seal-without-need"]),
        (sealed(), OWNER, []),
        (sealed(person=READER), OWNER, ["seal-for-reader"]),
        (owners(is_sealed=True), OWNER, ["answer-by-past"]),
        (owners(is_sealed=True, answer_by=EARLIER), OWNER, ["answer-by-past"]),
        (owners(answer_by=TOMORROW), OWNER, ["answer-by-unsealed"]),
        (owners(is_blind=False), OWNER, ["beside-another", "blindness-wrong"]),
        (owners(beside=9), OWNER, ["beside-another"]),
        (owners(carried_from=9), OWNER, ["carried-from-another"]),
    ],
)
def test_everything_against_a_voice_or_a_seal_is_listed(
    event: AssessmentMade, by: int, expected: list[str]
) -> None:
    assert against(event, by) == expected


def test_one_person_has_nobody_to_answer_beside() -> None:
    alone = situation(HEAD, company=organisation(HEAD))

    refused = assessment_objections(own(), alone, CATALOGUE, Voices())

    assert codes(refused) == ["self-voice-needs-owner"]


def test_the_assessed_person_answers_beside_a_sealed_assessment_blind() -> None:
    beside = own(beside=1)

    assert against(beside, HEAD, known(sealed())) == []
    assert against(replace(beside, is_blind=False), HEAD, known(sealed())) == ["blindness-wrong"]


def test_beside_an_open_assessment_it_is_marked_as_not_blind() -> None:
    assert against(own(beside=1, is_blind=False), HEAD, known(owners())) == []
    assert against(own(beside=1), HEAD, known(owners())) == ["blindness-wrong"]


def test_who_could_read_an_earlier_assessment_does_not_answer_blind() -> None:
    again = own(seen=1, is_blind=False)

    assert against(again, HEAD, known(owners())) == []
    assert against(replace(again, is_blind=True), HEAD, known(owners())) == ["blindness-wrong"]
    assert against(again, HEAD, known(sealed())) == ["blindness-wrong"]


@pytest.mark.parametrize(
    "other",
    [owners(person=MEMBER), own(number=1), owners(catalogue="other")],
    ids=["another person", "the same voice", "another catalogue"],
)
def test_two_voices_are_of_one_person_and_one_catalogue(other: AssessmentMade) -> None:
    assert "beside-another" in against(own(beside=1, is_blind=False), HEAD, known(other))


def test_a_third_assessment_stands_beside_none() -> None:
    pair = (known(owners()), known(own(beside=1, is_blind=False), by=HEAD))

    assert "beside-another" in against(own(number=3, beside=1, is_blind=False), HEAD, *pair)
    assert voices(*pair).beside(1) == pair[1]
    assert voices(*pair).beside(2) == pair[0]


@pytest.mark.parametrize("by", [OWNER, HEAD])
def test_a_seal_is_broken_by_an_owner_or_by_the_answer_beside_it(by: int) -> None:
    answered = voices(known(sealed()), known(own(beside=1), by=HEAD))

    assert opening_of_assessment_objections(1, known(sealed()), situation(by), answered) == ()


def test_who_has_not_answered_does_not_break_the_seal() -> None:
    waiting = voices(known(sealed()))

    assert codes(opening_of_assessment_objections(1, known(sealed()), situation(HEAD), waiting)) == [
        "owner-only"
    ]
    assert codes(opening_of_assessment_objections(1, known(owners()), situation(), waiting)) == ["not-sealed"]
    assert codes(opening_of_assessment_objections(1, None, situation(), waiting)) == ["not-sealed"]


BASE = owners(on=EARLIER, answers=(Answer(sign="sign", criterion="a", score=0),))
CARRIED = Answer(sign="sign", criterion="a", score=0, carried_on=EARLIER)
FRESH = Answer(sign="sign", criterion="b", score=2)


def later(*answers: Answer, **changes: Any) -> AssessmentMade:  # noqa: ANN401
    return replace(owners(number=3, answers=answers, carried_from=1), **changes)


def test_an_answer_is_taken_over_with_the_date_of_its_evidence() -> None:
    assert against(later(CARRIED, FRESH), OWNER, known(BASE)) == []


@pytest.mark.parametrize(
    "changes", [{"score": 2}, {"carried_on": date(2026, 5, 1)}, {"criterion": "b"}], ids=str
)
def test_what_is_taken_over_says_what_it_said(changes: dict[str, Any]) -> None:
    other = Answer(sign="sign", criterion="b" if "criterion" not in changes else "a", score=2)

    assert against(later(replace(CARRIED, **changes), other), OWNER, known(BASE)) == ["carried-differs"]


def test_taking_over_alone_checks_nothing() -> None:
    assert against(later(CARRIED), OWNER, known(BASE)) == ["nothing-checked"]


@pytest.mark.parametrize(
    "base",
    [replace(BASE, person=MEMBER), replace(BASE, on=TOMORROW), replace(BASE, voice=Voice.SELF)],
    ids=["another person", "later evidence", "another voice"],
)
def test_answers_come_from_an_earlier_assessment_of_the_same_voice(base: AssessmentMade) -> None:
    assert against(later(CARRIED, FRESH), OWNER, known(base)) == ["carried-from-another"]


def test_what_is_sealed_comes_out_in_no_open_assessment() -> None:
    base = known(replace(BASE, is_sealed=True, answer_by=TOMORROW))

    assert against(later(CARRIED, FRESH), OWNER, base) == ["carried-from-another"]
    assert against(later(CARRIED, FRESH, is_sealed=True, answer_by=TOMORROW), OWNER, base) == []
