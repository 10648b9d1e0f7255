"""Every statement on the log and its tables, named once."""

from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import (
    BindParameter,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from pdca.domain.process import Phase
from pdca.storage import tables as t
from pdca.storage.rows import COLUMNS, KEYS

_organisation: BindParameter[int] = bindparam("organisation")

head = (
    select(t.events.c.seq, t.events.c.hash)
    .where(t.events.c.organisation == _organisation)
    .order_by(t.events.c.seq.desc())
    .limit(1)
)
"""The newest event's place and hash."""

stream = (
    select(*t.events.c)
    .where(t.events.c.organisation == _organisation, t.events.c.stream == bindparam("stream"))
    .order_by(t.events.c.stream_seq)
)
"""One stream, oldest first."""

# `+ 0` keeps SQLite from walking the whole log by seq: a stream is short and found by its name.
stream_until = stream.where(t.events.c.seq + literal_column("0") <= bindparam("until_seq"))
"""One stream up to a place in the log."""

log = select(*t.events.c).where(t.events.c.organisation == _organisation).order_by(t.events.c.seq)
"""The whole log, oldest first."""

first_seq_from = select(func.min(t.events.c.seq)).where(
    t.events.c.organisation == _organisation, t.events.c.at >= bindparam("moment")
)
"""The first event that was recorded at or after a moment; what comes before it is that moment's past."""

latest_moment = select(func.max(t.events.c.at)).where(t.events.c.organisation == _organisation)
"""The latest moment of all; the clock may have gone back since."""

latest_moment_by = select(func.max(t.events.c.at)).where(
    t.events.c.organisation == _organisation, t.events.c.actor == bindparam("actor")
)
"""The latest moment of all at which a person recorded something."""

event_at = select(t.events.c.seq, t.events.c.hash, t.events.c.at).where(
    t.events.c.organisation == _organisation, t.events.c.seq == bindparam("seq")
)

add_event = insert(t.events)

definition = select(t.definitions.c.body).where(
    t.definitions.c.organisation == _organisation, t.definitions.c.content_hash == bindparam("content_hash")
)

all_definitions = select(t.definitions.c.content_hash, t.definitions.c.kind, t.definitions.c.body).where(
    t.definitions.c.organisation == _organisation
)

add_definition = insert(t.definitions)

highest_finding = select(func.max(t.findings.c.number)).where(t.findings.c.organisation == _organisation)

highest_cycle = select(func.max(t.cycles.c.number)).where(t.cycles.c.organisation == _organisation)

highest_assessment = select(func.max(t.assessments.c.number)).where(
    t.assessments.c.organisation == _organisation
)

highest_import = select(func.max(t.evidence_imports.c.number)).where(
    t.evidence_imports.c.organisation == _organisation
)

external_numbers = select(t.findings.c.external_number).where(
    t.findings.c.organisation == _organisation, t.findings.c.external_number.is_not(None)
)

organisations = select(t.events.c.organisation).distinct()

strays = (
    select(t.events.c.organisation, func.min(t.events.c.seq))
    .where(t.events.c.organisation.is_distinct_from(_organisation))
    .group_by(t.events.c.organisation)
    .having(func.coalesce(func.min(t.events.c.seq), 0) != 1)
)
"""Events that belong to an organisation without a first event, and so to no log at all."""

calendar_days = (
    select(t.calendar_days.c.day, t.calendar_days.c.is_working, t.calendar_days.c.note)
    .where(
        t.calendar_days.c.organisation == _organisation,
        t.calendar_days.c.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(t.calendar_days.c.day)
)

cycles = select(*t.cycles.c).where(t.cycles.c.organisation == _organisation).order_by(t.cycles.c.number)

computed_cycles = (
    select(t.plans.c.cycle)
    .where(
        t.plans.c.organisation == _organisation,
        t.plans.c.until_seq == t.FOREVER,
        (t.plans.c.computed != "") | (t.plans.c.counter_computed != ""),
    )
    .order_by(t.plans.c.cycle)
)
"""The cycles whose plan, as it stands, names a computation."""

in_work = select(t.cycles.c.number).where(
    t.cycles.c.organisation == _organisation,
    t.cycles.c.ended_seq == t.FOREVER,
    t.cycles.c.responsible == bindparam("person"),
)
"""The cycles that a person has in work, frozen ones too."""

in_hands = (
    select(t.cycles.c.number)
    .where(
        t.cycles.c.organisation == _organisation,
        (t.cycles.c.ended_seq == t.FOREVER) | t.cycles.c.control_on.is_not(None),
        or_(
            *(t.cycles.c[name] == bindparam("person") for name in ("responsible", "assigner", "checker")),
            exists().where(
                t.actions.c.organisation == t.cycles.c.organisation,
                t.actions.c.cycle == t.cycles.c.number,
                t.actions.c.settled_seq == t.FOREVER,
                t.actions.c.assignee == bindparam("person"),
            ),
        ),
    )
    .order_by(t.cycles.c.number)
)
"""The cycles in which something may be left to do for a person."""

in_queues = (
    select(t.findings.c.number)
    .where(
        t.findings.c.organisation == _organisation,
        t.findings.c.assigned_seq == t.FOREVER,
        t.findings.c.dismissed_seq == t.FOREVER,
        or_(
            *(
                t.findings.c[name] == bindparam("person")
                for name in ("queued_for", "queued_checker", "queued_by")
            )
        ),
    )
    .order_by(t.findings.c.number)
)
"""The findings that wait for a place, for a person or by their word."""

works_in_progress = (
    select(t.cycles.c.responsible, func.count().label("cycles"))
    .where(t.cycles.c.organisation == _organisation, t.cycles.c.ended_seq == t.FOREVER)
    .group_by(t.cycles.c.responsible)
)
"""How many cycles each person has in work, frozen ones too."""

last_by = (
    select(*t.events.c)
    .where(t.events.c.organisation == _organisation, t.events.c.actor == bindparam("actor"))
    .order_by(t.events.c.seq.desc())
    .limit(1)
)
"""What a person recorded last."""

open_actions = (
    select(*t.actions.c)
    .join(
        t.cycles,
        (t.cycles.c.organisation == t.actions.c.organisation) & (t.cycles.c.number == t.actions.c.cycle),
    )
    .where(
        t.actions.c.organisation == _organisation,
        t.actions.c.settled_seq == t.FOREVER,
        t.actions.c.round == t.cycles.c.round,
        t.cycles.c.phase == Phase.DO.value,
    )
    .order_by(t.actions.c.due, t.actions.c.cycle, t.actions.c.number)
)
"""What is still to be done; only in Do can an action be finished."""

open_stays = (
    select(*t.cycle_stages.c)
    .join(
        t.cycles,
        (t.cycles.c.organisation == t.cycle_stages.c.organisation)
        & (t.cycles.c.number == t.cycle_stages.c.cycle),
    )
    .where(t.cycle_stages.c.organisation == _organisation, t.cycles.c.ending.is_(None))
    .order_by(t.cycle_stages.c.cycle, t.cycle_stages.c.from_seq)
)
"""Where the open cycles stood, one stage after the other."""

turns = (
    select(t.cycle_stages.c.cycle, t.cycle_stages.c.from_on, t.events.c.at.label("responsible_at"))
    .join(
        t.cycle_people,
        (t.cycle_people.c.organisation == t.cycle_stages.c.organisation)
        & (t.cycle_people.c.cycle == t.cycle_stages.c.cycle)
        & (t.cycle_people.c.until_seq == t.FOREVER),
    )
    .join(
        t.events,
        (t.events.c.organisation == t.cycle_people.c.organisation)
        & (t.events.c.seq == t.cycle_people.c.responsible_seq),
    )
    .where(t.cycle_stages.c.organisation == _organisation, t.cycle_stages.c.until_seq == t.FOREVER)
)
"""Since when each cycle is in its stage and in the hands of its responsible."""

waiting_extensions = (
    select(*t.extensions.c)
    .where(t.extensions.c.organisation == _organisation, t.extensions.c.settled_seq == t.FOREVER)
    .order_by(t.extensions.c.cycle)
)

findings = (
    select(*t.findings.c).where(t.findings.c.organisation == _organisation).order_by(t.findings.c.number)
)

assessments = (
    select(*t.assessments.c)
    .where(t.assessments.c.organisation == _organisation)
    .order_by(t.assessments.c.made_on, t.assessments.c.seq)
)

imports = (
    select(*t.evidence_imports.c)
    .where(t.evidence_imports.c.organisation == _organisation)
    .order_by(t.evidence_imports.c.number)
)
"""Every import of an export, oldest first."""


checked_after = (
    select(t.assessment_signs.c.sign)
    .join(
        t.assessments,
        (t.assessments.c.organisation == t.assessment_signs.c.organisation)
        & (t.assessments.c.number == t.assessment_signs.c.assessment),
    )
    .where(
        t.assessments.c.organisation == _organisation,
        t.assessments.c.person == bindparam("person"),
        t.assessments.c.made_on > bindparam("on"),
        t.assessment_signs.c.checked > 0,
    )
    .distinct()
)
"""The signs of a person that evidence later than a day speaks of."""


@cache
def put(table: Table, dialect: str) -> Insert:
    """Insert a whole row, or put it over the one with its key."""
    # Importing a dialect that is not used costs a tenth of a start.
    dialect_insert = import_module(f"sqlalchemy.dialects.{dialect}").insert
    statement: Any = dialect_insert(table).values({name: bindparam(name) for name in _all_columns(table)})
    keys = ("organisation", *KEYS[table.name])
    changed = {name: statement.excluded[name] for name in COLUMNS[table.name] if name not in keys}
    whole: Insert = statement.on_conflict_do_update(index_elements=keys, set_=changed)
    return whole


@cache
def change(table: Table, columns: tuple[str, ...]) -> Update:
    """Set some columns of the row with a key; the key's parameters are prefixed `key_`."""
    keys = ("organisation", *KEYS[table.name])
    return (
        update(table)
        .where(*(table.c[name] == bindparam(f"key_{name}") for name in keys))
        .values({name: bindparam(name) for name in columns})
    )


@cache
def close(table: Table, columns: tuple[str, ...]) -> Update:
    """End the open interval of a cycle; the key's parameters are prefixed `key_`."""
    return (
        update(table)
        .where(
            table.c.organisation == bindparam("key_organisation"),
            table.c.cycle == bindparam("key_cycle"),
            table.c.until_seq == t.FOREVER,
        )
        .values({name: bindparam(name) for name in columns})
    )


@cache
def forget(table: Table) -> Delete:
    """Take the rows of a cycle away, to tell them anew."""
    return delete(table).where(table.c.organisation == _organisation, table.c.cycle == bindparam("cycle"))


@cache
def rows_of(table: Table) -> Select[tuple[object, ...]]:
    """Read a whole query table of an organisation in the order of its key."""
    return (
        select(*(table.c[name] for name in COLUMNS[table.name]))
        .where(table.c.organisation == _organisation)
        .order_by(*(table.c[name] for name in KEYS[table.name]))
    )


def _all_columns(table: Table) -> tuple[str, ...]:
    return ("organisation", *COLUMNS[table.name])
