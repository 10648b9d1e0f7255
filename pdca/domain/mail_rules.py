"""What may be recorded about letters."""

from collections.abc import Iterator

from pdca.domain.errors import Gap
from pdca.domain.events import MailSent
from pdca.domain.organisation import Situation


def mail_objections(event: MailSent, situation: Situation, seq: int) -> tuple[Gap, ...]:
    """List everything against recording at a place of the log that a letter was sent."""
    return tuple(_objections(event, situation, seq))


def _objections(event: MailSent, situation: Situation, seq: int) -> Iterator[Gap]:
    if not situation.by.may_change:
        yield Gap("reader-reads")
    if event.person is not None and event.person not in situation.organisation.people:
        yield Gap("no-such-person", {"number": event.person})
    if not 0 < event.made_from < seq:
        yield Gap("made-from-later", {"seq": event.made_from})
