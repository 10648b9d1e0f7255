"""The benchmarks run, print every row, and measure the program against peers that do the same."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

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


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("history") / "history.db"
    with_history(address(str(path)), 1_500)
    with closing(Store.open(address(str(path)))) as store:
        yield store


@pytest.fixture(scope="module")
def report(history: Store) -> MonthReport:
    return report_month(history, LAST_MONTH, acting(OWNER, READY + timedelta(days=800)))


@pytest.fixture(scope="module")
def by_hand(history: Store) -> dict[str, object]:
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
    assert found.seq == pytest.approx(1_500, rel=0.1)


def test_report_by_hand_counts_what_the_report_counts(
    report: MonthReport, by_hand: dict[str, object]
) -> None:
    names = ("opened", "closed", "overdue", "durations")
    open_, closed, overdue, _, durations = (tile.values for tile in report.tiles)

    assert [tuple(by_hand[name]) for name in names] == [open_, closed, overdue, durations]  # type: ignore[arg-type]


def test_report_by_hand_names_the_cycles_that_the_report_names(
    report: MonthReport, by_hand: dict[str, object]
) -> None:
    lists = {name: [row[0] for row in by_hand[name]] for name in ("urgent", "late", "finished", "findings")}  # type: ignore[attr-defined]

    assert lists == {
        "urgent": [line.number for line in report.timeline.cycles if not line.is_ended],
        "late": [line.cycle for line in report.overdue.lines],
        "finished": [line.cycle for line in report.closed.lines],
        "findings": [line.number for line in report.needs.findings],
    }


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
