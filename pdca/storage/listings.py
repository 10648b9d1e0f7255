"""What lists show, read from the query tables: rows as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pdca.domain.catalogue import Severity
from pdca.domain.events import Voice
from pdca.domain.process import Ending, Phase
from pdca.domain.text import LocalText
from pdca.storage import statements
from pdca.storage.codec import decoded
from pdca.storage.tables import FOREVER
from pdca.storage.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleRow:
    """A cycle in a list."""

    number: int
    finding: int
    title: LocalText
    severity: Severity
    sign: str | None
    process: str
    assigner: int
    responsible: int
    checker: int
    stage: str
    phase: Phase | None
    round: int
    due: date | None
    original_due: date | None
    slip: int
    control_on: date | None
    """From when a closed cycle waits for its control reading."""
    opened_on: date
    ended_on: date | None
    ending: Ending | None
    recurs_from: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding in a list."""

    number: int
    title: LocalText
    severity: Severity
    sign: str | None
    assessment: int | None
    person: int | None
    found_on: date
    due: date | None
    external_number: str | None
    recurs_from: int | None
    cycle: int | None
    is_dismissed: bool
    queued_for: int | None
    """Who has no place for its cycle yet."""
    queued_by: int | None

    @property
    def is_unassigned(self) -> bool:
        """Tell whether nobody is responsible for it yet."""
        return self.cycle is None and not self.is_dismissed and self.queued_for is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """An action that is still to be done."""

    cycle: int
    number: int
    title: str
    assignee: int
    due: date
    is_drop_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRow:
    """An extension that waits for a decision."""

    cycle: int
    number: int
    from_due: date
    to_due: date
    reason: str
    asked_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StayRow:
    """A time that an open cycle stood in one stage."""

    cycle: int
    phase: Phase | None
    """None while it was frozen."""
    from_on: date
    until_on: date | None
    """None for the stage it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRow:
    """An assessment in a list."""

    number: int
    person: int
    made_by: int
    made_on: date
    """The date of its evidence."""
    catalogue: str
    voice: Voice
    is_blind: bool
    beside: int | None
    """The earlier assessment by the other voice."""
    answer_by: date | None
    is_sealed: bool
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """A day that differs from the working week."""

    day: date
    is_working: bool
    note: str


def cycles(view: View) -> tuple[CycleRow, ...]:
    """List all cycles by number."""
    return tuple(_cycle(row) for row in _rows(view, statements.cycles))


def findings(view: View) -> tuple[FindingRow, ...]:
    """List all findings by number."""
    return tuple(_finding(row) for row in _rows(view, statements.findings))


def in_work(view: View) -> Mapping[int, int]:
    """Count the cycles that each person has in work, frozen ones too."""
    return {row.responsible: row.cycles for row in _rows(view, statements.works_in_progress)}


def computed_cycles(view: View) -> tuple[int, ...]:
    """List the numbers of the cycles whose plan names a computation."""
    return tuple(row.cycle for row in _rows(view, statements.computed_cycles))


def open_actions(view: View) -> tuple[ActionRow, ...]:
    """List what is still to be done in cycles that are in Do, by due date."""
    return tuple(
        ActionRow(
            cycle=row.cycle,
            number=row.number,
            title=row.title,
            assignee=row.assignee,
            due=date.fromisoformat(row.due),
            is_drop_asked=row.drop_asked_seq is not None,
        )
        for row in _rows(view, statements.open_actions)
    )


def open_stays(view: View) -> tuple[StayRow, ...]:
    """List the stages that open cycles went through, by cycle, oldest first."""
    return tuple(
        StayRow(
            cycle=row.cycle,
            phase=Phase(row.phase) if row.phase else None,
            from_on=date.fromisoformat(row.from_on),
            until_on=_day(row.until_on),
        )
        for row in _rows(view, statements.open_stays)
    )


def waiting_extensions(view: View) -> tuple[ExtensionRow, ...]:
    """List the extensions that wait for a decision."""
    return tuple(
        ExtensionRow(
            cycle=row.cycle,
            number=row.number,
            from_due=date.fromisoformat(row.from_due),
            to_due=date.fromisoformat(row.to_due),
            reason=row.reason,
            asked_by=row.asked_by,
        )
        for row in _rows(view, statements.waiting_extensions)
    )


def assessments(view: View) -> tuple[AssessmentRow, ...]:
    """List all assessments by the date of their evidence."""
    return tuple(
        AssessmentRow(
            number=row.number,
            person=row.person,
            made_by=row.made_by,
            made_on=date.fromisoformat(row.made_on),
            catalogue=row.catalogue,
            voice=Voice(row.voice),
            is_blind=bool(row.is_blind),
            beside=row.beside,
            answer_by=_day(row.answer_by),
            is_sealed=row.opened_seq == FOREVER,
            seq=row.seq,
        )
        for row in _rows(view, statements.assessments)
    )


def signs_checked_after(view: View, person: int, on: date) -> frozenset[str]:
    """Return the signs of a person that were checked by public evidence later than a day."""
    rows = _rows(view, statements.checked_after, person=person, on=on.isoformat())
    return frozenset(row.sign for row in rows)


def calendar_days(view: View, first: date, last: date) -> tuple[CalendarRow, ...]:
    """List the days that differ from the working week, between two days, both included."""
    window = {"first": first.isoformat(), "last": last.isoformat()}
    return tuple(
        CalendarRow(day=date.fromisoformat(row.day), is_working=bool(row.is_working), note=row.note)
        for row in _rows(view, statements.calendar_days, **window)
    )


# Rows of SQLAlchemy have attributes by column name that a type checker cannot see.
def _rows(view: View, statement: Any, **parameters: object) -> Any:  # noqa: ANN401
    return view.connection.execute(statement, {"organisation": view.number, **parameters})


def _cycle(row: Any) -> CycleRow:  # noqa: ANN401
    return CycleRow(
        number=row.number,
        finding=row.finding,
        title=decoded(row.title, dict[str, str]),
        severity=Severity(row.severity),
        sign=row.sign,
        process=row.process,
        assigner=row.assigner,
        responsible=row.responsible,
        checker=row.checker,
        stage=row.stage,
        phase=Phase(row.phase) if row.phase else None,
        round=row.round,
        due=_day(row.due),
        original_due=_day(row.original_due),
        slip=row.slip,
        control_on=_day(row.control_on),
        opened_on=date.fromisoformat(row.opened_on),
        ended_on=_day(row.ended_on),
        ending=Ending(row.ending) if row.ending else None,
        recurs_from=row.recurs_from,
    )


def _finding(row: Any) -> FindingRow:  # noqa: ANN401
    return FindingRow(
        number=row.number,
        title=decoded(row.title, dict[str, str]),
        severity=Severity(row.severity),
        sign=row.sign,
        assessment=row.assessment,
        person=row.person,
        found_on=date.fromisoformat(row.found_on),
        due=_day(row.due),
        external_number=row.external_number,
        recurs_from=row.recurs_from,
        cycle=row.cycle,
        is_dismissed=row.dismissed_seq != FOREVER,
        queued_for=row.queued_for if row.cycle is None and row.dismissed_seq == FOREVER else None,
        queued_by=row.queued_by,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
