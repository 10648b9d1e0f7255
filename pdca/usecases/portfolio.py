"""The portfolio of several organisations: the monthly report of each, a row each, whatever can be read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pdca.domain.errors import PdcaError
from pdca.reports.month import MonthReport
from pdca.reports.month_lines import DecisionLine, FindingLine, Needs, OverdueLine
from pdca.reports.portfolio import (
    Decision,
    Late,
    Log,
    Of,
    Portfolio,
    PortfolioRow,
    Unread,
    Waiting,
    worst_first,
)
from pdca.storage.store import Store
from pdca.usecases.acting import Acting
from pdca.usecases.month_report import report_month

NOT_BEGUN, BEFORE_LOG = "month-not-begun", "month-before-log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An organisation of the portfolio and how to open its database."""

    name: str
    """What to call it; when empty, what it calls itself."""
    place: str
    """What to call it when it cannot be read and has no name."""
    open: Callable[[], Store]


def report_portfolio(
    listed: Sequence[Listed], month: date | None, acting: Acting
) -> tuple[Portfolio, tuple[PdcaError, ...]]:
    """Make the portfolio of a month, by default the month before today's, and tell what could not be read.

    An organisation whose log begins later is no error; like one that cannot be read, its row says so.

    Raises:
        WrongInput: the month has not begun.
    """
    made: list[tuple[str, MonthReport]] = []
    unread: list[Unread] = []
    errors: list[PdcaError] = []
    for each in listed:
        try:
            report = _report(each, month, acting)
        except PdcaError as error:
            if error.code == NOT_BEGUN:
                raise
            unread.append(Unread(name=each.name or each.place, reason=error.code))
            errors += [error] * (error.code != BEFORE_LOG)
        else:
            month = report.month
            made.append((each.name or report.organisation, report))
    return _portfolio(made, unread, month or _last_month(acting)), tuple(errors)


def row_of(name: str, report: MonthReport) -> PortfolioRow:
    """Return what a monthly report says in one row."""
    return PortfolioRow(
        name=name,
        opened=report.trend.opened,
        overdue=report.trend.overdue,
        late=late_of(report.overdue.lines),
        closed=report.closed.count,
        on_time=report.quality.timeliness.on_time,
        held=report.quality.effects.held,
        findings=report.needs.findings_count,
        decisions=report.needs.count,
        waiting=longest(_firsts(report.needs)),
    )


def late_of(lines: Sequence[OverdueLine]) -> Late | None:
    """Return the worst of overdue cycles, of which the first is the longest overdue."""
    if not lines:
        return None
    line = lines[0]
    return Late(cycle=line.cycle, title=line.title, who=line.who, days=line.days_late)


def longest(waiting: Iterator[Waiting]) -> Waiting | None:
    """Return what has waited the longest."""
    return min(waiting, key=lambda each: each.since, default=None)


def waiting_for(what: Decision, line: DecisionLine) -> Waiting:
    """Return a decision about a cycle as the portfolio tells it."""
    return Waiting(
        what=what,
        number=line.cycle,
        title=line.title,
        decider=line.decider,
        since=line.since,
        days=line.days,
    )


def waiting_of(finding: FindingLine) -> Waiting:
    """Return the naming of a responsible as the portfolio tells it."""
    return Waiting(
        what=Decision.FINDING,
        number=finding.number,
        title=finding.title,
        decider="",
        since=finding.found_on,
        days=finding.days,
    )


def _report(each: Listed, month: date | None, acting: Acting) -> MonthReport:
    store = each.open()
    try:
        return report_month(store, month, acting)
    finally:
        store.close()


def _firsts(needs: Needs) -> Iterator[Waiting]:
    """Yield the first of each list, which has waited the longest there."""
    for what, lines in (
        (Decision.PLAN, needs.plans),
        (Decision.EXTENSION, needs.extensions),
        (Decision.CHECK, needs.checks),
    ):
        yield from (waiting_for(what, line) for line in lines[:1])
    yield from map(waiting_of, needs.findings[:1])


def _portfolio(made: Sequence[tuple[str, MonthReport]], unread: Sequence[Unread], month: date) -> Portfolio:
    rows = {id(report): row_of(name, report) for name, report in made}
    ordered = sorted(made, key=lambda each: worst_first(rows[id(each[1])]))
    reports = [report for _, report in ordered]
    return Portfolio(
        of=Of.ORGANISATIONS,
        organisation="",
        month=month,
        as_of=max((report.as_of for report in reports), default=month),
        is_complete=all(report.is_complete for report in reports),
        months=reports[0].trend.months if reports else (month,),
        rows=tuple(rows[id(report)] for report in reports),
        unread=tuple(sorted(unread, key=lambda each: each.name)),
        logs=tuple(Log(name=name, seq=each.seq, head_hash=each.head_hash) for name, each in ordered),
        is_clock_set=any(report.is_clock_set for report in reports),
    )


def _last_month(acting: Acting) -> date:
    return (acting.at.date().replace(day=1) - timedelta(days=1)).replace(day=1)
