"""A real mail server on this computer that does as it is told, and keeps what it took."""

import asyncio
import ssl
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "reports@romashka.example", "correct horse: 42%"

CUT = "cut"
"""Instead of an answer, the connection is cut."""

HANG = "450 too late"
"""The answer comes when nobody waits for it any more."""


@dataclass
class Office:
    """What the server took, and how it answers next; when nothing is said, it takes everything."""

    port: int = 0
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    to_sender: deque[str] = field(default_factory=deque)
    to_recipient: deque[str] = field(default_factory=deque)
    to_text: deque[str] = field(default_factory=deque)
    at_text: Callable[[], None] | None = None
    """Called when a text was taken, before the answer."""

    @property
    def messages(self) -> list[EmailMessage]:
        """Return what was taken, read as a mail program does."""
        return [_read(content) for _, content in self.taken]

    @property
    def addresses(self) -> list[str]:
        """Return to whom the letters went that were taken."""
        return [address for address, _ in self.taken]

    async def handle_MAIL(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.to_sender:
            return self.to_sender.popleft()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - the same
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = self.to_recipient.popleft() if self.to_recipient else "250 OK"
        if answer == CUT:
            _cut(server)
        if answer == HANG:
            await asyncio.sleep(1)
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802 - the same
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        answer = self.to_text.popleft() if self.to_text else "250 OK"
        if answer == CUT or answer.startswith("2"):
            assert isinstance(envelope.content, bytes)
            self.taken.append((envelope.rcpt_tos[0], envelope.content))
        if self.at_text is not None:
            self.at_text()
        if answer == CUT:
            _cut(server)
        return answer

    def log_in(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: object
    ) -> AuthResult:
        """Compare with the one login that is known."""
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login, data.password))
        is_known = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=is_known, handled=is_known)


@contextmanager
def opened(
    *,
    authority: trustme.CA | None = None,
    is_starttls: bool = False,
    is_tls: bool = False,
    is_login_wanted: bool = False,
    largest: int = 2**25,
    named: str = "127.0.0.1",
) -> Iterator[Office]:
    """Open an office on a free port, with a certificate of an authority where one is given."""
    office = Office()
    context = None
    if authority is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost" if named == "127.0.0.1" else named, named).configure_cert(context)
    controller = _Anywhere(
        office,
        hostname="127.0.0.1",
        port=0,
        ssl_context=context if is_tls else None,
        tls_context=context if is_starttls else None,
        require_starttls=is_starttls,
        authenticator=office.log_in if is_login_wanted else None,
        auth_required=is_login_wanted,
        data_size_limit=largest,
    )
    controller.start()
    try:
        office.port = controller.port
        yield office
    finally:
        controller.stop()


class _Anywhere(Controller):
    """Listens where there is room."""

    def _trigger_server(self) -> None:
        # It visits itself once, and must know by then where it is.
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call] # aiosmtpd leaves it untyped


def _cut(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


def _read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message
