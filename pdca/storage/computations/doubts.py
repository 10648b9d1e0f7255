"""What makes exports too perfect, counted by seller in SQL."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import distinct, func

from pdca.domain.evidence_doubts import (
    FEWEST_DAYS,
    FEWEST_ROWS,
    MONTHS,
    NEEDS,
    SHORT_CALL,
    SHORT_SHARE,
    EvidenceDoubt,
    EvidenceDoubtCode,
    is_end_of_month,
)
from pdca.domain.sales import ActivityKind, ExportKind
from pdca.storage.computations.calls import SCORED
from pdca.storage.computations.evidence import Evidence, Question, counted, within
from pdca.storage.computations.figures import HUNDRED
from pdca.storage.computations.periods import Period, months_before
from pdca.storage.evidence_rows import amount
from pdca.storage.evidence_tables import activities, calls, leads
from pdca.storage.view import View

_Doubts: TypeAlias = Iterator[EvidenceDoubt]


def doubt(view: View, kinds: Collection[ExportKind], question: Question) -> tuple[EvidenceDoubt, ...]:
    """Return what is too perfect about exports of these kinds, by export and seller.

    Looked at are the last three closed months and the one after them up to the day of the export. An export
    that is missing, too old or without the columns is not doubted.
    """
    evidence = Evidence(view, question)
    found = [
        each
        for code, need in NEEDS.items()
        if need.kind in kinds and not evidence.lacking((need,))
        for each in _FUNCTIONS[code](evidence, _period(evidence.as_of((need,))))
    ]
    order = list(EvidenceDoubtCode)
    return tuple(sorted(found, key=lambda each: (order.index(each.code), each.seller)))


def _period(as_of: date) -> Period:
    return Period(months_before(as_of, MONTHS)[0].first, as_of)


def _short_calls(evidence: Evidence, period: Period) -> _Doubts:
    rows, short = func.count(), counted(calls.c.seconds <= SHORT_CALL)
    statement = (
        evidence.rows(
            calls,
            func.min(calls.c.seller).label("seller"),
            rows.label("rows"),
            short.label("short"),
            where=[SCORED, calls.c.seller != "", calls.c.seconds.is_not(None), within(calls.c.at, period)],
        )
        .group_by(calls.c.seller_key)
        .having(rows >= FEWEST_ROWS, short * HUNDRED >= rows * SHORT_SHARE)
    )
    for row in evidence.all(statement):
        yield EvidenceDoubt(
            code=EvidenceDoubtCode.SHORT_CALLS, seller=row.seller, count=row.short, of=row.rows
        )


def _same_scores(evidence: Evidence, period: Period) -> _Doubts:
    rows, least = func.count(), func.min(calls.c.score)
    statement = (
        evidence.rows(
            calls,
            func.min(calls.c.seller).label("seller"),
            rows.label("rows"),
            least.label("score"),
            where=[SCORED, calls.c.seller != "", within(calls.c.at, period)],
        )
        .group_by(calls.c.seller_key)
        .having(rows >= FEWEST_ROWS, least == func.max(calls.c.score))
    )
    for row in evidence.all(statement):
        score = amount(row.score)
        yield EvidenceDoubt(
            code=EvidenceDoubtCode.SAME_SCORES,
            seller=row.seller,
            count=row.rows,
            of=row.rows,
            facts={"value": score} if score is not None else {},
        )


def _scored_at_once(evidence: Evidence, period: Period) -> _Doubts:
    statement = evidence.rows(
        calls,
        calls.c.seller_key,
        func.min(calls.c.seller).label("seller"),
        func.substr(calls.c.scored_on, 1, 7).label("month"),
        func.min(calls.c.scored_on).label("first"),
        func.max(calls.c.scored_on).label("last"),
        func.count(distinct(func.substr(calls.c.at, 1, 10))).label("days"),
        func.count().label("rows"),
        where=[SCORED, calls.c.seller != "", within(calls.c.scored_on, period)],
    ).group_by(calls.c.seller_key, "month")
    yield from _at_once(EvidenceDoubtCode.SCORED_AT_ONCE, evidence, evidence.all(statement), FEWEST_DAYS)


def _closed_at_once(evidence: Evidence, period: Period) -> _Doubts:
    statement = evidence.rows(
        activities,
        activities.c.seller_key,
        func.min(activities.c.seller).label("seller"),
        func.substr(activities.c.done_on, 1, 7).label("month"),
        func.min(activities.c.done_on).label("first"),
        func.max(activities.c.done_on).label("last"),
        func.count(distinct(activities.c.planned_on)).label("days"),
        func.count().label("rows"),
        where=[
            activities.c.kind == ActivityKind.TASK.value,
            activities.c.seller != "",
            within(activities.c.done_on, period),
        ],
    ).group_by(activities.c.seller_key, "month")
    yield from _at_once(EvidenceDoubtCode.CLOSED_AT_ONCE, evidence, evidence.all(statement), FEWEST_ROWS)


def _same_answer_time(evidence: Evidence, period: Period) -> _Doubts:
    rows, least = func.count(), func.min(leads.c.answered_after)
    statement = (
        evidence.rows(
            leads,
            func.min(leads.c.seller).label("seller"),
            rows.label("rows"),
            least.label("seconds"),
            where=[leads.c.seller != "", leads.c.answered_after >= 0, within(leads.c.created_at, period)],
        )
        .group_by(leads.c.seller_key)
        .having(rows >= FEWEST_ROWS, least == func.max(leads.c.answered_after))
    )
    for row in evidence.all(statement):
        yield EvidenceDoubt(
            code=EvidenceDoubtCode.SAME_ANSWER_TIME,
            seller=row.seller,
            count=row.rows,
            of=row.rows,
            facts={"seconds": row.seconds},
        )


def _at_once(code: EvidenceDoubtCode, evidence: Evidence, months: Iterable[Any], fewest: int) -> _Doubts:
    """Join the months of each seller in which everything happened on one day at the end of the month."""
    of_seller: defaultdict[str, list[Any]] = defaultdict(list)
    for row in months:
        of_seller[row.seller_key].append(row)
    for rows in of_seller.values():
        odd = sorted(
            (row for row in rows if row.rows >= fewest and _is_at_once(evidence, row)),
            key=lambda row: str(row.first),
        )
        if odd:
            yield EvidenceDoubt(
                code=code,
                seller=min(row.seller for row in rows),
                count=sum(row.rows for row in odd),
                of=sum(row.rows for row in rows),
                facts={"days": tuple(date.fromisoformat(row.first) for row in odd)},
            )


def _is_at_once(evidence: Evidence, row: Any) -> bool:  # noqa: ANN401 - a row has attributes by column
    if row.first != row.last or row.days < FEWEST_DAYS:
        return False
    return is_end_of_month(date.fromisoformat(row.first), evidence.calendar)


_FUNCTIONS: Mapping[EvidenceDoubtCode, Callable[[Evidence, Period], _Doubts]] = {
    EvidenceDoubtCode.SHORT_CALLS: _short_calls,
    EvidenceDoubtCode.SAME_SCORES: _same_scores,
    EvidenceDoubtCode.SCORED_AT_ONCE: _scored_at_once,
    EvidenceDoubtCode.CLOSED_AT_ONCE: _closed_at_once,
    EvidenceDoubtCode.SAME_ANSWER_TIME: _same_answer_time,
}
