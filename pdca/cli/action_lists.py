"""Actions of many cycles as a table and as JSON."""

from typing import TYPE_CHECKING

from pdca.cli.answers import name_of
from pdca.cli.session import Session
from pdca.cli.tables import Cell, Column, Table
from pdca.cli.text import _
from pdca.cli.words import dated, number
from pdca.domain.due import working_days_late, working_days_left
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.usecases.listing import ActionLine, ActionList


def open_actions_table(session: Session, found: "ActionList") -> Table:
    """Lay actions out with their cycle, who does them, and how many working days are left."""
    table = Table(
        (
            Column(_("No")),
            Column(_("Action"), is_flexible=True),
            Column(_("Of the cycle"), is_flexible=True),
            Column(_("Who"), is_flexible=True),
            Column(_("Due")),
            Column(_("Days left"), is_right=True),
        )
    )
    for line in found.actions:
        due = dated(line.row.due)
        table.add(
            f"{name_of(line.row.cycle)}/{line.row.number}",
            line.row.title,
            said(line.cycle.title, session.language),
            found.organisation.people[line.row.assignee].name,
            Cell(f"! {due}", "red") if line.is_overdue else due,
            number(_days(line, found)),
        )
    return table


def actions_as_data(found: "ActionList") -> list[dict[str, object]]:
    """Return actions as plain values for JSON."""
    people = found.organisation.people
    return [
        {
            "cycle": line.row.cycle,
            "number": line.row.number,
            "title": line.row.title,
            "assignee": people[line.row.assignee].name,
            "due": line.row.due,
            "is_overdue": line.is_overdue,
            "is_drop_asked": line.row.is_drop_asked,
        }
        for line in found.actions
    ]


def _days(line: "ActionLine", found: "ActionList") -> int:
    """Count the working days that are left; below zero is late."""
    due, today, calendar = line.row.due, found.today, found.organisation.calendar
    if line.is_overdue:
        return -working_days_late(due, today, calendar)
    return working_days_left(due, today, calendar)
