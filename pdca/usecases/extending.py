"""Ask for a later due date, and decide about it."""

from datetime import date

from pdca.domain.cycle import Extension
from pdca.domain.cycle_events import ExtensionAsked, ExtensionDecided
from pdca.domain.errors import Refused
from pdca.storage.store import Store
from pdca.usecases.acting import Acting
from pdca.usecases.desk import Changed, Desk, at_desk


def ask_extension(store: Store, number: int, to_due: date, reason: str, *, acting: Acting) -> Changed:
    """Ask for a later due date; when the assigner asks about another's cycle, it is granted at once."""
    with at_desk(store, number, acting) as desk:
        waiting = desk.cycle.waiting_extension
        if waiting is not None and (waiting.to_due, waiting.asked_by) == (to_due, desk.situation.by.number):
            return desk.unchanged(waiting.asked_at)
        granted = _granted_already(desk, to_due)
        if granted is not None:
            return desk.unchanged(granted.decided_at)
        if desk.cycle.due is None:
            raise Refused("no-due-date", cycle=desk.cycle)
        desk.record(
            ExtensionAsked(
                extension=len(desk.cycle.extensions) + 1,
                stage=desk.cycle.stage,
                from_due=desk.cycle.due,
                to_due=to_due,
                reason=reason,
            )
        )
        if desk.situation.by.number == desk.cycle.assigner != desk.cycle.responsible:
            _decide(desk, is_granted=True, reason="")
        return desk.changed()


def decide_extension(
    store: Store, number: int, *, is_granted: bool, acting: Acting, reason: str = ""
) -> Changed:
    """Grant or refuse the extension that waits."""
    with at_desk(store, number, acting) as desk:
        if desk.cycle.waiting_extension is None and desk.cycle.extensions:
            last = desk.cycle.extensions[-1]
            if last.decided_by == desk.situation.by.number and last.is_granted == is_granted:
                return desk.unchanged(last.decided_at)
        _decide(desk, is_granted=is_granted, reason=reason)
        return desk.changed()


def _granted_already(desk: Desk, to_due: date) -> Extension | None:
    """Return the extension that gave the present due date, when this person asked for it."""
    last = desk.cycle.extensions[-1] if desk.cycle.extensions else None
    is_same = last is not None and (last.to_due, last.asked_by) == (to_due, desk.situation.by.number)
    return last if is_same and last is not None and last.is_granted and desk.cycle.due == to_due else None


def _decide(desk: Desk, *, is_granted: bool, reason: str) -> None:
    waiting, calendar = desk.cycle.waiting_extension, desk.situation.calendar
    slip = calendar.between(waiting.from_due, waiting.to_due) if waiting and is_granted else 0
    desk.record(
        ExtensionDecided(
            extension=waiting.number if waiting else 0,
            is_granted=is_granted,
            reason=reason,
            slip=slip,
            self_approved=desk.situation.by.number == desk.cycle.responsible,
        )
    )
