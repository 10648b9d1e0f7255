"""Take back one's own latest change of a cycle or a finding, when nothing was built on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pdca.domain.changes import standing, taken_back
from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import (
    ActionReassigned,
    Commented,
    Moved,
    ReadingCorrected,
    ReadingTaken,
    Undone,
)
from pdca.domain.errors import Fact, Gap, Refused, SomeoneWasFirst
from pdca.domain.events import (
    AssessmentMade,
    Event,
    FindingAssigned,
    FindingUndone,
    PersonAdded,
    PersonChanged,
    PersonLeft,
    PersonReturned,
    Recorded,
)
from pdca.domain.finding import Finding
from pdca.domain.organisation import Organisation, Situation
from pdca.domain.streams import stream_of
from pdca.domain.undo_rules import UNDOABLE_OF_FINDINGS, is_undoable
from pdca.storage import listings
from pdca.storage.journal import Journal
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, situation, stamp
from pdca.usecases.desk import CycleShown, engine_of, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What is or was taken back, and what it was taken back from."""

    stream: str
    since: int
    """The stream_seq of the first event that no longer counts."""
    events: tuple[Recorded, ...]
    organisation: Organisation
    cycle: CycleShown | None = None
    finding: Finding | None = None
    repeated_at: datetime | None = None
    """When the same person had taken it back before; then nothing was written."""


def last_change(store: Store, acting: Acting) -> TakenBack:
    """Return a person's latest change in the whole database, as `undo` would take it back.

    Raises:
        Refused: there is none, or it cannot be taken back; the refusal says what to do instead.
    """
    with store.reading() as view:
        now = situation(view, acting)
        latest = view.last_by(now.by.number)
        if latest is None:
            raise Refused("undo-nothing-at-all", name=now.by.name)
        if latest.stream.partition("-")[0] not in ("cycle", "finding"):
            raise _otherwise(view, latest)
        return _to_take_back(view, latest.stream, now)


def undo(store: Store, kind: str, number: int, *, acting: Acting, since: int | None = None) -> TakenBack:
    """Take a person's latest change of a cycle or a finding back; `since` is what they were shown before.

    Raises:
        NotFound: there is no such cycle or finding.
        Refused: something was built on it, it is another's, or its month is over.
        SomeoneWasFirst: the person made another change while this command was under way.
    """
    stream = stream_of(kind, number)
    wanted = _wanted(store, stream, acting) if since is None else since
    with store.writing() as journal:
        now, made = situation(journal, acting), stamp(journal, acting)
        found = _to_take_back(journal, stream, now)
        _refuse_race(found, wanted, now, acting)
        if found.repeated_at is not None:
            return found
        _know_aftermath(journal, found)
        event = Undone(since=found.since) if kind == "cycle" else FindingUndone(since=found.since)
        journal.record(stream, event, made)
        return _with_thing(journal, found, now)


def _wanted(store: Store, stream: str, acting: Acting) -> int:
    """Look, before the wait for the lock, at what the command was typed for: where the change begins."""
    with store.reading() as view:
        return _to_take_back(view, stream, situation(view, acting)).since


def _refuse_race(found: TakenBack, wanted: int, now: Situation, acting: Acting) -> None:
    """Refuse to take back what was not there yet when the command was typed."""
    made = found.events[-1].at
    is_new = found.repeated_at is None and acting.was_overtaken(made)
    if found.since != wanted or is_new:
        raise SomeoneWasFirst("undo-overtaken", name=now.by.name, at=now.organisation.local(made))


def _to_take_back(view: View, stream: str, now: Situation) -> TakenBack:
    """Find what a person's latest change of a stream is, unless there is something against it."""
    kind, _, number = stream.rpartition("-")
    thing = view.cycle(int(number)) if kind == "cycle" else view.finding(int(number))
    history = tuple(view.history(stream))
    latest, by = history[-1], now.by.number
    found = TakenBack(stream=stream, since=0, events=(), organisation=now.organisation)
    if isinstance(latest.event, Undone | FindingUndone) and latest.actor == by:
        events = _gone(latest, history[:-1])
        found = replace(found, since=latest.event.since, events=events, repeated_at=latest.at)
        return _with_thing(view, found, now)
    stand = _standing(history)
    mine = [recorded for recorded in stand if recorded.actor == by]
    if not mine:
        raise Refused("undo-nothing", stream=stream, name=now.organisation.people[latest.actor].name)
    if not _may_go(thing, mine[-1].event):
        raise _otherwise(view, mine[-1])
    since = _since(thing, mine[-1])
    if since is None:
        raise _built_on(view, stream, mine[-1], stand, now.organisation)
    trial = replace(latest, stream_seq=latest.stream_seq + 1, event=Undone(since=since))
    return _with_thing(view, replace(found, since=since, events=taken_back(trial, stand)), now)


