"""Signs that show in what was done: tasks, meetings, coaching and training."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_

from pdca.domain.computations import Found
from pdca.domain.sales import ActivityKind
from pdca.storage.computations.evidence import Evidence, counted, within
from pdca.storage.computations.figures import hours, ratio, share
from pdca.storage.computations.periods import Period, months_before, span, weeks_before
from pdca.storage.computations.registry import computation
from pdca.storage.evidence_rows import SCALE
from pdca.storage.evidence_tables import activities

LONGEST_STAND_UP = 15
"""Minutes; a longer meeting is another kind of meeting."""

_WEEKS = 4


@computation("overdue-tasks")
def overdue_tasks(evidence: Evidence, as_of: date) -> Found | None:
    """Count the tasks that are not done and were planned for a day before the export, among all not done."""
    planned = activities.c.planned_on
    row = evidence.one(
        evidence.rows(
            activities,
            func.count().label("rows"),
            counted(planned < as_of.isoformat()).label("part"),
            where=[activities.c.done_on.is_(None), planned.is_not(None)],
        )
    )
    if not row.rows:
        return None
    return Found(value=share(row.part, row.rows), rows=row.rows, first=as_of, last=as_of)


@computation("daily-meetings")
def daily_meetings(evidence: Evidence, as_of: date) -> Found | None:
    """Count the working days of the last closed month with a stand-up of up to 15 minutes, among all of them.

    An export in which nobody ever had a stand-up says nothing.
    """
    period = months_before(as_of, 1)[0]
    if not _has_any(evidence, ActivityKind.STAND_UP):
        return None
    minutes = activities.c.minutes
    is_short = or_(minutes.is_(None), minutes <= LONGEST_STAND_UP * SCALE)
    rows = evidence.all(_done(evidence, period, ActivityKind.STAND_UP).where(is_short))
    days = _working_days(evidence, period)
    held = {row.done_on for row in rows} & {day.isoformat() for day in days}
    if not days:
        return None
    return Found(value=share(len(held), len(days)), rows=len(rows), first=period.first, last=period.last)


@computation("weekly-one-to-ones")
def weekly_one_to_ones(evidence: Evidence, as_of: date) -> Found | None:
    """Count the sellers' weeks with a one-to-one meeting, among all weeks of all sellers, over four weeks.

    A week without a working day does not count, nor does an export in which nobody ever had such a meeting.
    Sellers are those of the list of people, without it those who had deals or plans in the last three months.
    """
    weeks = weeks_before(as_of, _WEEKS)
    period = span(weeks)
    team = evidence.team(period)
    due = [week for week in weeks if _working_days(evidence, week)]
    if not team or not due or not _has_any(evidence, ActivityKind.ONE_TO_ONE):
        return None
    rows = evidence.all(_done(evidence, period, ActivityKind.ONE_TO_ONE))
    held = {
        (row.seller_key, week.first)
        for row in rows
        for week in due
        if row.seller_key in team and week.first.isoformat() <= row.done_on <= week.last.isoformat()
    }
    value = share(len(held), len(team) * len(due))
    return Found(value=value, rows=len(rows), first=period.first, last=period.last)


@computation("coaching-hours")
def coaching_hours(evidence: Evidence, as_of: date) -> Found | None:
    """Add up each seller's hours of coaching and one-to-ones in the last closed month; take the least.

    An export in which nobody ever had either says nothing. Sellers are those of the list of people, without
    it those who had deals or plans in the last three months.
    """
    return _least_hours(evidence, months_before(as_of, 1), ActivityKind.COACHING, ActivityKind.ONE_TO_ONE)


@computation("joint-meetings")
def joint_meetings(evidence: Evidence, as_of: date) -> Found | None:
    """Count the days with a meeting with marketing in the last three closed months, and divide by three.

    Whether there are minutes cannot be told. An export in which there never was such a meeting says nothing.
    """
    period = span(months_before(as_of, 3))
    if not _has_any(evidence, ActivityKind.MARKETING):
        return None
    rows = evidence.all(_done(evidence, period, ActivityKind.MARKETING))
    value = ratio(len({row.done_on for row in rows}), 3)
    return Found(value=value, rows=len(rows), first=period.first, last=period.last)


@computation("training-hours")
def training_hours(evidence: Evidence, as_of: date) -> Found | None:
    """Add up each seller's hours of training a month in the last three closed months; take the least.

    An export in which nobody was ever trained says nothing. Sellers are those of the list of people, without
    it those who had deals or plans in the last three months.
    """
    return _least_hours(evidence, months_before(as_of, 3), ActivityKind.TRAINING)


def _least_hours(evidence: Evidence, months: list[Period], *kinds: ActivityKind) -> Found | None:
    period = span(months)
    team = evidence.team(period)
    if not team or not _has_any(evidence, *kinds):
        return None
    total, rows = _minutes(evidence, period, *kinds)
    least = min(total.get(name, 0) for name in team)
    return Found(value=ratio(hours(least), len(months)), rows=rows, first=period.first, last=period.last)


def _minutes(evidence: Evidence, period: Period, *kinds: ActivityKind) -> tuple[Mapping[str, int], int]:
    """Return the minutes of each seller as they are stored, and how many rows they come from."""
    rows = evidence.all(
        evidence.rows(
            activities,
            activities.c.seller_key,
            func.sum(activities.c.minutes).label("minutes"),
            func.count().label("rows"),
            where=[_is_of(kinds), within(activities.c.done_on, period)],
        ).group_by(activities.c.seller_key)
    )
    return {row.seller_key: int(row.minutes or 0) for row in rows}, sum(row.rows for row in rows)


def _done(evidence: Evidence, period: Period, kind: ActivityKind) -> Select[Any]:
    return evidence.rows(
        activities,
        activities.c.seller_key,
        activities.c.done_on,
        where=[_is_of((kind,)), within(activities.c.done_on, period)],
    )


def _has_any(evidence: Evidence, *kinds: ActivityKind) -> bool:
    statement = evidence.rows(activities, activities.c.key, where=[_is_of(kinds)]).limit(1)
    return bool(evidence.all(statement))


def _is_of(kinds: Iterable[ActivityKind]) -> ColumnElement[bool]:
    return activities.c.kind.in_([kind.value for kind in kinds])


def _working_days(evidence: Evidence, period: Period) -> list[date]:
    days = (period.last - period.first).days + 1
    every = (period.first + timedelta(days=n) for n in range(days))
    return [day for day in every if evidence.calendar.is_working(day)]
