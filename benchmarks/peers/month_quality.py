"""How well the work goes, by hand: time, due dates, predictions, effects, corrections."""

import json
import sqlite3
from collections import Counter, defaultdict
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Any

from benchmarks.peers import month_quality_rows as ask
from benchmarks.peers.month_rows import rows


def quality(
    connection: sqlite3.Connection, month: dict[str, Any], ends: list[int], *, worked: dict[str, int]
) -> dict[str, Any]:
    """Return the figures of a month; `ends` are the events between which the last six months lie."""
    within = {"after": month["after"], "cut": month["cut"]}
    half_year = {"after": ends[0], "cut": month["cut"]}
    stages, on_time, on_first_date = rows(connection, ask.STAGES_LEFT, **within)[0]
    return {
        "phase_times": _phase_times(rows(connection, ask.PHASE_SPANS, **within), worked),
        "on_time": (on_time, stages),
        "on_first_date": (on_first_date, stages),
        "settled": rows(connection, ask.EXTENSIONS_SETTLED, **within)[0],
        **_verdicts(connection, ends),
        **_effects(connection, half_year),
        "corrections": rows(connection, ask.CORRECTIONS, limit=3, **within),
        "corrections_count": rows(connection, ask.CORRECTIONS_COUNT, **within)[0][0],
        "self_approved_anew": rows(connection, ask.SELF_APPROVED_ANEW, **within)[0][0],
        "overdue_actions": rows(
            connection, ask.OVERDUE_ACTIONS, after=month["after"], cut=month["cut"], today=month["today"]
        ),
        "opinions": _opinions(connection),
    }


def _phase_times(spans: list[Any], worked: dict[str, int]) -> list[tuple[str, int | None, int]]:
    spent: dict[str, Counter[int]] = defaultdict(Counter)
    for cycle, phase, begun, ended in spans:
        spent[phase or "frozen"][cycle] += max(0, worked[ended] - worked[begun])
    return [
        (phase, int(median(spent[phase].values()) + 0.5) if spent[phase] else None, len(spent[phase]))
        for phase in ("plan", "do", "check", "act", "frozen")
    ]


def _verdicts(connection: sqlite3.Connection, ends: list[int]) -> dict[str, Any]:
    scored, held = [Counter[str]() for _ in ends[1:]], [Counter[str]() for _ in ends[1:]]
    sides: Counter[tuple[str, int]] = Counter()
    adopted = noise = setbacks = 0
    for month, (after, cut) in enumerate(pairwise(ends)):
        for name, verdict, prediction, behaviour, side, count in rows(
            connection, ask.VERDICTS, after=after, cut=cut
        ):
            adopted += count * (verdict == "adopt")
            noise += count * (verdict == "adopt" and behaviour == "noise")
            setbacks += count * (verdict != "adopt")
            if prediction:
                scored[month][name] += count
                held[month][name] += count * (prediction == "held")
                sides[name, 0 if prediction == "held" else side] += count
    total = sum(scored, Counter())
    people = sorted(total, key=lambda name: (-total[name], name))
    return {
        "held": (sum(counts.total() for counts in held), total.total()),
        "hopeful": sum(sides[name, -1] for name in people),
        "cautious": sum(sides[name, 1] for name in people),
        "predictions": [
            (
                name,
                tuple(counts[name] for counts in scored),
                tuple(counts[name] for counts in held),
                sides[name, -1],
                sides[name, 1],
            )
            for name in people[:4]
        ],
        "on_noise": (noise, adopted),
        "setbacks": setbacks,
    }


def _effects(connection: sqlite3.Connection, half_year: dict[str, int]) -> dict[str, Any]:
    closed, met = rows(connection, ask.EFFECTS, **half_year)[0]
    last = {row[0]: row[1:] for row in rows(connection, ask.CONTROLS, **half_year)}
    lost = sum(not _holds(*row) for row in last.values())
    return {
        "effective": (met - lost, closed),
        "controlled": (len(last), closed),
        "returned": rows(connection, ask.RETURNED, **half_year)[0][0],
    }


def _holds(value: str, direction: str, target: str) -> bool:
    if direction == "up":
        return Decimal(value) >= Decimal(target)
    return Decimal(value) <= Decimal(target)


def _opinions(connection: sqlite3.Connection) -> tuple[int, int]:
    found = json.loads(rows(connection, ask.CATALOGUE)[0][0])
    sources = [criterion["source"] for sign in found["signs"] for criterion in sign["criteria"]]
    return sources.count("proposal"), len(sources)
