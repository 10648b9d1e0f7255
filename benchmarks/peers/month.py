"""The monthly report by hand, as a whole process: DATABASE YEAR-MONTH; prints HTML.

The figures are those of the program's report: what it counts and lists. Its remarks about them (what is too
good to be true, what stands out) are left out, and the page has no charts, no fonts and one language.
"""

import json
import sqlite3
import sys
from bisect import bisect_left
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from benchmarks.peers import month_rows as ask
from benchmarks.peers.database import opened
from benchmarks.peers.month_quality import quality
from benchmarks.peers.month_quality_rows import CATALOGUE
from benchmarks.peers.month_rows import rows

MOSCOW = timedelta(hours=3)

TURNS = {"plan-review": "assigner", "checking": "checker", "observing": "checker", "standardising": "checker"}
"""Whose turn it is; in all other stages it is the responsible's."""


ACUTE = 3

OBSERVING = 5
"""Working days to judge an effect, once its window has passed; a sign of the catalogue may give others."""


def figures(connection: sqlite3.Connection, first: date) -> dict[str, Any]:
    """Return the figures of a month that is over."""
    months = [first]
    while len(months) < 6:
        months.insert(0, (months[0] - timedelta(days=1)).replace(day=1))
    after = (first + timedelta(days=31)).replace(day=1)
    ends = [_cut(connection, day) for day in (*months, after)]
    cut, last = ends[-1], after - timedelta(days=1)
    names, days = dict(rows(connection, ask.PEOPLE)), _working_days(connection)
    worked = _worked(days)
    trend = _trend(connection, [*months, after], ends, worked)
    month = {"cut": cut, "today": last.isoformat(), "after": ends[-2]}
    return {
        "month": first,
        "cut": cut,
        "hash": rows(connection, ask.EVENT, cut=cut)[0][0],
        "is_clock_set": bool(rows(connection, ask.SET_CLOCK, cut=cut)),
        "self_approved": rows(connection, ask.SELF_APPROVED, cut=cut)[0][0],
        "phases": dict(rows(connection, ask.PHASES, cut=cut)),
        **trend,
        **_signs(connection, ends[1:]),
        **_cycles(connection, month, names),
        **_waiting(connection, month, names),
        **_checks(connection, month, names, days),
        **quality(connection, month, ends, worked=worked),
    }


def _cut(connection: sqlite3.Connection, day: date) -> int:
    moment = datetime.combine(day, time(), tzinfo=UTC) - MOSCOW
    found = rows(connection, ask.FIRST_FROM, moment=moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))[0][0]
    return int(found - 1 if found else rows(connection, ask.LAST)[0][0])


def _trend(
    connection: sqlite3.Connection, days: list[date], ends: list[int], worked: dict[str, int]
) -> dict[str, Any]:
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


def _working_days(connection: sqlite3.Connection) -> list[str]:
    exceptions = dict(rows(connection, ask.CALENDAR))
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(3_653)]
    return [str(day) for day in days if exceptions.get(str(day), day.weekday() < 5)]


def _worked(days: list[str]) -> dict[str, int]:
    """Return for each day how many days have been worked up to it."""
    worked, before, day = {}, 0, date(2020, 1, 1)
    working = set(days)
    while day < date(2030, 1, 1):
        before += str(day) in working
        worked[str(day)] = before
        day += timedelta(days=1)
    return worked


def _signs(connection: sqlite3.Connection, cuts: list[int]) -> dict[str, Any]:
    found = rows(connection, ask.SIGNS, cut=cuts[-1])
    last = [{(row[0], row[3]): row[4] for row in found if row[2] <= cut} for cut in cuts]
    levels: dict[int, dict[str, list[int]]] = {}
    for person, _, _, sign, level in found:
        levels.setdefault(person, {}).setdefault(sign, []).append(level)
    at_work = {(person, sign): cycle for person, sign, cycle in rows(connection, ask.AT_WORK, cut=cuts[-1])}
    return {
        "acute": [sum(level == ACUTE for level in signs.values()) if signs else None for signs in last],
        "strips": {
            person: [(sign, found[-4:], at_work.get((person, sign))) for sign, found in signs.items()]
            for person, signs in levels.items()
        },
    }


