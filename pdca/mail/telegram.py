"""The talk with Telegram: its Bot API over HTTPS; the token stands in every address and is never printed."""

import http.client
import json
import re
import socket
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from pdca.domain.errors import Gap, MailTrouble, WrongInput
from pdca.domain.mail import CHAT, Channel, Outcome, Verdict
from pdca.domain.neutral import neutral
from pdca.mail.server import TIMEOUT_S, is_loopback

API = "https://api.telegram.org"

MOST_CHARACTERS = 4000
"""Of a message; Telegram takes 4096 and counts some characters twice."""

MOST_DETAIL = 300

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{20,100}")
_CHAT = re.compile(r"-?[0-9]{1,20}|@[A-Za-z0-9_]{1,64}")
_REFUSED, _SLOWER, _SERVER_FAILED = 400, 429, 500
_TOKEN_REFUSED = frozenset({401, 404})
_NO_PREVIEW = {"is_disabled": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """Who sends the messages, and where; printing it shows no secret."""

    token: str = field(repr=False)
    api: str = API
    timeout_s: float = TIMEOUT_S

    @property
    def shown(self) -> str:
        """Return the address of the server as it may be printed."""
        return urlsplit(self.api).netloc

    def scrubbed(self, text: str) -> str:
        """Return a text without the token, should it repeat it."""
        return text.replace(self.token, "***")


def bot(token: str, api: str = "") -> Bot:
    """Make a bot from what settings say.

    Raises:
        WrongInput: the token is none, or it would travel in the open; it is not repeated.
    """
    if not _TOKEN.fullmatch(token):
        raise WrongInput("telegram-token-unreadable")
    if api and not _is_safe(api):
        raise WrongInput("telegram-api-unusable")
    return Bot(token=token, api=api.rstrip("/") or API)


def chat_of(typed: str) -> str:
    """Return a chat as Telegram names it.

    Raises:
        WrongInput: it is neither the number of a chat nor the @name of a group or channel.
    """
    if not _CHAT.fullmatch(typed.strip()):
        raise WrongInput("telegram-chat-unusable", typed=typed)
    return typed.strip()


def shortened(message: str) -> str:
    """Cut a message at the end of a line, where it is longer than Telegram takes."""
    if len(message) <= MOST_CHARACTERS:
        return message
    return message[:MOST_CHARACTERS].rpartition("\n")[0] + "\n…"


class Messenger:
    """Carries letters to chats, as a postman carries mail."""

    channel = Channel.TELEGRAM

    def __init__(self, bot: Bot) -> None:
        self.shown = bot.shown
        self.is_silent = False
        self._bot = bot
        self._chat = ""
        self._is_known = False
        self._opener = urllib.request.build_opener(_NoRedirect)

    def connect(self) -> None:
        """Ask once who we are: then the server is there and knows the token.

        Raises:
            MailTrouble: the server is out of reach or does not know the token.
        """
        if self._is_known:
            return
        try:
            self._call("getMe", {})
        except urllib.error.HTTPError as error:
            with error:
                code, detail = error.code, str(error.code)
            if code in _TOKEN_REFUSED:
                raise MailTrouble("telegram-token-refused", server=self.shown) from None
            raise MailTrouble("telegram-out-of-reach", server=self.shown, detail=detail) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise MailTrouble("telegram-out-of-reach", server=self.shown, detail=self._said(error)) from None
        self._is_known = True

    def offer(self, address: str, size: int) -> Verdict | None:  # noqa: ARG002 - as postmen are asked
        """Remember the chat; the server says only with the text whether it takes it."""
        self._chat = address.removeprefix(CHAT)
        return None

    def hand_over(self, message: str) -> Verdict:
        """Send the text; say what the server answered."""
        told: dict[str, object] = {
            "chat_id": self._chat,
            "text": shortened(message),
            "link_preview_options": _NO_PREVIEW,
        }
        try:
            self._call("sendMessage", told)
        except urllib.error.HTTPError as error:
            with error:
                return self._judged(error)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if _never_left(error):
                return _verdict(Outcome.DEFERRED, "telegram-deferred", self._said(error))
            return _verdict(Outcome.UNKNOWN, "telegram-answer-missing", self._said(error))
        return Verdict(outcome=Outcome.ACCEPTED)

    def close(self) -> None:
        """Do nothing: each call is a connection of its own."""

    def _call(self, method: str, told: dict[str, object]) -> None:
        request = urllib.request.Request(  # noqa: S310 - https, or http to this computer alone
            f"{self._bot.api}/bot{self._bot.token}/{method}",
            data=json.dumps(told).encode(),
            headers={"Content-Type": "application/json"},
            method="POST",
        )
        with self._opener.open(request, timeout=self._bot.timeout_s) as response:
            answer: Any = json.loads(response.read(2**20))
        if not isinstance(answer, dict) or answer.get("ok") is not True:
            raise ValueError(method)

    def _judged(self, error: urllib.error.HTTPError) -> Verdict:
        detail = f"{error.code} {self._description(error)}".strip()
        if error.code == _SLOWER or error.code in _TOKEN_REFUSED:
            return _verdict(Outcome.DEFERRED, "telegram-deferred", detail)
        if _REFUSED <= error.code < _SERVER_FAILED:
            return _verdict(Outcome.REFUSED, "telegram-refused", detail)
        # A redirect is not followed, and a gateway that gave up may have passed the text on.
        return _verdict(Outcome.UNKNOWN, "telegram-answer-missing", detail)

    def _description(self, error: urllib.error.HTTPError) -> str:
        try:
            answer: Any = json.loads(error.read(2**16))
        except (OSError, http.client.HTTPException, ValueError):
            return ""
        return self._tidy(str(answer.get("description", ""))) if isinstance(answer, dict) else ""

    def _said(self, error: Exception) -> str:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        if isinstance(reason, TimeoutError):
            self.is_silent = True
            return "timed out"
        strerror = reason.strerror if isinstance(reason, OSError) else None
        return self._tidy(strerror or type(reason).__name__)

    def _tidy(self, text: str) -> str:
        return neutral(self._bot.scrubbed(text))[:MOST_DETAIL]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nobody elsewhere: the address holds the token."""

    def redirect_request(self, *_args: object, **_named: object) -> None:
        """Refuse to go."""


def _is_safe(api: str) -> bool:
    """Tell whether a token may be sent there."""
    try:
        split = urlsplit(api)
        is_whole = bool(split.hostname) and split.port != 0
    except ValueError:
        return False
    has_rest = bool(split.username or split.query or split.fragment)
    is_protected = split.scheme == "https" or (split.scheme == "http" and is_loopback(split.hostname or ""))
    return is_whole and is_protected and not has_rest


def _never_left(error: Exception) -> bool:
    """Tell whether the text surely never left this computer."""
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    return isinstance(reason, (ConnectionRefusedError, socket.gaierror))


def _verdict(outcome: Outcome, code: str, detail: str) -> Verdict:
    return Verdict(outcome=outcome, reason=Gap(code, {"detail": detail}))