def _may_go(thing: Cycle | Finding, event: Event) -> bool:
    return is_undoable(thing, event) if isinstance(thing, Cycle) else type(event) in UNDOABLE_OF_FINDINGS


def _gone(undone: Recorded, before: Sequence[Recorded]) -> tuple[Recorded, ...]:
    if isinstance(undone.event, FindingUndone):
        return tuple(each for each in before if each.stream_seq == undone.event.since)
    return taken_back(undone, standing(before))


def _standing(history: Sequence[Recorded]) -> tuple[Recorded, ...]:
    gone = {each.event.since for each in history if isinstance(each.event, FindingUndone)}
    return tuple(
        each
        for each in standing(history)
        if each.stream_seq not in gone and not isinstance(each.event, FindingUndone)
    )


def _since(thing: Cycle | Finding, mine: Recorded) -> int | None:
    """Return where the change begins that can be taken back; None when another came later."""
    if isinstance(mine.event, Commented):
        return mine.stream_seq
    if isinstance(thing, Finding):
        change = thing.last
        return mine.stream_seq if change is not None and change.place == mine.stream_seq else None
    last = thing.last
    return (
        last.since if last is not None and last.since <= mine.stream_seq and last.by == mine.actor else None
    )


def _built_on(
    view: View, stream: str, mine: Recorded, stand: Sequence[Recorded], organisation: Organisation
) -> Refused:
    """Say what came later, by whom and when; remarks are no obstacle."""
    later = [each for each in stand if each.seq > mine.seq and not isinstance(each.event, Commented)]
    if not later:
        return Refused("undo-only-latest", stream=stream)
    gaps = tuple(
        Gap(
            "undo-built",
            {
                "name": organisation.people[each.actor].name,
                "at": organisation.local(each.at),
                "what": _what(view, stream, each.event),
            },
        )
        for each in later
    )
    return Refused("undo-built-on", gaps, stream=stream)


def _what(view: View, stream: str, event: Event) -> object:
    """Name an event: a move by its title, all else by its type."""
    if not isinstance(event, Moved):
        return type(event).__name__
    cycle = view.cycle(int(stream.rpartition("-")[2]))
    return engine_of(view, cycle).process.transitions[event.transition].title


def _otherwise(view: View, latest: Recorded) -> Refused:
    name = type(latest.event).__name__
    return Refused("undo-otherwise-by", (), what=name, way=name, **_numbers(view, latest))


def _numbers(view: View, latest: Recorded) -> dict[str, Fact]:
    """Return the numbers of what a change is about, by what each of them counts."""
    kind, _, number = latest.stream.rpartition("-")
    match latest.event:
        case PersonAdded() | PersonChanged() | PersonLeft() | PersonReturned():
            return {"person": latest.event.number}
        case AssessmentMade():
            return {"person": latest.event.person}
        case FindingAssigned():
            return {"cycle": latest.event.cycle}
        case ActionReassigned():
            return {"cycle": int(number), "action": latest.event.action}
        case ReadingCorrected():
            return {"cycle": int(number), "reading": latest.event.reading}
        case ReadingTaken():
            readings = view.cycle(int(number)).readings
            taken = (reading.number for reading in readings if reading.seq == latest.seq)
            return {"cycle": int(number), "reading": next(taken, "N")}
        case _:
            return {kind: int(number)} if kind in ("cycle", "finding") else {}


def _know_aftermath(journal: Journal, found: TakenBack) -> None:
    """Let the rules know what may have begun since because a cycle had ended, or a finding was dismissed."""
    cycle = found.cycle.cycle if found.cycle else None
    about = found.finding or (journal.finding(cycle.finding) if cycle else None)
    if cycle is not None and not cycle.is_open:
        journal.know_workload(cycle.responsible)
    if about is None or about.sign is None:
        return
    for row in listings.findings(journal):
        if (row.sign, row.person) == (about.sign, about.person) and row.number > about.number:
            journal.finding(row.number)


def _with_thing(view: View, found: TakenBack, now: Situation) -> TakenBack:
    """Add the cycle or the finding as it stands."""
    kind, _, number = found.stream.rpartition("-")
    if kind == "finding":
        return replace(found, finding=view.finding(int(number)))
    cycle = view.cycle(int(number))
    return replace(found, cycle=shown(cycle, now, engine_of(view, cycle)))
