"""Exports: cycles, findings, actions, readings and events, a row at a time."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal

from pdca.domain.due import is_overdue, working_days_late
from pdca.domain.process import Phase
from pdca.storage import export_rows, listings
from pdca.storage.calendar_rows import identity
from pdca.storage.listings import FindingRow
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases.acting import Acting
from pdca.usecases.export_source import Exported, Source, Wanted
from pdca.usecases.exported_rows import (
    ActionExported,
    ActionStanding,
    CycleExported,
    EventExported,
    FindingExported,
    FindingStanding,
    ReadingExported,
    Row,
    Subject,
)
from pdca.usecases.finding_codes import finding_code


@contextmanager
def exported(store: Store, acting: Acting, subject: Subject, wanted: Wanted) -> Iterator[Exported]:
    """Lend the rows of an export; they must be taken before the block ends.

    The days between which rows are wanted are those on which cycles were opened, findings found, actions due,
    readings taken and events recorded. Without a filter everything is exported, of cycles only those that
    run; with one, what belongs to the cycles that `list` shows with it.

    Raises:
        NotFound: a filter names what is not there.
    """
    with store.reading() as view:
        source = Source.of(view, acting, wanted)
        if subject is not Subject.EVENTS:
            yield source.exported(_ROWS[subject](source, view))
            return
    yield source.exported(_events(source, store))


def _cycles(source: Source, _: View) -> Iterator[CycleExported]:
    calendar = source.organisation.calendar
    for number in sorted(source.chosen):
        line = source.lines[number]
        row = line.row
        if source.wanted.takes(row.opened_on):
            yield CycleExported(
                number=number,
                finding=row.finding,
                title=row.title,
                severity=row.severity,
                sign=row.sign,
                stage=row.stage,
                stage_title=line.stage,
                phase=row.phase,
                round=row.round,
                due=row.due,
                original_due=row.original_due,
                is_overdue=line.is_overdue,
                working_days_late=working_days_late(row.due, source.today, calendar),
                slip=row.slip,
                assigner=source.named(row.assigner),
                responsible=source.named(row.responsible),
                checker=source.named(row.checker),
                turn=tuple(map(source.named, line.turn)),
                opened_on=row.opened_on,
                ended_on=row.ended_on,
                ending=row.ending,
                control_on=row.control_on,
                recurs_from=row.recurs_from,
                shown_again=line.again,
            )


def _findings(source: Source, view: View) -> Iterator[FindingExported]:
    described, mine = export_rows.descriptions(view), identity(view)
    for row in listings.findings(view):
        if not source.takes(row.cycle, row.found_on):
            continue
        standing = _finding_standing(row)
        line = source.lines.get(row.cycle) if row.cycle else None
        yield FindingExported(
            number=row.number,
            code=finding_code(row.number, mine),
            external_number=row.external_number,
            title=row.title,
            description=described.get(row.number, {}),
            severity=row.severity,
            sign=row.sign,
            assessment=row.assessment,
            about=source.name(row.person),
            found_on=row.found_on,
            due=row.due,
            is_overdue=standing in _NOT_BEGUN and is_overdue(row.due, source.today),
            standing=standing,
            cycle=row.cycle,
            responsible=source.name(line.row.responsible if line else row.queued_for),
            recurs_from=row.recurs_from,
        )


def _finding_standing(row: FindingRow) -> FindingStanding:
    if row.is_dismissed:
        return FindingStanding.DISMISSED
    if row.cycle is not None:
        return FindingStanding.ASSIGNED
    return FindingStanding.WAITING if row.is_unassigned else FindingStanding.QUEUED


_NOT_BEGUN = (FindingStanding.WAITING, FindingStanding.QUEUED)


def _actions(source: Source, view: View) -> Iterator[ActionExported]:
    awaited = {
        (row.cycle, row.number)
        for row in listings.open_actions(view)
        if source.lines[row.cycle].row.phase is Phase.DO
    }
    for row in export_rows.actions(view):
        if not source.takes(row.cycle, row.due):
            continue
        is_open = row.settled_at is None
        is_awaited = is_open and (row.cycle, row.number) in awaited
        done = ActionStanding.DROPPED if row.is_dropped else ActionStanding.DONE
        yield ActionExported(
            cycle=row.cycle,
            round=row.round,
            number=row.number,
            title=row.title,
            assignee=source.named(row.assignee),
            due=row.due,
            standing=ActionStanding.OPEN if is_open else done,
            is_drop_asked=is_open and row.is_drop_asked,
            is_overdue=is_overdue(row.due if is_awaited else None, source.today),
            settled_at=row.settled_at,
        )


def _readings(source: Source, view: View) -> Iterator[ReadingExported]:
    for row in export_rows.readings(view):
        if source.takes(row.cycle, row.taken_on):
            yield ReadingExported(
                cycle=row.cycle,
                round=row.round,
                number=row.number,
                kind=row.kind,
                measure=row.measure,
                value=Decimal(row.value),
                unit=row.unit,
                taken_on=row.taken_on,
                by=source.named(row.by),
                at=row.at,
                computed=row.computed,
                corrected_because=row.corrected_because,
            )


def _events(source: Source, store: Store) -> Iterator[EventExported]:
    for row in export_rows.events(store, source.seq):
        if not source.takes(_cycle_of(row.stream), source.organisation.today(row.at)):
            continue
        yield EventExported(
            seq=row.seq,
            at=row.at,
            by=source.named(row.actor),
            type=row.type,
            version=row.version,
            stream=row.stream,
            stream_seq=row.stream_seq,
            assurance=row.assurance,
            clock=row.clock,
            payload=None if row.stream in source.hidden else row.payload,
            previous_hash=row.previous_hash,
            hash=row.hash,
        )


def _cycle_of(stream: str) -> int | None:
    kind, _, number = stream.partition("-")
    return int(number) if kind == "cycle" else None


_ROWS: Mapping[Subject, Callable[[Source, View], Iterator[Row]]] = {
    Subject.CYCLES: _cycles,
    Subject.FINDINGS: _findings,
    Subject.ACTIONS: _actions,
    Subject.READINGS: _readings,
}
