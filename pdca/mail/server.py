"""The mail server: where it is, how the way to it is protected, and who logs in."""

import ipaddress
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from pdca.domain.errors import WrongInput
from pdca.mail.addresses import Mailbox, answered, mailbox

TIMEOUT_S = 60
"""How long a server may take for one answer; RFC 5321, 4.5.3.2 would wait longer, a person does not."""

_PORTS = {"tls": 465, "starttls": 587, "none": 25}
_SCHEMES = {"smtp": "starttls", "smtps": "tls"}
_HIGHEST_PORT = 65535


class Security(StrEnum):
    """How the way to the server is protected."""

    TLS = "tls"
    """From the first byte on."""
    STARTTLS = "starttls"
    """Begun in the open, and refused when the server does not change over."""
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Everything that sending needs to know; printing it shows no secret."""

    host: str
    port: int
    security: Security
    sender: Mailbox
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    """Certificates to trust instead of those of the system, for a server with one of its own making."""
    timeout_s: float = TIMEOUT_S

    @property
    def shown(self) -> str:
        """Return the address of the server as it may be printed."""
        return f"{self.host}:{self.port}"

    def scrubbed(self, text: str) -> str:
        """Return what a server said without the password, should it repeat it."""
        if not self.password:
            return text
        for secret in (self.password, _coded(self.password), _coded(f"\0{self.user}\0{self.password}")):
            text = text.replace(secret, "***")
        return text


def parts_of_url(url: str) -> dict[str, str]:
    """Take `smtps://USER:PASSWORD@HOST:PORT` apart; a password with @ or / in it is written %40, %2F.

    Raises:
        WrongInput: it is no such URL; since it may hold a password anywhere, it is not repeated.
    """
    try:
        split = urlsplit(url)
        port = split.port
    except ValueError:
        raise WrongInput("mail-url-unreadable") from None
    query = dict(parse_qsl(split.query))
    if split.scheme not in _SCHEMES or not split.hostname or set(query) - {"tls"} or _has_rest(split):
        raise WrongInput("mail-url-unreadable")
    parts = {
        "host": split.hostname,
        "port": str(port) if port else "",
        "user": unquote(split.username or ""),
        "password": unquote(split.password or ""),
        "tls": query.get("tls", "tls" if split.scheme == "smtps" else ""),
    }
    return {name: part for name, part in parts.items() if part}


def server(parts: Mapping[str, str]) -> Server:
    """Make a server from what settings say.

    Raises:
        WrongInput: something is missing or makes no sense, or a password would travel in the open.
    """
    host = parts.get("host", "")
    if not host or not parts.get("from"):
        raise WrongInput(
            "mail-settings-missing", names=tuple(n for n in ("host", "from") if not parts.get(n))
        )
    security = _security(parts.get("tls", ""), host, parts.get("port", ""))
    found = Server(
        host=host,
        port=_port(parts.get("port", ""), security),
        security=security,
        sender=answered(_sender(parts["from"]), parts.get("reply_to", "")),
        user=parts.get("user", ""),
        password=parts.get("password", ""),
        ca_file=Path(parts["ca_file"]) if parts.get("ca_file") else None,
    )
    _check_login(found)
    return found


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _has_rest(split: SplitResult) -> bool:
    # What stands behind the host may be the rest of a password that was not encoded.
    return bool(split.path.strip("/") or split.fragment or "@" in (split.hostname or ""))


def _sender(typed: str) -> Mailbox:
    try:
        return mailbox(typed)
    except WrongInput:
        raise WrongInput("mail-from-unusable", typed=typed) from None


def _security(typed: str, host: str, port: str) -> Security:
    if not typed:
        if is_loopback(host):
            return Security.NONE
        return Security.TLS if port == str(_PORTS["tls"]) else Security.STARTTLS
    try:
        return Security(typed)
    except ValueError:
        raise WrongInput("mail-tls-unknown", typed=typed, known=tuple(Security)) from None


def _port(typed: str, security: Security) -> int:
    if not typed:
        return _PORTS[security]
    if not (typed.isascii() and typed.isdecimal() and 0 < int(typed) <= _HIGHEST_PORT):
        raise WrongInput("mail-port-unusable", typed=typed)
    return int(typed)


def _check_login(found: Server) -> None:
    if bool(found.user) != bool(found.password):
        raise WrongInput("mail-login-half")
    if not (found.user.isascii() and found.password.isascii()):
        # The ways to log in that servers agree about know no other letters.
        raise WrongInput("mail-login-not-latin")
    if found.password and found.security is Security.NONE and not is_loopback(found.host):
        raise WrongInput("mail-password-in-the-open", server=found.shown)


def _coded(text: str) -> str:
    return b64encode(text.encode()).decode("ascii")
