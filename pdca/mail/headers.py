"""Headers in letters that are not Latin, so that every mail program reads what was written.

The library folds such headers itself, and on the way loses spaces between words or puts some inside them
(seen in Python 3.11). Its older `Header` does it right, and the same in every version.
"""

from email.header import Header
from email.headerregistry import Address, AddressHeader
from email.policy import SMTP, EmailPolicy
from typing import Any

LONGEST_LINE = 75
"""RFC 2047, 2: no encoded word is longer, and so no line of them."""


class _Policy(EmailPolicy):
    """What SMTP wants, with headers of our folding."""

    def fold(self, name: str, value: Any) -> str:  # noqa: ANN401 - the library says so
        """Write a header, folded."""
        return _folded(name, value) or super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:  # noqa: ANN401 - the same
        """Write a header, folded, as bytes."""
        folded = _folded(name, value)
        return folded.encode("ascii") if folded else super().fold_binary(name, value)


POLICY = _Policy(linesep=SMTP.linesep)
"""How our messages are written."""


def named_address(name: str, address: str) -> Address:
    """Return an address with the name before it."""
    local, _, domain = address.rpartition("@")
    return Address(display_name=name, username=local, domain=domain)


def _folded(name: str, value: Any) -> str:  # noqa: ANN401 - a header of any kind
    """Write a header that is not in ASCII; nothing when it is."""
    if str(value).isascii():
        return ""
    if not isinstance(value, AddressHeader):
        return _line(name, _words(name, str(value)))
    (mailbox,) = value.addresses
    return _line(name, f"{_words(name, mailbox.display_name)}{SMTP.linesep} <{mailbox.addr_spec}>")


def _words(name: str, text: str) -> str:
    return Header(text, "utf-8", maxlinelen=LONGEST_LINE, header_name=name).encode(linesep=SMTP.linesep)


def _line(name: str, value: str) -> str:
    return f"{name}: {value}{SMTP.linesep}"
