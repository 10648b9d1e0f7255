"""The values of exports, in words, figures and dates; in the order of their columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pdca.cli.text import _, pgettext
from pdca.cli.words import term
from pdca.domain.catalogue import Severity
from pdca.domain.text import said
from pdca.exports.tables import Value
from pdca.usecases.exported_rows import (
    ActionExported,
    ActionStanding,
    CycleExported,
    EventExported,
    FindingExported,
    FindingStanding,
    ReadingExported,
    Subject,
)


@dataclass(frozen=True, slots=True)
class Told:
    """In which language values are told, and by which clocks."""

    language: str
    zone: str

    def local(self, at: datetime | None) -> datetime | None:
        """Return an instant as the clocks of the organisation showed it, to the second."""
        if at is None:
            return None
        return at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None, microsecond=0)


def values(subject: Subject) -> Callable[[Any, Told], tuple[Value, ...]]:
    """Return what makes the values of a row, in the order of the columns."""
    return _VALUES[subject]


def _cycle_values(row: CycleExported, told: Told) -> tuple[Value, ...]:
    return (
        row.number,
        row.finding,
        said(row.title, told.language),
        _severity(row.severity),
        row.sign,
        said(row.stage_title, told.language),
        row.stage,
        term(row.phase.value) if row.phase else None,
        row.round,
        row.due,
        row.original_due,
        _yes(is_so=row.is_overdue),
        row.working_days_late,
        row.slip,
        row.assigner,
        row.responsible,
        row.checker,
        ", ".join(row.turn),
        row.opened_on,
        row.ended_on,
        term(row.ending.value) if row.ending else None,
        row.control_on,
        row.recurs_from,
        ", ".join(map(str, row.shown_again)),
    )


def _finding_values(row: FindingExported, told: Told) -> tuple[Value, ...]:
    return (
        row.number,
        _external_number(row),
        said(row.title, told.language),
        said(row.description, told.language),
        _severity(row.severity),
        row.sign,
        row.assessment,
        row.about,
        row.found_on,
        row.due,
        _yes(is_so=row.is_overdue),
        {
            FindingStanding.WAITING: pgettext("finding", "waits"),
            FindingStanding.QUEUED: pgettext("finding", "in the queue"),
            FindingStanding.ASSIGNED: pgettext("finding", "assigned"),
            FindingStanding.DISMISSED: _("dismissed"),
        }[row.standing],
        row.cycle,
        row.responsible,
        row.recurs_from,
    )


def _external_number(row: FindingExported) -> str:
    """Return a number by which an import knows the finding again; what a file would change is not one."""
    from pdca.exports.delimited import as_text

    typed = row.external_number or ""
    return typed if typed and as_text(typed) == typed else row.code


def _action_values(row: ActionExported, told: Told) -> tuple[Value, ...]:
    return (
        row.cycle,
        row.round,
        row.number,
        row.title,
        row.assignee,
        row.due,
        {
            ActionStanding.OPEN: _("open"),
            ActionStanding.DONE: pgettext("action", "finished"),
            ActionStanding.DROPPED: _("dropped"),
        }[row.standing],
        _yes(is_so=row.is_drop_asked),
        _yes(is_so=row.is_overdue),
        told.local(row.settled_at),
    )


def _reading_values(row: ReadingExported, told: Told) -> tuple[Value, ...]:
    return (
        row.cycle,
        row.round,
        row.number,
        term(row.kind.value),
        row.measure,
        row.value,
        row.unit,
        row.taken_on,
        row.by,
        told.local(row.at),
        row.computed,
        row.corrected_because,
    )


def _event_values(row: EventExported, told: Told) -> tuple[Value, ...]:
    return (
        row.seq,
        told.local(row.at),
        row.by,
        row.type,
        row.version,
        row.stream,
        row.stream_seq,
        row.assurance,
        row.clock,
        _("sealed") if row.payload is None else row.payload,
        row.previous_hash,
        row.hash,
    )


def _severity(severity: Severity) -> str:
    """Return the word by which an import of findings knows the severity again."""
    return {
        Severity.CRITICAL: pgettext("severity in a register", "critical"),
        Severity.MAJOR: pgettext("severity in a register", "major"),
        Severity.NORMAL: pgettext("severity in a register", "normal"),
    }[severity]


def _yes(*, is_so: bool) -> str:
    return _("yes") if is_so else _("no")


_VALUES: Mapping[Subject, Callable[[Any, Told], tuple[Value, ...]]] = {
    Subject.CYCLES: _cycle_values,
    Subject.FINDINGS: _finding_values,
    Subject.ACTIONS: _action_values,
    Subject.READINGS: _reading_values,
    Subject.EVENTS: _event_values,
}
