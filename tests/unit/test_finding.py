"""A finding as its events tell it."""

import pytest

from pdca.domain.events import FindingAssigned, FindingDismissed, WorkingWeekSet
from pdca.domain.finding import evolve, fold
from tests.unit.test_organisation_rules import found
from tests.unit.world import recorded

OPENED = recorded(found(external_number="Ж-17"), seq=1, stream="finding-1")


def test_new_finding_waits() -> None:
    finding = fold([OPENED])

    assert finding is not None
    assert (finding.number, finding.external_number, finding.is_waiting) == (1, "Ж-17", True)


def test_assigned_finding_has_its_cycle() -> None:
    finding = fold([OPENED, recorded(FindingAssigned(cycle=7), seq=2, stream="finding-1")])

    assert finding is not None
    assert (finding.cycle, finding.is_waiting, finding.version) == (7, False, 2)


def test_dismissed_finding_keeps_the_reason() -> None:
    finding = fold([OPENED, recorded(FindingDismissed(reason="Не то"), seq=2, stream="finding-1")])

    assert finding is not None
    assert (finding.dismissed_reason, finding.is_waiting) == ("Не то", False)


def test_nothing_is_no_finding() -> None:
    assert fold([]) is None


def test_stream_that_does_not_begin_with_an_opening_cannot_be_folded() -> None:
    with pytest.raises(ValueError, match="finding-1"):
        evolve(None, recorded(FindingAssigned(cycle=7), stream="finding-1"))


def test_event_of_something_else_cannot_be_folded() -> None:
    with pytest.raises(ValueError, match="WorkingWeekSet"):
        evolve(fold([OPENED]), recorded(WorkingWeekSet(week=(0,)), stream="finding-1"))
