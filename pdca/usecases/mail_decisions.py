"""What a person decides about a letter in the outbox: that it is tried again, or given up for good."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from pdca.domain.errors import Refused
from pdca.domain.mail import SETTLED, UNDER_WAY, Delivery, Progress, dropped, wanted_again
from pdca.domain.mail_rules import deciding_objections
from pdca.storage.outbox import Outbox, Posted
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, who


def retry(store: Store, number: int, acting: Acting) -> Posted:
    """Let a letter be tried at once, also one that was given up.

    Raises:
        Refused: it was sent or dropped, or neither an owner asks nor whoever put it in.
        NotFound: there is none.
    """
    return _decided(store, number, acting, wanted_again)


def drop(store: Store, number: int, acting: Acting) -> Posted:
    """Take a letter out of the queue for good; what was sent cannot be taken back.

    Raises:
        Refused: it was sent, or is on its way, or neither an owner asks nor whoever put it in.
        NotFound: there is none.
    """
    return _decided(store, number, acting, dropped)


def _decided(
    store: Store, number: int, acting: Acting, decide: Callable[[Progress, datetime], Progress]
) -> Posted:
    with store.writing() as journal:
        organisation = journal.organisation()
        by, outbox = who(organisation, acting), Outbox(journal)
        letter = outbox.letter(number)
        gaps = deciding_objections(by, organisation.people.get(letter.envelope.queued_by))
        if gaps:
            raise Refused("record-refused", gaps)
        here, after = letter.progress, decide(letter.progress, acting.at)
        if here.delivery is after.delivery is Delivery.DROPPED:
            return letter
        is_under_way = here.delivery in UNDER_WAY and acting.at < here.due_at
        if here.delivery in SETTLED or is_under_way:
            raise Refused("letter-not-waiting", number=number, delivery=here.delivery)
        outbox.go_on(letter, after, acting.at, by=by.number)
        return replace(letter, progress=after, decided_by=by.number)
