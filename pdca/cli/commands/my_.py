"""`pdca my`: what you must do now, and the command for each."""

from typing import TYPE_CHECKING

import click

from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Cell, Column, Table
from pdca.cli.text import _
from pdca.cli.words import dated, number
from pdca.domain.due import working_days_late, working_days_left
from pdca.domain.people import Role
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.usecases.listing import WorkItem, Worklist


@click.command("my", help=_("Show what you must do, the most urgent first, each with its command."))
@pass_session
def command(session: Session) -> None:
    from pdca.usecases.listing import worklist

    found = worklist(session.store(), session.acting())
    by = found.situation.by
    if session.is_json:
        tell_json("my", person=by.name, today=found.situation.today, mine=found.mine, waiting=found.waiting)
        return
    tell(_("{name}, {today}").format(name=by.name, today=dated(found.situation.today)))
    if by.role is Role.READER:
        tell(_("The last report: pdca report month"))
        return
    if not found.mine:
        tell(_("Nothing to do now."))
    for title, items in _sections(found):
        if items:
            tell()
            tell(title, "cyan")
            tell_table(_table(session, items, found))


def _sections(found: "Worklist") -> tuple[tuple[str, "list[WorkItem]"], ...]:
    today = found.situation.today
    late = [item for item in found.mine if item.is_overdue]
    now = [item for item in found.mine if item.due == today]
    later = [item for item in found.mine if not item.is_overdue and item.due != today]
    return (
        (_("Overdue"), late),
        (_("Due today"), now),
        (_("To do"), later),
        (_("Waiting for others"), list(found.waiting)),
    )


def _table(session: Session, items: "list[WorkItem]", found: "Worklist") -> Table:
    table = Table(
        (
            Column(_("No")),
            Column(_("What"), is_flexible=True),
            Column(_("Due")),
            Column(_("Days left"), is_right=True),
            Column(_("Turn") if any(item.waits_for for item in items) else _("Command")),
        )
    )
    people = found.situation.organisation.people
    for item in items:
        waits = ", ".join(people[number].name for number in item.waits_for)
        due = "—" if item.due is None else dated(item.due)
        table.add(_number(item), _what(session, item), due, _left(item, found), waits or _command(item))
    return table


def _number(item: "WorkItem") -> str:
    from pdca.usecases.listing import Task

    return f"F-{item.number}" if item.task is Task.ASSIGN else f"C-{item.number}"


def _what(session: Session, item: "WorkItem") -> str:
    title, detail = said(item.title, session.language), said(item.detail, session.language)
    return f"{title}: {detail}" if detail else title


def _left(item: "WorkItem", found: "Worklist") -> Cell:
    """Count the working days that are left; below zero is late."""
    if item.due is None:
        return Cell("—")
    today, calendar = found.situation.today, found.situation.calendar
    if item.is_overdue:
        return Cell(number(-working_days_late(item.due, today, calendar)), "red")
    return Cell(number(working_days_left(item.due, today, calendar)))


def _command(item: "WorkItem") -> str:
    from pdca.usecases.listing import Task

    return {
        Task.MOVE: f"pdca show {item.number}",
        Task.ACT: f"pdca action done {item.number} {item.action}",
        Task.DECIDE_EXTENSION: f"pdca extend {item.number} --accept",
        Task.DECIDE_DROP: f"pdca action drop {item.number} {item.action}",
        Task.ASSIGN: f"pdca assign F-{item.number} --to …",
        Task.WAIT: f"pdca show {item.number}",
    }[item.task]
