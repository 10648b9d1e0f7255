"""What computations ask: the tables of an organisation, who is the head, who sells, how old exports are."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, or_, select

from pdca.domain.calendar import Calendar
from pdca.domain.computations import OLDEST_EXPORT, Need, Needs
from pdca.domain.errors import Gap
from pdca.domain.sales import DealOutcome, ExportKind, LeadOutcome, folded
from pdca.storage.computations.periods import Period, months_before
from pdca.storage.evidence import imports
from pdca.storage.evidence_tables import TABLE_OF, activities, deals, leads, sales_plans, sellers
from pdca.storage.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """About whom and as of which day is asked."""

    on: date
    calendar: Calendar
    zone: str
    heads: tuple[str, ...] = ()
    """Names of the person who is assessed; whom the list of people calls a head is known besides."""
    person: int | None = None
    """The number of that person in the log; None asks about everyone."""


@dataclass(slots=True)
class Exports:
    """The imports of one kind that may stand: the last whole one and those after it."""

    fields: frozenset[str]
    days: dict[int, date] = field(default_factory=dict)
    """The day whose state each import shows."""
    givers: set[int] = field(default_factory=set)
    """Who imported them, by their number in the log."""
    required: dict[int, int] = field(default_factory=dict)
    """How many columns were required, by import."""

    @property
    def exported_on(self) -> date:
        """Return the latest day that is shown."""
        return max(self.days.values())

    def too_old(self, on: date) -> tuple[int, ...]:
        """Name the imports that say nothing about a day any more; rows that only they gave are as old."""
        return tuple(n for n, day in self.days.items() if day < on - timedelta(days=OLDEST_EXPORT))


class Evidence:
    """The tables, read in one consistent moment for one question."""

    def __init__(self, view: View, question: Question) -> None:
        self.view = view
        self.question = question
        self.calendar = question.calendar
        self._read: set[ExportKind] = set()

    def rows(self, table: Table, *columns: Any, where: Sequence[ColumnElement[bool]] = ()) -> Select[Any]:  # noqa: ANN401
        """Begin a statement over the organisation's rows of a table."""
        if table.name in _KIND_OF:
            self._read.add(_KIND_OF[table.name])
        return select(*columns).where(table.c.organisation == self.view.number, *where)

    def all(self, statement: Select[Any]) -> Sequence[Any]:
        """Run a statement; its rows have attributes by column."""
        return self.view.connection.execute(statement).all()

    def one(self, statement: Select[Any]) -> Any:  # noqa: ANN401 - a row has attributes by column
        """Run a statement that gives one row."""
        return self.view.connection.execute(statement).one()

    def lacking(self, needs: Needs) -> tuple[Gap, ...]:
        """List everything that is missing before something can be computed."""
        return tuple(gap for need in needs if (gap := self._lack(need)) is not None)

    def as_of(self, needs: Needs) -> date:
        """Return the day that is looked back from: the one asked about, or the end of the oldest export."""
        return min([self.question.on, *(self.exports[need.kind].exported_on for need in needs)])

    def has(self, kind: ExportKind, *fields: str, is_snapshot: bool = False) -> bool:
        """Tell whether there is an export with these fields that is not too old."""
        return self._lack(Need(kind, fields, is_snapshot)) is None

    def is_young(self, table: Table) -> ColumnElement[bool]:
        """Make the condition that the import which last wrote a row is not too old."""
        exports = self.exports[_KIND_OF[table.name]]
        return table.c.import_number.not_in(exports.too_old(self.question.on))

    def is_given_by_assessed(self) -> bool:
        """Tell whether the person who is assessed imported any export that was read since `forget`."""
        return any(self.question.person in self.exports[k].givers for k in self._read if k in self.exports)

    def forget(self) -> None:
        """Begin to note anew which exports are read."""
        self._read.clear()

    def is_head(self, name: str) -> bool:
        """Tell whether a name is the head's, as the list of people or the question say."""
        return folded(name) in self._heads

    @cached_property
    def knows_head(self) -> bool:
        """Tell whether any deal is the head's or the list of people names a head, so that none means none."""
        if self._named_heads:
            return True
        names = self.all(self.rows(deals, deals.c.seller_key).distinct())
        return any(self.is_head(row.seller_key) for row in names)

    def team(self, period: Period) -> frozenset[str]:
        """Name who sold in the whole period, without the head: by the list of people, else by their work.

        Without a list of people these are all who had deals opened or closed, or a plan, in the three months
        before the end of the period.
        """
        names = self._employed(period) if ExportKind.PEOPLE in self.exports else self._busy(period)
        return frozenset(folded(name) for name in names if name and not self.is_head(name))

    @cached_property
    def exports(self) -> dict[ExportKind, Exports]:
        """Return what is known of each kind that was imported."""
        found: dict[ExportKind, Exports] = {}
        for row in imports(self.view):
            kind, fields = ExportKind(row.kind), frozenset(json.loads(row.fields))
            if kind not in found or row.is_whole:
                found[kind] = Exports(fields)
            exports = found[kind]
            exports.fields &= fields
            exports.days[row.number] = date.fromisoformat(row.exported_on)
            exports.givers.add(row.made_by)
            exports.required[row.number] = row.required
        return found

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(map(folded, (*self.question.heads, *self._named_heads)))

    @cached_property
    def _named_heads(self) -> tuple[str, ...]:
        rows = self.all(self.rows(sellers, sellers.c.name, where=[sellers.c.is_head == 1]))
        return tuple(row.name for row in rows)

    def _lack(self, need: Need) -> Gap | None:
        exports = self.exports.get(need.kind)
        if exports is None:
            return Gap("evidence-missing", {"kind": need.kind, "fields": need.fields})
        missing = tuple(name for name in need.fields if name not in exports.fields)
        if missing:
            return Gap("evidence-columns-missing", {"kind": need.kind, "fields": missing})
        on, day = self.question.on, exports.exported_on
        if day < on - timedelta(days=OLDEST_EXPORT):
            return Gap("evidence-old", {"kind": need.kind, "on": day})
        if need.is_snapshot and day > on:
            return Gap("evidence-later", {"kind": need.kind, "on": day})
        return self._partly_old(need)

    def _partly_old(self, need: Need) -> Gap | None:
        """Say how many rows of a state come from imports that are too old: one new row renews no other."""
        exports = self.exports[need.kind]
        old = exports.too_old(self.question.on)
        if not old or not (need.is_snapshot or need.kind is ExportKind.PEOPLE):
            return None
        table, conditions = TABLE_OF[need.kind], _STILL_OPEN[need.kind](exports.exported_on)
        is_old = counted(table.c.import_number.in_(old)).label("old")
        row = self.one(self.rows(table, func.count().label("rows"), is_old, where=conditions))
        if not row.old:
            return None
        day = max(exports.days[number] for number in old)
        return Gap("evidence-partly-old", {"kind": need.kind, "on": day, "old": row.old, "rows": row.rows})

    def _employed(self, period: Period) -> list[str]:
        first, last = period.first.isoformat(), period.last.isoformat()
        came = or_(sellers.c.hired_on.is_(None), sellers.c.hired_on <= first)
        stayed = or_(sellers.c.left_on.is_(None), sellers.c.left_on > last)
        return [row.name for row in self.all(self.rows(sellers, sellers.c.name, where=[came, stayed]))]

    def _busy(self, period: Period) -> list[str]:
        first, until = Period(months_before(period.last, 3)[0].first, period.last).texts
        opened, closed = deals.c.opened_on, deals.c.closed_on
        worked = or_((opened >= first) & (opened < until), (closed >= first) & (closed < until))
        planned = (sales_plans.c.month >= first) & (sales_plans.c.month < until)
        names = self.all(self.rows(deals, deals.c.seller, where=[worked]).distinct())
        plans = self.all(self.rows(sales_plans, sales_plans.c.seller, where=[planned]).distinct())
        return [row.seller for row in (*names, *plans)]


