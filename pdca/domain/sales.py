"""What a sales department leaves behind in its CRM, as far as it proves something; no client is named."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class ExportKind(StrEnum):
    """What the rows of an export are about."""

    DEALS = "deals"
    ACTIVITIES = "activities"
    CALLS = "calls"
    PEOPLE = "people"
    PLANS = "plans"
    LEADS = "leads"
    PAYROLL = "payroll"


class DealOutcome(StrEnum):
    """Where a deal stands."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class ActivityKind(StrEnum):
    """What someone did, or was to do."""

    TASK = "task"
    CALL = "call"
    MEETING = "meeting"
    MESSAGE = "message"
    STAND_UP = "stand-up"
    ONE_TO_ONE = "one-to-one"
    COACHING = "coaching"
    TRAINING = "training"
    MARKETING = "marketing"
    """A meeting with marketing."""
    OTHER = "other"


class LeadOutcome(StrEnum):
    """What became of a lead."""

    OPEN = "open"
    TAKEN = "taken"
    """It went on as a deal."""
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """Someone of the department, by the name the CRM knows."""

    name: str
    is_head: bool = False
    group: str = ""
    hired_on: date | None = None
    left_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One deal as at the date of the export."""

    key: str
    seller: str
    outcome: DealOutcome
    stage: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    changed_on: date | None = None
    """The last change or activity."""
    expected_on: date | None = None
    amount: Decimal | None = None
    product: str = ""
    source: str = ""
    loss_reason: str = ""
    next_task_on: date | None = None
    """The date of the next task; None when nothing is planned."""
    has_client: bool | None = None
    """Whether the client is filled in; None when the export has no such column."""
    missing_fields: int | None = None
    """How many of the required columns are empty; None when none were named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A task, a call, a meeting: planned, done or both."""

    key: str
    seller: str
    kind: ActivityKind
    deal: str = ""
    planned_on: date | None = None
    """By when it was to be done."""
    done_on: date | None = None
    """None while it is open."""
    minutes: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A telephone call and what became of it when somebody listened."""

    key: str
    seller: str
    at: datetime | date
    seconds: int | None = None
    scored_by: str = ""
    score: Decimal | None = None
    """Per cent of the check list; None when nobody listened."""
    checklist: str = ""
    scored_on: date | None = None
    feedback_on: date | None = None
    phone: str = ""
    """A keyed hash, never the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesPlan:
    """What one seller, or the whole department when nobody is named, is to sell in a month."""

    seller: str
    month: date
    """The first day of the month."""
    amount: Decimal | None = None
    units: Decimal | None = None
    set_on: date | None = None
    """When the plan was made known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An enquiry and how fast it was answered."""

    key: str
    seller: str
    created_at: datetime | date
    answered_at: datetime | date | None = None
    source: str = ""
    outcome: LeadOutcome = LeadOutcome.OPEN
    rejected_on: date | None = None
    reason: str = ""
    reason_on: date | None = None
    touches: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payslip:
    """What one seller was paid for a month, against the plan of that month."""

    seller: str
    month: date
    plan: Decimal | None = None
    fact: Decimal | None = None
    fixed: Decimal | None = None
    bonus: Decimal | None = None
    total: Decimal | None = None
    gross_profit: Decimal | None = None
    """What the seller's sales brought before pay."""


Exported: TypeAlias = Seller | Deal | Activity | Call | SalesPlan | Lead | Payslip

ROW_OF: dict[ExportKind, type[Exported]] = {
    ExportKind.DEALS: Deal,
    ExportKind.ACTIVITIES: Activity,
    ExportKind.CALLS: Call,
    ExportKind.PEOPLE: Seller,
    ExportKind.PLANS: SalesPlan,
    ExportKind.LEADS: Lead,
    ExportKind.PAYROLL: Payslip,
}

DATES_OF: dict[ExportKind, tuple[str, ...]] = {
    ExportKind.DEALS: ("opened_on", "closed_on"),
    ExportKind.ACTIVITIES: ("planned_on", "done_on"),
    ExportKind.CALLS: ("at",),
    ExportKind.PEOPLE: ("hired_on", "left_on"),
    ExportKind.PLANS: ("month",),
    ExportKind.LEADS: ("created_at",),
    ExportKind.PAYROLL: ("month",),
}
"""The fields whose earliest and latest value tell what time an export speaks of."""

DECIMAL_PLACES = 4
"""Of money and other figures of exports; what is finer is rounded half to even when it is kept."""

LARGEST = 10**12
"""A figure of an export is below a trillion, so that no sum over all rows can overflow."""


def folded(name: str) -> str:
    """Return a name as names are compared: spaces and capitals do not matter, ё is not е."""
    return " ".join(name.casefold().split())
