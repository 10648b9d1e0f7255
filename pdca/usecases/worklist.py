"""What one person must do, and what they wait for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pdca.domain.changes import standing
from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import ActionDropAsked
from pdca.domain.due import is_overdue
from pdca.domain.events import Voice
from pdca.domain.judgement import second_reading
from pdca.domain.organisation import Situation
from pdca.domain.people import Role
from pdca.domain.plan import ReadingKind
from pdca.domain.streams import stream_of
from pdca.domain.text import typed
from pdca.storage import listings
from pdca.storage.listings import ActionRow, AssessmentRow, CycleRow, FindingRow
from pdca.storage.outbox import Outbox
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting, situation
from pdca.usecases.filtering import Filters, chosen
from pdca.usecases.listing import CycleLine, cycle_lines
from pdca.usecases.places import ready
from pdca.usecases.work_items import DECISIONS, Awaited, Section, Task, Wish, WorkItem, section_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """What one person must do, most urgent first, and what they wait for."""

    situation: Situation
    mine: tuple[WorkItem, ...]
    waiting: tuple[WorkItem, ...]
    letters: int = 0
    """Letters that do not get on; for owners."""

    def only(self, section: str) -> "Worklist":
        """Return the list with one section left."""
        return replace(
            self,
            mine=tuple(item for item in self.mine if item.section == section),
            waiting=tuple(item for item in self.waiting if item.section == section),
        )


def worklist(store: Store, acting: Acting, filters: Filters | None = None) -> Worklist:
    """List what a person must do by its section, in each by due date; what has no date comes last."""
    with store.reading() as view:
        return worklist_in(view, situation(view, acting), filters)


def worklist_in(view: View, now: Situation, filters: Filters | None = None) -> Worklist:
    """List what a person must do, in the moment of a view."""
    every = cycle_lines(view, now.today)
    lines = tuple(line for line in every if line.row.ending is None)
    turns = [*_turns(view, lines, now), *_actions(view, lines, now), *_decisions(view, lines, now)]
    turns += [*_controls(view, every, now), *_unassigned(view, now), *_unblocked(view, now)]
    turns += _voices(view, now)
    rows = tuple(line.row for line in every)
    wanted = chosen(view, filters or Filters(), now.organisation, now.today, rows=rows)
    taken = [item for item in turns if wanted.takes_item(item.cycle, item.due)]
    items = sorted((_placed(item, wanted.cycles, now) for item in taken), key=_urgency)
    return Worklist(
        situation=now,
        mine=tuple(item for item in items if item.task is not Task.WAIT),
        waiting=tuple(item for item in items if item.task is Task.WAIT),
        letters=len(Outbox(view).hindered()) if now.by.role is Role.OWNER else 0,
    )


def ready_moves(store: Store, acting: Acting, cycles: Iterable[int]) -> frozenset[int]:
    """Return those of this person's own cycles whose one forward move lacks nothing."""
    with store.reading() as view:
        now = situation(view, acting)
        return frozenset(number for number in cycles if _is_ready(view.cycle(number), view, now))


def _is_ready(cycle: Cycle, view: View, now: Situation) -> bool:
    moves = view.engines[cycle.process].forward(cycle, now)
    return cycle.responsible == now.by.number and len(moves) == 1 and not moves[0].gaps


def _placed(item: WorkItem, cycles: Mapping[int, CycleRow], now: Situation) -> WorkItem:
    """Put something into its section; a move of someone else's cycle is a decision about their work."""
    is_for_others = item.task is Task.MOVE and cycles[item.number].responsible != now.by.number
    section = section_of(item, now.today, is_decision=is_for_others or item.task in DECISIONS)
    return replace(item, section=section)


def _urgency(item: WorkItem) -> tuple[int, bool, date, int, int]:
    # Waiting for something late is no less late.
    place = tuple(Section).index(item.section)
    return (place, not item.is_overdue, item.due or date.max, item.number, item.action or 0)


def _turns(view: View, lines: tuple[CycleLine, ...], now: Situation) -> Iterator[WorkItem]:
    for line in lines:
        row, by = line.row, now.by.number
        if by not in (row.responsible, row.assigner, row.checker):
            continue
        watched = _watched(view, line)
        if watched is not None and watched.observed_until and now.today < watched.observed_until:
            yield replace(_item(Task.WAIT, line), observed_until=watched.observed_until)
        elif by in line.turn:
            yield replace(_item(Task.MOVE, line), awaited=_second(watched) if watched else None)
        else:
            yield replace(_item(Task.WAIT, line), waits_for=line.turn)


def _watched(view: View, line: CycleLine) -> Cycle | None:
    """Return a cycle in a stage that watches its effect, its window running or over."""
    rule = view.engines[line.row.process].process.stages[line.row.stage].due
    if rule is None or not rule.after_observation:
        return None
    # The query tables do not keep the window; few cycles are watched at a time.
    return view.cycle(line.row.number)


def _second(cycle: Cycle) -> Awaited:
    return Awaited(computed=cycle.plan.computed, taken=second_reading(cycle, ReadingKind.MEASURE))


