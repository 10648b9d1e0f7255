"""Every statement on the outbox, named once."""

from sqlalchemy import BindParameter, bindparam, func, insert, select, update

from pdca.domain.mail import SETTLED, Delivery
from pdca.storage import tables as t

_organisation: BindParameter[int] = bindparam("organisation")
_mine = t.outbox.c.organisation == _organisation

# In an update SQLAlchemy keeps the names of columns for their new values.
_of_whom = t.outbox.c.organisation == bindparam("key_organisation")

_decider = (
    select(t.outbox_steps.c.by)
    .where(
        t.outbox_steps.c.organisation == t.outbox.c.organisation,
        t.outbox_steps.c.letter == t.outbox.c.number,
    )
    .order_by(t.outbox_steps.c.position.desc())
    .limit(1)
    .correlate(t.outbox)
    .scalar_subquery()
    .label("decided_by")
)
"""Who did what happened to a letter last; NULL when no person did."""

_envelope = (
    t.outbox.c.number,
    t.outbox.c.key,
    t.outbox.c.address,
    t.outbox.c.name,
    t.outbox.c.person,
    t.outbox.c.subject,
    t.outbox.c.message_id,
    t.outbox.c.content_hash,
    t.outbox.c.made_from,
    t.outbox.c.head_hash,
    t.outbox.c.queued_by,
    t.outbox.c.delivery,
    t.outbox.c.attempts,
    t.outbox.c.failures,
    t.outbox.c.doubts,
    t.outbox.c.due_at,
    t.outbox.c.reason,
    _decider,
)
"""All but the message, which is large."""

highest = select(func.max(t.outbox.c.number)).where(_mine)

add = insert(t.outbox)

add_step = insert(t.outbox_steps)

letters = select(*_envelope).where(_mine).order_by(t.outbox.c.number)

hindered = letters.where(
    t.outbox.c.delivery.not_in([*map(str, sorted(SETTLED))]), t.outbox.c.reason.is_not(None)
)
"""What does not get on, and says why."""

waiting = letters.where(t.outbox.c.delivery.not_in([*map(str, sorted(SETTLED))]))

of_number = letters.where(t.outbox.c.number == bindparam("number"))

of_key = letters.where(t.outbox.c.key == bindparam("key"))

# The order of the queue: whoever waited longest, of equals the earlier letter.
due = (
    select(*_envelope)
    .where(
        _mine,
        t.outbox.c.delivery.not_in([*map(str, sorted(SETTLED)), Delivery.FAILED.value]),
        t.outbox.c.due_at <= bindparam("moment"),
    )
    .order_by(t.outbox.c.due_at, t.outbox.c.number)
)

message = select(t.outbox.c.message).where(_mine, t.outbox.c.number == bindparam("number"))

forget_message = update(t.outbox).where(_of_whom, t.outbox.c.number == bindparam("wanted")).values(message="")
"""What was sent or dropped needs no copy here: its hash stays."""

go_on = (
    update(t.outbox)
    .where(
        _of_whom,
        t.outbox.c.number == bindparam("wanted"),
        t.outbox.c.attempts == bindparam("known_attempts"),
        t.outbox.c.delivery == bindparam("known_delivery"),
    )
    .values(
        delivery=bindparam("new_delivery"),
        attempts=bindparam("new_attempts"),
        failures=bindparam("new_failures"),
        doubts=bindparam("new_doubts"),
        due_at=bindparam("new_due_at"),
        reason=bindparam("new_reason"),
    )
)
"""Move a letter on, if it still stands where the caller saw it."""

steps = (
    select(
        t.outbox_steps.c.at,
        t.outbox_steps.c.delivery,
        t.outbox_steps.c.attempt,
        t.outbox_steps.c.reason,
        t.outbox_steps.c.by,
    )
    .where(t.outbox_steps.c.organisation == _organisation, t.outbox_steps.c.letter == bindparam("number"))
    .order_by(t.outbox_steps.c.position)
)

last_step = select(func.max(t.outbox_steps.c.position)).where(
    t.outbox_steps.c.organisation == _organisation, t.outbox_steps.c.letter == bindparam("number")
)
