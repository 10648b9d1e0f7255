"""Two years of a busy company in order of time: lives of cycles, begun at even intervals."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from heapq import heappop, heappush

from benchmarks.company import BEGINNING, catalogue, found
from benchmarks.lives import Life, assessments, life
from benchmarks.log import Log
from pdca.storage.database import Address
from pdca.storage.store import Store

SPAN = timedelta(days=730)
"""What the log tells of, whatever its size."""

EVENTS_OF_A_LIFE = 16
"""What a finding and its cycle leave in the log, on the mean."""

LAST_MONTH = (BEGINNING + SPAN).replace(month=6, day=1).date()
"""The last month that is over."""

FLUSH_EVERY = 1_000
"""Steps; what waits to be written is kept in memory."""


def with_history(place: Address, events: int) -> datetime:
    """Found the company and record two years of it, about so many events; return when the last one was."""
    found(place)
    with closing(Store.open(place)) as store, store.writing() as journal:
        log = Log(journal, BEGINNING)
        for step, _ in enumerate(_played(log, events // EVENTS_OF_A_LIFE)):
            if step % FLUSH_EVERY == 0:
                log.flush()
        return log.now


def _played(log: Log, lives: int) -> Iterator[None]:
    """Take the steps of all lives, always the earliest one first, until the span is over."""
    waiting: list[tuple[datetime, int, Life]] = [(BEGINNING, 0, assessments(log, catalogue()))]
    for number in range(1, lives + 1):
        heappush(waiting, (BEGINNING + number * SPAN / lives, number, life(log, number)))
    while waiting and waiting[0][0] <= BEGINNING + SPAN:
        log.now, number, steps = heappop(waiting)
        pause = next(steps, None)
        if pause is not None:
            heappush(waiting, (log.now + pause, number, steps))
        yield
