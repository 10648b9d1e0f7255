"""Digests: what each person is reminded of on a day, computed from the log and from nothing else.

Whether an earlier run was made or missed changes nothing: how loud a reminder is follows from how long
nothing has happened, and that stands in the log.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from pdca.domain.due import working_days_late
from pdca.domain.organisation import Organisation, Situation
from pdca.domain.people import Person
from pdca.domain.reminders import level, line_up, next_step
from pdca.reports.digest import Digest, DigestLine
from pdca.storage import listings
from pdca.storage.listings import CycleRow
from pdca.storage.store import Store
from pdca.storage.turns import Turn, turns
from pdca.storage.view import View
from pdca.usecases.acting import Acting, who
from pdca.usecases.pressing import Part, can_wait, part_of
from pdca.usecases.reach import Reach
from pdca.usecases.work_items import Task, WorkItem
from pdca.usecases.worklist import Worklist, worklist_in

CommandOf = Callable[[WorkItem, Worklist], str]
"""Tells what to type next about a piece of work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDigest:
    """What a person is reminded of, and where that reaches them; with no address they get nothing."""

    person: Person
    digest: Digest
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    """Everybody's digests of one day."""

    organisation: Organisation
    by: Person
    day: date
    is_working: bool
    digests: tuple[PersonDigest, ...]
    seq: int
    head_hash: str


