"""An assessment as its events tell it: whose voice it is, and who may see its answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pdca.domain import events as happened
from pdca.domain.events import Answer, AssessmentMade, Recorded, Voice

ANSWER_WITHIN = 31
"""Days between the evidence of two voices; answers further apart are not about the same state of things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One assessment as it stands after its events so far."""

    made: AssessmentMade
    version: int
    by: int
    at: datetime
    seq: int
    opened_at: datetime | None = None
    opened_by: int | None = None

    @property
    def is_sealed(self) -> bool:
        """Tell whether only the one who recorded it may see its answers."""
        return self.made.is_sealed and self.opened_at is None


def evolve(assessment: Assessment | None, recorded: Recorded) -> Assessment:
    """Fold one event of the assessment's stream in; knows no rules."""
    event = recorded.event
    if isinstance(event, AssessmentMade):
        return Assessment(
            made=event, version=recorded.stream_seq, by=recorded.actor, at=recorded.at, seq=recorded.seq
        )
    if assessment is None or not isinstance(event, happened.AssessmentOpened):
        raise ValueError(recorded.stream, type(event).__name__)
    return replace(assessment, opened_at=recorded.at, opened_by=recorded.actor, version=recorded.stream_seq)


def fold(history: Iterable[Recorded]) -> Assessment | None:
    """Fold a whole stream; None when it is empty."""
    assessment: Assessment | None = None
    for recorded in history:
        assessment = evolve(assessment, recorded)
    return assessment


def is_public(assessment: Assessment, beside: Assessment | None) -> bool:
    """Tell whether everyone may see the answers; `beside` is the assessment by the other voice.

    The owner's are public unless sealed, those of the assessed person once the owner's are beside them.
    """
    if assessment.made.voice is Voice.OWNER:
        return not assessment.is_sealed
    return beside is not None and not beside.is_sealed


def may_see(person: int, assessment: Assessment, beside: Assessment | None) -> bool:
    """Tell whether a person may see the answers: their own always, others' once they are public."""
    return assessment.by == person or is_public(assessment, beside)


def is_near(one: date, other: date) -> bool:
    """Tell whether evidence of two days is about the same state of things."""
    return abs((one - other).days) <= ANSWER_WITHIN


def is_blind(voice: Voice, beside: Assessment | None, *, has_seen: bool = False) -> bool:
    """Tell whether answers given now are given without a sight of the other voice's.

    What the assessed person said is shown to nobody before an owner has answered, so owners answer blind.
    `has_seen` tells whether the assessed person could read an earlier one that says how things were just now.
    """
    return voice is Voice.OWNER or not (has_seen or (beside is not None and not beside.is_sealed))


def blank_beside(own: Sequence[Answer], other: Sequence[Answer]) -> frozenset[tuple[str, str]]:
    """Return the criteria that the other voice answered and one's own leaves without value, score or note."""
    said = {(each.sign, each.criterion) for each in own if _says_something(each) and each.carried_on is None}
    return frozenset((each.sign, each.criterion) for each in other if _says_something(each)) - said


def _says_something(answer: Answer) -> bool:
    return answer.value is not None or answer.score is not None or bool(answer.note)
