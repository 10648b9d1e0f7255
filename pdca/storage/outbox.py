"""The outbox: letters that wait, are on their way, were sent or given up; each key once.

A plain table beside the log: how often a server was tried is no business of the organisation. That a letter
was sent is, and stands in the log too, recorded by the transaction that notes it here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pdca.domain.errors import Gap, NotFound
from pdca.domain.mail import SETTLED, Channel, Delivery, Progress, channel_of, claimed
from pdca.storage import outbox_statements as statements
from pdca.storage.codec import decoded, encoded, instant, instant_text
from pdca.storage.view import View

if TYPE_CHECKING:
    from sqlalchemy import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What is known of a letter without opening it."""

    key: str
    address: str
    name: str
    person: int | None
    subject: str
    message_id: str
    content_hash: str
    made_from: int
    head_hash: str
    queued_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A letter in the outbox, and where it stands."""

    number: int
    envelope: Envelope
    progress: Progress
    decided_by: int | None = None
    """The person who dropped it or wanted it again, when nothing happened to it since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened to a letter."""

    at: datetime
    delivery: Delivery
    attempt: int
    reason: Gap | None
    by: int | None = None
    """The person who wanted it so; None when a run did it."""


class Outbox:
    """The outbox of one organisation, inside the transaction of a view; changes need one that writes."""

    def __init__(self, view: View) -> None:
        self._view = view

    def put(self, envelope: Envelope, message: str, at: datetime) -> Posted:
        """Put a letter in whose key is new; it is due at once."""
        number = (self._scalar(statements.highest) or 0) + 1
        progress = Progress(delivery=Delivery.QUEUED, due_at=at)
        values = {name: getattr(envelope, name) for name in Envelope.__slots__}
        self._execute(statements.add, number=number, message=message, **values, **_columns(progress))
        self._note(number, progress, at)
        return Posted(number=number, envelope=envelope, progress=progress)

    def of_key(self, key: str) -> Posted | None:
        """Return the letter of a key; None when there is none."""
        row = self._execute(statements.of_key, key=key).first()
        return _posted(row) if row else None

    def letter(self, number: int) -> Posted:
        """Return a letter; raise NotFound when there is none."""
        row = self._execute(statements.of_number, number=number).first()
        if row is None:
            raise NotFound("letter-not-found", number=number)
        return _posted(row)

    def letters(self) -> tuple[Posted, ...]:
        """Return all letters, oldest first."""
        return tuple(map(_posted, self._execute(statements.letters)))

    def hindered(self) -> tuple[Posted, ...]:
        """Return the letters that do not get on: put off, in trouble or given up."""
        return tuple(map(_posted, self._execute(statements.hindered)))

    def steps(self, number: int) -> tuple[Step, ...]:
        """Return everything that happened to a letter, oldest first."""
        return tuple(
            Step(
                at=instant(row.at),
                delivery=Delivery(row.delivery),
                attempt=row.attempt,
                reason=_reason(row.reason),
                by=row.by,
            )
            for row in self._execute(statements.steps, number=number)
        )

    def message(self, number: int) -> str:
        """Return the whole text of a letter; empty once it is sent or dropped."""
        return str(self._scalar(statements.message, number=number) or "")

    def waiting(self, beginning: str) -> tuple[Posted, ...]:
        """Return the letters that are not settled and whose key begins so, oldest first."""
        found = map(_posted, self._execute(statements.waiting))
        return tuple(each for each in found if each.envelope.key.startswith(beginning))

    def due(self, at: datetime, channel: Channel = Channel.MAIL) -> tuple[Posted, ...]:
        """Return the letters of a channel that a run may take, the one first that waits longest."""
        found = map(_posted, self._execute(statements.due, moment=instant_text(at)))
        return tuple(each for each in found if channel_of(each.envelope.address) is channel)

    def claim(self, at: datetime, channel: Channel = Channel.MAIL) -> Posted | None:
        """Take the next letter that is due, so that no other run takes it; None when there is none."""
        for found in self.due(at, channel):
            progress = claimed(found.progress, at)
            self.go_on(found, progress, at)
            if progress.delivery is Delivery.SENDING:
                return Posted(number=found.number, envelope=found.envelope, progress=progress)
        return None

    def go_on(self, seen: Posted, after: Progress, at: datetime, *, by: int | None = None) -> bool:
        """Move a letter on, by whose will, and tell whether it still stood where it was seen."""
        moved = self._change(
            statements.go_on,
            wanted=seen.number,
            known_attempts=seen.progress.attempts,
            known_delivery=seen.progress.delivery.value,
            **{f"new_{name}": value for name, value in _columns(after).items()},
        )
        if moved.rowcount != 1:
            return False
        if after.delivery in SETTLED:
            self._change(statements.forget_message, wanted=seen.number)
        self._note(seen.number, after, at, by=by)
        return True

    def _note(self, number: int, progress: Progress, at: datetime, *, by: int | None = None) -> None:
        self._execute(
            statements.add_step,
            letter=number,
            position=(self._scalar(statements.last_step, number=number) or 0) + 1,
            at=instant_text(at),
            delivery=progress.delivery.value,
            attempt=progress.attempts,
            reason=_reason_text(progress.reason),
            by=by,
        )

    def _execute(self, statement: Any, **values: object) -> Any:  # noqa: ANN401 - any statement, any result
        return self._view.connection.execute(statement, {"organisation": self._view.number, **values})

    def _change(self, statement: Any, **values: object) -> Any:  # noqa: ANN401 - any statement, any result
        values["key_organisation"] = self._view.number
        return self._view.connection.execute(statement, values)

    def _scalar(self, statement: Any, **values: object) -> Any:  # noqa: ANN401 - the same
        return self._execute(statement, **values).scalar()


def _columns(progress: Progress) -> dict[str, object]:
    return {
        "delivery": progress.delivery.value,
        "attempts": progress.attempts,
        "failures": progress.failures,
        "doubts": progress.doubts,
        "due_at": instant_text(progress.due_at),
        "reason": _reason_text(progress.reason),
    }


def _posted(row: "Row[Any]") -> Posted:
    return Posted(
        number=row.number,
        envelope=Envelope(**{name: getattr(row, name) for name in Envelope.__slots__}),
        progress=Progress(
            delivery=Delivery(row.delivery),
            attempts=row.attempts,
            failures=row.failures,
            doubts=row.doubts,
            due_at=instant(row.due_at),
            reason=_reason(row.reason),
        ),
        decided_by=row.decided_by,
    )


def _reason_text(reason: Gap | None) -> str | None:
    return encoded(reason) if reason else None


def _reason(text: str | None) -> Gap | None:
    return decoded(text, Gap) if text else None
