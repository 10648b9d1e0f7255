"""Conditions that statements «as at event n» share: a cut in the log, and the intervals that were open at it.

What was open at a cut is found by an index on where intervals end, so a report costs what was open then and
what ended since, not what the log holds. All else is looked up by cycle.
"""

from sqlalchemy import BindParameter, ColumnElement, FromClause, Table, and_, bindparam, literal_column

from pdca.storage import tables as t

ORGANISATION: BindParameter[int] = bindparam("organisation")

CUT: BindParameter[int] = bindparam("cut")
"""The last event that counts."""

AFTER: BindParameter[int] = bindparam("after")
"""The last event before the period."""

EMPTY: ColumnElement[str] = literal_column("''")
"""Written out, since an index with a condition answers only what repeats the condition."""


def within(seq: ColumnElement[int]) -> ColumnElement[bool]:
    """Find what happened after one event and up to the cut."""
    return and_(seq > AFTER, seq <= CUT)


ended_within = and_(t.cycles.c.organisation == ORGANISATION, within(t.cycles.c.ended_seq))


def open_then(intervals: Table) -> ColumnElement[bool]:
    """Find all intervals that were open at the cut."""
    return and_(
        intervals.c.organisation == ORGANISATION,
        intervals.c.from_seq <= CUT,
        intervals.c.until_seq > CUT,
    )


def held_when_left(intervals: Table) -> ColumnElement[bool]:
    """Look up the interval of a cycle that held when a stage was left."""
    return and_(
        intervals.c.organisation == t.cycle_stages.c.organisation,
        intervals.c.cycle == t.cycle_stages.c.cycle,
        intervals.c.from_seq < t.cycle_stages.c.until_seq,
        unindexed(intervals.c.until_seq) >= t.cycle_stages.c.until_seq,
    )


def of_cycle_then(intervals: Table) -> ColumnElement[bool]:
    """Look up the interval of a cycle that was open at the cut."""
    return and_(
        intervals.c.organisation == t.cycles.c.organisation,
        intervals.c.cycle == t.cycles.c.number,
        intervals.c.from_seq <= CUT,
        unindexed(intervals.c.until_seq) > CUT,
    )


def unindexed(column: ColumnElement[int]) -> ColumnElement[int]:
    """Keep a database from finding rows by a column where finding them by their cycle is meant."""
    # SQLite, which keeps no statistics here, may else read all that ended after the cut, for each cycle.
    return column + literal_column("0")


def cycle_of(rows: FromClause) -> ColumnElement[bool]:
    """Look up the cycle that a row is about."""
    return and_(t.cycles.c.organisation == rows.c.organisation, t.cycles.c.number == rows.c.cycle)


def of_cycles(rows: FromClause) -> ColumnElement[bool]:
    """Find the rows of the cycles that are named."""
    return and_(rows.c.organisation == ORGANISATION, rows.c.cycle.in_(bindparam("cycles", expanding=True)))