def _cycles(connection: sqlite3.Connection, month: dict[str, Any], names: dict[int, str]) -> dict[str, Any]:
    urgent = rows(connection, ask.MOST_URGENT, limit=15, **month)
    late = rows(connection, ask.OVERDUE, limit=15, **month)
    closed = rows(connection, ask.CLOSED, limit=15, **month)
    turns = Counter(names[_turn(*row)] for row in rows(connection, ask.OVERDUE_TURNS, **month))
    numbers = [row[0] for row in (*urgent, *closed[: 15 - len(urgent)])]
    frozen, cut = rows(connection, ask.FROZEN, **month), month["cut"]
    return {
        "urgent": [(*row, names[row[2]]) for row in urgent],
        "late": [
            (*row, names[_turn(row[3], row[2], *row[8:10])], *_granted(connection, row, cut)) for row in late
        ],
        "turns": sorted(turns.items(), key=lambda each: (-each[1], each[0])),
        "segments": {n: rows(connection, ask.SEGMENTS, cycle=n, cut=cut) for n in numbers},
        "finished": [(*row, *_measured(connection, row[0], cut), names[row[2]]) for row in closed],
        "frozen": [(*row, names[row[2]]) for row in frozen[:8]],
        "frozen_past": sum(row[5] is not None and row[5] < month["today"] for row in frozen),
        "stopped": [(*row, names[row[5]]) for row in rows(connection, ask.STOPPED, limit=8, **month)],
    }


def _granted(connection: sqlite3.Connection, row: Any, cut: int) -> Any:  # noqa: ANN401 - rows of sqlite3
    return rows(connection, ask.GRANTED, cycle=row[0], stage=row[3], entered=row[10], cut=cut)[0]


def _turn(stage: str, responsible: int, assigner: int, checker: int) -> int:
    return {"assigner": assigner, "checker": checker}.get(TURNS.get(stage, ""), responsible)


def _measured(connection: sqlite3.Connection, cycle: int, cut: int) -> tuple[Any, ...]:
    plan = rows(connection, ask.PLAN, cycle=cycle, cut=cut)[0]
    trust = rows(connection, ask.TRUST, cycle=cycle, cut=cut)[0]
    return (*plan, rows(connection, ask.READING, cycle=cycle, cut=cut)[0][0], *trust)


def _waiting(connection: sqlite3.Connection, month: dict[str, Any], names: dict[int, str]) -> dict[str, Any]:
    plans = rows(connection, ask.PLANS_WAITING, **month)
    extensions = rows(connection, ask.EXTENSIONS_WAITING, **month)
    findings = rows(connection, ask.FINDINGS_WAITING, **month)
    return {
        "plans": [(*row, names[row[2]]) for row in plans[:8]],
        "extensions": [(*row, names[row[2]]) for row in extensions[:8]],
        "findings": findings[:8],
        "waiting": (len(plans), len(extensions), len(findings)),
        "findings_overdue": sum(row[3] is not None and row[3] < month["today"] for row in findings),
    }


def _checks(
    connection: sqlite3.Connection, month: dict[str, Any], names: dict[int, str], days: list[str]
) -> dict[str, Any]:
    given = json.loads(rows(connection, CATALOGUE)[0][0])["signs"]
    watched = {sign["id"]: sign["cycle"]["working_days"].get("observing", OBSERVING) for sign in given}
    found = []
    for cycle, title, responsible, checker, stage, entered, due, sign, slip in rows(
        connection, ask.CHECKS, **month
    ):
        since = entered
        if stage == "observing" and due is not None:
            back = watched.get(sign, OBSERVING) + slip
            since = max(entered, days[bisect_left(days, due) - back] if back else due)
        if since <= month["today"]:
            found.append((since, cycle, title, names[responsible], names[checker], due))
    found.sort(key=lambda row: row[:2])
    return {"checks": found[:8], "checks_count": len(found)}


def _page(found: dict[str, Any]) -> str:
    from jinja2 import Environment, FileSystemLoader  # noqa: PLC0415 - the figures need no Jinja

    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    environment.filters["title"] = lambda title: next(iter(json.loads(title).values()))
    return environment.get_template("month.html").render(found)


if __name__ == "__main__":
    path, month = sys.argv[1:]
    print(_page(figures(opened(path), date.fromisoformat(f"{month}-01"))))
