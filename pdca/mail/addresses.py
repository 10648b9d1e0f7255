"""Mail addresses: what can be one, and how it is written on an envelope."""

import re
from dataclasses import dataclass, replace
from email.utils import parseaddr

from pdca.domain.errors import WrongInput

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*")
_LONGEST_LOCAL, _LONGEST = 64, 254
"""RFC 5321, 4.5.3.1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """An address with the name of whom it belongs to."""

    name: str
    address: str
    answers_to: str = ""
    """The address that an answer goes to, should it be another."""


def mailbox(text: str) -> Mailbox:
    """Read an address, alone or with a name before it: `Отчёты <reports@romashka.ru>`.

    Raises:
        WrongInput: it is no address that every server takes.
    """
    name, address = parseaddr(text) if "<" in text else ("", text)
    return Mailbox(name=name, address=plain_address(address))


def answered(sender: Mailbox, address: str) -> Mailbox:
    """Return a sender whose answers go to an address; it is the sender's own where that is empty.

    Raises:
        WrongInput: it is no address that every server takes.
    """
    return replace(sender, answers_to=plain_address(address)) if address else sender


def plain_address(text: str) -> str:
    """Return an address as it is written on an envelope, a domain in other letters in its ASCII form.

    Raises:
        WrongInput: it is no address that every server takes.
    """
    local, at, domain = text.strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise WrongInput("mail-address-unusable", address=text) from None
    is_well = at and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain) and len(local) <= _LONGEST_LOCAL
    if not is_well or len(local) + 1 + len(domain) > _LONGEST:
        raise WrongInput("mail-address-unusable", address=text)
    return f"{local}@{domain.lower()}"
