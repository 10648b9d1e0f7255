"""What exports read beside the lists: findings in full, actions, readings and the log, a row at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Select, bindparam, select

from pdca.domain.plan import ReadingKind
from pdca.domain.text import LocalText
from pdca.storage import tables as t
from pdca.storage.codec import decoded, instant
from pdca.storage.intervals import ORGANISATION
from pdca.storage.store import Store
from pdca.storage.tables import FOREVER
from pdca.storage.view import View

PAGE = 1_000
"""Events read in one transaction: while SQLite is read nobody can write, and an export may take minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFacts:
    """An action of any round."""

    cycle: int
    round: int
    number: int
    title: str
    assignee: int
    due: date
    is_drop_asked: bool
    is_dropped: bool
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingFacts:
    """A reading of any round, as it stands after its corrections."""

    cycle: int
    round: int
    number: int
    kind: ReadingKind
    value: str
    """A decimal, as it was typed."""
    taken_on: date
    measure: str
    """What was read, as the plan called it then."""
    unit: str
    computed: str
    corrected_because: str
    by: int
    at: datetime
    """Who entered the value that stands, and when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """An event as the log keeps it."""

    seq: int
    stream: str
    stream_seq: int
    type: str
    version: int
    at: datetime
    actor: int
    assurance: str
    clock: str
    payload: str
    """JSON."""
    previous_hash: str
    hash: str


class _Described(msgspec.Struct):
    """What of an opened finding stands in no table."""

    description: dict[str, str]


def descriptions(view: View) -> Mapping[int, LocalText]:
    """Return the description of each finding that has one."""
    rows = view.connection.execute(_opened, {"organisation": view.number})
    found = {row.number: decoded(row.payload, _Described).description for row in rows}
    return {number: text for number, text in found.items() if any(text.values())}


def actions(view: View) -> Iterator[ActionFacts]:
    """Yield the actions of all rounds by cycle."""
    for row in _rows(view, _actions):
        yield ActionFacts(
            cycle=row.cycle,
            round=row.round,
            number=row.number,
            title=row.title,
            assignee=row.assignee,
            due=date.fromisoformat(row.due),
            is_drop_asked=row.drop_asked_seq is not None,
            is_dropped=bool(row.is_dropped),
            settled_at=instant(row.at) if row.at else None,
        )


def readings(view: View) -> Iterator[ReadingFacts]:
    """Yield the readings of all rounds by cycle."""
    for row in _rows(view, _readings):
        kind = ReadingKind(row.kind)
        is_measure = kind is ReadingKind.MEASURE
        yield ReadingFacts(
            cycle=row.cycle,
            round=row.round,
            number=row.number,
            kind=kind,
            value=row.value,
            taken_on=date.fromisoformat(row.taken_on),
            measure=(row.measure if is_measure else row.counter_measure) or "",
            unit=(row.unit if is_measure else row.counter_unit) or "",
            computed=row.computed,
            corrected_because=row.corrected_because,
            by=row.actor,
            at=instant(row.at),
        )


def events(store: Store, until: int) -> Iterator[EventFacts]:
    """Yield the log up to an event, oldest first; others may write meanwhile, for what is there stays."""
    after = 0
    while after < until:
        with store.reading() as view:
            parameters = {"organisation": view.number, "after": after, "until": until, "page": PAGE}
            page = view.connection.execute(_page, parameters).all()
        for row in page:
            yield EventFacts(**{**row._mapping, "at": instant(row.at)})  # noqa: SLF001 - the documented way to get a row by names
        after = page[-1].seq if page else until


def _rows(view: View, statement: Select[Any]) -> Any:  # noqa: ANN401 - rows have attributes that mypy cannot see
    # PostgreSQL would else hand over everything before the first row.
    return view.connection.execute(
        statement, {"organisation": view.number}, execution_options={"stream_results": True}
    )


_opened = (
    select(t.findings.c.number, t.events.c.payload)
    .join(
        t.events,
        (t.events.c.organisation == t.findings.c.organisation) & (t.events.c.seq == t.findings.c.opened_seq),
    )
    .where(t.findings.c.organisation == ORGANISATION)
)

_actions = (
    select(*t.actions.c, t.events.c.at)
    .outerjoin(
        t.events,
        (t.events.c.organisation == t.actions.c.organisation) & (t.events.c.seq == t.actions.c.settled_seq),
    )
    .where(t.actions.c.organisation == ORGANISATION)
    .order_by(t.actions.c.cycle, t.actions.c.round, t.actions.c.number)
)

_readings = (
    select(
        *t.readings.c,
        t.events.c.actor,
        t.events.c.at,
        *(t.plans.c[name] for name in ("measure", "unit", "counter_measure", "counter_unit")),
    )
    .join(
        t.events,
        (t.events.c.organisation == t.readings.c.organisation) & (t.events.c.seq == t.readings.c.from_seq),
    )
    .outerjoin(
        t.plans,
        (t.plans.c.organisation == t.readings.c.organisation)
        & (t.plans.c.cycle == t.readings.c.cycle)
        & (t.plans.c.from_seq <= t.readings.c.from_seq)
        & (t.plans.c.until_seq > t.readings.c.from_seq),
    )
    .where(t.readings.c.organisation == ORGANISATION, t.readings.c.until_seq == FOREVER)
    .order_by(t.readings.c.cycle, t.readings.c.number)
)

_page = (
    select(*(each for each in t.events.c if each.name != "organisation"))
    .where(
        t.events.c.organisation == ORGANISATION,
        t.events.c.seq > bindparam("after"),
        t.events.c.seq <= bindparam("until"),
    )
    .order_by(t.events.c.seq)
    .limit(bindparam("page"))
)
