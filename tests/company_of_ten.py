"""Ten people with Cyrillic names and two hundred cycles in every stage, for lists and reports to agree on.

`build` writes the log in one transaction, each event by its person, at its time and allowed by the rules.
"""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, time, timedelta
from decimal import Decimal
from heapq import heappop, heappush
from itertools import count
from pathlib import Path

from benchmarks.company import catalogue
from benchmarks.lives import A_DAY, Life
from benchmarks.log import Log
from pdca.definitions.processes import read_process
from pdca.domain.cycle_events import (
    ActionAdded,
    ActionDone,
    ActionDropAsked,
    CheckWritten,
    EvidenceAttached,
    EvidenceKind,
    ExtensionAsked,
    Prediction,
    ReadingTaken,
    StandardNamed,
)
from pdca.domain.events import Clock, FindingDismissed
from pdca.domain.people import Person, Role
from pdca.domain.plan import ReadingKind
from pdca.shipped import shipped
from pdca.storage.database import address
from pdca.storage.store import Store
from pdca.usecases import founding, people
from pdca.usecases.acting import Acting

NOW = datetime.fromisoformat("2026-11-24T10:00+03:00")
"""When the company is looked at: a Tuesday."""

OWNER = "Орлова Анна Сергеевна"
HEADS = ("Смирнов Пётр", "Кузнецова Вера", "Жук Илья")
MEMBERS = (
    "Иванов Олег",
    "Петрова Ольга",
    "Лебедев Игорь",
    "Соколова Мария",
    "Константинопольский Александр Владимирович",
)
READER = "Ёлкина Юлия"
EVERYBODY = (OWNER, *HEADS, *MEMBERS, READER)

CYCLES = 200

_BEGINNING = datetime.fromisoformat("2026-07-13T09:00+03:00")
_DAYS_OF_BEGINNING = 130
"""Findings come on so many days, the last one shortly before NOW."""


def build(path: Path) -> None:
    """Make the database of the company."""
    place = address(str(path))
    founded = founding.Founding(
        name="ООО «Десять»", zone="Europe/Moscow", country="RU", language="ru", week=(0, 1, 2, 3, 4)
    )
    founding.found(
        place, founded, read_process(shipped("workflows") / "pdca.yaml"), _acting(None, _BEGINNING)
    )
    with closing(Store.open(place)) as store:
        people.add_person(store, OWNER, Role.OWNER, acting=_acting(None, _BEGINNING))
        _add(store, HEADS, Role.HEAD, reports_to=OWNER)
        _add(store, MEMBERS, Role.MEMBER, reports_to=HEADS[0])
        _add(store, (READER,), Role.READER)
        with store.writing() as journal:
            _play(Log(journal, _BEGINNING))


def _add(store: Store, names: tuple[str, ...], role: Role, *, reports_to: str | None = None) -> None:
    for name in names:
        people.add_person(store, name, role, acting=_acting(OWNER, _BEGINNING), reports_to=reports_to)
        # Two hundred cycles nobody could have in work otherwise.
        people.change_person(store, name, limit=0, acting=_acting(OWNER, _BEGINNING))


def _acting(name: str | None, at: datetime) -> Acting:
    return Acting(name=name, at=at, began=at, clock=Clock.SET)


