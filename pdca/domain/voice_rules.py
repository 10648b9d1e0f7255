"""Whose assessment may be recorded, beside which, and what may be taken over from an earlier one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pdca.domain.catalogue import Catalogue
from pdca.domain.comparison import evidence_on
from pdca.domain.errors import Gap
from pdca.domain.events import AssessmentMade, Voice
from pdca.domain.organisation import Situation
from pdca.domain.past import by_criterion
from pdca.domain.people import Role
from pdca.domain.voices import ANSWER_WITHIN, Assessment, blank_beside, is_blind, is_near, is_public


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The assessments that are known where one more is recorded, and their catalogues."""

    assessments: Mapping[int, Assessment] = field(default_factory=dict)
    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)
    answered: Mapping[int, int] = field(default_factory=dict)
    """The later of two assessments beside each other by the number of the earlier one."""

    def beside(self, number: int) -> Assessment | None:
        """Return the assessment by the other voice beside one, whichever of the two came first."""
        known = self.assessments.get(number)
        earlier = known.made.beside if known else None
        return self.assessments.get(earlier or self.answered.get(number, 0))

    def is_same_catalogue(self, one: str, other: str) -> bool:
        """Tell whether two content hashes are of the same catalogue, whatever its version."""
        first, second = self.catalogues.get(one), self.catalogues.get(other)
        return first is not None and second is not None and first.id == second.id


def voice_objections(event: AssessmentMade, situation: Situation, voices: Voices) -> Iterator[Gap]:
    """Yield what is against the voice of an assessment: whose it is, its seal and what it refers to."""
    yield from _own(event, situation) if event.voice is Voice.SELF else _owners(event, situation)
    yield from _seal(event, situation)
    if event.beside is not None or event.seen is not None or not event.is_blind:
        yield from _beside(event, voices)
    if event.carried_from is not None or any(answer.carried_on for answer in event.answers):
        yield from _carried(event, situation, voices)


def opening_of_assessment_objections(
    number: int, assessment: Assessment | None, situation: Situation, voices: Voices
) -> tuple[Gap, ...]:
    """List everything against opening a sealed assessment: an owner may, and the answer beside it does."""
    gaps = []
    if assessment is None or not assessment.is_sealed:
        gaps.append(Gap("not-sealed", {"number": number}))
    has_answered = assessment is not None and _has_answered(situation.by.number, assessment, voices)
    if situation.by.role is not Role.OWNER and not has_answered:
        gaps.append(Gap("owner-only"))
    return tuple(gaps)


def _has_answered(person: int, assessment: Assessment, voices: Voices) -> bool:
    return assessment.made.person == person and voices.beside(assessment.made.number) is not None


def _owners(event: AssessmentMade, situation: Situation) -> Iterator[Gap]:
    if situation.by.role is not Role.OWNER:
        yield Gap("owner-only")
    if event.person == situation.by.number and not situation.organisation.is_one_person:
        yield Gap("assesses-oneself")


def _own(event: AssessmentMade, situation: Situation) -> Iterator[Gap]:
    if not situation.by.may_change:
        yield Gap("reader-reads")
    if event.person != situation.by.number:
        yield Gap("self-voice-is-of-oneself")
    people = situation.organisation.people.values()
    if not any(p.role is Role.OWNER and p.is_here and p.number != event.person for p in people):
        yield Gap("self-voice-needs-owner")


def _seal(event: AssessmentMade, situation: Situation) -> Iterator[Gap]:
    if not event.is_sealed:
        if event.answer_by is not None:
            yield Gap("answer-by-unsealed")
        return
    person = situation.organisation.people.get(event.person)
    if event.voice is Voice.SELF or event.beside is not None or event.person == situation.by.number:
        yield Gap("seal-without-need")
    elif person is not None and not person.may_change:
        yield Gap("seal-for-reader", {"name": person.name})
    if event.answer_by is None or event.answer_by < situation.today:
        yield Gap("answer-by-past", {"day": event.answer_by})


def _beside(event: AssessmentMade, voices: Voices) -> Iterator[Gap]:
    other = voices.assessments.get(event.beside or 0)
    is_pair = (
        other is not None
        and other.made.voice is not event.voice
        and other.made.person == event.person
        and voices.is_same_catalogue(other.made.catalogue, event.catalogue)
        and voices.beside(other.made.number) is None
    )
    if not is_pair and (event.beside is not None or event.seen is None):
        yield Gap("beside-another", {"number": event.beside})
    has_seen = event.seen is not None
    if event.is_blind != is_blind(event.voice, other, has_seen=has_seen) or (
        has_seen and not _could_see(event, voices)
    ):
        yield Gap("blindness-wrong")
    if is_pair and other is not None and other.is_sealed:
        yield from _breaks_seal(event, other.made)


def _breaks_seal(event: AssessmentMade, sealed: AssessmentMade) -> Iterator[Gap]:
    """Object to an answer that would show what is sealed and says nothing itself, or of another time."""
    blank = len(blank_beside(event.answers, sealed.answers))
    if blank:
        yield Gap("self-voice-blank", {"count": blank})
    if not is_near(event.on, sealed.on):
        yield Gap("self-voice-of-another-time", {"days": ANSWER_WITHIN})


def _could_see(event: AssessmentMade, voices: Voices) -> bool:
    seen = voices.assessments.get(event.seen or 0)
    return (
        seen is not None
        and event.voice is Voice.SELF
        and seen.made.voice is Voice.OWNER
        and seen.made.person == event.person
        and voices.is_same_catalogue(seen.made.catalogue, event.catalogue)
        and is_public(seen, voices.beside(seen.made.number))
    )


def _carried(event: AssessmentMade, situation: Situation, voices: Voices) -> Iterator[Gap]:
    base = voices.assessments.get(event.carried_from or 0)
    if base is None or not _may_be_base(event, base, situation, voices):
        yield Gap("carried-from-another", {"number": event.carried_from})
        return
    known = by_criterion(base.made.answers)
    for answer in event.answers:
        was = known.get((answer.sign, answer.criterion))
        if answer.carried_on is not None and (
            was is None
            or (was.value, was.score, evidence_on(was, base.made))
            != (answer.value, answer.score, answer.carried_on)
        ):
            yield Gap("carried-differs", {"sign": answer.sign, "criterion": answer.criterion})


def _may_be_base(event: AssessmentMade, base: Assessment, situation: Situation, voices: Voices) -> bool:
    return (
        base.made.person == event.person
        and base.made.voice is event.voice
        and base.made.on <= event.on
        and voices.is_same_catalogue(base.made.catalogue, event.catalogue)
        # What is sealed must not come out in an assessment that everyone sees.
        and (not base.is_sealed or (event.is_sealed and base.by == situation.by.number))
    )
