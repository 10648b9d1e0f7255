"""A company of five, a cycle in which every gate holds, and ways to spoil them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pdca.definitions.processes import read_process
from pdca.domain.calendar import Calendar
from pdca.domain.catalogue import Direction, Severity
from pdca.domain.cycle import Action, Check, Cycle, Evidence, Reading, Standard
from pdca.domain.cycle_events import EvidenceKind, Prediction
from pdca.domain.engine import Engine
from pdca.domain.errors import Gap
from pdca.domain.events import Event, Recorded
from pdca.domain.gates import Attempt
from pdca.domain.organisation import Organisation, Situation
from pdca.domain.people import Person, Role
from pdca.domain.plan import CauseIn, Plan, ReadingKind
from pdca.domain.process import Process
from pdca.domain.text import typed

OWNER, HEAD, MEMBER, SECOND, READER = 1, 2, 3, 4, 5

PEOPLE = {
    OWNER: Person(number=OWNER, name="Орлова Анна", role=Role.OWNER),
    HEAD: Person(number=HEAD, name="Смирнов Пётр", role=Role.HEAD, reports_to=OWNER),
    MEMBER: Person(number=MEMBER, name="Иванов Олег", role=Role.MEMBER, reports_to=HEAD),
    SECOND: Person(number=SECOND, name="Кузнецова Вера", role=Role.MEMBER, reports_to=HEAD),
    READER: Person(number=READER, name="Петрова Ольга", role=Role.READER),
}

MONDAY = date(2026, 7, 6)
NOW = datetime(2026, 7, 6, 9, tzinfo=UTC)

STAGE_DAYS = {"planning": 5, "plan-review": 3, "doing": 15, "checking": 5, "observing": 5, "standardising": 5}


@cache
def process() -> Process:
    """Return the shipped process."""
    return read_process(Path(__file__).parents[2] / "workflows" / "pdca.yaml")


@cache
def engine() -> Engine:
    """Return the engine of the shipped process."""
    return Engine(process())


def organisation(*people: int, calendar: Calendar | None = None) -> Organisation:
    """Return the company with some of its people, all of them when none is named."""
    return Organisation(
        name="ООО «Ромашка»",
        zone="Europe/Moscow",
        country="RU",
        language="ru",
        version=1,
        people={number: PEOPLE[number] for number in people or PEOPLE},
        calendar=calendar or Calendar(known_years=frozenset({2026})),
    )


def situation(by: int = OWNER, *, after: int = 0, company: Organisation | None = None) -> Situation:
    """Return who acts, a number of days after the Monday."""
    return Situation(by=PEOPLE[by], at=NOW + timedelta(days=after), organisation=company or organisation())


def attempt(cycle: Cycle, by: int = OWNER, *, after: int = 0, **said: Any) -> Attempt:  # noqa: ANN401
    """Return an attempt to move a cycle; `said` is reason and return date."""
    return Attempt(cycle=cycle, situation=situation(by, after=after), **said)


def recorded(
    event: Event, *, seq: int = 10, by: int = OWNER, after: int = 0, stream: str = "cycle-1"
) -> Recorded:
    """Return an event with its place in the log."""
    return Recorded(
        seq=seq, stream=stream, stream_seq=seq, at=NOW + timedelta(days=after), actor=by, event=event
    )


def codes(gaps: Iterable[Gap]) -> list[str]:
    """List the codes of gaps."""
    return [gap.code for gap in gaps]


PLAN = Plan(
    goal="План есть у каждого",
    whys=("план не составлен", "никто не назначен", "нет регламента"),
    cause_in=CauseIn.PROCESS,
    measure="Доля менеджеров с планом",
    unit="%",
    direction=Direction.UP,
    baseline=Decimal(0),
    baseline_period="июнь 2026",
    target=Decimal(100),
    target_on=date(2026, 9, 1),
    prediction="Планы появятся",
    check_method="Сверка",
    data_source="CRM",
    counter_measure="Отказы",
    counter_unit="%",
    counter_direction=Direction.DOWN,
    counter_baseline=Decimal(5),
    observation=10,
)

STANDARD = Standard(
    document="Регламент", document_version="1", told="Всем", elsewhere="Сервис", control_on=date(2026, 12, 1)
)


def action(number: int = 1, **changes: Any) -> Action:  # noqa: ANN401 - handed to replace()
    """Return an action of the member's."""
    planned = Action(
        number=number, title="Составить план", assignee=MEMBER, due=date(2026, 7, 20), added_at=NOW
    )
    return replace(planned, **changes)


def reading(value: int, *, after: int, seq: int, kind: ReadingKind = ReadingKind.MEASURE) -> Reading:
    """Return a reading taken a number of days after the Monday."""
    at = NOW + timedelta(days=after)
    return Reading(
        number=seq,
        kind=kind,
        value=Decimal(value),
        on=MONDAY + timedelta(days=after),
        by=HEAD,
        at=at,
        seq=seq,
        value_seq=seq,
    )


def evidence(of: int | None = 1) -> Evidence:
    """Return evidence of an action."""
    return Evidence(kind=EvidenceKind.NOTE, text="Сделано", on=MONDAY, action=of, by=MEMBER, at=NOW)


def cycle(stage: str = "planning", /, **changes: Any) -> Cycle:  # noqa: ANN401 - handed to the dataclass
    """Return a cycle in which every gate holds three weeks after the Monday, in a stage."""
    where = process().stages[stage]
    ready = Cycle(
        number=1,
        version=9,
        finding=1,
        title=typed("Нет планов"),
        severity=Severity.NORMAL,
        sign=None,
        catalogue=None,
        process="hash",
        assigner=OWNER,
        responsible=HEAD,
        checker=OWNER,
        stage_days=STAGE_DAYS,
        opened_at=NOW,
        stage=stage,
        phase=where.phase,
        entered_at=NOW,
        due=date(2026, 7, 13) if where.is_open else None,
        original_due=date(2026, 7, 13) if where.is_open else None,
        ending=where.ending,
        plan=PLAN,
        actions=(action(finished_at=NOW),),
        evidence=(evidence(),),
        readings=(
            reading(50, after=1, seq=5),
            reading(100, after=16, seq=7),
            reading(4, after=16, seq=8, kind=ReadingKind.COUNTER),
        ),
        check=Check(learned="План нужен", prediction=Prediction.HELD),
        standard=STANDARD,
        do_began_at=NOW,
        do_began_seq=4,
        observed_until=MONDAY + timedelta(days=15),
        observed_since_seq=6,
    )
    return replace(ready, **changes)


def plan(**changes: Any) -> Plan:  # noqa: ANN401 - handed to replace()
    """Return the complete plan with some fields changed."""
    return replace(PLAN, **changes)
