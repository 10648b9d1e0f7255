"""The rows of a cycle told anew, when a change was taken back: from what of its history stands."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pdca.domain.changes import standing
from pdca.domain.events import Recorded
from pdca.domain.evolve import evolve
from pdca.domain.organisation import Organisation
from pdca.storage.cycle_projection import cycle_rows
from pdca.storage.rows import Close, Row
from pdca.storage.tables import FOREVER, QUERY_TABLES

if TYPE_CHECKING:
    from pdca.domain.cycle import Cycle

CYCLE_TABLES = tuple(table for table in QUERY_TABLES if "cycle" in table.primary_key.columns)
"""The tables whose rows belong to a cycle, besides the one of cycles."""


def retold(history: Iterable[Recorded], organisation: Organisation) -> Iterator[Row | Close]:
    """Yield all rows of a cycle; no row tells of an event that was taken back.

    An undo comes before the month of what it takes back is over (see the rules), so what a past month
    was told from these rows stays as it was.
    """
    every = tuple(history)
    before: Cycle | None = None
    for recorded in standing(every):
        after = evolve(before, recorded)
        yield from cycle_rows(recorded, before, after, organisation)
        before = after
    yield _as_folded(every)


def _as_folded(history: tuple[Recorded, ...]) -> Row:
    """Return what even an undo does not take back: the count of changes, and a decision for oneself."""
    cycle: Cycle | None = None
    self_approved = FOREVER
    for recorded in history:
        cycle = evolve(cycle, recorded)
        if cycle.is_self_approved:
            self_approved = min(self_approved, recorded.seq)
    number, version = (cycle.number, cycle.version) if cycle else (0, 0)
    return Row("cycles", {"number": number, "version": version, "self_approved_seq": self_approved})
