"""What stands in a person's calendar: what they must do by a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pdca.domain.catalogue import Severity
from pdca.domain.organisation import Situation
from pdca.domain.text import LocalText
from pdca.exports.calendars import Standing
from pdca.storage import listings
from pdca.storage.calendar_rows import FindingEnd, Mark
from pdca.storage.tables import FOREVER
from pdca.storage.view import View
from pdca.usecases.listing import CycleLine
from pdca.usecases.work_items import Task, WorkItem
from pdca.usecases.worklist import worklist_in


class ThingKind(StrEnum):
    """What is to be done."""

    STAGE = "stage"
    ACTION = "action"
    EXTENSION = "extension"
    DROP = "drop"
    CONTROL = "control"
    ASSIGN = "assign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What one person is to do by a day, or was to until lately."""

    kind: ThingKind
    key: str
    """Names the thing for ever, among those of one person."""
    person: int
    number: int
    """Of the finding for `assign`, else of the cycle."""
    title: LocalText
    detail: LocalText
    """The stage, or the title of the action."""
    severity: Severity
    due: date
    mark: Mark
    standing: Standing = Standing.OPEN
    action: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the log says of everything that may stand in a calendar."""

    lines: Mapping[int, CycleLine]
    visits: Mapping[int, int]
    """Where in the log the present stage of each cycle was entered."""
    cycle_marks: Mapping[int, Mark]
    event_marks: Mapping[int, Mark]
    extensions: Mapping[int, int]
    """The extension of a cycle that waits for a decision."""
    findings: tuple[FindingEnd, ...]


def stage_key(cycle: int, entered_seq: int) -> str:
    """Name one stay of a cycle in a stage."""
    return f"c{cycle}-stage-{entered_seq}"


def action_key(cycle: int, round_: int, action: int) -> str:
    """Name an action; each round counts its own."""
    return f"c{cycle}-r{round_}-action-{action}"


def drop_key(cycle: int, round_: int, action: int) -> str:
    """Name the decision whether an action is dropped."""
    return f"c{cycle}-r{round_}-drop-{action}"


def extension_key(cycle: int, extension: int) -> str:
    """Name the decision about an extension."""
    return f"c{cycle}-extension-{extension}"


def control_key(cycle: int) -> str:
    """Name the control reading of a closed cycle."""
    return f"c{cycle}-control"


def assign_key(finding: int) -> str:
    """Name the decision who is responsible for a finding."""
    return f"f{finding}-assign"


def waiting_extensions(view: View) -> dict[int, int]:
    """Return the extension of each cycle that waits for a decision."""
    return {row.cycle: row.number for row in listings.waiting_extensions(view)}


def open_things(view: View, now: Situation, known: Known) -> Iterator[Thing]:
    """Yield what a person must do by a day: what `my` shows, and what it will show when its time has come."""
    found = worklist_in(view, now)
    for item in (*found.mine, *found.waiting):
        thing = _of_finding(item, now, known) if item.task is Task.ASSIGN else _of_cycle(item, now, known)
        if thing is not None:
            yield thing
    for line in known.lines.values():
        if line.row.control_on is not None and line.row.checker == now.by.number:
            yield thing_of(
                line,
                ThingKind.CONTROL,
                control_key(line.row.number),
                person=now.by.number,
                due=line.row.control_on,
                mark=known.cycle_marks[line.row.number],
            )


def thing_of(
    line: CycleLine,
    kind: ThingKind,
    key: str,
    *,
    person: int,
    due: date,
    mark: Mark,
    standing: Standing = Standing.OPEN,
    detail: LocalText | None = None,
    action: int | None = None,
) -> Thing:
    """Make a thing of a cycle; its detail is the present stage when none is named."""
    return Thing(
        kind=kind,
        key=key,
        person=person,
        number=line.row.number,
        title=line.row.title,
        detail=line.stage if detail is None else detail,
        severity=line.row.severity,
        due=due,
        mark=mark,
        standing=standing,
        action=action,
    )


def _of_cycle(item: WorkItem, now: Situation, known: Known) -> Thing | None:
    line = known.lines.get(item.number)
    kind = _KINDS.get(item.task)
    # Who waits for the end of a window is the one whose turn comes then.
    if line is not None and item.observed_until is not None and now.by.number in line.turn:
        kind = ThingKind.STAGE
    if line is None or kind is None or item.due is None:
        return None
    return thing_of(
        line,
        kind,
        _key(kind, item, line, known),
        person=now.by.number,
        due=item.due,
        mark=known.cycle_marks[item.number],
        detail=item.detail,
        action=item.action,
    )


def _key(kind: ThingKind, item: WorkItem, line: CycleLine, known: Known) -> str:
    cycle, round_, action = item.number, line.row.round, item.action or 0
    match kind:
        case ThingKind.ACTION:
            return action_key(cycle, round_, action)
        case ThingKind.DROP:
            return drop_key(cycle, round_, action)
        case ThingKind.EXTENSION:
            return extension_key(cycle, known.extensions[cycle])
        case _:
            return stage_key(cycle, known.visits[cycle])


_KINDS = {
    Task.MOVE: ThingKind.STAGE,
    Task.ACT: ThingKind.ACTION,
    Task.DECIDE_DROP: ThingKind.DROP,
    Task.DECIDE_EXTENSION: ThingKind.EXTENSION,
}


def _of_finding(item: WorkItem, now: Situation, known: Known) -> Thing | None:
    found = next((row for row in known.findings if row.number == item.number), None)
    if found is None or FOREVER not in {found.assigned_seq, found.dismissed_seq}:
        return None
    return Thing(
        kind=ThingKind.ASSIGN,
        key=assign_key(found.number),
        person=now.by.number,
        number=found.number,
        title=found.title,
        detail={},
        severity=found.severity,
        due=found.due,
        mark=known.event_marks[found.opened_seq],
    )