def reminders(store: Store, acting: Acting, command_of: CommandOf, reach: Reach) -> Reminders:
    """Compute today's digests: one a person, whoever has something pressing or is told of a silence.

    Raises:
        NotFound: there is no such person as acts.
    """
    with store.reading() as view:
        organisation = view.organisation()
        seq, head_hash = view.head()
        day = organisation.today(acting.at)
        desk = _Desk(view, organisation, acting, command_of=command_of, reach=reach)
        return Reminders(
            organisation=organisation,
            by=who(organisation, acting),
            day=day,
            is_working=organisation.calendar.is_working(day),
            digests=tuple(desk.digests()),
            seq=seq,
            head_hash=head_hash,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """A piece of work in somebody's hands, with who above them learned that it does not get on."""

    holder: Person
    item: WorkItem
    command: str
    since: date | None = None
    above: tuple[int, ...] = ()
    told: tuple[int, ...] = ()


class _Desk:
    """Everybody's work in one moment."""

    def __init__(
        self,
        view: View,
        organisation: Organisation,
        acting: Acting,
        *,
        command_of: CommandOf,
        reach: Reach,
    ) -> None:
        self._organisation = organisation
        self._reach = reach
        self._command_of = command_of
        self._today = organisation.today(acting.at)
        self._rows = {row.number: row for row in listings.cycles(view)}
        self._turns: Mapping[int, Turn] = turns(view)
        self._matters: dict[int, tuple[_Matter, ...]] = {}
        for person in organisation.people.values():
            if person.may_change:
                situation = Situation(by=person, at=acting.at, organisation=organisation)
                found = worklist_in(view, situation)
                self._matters[person.number] = tuple(self._matter(item, found) for item in found.mine)

    def digests(self) -> Iterator[PersonDigest]:
        """Yield the digest of each person who is to be reminded of anything."""
        for number, matters in self._matters.items():
            person = self._organisation.people[number]
            digest = self._digest(person, matters)
            if not digest.is_empty:
                addresses = self._reach.addresses(person)
                yield PersonDigest(person=person, digest=digest, addresses=addresses)

    def _digest(self, person: Person, matters: Sequence[_Matter]) -> Digest:
        parts: dict[Part, list[_Matter]] = {part: [] for part in Part}
        for each in matters:
            part = self._part(each)
            if part is not None:
                parts[part].append(each)
        others = [each for each in chain(*self._matters.values()) if person.number in each.told]
        others.sort(key=lambda each: (-self._silent(each), each.item.number, each.holder.number))
        return Digest(
            organisation=self._organisation.name,
            person=person.name,
            day=self._today,
            **{part.value: tuple(map(self._line, found)) for part, found in parts.items()},
            others=tuple(map(self._told_line, others)),
            rest=len(matters) - sum(map(len, parts.values())),
        )

    def _part(self, matter: _Matter) -> Part | None:
        is_of_others = self._row_of_others(matter) is not None
        return part_of(matter.item, self._today, self._organisation.calendar, is_of_others=is_of_others)

    def _row_of_others(self, matter: _Matter) -> CycleRow | None:
        """Return the cycle of another person, who waits for this one's move; None when it is none."""
        item = matter.item
        row = self._rows[item.number] if item.task is Task.MOVE else None
        return None if row is None or row.responsible == matter.holder.number else row

    def _matter(self, item: WorkItem, found: Worklist) -> _Matter:
        holder, command = found.situation.by, self._command_of(item, found)
        since = self._since(holder, item) if item.is_overdue else None
        if since is None:
            return _Matter(holder=holder, item=item, command=command)
        people, calendar = self._organisation.people, self._organisation.calendar
        above = line_up(holder.number, self._rows[item.number].assigner, people)
        told = above[: level(since, self._today, calendar)]
        return _Matter(holder=holder, item=item, command=command, since=since, above=above, told=told)

    def _since(self, holder: Person, item: WorkItem) -> date | None:
        """Return since when somebody is silent about late work; None for what nobody else is told of.

        It begins at the due date, or later when the work came into these hands later: by another
        responsible, at the end of a pause, or with the stage in which it can be done.
        """
        if item.due is None or item.task not in (Task.MOVE, Task.ACT, Task.CONTROL):
            return None
        turn, row = self._turns.get(item.number), self._rows[item.number]
        if turn is None or item.task is Task.CONTROL:
            return item.due
        begins = max(item.due, turn.stage_since)
        if item.task is Task.MOVE and holder.number == row.responsible:
            return max(begins, self._organisation.today(turn.responsible_since))
        return begins

    def _silent(self, matter: _Matter) -> int:
        calendar = self._organisation.calendar
        return max(0, calendar.between(matter.since, self._today)) if matter.since else 0

    def _line(self, matter: _Matter) -> DigestLine:
        item, people, calendar = matter.item, self._organisation.people, self._organisation.calendar
        upcoming = self._upcoming(matter)
        wish = item.wish
        return DigestLine(
            task=item.task.value,
            reading=_reading(item),
            name=item.name,
            title=item.title,
            detail=item.detail,
            due=item.due,
            days_late=working_days_late(item.due, self._today, self._organisation.calendar),
            command=matter.command,
            who=people[wish.asked_by].name if wish else "",
            to_due=wish.to_due if wish else None,
            reason=wish.reason if wish else "",
            can_wait=can_wait(item, self._today, calendar, row=self._row_of_others(matter)),
            days_silent=self._silent(matter),
            known_by=tuple(people[number].name for number in matter.told if self._is_reached(number)),
            next_name=people[upcoming[0]].name if upcoming else "",
            next_on=upcoming[1] if upcoming else None,
        )

    def _upcoming(self, matter: _Matter) -> tuple[int, date] | None:
        """Return who is told next and when; None when nobody is, or nothing would reach them."""
        above = matter.above[len(matter.told) :]
        if matter.since is None or not above or not self._is_reached(above[0]):
            return None
        return above[0], next_step(matter.since, self._today, self._organisation.calendar)

    def _is_reached(self, number: int) -> bool:
        return self._reach.is_reached(self._organisation.people[number])

    def _told_line(self, matter: _Matter) -> DigestLine:
        item = matter.item
        return DigestLine(
            task=item.task.value,
            name=item.name,
            title=item.title,
            detail=item.detail,
            due=item.due,
            days_late=working_days_late(item.due, self._today, self._organisation.calendar),
            command=f"pdca show {item.number}",
            who=matter.holder.name,
            days_silent=self._silent(matter),
        )


def _reading(item: WorkItem) -> str:
    if item.task is not Task.MOVE or item.awaited is None:
        return ""
    return "due" if item.awaited.taken is None else "come"
