"""Findings by hand: add, dismiss, show and list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pdca.domain.catalogue import Criterion, Severity
from pdca.domain.events import Answer, AssessmentMade, FindingDismissed, FindingOpened, FindingReplied
from pdca.domain.finding import Finding
from pdca.domain.organisation import Organisation
from pdca.domain.streams import stream_of
from pdca.domain.text import typed
from pdca.storage import listings
from pdca.storage.journal import Journal, Stamp
from pdca.storage.listings import FindingRow
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, find_person, stamp
from pdca.usecases.filtering import Filters, chosen
from pdca.usecases.racing import refuse_if_overtaken, told_who_was_first


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """A finding with what is needed to print it."""

    finding: Finding
    organisation: Organisation
    is_repeat: bool = False
    answers: tuple[tuple[Criterion, Answer | None], ...] = ()
    """The criteria of its sign, each as the assessment answered it."""
    again: tuple[FindingRow, ...] = ()
    """The later findings that say its cycle did not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingList:
    """Findings, and which of them pass the filters."""

    organisation: Organisation
    today: date
    every: tuple[FindingRow, ...]
    chosen: tuple[FindingRow, ...]


def add_finding(
    store: Store,
    title: str,
    *,
    acting: Acting,
    description: str = "",
    severity: Severity = Severity.NORMAL,
    found_on: date | None = None,
    due: date | None = None,
    about: str | None = None,
    external_number: str = "",
) -> FindingShown:
    """Open a finding that no assessment made."""
    with store.writing() as journal:
        organisation = journal.organisation()
        made = stamp(journal, acting)
        event = FindingOpened(
            number=journal.next_number("finding"),
            title=typed(title),
            description=typed(description),
            severity=severity,
            found_on=found_on or organisation.today(acting.at),
            person=find_person(organisation, about).number if about else None,
            due=due,
            external_number=external_number,
        )
        known = _added_already(journal, event, made)
        if known is not None:
            return FindingShown(finding=known, organisation=organisation, is_repeat=True)
        if external_number:
            journal.external_numbers()
        journal.record(stream_of("finding", event.number), event, made)
        return FindingShown(finding=journal.finding(event.number), organisation=organisation)


def dismiss_finding(store: Store, number: int, reason: str, *, acting: Acting) -> FindingShown:
    """Set a finding aside without a cycle; only the owner may, and says why."""
    with store.writing() as journal:
        finding, organisation = journal.finding(number), journal.organisation()
        stream = stream_of("finding", number)
        if finding.dismissed_reason is not None:
            refuse_if_overtaken(journal, stream, acting)
            return FindingShown(finding=finding, organisation=organisation, is_repeat=True)
        with told_who_was_first(journal, stream, acting):
            journal.record(stream, FindingDismissed(reason=reason), stamp(journal, acting))
        return FindingShown(finding=journal.finding(number), organisation=organisation)


def reply_to_finding(store: Store, number: int, text: str, *, acting: Acting) -> FindingShown:
    """Answer a finding; only the person whom it is about may, and every reply stays."""
    with store.writing() as journal:
        finding, organisation, made = journal.finding(number), journal.organisation(), stamp(journal, acting)
        if finding.replies and (finding.replies[-1].by, finding.replies[-1].text) == (made.by.number, text):
            return FindingShown(finding=finding, organisation=organisation, is_repeat=True)
        journal.record(stream_of("finding", number), FindingReplied(text=text), made)
        return FindingShown(finding=journal.finding(number), organisation=organisation)


def show_finding(store: Store, number: int) -> FindingShown:
    """Return one finding, with the cycles in which it showed again."""
    with store.reading() as view:
        finding = view.finding(number)
        return FindingShown(
            finding=finding,
            organisation=view.organisation(),
            answers=tuple(_answers(view, finding)),
            again=shown_again(view, finding.cycle),
        )


def shown_again(view: View, cycle: int | None) -> tuple[FindingRow, ...]:
    """Return the findings that say a closed cycle did not hold."""
    if cycle is None:
        return ()
    return tuple(row for row in listings.findings(view) if row.recurs_from == cycle)


def list_findings(store: Store, acting: Acting, filters: Filters) -> FindingList:
    """Return all findings, and those that pass the filters."""
    with store.reading() as view:
        organisation = view.organisation()
        today = organisation.today(acting.at)
        wanted = chosen(view, filters, organisation, today, rows=listings.cycles(view))
        every = listings.findings(view)
        return FindingList(
            organisation=organisation,
            today=today,
            every=every,
            chosen=tuple(row for row in every if wanted.takes_finding(row)),
        )


def _added_already(journal: Journal, event: FindingOpened, made: Stamp) -> Finding | None:
    """Return the finding that the same person has added with all the same fields."""
    for row in listings.findings(journal):
        if (row.title, row.found_on) == (event.title, event.found_on) and row.assessment is None:
            opened = next(journal.history(stream_of("finding", row.number)))
            if opened.actor == made.by.number and opened.event == replace(event, number=row.number):
                known = journal.finding(row.number)
                return None if known.is_withdrawn else known
    return None


def _answers(view: View, finding: Finding) -> Iterator[tuple[Criterion, Answer | None]]:
    if finding.assessment is None or finding.sign is None:
        return
    for recorded in view.history(stream_of("assessment", finding.assessment)):
        if isinstance(recorded.event, AssessmentMade):
            given = {(each.sign, each.criterion): each for each in recorded.event.answers}
            for criterion in view.catalogues[recorded.event.catalogue].sign(finding.sign).criteria:
                yield criterion, given.get((finding.sign, criterion.id))
