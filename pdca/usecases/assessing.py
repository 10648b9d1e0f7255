"""Assess a person against a catalogue: answers become scores, scores findings, findings cycles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pdca.domain.assessment import SignScore, assess
from pdca.domain.catalogue import Catalogue
from pdca.domain.events import Answer, AssessmentMade, FindingOpened
from pdca.domain.finding import Finding
from pdca.domain.ledger import stream_of
from pdca.domain.organisation import Organisation
from pdca.domain.people import Person
from pdca.storage import listings
from pdca.storage.journal import Journal, Stamp
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, find_person, stamp
from pdca.usecases.assigning import Assigned, open_cycle
from pdca.usecases.defining import store_catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """An assessment with its scores, findings and cycles."""

    number: int
    person: Person
    organisation: Organisation
    catalogue: Catalogue
    answers: tuple[Answer, ...]
    scores: tuple[SignScore, ...]
    findings: tuple[Finding, ...]
    already_open: tuple[str, ...]
    """Signs that show but have an open finding or cycle already."""
    assigned: tuple[Assigned, ...]


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
) -> Assessed:
    """Record an assessment and what follows from it, all or nothing.

    A sign that shows opens a finding unless one of the same person and sign is still open.

    Raises:
        NotFound: there is no such person.
        Refused: the rules say no.
    """
    with store.writing() as journal:
        made = stamp(journal, acting)
        organisation = journal.organisation()
        person = find_person(organisation, name)
        content_hash = store_catalogue(journal, catalogue, made)
        event = AssessmentMade(
            number=journal.next_number("assessment"),
            person=person.number,
            catalogue=content_hash,
            on=on or organisation.today(acting.at),
            answers=tuple(answers),
        )
        journal.record(stream_of("assessment", event.number), event, made)
        scores = assess(catalogue, answers)
        busy = _open_signs(journal, person)
        findings = tuple(
            _open_finding(journal, event, catalogue, score, made)
            for score in scores
            if score.is_finding and score.sign not in busy
        )
        return Assessed(
            number=event.number,
            person=person,
            organisation=organisation,
            catalogue=catalogue,
            answers=event.answers,
            scores=scores,
            findings=findings,
            already_open=tuple(s.sign for s in scores if s.is_finding and s.sign in busy),
            assigned=_assign_all(journal, findings, assign_to, checker=checker, made=made),
        )


def _assign_all(
    journal: Journal, findings: Sequence[Finding], to: str | None, *, checker: str | None, made: Stamp
) -> tuple[Assigned, ...]:
    if to is None:
        return ()
    organisation = journal.organisation()
    responsible = find_person(organisation, to)
    checks = find_person(organisation, checker) if checker else made.by
    return tuple(open_cycle(journal, f, responsible, checker=checks, made=made) for f in findings)


def _open_signs(journal: Journal, person: Person) -> frozenset[str]:
    ended = {row.number for row in listings.cycles(journal) if row.ending is not None}
    return frozenset(
        row.sign
        for row in listings.findings(journal)
        if row.sign and row.person == person.number and not row.is_dismissed and row.cycle not in ended
    )


def _open_finding(
    journal: Journal, event: AssessmentMade, catalogue: Catalogue, score: SignScore, made: Stamp
) -> Finding:
    sign = catalogue.sign(score.sign)
    number = journal.next_number("finding")
    opened = FindingOpened(
        number=number,
        title=sign.title,
        description=sign.description,
        severity=sign.severity,
        found_on=event.on,
        sign=sign.id,
        catalogue=event.catalogue,
        assessment=event.number,
        person=event.person,
    )
    journal.record(stream_of("finding", number), opened, made)
    return journal.finding(number)
