"""Sign «no CRM» as far as deals tell it, and who wins how many of them."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from sqlalchemy import ColumnElement, func

from pdca.domain.computations import Found
from pdca.domain.errors import Gap
from pdca.domain.sales import DealOutcome, ExportKind
from pdca.storage.computations.evidence import Evidence, counted, within
from pdca.storage.computations.figures import HUNDRED, ratio, share
from pdca.storage.computations.periods import Period, months_before, span, year_before
from pdca.storage.computations.registry import computation
from pdca.storage.evidence_tables import activities, deals

STALE_AFTER = timedelta(days=14)

ENOUGH_DEALS = 10
"""Of one seller; the conversion of fewer is chance."""

_OPEN = deals.c.outcome == DealOutcome.OPEN.value
_WON = deals.c.outcome == DealOutcome.WON.value
_LOST = deals.c.outcome == DealOutcome.LOST.value


@computation("deals-without-next-task")
def deals_without_next_task(evidence: Evidence, as_of: date) -> Found | Gap | None:
    """Count the open deals without a date of the next task, among all open deals.

    Where the export of deals has no such column, a deal has a next task when the export of activities names
    one of that deal that is planned and not done.
    """
    if evidence.has(ExportKind.DEALS, "next_task_on"):
        is_bare = deals.c.next_task_on.is_(None)
    elif evidence.has(ExportKind.ACTIVITIES, "deal", "planned_on", "done_on", is_snapshot=True):
        planned = evidence.rows(
            activities,
            activities.c.deal,
            where=[activities.c.done_on.is_(None), activities.c.planned_on.is_not(None)],
        )
        is_bare = deals.c.key.not_in(planned)
    else:
        return Gap("evidence-columns-missing", {"kind": ExportKind.DEALS, "fields": ("next_task_on",)})
    return _share_of_open(evidence, is_bare, as_of)


@computation("stale-deals")
def stale_deals(evidence: Evidence, as_of: date) -> Found | None:
    """Count the open deals whose last change lies more than 14 days back, among all open deals.

    A deal that was never changed counts from the day it was opened; one with neither date does not count.
    Whether the CRM flags such deals cannot be told from the export.
    """
    changed = func.coalesce(deals.c.changed_on, deals.c.opened_on)
    is_old = changed < (as_of - STALE_AFTER).isoformat()
    return _share_of_open(evidence, is_old, as_of, known=changed.is_not(None))


@computation("required-fields")
def required_fields(evidence: Evidence, as_of: date) -> Found | None:
    """Count the filled cells of the required columns, among all their cells, over all deals of the export."""
    missing = deals.c.missing_fields
    rows = evidence.all(
        evidence.rows(
            deals,
            deals.c.import_number,
            func.count().label("rows"),
            func.sum(missing).label("missing"),
            where=[missing.is_not(None), evidence.is_young(deals)],
        ).group_by(deals.c.import_number)
    )
    required = evidence.exports[ExportKind.DEALS].required
    cells = sum(row.rows * required.get(row.import_number, 0) for row in rows)
    if not cells:
        return None
    empty = sum(int(row.missing) for row in rows)
    return Found(
        value=share(cells - empty, cells), rows=sum(row.rows for row in rows), first=as_of, last=as_of
    )


@computation("lost-deals-explained")
def lost_deals_explained(evidence: Evidence, as_of: date) -> Found | None:
    """Count the deals lost in the last three closed months with a reason, among all lost in them."""
    period = span(months_before(as_of, 3))
    has_reason = func.trim(deals.c.loss_reason) != ""
    row = evidence.one(
        evidence.rows(
            deals,
            func.count().label("rows"),
            counted(has_reason).label("part"),
            where=[_LOST, within(deals.c.closed_on, period)],
        )
    )
    if not row.rows:
        return None
    return Found(value=share(row.part, row.rows), rows=row.rows, first=period.first, last=period.last)


@computation("conversion-gap")
def conversion_gap(evidence: Evidence, as_of: date) -> Found | None:
    """Divide the highest share of won deals of a seller in the last three closed months by the lowest.

    Only sellers with at least 10 closed deals count, and not the head. If somebody won none, the answer is
    100.
    """
    period = span(months_before(as_of, 3))
    closed = {
        name: counts
        for name, counts in _closed(evidence, period).items()
        if counts[1] >= ENOUGH_DEALS and not evidence.is_head(name)
    }
    shares = [Decimal(won) / total for won, total in closed.values()]
    if len(shares) < 2 or not max(shares):  # noqa: PLR2004 - a gap lies between two
        return None
    value = ratio(max(shares), min(shares)) if min(shares) else Decimal(HUNDRED)
    rows = sum(total for _, total in closed.values())
    return Found(value=value, rows=rows, first=period.first, last=period.last)


@computation("own-conversion")
def own_conversion(evidence: Evidence, as_of: date) -> Found | None:
    """Divide the head's share of won deals of a year by the median of the sellers' shares.

    The head and every seller who counts must have at least 10 closed deals.
    """
    period = Period(year_before(as_of) + timedelta(days=1), as_of)
    closed = _closed(evidence, period)
    own = [counts for name, counts in closed.items() if evidence.is_head(name)]
    others = [
        Decimal(won) / total
        for name, (won, total) in closed.items()
        if total >= ENOUGH_DEALS and not evidence.is_head(name)
    ]
    won, total = (sum(each) for each in zip(*own, strict=True)) if own else (0, 0)
    middle = median(others) if others else Decimal(0)
    if total < ENOUGH_DEALS or not middle:
        return None
    value = share(Decimal(won) / total, middle)
    rows = sum(total for _, total in closed.values())
    return Found(value=value, rows=rows, first=period.first, last=period.last)


def _share_of_open(
    evidence: Evidence,
    condition: ColumnElement[bool],
    as_of: date,
    *,
    known: ColumnElement[bool] | None = None,
) -> Found | None:
    where = [_OPEN] if known is None else [_OPEN, known]
    row = evidence.one(
        evidence.rows(deals, func.count().label("rows"), counted(condition).label("part"), where=where)
    )
    if not row.rows:
        return None
    return Found(value=share(row.part, row.rows), rows=row.rows, first=as_of, last=as_of)


def _closed(evidence: Evidence, period: Period) -> Mapping[str, tuple[int, int]]:
    """Return how many deals each seller, by the folded name, won and closed in a period."""
    rows = evidence.all(
        evidence.rows(
            deals,
            deals.c.seller_key,
            counted(_WON).label("won"),
            func.count().label("rows"),
            where=[deals.c.outcome != DealOutcome.OPEN.value, within(deals.c.closed_on, period)],
        ).group_by(deals.c.seller_key)
    )
    return {row.seller_key: (row.won, row.rows) for row in rows}
