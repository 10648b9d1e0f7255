"""Sign «no calls heard»: how many calls are scored, how, and what becomes of it."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func

from pdca.domain.calendar import ONE_DAY
from pdca.domain.computations import Found
from pdca.domain.sales import ExportKind
from pdca.storage.computations.evidence import Evidence, counted, within
from pdca.storage.computations.figures import ratio, share
from pdca.storage.computations.periods import Period, months_before, span, weeks_before
from pdca.storage.computations.registry import computation
from pdca.storage.evidence_rows import SCALE
from pdca.storage.evidence_tables import calls

GOOD_SCORE = 80
"""Per cent: whoever has it need not grow."""

GROWTH = 10
"""Percentage points."""

WINDOW = 40
"""Working days in which a score should grow."""

FEEDBACK_WITHIN = 2
"""Working days."""

SCORED = calls.c.score.is_not(None) & (calls.c.scorer_key != calls.c.seller_key)
"""Whoever scores their own call has not been listened to."""

_WEEKS = 4


@computation("calls-scored")
def calls_scored(evidence: Evidence, as_of: date) -> Found | None:
    """Count the scored calls of each seller in four whole weeks; take the least of a seller a week.

    Sellers are those who had calls in these weeks, without the head; what someone scored of their own calls
    does not count. Nothing is said when the export does not reach back to the first of the weeks.
    """
    weeks = weeks_before(as_of, _WEEKS)
    period = span(weeks)
    if not _reaches(evidence, weeks[0]):
        return None
    rows = [
        row
        for row in evidence.all(
            evidence.rows(
                calls,
                calls.c.seller_key,
                func.count().label("rows"),
                counted(SCORED).label("scored"),
                where=[within(calls.c.at, period)],
            ).group_by(calls.c.seller_key)
        )
        if not evidence.is_head(row.seller_key)
    ]
    if not rows:
        return None
    least = min(row.scored for row in rows)
    return Found(
        value=ratio(least, _WEEKS), rows=sum(row.rows for row in rows), first=period.first, last=period.last
    )


@computation("calls-coverage")
def calls_coverage(evidence: Evidence, as_of: date) -> Found | None:
    """Count the calls of the last closed month that were scored, among all calls of the month."""
    period = months_before(as_of, 1)[0]
    row = evidence.one(
        evidence.rows(
            calls,
            func.count().label("rows"),
            counted(SCORED).label("part"),
            where=[within(calls.c.at, period)],
        )
    )
    if not row.rows:
        return None
    return Found(value=share(row.part, row.rows), rows=row.rows, first=period.first, last=period.last)


@computation("one-checklist")
def one_checklist(evidence: Evidence, as_of: date) -> Found | None:
    """Count the calls of the last closed month scored on the checklist used most, among all scored."""
    period = months_before(as_of, 1)[0]
    rows = evidence.all(
        evidence.rows(
            calls,
            func.trim(calls.c.checklist).label("checklist"),
            func.count().label("rows"),
            where=[SCORED, within(calls.c.at, period)],
        ).group_by(func.trim(calls.c.checklist))
    )
    scored = sum(row.rows for row in rows)
    if not scored:
        return None
    most = max((row.rows for row in rows if row.checklist), default=0)
    return Found(value=share(most, scored), rows=scored, first=period.first, last=period.last)


@computation("feedback-in-time")
def feedback_in_time(evidence: Evidence, as_of: date) -> Found | None:
    """Count the calls scored in the last closed month with feedback within 2 working days, among all of them.

    A call without feedback does not count while the two days have not passed.
    """
    period = months_before(as_of, 1)[0]
    pairs = evidence.all(
        evidence.rows(
            calls,
            calls.c.scored_on,
            calls.c.feedback_on,
            func.count().label("rows"),
            where=[SCORED, within(calls.c.scored_on, period)],
        ).group_by(calls.c.scored_on, calls.c.feedback_on)
    )
    judged = [row for row in pairs if row.feedback_on or _is_over(evidence, row.scored_on)]
    total = sum(row.rows for row in judged)
    if not total:
        return None
    timely = sum(row.rows for row in judged if row.feedback_on and _is_timely(evidence, row))
    return Found(value=share(timely, total), rows=total, first=period.first, last=period.last)


@computation("call-score-rises")
def call_score_rises(evidence: Evidence, as_of: date) -> Found | None:
    """Subtract the mean score of the calls of three closed months from that of the three months after them.

    If the later mean is 80 or more, the answer is 10.
    """
    months = months_before(as_of, 6)
    earlier, later = (_mean(evidence, span(each)) for each in (months[:3], months[3:]))
    if later is None or (earlier is None and later[0] < GOOD_SCORE):
        return None
    rows = later[1] + (earlier[1] if earlier else 0)
    period = span(months if earlier else months[3:])
    growth = later[0] - earlier[0] if earlier else Decimal(0)
    value = Decimal(GROWTH) if later[0] >= GOOD_SCORE else ratio(growth, 1)
    return Found(value=value, rows=rows, first=period.first, last=period.last)


@computation("call-score-grows")
def call_score_grows(evidence: Evidence, as_of: date) -> Found | None:
    """Compare the mean score of the calls of the last 20 working days with that of the 20 days before them.

    The answer is yes when the later mean is 10 points higher, or is 80 or more.
    """
    start, middle = (evidence.calendar.add(as_of, -days) + ONE_DAY for days in (WINDOW, WINDOW // 2))
    earlier = _mean(evidence, Period(start, middle - ONE_DAY))
    later = _mean(evidence, Period(middle, as_of))
    if later is None or (earlier is None and later[0] < GOOD_SCORE):
        return None
    has_grown = later[0] >= GOOD_SCORE or (earlier is not None and later[0] - earlier[0] >= GROWTH)
    rows = later[1] + (earlier[1] if earlier else 0)
    return Found(value=Decimal(has_grown), rows=rows, first=start if earlier else middle, last=as_of)


def _mean(evidence: Evidence, period: Period) -> tuple[Decimal, int] | None:
    """Return the exact mean score of a period, and how many calls it comes from."""
    row = evidence.one(
        evidence.rows(
            calls,
            func.count().label("rows"),
            func.sum(calls.c.score).label("score"),
            where=[SCORED, within(calls.c.at, period)],
        )
    )
    return (Decimal(int(row.score)) / SCALE / row.rows, row.rows) if row.rows else None


def _reaches(evidence: Evidence, week: Period) -> bool:
    first = evidence.one(evidence.rows(calls, func.min(calls.c.at).label("first"))).first
    return first is not None and bool(first < week.texts[1])


def _is_over(evidence: Evidence, scored_on: str) -> bool:
    last = evidence.calendar.add(date.fromisoformat(scored_on), FEEDBACK_WITHIN)
    return last < evidence.exports[ExportKind.CALLS].exported_on


def _is_timely(evidence: Evidence, row: Any) -> bool:  # noqa: ANN401 - a row has attributes by column
    scored_on, feedback_on = date.fromisoformat(row.scored_on), date.fromisoformat(row.feedback_on)
    return evidence.calendar.between(scored_on, feedback_on) <= FEEDBACK_WITHIN
