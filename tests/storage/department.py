"""A sales department made up at random: every kind of row, with gaps, ties and nonsense in it."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from pdca.domain.sales import (
    ROW_OF,
    Activity,
    ActivityKind,
    Call,
    Deal,
    DealOutcome,
    Exported,
    ExportKind,
    Lead,
    LeadOutcome,
    Payslip,
    SalesPlan,
    Seller,
)
from pdca.storage.store import Store
from tests.storage.company import OWNER, Now
from tests.storage.exports import imported

CHIEF = "Смирнов Пётр"

REQUIRED = 6

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """The rows of all exports, taken on one day."""

    day: date
    deals: list[Deal]
    activities: list[Activity]
    calls: list[Call]
    people: list[Seller]
    plans: list[SalesPlan]
    leads: list[Lead]
    payroll: list[Payslip]


def department(seed: int, *, size: int = 400) -> Department:
    """Make a department up; the same seed makes the same one."""
    chance = Random(seed)  # noqa: S311 - no secrets
    day = date(2026, 9, 1) + timedelta(days=chance.randrange(90))
    names = [f"Продавец {letter}" for letter in "АБВГДЕ"[: chance.randint(1, 6)]]
    make = _Maker(chance, day, [*names, CHIEF])
    return Department(
        day=day,
        deals=[make.deal(n) for n in range(size)],
        activities=[make.activity(n) for n in range(2 * size)],
        calls=[make.call(n) for n in range(size)],
        people=[make.seller(name) for name in names] + [Seller(name=CHIEF, is_head=True)],
        plans=[
            make.plan(name, month) for name in [*names, ""][: chance.randint(1, 7)] for month in make.months()
        ],
        leads=[make.lead(n) for n in range(size)],
        payroll=[make.payslip(name, month) for name in [*names, CHIEF] for month in make.months()],
    )


def imported_whole(store: Store, made: Department, now: Now) -> None:
    """Import all its exports with all their columns."""
    rows: dict[ExportKind, list[Exported]] = {
        ExportKind.DEALS: [*made.deals],
        ExportKind.ACTIVITIES: [*made.activities],
        ExportKind.CALLS: [*made.calls],
        ExportKind.PEOPLE: [*made.people],
        ExportKind.PLANS: [*made.plans],
        ExportKind.LEADS: [*made.leads],
        ExportKind.PAYROLL: [*made.payroll],
    }
    for kind, exported in rows.items():
        columns = tuple(field.name for field in fields(ROW_OF[kind]))
        imported(
            store,
            kind,
            exported,
            acting=now.acting(OWNER),
            exported_on=made.day,
            fields=columns,
            required=REQUIRED if kind is ExportKind.DEALS else 0,
        )


class _Maker:
    def __init__(self, chance: Random, day: date, names: list[str]) -> None:
        self.chance = chance
        self.day = day
        self.names = names

    def months(self) -> list[date]:
        first = self.day.replace(day=1)
        found = []
        for _ in range(26):
            found.append(first)
            first = (first - timedelta(days=1)).replace(day=1)
        return found

    def deal(self, number: int) -> Deal:
        return Deal(
            key=f"D-{number}",
            seller=self.name(),
            outcome=self.chance.choice(list(DealOutcome)),
            opened_on=self.maybe(self.past(500)),
            # Closed before it was opened, or open with a date of its end: exports hold such rows.
            closed_on=self.maybe(self.past(400), 0.9),
            changed_on=self.maybe(self.past(30)),
            expected_on=self.maybe(self.day + timedelta(days=self.chance.randint(-40, 60))),
            amount=self.maybe(self.money(90_000)),
            loss_reason=self.chance.choice(["", "  ", "дорого", "ушёл к другим"]),
            next_task_on=self.maybe(self.past(10)),
            missing_fields=self.maybe(self.chance.randint(0, REQUIRED)),
        )

    def activity(self, number: int) -> Activity:
        return Activity(
            key=f"A-{number}",
            seller=self.name(),
            kind=self.chance.choice(list(ActivityKind)),
            deal=f"D-{self.chance.randrange(500)}",
            planned_on=self.maybe(self.day + timedelta(days=self.chance.randint(-60, 20))),
            done_on=self.maybe(self.past(100)),
            # Exactly what a limit says, now and then.
            minutes=self.maybe(self.chance.choice([Decimal(15), Decimal(self.chance.randint(0, 1200)) / 10])),
        )

    def call(self, number: int) -> Call:
        scored_on = self.maybe(self.past(60))
        later = timedelta(days=self.chance.randint(-1, 6))
        return Call(
            key=f"K-{number}",
            seller=self.name(),
            at=self.moment(220),
            scored_by=self.name(),
            score=self.maybe(Decimal(self.chance.randint(300, 1000)) / 10, 0.6),
            checklist=self.chance.choice(["", "лист 1", " лист 1", "лист 2"]),
            scored_on=scored_on,
            feedback_on=self.maybe(scored_on + later) if scored_on else None,
        )

    def lead(self, number: int) -> Lead:
        created = self.moment(500)
        seconds = self.chance.choice([300, 900, self.chance.randint(-60, 1500)])
        answered = created + timedelta(seconds=seconds)
        rejected_on = self.maybe(self.past(120))
        return Lead(
            key=f"L-{number}",
            seller=self.name(),
            created_at=created if self.chance.random() < 0.9 else created.date(),
            answered_at=self.maybe(answered if self.chance.random() < 0.9 else answered.date()),
            source=self.chance.choice(["", "сайт", "сайт ", f"источник {self.chance.randrange(90)}"]),
            outcome=self.chance.choice(list(LeadOutcome)),
            rejected_on=rejected_on,
            reason=self.chance.choice(["", "не наш клиент"]),
            reason_on=self.maybe(rejected_on + timedelta(days=self.chance.randint(0, 3)))
            if rejected_on
            else None,
            touches=self.maybe(self.chance.randint(0, 12)),
        )

    def seller(self, name: str) -> Seller:
        return Seller(name=name, hired_on=self.maybe(self.past(900)), left_on=self.maybe(self.past(500), 0.2))

    def plan(self, name: str, month: date) -> SalesPlan:
        is_amount = self.chance.random() < 0.9
        return SalesPlan(
            seller=name,
            month=month,
            amount=self.money(300_000) if is_amount else None,
            units=None if is_amount else Decimal(self.chance.randint(0, 4)),
            set_on=self.maybe(month + timedelta(days=self.chance.randint(-6, 4))),
        )

    def payslip(self, name: str, month: date) -> Payslip:
        return Payslip(
            seller=name,
            month=month,
            plan=self.maybe(self.money(300)),
            fact=self.maybe(self.money(300)),
            total=self.maybe(self.money(100)),
            gross_profit=self.maybe(self.money(500)),
        )

    def name(self) -> str:
        return self.chance.choice(self.names)

    def past(self, days: int) -> date:
        return self.day - timedelta(days=self.chance.randrange(days))

    def moment(self, days: int) -> datetime:
        day = 24 * 60 * 60
        seconds = self.chance.choice([day * 9 // 24, day * 18 // 24, self.chance.randrange(day)])
        return datetime.combine(self.past(days), datetime.min.time()) + timedelta(seconds=seconds)

    def money(self, most: int) -> Decimal:
        even = Decimal(self.chance.randint(1, 4)) * 10
        return self.chance.choice([even, Decimal(self.chance.randrange(most * 100)) / 100])

    def maybe(self, value: _Value, share: float = 0.8) -> _Value | None:
        return value if self.chance.random() < share else None
