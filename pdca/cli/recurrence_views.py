"""What came before and what was answered: the cycle that did not hold, and the replies to a finding."""

from typing import TYPE_CHECKING

from pdca.cli.text import _
from pdca.cli.words import dated, moment, number, one_line, term
from pdca.domain.plan import ReadingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdca.domain.cycle import Cycle
    from pdca.domain.finding import Reply
    from pdca.domain.organisation import Organisation
    from pdca.usecases.desk import CycleShown


def last_time_lines(here: "CycleShown") -> "Iterator[str]":
    """Write what a recurring cycle begins with, and ask why it did not hold."""
    old = here.before
    if old is None:
        return
    yield _("C-{number}, closed on {day}").format(
        number=old.number, day=dated(here.organisation.today(old.ended_at)) if old.ended_at else "—"
    )
    yield from _plan_lines(old)
    if old.standard.document:
        yield _("Standard: {document}, version {version}").format(
            document=one_line(old.standard.document),
            version=one_line(old.standard.document_version) or "—",
        )
    if why := here.cycle.plan.why_not_held:
        yield _("Why it did not hold: {why}").format(why=one_line(why))
    else:
        yield _('Why did it not hold? pdca plan {number} --why-not-held "…"').format(number=here.cycle.number)


def plan_title(here: "CycleShown") -> str:
    """Name the plan; as long as it is the old cycle's, it is a draft."""
    old = here.before
    if old is not None and here.cycle.plan == old.plan.for_recurrence():
        return _("Plan: a draft from C-{number}, to be thought over").format(number=old.number)
    return _("Plan")


def reply_lines(here: "CycleShown") -> "Iterator[str]":
    """Write what the person whom the finding is about answered to it."""
    for reply in here.about.replies if here.about else ():
        yield reply_line(reply, here.organisation)


def reply_line(reply: "Reply", organisation: "Organisation") -> str:
    """Write one reply with its author and time."""
    return _("{name}, {at}: {text}").format(
        name=one_line(organisation.people[reply.by].name),
        at=moment(reply.at, organisation.zone),
        text=one_line(reply.text),
    )


def _plan_lines(old: "Cycle") -> "Iterator[str]":
    for why in old.plan.whys[-1:]:
        yield _("Cause: {why}").format(why=one_line(why))
    if old.plan.goal:
        yield _("Goal: {goal}").format(goal=one_line(old.plan.goal))
    for action in old.actions:
        if action.is_done:
            yield _("Done: {title}").format(title=one_line(action.title))
    for kind in ReadingKind:
        if (reading := old.latest(kind)) is not None:
            yield _("Last reading, {kind}: {value} on {on}").format(
                kind=term(kind), value=number(reading.value), on=dated(reading.on)
            )
