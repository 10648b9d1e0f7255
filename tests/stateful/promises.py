"""What a closed cycle promises, read from its events alone and not from the rules."""

from collections.abc import Iterator, Sequence

from pdca.domain.cycle_events import CycleOpened, HandedOver, Moved, ReadingTaken, Reassigned, StandardNamed
from pdca.domain.events import Recorded
from pdca.domain.plan import ReadingKind
from pdca.domain.process import Ending, Relation


def broken_promises(history: Sequence[Recorded]) -> Iterator[str]:
    """Yield what a closed cycle should have and has not; nothing for one that is not closed."""
    moves = [(r, r.event) for r in history if isinstance(r.event, Moved)]
    if not moves or moves[-1][1].ending is not Ending.CLOSED:
        return
    opened = history[0].event
    assert isinstance(opened, CycleOpened)
    last = {move.transition: (recorded, move) for recorded, move in moves}
    do_began, checked, adopted = last["approve"][0], last["observe"][0], last["adopt"][0]
    window = last["observe"][1].observed_until
    for resumed in (move for recorded, move in moves if recorded.seq > checked.seq and move.observed_until):
        window = resumed.observed_until
    readings = [(r.seq, r.event) for r in history if isinstance(r.event, ReadingTaken)]
    measured = [(seq, e) for seq, e in readings if e.kind is ReadingKind.MEASURE]
    if not any(do_began.seq < seq < checked.seq for seq, _ in measured):
        yield "no number at Check"
    if not any(do_began.seq < seq < checked.seq for seq, e in readings if e.kind is ReadingKind.COUNTER):
        yield "what must not get worse was not read at Check"
    if window is None or not any(seq < adopted.seq and e.on >= window for seq, e in measured):
        yield "no second reading after the window"
    if not any(isinstance(r.event, StandardNamed) and r.event.document for r in history):
        yield "no standard named"
    yield from _eyes(history, opened, moves)


def _eyes(
    history: Sequence[Recorded], opened: CycleOpened, moves: list[tuple[Recorded, Moved]]
) -> Iterator[str]:
    for recorded, move in moves:
        responsible, checker = opened.responsible, opened.checker
        for earlier in (each for each in history if each.seq < recorded.seq):
            if isinstance(earlier.event, Reassigned):
                responsible = earlier.event.responsible
            if isinstance(earlier.event, HandedOver) and earlier.event.relation is Relation.CHECKER:
                checker = earlier.event.person
        if move.transition in {"approve", "observe", "adopt", "close"} and recorded.actor == responsible:
            yield f"{move.transition} by the responsible"
        if move.transition in {"observe", "adopt", "close"} and recorded.actor != checker:
            yield f"{move.transition} by someone who is not the checker"
