"""Criteria that data can answer: what each computation reads, and what it found or why it found nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from pdca.domain.errors import Gap
from pdca.domain.sales import ExportKind

OLDEST_EXPORT = 31
"""Days: an older export says nothing about today."""


@dataclass(frozen=True, slots=True)
class Need:
    """An export that a computation reads, and the fields that the export must have."""

    kind: ExportKind
    fields: tuple[str, ...]
    is_snapshot: bool = False
    """Whether it is read as the state on the day of the export, so that a later export does not serve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure, how many rows it was counted from, and the days that it is about."""

    value: Decimal
    rows: int
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """What a computation says: a figure, or why there is no evidence."""

    id: str
    found: Found | None = None
    lacking: tuple[Gap, ...] = ()
    """Why there is no figure; never empty when there is none."""
    given_by: int | None = None
    """The person who is assessed, when that person imported an export that was counted."""


Needs: TypeAlias = tuple[Need, ...]

_CLOSED: Needs = (Need(ExportKind.DEALS, ("seller", "outcome", "closed_on")),)
_SOLD: Needs = (
    Need(ExportKind.DEALS, ("outcome", "closed_on", "amount")),
    Need(ExportKind.PLANS, ("month",)),
)
_DONE: Needs = (Need(ExportKind.ACTIVITIES, ("seller", "kind", "done_on")),)
_MINUTES: Needs = (Need(ExportKind.ACTIVITIES, ("seller", "kind", "done_on", "minutes")),)
_SCORES: Needs = (Need(ExportKind.CALLS, ("seller", "at", "score")),)


def _open_deals(*fields: str) -> Needs:
    return (Need(ExportKind.DEALS, ("outcome", *fields), is_snapshot=True),)


def _payroll(*fields: str) -> Needs:
    return (Need(ExportKind.PAYROLL, ("seller", "month", *fields)),)


def _leads(*fields: str, is_snapshot: bool = False) -> Needs:
    return (Need(ExportKind.LEADS, ("created_at", *fields), is_snapshot=is_snapshot),)


COMPUTATIONS: Mapping[str, Needs] = {
    "monthly-plans-known": (Need(ExportKind.PLANS, ("seller", "month", "set_on")),),
    "plan-fulfilled": _SOLD,
    "plan-not-understated": _SOLD,
    "funnel-covers-plan": (*_open_deals("amount"), Need(ExportKind.PLANS, ("month", "amount"))),
    "new-source-share": _leads("source"),
    "deals-without-next-task": _open_deals(),
    "overdue-tasks": (Need(ExportKind.ACTIVITIES, ("planned_on", "done_on"), is_snapshot=True),),
    "stale-deals": _open_deals("changed_on"),
    "required-fields": (Need(ExportKind.DEALS, ("missing_fields",), is_snapshot=True),),
    "lost-deals-explained": (Need(ExportKind.DEALS, ("outcome", "closed_on", "loss_reason")),),
    "daily-meetings": _DONE,
    "weekly-one-to-ones": _DONE,
    "coaching-hours": _MINUTES,
    "conversion-gap": _CLOSED,
    "staff-turnover": (Need(ExportKind.PEOPLE, ("name", "hired_on", "left_on")),),
    "answered-in-time": _leads("answered_at"),
    "contact-attempts": _leads("outcome", "touches", is_snapshot=True),
    "rejections-explained": _leads("outcome", "rejected_on", "reason", "reason_on"),
    "joint-meetings": _DONE,
    "assignments-on-time": (),
    "long-overdue": (),
    "extensions-per-assignment": (),
    "own-conversion": _CLOSED,
    "own-sales-share": (
        Need(ExportKind.DEALS, ("seller", "outcome", "closed_on", "amount")),
        Need(ExportKind.PLANS, ("month", "amount")),
    ),
    "strong-earn-more": _payroll("plan", "fact", "total"),
    "payroll-share": _payroll("total", "gross_profit"),
    "training-hours": _MINUTES,
    "newcomers-faster": (Need(ExportKind.PEOPLE, ("name", "hired_on")), *_payroll("plan", "fact")),
    "call-score-rises": _SCORES,
    "calls-scored": _SCORES,
    "calls-coverage": _SCORES,
    "one-checklist": (Need(ExportKind.CALLS, ("at", "score", "checklist")),),
    "feedback-in-time": (Need(ExportKind.CALLS, ("score", "scored_on", "feedback_on")),),
    "call-score-grows": _SCORES,
}
"""Every computation by its id, with what it needs; an empty list is this program's own log."""

LOOKS_BACK = frozenset(
    {
        "monthly-plans-known",
        "plan-fulfilled",
        "plan-not-understated",
        "new-source-share",
        "daily-meetings",
        "weekly-one-to-ones",
        "coaching-hours",
        "conversion-gap",
        "staff-turnover",
        "answered-in-time",
        "rejections-explained",
        "joint-meetings",
        "assignments-on-time",
        "long-overdue",
        "extensions-per-assignment",
        "own-conversion",
        "own-sales-share",
        "strong-earn-more",
        "payroll-share",
        "training-hours",
    }
)
"""The computations that can tell what stood on an earlier day: all that they read has its date in the rows.

The others read what may have been filled in or changed since: a next task, a reason, a score.
"""

YES_NO = frozenset({"newcomers-faster", "call-score-grows"})
"""The computations that answer with 1 for yes and 0 for no; the others give a number."""
