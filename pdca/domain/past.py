"""What an assessment is compared with: for each sign and criterion the earlier assessment that counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from pdca.domain.assessment import Level, SignScore, assess
from pdca.domain.catalogue import Catalogue
from pdca.domain.events import Answer, AssessmentMade

Place: TypeAlias = tuple[str, str]
"""Sign and criterion."""

_Each = TypeVar("_Each")


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What was said before, and in which assessment; what is missing was never checked."""

    signs: Mapping[str, tuple[AssessmentMade, SignScore]]
    criteria: Mapping[Place, tuple[AssessmentMade, Answer | None]]


def last_checked(earlier: Iterable[tuple[_Each, Level]]) -> tuple[_Each, Level] | None:
    """Return what a sign is compared with: the last earlier assessment that checked it, and its level there.

    `earlier` are those of the same person, catalogue and voice, as far as their answers may be seen, by the
    date of their evidence, the last one first, each with the level that it found. One that leaves the sign
    out says nothing about it.
    """
    return next((each for each in earlier if each[1] is not Level.UNCHECKED), None)


def past_of(catalogue: Catalogue, made: AssessmentMade) -> Past:
    """Return what one assessment says, by the thresholds of a catalogue."""
    answers = by_criterion(made.answers)
    return Past(
        signs={score.sign: (made, score) for score in assess(catalogue, made.answers)},
        criteria={place: (made, answers.get(place)) for place in _places(catalogue)},
    )


def past_of_all(catalogue: Catalogue, earlier: Sequence[AssessmentMade]) -> Past:
    """Return what was said last: of each sign when it was checked, of each criterion when it was answered.

    `earlier` as for `last_checked`.
    """
    scored = [(made, {each.sign: each for each in assess(catalogue, made.answers)}) for made in earlier]
    answered: dict[Place, tuple[AssessmentMade, Answer | None]] = {}
    for made in earlier:
        for place, answer in by_criterion(made.answers).items():
            if is_answered(answer):
                answered.setdefault(place, (made, answer))
    signs = {}
    for sign in catalogue.signs:
        each_score = ((made, scores[sign.id]) for made, scores in scored)
        found = last_checked((each, each[1].level) for each in each_score)
        if found is not None:
            signs[sign.id] = found[0]
    return Past(signs=signs, criteria=answered)


def by_criterion(answers: Iterable[Answer]) -> dict[Place, Answer]:
    """Return answers by what they answer."""
    return {(answer.sign, answer.criterion): answer for answer in answers}


def is_answered(answer: Answer) -> bool:
    """Tell whether an answer says anything, and is not a mere note."""
    return answer.value is not None or answer.score is not None


def _places(catalogue: Catalogue) -> list[Place]:
    return [(sign.id, criterion.id) for sign in catalogue.signs for criterion in sign.criteria]
