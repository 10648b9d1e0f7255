"""What may be taken back, by whom and how long; and who may remark on a cycle."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pdca.domain import events as happened
from pdca.domain.changes import UNDOABLE, Comment, LastChange
from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import Commented, ReadingTaken, Undone
from pdca.domain.errors import Gap
from pdca.domain.events import Event
from pdca.domain.finding import Finding, FindingChange
from pdca.domain.holdings import actions_of, is_in_queue_of, relations_of
from pdca.domain.organisation import Organisation, Situation
from pdca.domain.people import Role
from pdca.domain.process import Phase

UNDOABLE_OF_FINDINGS: frozenset[type[Event]] = frozenset({happened.FindingOpened, happened.FindingDismissed})


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """What the rest of the log has built on the latest change of a cycle or a finding."""

    latest: datetime
    """The latest moment that the log knows; the clock may have gone back since."""
    again: int | None = None
    """A later finding that takes it for granted that the cycle was closed, or the finding dismissed."""
    is_place_taken: bool = False
    """Whether the responsible has no place for a cycle that would be in work again."""


def is_undoable(cycle: Cycle, event: Event) -> bool:
    """Tell whether a change of a cycle is of a kind that is taken back, and not followed by another."""
    if isinstance(event, ReadingTaken):
        # Since Do began readings judge the work: a correction keeps in view what they said, an undo hides it.
        return cycle.phase is Phase.PLAN and cycle.do_began_seq is None
    return type(event) in UNDOABLE


def undo_objections(
    cycle: Cycle, event: Undone, situation: Situation, aftermath: Aftermath
) -> tuple[Gap, ...]:
    """List everything against taking a change of a cycle back."""
    comment = next((each for each in cycle.comments if each.place == event.since), None)
    if comment is not None:
        return tuple(_general(comment, situation, aftermath, is_undoable=True))
    last = cycle.last
    if last is None or last.since != event.since:
        return (Gap("undo-not-latest"),)
    return (
        *_general(last, situation, aftermath, is_undoable=is_undoable(cycle, last.event)),
        *_held(cycle, last.before, situation),
        *_ended(cycle, last.before, situation, aftermath),
    )


def finding_undo_objections(
    finding: Finding | None, event: happened.FindingUndone, situation: Situation, aftermath: Aftermath
) -> tuple[Gap, ...]:
    """List everything against taking a change of a finding back."""
    last = finding.last if finding else None
    if finding is None or last is None or last.place != event.since:
        return (Gap("undo-not-latest"),)
    is_undoable = type(last.event) in UNDOABLE_OF_FINDINGS and not (
        # What an assessment shows is there, whoever entered it.
        isinstance(last.event, happened.FindingOpened) and finding.assessment is not None
    )
    again = (Gap("undo-shows-again", {"finding": aftermath.again}),) if aftermath.again else ()
    left = tuple(
        Gap("undo-person-left", {"name": person.name, "on": person.left_on})
        for person in situation.organisation.people.values()
        if not person.is_here and last.before is not None and is_in_queue_of(person.number, last.before)
    )
    return (*_general(last, situation, aftermath, is_undoable=is_undoable), *again, *left)


def comment_objections(cycle: Cycle, event: Commented, situation: Situation) -> tuple[Gap, ...]:
    """List everything against a remark: whoever has a part in the cycle and every owner may make one."""
    return tuple(_comment(cycle, event, situation))


def is_reported(at: datetime, until: datetime, organisation: Organisation) -> bool:
    """Tell whether the month of a moment is over at another, so that its report stands."""
    day = organisation.today(at)
    next_month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return organisation.today(until) >= next_month


def _comment(cycle: Cycle, event: Commented, situation: Situation) -> Iterator[Gap]:
    by = situation.by
    if not by.may_change:
        yield Gap("reader-reads")
    involved = {cycle.responsible, cycle.assigner, cycle.checker, *(a.assignee for a in cycle.actions)}
    if by.role is not Role.OWNER and by.number not in involved:
        yield Gap("not-in-cycle")
    if not event.text.strip():
        yield Gap("text-empty")


def _general(
    last: LastChange | FindingChange | Comment,
    situation: Situation,
    aftermath: Aftermath,
    *,
    is_undoable: bool,
) -> Iterator[Gap]:
    if last.by != situation.by.number:
        yield Gap("undo-not-yours")
    if not is_undoable:
        yield Gap("undo-otherwise")
    if is_reported(last.at, max(aftermath.latest, situation.at), situation.organisation):
        yield Gap("undo-reported", {"on": situation.organisation.today(last.at)})


def _held(cycle: Cycle, before: Cycle, situation: Situation) -> Iterator[Gap]:
    """Object when work would come back to someone who has left."""
    for person in situation.organisation.people.values():
        was = relations_of(person.number, before), actions_of(person.number, before)
        now = relations_of(person.number, cycle), actions_of(person.number, cycle)
        if not person.is_here and was != now:
            yield Gap("undo-person-left", {"name": person.name, "on": person.left_on})


def _ended(cycle: Cycle, before: Cycle, situation: Situation, aftermath: Aftermath) -> Iterator[Gap]:
    """Object when something was begun because the cycle had ended."""
    if cycle.is_open or not before.is_open:
        return
    if aftermath.again is not None:
        yield Gap("undo-shows-again", {"finding": aftermath.again})
    if aftermath.is_place_taken:
        person = situation.organisation.people[cycle.responsible]
        yield Gap("undo-place-taken", {"name": person.name, "limit": person.limit})
