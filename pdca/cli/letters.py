"""Letters in words: to whom, where they stand, and what to type when they do not get on."""

from typing import TYPE_CHECKING

from pdca.cli.sentences import sentence
from pdca.cli.text import _
from pdca.cli.words import moment, one_line, term
from pdca.domain.mail import OUTDATED, Delivery

if TYPE_CHECKING:
    from pdca.domain.errors import Gap
    from pdca.domain.mail import Progress
    from pdca.domain.organisation import Organisation
    from pdca.storage.outbox import Posted, Step


def addressee(letter: "Posted") -> str:
    """Say to whom a letter goes."""
    name, address = one_line(letter.envelope.name), one_line(letter.envelope.address)
    return f"{name} <{address}>" if name else address


def standing(letter: "Posted", *, organisation: "Organisation", language: str) -> str:
    """Say in a line where a letter stands, why, and what is to be done about it."""
    here = letter.progress
    is_outdated = here.reason is not None and here.reason.code == OUTDATED
    told = (_withdrawn() if is_outdated else _TOLD[here.delivery]()).format(
        number=letter.number,
        name=addressee(letter),
        at=moment(here.due_at, organisation.zone),
        reason=_why(here.reason, language),
        by=decider(letter.decided_by, organisation),
    )
    return f"{told} {_doubt()}" if is_doubtful(here) else told


def decider(by: int | None, organisation: "Organisation") -> str:
    """Name the person who dropped a letter or wanted it again; a dash when no person did."""
    person = organisation.people.get(by or 0)
    return one_line(person.name) if person else "—"


def is_doubtful(progress: "Progress") -> bool:
    """Tell whether a letter that was sent may have arrived twice."""
    return progress.delivery is Delivery.SENT and progress.doubts > 0


def why(letter: "Posted", language: str) -> str:
    """Say why a letter does not get on; a dash when nothing is known."""
    if is_doubtful(letter.progress):
        return _doubt()
    return _why(letter.progress.reason, language)


def plain_letter(letter: "Posted", language: str) -> dict[str, object]:
    """Return what JSON tells of a letter."""
    envelope, here = letter.envelope, letter.progress
    return {
        "number": letter.number,
        "key": envelope.key,
        "person": envelope.person,
        "name": envelope.name,
        "address": envelope.address,
        "subject": envelope.subject,
        "message_id": envelope.message_id,
        "made_from": envelope.made_from,
        "head_hash": envelope.head_hash,
        "delivery": here.delivery,
        "at": here.due_at,
        "attempts": here.attempts,
        "may_have_arrived_besides": here.doubts,
        "reason": _reason(here.reason, language),
        "decided_by": letter.decided_by,
    }


def step_line(step: "Step", organisation: "Organisation", language: str) -> str:
    """Say what happened to a letter, and by whose will."""
    told = f"{term(step.delivery)}: {_why(step.reason, language)}" if step.reason else term(step.delivery)
    return f"{told} ({decider(step.by, organisation)})" if step.by else told


_TOLD = {
    Delivery.QUEUED: lambda: _("M-{number} waits: {name}; next try from {at}; {reason}"),
    Delivery.SENDING: lambda: _("M-{number} is being sent by another run, until {at} at most: {name}"),
    Delivery.HANDING_OVER: lambda: _("M-{number} is being sent by another run, until {at} at most: {name}"),
    Delivery.SENT: lambda: _("M-{number} was sent at {at}: {name}."),
    Delivery.FAILED: lambda: _("M-{number} is given up: {name}; {reason}. Then: pdca outbox retry {number}"),
    Delivery.DROPPED: lambda: _("M-{number} was dropped at {at} by {by}: {name}. Send it anew: --again"),
}


def _withdrawn() -> str:
    return _("M-{number} was withdrawn at {at}: {name}; {reason}")


def _doubt() -> str:
    return _("It may have arrived twice: an earlier try ended without an answer.")


def _why(reason: "Gap | None", language: str) -> str:
    return _reason(reason, language) or "—"


def _reason(reason: "Gap | None", language: str) -> str | None:
    return sentence(reason.code, reason.facts, language) if reason else None
