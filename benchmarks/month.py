"""The monthly report over a small and a large log, as a whole process and in a running one."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.company import OWNER, acting
from benchmarks.history import LAST_MONTH, with_history
from benchmarks.programs import Place, Run, ours, peer, timed
from benchmarks.sizes import Sizes
from benchmarks.table import Row
from pdca.cli.report_files import content
from pdca.storage.database import address
from pdca.storage.store import Store
from pdca.usecases.month_report import report_month

MONTH = f"{LAST_MONTH:%Y-%m}"

BY_HAND = "raw sqlite3 + Jinja: the same figures on a page without charts and fonts"


def measure(sizes: Sizes, folder: Path) -> list[Row]:
    """Make the report of the last whole month of a small and of a large log."""
    few, many = _Log(folder / "few.db", sizes.few_events), _Log(folder / "many.db", sizes.many_events)
    place = Place(folder=folder, settings={"PDCA_AS": OWNER, "PDCA_NOW": many.now.isoformat()})
    runs = timed(
        {
            "few": lambda _: few.report(),
            "many": lambda _: many.report(),
            "by hand": lambda _: peer("month", str(many.path), MONTH),
        },
        place,
        sizes,
    )
    return [
        *_whole(runs, many),
        _growth("whole process", runs["many"].seconds, runs["few"].seconds, few),
        _growth("running process", many.seconds(sizes.repeats), few.seconds(sizes.repeats), few),
    ]


class _Log:
    """A database with two years of events."""

    def __init__(self, path: Path, events: int) -> None:
        self.path = path
        self.now: datetime = with_history(address(str(path)), events) + timedelta(days=1)
        with closing(Store.open(address(str(path)))) as store, store.reading() as view:
            self.events = view.head()[0]

    def report(self) -> list[str]:
        """Return the command that makes the report."""
        return ours("--db", str(self.path), "report", "month", MONTH, "--out", "-")

    def seconds(self, repeats: int) -> float:
        """Return how long the figures and the page take once everything is loaded."""
        times = []
        with closing(Store.open(address(str(self.path)))) as store:
            for _ in range(repeats + 1):
                began = perf_counter()
                report = report_month(store, LAST_MONTH, acting(OWNER, self.now))
                content(report, form="html", language="ru")
                times.append(perf_counter() - began)
        return median(times[1:])


def _whole(runs: dict[str, Run], many: _Log) -> list[Row]:
    what = f"monthly report, {many.events:,} events, whole process"
    ours_, floor = runs["many"], runs["by hand"]
    return [
        Row(
            what=f"{what}, time",
            figure=ours_.seconds,
            floor=floor.seconds,
            unit="s",
            limit=1.3,
            note=f"{BY_HAND}{_about_size(many)}",
        ),
        Row(
            what=f"{what}, peak memory",
            figure=ours_.memory,
            floor=floor.memory,
            unit="bytes",
            limit=1.5,
            note=BY_HAND if ours_.memory else "this system does not tell a process's peak memory",
        ),
    ]


def _about_size(many: _Log) -> str:
    return "" if many.events > 900_000 else ". The design says 1,000,000 events: --full (takes many minutes)"


def _growth(where: str, seconds: float, floor: float, few: _Log) -> Row:
    return Row(
        what=f"the same against {few.events:,} events, {where}",
        figure=seconds,
        floor=floor,
        unit="s",
        limit=2,
        note="the same report of the small log",
    )
