"""Reminding: digests as letters, each once a person, day and channel; what is outdated never goes."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from pdca.domain.errors import Refused
from pdca.domain.mail import UNDER_WAY, Channel, Letter, Recipient, channel_of, withdrawn
from pdca.domain.mail_rules import sending_objections
from pdca.mail.message import plain_of
from pdca.reports.digest import Write
from pdca.storage.outbox import Outbox, Posted
from pdca.storage.store import Store
from pdca.usecases.digests import PersonDigest, Reminders

KEY = "remind:"
"""Begins the key of every reminder in the outbox."""


def check_sender(found: Reminders) -> None:
    """Allow reminders to be made for everybody, as an owner or a head may.

    Raises:
        Refused: somebody else wants to.
    """
    gaps = sending_objections(found.by, ())
    if gaps:
        raise Refused("record-refused", gaps)


def reminder_letters(found: Reminders, write: Write) -> tuple[Letter, ...]:
    """Write each digest in the language of its person, once for each address."""
    return tuple(letter for each in found.digests for letter in _letters(found, each, write))


def is_any_waiting(store: Store) -> bool:
    """Tell whether any reminder waits in the outbox."""
    with store.reading() as view:
        return bool(Outbox(view).waiting(KEY))


def withdraw_outdated(store: Store, letters: Sequence[Letter], at: datetime) -> tuple[Posted, ...]:
    """Take back the reminders that wait and are of a day gone by, or are not what would be written now."""
    fresh = {letter.key: letter for letter in letters}
    with store.writing() as journal:
        outbox = Outbox(journal)
        found = []
        for each in outbox.waiting(KEY):
            is_under_way = each.progress.delivery in UNDER_WAY and at < each.progress.due_at
            letter = fresh.get(each.envelope.key.partition("#")[0])
            if is_under_way or (letter is not None and _is_same(letter, each, outbox)):
                continue
            if outbox.go_on(each, withdrawn(each.progress, at), at):
                found.append(outbox.letter(each.number))
        return tuple(found)


def _is_same(letter: Letter, posted: Posted, outbox: Outbox) -> bool:
    if posted.envelope.address != letter.recipient.address:
        return False
    message = outbox.message(posted.number)
    is_mail = channel_of(letter.recipient.address) is Channel.MAIL
    return (plain_of(message) if is_mail else message) == letter.plain


def _letters(found: Reminders, each: PersonDigest, write: Write) -> Iterator[Letter]:
    person = each.person
    if not each.addresses:
        return
    text = write(each.digest, person.language)
    for address in each.addresses:
        is_mail = channel_of(address) is Channel.MAIL
        yield Letter(
            key=f"{KEY}{found.day.isoformat()}:P-{person.number}"
            + ("" if is_mail else f":{Channel.TELEGRAM}"),
            recipient=Recipient(
                address=address, name=person.name, person=person.number, language=person.language
            ),
            subject=text.subject,
            plain=text.plain if is_mail else f"{text.subject}\n\n{text.plain}",
            html=text.html,
            made_from=found.seq,
            head_hash=found.head_hash,
        )
