"""One durable transition in a running process: all gates, roles and the log, against the statements alone."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.company import HEAD, READY, acting, with_ready_cycles
from benchmarks.peers.database import opened
from benchmarks.peers.step import submit
from benchmarks.sizes import Sizes
from benchmarks.table import Row
from pdca.storage.database import address
from pdca.storage.store import Store
from pdca.usecases.advancing import advance

WARMING = 5


@dataclass(frozen=True, slots=True)
class _Taken:
    """What one transition took."""

    seconds: float
    processor: float


def measure(sizes: Sizes, folder: Path) -> list[Row]:
    """Submit plans one after the other, the program and the peer in turn, each in its own database."""
    database, by_hand = folder / "transition.db", folder / "transition-by-hand.db"
    count = sizes.transitions + WARMING
    with_ready_cycles(address(str(database)), max(count, sizes.cycles))
    shutil.copyfile(database, by_hand)
    ours, floor = [], []
    with closing(Store.open(address(str(database)))) as store, closing(opened(str(by_hand))) as connection:
        for number in range(1, count + 1):
            ours.append(_taken(lambda: advance(store, number, acting=acting(HEAD, READY))))  # noqa: B023 - called at once
            floor.append(_taken(lambda: submit(connection, number, HEAD, READY)))  # noqa: B023 - called at once
    return _rows(ours[WARMING:], floor[WARMING:], sizes)


def _rows(ours: list[_Taken], floor: list[_Taken], sizes: Sizes) -> list[Row]:
    what = f"a durable transition in a running process, {sizes.cycles:,} open cycles"
    return [
        Row(
            what=what,
            figure=1 / median(taken.seconds for taken in ours),
            floor=1 / median(taken.seconds for taken in floor),
            unit="per s",
            limit=0.6,
            is_rate=True,
            note="raw sqlite3, same pragmas, same step, in turn on the same disk; the median of "
            f"{sizes.transitions}. Both wait for the disk: the quicker it is, the lower the ratio",
        ),
        Row(
            what=f"{what}, processor time",
            figure=sum(taken.processor for taken in ours) / len(ours),
            floor=sum(taken.processor for taken in floor) / len(floor),
            unit="s",
            note="the same without the wait for the disk; the mean",
        ),
    ]


def _taken(step: Callable[[], object]) -> _Taken:
    began, processor = perf_counter(), process_time()
    step()
    return _Taken(perf_counter() - began, process_time() - processor)
