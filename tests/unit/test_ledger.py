"""The whole log folded, and what the rules say of the event that comes next."""

from dataclasses import replace
from typing import Any

import pytest

from pdca.domain.cycle_events import ActionDone, CycleOpened, PlanWritten
from pdca.domain.errors import Gap
from pdca.domain.events import (
    CalendarDaySet,
    DefinitionKind,
    DefinitionStored,
    Event,
    FindingAssigned,
    FindingDismissed,
    PersonAdded,
    Recorded,
)
from pdca.domain.ledger import Ledger
from pdca.domain.people import Role
from pdca.domain.streams import EVENT_TYPES, ORGANISATION_STREAM, stream_of
from tests.unit.test_assessment import catalogue, criterion
from tests.unit.test_organisation_rules import assessed, found, founded, opened
from tests.unit.world import HEAD, MEMBER, MONDAY, NOW, OWNER, codes, engine, plan

CATALOGUE = catalogue(criterion("a", is_critical=True))
DAY_OFF = CalendarDaySet(day=MONDAY, is_working=False, note="")


class Log:
    """A log in the making: puts each event in its place."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.seq = 0
        self.stream_seqs: dict[str, int] = {}

    def next(self, stream: str, event: Event, by: int) -> Recorded:
        """Return an event in the place that comes next."""
        return Recorded(
            seq=self.seq + 1,
            stream=stream,
            stream_seq=self.stream_seqs.get(stream, 0) + 1,
            at=NOW,
            actor=by,
            event=event,
        )

    def add(self, stream: str, event: Event, by: int = OWNER) -> None:
        """Fold an event that the rules allow."""
        recorded = self.next(stream, event, by)
        assert self.ledger.objections(recorded) == ()
        self.ledger.fold(recorded)
        self.seq, self.stream_seqs[stream] = recorded.seq, recorded.stream_seq

    def against(self, stream: str, event: Event, by: int = OWNER, **place: Any) -> list[str]:  # noqa: ANN401
        """List the codes of what is against an event that would come next."""
        return codes(self.ledger.objections(replace(self.next(stream, event, by), **place)))


def person(number: int, name: str, role: Role) -> PersonAdded:
    return PersonAdded(number=number, name=name, role=role, reports_to=None, mail="", language="ru")


@pytest.fixture
def log() -> Log:
    """Return a log with three people, an assessment and a cycle."""
    made = Log(Ledger(engines={"hash": engine()}, catalogues={"f": CATALOGUE}))
    made.add(ORGANISATION_STREAM, founded(week=(0, 1, 2, 3, 4)), by=0)
    made.add(ORGANISATION_STREAM, person(1, "Орлова Анна", Role.OWNER), by=0)
    made.add(ORGANISATION_STREAM, person(2, "Смирнов Пётр", Role.HEAD))
    made.add(ORGANISATION_STREAM, person(3, "Иванов Олег", Role.MEMBER))
    made.add("assessment-1", assessed())
    made.add("finding-1", found(external_number="Ж-17"))
    made.add("finding-1", FindingAssigned(cycle=7))
    made.add("cycle-7", opened())
    return made


def test_every_event_type_has_a_name_of_its_own() -> None:
    assert EVENT_TYPES["CycleOpened"] is CycleOpened
    assert all(kind.__name__ == name and kind.version == 1 for name, kind in EVENT_TYPES.items())
    assert len(EVENT_TYPES) == 38


def test_events_are_folded_into_what_they_are_about(log: Log) -> None:
    ledger = log.ledger

    assert ledger.organisation is not None
    assert list(ledger.organisation.people) == [1, 2, 3]
    assert (list(ledger.assessments), list(ledger.findings), list(ledger.cycles)) == ([1], [1], [7])
    assert (ledger.findings[1].cycle, ledger.cycles[7].finding) == (7, 1)


def test_nothing_comes_before_the_organisation() -> None:
    empty = Log(Ledger(engines={}, catalogues={}))

    assert empty.against(ORGANISATION_STREAM, DAY_OFF, by=0) == ["not-founded"]


def test_organisation_is_founded_once(log: Log) -> None:
    assert log.against(ORGANISATION_STREAM, founded()) == ["founded-already"]


@pytest.mark.parametrize("by", [0, 99, -1])
def test_someone_who_is_not_there_records_nothing(log: Log, by: int) -> None:
    assert log.against(ORGANISATION_STREAM, DAY_OFF, by=by) == ["no-such-person"]
    assert log.against("finding-2", found(number=2), by=by) == ["no-such-person"]


@pytest.mark.parametrize(
    ("stream", "event", "place"),
    [
        ("finding-1", DAY_OFF, {}),
        ("organisation", FindingDismissed(reason="Не то"), {}),
        ("organisation-1", DAY_OFF, {}),
        ("cycle-1", FindingDismissed(reason="Не то"), {}),
        ("finding-2", found(number=3), {}),
        ("finding-2", found(number=2), {"stream_seq": 2}),
        ("finding-1", found(number=9), {}),
        ("finding-1", found(number=1), {}),
        ("assessment-2", assessed(number=1), {}),
        ("cycle-8", opened(number=7), {}),
        ("cycle-07", PlanWritten(plan=plan()), {}),
        ("cycle-", PlanWritten(plan=plan()), {}),
        ("cycle-x", PlanWritten(plan=plan()), {}),
        ("cycle--7", PlanWritten(plan=plan()), {}),
        ("cycle-٧", PlanWritten(plan=plan()), {}),
        ("cycle-7", assessed(), {}),
    ],
)
def test_event_stands_in_its_own_stream(log: Log, stream: str, event: Event, place: dict[str, int]) -> None:
    assert log.against(stream, event, **place) == ["wrong-stream"]


def test_cycle_that_was_not_opened_has_no_events(log: Log) -> None:
    assert log.against("cycle-9", PlanWritten(plan=plan()), by=HEAD) == ["no-such-cycle"]


def test_cycle_is_judged_by_its_own_process_alone(log: Log) -> None:
    log.ledger.engines = {"other": engine()}

    assert log.against("cycle-7", PlanWritten(plan=plan()), by=HEAD) == ["definition-unknown"]


def test_rules_of_the_cycle_are_asked(log: Log) -> None:
    assert log.against("cycle-7", PlanWritten(plan=plan()), by=HEAD) == []
    assert log.against("cycle-7", PlanWritten(plan=plan()), by=MEMBER) == ["not-your-role"]
    assert log.against("cycle-7", ActionDone(action=1, note=""), by=MEMBER) == ["no-such-action", "not-doing"]


def test_external_number_is_taken_once_and_may_be_missing_often(log: Log) -> None:
    assert log.against("finding-2", found(number=2, external_number="Ж-17")) == ["external-number-taken"]
    assert log.against("finding-2", found(number=2, external_number="Ж-18")) == []

    log.add("finding-2", found(number=2))

    assert log.against("finding-3", found(number=3)) == []


def test_finding_of_an_assessment_must_be_one_of_its_signs_that_show(log: Log) -> None:
    shown = found(number=2, sign="sign", catalogue="f", assessment=1)

    assert log.against("finding-2", shown) == []
    assert log.against("finding-2", replace(shown, sign="other")) == ["sign-does-not-show"]
    assert log.against("finding-2", replace(shown, assessment=9)) == ["sign-does-not-show"]


def test_assessment_needs_a_catalogue_that_is_stored(log: Log) -> None:
    assert log.against("assessment-2", assessed(number=2, catalogue="other")) == ["definition-unknown"]


def test_cycle_number_that_is_taken_is_given_to_no_other_finding(log: Log) -> None:
    log.add("finding-2", found(number=2))

    assert log.against("finding-2", FindingAssigned(cycle=7)) == ["number-taken"]
    assert log.against("finding-2", FindingAssigned(cycle=8)) == []


def test_cycle_is_opened_for_its_finding_alone(log: Log) -> None:
    log.add("finding-2", found(number=2))

    assert log.against("cycle-8", opened(number=8, finding=2)) == ["finding-settled"]
    assert log.against("cycle-8", opened(number=8, finding=9)) == ["finding-settled"]


def test_settled_finding_stays_settled(log: Log) -> None:
    assert log.against("finding-1", FindingDismissed(reason="Не то")) == ["finding-settled"]
    assert log.against("finding-5", FindingDismissed(reason="Не то")) == ["finding-settled"]


def test_definitions_are_known_to_the_organisation(log: Log) -> None:
    stored = DefinitionStored(kind=DefinitionKind.CATALOGUE, id="c", definition_version="1", content_hash="f")
    log.add(ORGANISATION_STREAM, stored)

    assert log.against(ORGANISATION_STREAM, stored) == ["definition-stored-already"]


def test_stream_is_named_by_kind_and_number() -> None:
    assert stream_of("cycle", 7) == "cycle-7"


def test_gap_has_a_code_and_facts_of_its_own() -> None:
    first, second = Gap("reason"), Gap("reason")

    assert first == second
    assert first.facts is not second.facts