def _item(task: Task, line: CycleLine) -> WorkItem:
    return WorkItem(
        task=task,
        number=line.row.number,
        title=line.row.title,
        detail=line.stage,
        due=line.row.due,
        is_overdue=line.is_overdue,
    )


def _actions(view: View, lines: tuple[CycleLine, ...], now: Situation) -> Iterator[WorkItem]:
    by_number = {line.row.number: line for line in lines}
    for action in listings.open_actions(view):
        line = by_number.get(action.cycle)
        if line is None:
            continue
        is_decision = action.is_drop_asked and now.by.number == line.row.assigner
        if action.assignee == now.by.number or is_decision:
            yield WorkItem(
                task=Task.DECIDE_DROP if is_decision else Task.ACT,
                number=action.cycle,
                title=line.row.title,
                detail=typed(action.title),
                due=action.due,
                is_overdue=is_overdue(action.due, now.today),
                action=action.number,
                wish=_wish_to_drop(view, action) if is_decision else None,
            )


def _wish_to_drop(view: View, action: ActionRow) -> Wish | None:
    """Return the latest wish to drop an action; a wish that is open belongs to the last round."""
    found = None
    for recorded in standing(view.history(stream_of("cycle", action.cycle))):
        if isinstance(recorded.event, ActionDropAsked) and recorded.event.action == action.number:
            found = Wish(asked_by=recorded.actor, reason=recorded.event.reason)
    return found


def _decisions(view: View, lines: tuple[CycleLine, ...], now: Situation) -> Iterator[WorkItem]:
    by_number = {line.row.number: line for line in lines}
    for extension in listings.waiting_extensions(view):
        line = by_number.get(extension.cycle)
        if line is not None and line.row.assigner == now.by.number:
            wish = Wish(asked_by=extension.asked_by, reason=extension.reason, to_due=extension.to_due)
            yield replace(_item(Task.DECIDE_EXTENSION, line), wish=wish)


def _controls(view: View, lines: tuple[CycleLine, ...], now: Situation) -> Iterator[WorkItem]:
    """Yield the closed cycles whose effect is to be read again; a met goal is still watched."""
    for line in lines:
        due = line.row.control_on
        if due is not None and due <= now.today and now.by.number == line.row.checker:
            awaited = Awaited(computed=view.cycle(line.row.number).plan.computed)
            item = replace(_item(Task.CONTROL, line), awaited=awaited)
            yield replace(item, due=due, is_overdue=is_overdue(due, now.today))


def _unassigned(view: View, now: Situation) -> Iterator[WorkItem]:
    if now.by.role is not Role.OWNER:
        return
    for row in listings.findings(view):
        if row.is_unassigned:
            yield replace(_of_finding(Task.ASSIGN, row, now), suggested=_suggested(row, now))


def _unblocked(view: View, now: Situation) -> Iterator[WorkItem]:
    """Yield what this person let wait for a place, when there is one."""
    if now.by.role not in (Role.OWNER, Role.HEAD):
        return
    for row in ready(view, now.organisation.people.values()):
        if row.queued_by == now.by.number:
            yield _of_finding(Task.OPEN_QUEUED, row, now)


def _of_finding(task: Task, row: FindingRow, now: Situation) -> WorkItem:
    return WorkItem(
        task=task,
        number=row.number,
        title=row.title,
        detail=typed(""),
        due=row.due,
        is_overdue=is_overdue(row.due, now.today),
    )


def _suggested(row: FindingRow, now: Situation) -> int | None:
    """Return whom a finding is about, or else the only head; someone who has left is no choice."""
    people = now.organisation.people
    if row.person is not None and people[row.person].is_here:
        return row.person
    heads = [person.number for person in people.values() if person.role is Role.HEAD and person.is_here]
    return heads[0] if len(heads) == 1 else None


def _voices(view: View, now: Situation) -> Iterator[WorkItem]:
    """Yield the assessments whose other voice waits for this person."""
    rows = listings.assessments(view)
    answered = {row.beside for row in rows}
    for row in rows:
        if row.number in answered or row.beside is not None:
            continue
        task = _awaited(row, now)
        if task is not None:
            yield WorkItem(
                task=task,
                number=row.number,
                title=view.catalogues[row.catalogue].title,
                detail=typed(now.organisation.people[row.person].name),
                due=row.answer_by,
                is_overdue=is_overdue(row.answer_by, now.today),
            )


def _awaited(row: AssessmentRow, now: Situation) -> Task | None:
    by, people = now.by, now.organisation.people
    is_there = people[row.person].is_here
    if row.voice is Voice.SELF:
        return Task.ASSESS if by.role is Role.OWNER and by.number != row.person and is_there else None
    if not row.is_sealed:
        return None
    if row.person == by.number:
        return Task.ANSWER
    # Whoever has left opens nothing, and is answered by nobody.
    opens = row.made_by == by.number or (by.role is Role.OWNER and not people[row.made_by].is_here)
    return Task.OPEN if opens and (is_overdue(row.answer_by, now.today) or not is_there) else None
