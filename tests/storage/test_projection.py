"""The query tables say of every moment what the fold up to it says: told apart from how they are made."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from sqlalchemy import text

from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import Moved
from pdca.domain.evolve import evolve
from pdca.domain.streams import stream_of
from pdca.storage import listings
from pdca.storage.store import Store
from pdca.storage.tables import FOREVER
from tests.storage.conftest import only_sqlite

# The rows come from one place for all databases, and `verify` compares them on both.
pytestmark = only_sqlite

CYCLES = (1, 2, 3, 4)


class Moment(NamedTuple):
    """A cycle as it was after an event."""

    seq: int
    cycle: Cycle


def moments(store: Store) -> Iterator[Moment]:
    """Yield every cycle after each of its events."""
    with store.reading() as view:
        for number in CYCLES:
            cycle: Cycle | None = None
            for recorded in view.history(stream_of("cycle", number)):
                cycle = evolve(cycle, recorded)
                yield Moment(recorded.seq, cycle)


def rows(store: Store, statement: str, **parameters: object) -> list[dict[str, Any]]:
    """Read rows as they stand."""
    with store.engine.connect() as connection, connection.begin():
        return [dict(row._mapping) for row in connection.execute(text(statement), parameters)]


def at(store: Store, table: str, moment: Moment) -> list[dict[str, Any]]:
    """Read the rows of a cycle that hold at a moment."""
    return rows(
        store,
        f"SELECT * FROM {table} WHERE cycle = :cycle AND from_seq <= :seq AND until_seq > :seq",
        cycle=moment.cycle.number,
        seq=moment.seq,
    )


def day(value: object) -> str | None:
    return None if value is None else str(value)


def stage_of(cycle: Cycle) -> list[dict[str, object]]:
    if cycle.ending is not None:
        return []
    return [{"stage": cycle.stage, "phase": cycle.phase and cycle.phase.value, "round": cycle.round}]


def due_of(cycle: Cycle) -> list[dict[str, object]]:
    return [] if cycle.due is None else [{"due": day(cycle.due), "original_due": day(cycle.original_due)}]


def people_of(cycle: Cycle) -> list[dict[str, object]]:
    return [
        {
            "responsible": cycle.responsible,
            "assigner": cycle.assigner,
            "checker": cycle.checker,
            "responsible_seq": cycle.responsible_seq,
        }
    ]


def plan_of(cycle: Cycle) -> list[dict[str, object]]:
    plan = cycle.plan
    held: dict[str, object] = {
        "round": cycle.round,
        "goal": plan.goal,
        "measure": plan.measure,
        "unit": plan.unit,
        "direction": plan.direction and plan.direction.value,
        "baseline": day(plan.baseline),
        "target": day(plan.target),
        "target_on": day(plan.target_on),
    }
    return [held]


INTERVALS: dict[str, Callable[[Cycle], list[dict[str, object]]]] = {
    "cycle_stages": stage_of,
    "cycle_dues": due_of,
    "cycle_people": people_of,
    "plans": plan_of,
}


@pytest.mark.parametrize("table", INTERVALS)
def test_interval_of_every_moment_is_what_the_fold_up_to_it_says(company: Store, table: str) -> None:
    for moment in moments(company):
        wanted = INTERVALS[table](moment.cycle)
        found = [{name: row[name] for name in (wanted or [{}])[0]} for row in at(company, table, moment)]

        assert found == wanted, moment


def test_cycle_in_a_list_is_what_the_fold_says(company: Store) -> None:
    latest = {moment.cycle.number: moment.cycle for moment in moments(company)}
    with company.reading() as view:
        listed = listings.cycles(view)

    for row in listed:
        cycle = latest[row.number]
        assert (row.stage, row.phase, row.round, row.due, row.original_due, row.slip) == (
            cycle.stage,
            cycle.phase,
            cycle.round,
            cycle.due,
            cycle.original_due,
            cycle.slip,
        )
        assert (row.assigner, row.responsible, row.checker, row.ending) == (
            cycle.assigner,
            cycle.responsible,
            cycle.checker,
            cycle.ending,
        )
        assert (row.title, row.severity, row.sign, row.finding, row.process) == (
            cycle.title,
            cycle.severity,
            cycle.sign,
            cycle.finding,
            cycle.process,
        )
    assert [row.number for row in listed] == list(CYCLES)
    assert max(row.slip for row in listed) > 0


def test_cycle_is_open_in_the_tables_until_the_event_that_ended_it(company: Store) -> None:
    ended = {m.cycle.number: m.seq for m in moments(company) if m.cycle.ending is not None}

    found = rows(company, "SELECT number, ended_seq FROM cycles ORDER BY number")

    assert {row["number"]: row["ended_seq"] for row in found} == {n: ended.get(n, FOREVER) for n in CYCLES}
    assert len(ended) == 2


def test_actions_are_what_the_fold_says(company: Store) -> None:
    latest = {moment.cycle.number: moment.cycle for moment in moments(company)}
    wanted = {
        (cycle.number, number, action.number): (
            action.title,
            action.assignee,
            str(action.due),
            action.is_settled,
            action.is_dropped,
        )
        for cycle in latest.values()
        for number, actions in [*((r.number, r.actions) for r in cycle.rounds), (cycle.round, cycle.actions)]
        for action in actions
    }

    found = rows(company, "SELECT * FROM actions")

    assert {
        (row["cycle"], row["round"], row["number"]): (
            row["title"],
            row["assignee"],
            row["due"],
            row["settled_seq"] != FOREVER,
            bool(row["is_dropped"]),
        )
        for row in found
    } == wanted


def test_readings_are_what_the_fold_says(company: Store) -> None:
    latest = {moment.cycle.number: moment.cycle for moment in moments(company)}
    wanted = {
        (cycle.number, reading.value_seq): (
            number,
            reading.number,
            reading.kind.value,
            str(reading.value),
            str(reading.on),
            reading.corrections[-1].reason if reading.corrections else "",
        )
        for cycle in latest.values()
        for number, readings in [
            *((r.number, r.readings) for r in cycle.rounds),
            (cycle.round, cycle.readings),
        ]
        for reading in readings
    }

    found = rows(company, f"SELECT * FROM readings WHERE until_seq = {FOREVER}")

    names = ("round", "number", "kind", "value", "taken_on", "corrected_because")
    assert {(row["cycle"], row["from_seq"]): tuple(row[n] for n in names) for row in found} == wanted


def test_what_a_reading_said_before_a_correction_stands_until_then(company: Store) -> None:
    before = rows(company, f"SELECT * FROM readings WHERE until_seq < {FOREVER} ORDER BY from_seq")
    after = rows(company, "SELECT * FROM readings WHERE corrected_because <> '' ORDER BY from_seq")

    assert [(row["value"], row["until_seq"]) for row in before] == [
        ("40", after[0]["from_seq"]),
        ("40", after[1]["from_seq"]),
    ]
    assert [(row["value"], row["number"]) for row in after] == [("4", b["number"]) for b in before]


def test_verdicts_keep_what_each_move_out_of_check_was_based_on(company: Store) -> None:
    with company.reading() as view:
        events = [
            recorded.event for number in CYCLES for recorded in view.history(stream_of("cycle", number))
        ]
    moves = [e for e in events if isinstance(e, Moved) and e.transition in ("observe", "adopt", "adapt")]

    found = rows(company, "SELECT * FROM verdicts ORDER BY cycle, seq")

    assert [(row["move"], row["outcome"], row["prediction"]) for row in found] == [
        (move.transition, move.outcome, move.prediction) for move in moves
    ]
    assert len(found) > 2


def test_extensions_are_what_the_fold_says(company: Store) -> None:
    latest = {moment.cycle.number: moment.cycle for moment in moments(company)}
    wanted = {
        (cycle.number, wish.number): (
            wish.stage,
            str(wish.from_due),
            str(wish.to_due),
            wish.asked_by,
            wish.is_waiting,
            wish.is_granted,
            wish.is_lapsed,
            wish.slip,
        )
        for cycle in latest.values()
        for wish in cycle.extensions
    }

    found = rows(company, "SELECT * FROM extensions")

    assert {
        (row["cycle"], row["number"]): (
            row["stage"],
            row["from_due"],
            row["to_due"],
            row["asked_by"],
            row["settled_seq"] == FOREVER,
            bool(row["is_granted"]),
            bool(row["is_lapsed"]),
            row["slip"],
        )
        for row in found
    } == wanted
    assert {(w[5], w[6]) for w in wanted.values()} == {(True, False), (False, True), (False, False)}


def test_findings_are_what_the_fold_says(company: Store) -> None:
    with company.reading() as view:
        for row in listings.findings(view):
            finding = view.finding(row.number)

            assert (row.title, row.severity, row.sign, row.cycle) == (
                finding.title,
                finding.severity,
                finding.sign,
                finding.cycle,
            )
            assert (row.is_dismissed, row.external_number or "", row.person, row.found_on) == (
                finding.dismissed_reason is not None,
                finding.external_number,
                finding.person,
                finding.found_on,
            )
