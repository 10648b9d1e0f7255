"""The talk with a mail server: connect, log in, offer one letter after another."""

import contextlib
import smtplib
import socket
import ssl

from pdca.domain.errors import Gap, MailTrouble
from pdca.domain.mail import Channel, Outcome, Verdict
from pdca.domain.neutral import neutral
from pdca.mail.server import Security, Server

OURSELVES = "[127.0.0.1]"
"""What we call ourselves, as mail programs do: a computer's own name may be private or not in ASCII."""

MOST_DETAIL = 300
"""Characters of an answer that are kept."""

_ACCEPTED = 2
"""The first digit of an answer (RFC 5321, 4.2.1): 2 is yes, 4 is perhaps later, 5 is never."""

_TOO_LARGE = 552

_LATE = "timed out"

_USUAL: dict[type[Exception], str] = {
    TimeoutError: _LATE,
    ConnectionRefusedError: "Connection refused",
    ConnectionResetError: "Connection reset",
    socket.gaierror: "no computer has this name",
}


class Postman:
    """One connection to a server, made when it is first needed and made anew when it was lost."""

    channel = Channel.MAIL

    def __init__(self, server: Server) -> None:
        self.server = server
        self.shown = server.shown
        self._line: smtplib.SMTP | None = None
        self.is_silent = False
        """Whether the server once let us wait until the time was up."""

    def connect(self) -> None:
        """Be connected, protected and logged in, or say why not; nothing is sent yet.

        Raises:
            MailTrouble: the server is out of reach, cannot be trusted, or refuses the login.
        """
        if self._line is not None:
            return
        line = self._dialled()
        try:
            self._protect(line)
            self._log_in(line)
        except MailTrouble:
            line.close()
            raise
        self._line = line

    def offer(self, address: str, size: int) -> Verdict | None:
        """Name sender and recipient; None when the server will take the letter, else why not."""
        line = self._connected()
        options = [f"size={size}"] if line.has_extn("size") else []
        try:
            code, reply = line.mail(self.server.sender.address, options)
            if code // 100 != _ACCEPTED:
                return self._sender_judged(code, reply)
            code, reply = line.rcpt(address)
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            return _verdict(Outcome.DEFERRED, "mail-cut-off", self._said(error))
        return None if code // 100 == _ACCEPTED else self._turned_away(code, reply)

    def hand_over(self, message: str) -> Verdict:
        """Send the text of a letter that was offered and taken; say what the server answered."""
        line = self._connected()
        try:
            code, reply = line.data(message.encode("ascii"))
        except smtplib.SMTPDataError as error:
            # Refused before the first line of the text.
            return self._turned_away(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            return _verdict(Outcome.UNKNOWN, "mail-answer-missing", self._said(error))
        return self._judged(code, reply)

    def close(self) -> None:
        """Say goodbye, if there is still somebody to say it to."""
        line, self._line = self._line, None
        if line is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                line.quit()
            line.close()

    def _connected(self) -> smtplib.SMTP:
        if self._line is None:
            raise smtplib.SMTPServerDisconnected
        return self._line

    def _dialled(self) -> smtplib.SMTP:
        server = self.server
        try:
            if server.security is Security.TLS:
                return smtplib.SMTP_SSL(
                    server.host,
                    server.port,
                    local_hostname=OURSELVES,
                    timeout=server.timeout_s,
                    context=self._trust(),
                )
            return smtplib.SMTP(server.host, server.port, local_hostname=OURSELVES, timeout=server.timeout_s)
        except ssl.SSLError as error:
            raise MailTrouble("mail-not-trusted", server=server.shown, detail=self._said(error)) from None
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise MailTrouble(
                "mail-server-out-of-reach", server=server.shown, detail=self._said(error)
            ) from None

    def _protect(self, line: smtplib.SMTP) -> None:
        server = self.server
        if server.security is not Security.STARTTLS:
            return
        try:
            line.starttls(context=self._trust())
        except smtplib.SMTPNotSupportedError:
            raise MailTrouble("mail-tls-missing", server=server.shown) from None
        except (smtplib.SMTPException, ssl.SSLError, OSError) as error:
            raise MailTrouble("mail-not-trusted", server=server.shown, detail=self._said(error)) from None

    def _log_in(self, line: smtplib.SMTP) -> None:
        server = self.server
        try:
            line.ehlo_or_helo_if_needed()
            if server.user:
                line.login(server.user, server.password)
        except smtplib.SMTPNotSupportedError:
            raise MailTrouble("mail-login-missing", server=server.shown) from None
        except smtplib.SMTPAuthenticationError as error:
            raise MailTrouble(
                "mail-login-refused", server=server.shown, user=server.user, detail=self._said(error)
            ) from None
        except (smtplib.SMTPException, OSError) as error:
            raise MailTrouble(
                "mail-server-out-of-reach", server=server.shown, detail=self._said(error)
            ) from None

    def _trust(self) -> ssl.SSLContext:
        try:
            return ssl.create_default_context(cafile=self.server.ca_file)
        except (OSError, ssl.SSLError) as error:
            raise MailTrouble(
                "mail-certificates-unreadable", file=str(self.server.ca_file), detail=self._said(error)
            ) from None

    def _sender_judged(self, code: int, reply: bytes) -> Verdict:
        verdict = self._turned_away(code, reply)
        if verdict.outcome is not Outcome.REFUSED or code == _TOO_LARGE:
            return verdict
        # The letter is not to blame: it waits until the settings name a sender that may send.
        facts: dict[str, object] = {
            "sender": self.server.sender.address,
            "detail": self._tidy(f"{code} {_text(reply)}"),
        }
        return Verdict(outcome=Outcome.DEFERRED, reason=Gap("mail-sender-refused", facts))

    def _turned_away(self, code: int, reply: bytes | str) -> Verdict:
        """Judge an answer that came before the text, and be ready for the next letter."""
        try:
            self._connected().rset()
        except (smtplib.SMTPException, OSError):
            self.close()
        verdict = self._judged(code, reply)
        if verdict.outcome is Outcome.UNKNOWN:
            # Whatever it meant: the server has nothing of the letter.
            return Verdict(outcome=Outcome.DEFERRED, reason=verdict.reason)
        return verdict

    def _judged(self, code: int, reply: bytes | str) -> Verdict:
        detail = self._tidy(f"{code} {_text(reply)}")
        match code // 100:
            case 2:
                return Verdict(outcome=Outcome.ACCEPTED)
            case 4:
                return _verdict(Outcome.DEFERRED, "mail-deferred", detail)
            case 5:
                return _verdict(Outcome.REFUSED, "mail-refused", detail)
            case _:
                return _verdict(Outcome.UNKNOWN, "mail-answer-missing", detail)

    def _said(self, error: Exception) -> str:
        usual = _usual(error)
        self.is_silent |= usual == _LATE
        if usual:
            return usual
        if isinstance(error, smtplib.SMTPResponseException):
            return self._tidy(f"{error.smtp_code} {_text(error.smtp_error)}")
        if isinstance(error, ssl.SSLCertVerificationError):
            return self._tidy(error.verify_message)
        strerror = error.strerror if isinstance(error, OSError) else None
        return self._tidy(strerror or str(error) or type(error).__name__)

    def _tidy(self, text: str) -> str:
        return neutral(" ".join(self.server.scrubbed(text).split()))[:MOST_DETAIL]


def _usual(error: Exception) -> str:
    """Return our own word for what usually hinders; a system words it in its own way and language."""
    # What broke is told by the error that smtplib was handling when it raised its own.
    causes = (error, error.__cause__ or error.__context__)
    return next((word for kind, word in _USUAL.items() for each in causes if isinstance(each, kind)), "")


def _verdict(outcome: Outcome, code: str, detail: str) -> Verdict:
    return Verdict(outcome=outcome, reason=Gap(code, {"detail": detail}))


def _text(reply: bytes | str) -> str:
    return reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
