"""What becomes of a finding: lives that end well, late, early or not at all; a pause lies between steps."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

from benchmarks.log import Log
from pdca.domain.catalogue import Catalogue
from pdca.domain.cycle_events import (
    ActionDone,
    CheckWritten,
    EvidenceAttached,
    EvidenceKind,
    ExtensionAsked,
    ExtensionDecided,
    Prediction,
    ReadingCorrected,
    ReadingTaken,
    StandardNamed,
)
from pdca.domain.events import FindingDismissed
from pdca.domain.people import Person, Role
from pdca.domain.plan import ReadingKind

Life: TypeAlias = Iterator[timedelta]
"""Steps; each yields how long it is until the next."""

A_DAY = timedelta(days=1)


def assessments(log: Log, catalogue: Catalogue) -> Life:
    """Assess every head each quarter."""
    while True:
        for head in log.people(Role.HEAD):
            log.assess(head, catalogue)
        yield 91 * A_DAY


def life(log: Log, number: int) -> Life:
    """Take a finding through one of ten lives; every seventh takes its time."""
    kind, pace = number % 10, A_DAY * (3 if number % 7 == 0 else 1)
    heads = log.people(Role.HEAD)
    head = heads[number % len(heads)]
    finding = log.find(number, head)
    if kind == 0:
        yield 20 * pace
        log.record_finding(finding, FindingDismissed(reason="Не подтвердилось"))
        return
    yield pace
    cycle = log.assign(finding, head)
    yield 2 * pace
    if kind == 1:
        yield 30 * pace
        log.move(cycle, "cancel", log.owner, reason="Признак исчез")
        return
    yield from _round(log, cycle, head, pace=pace, number=number)
    if kind == 2:
        log.move(cycle, "adapt", log.owner, reason="Эффекта мало")
        yield pace
        yield from _round(log, cycle, head, pace=pace, number=number)
    yield from _closed(log, cycle, head, pace)
    if kind == 8:
        yield 20 * A_DAY
        # Of every other improvement nothing is left.
        log.record(cycle, _reading(log, 97 if number % 20 == 8 else 40), head)


def _round(log: Log, cycle: int, head: Person, *, pace: timedelta, number: int) -> Life:
    """Plan, do and check."""
    log.plan(cycle, number)
    yield pace
    log.move(cycle, "submit", head)
    yield 2 * pace
    log.move(cycle, "approve", log.owner)
    yield 4 * pace
    if number % 10 == 5:
        log.move(cycle, "freeze", log.owner, "Отпуск", returns_on=log.today + 10 * A_DAY)
        yield 12 * A_DAY
        log.move(cycle, "resume", log.owner)
    if number % 10 in {3, 4}:
        yield from _extended(log, cycle, head, is_granted=number % 10 == 3)
    member = log.cycle(cycle).actions[0].assignee
    by = next(person for person in log.people(Role.MEMBER) if person.number == member)
    log.record(cycle, ActionDone(action=1, note="готово"), by)
    evidence = EvidenceAttached(kind=EvidenceKind.NOTE, text="План утверждён", on=log.today, action=1)
    log.record(cycle, evidence, by)
    yield pace
    log.move(cycle, "hand-over", head)
    yield 2 * pace
    log.record(cycle, _reading(log, 95), head)
    if number % 10 == 6:
        corrected = ReadingCorrected(reading=1, value=Decimal(94), on=log.today, reason="Опечатка")
        log.record(cycle, corrected, log.owner)
    prediction = Prediction.FAILED if number % 10 == 7 else Prediction.HELD
    log.record(cycle, CheckWritten(learned="План нужен", prediction=prediction), log.owner)
    yield pace


def _extended(log: Log, cycle: int, head: Person, *, is_granted: bool) -> Life:
    before = log.cycle(cycle)
    if before.due is None or before.due < log.today:
        return
    until = before.due + 10 * A_DAY
    asked = ExtensionAsked(
        extension=len(before.extensions) + 1,
        stage=before.stage,
        from_due=before.due,
        to_due=until,
        reason="Ждём выгрузку",
    )
    log.record(cycle, asked, head)
    yield 3 * A_DAY
    slip = log.working_days(before.due, until) if is_granted else 0
    decided = ExtensionDecided(
        extension=asked.extension, is_granted=is_granted, reason="", slip=slip, self_approved=False
    )
    log.record(cycle, decided, log.owner)


def _closed(log: Log, cycle: int, head: Person, pace: timedelta) -> Life:
    """Observe the effect, adopt it and fix it with a standard."""
    log.record(cycle, _reading(log, 4, ReadingKind.COUNTER), head)
    log.move(cycle, "observe", log.owner)
    until = log.cycle(cycle).observed_until
    if until is not None:
        yield datetime.combine(until + A_DAY, time(8), tzinfo=log.now.tzinfo) - log.now
    log.record(cycle, _reading(log, 97), head)
    log.record(cycle, _reading(log, 4, ReadingKind.COUNTER), head)
    log.move(cycle, "adopt", log.owner)
    yield 3 * pace
    standard = StandardNamed(
        document="Регламент планирования",
        document_version="1",
        told="Все менеджеры",
        elsewhere="Сервис",
        control_on=log.today + 90 * A_DAY,
    )
    log.record(cycle, standard, head)
    log.move(cycle, "close", log.owner)


def _reading(log: Log, value: int, kind: ReadingKind = ReadingKind.MEASURE) -> ReadingTaken:
    return ReadingTaken(kind=kind, value=Decimal(value), on=log.today)
