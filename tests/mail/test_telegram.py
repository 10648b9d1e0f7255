"""The talk with Telegram over a real server: what each answer means, and that no token is ever told."""

import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from pdca.domain.errors import MailTrouble, WrongInput
from pdca.domain.mail import Outcome, Verdict
from pdca.mail.telegram import MOST_CHARACTERS, Bot, Messenger, bot, chat_of, shortened
from tests.mail.chats import CUT, HANG, TOKEN, Chats, opened

NOT_FOUND = {"ok": False, "error_code": 400, "description": f"Bad Request: chat not found bot{TOKEN}\x1b[31m"}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def chats() -> Iterator[Chats]:
    with opened() as chats:
        yield chats


def messenger(chats: Chats, timeout_s: float = 5) -> Messenger:
    return Messenger(Bot(token=TOKEN, api=chats.api, timeout_s=timeout_s))


def handed_over(to: Messenger, text: str = "Просрочено 2") -> Verdict:
    to.connect()
    assert to.offer("telegram:42", len(text)) is None
    return to.hand_over(text)


def test_a_message_arrives_as_it_was_written(chats: Chats) -> None:
    verdict = handed_over(messenger(chats), "Просрочено 2 <b>*_[")

    assert verdict.outcome is Outcome.ACCEPTED
    assert chats.taken == [("42", "Просрочено 2 <b>*_[")]
    assert [call.rpartition("/")[2] for call in chats.calls] == ["getMe", "sendMessage"]


def test_over_tls_the_certificate_must_be_trusted(
    authority: trustme.CA, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(authority) as chats:
        with pytest.raises(MailTrouble) as refused:
            messenger(chats).connect()
        monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
        verdict = handed_over(messenger(chats))

    assert "certificate" in str(refused.value.facts["detail"])
    assert verdict.outcome is Outcome.ACCEPTED


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (400, Outcome.REFUSED),
        (403, Outcome.REFUSED),
        (401, Outcome.DEFERRED),
        (429, Outcome.DEFERRED),
        (502, Outcome.UNKNOWN),
        (CUT, Outcome.UNKNOWN),
    ],
)
def test_what_an_answer_means(chats: Chats, code: int, outcome: Outcome) -> None:
    chats.to_message.append((code, NOT_FOUND))

    verdict = handed_over(messenger(chats))

    assert verdict.outcome is outcome
    assert verdict.reason is not None
    assert TOKEN not in str(verdict.reason)
    assert "\x1b" not in str(verdict.reason)


def test_an_answer_that_is_no_answer_leaves_a_doubt(chats: Chats) -> None:
    chats.to_message.extend([(200, {"ok": False}), (200, ["?"])])

    assert [handed_over(messenger(chats)).outcome for _ in range(2)] == [Outcome.UNKNOWN] * 2


def test_a_server_that_is_silent_is_noticed(chats: Chats) -> None:
    chats.to_message.append((HANG, ""))
    slow = messenger(chats, timeout_s=0.2)

    verdict = handed_over(slow)

    assert verdict.outcome is Outcome.UNKNOWN
    assert slow.is_silent


def test_nobody_is_followed_elsewhere_with_the_token(chats: Chats) -> None:
    with opened() as elsewhere:
        chats.to_message.append((302, f"{elsewhere.api}/stolen"))
        verdict = handed_over(messenger(chats))

        assert elsewhere.calls == []
    assert verdict.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((401, {}), "telegram-token-refused"),
        ((404, {}), "telegram-token-refused"),
        ((500, {}), "telegram-out-of-reach"),
        ((CUT, ""), "telegram-out-of-reach"),
    ],
)
def test_who_cannot_be_talked_with_claims_no_letter(
    chats: Chats, answer: tuple[int, object], code: str
) -> None:
    chats.to_me.append(answer)

    with pytest.raises(MailTrouble) as trouble:
        messenger(chats).connect()

    assert trouble.value.code == code


def test_a_server_that_is_gone_defers_and_tells_no_token() -> None:
    with opened() as chats:
        known = messenger(chats)
        known.connect()

    verdict = known.hand_over("x")
    with pytest.raises(MailTrouble) as trouble:
        messenger(chats).connect()

    assert verdict.outcome is Outcome.DEFERRED
    told = "".join(traceback.format_exception(trouble.value)) + str(trouble.value.facts) + str(verdict)
    assert TOKEN not in told


def test_a_bot_shows_no_secret() -> None:
    assert TOKEN not in f"{bot(TOKEN)!r} {bot(TOKEN).shown}"


@pytest.mark.parametrize("token", ["", "abc", f"{TOKEN}\n", f"{TOKEN}/..", "1:short"])
def test_what_is_no_token_is_refused_and_not_repeated(token: str) -> None:
    with pytest.raises(WrongInput) as refused:
        bot(token)

    assert (refused.value.code, refused.value.facts) == ("telegram-token-unreadable", {})


@pytest.mark.parametrize(
    "api", ["http://telegram.example", "ftp://localhost", "https://", "https://u:p@h", "https://h:x", "h"]
)
def test_a_token_travels_nowhere_in_the_open(api: str) -> None:
    with pytest.raises(WrongInput, match="telegram-api-unusable"):
        bot(TOKEN, api)


@pytest.mark.parametrize("typed", ["42", "-100123", "@romashka", " 42 "])
def test_a_chat_is_a_number_or_a_name(typed: str) -> None:
    assert chat_of(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["", "romashka", "4 2", "@а", "42;"])
def test_what_is_no_chat_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput):
        chat_of(typed)


def test_a_long_message_is_cut_at_the_end_of_a_line() -> None:
    cut = shortened("строка\n" * 1000)

    assert len(cut) <= MOST_CHARACTERS + 2
    assert cut.endswith("строка\n…")
    assert shortened("x" * MOST_CHARACTERS) == "x" * MOST_CHARACTERS
