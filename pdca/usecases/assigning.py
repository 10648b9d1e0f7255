"""Open the corrective cycle of a finding: who is responsible, who checks, and by when the plan is due."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from pdca.domain.catalogue import DefaultCycle
from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import CycleOpened
from pdca.domain.engine import Engine, due_of_stage, stage_days
from pdca.domain.errors import NotFound, Refused, SomeoneWasFirst, StorageTrouble
from pdca.domain.events import DefinitionKind, FindingAssigned
from pdca.domain.finding import Finding
from pdca.domain.organisation import Organisation
from pdca.domain.people import Person
from pdca.domain.plan import Plan
from pdca.domain.streams import stream_of
from pdca.storage import listings
from pdca.storage.journal import Journal, Stamp
from pdca.storage.listings import FindingRow
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, find_person, stamp
from pdca.usecases.places import InQueue, is_full, queue, ready, with_a_place
from pdca.usecases.racing import told_who_was_first

DEFAULT_PROCESS = "pdca"

DEFAULT_OBSERVATION = 20
"""Working days that an effect is watched when no catalogue says otherwise (see signs.md: process figures)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A finding and the cycle that works on it."""

    finding: Finding
    cycle: Cycle
    is_repeat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What became of all findings of one command."""

    organisation: Organisation
    assigned: tuple[Assigned, ...]
    queued: tuple[InQueue, ...] = ()
    """What waits until the responsible has a place for it."""

    @property
    def is_change(self) -> bool:
        """Tell whether anything was written."""
        return not (all(a.is_repeat for a in self.assigned) and all(q.is_repeat for q in self.queued))


def assign(
    store: Store,
    numbers: Sequence[int],
    to: str,
    *,
    acting: Acting,
    checker: str | None = None,
    all_waiting: bool = False,
    over_limit: str | None = None,
    is_trial: bool = False,
) -> Assignment:
    """Open the cycles of findings; with `all_waiting` those of every finding that waits.

    What the responsible has no place for waits in their queue, unless `over_limit` says why it must not.
    A trial says what would happen and keeps nothing.

    Raises:
        NotFound: there is no such finding or person, or nothing waits.
        Refused: the rules say no; then none of the cycles is opened.
        SomeoneWasFirst: another person has been made responsible meanwhile.
    """
    with store.writing() as journal:
        made = stamp(journal, acting)
        organisation = journal.organisation()
        responsible = find_person(organisation, to)
        checks = find_person(organisation, checker) if checker else made.by
        wanted = tuple(numbers) or (_waiting(journal) if all_waiting else ())
        if not wanted:
            raise NotFound("no-finding-waits")
        findings = [journal.finding(number) for number in dict.fromkeys(wanted)]
        known = tuple(_known(journal, each, responsible) for each in findings if each.cycle is not None)
        fresh = [finding for finding in findings if finding.cycle is None]
        with ExitStack() as stack:
            for each in fresh:
                stack.enter_context(told_who_was_first(journal, stream_of("finding", each.number), acting))
            opened, queued = open_or_queue(
                journal, fresh, responsible, checker=checks, made=made, over_limit=over_limit
            )
        if is_trial:
            journal.discard()
        return Assignment(organisation=organisation, assigned=(*known, *opened), queued=queued)


def open_queued(store: Store, *, acting: Acting, is_trial: bool = False) -> Assignment:
    """Open the cycles of what a person has let wait, as far as its responsible have places now.

    Raises:
        NotFound: nothing of theirs waits.
        Refused: nobody whom it waits for has a place.
    """
    with store.writing() as journal:
        made, organisation = stamp(journal, acting), journal.organisation()
        if not any(row.queued_for and row.queued_by == made.by.number for row in listings.findings(journal)):
            raise NotFound("queue-empty")
        mine = [r for r in ready(journal, organisation.people.values()) if r.queued_by == made.by.number]
        if not mine:
            raise Refused("queue-without-place")
        opened = tuple(_open_from_queue(journal, row, made) for row in mine)
        if is_trial:
            journal.discard()
        return Assignment(organisation=organisation, assigned=opened)


def open_or_queue(
    journal: Journal,
    findings: Sequence[Finding],
    responsible: Person,
    *,
    checker: Person,
    made: Stamp,
    over_limit: str | None = None,
) -> tuple[tuple[Assigned, ...], tuple[InQueue, ...]]:
    """Open the cycles that the responsible has a place for, all of them over the limit; let the rest wait."""
    has_place = with_a_place(journal, findings, responsible)
    now = [each for each in findings if over_limit is not None or each.number in has_place]
    opened = tuple(
        open_cycle(journal, each, responsible, checker=checker, made=made, over_limit=over_limit or "")
        for each in now
    )
    rest = [each for each in findings if each not in now]
    return opened, queue(journal, rest, responsible, checker=checker, made=made) if rest else ()


