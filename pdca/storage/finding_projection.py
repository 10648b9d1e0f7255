"""The rows that an event of a finding leaves."""

from collections.abc import Iterator

from pdca.domain import events as happened
from pdca.domain.events import Event, Recorded
from pdca.domain.finding import Finding
from pdca.storage.codec import encoded
from pdca.storage.rows import Row, Value
from pdca.storage.tables import FOREVER

OF_FINDINGS: frozenset[type[Event]] = frozenset(
    {
        happened.FindingOpened,
        happened.FindingQueued,
        happened.FindingAssigned,
        happened.FindingDismissed,
        happened.FindingUndone,
    }
)
"""The events that change the row of a finding; replies are read from the log."""


def finding_rows(finding: Finding, event: Event, recorded: Recorded) -> Iterator[Row]:
    """Yield the columns of a finding that an event changes, and in whose queue it waits from then on."""
    yield Row("findings", {"number": finding.number, **_changed(finding, event, recorded.seq)})
    if isinstance(event, happened.FindingQueued):
        place: dict[str, Value] = {"finding": finding.number, "from_seq": recorded.seq}
        yield Row("finding_queues", {**place, "responsible": event.responsible})


def _changed(finding: Finding, event: Event, seq: int) -> dict[str, Value]:
    match event:
        case happened.FindingOpened():
            return _birth(finding, seq)
        case happened.FindingAssigned():
            return {"cycle": event.cycle, "assigned_seq": seq}
        case happened.FindingQueued():
            who = finding.queued
            return {
                "queued_for": event.responsible,
                "queued_checker": event.checker,
                "queued_by": who.by if who else None,
            }
        case happened.FindingUndone() if finding.is_withdrawn:
            return {"dismissed_seq": seq, "external_number": None}
        case happened.FindingUndone():
            return {"dismissed_seq": FOREVER}
        case _:
            return {"dismissed_seq": seq}


def _birth(finding: Finding, seq: int) -> dict[str, Value]:
    return {
        "title": encoded(finding.title),
        "severity": finding.severity.value,
        "sign": finding.sign,
        "catalogue": finding.catalogue,
        "assessment": finding.assessment,
        "person": finding.person,
        "found_on": finding.found_on.isoformat(),
        "due": finding.due.isoformat() if finding.due else None,
        # NULL keeps findings without a number out of the uniqueness rule.
        "external_number": finding.external_number or None,
        "recurs_from": finding.recurs_from,
        "opened_seq": seq,
        "cycle": None,
        "assigned_seq": FOREVER,
        "dismissed_seq": FOREVER,
        "queued_for": None,
        "queued_checker": None,
        "queued_by": None,
    }
