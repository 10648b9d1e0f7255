"""Enquiries: where they come from, how fast they are answered, and what becomes of them."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import func

from pdca.domain.computations import Found
from pdca.domain.sales import LeadOutcome
from pdca.storage.computations.evidence import Evidence, counted, within
from pdca.storage.computations.figures import ratio, share
from pdca.storage.computations.periods import Period, months_before, span, year_before
from pdca.storage.computations.registry import computation
from pdca.storage.evidence_tables import leads

OPENS, CLOSES = "09:00", "18:00"
"""Working hours on working days: a proposal, since exports do not say them."""

IN_HOURS, OUTSIDE = 5 * 60, 15 * 60
"""Seconds to the first answer."""

UNDECIDED_AFTER = timedelta(days=14)

EXPLAINED_WITHIN = 1
"""Working days."""


@computation("new-source-share")
def new_source_share(evidence: Evidence, as_of: date) -> Found | None:
    """Count the enquiries of the last three closed months from sources first used within the last 12 months.

    Enquiries without a source do not count. Nothing is said when the export does not reach back 12 months.
    """
    period, year_ago = span(months_before(as_of, 3)), year_before(as_of).isoformat()
    source = func.trim(leads.c.source)
    rows = evidence.all(
        evidence.rows(
            leads,
            source.label("source"),
            func.min(leads.c.created_at).label("first"),
            counted(within(leads.c.created_at, period)).label("rows"),
            where=[source != ""],
        ).group_by(source)
    )
    total = sum(row.rows for row in rows)
    if not total or min(row.first for row in rows) > year_ago:
        return None
    fresh = sum(row.rows for row in rows if row.first > year_ago)
    return Found(value=share(fresh, total), rows=total, first=period.first, last=period.last)


@computation("answered-in-time")
def answered_in_time(evidence: Evidence, as_of: date) -> Found | None:
    """Count the enquiries of the last closed month that were answered in time, among all of them.

    In time is within 5 minutes from 9:00 to 18:00 on a working day, and within 15 minutes otherwise. An
    enquiry does not count when a moment lacks its time of day, or the answer is earlier than the enquiry.
    """
    period = months_before(as_of, 1)[0]
    created, seconds = leads.c.created_at, leads.c.answered_after
    time, is_exact = func.substr(created, 12, 5), func.length(created) > len("2026-01-01")
    is_known = leads.c.answered_at.is_(None) | (seconds >= 0)
    in_hours = (time >= OPENS) & (time < CLOSES)
    rows = evidence.all(
        evidence.rows(
            leads,
            func.substr(created, 1, 10).label("day"),
            counted(is_known).label("rows"),
            counted(is_known & (seconds <= OUTSIDE)).label("slow"),
            counted(is_known & (seconds > IN_HOURS) & (seconds <= OUTSIDE) & in_hours).label("late"),
            where=[is_exact, within(created, period)],
        ).group_by("day")
    )
    total = sum(row.rows for row in rows)
    if not total:
        return None
    timely = sum(row.slow - (row.late if _is_worked(evidence, row) else 0) for row in rows)
    return Found(value=share(timely, total), rows=total, first=period.first, last=period.last)


@computation("contact-attempts")
def contact_attempts(evidence: Evidence, as_of: date) -> Found | None:
    """Take the mean number of contacts of the enquiries that are still undecided after 14 days.

    They are those created from the first of the last three closed months up to 14 days before the export.
    """
    period = Period(months_before(as_of, 3)[0].first, as_of - UNDECIDED_AFTER)
    row = evidence.one(
        evidence.rows(
            leads,
            func.count().label("rows"),
            func.sum(leads.c.touches).label("touches"),
            where=[
                leads.c.outcome == LeadOutcome.OPEN.value,
                leads.c.touches.is_not(None),
                within(leads.c.created_at, period),
            ],
        )
    )
    if not row.rows:
        return None
    value = ratio(int(row.touches), row.rows)
    return Found(value=value, rows=row.rows, first=period.first, last=period.last)


@computation("rejections-explained")
def rejections_explained(evidence: Evidence, as_of: date) -> Found | None:
    """Count the enquiries rejected in the last three closed months with a reason within one working day.

    The whole is all that were rejected in these months.
    """
    period = span(months_before(as_of, 3))
    has_reason = func.trim(leads.c.reason) != ""
    rows = evidence.all(
        evidence.rows(
            leads,
            leads.c.rejected_on,
            leads.c.reason_on,
            func.count().label("rows"),
            counted(has_reason).label("part"),
            where=[leads.c.outcome == LeadOutcome.REJECTED.value, within(leads.c.rejected_on, period)],
        ).group_by(leads.c.rejected_on, leads.c.reason_on)
    )
    total = sum(row.rows for row in rows)
    if not total:
        return None
    timely = sum(row.part for row in rows if row.reason_on and _is_timely(evidence, row))
    return Found(value=share(timely, total), rows=total, first=period.first, last=period.last)


def _is_worked(evidence: Evidence, row: Any) -> bool:  # noqa: ANN401 - a row has attributes by column
    return evidence.calendar.is_working(date.fromisoformat(row.day))


def _is_timely(evidence: Evidence, row: Any) -> bool:  # noqa: ANN401 - a row has attributes by column
    rejected_on, reason_on = date.fromisoformat(row.rejected_on), date.fromisoformat(row.reason_on)
    return evidence.calendar.between(rejected_on, reason_on) <= EXPLAINED_WITHIN
