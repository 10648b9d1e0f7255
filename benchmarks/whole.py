"""Whole processes: `advance` against the same step by hand, `list` against `advance`, and the start-up."""

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.company import HEAD, READY, with_ready_cycles
from benchmarks.programs import Place, Program, Run, counted, counter, ours, peer, timed
from benchmarks.sizes import Sizes
from benchmarks.table import Row
from pdca.storage.database import address

SAME_STEP = "python + sqlite3 doing the same step: it leaves the same rows and the same hash"

_WANTED = {
    "advance": ("advance", "advance by hand"),
    "list": ("advance", "list"),
    "start": ("--version", "--help", "import click", "my", "my by hand", "show", "show by hand"),
}
"""Which programs each group of rows needs."""


def measure(names: tuple[str, ...], sizes: Sizes, folder: Path) -> list[Row]:
    """Measure the groups of rows that are wanted: `advance`, `list`, `start`."""
    database, by_hand = folder / "whole.db", folder / "whole-by-hand.db"
    # A cycle for each run, and one for the run that is counted.
    runs_ahead = sizes.warming + sizes.repeats
    with_ready_cycles(address(str(database)), max(sizes.cycles, runs_ahead + 1))
    shutil.copyfile(database, by_hand)
    place = Place(
        folder=folder, settings={"PDCA_DB": str(database), "PDCA_AS": HEAD, "PDCA_NOW": READY.isoformat()}
    )
    chosen = {program for name in names for program in _WANTED[name]}
    programs = {name: p for name, p in _programs(str(by_hand)).items() if name in chosen}
    runs = timed(programs, place, sizes)
    counts = counted(programs, place, runs_ahead) if sizes.counts_instructions else {}
    found = {"advance": _advance, "list": _list, "start": _start}
    return [row for name in names for row in found[name](_Measured(runs, counts), sizes)]


class _Measured:
    """What was measured, as pairs of figure and floor."""

    def __init__(self, runs: Mapping[str, Run], counts: Mapping[str, int | None]) -> None:
        self._runs, self._counts = runs, counts

    def rows(self, what: str, program: str, floor: str, *, limit: float | None, note: str) -> list[Row]:
        """Return a row of seconds and a row of instructions."""
        seconds = Row(
            what=f"{what}, time",
            figure=self._runs[program].seconds,
            floor=self._runs[floor].seconds,
            unit="s",
            limit=limit,
            note=note,
        )
        instructions = Row(
            what=f"{what}, instructions",
            figure=self._counts.get(program),
            floor=self._counts.get(floor),
            unit="instructions",
            limit=limit,
            note=_who_counted() if program in self._counts else "not counted in this run",
        )
        return [seconds, instructions]


def _programs(by_hand: str) -> dict[str, Program]:
    now = READY.isoformat()
    return {
        "advance": lambda number: ours("advance", str(number + 1)),
        "advance by hand": lambda number: peer("advance", by_hand, str(number + 1), HEAD, now),
        "list": lambda _: ours("list"),
        "--version": lambda _: ours("--version"),
        "--help": lambda _: ours("--help"),
        "import click": lambda _: [sys.executable, "-c", "import click"],
        "my": lambda _: ours("my"),
        "my by hand": lambda _: peer("my", by_hand, HEAD),
        "show": lambda _: ours("show", "1"),
        "show by hand": lambda _: peer("show", by_hand, "1"),
    }


def _advance(measured: _Measured, _: Sizes) -> list[Row]:
    return measured.rows("advance, whole process", "advance", "advance by hand", limit=4, note=SAME_STEP)


def _list(measured: _Measured, sizes: Sizes) -> list[Row]:
    what = f"list of {sizes.cycles:,} cycles, whole process"
    return measured.rows(what, "list", "advance", limit=1.5, note="`advance` on the same database")


def _start(measured: _Measured, sizes: Sizes) -> list[Row]:
    many = f"{sizes.cycles:,} cycles"
    by_hand = "python + sqlite3 printing what it reads"
    return [
        *measured.rows(
            "--version", "--version", "import click", limit=None, note="python that imports click"
        ),
        *measured.rows("--help", "--help", "import click", limit=None, note="python that imports click"),
        *measured.rows(f"my, of {many}", "my", "my by hand", limit=None, note=by_hand),
        *measured.rows(f"show, one of {many}", "show", "show by hand", limit=None, note=by_hand),
    ]


def _who_counted() -> str:
    named = counter()
    return f"counted by {named}" if named else "nothing here counts instructions: neither perf nor valgrind"
