"""Who may send letters and decide about them, and what may be recorded about them."""

from collections.abc import Iterator, Sequence

from pdca.domain.errors import Gap
from pdca.domain.events import MailSent
from pdca.domain.mail import Recipient
from pdca.domain.organisation import Situation
from pdca.domain.people import Person, Role


def sending_objections(by: Person, recipients: Sequence[Recipient]) -> tuple[Gap, ...]:
    """List everything against putting letters into the outbox."""
    return tuple(_sending(by, recipients))


def deciding_objections(by: Person, sender: Person | None) -> tuple[Gap, ...]:
    """List everything against a person's dropping a letter of a sender, or wanting it again.

    A report tells management of those who work: none of them may keep it from arriving.
    """
    if by.role is Role.OWNER or (sender is not None and by.number == sender.number):
        return ()
    return (Gap("sender-or-owner-only", {"name": sender.name if sender else ""}),)


def mail_objections(event: MailSent, situation: Situation, seq: int) -> tuple[Gap, ...]:
    """List everything against recording at a place of the log that a letter was sent."""
    return tuple(_objections(event, situation, seq))


def _sending(by: Person, recipients: Sequence[Recipient]) -> Iterator[Gap]:
    if by.role not in (Role.OWNER, Role.HEAD):
        yield Gap("owner-or-head-only")
    outside = next((each.address for each in recipients if each.person is None), None)
    if outside is not None and by.role is not Role.OWNER:
        # A report says of people by name how they work.
        yield Gap("outside-owner-only", {"address": outside})


def _objections(event: MailSent, situation: Situation, seq: int) -> Iterator[Gap]:
    if not situation.by.may_change:
        yield Gap("reader-reads")
    if event.person is not None and event.person not in situation.organisation.people:
        yield Gap("no-such-person", {"number": event.person})
    if not 0 < event.made_from < seq:
        yield Gap("made-from-later", {"seq": event.made_from})
