"""Who came and went, and what they were paid."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pdca.domain.computations import Found
from pdca.storage.computations.evidence import Evidence, within
from pdca.storage.computations.figures import ratio, share
from pdca.storage.computations.periods import Period, months_before, span, year_before
from pdca.storage.computations.registry import computation
from pdca.storage.evidence_tables import payslips, sellers


@computation("staff-turnover")
def staff_turnover(evidence: Evidence, as_of: date) -> Found | None:
    """Divide the sellers who left within a year by the mean of their numbers at its beginning and its end.

    The head does not count.
    """
    start = year_before(as_of)
    people = [row for row in evidence.all(_people(evidence)) if not evidence.is_head(row.name)]
    left = sum(
        row.left_on is not None and start.isoformat() < row.left_on <= as_of.isoformat() for row in people
    )
    staff = sum(_is_employed(row, day.isoformat()) for row in people for day in (start, as_of))
    if not staff:
        return None
    return Found(value=share(2 * left, staff), rows=len(people), first=start, last=as_of)


@computation("strong-earn-more")
def strong_earn_more(evidence: Evidence, as_of: date) -> Found | None:
    """Divide the mean pay of those who met their plan by that of those who did not, in the last three months.

    A seller counts in each month by itself, the head does not count.
    """
    period = span(months_before(as_of, 3))
    rows = [row for row in _payroll(evidence, period) if row.plan and None not in (row.fact, row.total)]
    met = [row.total for row in rows if row.fact >= row.plan]
    missed = [row.total for row in rows if row.fact < row.plan]
    if not met or sum(missed) <= 0:
        return None
    value = ratio(sum(met) * len(missed), sum(missed) * len(met))
    return Found(value=value, rows=len(rows), first=period.first, last=period.last)


@computation("payroll-share")
def payroll_share(evidence: Evidence, as_of: date) -> Found | None:
    """Divide the sellers' pay of the last three closed months by the gross profit of these months.

    The head does not count; a month of a seller without a gross profit brought none.
    """
    period = span(months_before(as_of, 3))
    rows = [row for row in _payroll(evidence, period) if row.total is not None]
    profit = sum(row.gross_profit or 0 for row in rows)
    if profit <= 0:
        return None
    value = share(sum(row.total for row in rows), profit)
    return Found(value=value, rows=len(rows), first=period.first, last=period.last)


@computation("newcomers-faster")
def newcomers_faster(evidence: Evidence, as_of: date) -> Found | None:
    """Compare the mean number of months to the first plan met: hired within a year, and the year before.

    The answer is yes when the newer sellers were faster. Whoever has not met a plan yet counts with the
    months so far; nothing is said when that leaves it open.
    """
    year, two_years = year_before(as_of), year_before(year_before(as_of))
    paid = _payroll(evidence, Period(two_years, as_of))
    newer = _cohort(evidence, Period(year, as_of), paid)
    older = _cohort(evidence, Period(two_years, year), paid)
    if not newer or not older:
        return None
    is_faster = _mean(newer) < _mean(older)
    # The side that still grows must not be able to turn the answer round.
    if not all(is_met for _, is_met in (newer if is_faster else older)):
        return None
    rows = len(newer) + len(older)
    return Found(value=Decimal(is_faster), rows=rows, first=two_years, last=as_of)


def _people(evidence: Evidence) -> Any:  # noqa: ANN401 - a statement
    return evidence.rows(sellers, *sellers.c)


def _is_employed(row: Any, day: str) -> bool:  # noqa: ANN401 - a row has attributes by column
    return (row.hired_on is None or row.hired_on <= day) and (row.left_on is None or row.left_on > day)


def _payroll(evidence: Evidence, period: Period) -> Sequence[Any]:
    rows = evidence.all(evidence.rows(payslips, *payslips.c, where=[within(payslips.c.month, period)]))
    return [row for row in rows if not evidence.is_head(row.seller)]


def _cohort(evidence: Evidence, hired: Period, paid: Sequence[Any]) -> list[tuple[int, bool]]:
    """Return, for each seller hired in a period, the months to the first plan met, and whether it was."""
    return [
        found
        for row in evidence.all(_people(evidence))
        if row.hired_on and hired.first.isoformat() < row.hired_on <= hired.last.isoformat()
        if not evidence.is_head(row.name)
        if (found := _first_met(row, paid)) is not None
    ]


def _first_met(person: Any, paid: Sequence[Any]) -> tuple[int, bool] | None:  # noqa: ANN401 - as above
    start = date.fromisoformat(person.hired_on).replace(day=1)
    own = sorted(
        (date.fromisoformat(row.month), bool(row.plan and row.fact is not None and row.fact >= row.plan))
        for row in paid
        if row.seller_key == person.name_key and row.month >= start.isoformat()
    )
    if not own:
        return None
    met = [month for month, is_met in own if is_met]
    last = met[0] if met else own[-1][0]
    return (last.year - start.year) * 12 + last.month - start.month + 1, bool(met)


def _mean(cohort: list[tuple[int, bool]]) -> Fraction:
    return Fraction(sum(months for months, _ in cohort), len(cohort))
