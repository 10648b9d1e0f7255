"""Assessment against assessment: what is better, worse, checked anew, taken over or not checked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pdca.domain.assessment import Level, SignScore, assess, score
from pdca.domain.catalogue import AnswerKind, Catalogue, Criterion, Direction, Sign
from pdca.domain.events import Answer, AssessmentMade
from pdca.domain.past import Past, Place, by_criterion, is_answered, past_of, past_of_all


class Change(StrEnum):
    """How the second of two assessments differs from the first."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class Basis(StrEnum):
    """What an answer of the second assessment rests on."""

    ANEW = "anew"
    """Checked in this assessment."""
    CARRIED = "carried"
    """Taken over with its old date of evidence."""
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An answer with its score by the catalogue, and the date of its evidence."""

    value: Decimal | None
    score: int
    on: date
    note: str = ""
    computed: str = ""
    """The computation that measured the value; empty when a person said it."""
    rows: int | None = None
    first: date | None = None
    last: date | None = None
    """How many rows it was counted from, and the days they are about."""
    given_by: int | None = None
    """The assessed person, when that person imported what was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionChange:
    """One criterion in two assessments; None where it was not checked."""

    criterion: Criterion
    before: Judged | None
    after: Judged | None
    change: Change | None
    """None when only one of the two says anything, or the second only repeats the first."""
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class SignChange:
    """One sign in two assessments."""

    sign: Sign
    before: SignScore
    after: SignScore
    change: Change | None
    basis: Basis
    criteria: tuple[CriterionChange, ...]
    base: AssessmentMade | None
    """The assessment that `before` is of; None when the sign was never checked before."""


_Changed = Callable[[Criterion, Judged, Judged], Change]


def compared(catalogue: Catalogue, before: AssessmentMade, after: AssessmentMade) -> tuple[SignChange, ...]:
    """Compare two assessments sign by sign, both by the thresholds of one catalogue.

    A criterion is better or worse by its score: a value that moves within its limits changed nothing.
    """
    return _compared(catalogue, past_of(catalogue, before), after, _scored)


def compared_with_past(
    catalogue: Catalogue, earlier: Sequence[AssessmentMade], after: AssessmentMade
) -> tuple[SignChange, ...]:
    """Compare an assessment with those before it, each sign with the last that checked it.

    `earlier` as for `last_checked`.
    """
    return _compared(catalogue, past_of_all(catalogue, earlier), after, _scored)


def voices_compared(
    catalogue: Catalogue, owner: AssessmentMade, own: AssessmentMade
) -> tuple[SignChange, ...]:
    """Compare what the owner and the assessed person say; better is what the person sees more kindly.

    Two who name different values disagree, although both values score the same.
    """
    return _compared(catalogue, past_of(catalogue, _as_checked(owner)), _as_checked(own), _valued)


def is_difference(change: CriterionChange) -> bool:
    """Tell whether two voices disagree about a criterion, or only one of them checked it."""
    if (change.before is None) != (change.after is None):
        return True
    return change.change in (Change.BETTER, Change.WORSE)


def in_order(one: AssessmentMade, other: AssessmentMade) -> tuple[AssessmentMade, AssessmentMade]:
    """Put two assessments in the order of their evidence, whichever was entered first."""
    earlier, later = sorted((one, other), key=lambda made: (made.on, made.number))
    return earlier, later


def evidence_on(answer: Answer, made: AssessmentMade) -> date:
    """Return the date of an answer's evidence: the assessment's, or its own when it was taken over."""
    return answer.carried_on or made.on


def taken_over(base: AssessmentMade, answers: Mapping[tuple[str, str], Answer]) -> Iterator[Answer]:
    """Yield the checked answers of an earlier assessment that the new one does not give, with their dates."""
    for key, answer in by_criterion(base.answers).items():
        new = answers.get(key)
        if is_answered(answer) and (new is None or not is_answered(new)):
            note = (new.note if new else "") or answer.note
            yield replace(answer, note=note, carried_on=evidence_on(answer, base))


def _compared(
    catalogue: Catalogue, past: Past, after: AssessmentMade, changed: _Changed
) -> tuple[SignChange, ...]:
    scores = zip(catalogue.signs, assess(catalogue, ()), assess(catalogue, after.answers), strict=True)
    answers = by_criterion(after.answers)
    return tuple(
        _sign(
            sign,
            past.signs.get(sign.id, (None, unchecked)),
            now,
            tuple(_criteria(sign, past, after, answers, changed)),
        )
        for sign, unchecked, now in scores
    )


def _as_checked(made: AssessmentMade) -> AssessmentMade:
    # Two voices differ in what they say, wherever they have it from.
    return replace(made, answers=tuple(replace(answer, carried_on=None) for answer in made.answers))


def _criteria(
    sign: Sign, past: Past, after: AssessmentMade, answers: Mapping[Place, Answer], changed: _Changed
) -> Iterator[CriterionChange]:
    for criterion in sign.criteria:
        place = (sign.id, criterion.id)
        base, said = past.criteria.get(place, (None, None))
        was = _judged(criterion, said, base)
        now = _judged(criterion, answers.get(place), after)
        basis = _basis(answers.get(place), now, base)
        yield CriterionChange(
            criterion=criterion,
            before=was,
            after=now,
            change=changed(criterion, was, now) if basis is Basis.ANEW and was and now else None,
            basis=basis,
        )


def _basis(answer: Answer | None, now: Judged | None, before: AssessmentMade | None) -> Basis:
    if answer is None or now is None:
        return Basis.UNCHECKED
    # Taken over from an assessment between the two, it is newer evidence than the first one had.
    is_newer = before is not None and now.on > before.on
    return Basis.ANEW if answer.carried_on is None or is_newer else Basis.CARRIED


def _judged(criterion: Criterion, answer: Answer | None, made: AssessmentMade | None) -> Judged | None:
    points = score(criterion, answer) if answer else None
    if answer is None or made is None or points is None:
        return None
    return Judged(
        value=answer.value,
        score=points,
        on=evidence_on(answer, made),
        note=answer.note,
        computed=answer.computed,
        rows=answer.rows,
        first=answer.first,
        last=answer.last,
        given_by=answer.given_by,
    )


def _scored(_criterion: Criterion, was: Judged, now: Judged) -> Change:
    return _change(now.score - was.score)


def _valued(criterion: Criterion, was: Judged, now: Judged) -> Change:
    if was.value is None or now.value is None:
        return _change(now.score - was.score)
    is_up = criterion.answer is AnswerKind.YES_NO or criterion.direction is Direction.UP
    return _change((now.value - was.value) * (1 if is_up else -1))


def _sign(
    sign: Sign,
    past: tuple[AssessmentMade | None, SignScore],
    now: SignScore,
    criteria: tuple[CriterionChange, ...],
) -> SignChange:
    base, was = past
    bases = {change.basis for change in criteria}
    basis = next((each for each in (Basis.ANEW, Basis.CARRIED) if each in bases), Basis.UNCHECKED)
    return SignChange(
        sign=sign,
        before=was,
        after=now,
        change=_sign_changed(was, now),
        basis=basis,
        criteria=criteria,
        base=base,
    )


def _sign_changed(was: SignScore, now: SignScore) -> Change | None:
    # By the level alone, as in the monthly report: a mean that moves within a level is no news of the sign.
    if Level.UNCHECKED in (was.level, now.level):
        return None
    return _change(was.level - now.level)


def _change(way: int | Decimal) -> Change:
    if way == 0:
        return Change.SAME
    return Change.BETTER if way > 0 else Change.WORSE
