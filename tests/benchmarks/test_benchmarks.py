"""The benchmarks run, print every row, and measure the program against peers that do the same."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.command import run
from benchmarks.company import HEAD, OWNER, READY, acting, with_ready_cycles
from benchmarks.history import LAST_MONTH, with_history
from benchmarks.peers import month
from benchmarks.peers.database import opened
from benchmarks.peers.step import submit
from benchmarks.table import Row, as_table
from pdca.reports.month import MonthReport
from pdca.storage.database import address
from pdca.storage.store import Store
from pdca.usecases.advancing import advance
from pdca.usecases.month_report import report_month
from pdca.usecases.verifying import verify_log

ROWS = [
    "advance, whole process, time",
    "advance, whole process, instructions",
    "list of N cycles, whole process, time",
    "list of N cycles, whole process, instructions",
    "--version, time",
    "--version, instructions",
    "--help, time",
    "--help, instructions",
    "my, of N cycles, time",
    "my, of N cycles, instructions",
    "show, one of N cycles, time",
    "show, one of N cycles, instructions",
    "a durable transition in a running process, N open cycles",
    "a durable transition in a running process, N open cycles, processor time",
    "monthly report, N events, whole process, time",
    "monthly report, N events, whole process, peak memory",
    "the same against N events, whole process",
    "the same against N events, running process",
    "import of N activities",
    "N computations, N deals, N activities",
    "import of N deals, whole process, time",
    "import of N deals, whole process, peak memory",
    "import of N activities, whole process, time",
    "import of N activities, whole process, peak memory",
    "a loaded cycle, the mean of N",
    "races of N processes for one cycle, SQLite",
    "races of N processes for one cycle, PostgreSQL",
]


EVENTS = 3_500
"""So many that nearly every list of a month has something in it."""


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("history") / "history.db"
    with_history(address(str(path)), EVENTS)
    with closing(Store.open(address(str(path)))) as store:
        yield store


@pytest.fixture(scope="module")
def report(history: Store) -> MonthReport:
    return report_month(history, LAST_MONTH, acting(OWNER, READY + timedelta(days=800)))


@pytest.fixture(scope="module")
def by_hand(history: Store) -> dict[str, Any]:
    with closing(opened(str(history.place.path))) as connection:
        return month.figures(connection, LAST_MONTH)


@pytest.mark.postgresql
@pytest.mark.slow
def test_tiny_run_makes_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--tiny", "--json"])

    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [re.sub("[0-9,]*[0-9]", "N", row["what"]) for row in rows] == ROWS


def test_wish_for_some_rows_makes_only_them(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--tiny", "--only", "memory"])

    assert "a loaded cycle" in capsys.readouterr().out.splitlines()[-3]


def test_step_by_hand_leaves_the_database_as_advance_leaves_it(tmp_path: Path) -> None:
    with_ready_cycles(address(str(tmp_path / "ours.db")), 2)
    shutil.copyfile(tmp_path / "ours.db", tmp_path / "by-hand.db")

    with closing(Store.open(address(str(tmp_path / "ours.db")))) as store:
        advance(store, 2, acting=acting(HEAD, READY))
    with closing(opened(str(tmp_path / "by-hand.db"))) as connection:
        submit(connection, 2, HEAD, READY)

    assert dumped(tmp_path / "by-hand.db") == dumped(tmp_path / "ours.db")


def test_log_to_measure_with_is_one_that_the_rules_allow(history: Store) -> None:
    found = verify_log(history)

    assert found.is_sound
    assert found.seq == pytest.approx(EVENTS, rel=0.1)


def test_log_to_measure_with_has_something_of_what_a_report_tells(by_hand: dict[str, Any]) -> None:
    lists = ("urgent", "late", "finished", "stopped", "findings", "checks", "predictions")
    counts = ("corrections_count", "setbacks")
    shares = ("on_time", "effective", "controlled", "held")

    assert [name for name in (*lists, *counts) if not by_hand[name]] == []
    assert [name for name in shares if not by_hand[name][0]] == []


def test_report_by_hand_counts_what_the_report_counts(report: MonthReport, by_hand: dict[str, Any]) -> None:
    names = ("opened", "closed", "overdue", "acute", "durations")

    assert [tuple(by_hand[name]) for name in names] == [tile.values for tile in report.tiles]
    assert by_hand["turns"] == list(report.overdue_by_person)
    assert by_hand["self_approved"] == report.self_approved
    assert by_hand["abandoned"] == report.abandoned


def test_report_by_hand_names_what_the_report_names(report: MonthReport, by_hand: dict[str, Any]) -> None:
    named = ("urgent", "late", "finished", "findings", "plans", "extensions", "frozen", "stopped")
    lists = {name: [row[0] for row in by_hand[name]] for name in named}

    assert lists == {
        "urgent": [line.number for line in report.timeline.cycles if not line.is_ended],
        "late": [line.cycle for line in report.overdue.lines],
        "finished": [line.cycle for line in report.closed.lines],
        "findings": [line.number for line in report.needs.findings],
        "plans": [line.cycle for line in report.needs.plans],
        "extensions": [line.cycle for line in report.needs.extensions],
        "frozen": [line.cycle for line in report.frozen.lines],
        "stopped": [line.cycle for line in report.stopped.lines],
    }


def test_report_by_hand_finds_what_the_report_says_to_decide(
    report: MonthReport, by_hand: dict[str, Any]
) -> None:
    needs = report.needs

    assert by_hand["waiting"] == (needs.plans_count, needs.extensions_count, needs.findings_count)
    assert (by_hand["checks_count"], by_hand["findings_overdue"]) == (
        needs.checks_count,
        needs.findings_overdue,
    )
    assert [(row[1], row[0], row[4]) for row in by_hand["checks"]] == [
        (line.cycle, line.since.isoformat(), line.decider) for line in needs.checks
    ]


def test_report_by_hand_tells_of_each_cycle_what_the_report_tells(
    report: MonthReport, by_hand: dict[str, Any]
) -> None:
    assert [(row[0], row[-2], row[-1]) for row in by_hand["late"]] == [
        (line.cycle, line.slip, line.extensions) for line in report.overdue.lines
    ]
    assert [(row[0], Decimal(row[11]), row[12] == "noise", row[13]) for row in by_hand["finished"]] == [
        (line.cycle, line.result, line.trust.is_on_noise, line.trust.corrections)
        for line in report.closed.lines
    ]


def test_report_by_hand_judges_the_work_as_the_report_does(
    report: MonthReport, by_hand: dict[str, Any]
) -> None:
    quality = report.quality
    timeliness, predictions, effects = quality.timeliness, quality.predictions, quality.effects
    shares = {
        "on_time": timeliness.on_time,
        "on_first_date": timeliness.on_first_date,
        "held": predictions.held,
        "effective": effects.held,
        "controlled": effects.controlled,
        "on_noise": effects.on_noise,
        "opinions": quality.opinions[0].limits,
    }
    figures = {
        "settled": (timeliness.granted, timeliness.refused, timeliness.slip),
        "hopeful": predictions.hopeful,
        "cautious": predictions.cautious,
        "setbacks": effects.setbacks,
        "returned": effects.returned,
        "corrections_count": quality.corrections.count,
        "self_approved_anew": quality.self_approved,
        "overdue_actions": list(quality.overdue_actions),
        "phase_times": [(time.phase, time.days, time.cycles) for time in quality.phase_times],
        "predictions": [(p.person, p.scored, p.held, p.hopeful, p.cautious) for p in predictions.people],
    }

    assert {name: by_hand[name] for name in shares} == {
        name: (share.part, share.whole) for name, share in shares.items()
    }
    assert {name: by_hand[name] for name in figures} == figures


def test_report_by_hand_shows_the_readings_that_were_corrected(
    report: MonthReport, by_hand: dict[str, Any]
) -> None:
    assert [(row[0], Decimal(row[2]), Decimal(row[3]), row[7]) for row in by_hand["corrections"]] == [
        (line.cycle, line.before, line.after, line.who) for line in report.quality.corrections.lines
    ]


@pytest.mark.parametrize(
    ("figure", "is_rate", "reached"), [(3, False, "yes"), (5, False, "NO"), (3, True, "NO"), (5, True, "yes")]
)
def test_table_says_whether_the_limit_is_reached(figure: float, reached: str, *, is_rate: bool) -> None:
    row = Row(what="a thing", figure=figure, floor=1, unit="s", limit=4, is_rate=is_rate)

    assert as_table([row]).splitlines()[-1].split()[-1] == reached


def test_table_says_why_a_figure_is_missing() -> None:
    row = Row(what="a thing", figure=None, floor=1, unit="s", limit=4, note="nothing here counts")

    assert "nothing here counts" in as_table([row])


def dumped(path: Path) -> list[str]:
    with closing(opened(str(path))) as connection:
        return list(connection.iterdump())
