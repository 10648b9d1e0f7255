"""Move a cycle along an arrow of its process."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from pdca.domain.engine import PossibleMove
from pdca.domain.errors import NotFound, Refused, SomeoneWasFirst
from pdca.domain.gates import Attempt
from pdca.domain.nearest import nearest
from pdca.domain.process import Process
from pdca.storage import listings
from pdca.storage.listings import FindingRow
from pdca.storage.store import Store
from pdca.usecases.acting import Acting
from pdca.usecases.desk import Changed, Desk, at_desk
from pdca.usecases.places import is_full, queue_of

REPEATS_WITHIN = timedelta(minutes=10)
"""How long after a move a bare `advance` is taken for the same one typed twice."""


def advance(
    store: Store,
    number: int,
    move: str | None = None,
    *,
    acting: Acting,
    reason: str = "",
    returns_on: date | None = None,
) -> Changed:
    """Take a move, or without a name the one forward move that is this person's to take.

    Raises:
        NotFound: the process has no such move.
        Refused: the move lacks something, several moves are possible, or none is this person's.
        SomeoneWasFirst: the cycle was moved after the command was typed, or another did the same before.
    """
    with at_desk(store, number, acting) as desk:
        _refuse_race(desk, acting)
        _refuse_unknown(desk, move)
        repeated_at = _done_before(desk, move, acting.at)
        if repeated_at is not None:
            return desk.unchanged(repeated_at)
        chosen = move or _only_forward(desk)
        attempt = Attempt(cycle=desk.cycle, situation=desk.situation, reason=reason, returns_on=returns_on)
        desk.record(desk.engine.decide(desk.cycle, chosen, attempt))
        return replace(desk.changed(), unblocked=_unblocked(desk))


def _unblocked(desk: Desk) -> FindingRow | None:
    """Return what waits first for the place of a cycle that has just ended."""
    if desk.cycle.is_open:
        return None
    responsible = desk.situation.organisation.people[desk.cycle.responsible]
    waiting = queue_of(listings.findings(desk.journal), responsible.number)
    return waiting[0] if waiting and not is_full(desk.journal, responsible) else None


def _refuse_race(desk: Desk, acting: Acting) -> None:
    last = desk.cycle.last_move
    if last is not None and acting.was_overtaken(last.at):
        raise _someone_was_first(desk)


def _refuse_unknown(desk: Desk, move: str | None) -> None:
    transitions = desk.engine.process.transitions
    if move is not None and move not in transitions:
        close = nearest(move, transitions)
        possible = desk.engine.moves(desk.cycle, desk.situation)
        raise NotFound("move-not-found", move=move, close=close, **_facts(desk, possible))


def _done_before(desk: Desk, move: str | None, now: datetime) -> datetime | None:
    """Return when this person took the same move, if nothing has moved the cycle since."""
    last, by = desk.cycle.last_move, desk.situation.by
    if last is None:
        return None
    possible = {m.transition.id: m for m in desk.engine.moves(desk.cycle, desk.situation)}
    if move is None:
        is_forward = desk.engine.process.transitions[last.transition].is_forward
        is_mine_again = any(m.transition.is_forward and m.is_mine for m in possible.values())
        is_repeat = last.by == by.number and is_forward and now - last.at <= REPEATS_WITHIN
        return last.at if is_repeat and not is_mine_again else None
    if move != last.transition or move in possible:
        return None
    if last.by != by.number:
        raise _someone_was_first(desk)
    return last.at


def _someone_was_first(desk: Desk) -> SomeoneWasFirst:
    last = desk.cycle.last_move
    process = desk.engine.process
    return SomeoneWasFirst(
        "cycle-moved",
        cycle=desk.cycle.number,
        winner=desk.situation.organisation.people[last.by].name if last else "",
        at=desk.situation.organisation.local(last.at if last else desk.cycle.opened_at),
        move=process.transitions[last.transition].title if last else {},
        stage=process.stages[desk.cycle.stage].title,
    )


def _only_forward(desk: Desk) -> str:
    moves = tuple(m for m in desk.engine.moves(desk.cycle, desk.situation) if m.is_mine)
    forward = tuple(m for m in moves if m.transition.is_forward)
    if len(forward) == 1 and not _is_decision(forward[0], moves, desk.engine.process):
        return forward[0].transition.id
    raise Refused("which-move" if forward else "no-forward-move", (), **_facts(desk, moves))


def _is_decision(forward: PossibleMove, moves: tuple[PossibleMove, ...], process: Process) -> bool:
    """Tell whether going on is one of two answers, such as approving or returning, which must be named."""
    decides = forward.transition.freezes_plan or forward.transition.verdict is not None
    return any(
        (decides or m.transition.verdict is not None)
        for m in moves
        if not m.transition.is_forward and process.stages[m.target].is_open
    )


def _facts(desk: Desk, possible: tuple[PossibleMove, ...]) -> dict[str, object]:
    people = desk.situation.organisation.people
    turn = dict.fromkeys(desk.cycle.person(r) for r in desk.engine.holders(desk.cycle.stage))
    return {
        "cycle": desk.cycle,
        "process": desk.engine.process,
        "possible": possible,
        "turn": tuple(people[number].name for number in turn),
    }
