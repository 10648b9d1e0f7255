"""What stood in calendars until lately: it is told once more as done or void, so that calendars let it go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from pdca.domain.organisation import Organisation
from pdca.domain.people import Role
from pdca.domain.plan import ReadingKind
from pdca.domain.process import Ending, Relation
from pdca.domain.text import typed
from pdca.exports.calendars import Standing
from pdca.storage.calendar_rows import (
    ActionEnd,
    ExtensionEnd,
    FindingEnd,
    PeopleRow,
    VisitRow,
)
from pdca.storage.tables import FOREVER
from pdca.storage.view import View
from pdca.usecases.calendar_things import (
    Known,
    Thing,
    ThingKind,
    action_key,
    assign_key,
    control_key,
    drop_key,
    extension_key,
    stage_key,
    thing_of,
)
from pdca.usecases.listing import CycleLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """What lasts or ended lately, as the query tables have it."""

    since_seq: int
    visits: tuple[VisitRow, ...]
    people: Mapping[int, tuple[PeopleRow, ...]]
    """By cycle."""
    actions: tuple[ActionEnd, ...]
    extensions: tuple[ExtensionEnd, ...]
    findings: tuple[FindingEnd, ...]

    def seqs(self) -> set[int]:
        """Return the events that began or ended something."""
        seqs = {row.until_seq for row in self.visits}
        seqs |= {row.until_seq for row in chain.from_iterable(self.people.values())}
        seqs |= {row.settled_seq for row in self.actions}
        seqs |= {row.settled_seq for row in self.extensions}
        for row in self.findings:
            seqs |= {row.opened_seq, row.assigned_seq, row.dismissed_seq}
        return seqs - {FOREVER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """Yields what ended lately, for all people; what happened later to the same thing comes later."""

    view: View
    organisation: Organisation
    known: Known
    lately: Lately

    def things(self) -> Iterator[Thing]:
        """Yield the stages, actions, decisions and control readings that nobody waits for any more."""
        for visit in self.lately.visits:
            yield from self._visit(visit)
        for action in self.lately.actions:
            yield from self._action(action)
        for extension in self.lately.extensions:
            yield from self._extension(extension)
        for line in self.known.lines.values():
            yield from self._control(line)
        for finding in self.lately.findings:
            yield from self._finding(finding)

    def _visit(self, visit: VisitRow) -> Iterator[Thing]:
        if visit.is_paused or visit.due is None:
            return
        for relation in self.view.engines[visit.process].holders(visit.stage):
            for person, until_seq in self._holders(visit, relation):
                if until_seq == FOREVER:
                    continue
                is_handed_on = until_seq < visit.until_seq
                yield thing_of(
                    self.known.lines[visit.cycle],
                    ThingKind.STAGE,
                    stage_key(visit.cycle, visit.from_seq),
                    person=person,
                    due=visit.due,
                    mark=self.known.event_marks[until_seq],
                    standing=Standing.VOID if is_handed_on or _is_stopped(visit) else Standing.DONE,
                    detail=self.view.engines[visit.process].process.stages[visit.stage].title,
                )

    def _holders(self, visit: VisitRow, relation: Relation) -> Iterator[tuple[int, int]]:
        """Yield who had the turn, and the event that took it from them."""
        rows = [
            row
            for row in self.lately.people.get(visit.cycle, ())
            if row.from_seq < visit.until_seq and row.until_seq > visit.from_seq
        ]
        held = [(getattr(row, relation.value), min(row.until_seq, visit.until_seq)) for row in rows]
        # What changes hands beside it takes nothing from who had the turn.
        yield from (last for last, then in zip_longest(held, held[1:]) if then is None or then[0] != last[0])

    def _action(self, row: ActionEnd) -> Iterator[Thing]:
        line = self.known.lines[row.cycle]
        if row.settled_seq != FOREVER:
            mark = self.known.event_marks[row.settled_seq]
        elif self._is_out_of_work(row, line):
            mark = self.known.cycle_marks[row.cycle]
        else:
            return
        is_done = row.settled_seq != FOREVER and not row.is_dropped
        yield thing_of(
            line,
            ThingKind.ACTION,
            action_key(row.cycle, row.round, row.number),
            person=row.assignee,
            due=row.due,
            mark=mark,
            standing=Standing.DONE if is_done else Standing.VOID,
            detail=typed(row.title),
            action=row.number,
        )
        if row.is_drop_asked:
            yield thing_of(
                line,
                ThingKind.DROP,
                drop_key(row.cycle, row.round, row.number),
                person=line.row.assigner,
                due=row.due,
                mark=mark,
                standing=Standing.DONE if row.is_dropped else Standing.VOID,
                detail=typed(row.title),
                action=row.number,
            )

    def _is_out_of_work(self, row: ActionEnd, line: CycleLine) -> bool:
        """Tell whether an open action is nobody's work lately: its cycle was stopped or is past it."""
        is_stopped = line.row.ending is not None or line.row.phase is None or row.round < line.row.round
        return is_stopped and self._is_late_enough(row.cycle)

    def _is_late_enough(self, cycle: int) -> bool:
        return self.known.cycle_marks[cycle].seq >= self.lately.since_seq

    def _extension(self, row: ExtensionEnd) -> Iterator[Thing]:
        line = self.known.lines[row.cycle]
        yield thing_of(
            line,
            ThingKind.EXTENSION,
            extension_key(row.cycle, row.number),
            person=line.row.assigner,
            due=row.from_due,
            mark=self.known.event_marks[row.settled_seq],
            standing=Standing.VOID if row.is_lapsed else Standing.DONE,
        )

    def _control(self, line: CycleLine) -> Iterator[Thing]:
        """Yield the control reading of a closed cycle that was taken lately."""
        row = line.row
        if (
            row.ending is not Ending.CLOSED
            or row.control_on is not None
            or not self._is_late_enough(row.number)
        ):
            return
        cycle = self.view.cycle(row.number)
        taken = [each for each in cycle.readings if each.kind is ReadingKind.MEASURE]
        due = cycle.standard.control_on
        if due is not None and any(each.on >= due for each in taken):
            yield thing_of(
                line,
                ThingKind.CONTROL,
                control_key(row.number),
                person=row.checker,
                due=due,
                mark=self.known.cycle_marks[row.number],
                standing=Standing.DONE,
            )

    def _finding(self, row: FindingEnd) -> Iterator[Thing]:
        ended = min(row.assigned_seq, row.dismissed_seq)
        if ended == FOREVER:
            return
        for person in self.organisation.people.values():
            if person.role is Role.OWNER:
                yield Thing(
                    kind=ThingKind.ASSIGN,
                    key=assign_key(row.number),
                    person=person.number,
                    number=row.number,
                    title=row.title,
                    detail={},
                    severity=row.severity,
                    due=row.due,
                    mark=self.known.event_marks[ended],
                    standing=Standing.DONE,
                )


def _is_stopped(visit: VisitRow) -> bool:
    """Tell whether a stay ended without its work being done: paused, cancelled, abandoned."""
    is_paused = visit.ending is None and visit.next_phase is None
    return is_paused or visit.ending in (Ending.CANCELLED, Ending.ABANDONED)
