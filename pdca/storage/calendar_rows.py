"""What calendars show beside the lists: when things began, and what ended lately. Rows as frozen values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select

from pdca.domain.catalogue import Severity
from pdca.domain.process import Ending, Phase
from pdca.domain.text import LocalText
from pdca.storage import calendar_statements as statements
from pdca.storage.codec import decoded, instant, instant_text
from pdca.storage.statements import event_at, first_seq_from
from pdca.storage.tables import FOREVER
from pdca.storage.view import View

IDENTITY_LENGTH = 12

BATCH = 500
"""Of events asked for at once; databases limit the parameters of a statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """When something changed, and how many events its stream had then."""

    seq: int
    stream_seq: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """One stay of a cycle in a stage."""

    cycle: int
    process: str
    stage: str
    from_seq: int
    until_seq: int
    due: date | None
    """The due date at its end, or now."""
    is_paused: bool
    ending: Ending | None
    """How the cycle ended, when this was its last stay."""
    next_phase: Phase | None
    """The phase that came after, None after the last stay and before a pause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRow:
    """While a cycle was in the same hands."""

    cycle: int
    responsible: int
    assigner: int
    checker: int
    from_seq: int
    until_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionEnd:
    """An action that was settled lately, or is not settled and may have lost its cycle."""

    cycle: int
    round: int
    number: int
    title: str
    assignee: int
    due: date
    settled_seq: int
    is_dropped: bool
    is_drop_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionEnd:
    """An extension that was decided lately, or lapsed."""

    cycle: int
    number: int
    from_due: date
    settled_seq: int
    is_lapsed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEnd:
    """A finding with a due date that waits for someone to be responsible, or did until lately."""

    number: int
    title: LocalText
    severity: Severity
    due: date
    opened_seq: int
    assigned_seq: int
    dismissed_seq: int


def since(view: View, moment: datetime) -> int:
    """Return the first event at or after a moment; one that will never come when there is none."""
    parameters = {"organisation": view.number, "moment": instant_text(moment)}
    return view.connection.execute(first_seq_from, parameters).scalar() or FOREVER


def identity(view: View) -> str:
    """Return what tells the organisation from all others: the beginning of the hash of its first event."""
    first: str = view.connection.execute(event_at, {"organisation": view.number, "seq": 1}).one().hash
    return first[:IDENTITY_LENGTH]


def visits(view: View, since_seq: int) -> tuple[VisitRow, ...]:
    """List the stays that last or ended lately, oldest first."""
    return tuple(
        VisitRow(
            cycle=row.cycle,
            process=row.process,
            stage=row.stage,
            from_seq=row.from_seq,
            until_seq=row.until_seq,
            due=date.fromisoformat(row.due) if row.due else None,
            is_paused=row.phase is None,
            ending=Ending(row.ending) if row.ending and row.ended_seq == row.until_seq else None,
            next_phase=Phase(row.next_phase) if row.next_phase else None,
        )
        for row in _rows(view, statements.visits, since_seq)
    )


def people(view: View, since_seq: int) -> tuple[PeopleRow, ...]:
    """List who is what to each cycle, and who was until lately, oldest first."""
    return tuple(PeopleRow(**row._mapping) for row in _rows(view, statements.people, since_seq))  # noqa: SLF001 - the documented way to get a row by names


def action_ends(view: View, since_seq: int) -> tuple[ActionEnd, ...]:
    """List the actions that were settled lately, and those that are not settled."""
    return tuple(
        ActionEnd(
            cycle=row.cycle,
            round=row.round,
            number=row.number,
            title=row.title,
            assignee=row.assignee,
            due=date.fromisoformat(row.due),
            settled_seq=row.settled_seq,
            is_dropped=bool(row.is_dropped),
            is_drop_asked=row.drop_asked_seq is not None,
        )
        for row in _rows(view, statements.actions, since_seq)
    )


def extension_ends(view: View, since_seq: int) -> tuple[ExtensionEnd, ...]:
    """List the extensions that were settled lately."""
    return tuple(
        ExtensionEnd(
            cycle=row.cycle,
            number=row.number,
            from_due=date.fromisoformat(row.from_due),
            settled_seq=row.settled_seq,
            is_lapsed=bool(row.is_lapsed),
        )
        for row in _rows(view, statements.extensions, since_seq)
    )


def finding_ends(view: View, since_seq: int) -> tuple[FindingEnd, ...]:
    """List the findings that have a due date and wait, or waited until lately."""
    return tuple(
        FindingEnd(
            number=row.number,
            title=decoded(row.title, dict[str, str]),
            severity=Severity(row.severity),
            due=date.fromisoformat(row.due),
            opened_seq=row.opened_seq,
            assigned_seq=row.assigned_seq,
            dismissed_seq=row.dismissed_seq,
        )
        for row in _rows(view, statements.findings, since_seq)
    )


def cycle_marks(view: View) -> dict[int, Mark]:
    """Return the last event of every cycle."""
    return {row.number: _mark(row) for row in _rows(view, statements.cycle_marks)}


def event_marks(view: View, seqs: Iterable[int]) -> dict[int, Mark]:
    """Return where events stand in their streams, and when they were."""
    found: dict[int, Mark] = {}
    for batch in _batches(sorted(set(seqs))):
        rows = view.connection.execute(statements.event_marks, {"organisation": view.number, "seqs": batch})
        found |= {row.seq: _mark(row) for row in rows}
    return found


def _mark(row: Any) -> Mark:  # noqa: ANN401 - rows have attributes by column name that mypy cannot see
    return Mark(seq=row.seq, stream_seq=row.stream_seq, at=instant(row.at))


def _batches(seqs: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(seqs), BATCH):
        yield seqs[start : start + BATCH]


def _rows(view: View, statement: Select[Any], since_seq: int | None = None) -> Any:  # noqa: ANN401 - the same
    since_it = {} if since_seq is None else {"since": since_seq}
    return view.connection.execute(statement, {"organisation": view.number, **since_it})
