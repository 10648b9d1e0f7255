"""Mail and messages: put letters into the outbox, and carry what is due to the server.

A letter is claimed in one transaction, talked about with the server outside of any, and what came of it is
noted in another. Before the text goes out, that it does is noted too: a run that is broken off later than
this, and only such a one, leaves a letter of which nobody knows whether it arrived.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pdca.domain.errors import Gap, MailTrouble, Refused
from pdca.domain.events import MailSent
from pdca.domain.mail import (
    SETTLED,
    Channel,
    Delivery,
    Letter,
    Progress,
    channel_of,
    dropped,
    handing_over,
    settled,
)
from pdca.domain.mail_rules import sending_objections
from pdca.domain.organisation import Organisation
from pdca.domain.streams import stream_of
from pdca.mail.addresses import Mailbox
from pdca.mail.carrier import Carrier
from pdca.mail.message import composed, message_id, message_text
from pdca.storage.codec import content_hash
from pdca.storage.outbox import Envelope, Outbox, Posted, Step
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, stamp, who

Now = Callable[[], datetime]

Begun = Callable[[Posted], None]


def _nothing_said(_letter: Posted) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A letter that was put into the outbox, or was there already."""

    posted: Posted
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one run carried, and why it ended before everything was tried."""

    letters: tuple[Posted, ...]
    trouble: MailTrouble | None = None


def queue(
    store: Store, letters: Sequence[Letter], sender: Mailbox, *, acting: Acting, is_again: bool = False
) -> tuple[Queued, ...]:
    """Put letters into the outbox, each key once, all or none; with `is_again` once more what is settled.

    Raises:
        Refused: this is for an owner or a head, and an address of no person for an owner alone.
        WrongInput: an address cannot be used.
    """
    with store.writing() as journal:
        organisation = journal.organisation()
        by, at = who(organisation, acting), organisation.local(acting.at)
        gaps = sending_objections(by, [each.recipient for each in letters])
        if gaps:
            raise Refused("record-refused", gaps)
        outbox = Outbox(journal)
        return tuple(
            _queued(outbox, each, sender, at=at, by=by.number, is_again=is_again) for each in letters
        )


def deliver(
    store: Store, carrier: Carrier, acting: Acting, now: Now, *, begun: Begun = _nothing_said
) -> Round:
    """Carry every letter that is due, one after another; a server that fails or is silent ends the round.

    `begun` is told of each letter before the server is.

    Raises:
        Refused: management reads and sends nothing.
    """
    with store.reading() as view:
        if not who(view.organisation(), acting).may_change:
            raise Refused("reader-reads")
    carried: list[Posted] = []
    channel = carrier.channel
    while _is_due(store, now(), channel):
        try:
            # Before anything is claimed: while a server is out of reach, no letter loses an attempt.
            carrier.connect()
        except MailTrouble as trouble:
            _note_trouble(store, trouble, now(), channel)
            return Round(letters=tuple(carried), trouble=trouble)
        letter = _claim(store, now(), channel)
        if letter is None:
            break
        begun(letter)
        carried.append(_carried(store, carrier, letter, acting, now))
        if carrier.is_silent:
            # The next letter would wait as long for nothing.
            silence = MailTrouble(
                "mail-server-silent" if channel is Channel.MAIL else "telegram-silent", server=carrier.shown
            )
            _note_trouble(store, silence, now(), channel)
            return Round(letters=tuple(carried), trouble=silence)
    return Round(letters=tuple(carried))


def letters_of(store: Store) -> tuple[Organisation, tuple[Posted, ...]]:
    """List all letters, oldest first."""
    with store.reading() as view:
        return view.organisation(), Outbox(view).letters()


def letter_of(store: Store, number: int) -> tuple[Organisation, Posted, tuple[Step, ...]]:
    """Return a letter and everything that happened to it; raise NotFound when there is none."""
    with store.reading() as view:
        outbox = Outbox(view)
        return view.organisation(), outbox.letter(number), outbox.steps(number)


def _queued(
    outbox: Outbox, letter: Letter, sender: Mailbox, *, at: datetime, by: int, is_again: bool
) -> Queued:
    key, copy, found = letter.key, 1, None
    while (there := outbox.of_key(key)) is not None:
        copy, found = copy + 1, there
        key = f"{letter.key}#{copy}"
    is_over = found is not None and found.progress.delivery in SETTLED | {Delivery.FAILED}
    if found is not None and not (is_again and is_over) and not found.progress.is_withdrawn:
        return Queued(posted=found, is_new=False)
    if found is not None and found.progress.delivery is Delivery.FAILED:
        # The new letter takes its place.
        outbox.go_on(found, dropped(found.progress, at), at, by=by)
    named = replace(letter, key=key)
    is_mail = channel_of(letter.recipient.address) is Channel.MAIL
    message = message_text(composed(named, sender, at)) if is_mail else letter.plain
    envelope = Envelope(
        key=key,
        address=letter.recipient.address,
        name=letter.recipient.name,
        person=letter.recipient.person,
        subject=letter.subject,
        message_id=message_id(named, sender),
        content_hash=content_hash(message),
        made_from=letter.made_from,
        head_hash=letter.head_hash,
        queued_by=by,
    )
    return Queued(posted=outbox.put(envelope, message, at), is_new=True)


def _is_due(store: Store, at: datetime, channel: Channel) -> bool:
    with store.reading() as view:
        return bool(Outbox(view).due(at, channel))


def _claim(store: Store, at: datetime, channel: Channel = Channel.MAIL) -> Posted | None:
    with store.writing() as journal:
        return Outbox(journal).claim(at, channel)


def _note_trouble(store: Store, trouble: MailTrouble, at: datetime, channel: Channel) -> None:
    """Let the letters that wait say why; what some run was broken off with stays as it is."""
    reason = Gap(trouble.code, dict(trouble.facts))
    with store.writing() as journal:
        outbox = Outbox(journal)
        for letter in outbox.due(at, channel):
            if letter.progress.delivery is Delivery.QUEUED and letter.progress.reason != reason:
                outbox.go_on(letter, replace(letter.progress, reason=reason), at)


def _carried(store: Store, carrier: Carrier, letter: Posted, acting: Acting, now: Now) -> Posted:
    with store.reading() as view:
        message = Outbox(view).message(letter.number)
    verdict = carrier.offer(letter.envelope.address, len(message))
    if verdict is None:
        on_its_way = _moved(letter, handing_over(letter.progress, now()))
        if not _go_on(store, letter, on_its_way, now()):
            # Too slow: another run took it over, and carries it.
            return _present(store, letter.number)
        letter = on_its_way
        verdict = carrier.hand_over(message)
    after = _moved(letter, settled(letter.progress, verdict, now()))
    if after.progress.delivery is Delivery.SENT:
        return _note_sent(store, letter, after, acting, now())
    _go_on(store, letter, after, now())
    return _present(store, letter.number)


def _note_sent(store: Store, seen: Posted, after: Posted, acting: Acting, at: datetime) -> Posted:
    """Note in the outbox and in the log, in one transaction, that a letter was sent."""
    with store.writing() as journal:
        if Outbox(journal).go_on(seen, after.progress, at):
            event = MailSent(
                number=seen.number,
                key=seen.envelope.key,
                address=seen.envelope.address,
                person=seen.envelope.person,
                message_id=seen.envelope.message_id,
                content_hash=seen.envelope.content_hash,
                made_from=seen.envelope.made_from,
                head_hash=seen.envelope.head_hash,
            )
            journal.record(stream_of("mail", seen.number), event, stamp(journal, replace(acting, at=at)))
    return _present(store, seen.number)


def _go_on(store: Store, seen: Posted, after: Posted, at: datetime) -> bool:
    with store.writing() as journal:
        return Outbox(journal).go_on(seen, after.progress, at)


def _present(store: Store, number: int) -> Posted:
    with store.reading() as view:
        return Outbox(view).letter(number)


def _moved(letter: Posted, progress: Progress) -> Posted:
    return replace(letter, progress=progress)
