"""Exports of a CRM: the import of many activities, and all computations over them, in a running process."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from benchmarks.company import HEAD, OWNER, READY, acting, found
from benchmarks.sizes import Sizes
from benchmarks.table import Row
from pdca.domain.calendar import Calendar
from pdca.domain.computations import COMPUTATIONS
from pdca.domain.events import EvidenceImported
from pdca.domain.sales import (
    ROW_OF,
    Activity,
    ActivityKind,
    Deal,
    DealOutcome,
    Exported,
    ExportKind,
    SalesPlan,
    Seller,
)
from pdca.domain.streams import stream_of
from pdca.storage.computations.evidence import Question
from pdca.storage.computations.run import compute
from pdca.storage.database import address
from pdca.storage.evidence import put_rows
from pdca.storage.store import Store
from pdca.usecases.acting import stamp

DAY = READY.date()

SELLERS = tuple(f"Продавец {number}" for number in range(40))


def measure(sizes: Sizes, folder: Path) -> list[Row]:
    """Import a department's exports and compute every criterion that data can answer."""
    path = folder / "evidence.db"
    found(address(str(path)))
    with closing(Store.open(address(str(path)))) as store:
        _import(store, ExportKind.PEOPLE, (Seller(name=HEAD, is_head=True), *map(_seller, SELLERS)))
        _import(store, ExportKind.PLANS, _plans())
        _import(store, ExportKind.DEALS, _deals(sizes.deals))
        seconds = _import(store, ExportKind.ACTIVITIES, _activities(sizes.activities))
        computing = median(_compute(store) for _ in range(sizes.repeats))
    return [
        Row(
            what=f"import of {sizes.activities:,} activities",
            figure=seconds,
            floor=_raw_insert(folder / "raw.db", sizes.activities),
            unit="s",
            note="raw sqlite3: the same rows inserted in one transaction, without digest and event",
        ),
        Row(
            what=f"{len(COMPUTATIONS)} computations, {sizes.deals:,} deals, {sizes.activities:,} activities",
            figure=computing,
            floor=_raw_scan(path),
            unit="s",
            note="raw sqlite3: every row of both tables read once",
        ),
    ]


def _compute(store: Store) -> float:
    began = perf_counter()
    with store.reading() as view:
        question = Question(on=DAY, calendar=Calendar(), zone="Europe/Moscow", heads=(HEAD,))
        answers = compute(view, COMPUTATIONS, question)
    seconds = perf_counter() - began
    assert answers["overdue-tasks"].found
    assert answers["conversion-gap"].lacking or answers["conversion-gap"].found
    return seconds


def _import(store: Store, kind: ExportKind, rows: Iterable[Exported]) -> float:
    began = perf_counter()
    with store.writing() as journal:
        number = journal.next_number("evidence")
        counted = put_rows(journal, kind, rows, number=number, is_whole=True)
        event = EvidenceImported(
            number=number,
            kind=kind,
            file=f"{kind.value}.csv",
            sha256="0" * 64,
            exported_on=DAY,
            is_whole=True,
            fields=tuple(field.name for field in fields(ROW_OF[kind])),
            rows=counted.rows,
            rejected=0,
            first=counted.first,
            last=counted.last,
            standing=counted.standing,
        )
        journal.record(stream_of("evidence", number), event, stamp(journal, acting(OWNER, READY)))
    return perf_counter() - began


def _seller(name: str) -> Seller:
    return Seller(name=name, hired_on=DAY - timedelta(days=900))


def _plans() -> Iterator[SalesPlan]:
    month = DAY.replace(day=1)
    for _ in range(12):
        yield from (SalesPlan(seller=name, month=month, amount=Decimal(100_000)) for name in SELLERS)
        month = (month - timedelta(days=1)).replace(day=1)


def _deals(count: int) -> Iterator[Deal]:
    chance = Random(1)
    outcomes = tuple(DealOutcome)
    for number in range(count):
        closed = _past(chance)
        yield Deal(
            key=f"D{number}",
            seller=chance.choice(SELLERS),
            outcome=outcomes[number % 3],
            opened_on=closed - timedelta(days=30),
            closed_on=closed if number % 3 else None,
            changed_on=closed,
            amount=Decimal(chance.randrange(10_000)) / 100,
            loss_reason="дорого" if number % 2 else "",
        )


def _activities(count: int) -> Iterator[Activity]:
    chance = Random(2)
    kinds = tuple(ActivityKind)
    for number in range(count):
        day = _past(chance)
        yield Activity(
            key=f"A{number}",
            seller=chance.choice(SELLERS),
            kind=kinds[number % len(kinds)],
            deal=f"D{chance.randrange(100_000)}",
            planned_on=day,
            done_on=None if number % 9 == 0 else day,
            minutes=Decimal(number % 60),
        )


def _past(chance: Random) -> date:
    return DAY - timedelta(days=chance.randrange(700))


def _raw_insert(path: Path, count: int) -> float:
    rows = [
        (each.key, each.seller, each.kind.value, each.deal, str(each.planned_on), str(each.done_on), 1)
        for each in _activities(count)
    ]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute(
            "CREATE TABLE activities (key TEXT PRIMARY KEY, seller TEXT, kind TEXT, deal TEXT, "
            "planned_on TEXT, done_on TEXT, minutes INTEGER) STRICT"
        )
        began = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO activities VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
        return perf_counter() - began


def _raw_scan(path: Path) -> float:
    with closing(sqlite3.connect(path)) as connection:
        began = perf_counter()
        connection.execute("SELECT count(*), sum(amount), max(changed_on) FROM deals").fetchone()
        connection.execute("SELECT count(*), sum(minutes), max(seller) FROM activities").fetchone()
        return perf_counter() - began
