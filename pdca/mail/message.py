"""A letter as a message: the same letter at the same time gives the same bytes."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime

from pdca.domain.mail import Letter
from pdca.domain.neutral import neutral
from pdca.mail.addresses import Mailbox, plain_address
from pdca.mail.headers import POLICY, named_address


def composed(letter: Letter, sender: Mailbox, at: datetime) -> EmailMessage:
    """Write a letter as a message: plain text, the same as HTML, and what is attached.

    Raises:
        WrongInput: the address of the recipient cannot be used.
    """
    message = EmailMessage(policy=POLICY)
    message["From"] = named_address(neutral(sender.name), sender.address)
    message["To"] = named_address(neutral(letter.recipient.name), plain_address(letter.recipient.address))
    if sender.answers_to:
        message["Reply-To"] = named_address("", sender.answers_to)
    message["Subject"] = neutral(letter.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = message_id(letter, sender)
    # Programs that answer for people who are away are asked not to answer a program (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["X-PDCA-Made-From"] = f"{letter.made_from}:{letter.head_hash}"
    message.set_content(letter.plain, cte="base64")
    message.add_alternative(letter.html, subtype="html", cte="base64")
    for attachment in letter.attachments:
        main, _, sub = attachment.kind.partition("/")
        message.add_attachment(attachment.content, maintype=main, subtype=sub, filename=attachment.name)
    _set_boundaries(message, letter)
    # Last: making parts moves headers of this kind into the first of them.
    message["Content-Language"] = letter.recipient.language
    return message


def message_text(message: EmailMessage) -> str:
    """Return a message as it travels: ASCII, its lines ended by CR LF."""
    return message.as_bytes().decode("ascii")


def plain_of(message: str) -> str:
    """Return the plain text of a message, with the ends of its lines as they were written."""
    body = message_from_string(message, policy=default).get_body(("plain",))
    return str(body.get_content()).replace("\r\n", "\n") if isinstance(body, EmailMessage) else ""


def message_id(letter: Letter, sender: Mailbox) -> str:
    """Return a name that is the same whenever and wherever the letter is written anew.

    A server or a mail program that knows the name already may drop the second copy of a letter that was sent
    twice because nobody knew whether it had arrived. The head hash keeps organisations apart.
    """
    return f"<{_digest(letter)[:40]}@{sender.address.rpartition('@')[2]}>"


def _digest(letter: Letter) -> str:
    told = f"{letter.key}\n{letter.recipient.address}\n{letter.head_hash}"
    return hashlib.sha256(told.encode()).hexdigest()


def _set_boundaries(message: EmailMessage, letter: Letter) -> None:
    # An equals sign before an underscore is in no base64 text, so that no part can hold a boundary.
    for position, part in enumerate(_multiparts(message)):
        part.set_boundary(f"=_{_digest(letter)[:32]}_{position}")


def _multiparts(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.walk():
        if part.is_multipart() and isinstance(part, EmailMessage):
            yield part
