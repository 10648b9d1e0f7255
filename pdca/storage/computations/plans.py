"""Sign «no sales plans», and what the head sells: deals against plans."""

from datetime import date

from sqlalchemy import ColumnElement, func

from pdca.domain.computations import Found
from pdca.domain.sales import DealOutcome, ExportKind
from pdca.storage.computations.evidence import Evidence, within
from pdca.storage.computations.figures import ratio, share
from pdca.storage.computations.periods import Period, month_of, months_before, span
from pdca.storage.computations.registry import computation
from pdca.storage.evidence_rows import SCALE
from pdca.storage.evidence_tables import deals, sales_plans


@computation("monthly-plans-known")
def monthly_plans_known(evidence: Evidence, as_of: date) -> Found | None:
    """Count who had a plan for the month by its first working day, among all who sell.

    The month is the present one, or the one before until its first working day has come. Sellers are those of
    the list of people, without it those who had deals or plans in the last three months.
    """
    month = as_of.replace(day=1)
    if evidence.calendar.next_working(month) > as_of:
        month = months_before(month, 1)[0].first
    deadline = evidence.calendar.next_working(month)
    rows = evidence.all(
        evidence.rows(sales_plans, *sales_plans.c, where=[sales_plans.c.month == month.isoformat()])
    )
    team = evidence.team(Period(month, deadline))
    if not team:
        return None
    known = {
        row.seller_key
        for row in rows
        if (row.amount or row.units) and row.set_on and row.set_on <= deadline.isoformat()
    }
    return Found(value=share(len(known & team), len(team)), rows=len(rows), first=month, last=deadline)


@computation("plan-fulfilled")
def plan_fulfilled(evidence: Evidence, as_of: date) -> Found | None:
    """Divide the deals won in each of the last two closed months by the plan; take the higher figure.

    The plan is that of the department, without one the sum of the sellers' plans; in units where it has no
    amount.
    """
    return _attained(evidence, as_of, is_higher=True)


@computation("plan-not-understated")
def plan_not_understated(evidence: Evidence, as_of: date) -> Found | None:
    """Divide the deals won in each of the last two closed months by the plan; take the lower figure.

    The plan is that of the department, without one the sum of the sellers' plans; in units where it has no
    amount.
    """
    return _attained(evidence, as_of, is_higher=False)


@computation("funnel-covers-plan")
def funnel_covers_plan(evidence: Evidence, as_of: date) -> Found | None:
    """Divide the amount of the open deals by the plan of the month in which the deals were exported.

    A deal that is expected to close after that month does not count.
    """
    month = month_of(as_of)
    plan, is_amount = _plan(evidence, month)
    if not plan or not is_amount:
        return None
    where = [deals.c.outcome == DealOutcome.OPEN.value]
    if evidence.has(ExportKind.DEALS, "expected_on"):
        where.append(func.coalesce(deals.c.expected_on, "") < month.texts[1])
    row = evidence.one(
        evidence.rows(
            deals, func.count().label("rows"), func.sum(deals.c.amount).label("amount"), where=where
        )
    )
    value = ratio(int(row.amount or 0), plan)
    return Found(value=value, rows=row.rows, first=month.first, last=month.last)


@computation("own-sales-share")
def own_sales_share(evidence: Evidence, as_of: date) -> Found | None:
    """Divide the amount that the head won in the last three closed months by the plan of the department."""
    months = months_before(as_of, 3)
    plans = [_plan(evidence, month) for month in months]
    if not evidence.knows_head or not all(plan and is_amount for plan, is_amount in plans):
        return None
    if not _is_covered(evidence, months[0]):
        return None
    amount, won = deals.c.amount, _won(span(months))
    rows = evidence.all(
        evidence.rows(
            deals, deals.c.seller_key, func.count().label("rows"), func.sum(amount).label("amount"), where=won
        ).group_by(deals.c.seller_key)
    )
    own = sum(int(row.amount or 0) for row in rows if evidence.is_head(row.seller_key))
    whole = sum(plan for plan, _ in plans)
    period = span(months)
    return Found(
        value=share(own, whole), rows=sum(row.rows for row in rows), first=period.first, last=period.last
    )


def _attained(evidence: Evidence, as_of: date, *, is_higher: bool) -> Found | None:
    months = months_before(as_of, 2)
    if not _is_covered(evidence, months[0]):
        return None
    shares = []
    counts = 0
    for month in months:
        plan, is_amount = _plan(evidence, month)
        if not plan:
            return None
        won = evidence.one(
            evidence.rows(
                deals,
                func.count().label("rows"),
                func.sum(deals.c.amount).label("amount"),
                where=_won(month),
            )
        )
        shares.append(share(int(won.amount or 0) if is_amount else won.rows * SCALE, plan))
        counts += won.rows
    period = span(months)
    value = max(shares) if is_higher else min(shares)
    return Found(value=value, rows=counts, first=period.first, last=period.last)


def _plan(evidence: Evidence, month: Period) -> tuple[int, bool]:
    """Return the department's plan as it is stored, and whether it is an amount; 0 when there is none."""
    rows = evidence.all(
        evidence.rows(sales_plans, *sales_plans.c, where=[sales_plans.c.month == month.first.isoformat()])
    )
    whole = [row for row in rows if not row.seller] or rows
    amount = sum(row.amount or 0 for row in whole)
    return (amount, True) if amount else (sum(row.units or 0 for row in whole), False)


def _won(period: Period) -> list[ColumnElement[bool]]:
    return [deals.c.outcome == DealOutcome.WON.value, within(deals.c.closed_on, period)]


def _is_covered(evidence: Evidence, month: Period) -> bool:
    """Tell whether the export goes back to a month: a deal was won in it or before it."""
    won = deals.c.outcome == DealOutcome.WON.value
    first = evidence.one(evidence.rows(deals, func.min(deals.c.closed_on).label("first"), where=[won])).first
    return first is not None and bool(first <= month.last.isoformat())
