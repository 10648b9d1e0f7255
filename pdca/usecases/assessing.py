"""Assess a person against a catalogue: answers become scores, scores findings, findings cycles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pdca.domain.assessment import SignScore, assess
from pdca.domain.catalogue import Catalogue
from pdca.domain.events import Answer, AssessmentMade, AssessmentOpened, Voice
from pdca.domain.finding import Finding
from pdca.domain.organisation import Organisation
from pdca.domain.people import Person
from pdca.domain.streams import stream_of
from pdca.domain.voices import Assessment, blank_beside, is_blind
from pdca.storage.journal import Journal, Stamp
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, find_person, stamp
from pdca.usecases.assigning import Assigned, open_or_queue
from pdca.usecases.defining import store_catalogue
from pdca.usecases.following import Followed, follow
from pdca.usecases.pairing import (
    ANSWER_DAYS,
    Manner,
    Subject,
    base_of,
    beside_of,
    completed,
    partner_of,
    repeated,
    seen_by,
)
from pdca.usecases.places import InQueue

_Begun: TypeAlias = tuple[tuple[Assigned, ...], tuple[InQueue, ...]]
"""The cycles that began, and the findings that wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """An assessment with its scores, findings and cycles."""

    assessment: Assessment
    beside: Assessment | None
    """The assessment by the other voice, when there is one."""
    person: Person
    organisation: Organisation
    catalogue: Catalogue
    scores: tuple[SignScore, ...]
    followed: Followed
    """The findings that this opened, of the assessment itself or of the one it answers beside."""
    assigned: tuple[Assigned, ...] = ()
    queued: tuple[InQueue, ...] = ()
    """The findings that wait until their responsible has a place."""
    has_opened: bool = False
    """Whether this opened the sealed assessment that it answers beside."""
    is_repeat: bool = False

    @property
    def number(self) -> int:
        """Return the number of the assessment."""
        return self.assessment.made.number

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Return the answers."""
        return self.assessment.made.answers

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings that were opened."""
        return self.followed.findings


def assess_person(
    store: Store,
    name: str,
    catalogue: Catalogue,
    answers: Sequence[Answer],
    *,
    acting: Acting,
    on: date | None = None,
    assign_to: str | None = None,
    checker: str | None = None,
    manner: Manner | None = None,
) -> Assessed:
    """Record an assessment and what follows from it, all or nothing.

    A sign that shows opens a finding unless one of the same person and sign is still open. A sealed
    assessment opens none before it is opened; that is done by the assessed person's own, if it comes.

    Raises:
        NotFound: there is no such person, or nothing to take answers over from.
        Refused: the rules say no.
    """
    manner = manner or Manner()
    with store.writing() as journal:
        made = stamp(journal, acting)
        organisation = journal.organisation()
        subject = Subject(
            person=find_person(organisation, name),
            catalogue=store_catalogue(journal, catalogue, made),
            on=on or organisation.today(acting.at),
            by=made.by,
        )
        known = repeated(journal, subject, answers, manner)
        if known is not None:
            return _answer(journal, known, is_repeat=True)
        event = assessment_from(journal, subject, answers, manner, made=made)
        journal.record(stream_of("assessment", event.number), event, made)
        has_opened = event.voice is Voice.SELF and _open_beside(journal, event, made)
        followed = _follow(journal, event, made, has_opened=has_opened)
        begun = _assign_all(journal, followed.findings, assign_to, checker=checker, made=made)
        return _answer(
            journal, journal.assessment(event.number), followed, begun=begun, has_opened=has_opened
        )


def open_assessment(
    store: Store, number: int, *, acting: Acting, assign_to: str | None = None, checker: str | None = None
) -> Assessed:
    """Open a sealed assessment without waiting any longer, and what follows from it.

    Raises:
        NotFound: there is no such assessment.
        Refused: the rules say no.
    """
    with store.writing() as journal:
        made, known = stamp(journal, acting), journal.assessment(number)
        if known.made.is_sealed and known.opened_at is not None:
            return _answer(journal, known, is_repeat=True)
        journal.record(stream_of("assessment", number), AssessmentOpened(), made)
        followed = follow(journal, known.made, made)
        begun = _assign_all(journal, followed.findings, assign_to, checker=checker, made=made)
        return _answer(journal, journal.assessment(number), followed, begun=begun)


def assessment_from(
    journal: Journal, subject: Subject, answers: Sequence[Answer], manner: Manner, *, made: Stamp
) -> AssessmentMade:
    """Return the event of an assessment: what it answers beside, and what it takes over."""
    organisation = journal.organisation()
    beside = beside_of(journal, subject, manner.voice)
    if manner.is_sealed and beside is not None and blank_beside(beside.made.answers, answers):
        # Who left blank what is asked here has not answered it, and must not see it yet.
        beside = None
    # Once the assessed person has answered there is nobody whom a seal could still keep unswayed.
    is_sealed = manner.is_sealed and beside is None
    seen = seen_by(journal, subject, beside) if manner.voice is Voice.SELF else None
    base = base_of(journal, subject, manner, is_sealed=is_sealed)
    today = organisation.today(made.at)
    return AssessmentMade(
        number=journal.next_number("assessment"),
        person=subject.person.number,
        catalogue=subject.catalogue,
        on=subject.on,
        answers=completed(journal, subject, answers, base),
        voice=manner.voice,
        is_sealed=is_sealed,
        answer_by=(manner.answer_by or organisation.calendar.add(today, ANSWER_DAYS)) if is_sealed else None,
        beside=beside.made.number if beside else None,
        is_blind=is_blind(manner.voice, beside, has_seen=seen is not None),
        seen=seen,
        carried_from=base.made.number if base else None,
    )


def _open_beside(journal: Journal, event: AssessmentMade, made: Stamp) -> bool:
    """Open the sealed assessment that the assessed person has just answered beside."""
    if event.beside is None or not journal.assessment(event.beside).is_sealed:
        return False
    journal.record(stream_of("assessment", event.beside), AssessmentOpened(), made)
    return True


def _follow(journal: Journal, event: AssessmentMade, made: Stamp, *, has_opened: bool) -> Followed:
    if has_opened and event.beside is not None:
        return follow(journal, journal.assessment(event.beside).made, made)
    is_public = event.voice is Voice.OWNER and not event.is_sealed
    return follow(journal, event, made) if is_public else Followed()


def _answer(
    journal: Journal,
    assessment: Assessment,
    followed: Followed | None = None,
    *,
    begun: _Begun = ((), ()),
    has_opened: bool = False,
    is_repeat: bool = False,
) -> Assessed:
    made, organisation = assessment.made, journal.organisation()
    # What this transaction records stands in no table yet, but knows itself what it stands beside.
    beside = made.beside or partner_of(journal, made.number)
    return Assessed(
        assessment=assessment,
        beside=journal.assessment(beside) if beside else None,
        person=organisation.people[made.person],
        organisation=organisation,
        catalogue=journal.catalogues[made.catalogue],
        scores=assess(journal.catalogues[made.catalogue], made.answers),
        followed=followed or Followed(),
        assigned=begun[0],
        queued=begun[1],
        has_opened=has_opened,
        is_repeat=is_repeat,
    )


def _assign_all(
    journal: Journal, findings: Sequence[Finding], to: str | None, *, checker: str | None, made: Stamp
) -> _Begun:
    if to is None:
        return (), ()
    organisation = journal.organisation()
    responsible = find_person(organisation, to)
    checks = find_person(organisation, checker) if checker else made.by
    return open_or_queue(journal, findings, responsible, checker=checks, made=made)
