"""Findings by hand: add, dismiss, show and list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pdca.domain.catalogue import Criterion, Severity
from pdca.domain.events import Answer, AssessmentMade, FindingDismissed, FindingOpened
from pdca.domain.finding import Finding
from pdca.domain.ledger import stream_of
from pdca.domain.organisation import Organisation
from pdca.domain.text import typed
from pdca.storage import listings
from pdca.storage.listings import FindingRow
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, find_person, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """A finding with what is needed to print it."""

    finding: Finding
    organisation: Organisation
    is_repeat: bool = False
    answers: tuple[tuple[Criterion, Answer | None], ...] = ()
    """The criteria of its sign, each as the assessment answered it."""


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
        number = journal.next_number("finding")
        if external_number:
            journal.external_numbers()
        event = FindingOpened(
            number=number,
            title=typed(title),
            description=typed(description),
            severity=severity,
            found_on=found_on or organisation.today(acting.at),
            person=find_person(organisation, about).number if about else None,
            due=due,
            external_number=external_number,
        )
        journal.record(stream_of("finding", number), event, stamp(journal, acting))
        return FindingShown(finding=journal.finding(number), organisation=organisation)


def dismiss_finding(store: Store, number: int, reason: str, *, acting: Acting) -> FindingShown:
    """Set a finding aside without a cycle; only the owner may, and says why."""
    with store.writing() as journal:
        finding, organisation = journal.finding(number), journal.organisation()
        if finding.dismissed_reason is not None:
            return FindingShown(finding=finding, organisation=organisation, is_repeat=True)
        journal.record(stream_of("finding", number), FindingDismissed(reason=reason), stamp(journal, acting))
        return FindingShown(finding=journal.finding(number), organisation=organisation)


def show_finding(store: Store, number: int) -> FindingShown:
    """Return one finding."""
    with store.reading() as view:
        finding = view.finding(number)
        return FindingShown(
            finding=finding, organisation=view.organisation(), answers=tuple(_answers(view, finding))
        )


def list_findings(store: Store) -> tuple[Organisation, tuple[FindingRow, ...]]:
    """Return all findings."""
    with store.reading() as view:
        return view.organisation(), listings.findings(view)


def _answers(view: View, finding: Finding) -> Iterator[tuple[Criterion, Answer | None]]:
    if finding.assessment is None or finding.sign is None:
        return
    for recorded in view.history(stream_of("assessment", finding.assessment)):
        if isinstance(recorded.event, AssessmentMade):
            given = {(each.sign, each.criterion): each for each in recorded.event.answers}
            for criterion in view.catalogues[recorded.event.catalogue].sign(finding.sign).criteria:
                yield criterion, given.get((finding.sign, criterion.id))
