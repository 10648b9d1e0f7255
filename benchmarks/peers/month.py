"""The monthly report by hand, as a whole process: DATABASE YEAR-MONTH; prints HTML.

The figures are those of the program's report; the page has no charts, no fonts and one language.
"""

import json
import sqlite3
import sys
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from benchmarks.peers import month_rows as ask
from benchmarks.peers.database import opened
from benchmarks.peers.month_rows import rows

MOSCOW = timedelta(hours=3)

TURNS = {"plan-review": "assigner", "checking": "checker", "observing": "checker", "standardising": "checker"}
"""Whose turn it is; in all other stages it is the responsible's."""


def figures(connection: sqlite3.Connection, first: date) -> dict[str, Any]:
    """Return the figures of a month that is over."""
    months = [first]
    while len(months) < 6:
        months.insert(0, (months[0] - timedelta(days=1)).replace(day=1))
    after = (first + timedelta(days=31)).replace(day=1)
    ends = [_cut(connection, day) for day in (*months, after)]
    cut, last = ends[-1], after - timedelta(days=1)
    names = dict(rows(connection, ask.PEOPLE))
    trend = _trend(connection, [*months, after], ends)
    month = {"cut": cut, "today": last.isoformat(), "after": ends[-2]}
    return {
        "month": first,
        "cut": cut,
        "hash": rows(connection, ask.EVENT, cut=cut)[0][0],
        "is_clock_set": bool(rows(connection, ask.SET_CLOCK, cut=cut)),
        "self_approved": rows(connection, ask.SELF_APPROVED, cut=cut)[0][0],
        "phases": dict(rows(connection, ask.PHASES, cut=cut)),
        **trend,
        **_signs(connection, cut),
        **_cycles(connection, month, names),
        **_waiting(connection, month, names),
    }


def _cut(connection: sqlite3.Connection, day: date) -> int:
    moment = datetime.combine(day, time(), tzinfo=UTC) - MOSCOW
    found = rows(connection, ask.FIRST_FROM, moment=moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))[0][0]
    return int(found - 1 if found else rows(connection, ask.LAST)[0][0])


def _trend(connection: sqlite3.Connection, days: list[date], ends: list[int]) -> dict[str, Any]:
    worked = _worked(connection)
    opened, closed, overdue, spans = [], [], [], []
    for after, cut, day in zip(ends, ends[1:], days[1:], strict=False):
        today = (day - timedelta(days=1)).isoformat()
        opened.append(sum(count for _, count in rows(connection, ask.PHASES, cut=cut)))
        overdue.append(rows(connection, ask.OVERDUE_COUNT, cut=cut, today=today)[0][0])
        ended = rows(connection, ask.ENDED, after=after, cut=cut)
        days_of = [worked[end] - worked[begin] for ending, begin, end in ended if ending == "closed"]
        closed.append(len(days_of))
        spans.append(int((2 * sum(days_of) + len(days_of)) // (2 * len(days_of))) if days_of else None)
        others = len(ended) - len(days_of)
    return {"opened": opened, "closed": closed, "overdue": overdue, "durations": spans, "abandoned": others}


def _worked(connection: sqlite3.Connection) -> dict[str, int]:
    """Return for each day how many days have been worked up to it."""
    exceptions = dict(rows(connection, ask.CALENDAR))
    day, count, worked = date(2020, 1, 1), 0, {}
    while day < date(2030, 1, 1):
        text = day.isoformat()
        count += exceptions.get(text, day.weekday() < 5)
        worked[text] = count
        day += timedelta(days=1)
    return worked


def _signs(connection: sqlite3.Connection, cut: int) -> dict[str, Any]:
    levels: dict[int, dict[str, list[int]]] = {}
    for person, _, _, sign, level in rows(connection, ask.SIGNS, cut=cut):
        levels.setdefault(person, {}).setdefault(sign, []).append(level)
    at_work = {(person, sign): cycle for person, sign, cycle in rows(connection, ask.AT_WORK, cut=cut)}
    return {
        "acute": sum(found[-1] == 3 for signs in levels.values() for found in signs.values()),
        "strips": {
            person: [(sign, found[-4:], at_work.get((person, sign))) for sign, found in signs.items()]
            for person, signs in levels.items()
        },
    }


def _cycles(connection: sqlite3.Connection, month: dict[str, Any], names: dict[int, str]) -> dict[str, Any]:
    urgent = rows(connection, ask.MOST_URGENT, limit=20, **month)
    late = rows(connection, ask.OVERDUE, limit=20, **month)
    closed = rows(connection, ask.CLOSED, limit=20, **month)
    turns = Counter(names[_turn(*row)] for row in rows(connection, ask.OVERDUE_TURNS, **month))
    numbers = [row[0] for row in (*urgent, *closed[: 20 - len(urgent)])]
    return {
        "urgent": [(*row, names[row[2]]) for row in urgent],
        "late": [(*row, names[_turn(row[3], row[2], row[8], row[9])]) for row in late],
        "turns": turns.most_common(),
        "segments": {n: rows(connection, ask.SEGMENTS, cycle=n, cut=month["cut"]) for n in numbers},
        "finished": [(*row, *_measured(connection, row[0], month["cut"]), names[row[2]]) for row in closed],
    }


def _turn(stage: str, responsible: int, assigner: int, checker: int) -> int:
    return {"assigner": assigner, "checker": checker}.get(TURNS.get(stage, ""), responsible)


def _measured(connection: sqlite3.Connection, cycle: int, cut: int) -> tuple[Any, ...]:
    plan = rows(connection, ask.PLAN, cycle=cycle, cut=cut)[0]
    return (*plan, rows(connection, ask.READING, cycle=cycle, cut=cut)[0][0])


def _waiting(connection: sqlite3.Connection, month: dict[str, Any], names: dict[int, str]) -> dict[str, Any]:
    plans = rows(connection, ask.PLANS_WAITING, **month)
    extensions = rows(connection, ask.EXTENSIONS_WAITING, **month)
    findings = rows(connection, ask.FINDINGS_WAITING, **month)
    return {
        "plans": [(*row, names[row[2]]) for row in plans[:8]],
        "extensions": [(*row, names[row[2]]) for row in extensions[:8]],
        "findings": findings[:8],
        "waiting": (len(plans), len(extensions), len(findings)),
    }


def _page(found: dict[str, Any]) -> str:
    from jinja2 import Environment, FileSystemLoader  # noqa: PLC0415 - the figures need no Jinja

    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    environment.filters["title"] = lambda title: next(iter(json.loads(title).values()))
    return environment.get_template("month.html").render(found)


if __name__ == "__main__":
    path, month = sys.argv[1:]
    print(_page(figures(opened(path), date.fromisoformat(f"{month}-01"))))