def open_cycle(
    journal: Journal,
    finding: Finding,
    responsible: Person,
    *,
    checker: Person,
    made: Stamp,
    over_limit: str = "",
) -> Assigned:
    """Record that a finding is assigned and that its cycle began; the reason counts only over the limit."""
    reason = over_limit if is_full(journal, responsible) else ""
    number = journal.next_number("cycle")
    journal.record(stream_of("finding", finding.number), FindingAssigned(cycle=number), made)
    event = _opened(journal, finding, number, responsible=responsible, checker=checker, made=made)
    journal.record(stream_of("cycle", number), replace(event, over_limit=reason), made)
    return Assigned(
        finding=journal.finding(finding.number),
        cycle=journal.cycle(number),
        is_repeat=False,
    )


def _open_from_queue(journal: Journal, row: FindingRow, made: Stamp) -> Assigned:
    finding, people = journal.finding(row.number), journal.organisation().people
    if finding.queued is None:
        raise NotFound("queue-empty")
    responsible, checker = people[finding.queued.responsible], people[finding.queued.checker]
    return open_cycle(journal, finding, responsible, checker=checker, made=made)


def _known(journal: Journal, finding: Finding, responsible: Person) -> Assigned:
    """Answer for a finding that has its cycle."""
    number = finding.number
    if finding.cycle is None:
        raise NotFound("no-finding-waits")
    cycle = journal.cycle(finding.cycle)
    if cycle.ending is not None:
        raise Refused("finding-cycle-ended", finding=number, cycle=cycle, ending=cycle.ending)
    if cycle.responsible != responsible.number:
        people = journal.organisation().people
        raise SomeoneWasFirst(
            "finding-assigned-already",
            finding=number,
            cycle=cycle.number,
            name=people[cycle.responsible].name,
            winner=people[cycle.assigner].name,
            at=journal.organisation().local(cycle.opened_at),
        )
    return Assigned(finding=finding, cycle=cycle, is_repeat=True)


def _waiting(journal: Journal) -> tuple[int, ...]:
    return tuple(row.number for row in listings.findings(journal) if row.is_unassigned)


def _opened(
    journal: Journal, finding: Finding, number: int, *, responsible: Person, checker: Person, made: Stamp
) -> CycleOpened:
    content_hash, engine = _default_process(journal)
    organisation = journal.organisation()
    defaults = _default_cycle(journal, finding)
    process = engine.process
    stage = process.stages[process.initial]
    days = stage_days(process, defaults.working_days if defaults else {})
    today = organisation.today(made.at)
    due = due_of_stage(stage, days[stage.id], today=today, calendar=organisation.calendar)
    if stage.phase is None:
        raise StorageTrouble("definition-unknown", content_hash=content_hash)
    return CycleOpened(
        number=number,
        finding=finding.number,
        title=finding.title,
        severity=finding.severity,
        sign=finding.sign,
        catalogue=finding.catalogue,
        process=content_hash,
        assigner=made.by.number,
        responsible=responsible.number,
        checker=checker.number,
        stage=stage.id,
        phase=stage.phase,
        stage_days=days,
        observation=defaults.observation if defaults else DEFAULT_OBSERVATION,
        due=due,
        recurs_from=finding.recurs_from,
        draft=_draft(journal, finding),
    )


def _draft(journal: Journal, finding: Finding) -> Plan | None:
    """Return the plan that did not hold, to begin with; None when the sign shows for the first time."""
    return journal.cycle(finding.recurs_from).plan.for_recurrence() if finding.recurs_from else None


def _default_process(journal: Journal) -> tuple[str, Engine]:
    stored = journal.organisation().latest_definition(DefinitionKind.PROCESS, DEFAULT_PROCESS)
    if stored is None or stored.content_hash not in journal.engines:
        raise StorageTrouble("definition-unknown", content_hash=stored.content_hash if stored else "")
    return stored.content_hash, journal.engines[stored.content_hash]


def _default_cycle(journal: Journal, finding: Finding) -> DefaultCycle | None:
    if finding.catalogue is None or finding.sign is None:
        return None
    return journal.catalogues[finding.catalogue].sign(finding.sign).cycle