def _play(log: Log) -> None:
    """Assess the heads, then take the steps of all lives, always the earliest one first."""
    for head in log.people(Role.HEAD):
        log.assess(head, catalogue())
    order = count()
    waiting: list[tuple[datetime, int, Life]] = []
    for number in range(CYCLES + CYCLES // 10):
        # Seven and the number of days have no common divisor, so the days are met in a mixed order.
        begins = NOW - timedelta(days=1 + number * 7 % _DAYS_OF_BEGINNING, hours=1)
        heappush(waiting, (begins, next(order), _life(log, number)))
    while waiting and waiting[0][0] < NOW:
        log.now, _, steps = heappop(waiting)
        pause = next(steps, None)
        if pause is not None:
            heappush(waiting, (log.now + pause, next(order), steps))


def _life(log: Log, number: int) -> Life:
    """Take a finding as far as its kind goes; it stands there until the company is looked at."""
    heads = log.people(Role.HEAD)
    head = heads[number % len(heads)]
    finding = log.find(number, head)
    if number % 11 == 0:
        if number % 2:
            yield A_DAY
            log.record_finding(finding, FindingDismissed(reason="Не подтвердилось"))
        return
    cycle = log.assign(finding, head)
    yield A_DAY
    for step in _PATHS[number % len(_PATHS)]:
        yield from step(log, cycle, head, number)


def _nothing(_log: Log, _cycle: int, _head: Person, _number: int) -> Life:
    yield A_DAY


def _plan(log: Log, cycle: int, _head: Person, number: int) -> Life:
    log.plan(cycle, number)
    second = log.people(Role.MEMBER)[(number + 1) % len(MEMBERS)].number
    added = ActionAdded(
        action=2, title="Разобрать звонки за неделю", assignee=second, due=log.today + 5 * A_DAY
    )
    log.record(cycle, added, log.people(Role.HEAD)[number % len(HEADS)])
    yield A_DAY


def _submit(log: Log, cycle: int, head: Person, _number: int) -> Life:
    log.move(cycle, "submit", head)
    yield 2 * A_DAY


def _approve(log: Log, cycle: int, _head: Person, _number: int) -> Life:
    log.move(cycle, "approve", log.owner)
    yield 3 * A_DAY


def _extend(log: Log, cycle: int, head: Person, _number: int) -> Life:
    before = log.cycle(cycle)
    assert before.due is not None
    asked = ExtensionAsked(
        extension=len(before.extensions) + 1,
        stage=before.stage,
        from_due=before.due,
        to_due=before.due + 7 * A_DAY,
        reason="Ждём выгрузку из CRM",
    )
    log.record(cycle, asked, head)
    yield A_DAY


def _drop(log: Log, cycle: int, _head: Person, _number: int) -> Life:
    by = _assignee(log, cycle, 2)
    log.record(cycle, ActionDropAsked(action=2, reason="Запись звонков выключена"), by)
    yield A_DAY


def _finish(log: Log, cycle: int, _head: Person, _number: int) -> Life:
    for action in (1, 2):
        by = _assignee(log, cycle, action)
        log.record(cycle, ActionDone(action=action, note="готово"), by)
        evidence = EvidenceAttached(kind=EvidenceKind.NOTE, text="Сделано", on=log.today, action=action)
        log.record(cycle, evidence, by)
    yield A_DAY


def _hand_over(log: Log, cycle: int, head: Person, _number: int) -> Life:
    log.move(cycle, "hand-over", head)
    yield A_DAY


def _observe(log: Log, cycle: int, head: Person, _number: int) -> Life:
    log.record(cycle, _reading(log, 95), head)
    log.record(cycle, _reading(log, 4, ReadingKind.COUNTER), head)
    log.record(cycle, CheckWritten(learned="План нужен", prediction=Prediction.HELD), log.owner)
    log.move(cycle, "observe", log.owner)
    yield A_DAY


def _adopt(log: Log, cycle: int, head: Person, _number: int) -> Life:
    until = log.cycle(cycle).observed_until
    assert until is not None
    yield datetime.combine(until + A_DAY, time(9), tzinfo=log.now.tzinfo) - log.now
    log.record(cycle, _reading(log, 97), head)
    log.record(cycle, _reading(log, 4, ReadingKind.COUNTER), head)
    log.move(cycle, "adopt", log.owner)
    yield A_DAY


def _close(log: Log, cycle: int, head: Person, number: int) -> Life:
    standard = StandardNamed(
        document="Регламент планирования",
        document_version="1",
        told="Все менеджеры",
        elsewhere="Сервис",
        control_on=log.today + (number % 9 + 1) * A_DAY,
    )
    log.record(cycle, standard, head)
    log.move(cycle, "close", log.owner)
    yield A_DAY


def _adapt(log: Log, cycle: int, head: Person, _number: int) -> Life:
    log.record(cycle, _reading(log, 55), head)
    log.record(cycle, CheckWritten(learned="Эффекта мало", prediction=Prediction.FAILED), log.owner)
    log.move(cycle, "adapt", log.owner, reason="Эффекта мало")
    yield A_DAY


def _abandon(log: Log, cycle: int, head: Person, _number: int) -> Life:
    log.record(cycle, _reading(log, 10), head)
    log.record(cycle, CheckWritten(learned="Путь не тот", prediction=Prediction.FAILED), log.owner)
    log.move(cycle, "abandon", log.owner, reason="Путь не тот")
    yield A_DAY


def _freeze(log: Log, cycle: int, _head: Person, _number: int) -> Life:
    log.move(cycle, "freeze", log.owner, reason="Отпуск", returns_on=log.today + 60 * A_DAY)
    yield A_DAY


def _cancel(log: Log, cycle: int, _head: Person, _number: int) -> Life:
    log.move(cycle, "cancel", log.owner, reason="Признак исчез")
    yield A_DAY


def _assignee(log: Log, cycle: int, action: int) -> Person:
    found = log.cycle(cycle).action(action)
    assert found is not None
    return next(person for person in log.people(Role.MEMBER) if person.number == found.assignee)


def _reading(log: Log, value: int, kind: ReadingKind = ReadingKind.MEASURE) -> ReadingTaken:
    return ReadingTaken(kind=kind, value=Decimal(value), on=log.today)


_Step = Callable[[Log, int, Person, int], Life]

_DO = (_plan, _submit, _approve)
_CHECK = (*_DO, _finish, _hand_over)
_PATHS: tuple[tuple[_Step, ...], ...] = (
    (_nothing,),
    (_plan,),
    (_plan, _submit),
    _DO,
    (*_DO, _extend),
    (*_DO, _drop),
    (*_DO, _finish),
    _CHECK,
    (*_CHECK, _observe),
    (*_CHECK, _observe, _adopt),
    (*_CHECK, _observe, _adopt, _close),
    (*_CHECK, _adapt),
    (*_CHECK, _abandon),
    (*_DO, _freeze),
    (_cancel,),
)
