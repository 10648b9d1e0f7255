"""One step by hand: a plan is submitted for approval, and the database is left as `advance` leaves it.

It knows one move of one process, has its rules in its code, and checks no more than it must.
"""

import json
import sqlite3
from datetime import date, datetime, timedelta

try:
    # hashlib loads OpenSSL, which costs half as much as all the rest; this is the same function.
    from _sha2 import sha256  # type: ignore[import-not-found]
except ImportError:
    from _sha256 import sha256  # type: ignore[import-not-found]

FOREVER = 2**31 - 1

MOSCOW = timedelta(hours=3)

NEEDED = (
    *("goal", "measure", "unit", "direction", "baseline", "baseline_period", "target", "target_on"),
    *("prediction", "check_method", "data_source", "counter_measure", "counter_direction", "observation"),
)

INSERT_EVENT = (
    "INSERT INTO events (organisation, seq, stream, stream_seq, type, version, at, actor, assurance, clock,"
    " payload, previous_hash, hash) VALUES (:organisation, :seq, :stream, :stream_seq, :type, :version, :at,"
    " :actor, :assurance, :clock, :payload, :previous_hash, :hash)"
)


def submit(connection: sqlite3.Connection, number: int, name: str, at: datetime) -> str:
    """Submit the plan of a cycle in one transaction; return the new due date."""
    execute = connection.execute
    execute("BEGIN IMMEDIATE")
    head = "SELECT seq, hash FROM events WHERE organisation = 1 ORDER BY seq DESC LIMIT 1"
    seq, previous = execute(head).fetchone()
    person = "SELECT number FROM people WHERE organisation = 1 AND name = ?"
    (by,) = execute(person, (name,)).fetchone()
    responsible, days, version = _ready(connection, number)
    assert responsible == by
    today = (at + MOSCOW).date()
    due = _due(connection, today, days).isoformat()
    columns = {
        "organisation": 1,
        "seq": seq + 1,
        "stream": f"cycle-{number}",
        "stream_seq": version + 1,
        "type": "Moved",
        "version": 1,
        "at": at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "actor": by,
        "assurance": "asserted",
        "clock": "set",
        "payload": _moved(due),
    }
    digest = sha256((previous + _canonical(columns)).encode()).hexdigest()
    execute(INSERT_EVENT, {**columns, "previous_hash": previous, "hash": digest})
    _project(connection, number, seq + 1, today=today.isoformat(), due=due, version=version + 1)
    execute("COMMIT")
    return due


def _ready(connection: sqlite3.Connection, number: int) -> tuple[int, int, int]:
    """Fold the stream, check the gates; return the responsible, the days of the next stage, the version."""
    rows = connection.execute(
        "SELECT type, payload FROM events WHERE organisation = 1 AND stream = ? ORDER BY stream_seq",
        (f"cycle-{number}",),
    ).fetchall()
    events = [(kind, json.loads(payload)) for kind, payload in rows]
    opened = events[0][1]
    plan = [event["plan"] for kind, event in events if kind == "PlanWritten"][-1]
    assert all(plan[name] not in {None, ""} for name in NEEDED)
    assert len(plan["whys"]) >= 3
    assert plan["cause_in"] == "process"
    assert any(kind == "ActionAdded" for kind, _ in events)
    assert not any(kind == "Moved" for kind, _ in events)
    return opened["responsible"], opened["stage_days"]["plan-review"], len(events)


def _due(connection: sqlite3.Connection, day: date, working_days: int) -> date:
    exceptions = dict(
        connection.execute(
            "SELECT day, is_working FROM calendar_days WHERE organisation = 1 AND day > ? AND day < ?",
            (day.isoformat(), (day + timedelta(days=60)).isoformat()),
        )
    )
    while working_days:
        day += timedelta(days=1)
        working_days -= exceptions.get(day.isoformat(), day.weekday() < 5)
    return day


def _moved(due: str) -> str:
    nothing = (
        *("behaviour", "ending", "observed_until", "outcome", "plan_hash"),
        *("prediction", "prediction_error", "returns_on", "verdict"),
    )
    return _canonical(
        {
            **dict.fromkeys(nothing),
            "due": due,
            "is_pause": False,
            "phase": "plan",
            "reason": "",
            "round": 1,
            "self_approved": False,
            "source": "planning",
            "target": "plan-review",
            "transition": "submit",
        }
    )


def _project(
    connection: sqlite3.Connection, number: int, seq: int, *, today: str, due: str, version: int
) -> None:
    execute = connection.execute
    execute(
        "UPDATE cycle_stages SET until_seq = ?, until_on = ?"
        " WHERE organisation = 1 AND cycle = ? AND until_seq = ?",
        (seq, today, number, FOREVER),
    )
    execute(
        "UPDATE cycle_dues SET until_seq = ? WHERE organisation = 1 AND cycle = ? AND until_seq = ?",
        (seq, number, FOREVER),
    )
    execute(
        "INSERT INTO cycle_stages VALUES (1, ?, ?, ?, ?, NULL, 'plan-review', 'plan', 1, NULL)",
        (number, seq, FOREVER, today),
    )
    execute("INSERT INTO cycle_dues VALUES (1, ?, ?, ?, ?, ?)", (number, seq, FOREVER, due, due))
    execute(
        "UPDATE cycles SET stage = 'plan-review', due = ?, original_due = ?, version = ?"
        " WHERE organisation = 1 AND number = ?",
        (due, due, version, number),
    )


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
