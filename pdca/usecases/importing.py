"""Take findings over from a foreign register: all of them or none, each only once."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from pdca.domain.catalogue import Severity
from pdca.domain.errors import Gap, NotFound, WrongInput
from pdca.domain.events import FindingOpened
from pdca.domain.organisation import Organisation
from pdca.domain.people import Person
from pdca.domain.streams import stream_of
from pdca.domain.text import typed
from pdca.registers.columns import Matching, match_columns
from pdca.registers.dates import DateFormat
from pdca.registers.findings import FindingRow, FindingRows, read_findings
from pdca.registers.mistakes import refusal
from pdca.registers.reading import Wishes, read_table
from pdca.registers.table import Table
from pdca.registers.words import finding_words
from pdca.storage.journal import Journal, Stamp
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, find_person, stamp
from pdca.usecases.assigning import open_or_queue
from pdca.usecases.finding_codes import own_codes


class EarlyDue(StrEnum):
    """What to do with rows that were due before they were found."""

    REFUSE = "refuse"
    ACCEPT = "accept"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A file and how it is to be understood."""

    path: Path
    wishes: Wishes = field(default_factory=Wishes)
    mapping: Mapping[str, str] = field(default_factory=dict)
    date_format: DateFormat | None = None
    severity: Severity = Severity.NORMAL
    """For rows that name none."""
    early_due: EarlyDue = EarlyDue.REFUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did, or would do."""

    table: Table
    matching: Matching
    rows: tuple[FindingRow, ...]
    """The new rows."""
    known: int
    """How many rows were taken over before."""
    early: tuple[int, ...]
    """The rows that were due before they were found."""
    findings: tuple[int, int] | None
    """The first and the last number of the new findings; None when nothing was written."""
    cycles: int
    queued: int
    """The findings that wait until their responsible has a place."""
    is_applied: bool


def import_findings(
    store: Store,
    register: Register,
    *,
    acting: Acting,
    is_applied: bool = False,
    assign_to: str | None = None,
    checker: str | None = None,
) -> Imported:
    """Read a register and open a finding, and with `assign_to` a cycle, for each new row.

    A row that names a responsible person of the organisation is assigned to that person instead.

    Raises:
        WrongInput: the file has mistakes; all of them are listed, with their rows.
        Refused: the rules say no.
    """
    table = read_table(register.path, **_options(register.wishes))
    matching = match_columns(table.columns, finding_words().fields, register.mapping)
    found = read_findings(table, matching.columns, date_format=register.date_format)
    if found.mistakes:
        raise refusal("register-mistakes", found.mistakes, file=table.source.name)
    wanted = _wanted(found, register.early_due)
    with store.writing() as journal:
        made = stamp(journal, acting)
        known = journal.external_numbers() | own_codes(journal)
        new = tuple(row for row in wanted if _external_number(row) not in known)
        owners = _responsibles(journal, new, assign_to)
        _refuse_future(journal.organisation(), new, made)
        numbers = _open(journal, new, register, made) if is_applied else []
        cycles = 0
        if assign_to and is_applied:
            checks = find_person(journal.organisation(), checker) if checker else made.by
            cycles = _assign(journal, zip(numbers, owners, strict=True), checks, made)
    return Imported(
        table=table,
        matching=matching,
        rows=new,
        known=len(wanted) - len(new),
        early=found.due_before_found,
        findings=(numbers[0], numbers[-1]) if numbers else None,
        cycles=cycles,
        queued=len(numbers) - cycles if assign_to else 0,
        is_applied=is_applied,
    )


def _assign(journal: Journal, owned: Iterable[tuple[int, Person]], checker: Person, made: Stamp) -> int:
    """Open the cycles of findings, as far as their responsibles have places; return how many began."""
    by_person: dict[int, list[int]] = {}
    for number, responsible in owned:
        by_person.setdefault(responsible.number, []).append(number)
    begun = 0
    for person, numbers in by_person.items():
        findings = [journal.finding(number) for number in numbers]
        responsible = journal.organisation().people[person]
        opened, _queued = open_or_queue(journal, findings, responsible, checker=checker, made=made)
        begun += len(opened)
    return begun


def _options(wishes: Wishes) -> dict[str, Any]:
    return {name: getattr(wishes, name) for name in Wishes.__slots__}


def _wanted(found: FindingRows, early_due: EarlyDue) -> tuple[FindingRow, ...]:
    if found.due_before_found and early_due is EarlyDue.REFUSE:
        mistakes = tuple(
            Gap("due-before-found", {"row": row.number, "due": row.due, "found": row.found_on})
            for row in found.rows
            if row.number in frozenset(found.due_before_found)
        )
        raise refusal("early-due", mistakes, rows=found.due_before_found)
    if early_due is EarlyDue.SKIP:
        return tuple(row for row in found.rows if row.number not in frozenset(found.due_before_found))
    return found.rows


def _external_number(row: FindingRow) -> str:
    """Return the row's own number, else a fingerprint of it, so that a second run adds nothing."""
    if row.external_number:
        return row.external_number
    words = "\n".join((row.title, row.description, str(row.found_on), str(row.due)))
    return f"#{hashlib.sha256(words.encode()).hexdigest()[:16]}"


def _responsibles(journal: Journal, rows: Sequence[FindingRow], assign_to: str | None) -> list[Person]:
    if assign_to is None:
        return []
    organisation = journal.organisation()
    default = find_person(organisation, assign_to)
    people: dict[str, Person] = {}
    mistakes = list(_unknown_people(organisation, rows, people))
    if mistakes:
        raise refusal("register-people", mistakes)
    return [people.get(row.responsible, default) for row in rows]


def _unknown_people(
    organisation: Organisation, rows: Sequence[FindingRow], people: dict[str, Person]
) -> Iterator[Gap]:
    for row in rows:
        if row.responsible and row.responsible not in people:
            try:
                people[row.responsible] = find_person(organisation, row.responsible)
            except (NotFound, WrongInput):
                yield Gap("responsible-unknown", {"row": row.number, "name": row.responsible})


def _refuse_future(organisation: Organisation, rows: Sequence[FindingRow], made: Stamp) -> None:
    today = organisation.today(made.at)
    late = [
        Gap("found-in-future", {"row": row.number, "found": row.found_on})
        for row in rows
        if row.found_on is not None and row.found_on > today
    ]
    if late:
        raise refusal("register-mistakes", late)


def _open(journal: Journal, rows: Sequence[FindingRow], register: Register, made: Stamp) -> list[int]:
    today = journal.organisation().today(made.at)
    numbers = []
    for row in rows:
        number = journal.next_number("finding")
        event = FindingOpened(
            number=number,
            title=typed(row.title),
            description=typed(row.description),
            severity=row.severity or register.severity,
            found_on=row.found_on or today,
            due=row.due,
            external_number=_external_number(row),
        )
        journal.record(stream_of("finding", number), event, made)
        numbers.append(number)
    return numbers
