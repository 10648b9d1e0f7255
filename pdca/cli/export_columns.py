"""What the columns of exports are called, and how wide they are."""

from collections.abc import Callable, Mapping

from pdca.cli.text import _, pgettext
from pdca.exports.tables import Column
from pdca.usecases.exported_rows import Subject

SHORT, MIDDLE, LONG = 12, 24, 48
"""Widths in characters: a number or a date, a name, a text."""


def columns(subject: Subject) -> tuple[Column, ...]:
    """Return the columns of a subject in the language that is spoken."""
    return tuple(Column(head=head, width=width) for head, width in _COLUMNS[subject]())


def _cycle_columns() -> tuple[tuple[str, int], ...]:
    return (
        (_("Cycle"), SHORT),
        (_("Finding"), SHORT),
        (_("Title"), LONG),
        (_("Severity"), SHORT),
        (_("Sign"), MIDDLE),
        (_("Stage"), MIDDLE),
        (_("Stage id"), MIDDLE),
        (_("Phase"), SHORT),
        (_("Round"), SHORT),
        (_("Due"), SHORT),
        (_("Due at first"), SHORT),
        (_("Overdue"), SHORT),
        (_("Working days late"), SHORT),
        (_("Working days granted"), SHORT),
        (_("Assigned by"), MIDDLE),
        (_("Responsible"), MIDDLE),
        (_("Checker"), MIDDLE),
        (_("Turn"), MIDDLE),
        (_("Opened"), SHORT),
        (_("Ended"), SHORT),
        (_("How it ended"), SHORT),
        (_("Control reading"), SHORT),
        (_("Shows again after cycle"), SHORT),
        (_("Shown again in cycles"), SHORT),
    )


def _finding_columns() -> tuple[tuple[str, int], ...]:
    """Return heads of which `import findings` knows those that it reads."""
    return (
        (_("Our number"), SHORT),
        (pgettext("register", "External number"), MIDDLE),
        (pgettext("register", "Title"), LONG),
        (pgettext("register", "Description"), LONG),
        (pgettext("register", "Severity"), SHORT),
        (_("Sign"), MIDDLE),
        (_("Assessment"), SHORT),
        (_("About"), MIDDLE),
        (pgettext("register", "Date found"), SHORT),
        (pgettext("register", "Due"), SHORT),
        (_("Overdue"), SHORT),
        (_("State"), SHORT),
        (_("Cycle"), SHORT),
        (pgettext("register", "Responsible"), MIDDLE),
        (_("Shows again after cycle"), SHORT),
    )


def _action_columns() -> tuple[tuple[str, int], ...]:
    return (
        (_("Cycle"), SHORT),
        (_("Round"), SHORT),
        (_("No"), SHORT),
        (_("Action"), LONG),
        (_("Who"), MIDDLE),
        (_("Due"), SHORT),
        (_("State"), SHORT),
        (_("To be dropped, waits"), SHORT),
        (_("Overdue"), SHORT),
        (_("Finished"), MIDDLE),
    )


def _reading_columns() -> tuple[tuple[str, int], ...]:
    return (
        (_("Cycle"), SHORT),
        (_("Round"), SHORT),
        (_("No"), SHORT),
        (_("Kind"), MIDDLE),
        (_("Measure"), LONG),
        (_("Value"), SHORT),
        (_("Unit"), SHORT),
        (_("Day"), SHORT),
        (_("Entered by"), MIDDLE),
        (_("Entered at"), MIDDLE),
        (_("Computed by"), MIDDLE),
        (_("Corrected because"), LONG),
    )


def _event_columns() -> tuple[tuple[str, int], ...]:
    return (
        (_("Event"), SHORT),
        (_("When"), MIDDLE),
        (_("Who"), MIDDLE),
        (_("What"), MIDDLE),
        (_("Version"), SHORT),
        (_("Stream"), SHORT),
        (_("No in the stream"), SHORT),
        (_("Assurance"), SHORT),
        (_("Clock"), SHORT),
        (_("Content (JSON)"), LONG),
        (_("Hash before"), MIDDLE),
        (_("Hash"), MIDDLE),
    )


_COLUMNS: Mapping[Subject, Callable[[], tuple[tuple[str, int], ...]]] = {
    Subject.CYCLES: _cycle_columns,
    Subject.FINDINGS: _finding_columns,
    Subject.ACTIONS: _action_columns,
    Subject.READINGS: _reading_columns,
    Subject.EVENTS: _event_columns,
}
