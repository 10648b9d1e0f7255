"""`pdca my`: what you must do now, and the command for each."""

from typing import TYPE_CHECKING

import click

from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Cell, Column, Table
from pdca.cli.text import _, ngettext
from pdca.cli.words import dated, day, number
from pdca.domain.due import working_days_late, working_days_left
from pdca.domain.people import Role
from pdca.domain.plan import ReadingKind
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.usecases.worklist import Wish, WorkItem, Worklist


@click.command("my", help=_("Show what you must do, the most urgent first, each with its command."))
@pass_session
def command(session: Session) -> None:
    from pdca.usecases.worklist import worklist

    found = worklist(session.store(), session.acting())
    by = found.situation.by
    if session.is_json:
        lists = {"mine": found.mine, "waiting": found.waiting, "letters_hindered": found.letters}
        tell_json("my", person=by.name, today=found.situation.today, **lists)
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
    if found.letters:
        text = ngettext(
            "{n} letter does not get on: pdca outbox list",
            "{n} letters do not get on: pdca outbox list",
            found.letters,
        )
        tell()
        tell(text.format(n=found.letters), "red")


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
    from pdca.usecases.worklist import Task

    table = Table(
        (
            Column(_("No")),
            Column(_("What"), is_flexible=True),
            Column(_("Due")),
            Column(_("Days left"), is_right=True),
            Column(_("Turn") if items[0].task is Task.WAIT else _("Command")),
        )
    )
    for item in items:
        due = "—" if item.due is None else dated(item.due)
        last = _awaited(item, found) if item.task is Task.WAIT else _command(item)
        table.add(_number(item), _what(session, item, found), due, _left(item, found), last)
    return table


def _number(item: "WorkItem") -> str:
    from pdca.usecases.worklist import Task

    letters = {Task.ASSIGN: "F", Task.OPEN_QUEUED: "F", Task.ANSWER: "A", Task.ASSESS: "A", Task.OPEN: "A"}
    return f"{letters.get(item.task, 'C')}-{item.number}"


def _what(session: Session, item: "WorkItem", found: "Worklist") -> str:
    """Say what is to be done before the title, for a narrow terminal cuts the end."""
    from pdca.usecases.worklist import Task

    title, detail = said(item.title, session.language), said(item.detail, session.language)
    if item.wish is not None:
        return _wish(item.wish, detail, found)
    if item.task is Task.CONTROL:
        return _("control reading: {title}").format(title=title)
    if item.awaited is not None and item.awaited.taken is None:
        return _("second reading is due: {title}").format(title=title)
    if item.awaited is not None:
        return _("second reading has come: {title}").format(title=title)
    return f"{detail}: {title}" if detail else title


def _wish(wish: "Wish", detail: str, found: "Worklist") -> str:
    name, reason = found.situation.organisation.people[wish.asked_by].name, wish.reason
    if wish.to_due is not None:
        return _("{name} asks for {due}: {reason}").format(name=name, due=day(wish.to_due), reason=reason)
    return _("drop «{title}»? {name}: {reason}").format(title=detail, name=name, reason=reason)


def _awaited(item: "WorkItem", found: "Worklist") -> str:
    """Say whom or what day the person waits for."""
    if item.observed_until is not None:
        return _("observed until {day}").format(day=dated(item.observed_until))
    people = found.situation.organisation.people
    return ", ".join(people[number].name for number in item.waits_for) or "—"


def _left(item: "WorkItem", found: "Worklist") -> Cell:
    """Count the working days that are left; below zero is late."""
    if item.due is None:
        return Cell("—")
    today, calendar = found.situation.today, found.situation.calendar
    if item.is_overdue:
        return Cell(number(-working_days_late(item.due, today, calendar)), "red")
    return Cell(number(working_days_left(item.due, today, calendar)))


def _command(item: "WorkItem") -> str:
    from pdca.cli.sentences.supplies import reading_command
    from pdca.usecases.worklist import Task

    if item.awaited is not None and item.awaited.taken is None and item.awaited.computed:
        return reading_command(item.awaited.computed, ReadingKind.MEASURE, item.number)
    return {
        Task.MOVE: f"pdca show {item.number}",
        Task.ACT: f"pdca action done {item.number} {item.action}",
        Task.DECIDE_EXTENSION: f"pdca extend {item.number} --accept | --refuse",
        Task.DECIDE_DROP: f"pdca action drop {item.number} {item.action}",
        Task.CONTROL: f"pdca measure {item.number} …",
        Task.ASSIGN: f"pdca assign F-{item.number} --to …",
        Task.OPEN_QUEUED: "pdca assign --queued",
        Task.ANSWER: "pdca assess --voice self",
        Task.ASSESS: f'pdca assess "{said(item.detail, "")}"',
        Task.OPEN: f"pdca assessment open A-{item.number}",
        Task.WAIT: f"pdca show {item.number}",
    }[item.task]
