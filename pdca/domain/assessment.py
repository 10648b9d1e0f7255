"""How answers become scores, and scores become findings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

from pdca.domain.catalogue import AnswerKind, Catalogue, Criterion, Direction, Sign
from pdca.domain.events import Answer

FAILED, PARTLY, MET = 0, 1, 2
"""Scores of a criterion."""

FINDING_BELOW = 1
"""A sign whose mean score is below this becomes a finding."""


class Level(IntEnum):
    """How strongly a sign shows; UNCHECKED is never fine."""

    UNCHECKED = -1
    NONE = 0
    WEAK = 1
    VISIBLE = 2
    ACUTE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SignScore:
    """What the answers say about one sign."""

    sign: str
    mean: Fraction | None
    """Weighted mean of the scores, 0 to 2; None when nothing was checked."""
    failed_critical: bool
    checked: int
    """How many criteria were checked; what was taken over from an earlier assessment was not."""
    criteria: int
    carried: int = 0
    """How many answers were taken over from an earlier assessment; they count for the mean."""
    is_fresh: bool = True
    """Whether anything that speaks for the sign was checked in this assessment."""

    @property
    def is_finding(self) -> bool:
        """Tell whether the sign shows: a critical criterion failed, or the mean is below 1."""
        return self.failed_critical or (self.mean is not None and self.mean < FINDING_BELOW)

    @property
    def level(self) -> Level:
        """Return how strongly the sign shows; what was only taken over is not checked."""
        if self.mean is None or not self.checked:
            return Level.UNCHECKED
        if self.is_finding:
            return Level.ACUTE if self.failed_critical and self.mean < FINDING_BELOW else Level.VISIBLE
        if self.checked + self.carried < self.criteria:
            return Level.UNCHECKED
        return Level.NONE if self.mean == MET else Level.WEAK


def score(criterion: Criterion, answer: Answer) -> int | None:
    """Score an answer: a judged score as it is, a value by the thresholds, None when not checked."""
    if answer.score is not None:
        return answer.score
    if answer.value is None:
        return None
    if criterion.answer is AnswerKind.YES_NO:
        return MET if answer.value else FAILED
    return _by_thresholds(criterion, answer.value)


def assess(catalogue: Catalogue, answers: Iterable[Answer]) -> tuple[SignScore, ...]:
    """Score every sign of a catalogue, in its order."""
    by_criterion = {(answer.sign, answer.criterion): answer for answer in answers}
    return tuple(_sign_score(sign, by_criterion) for sign in catalogue.signs)


def _by_thresholds(criterion: Criterion, value: Decimal) -> int:
    if criterion.met is None or criterion.fail is None:
        raise ValueError(criterion.id, "a number needs both thresholds")
    way = 1 if criterion.direction is Direction.UP else -1
    if way * (value - criterion.met) >= 0:
        return MET
    return FAILED if way * (value - criterion.fail) <= 0 else PARTLY


def _sign_score(sign: Sign, answers: Mapping[tuple[str, str], Answer]) -> SignScore:
    scored = [
        (criterion, points, answer.carried_on is not None)
        for criterion in sign.criteria
        if (answer := answers.get((sign.id, criterion.id))) is not None
        and (points := score(criterion, answer)) is not None
    ]
    weight = sum(criterion.weight for criterion, _, _ in scored)
    total = sum(criterion.weight * points for criterion, points, _ in scored)
    carried = sum(is_carried for _, _, is_carried in scored)
    return SignScore(
        sign=sign.id,
        mean=Fraction(total, weight) if weight else None,
        failed_critical=any(criterion.is_critical and points == FAILED for criterion, points, _ in scored),
        checked=len(scored) - carried,
        criteria=len(sign.criteria),
        carried=carried,
        is_fresh=any(points < MET and not is_carried for _, points, is_carried in scored),
    )