def _open_leads(on: date) -> list[ColumnElement[bool]]:
    first = months_before(on, 3)[0].first.isoformat()
    return [leads.c.outcome == LeadOutcome.OPEN.value, leads.c.created_at >= first]


_KIND_OF = {table.name: kind for kind, table in TABLE_OF.items()}

_STILL_OPEN: Mapping[ExportKind, Callable[[date], list[ColumnElement[bool]]]] = {
    ExportKind.DEALS: lambda _: [deals.c.outcome == DealOutcome.OPEN.value],
    ExportKind.ACTIVITIES: lambda _: [activities.c.done_on.is_(None), activities.c.planned_on.is_not(None)],
    ExportKind.LEADS: _open_leads,
    ExportKind.PEOPLE: lambda _: [sellers.c.left_on.is_(None)],
}
"""By kind that is read as a state, the rows that may have changed since they were exported."""


def within(column: Any, period: Period) -> ColumnElement[bool]:  # noqa: ANN401 - a column of any table
    """Make the condition that a day, or a moment of it, lies in a period."""
    first, until = period.texts
    condition: ColumnElement[bool] = (column >= first) & (column < until)
    return condition


def counted(condition: ColumnElement[bool]) -> Any:  # noqa: ANN401 - an expression with a label
    """Make the number of rows for which a condition holds."""
    return func.count().filter(condition)
