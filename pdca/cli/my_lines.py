"""The parts of a line of `pdca my`: number, what it is, when it is due, and what to type next."""

from typing import TYPE_CHECKING

from pdca.cli.session import Session
from pdca.cli.tables import Cell
from pdca.cli.text import _
from pdca.cli.words import day, number, short_day
from pdca.domain.due import working_days_late, working_days_left
from pdca.domain.plan import ReadingKind
from pdca.domain.text import said
from pdca.usecases.work_items import Section, Task, Wish, WorkItem

if TYPE_CHECKING:
    from pdca.usecases.worklist import Worklist


def what(session: Session, item: WorkItem, found: "Worklist") -> str:
    """Say what is to be done before the title, for a narrow terminal cuts the end."""
    title, detail = said(item.title, session.language), said(item.detail, session.language)
    if item.wish is not None:
        return _wish(item.wish, detail, found)
    if item.task is Task.CONTROL:
        return _("control reading: {title}").format(title=title)
    if item.task is Task.WAIT:
        return _("{whom}: {title}").format(whom=_awaited(item, found), title=title)
    if item.awaited is not None and item.awaited.taken is None:
        return _("second reading is due: {title}").format(title=title)
    if item.awaited is not None:
        return _("second reading has come: {title}").format(title=title)
    return f"{detail}: {title}" if detail else title


def due_of(item: WorkItem, found: "Worklist") -> str:
    """Write the due date in few places."""
    return short_day(item.due, found.situation.today)


def left_of(item: WorkItem, found: "Worklist") -> Cell:
    """Count the working days that are left; below zero is late."""
    if item.due is None:
        return Cell("—")
    today, calendar = found.situation.today, found.situation.calendar
    if item.is_overdue:
        return Cell(number(-working_days_late(item.due, today, calendar)), "red")
    return Cell(number(working_days_left(item.due, today, calendar)))


def command(item: WorkItem, found: "Worklist", ready: frozenset[int]) -> str:
    """Write the next command as it is typed; a decision begins with reading what it is about."""
    from pdca.cli.sentences.supplies import reading_command

    if item.awaited is not None and item.awaited.taken is None and item.awaited.computed:
        return reading_command(item.awaited.computed, ReadingKind.MEASURE, item.number)
    return {
        Task.MOVE: f"pdca advance {item.number}" if item.number in ready else f"pdca show {item.number}",
        Task.ACT: f"pdca action done {item.number} {item.action}",
        Task.DECIDE_EXTENSION: f"pdca extend {item.number} --accept",
        Task.DECIDE_DROP: f"pdca action drop {item.number} {item.action}",
        Task.CONTROL: f"pdca measure {item.number} …",
        Task.ASSIGN: _assigning(item, found),
        Task.OPEN_QUEUED: "pdca assign --queued",
        Task.ANSWER: "pdca assess --voice self",
        Task.ASSESS: f'pdca assess "{said(item.detail, "")}"',
        Task.OPEN: f"pdca assessment open A-{item.number}",
        Task.WAIT: f"pdca show {item.number}",
    }[item.task]


def _wish(wish: Wish, detail: str, found: "Worklist") -> str:
    name, reason = found.situation.organisation.people[wish.asked_by].name, wish.reason
    if wish.to_due is not None:
        return _("{name} asks for {due}: {reason}").format(name=name, due=day(wish.to_due), reason=reason)
    return _("drop «{title}»? {name}: {reason}").format(title=detail, name=name, reason=reason)


def _awaited(item: WorkItem, found: "Worklist") -> str:
    """Say whom or what day the person waits for."""
    today, people = found.situation.today, found.situation.organisation.people
    if item.observed_until is not None:
        return _("observed until {day}").format(day=short_day(item.observed_until, today))
    return ", ".join(people[each].name for each in item.waits_for) or "—"


def _assigning(item: WorkItem, found: "Worklist") -> str:
    """Propose whom the finding is about, in one word where that names nobody else."""
    if item.suggested is None:
        return f"pdca finding show F-{item.number}"
    people = found.situation.organisation.people
    first = people[item.suggested].name.split()[0]
    is_clear = sum(first in person.name for person in people.values()) == 1 and first.isalpha()
    return f"pdca assign F-{item.number} --to {first if is_clear else f'P-{item.suggested}'}"


def is_open_ended(item: WorkItem) -> bool:
    """Tell whether the command depends on what the next move lacks."""
    return item.task is Task.MOVE and item.section is not Section.WAITING
