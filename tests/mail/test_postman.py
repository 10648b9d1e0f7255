"""The talk with a real server: protected, logged in, and every answer understood."""

import socket
import traceback
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import trustme

from pdca.domain.errors import MailTrouble
from pdca.domain.mail import Outcome, Verdict
from pdca.mail.message import composed, message_text
from pdca.mail.postman import Postman
from pdca.mail.server import Security, Server
from tests.mail.letters import AT, SENDER, letter, server
from tests.mail.office import CUT, PASSWORD, USER, Office, opened

MESSAGE = message_text(composed(letter(), SENDER, AT))
ADDRESS = letter().recipient.address

ACCEPTED = Verdict(outcome=Outcome.ACCEPTED)


def carried(postman: Postman, address: str = ADDRESS, message: str = MESSAGE) -> Verdict:
    """Offer a letter and hand it over when it is wanted."""
    postman.connect()
    return postman.offer(address, len(message)) or postman.hand_over(message)


def told(verdict: Verdict) -> tuple[Outcome, str, object]:
    assert verdict.reason is not None
    return verdict.outcome, verdict.reason.code, verdict.reason.facts["detail"]


def trouble_with(found: Server) -> MailTrouble:
    with closing(Postman(found)) as postman, pytest.raises(MailTrouble) as trouble:
        postman.connect()
    return trouble.value


@contextmanager
def silent() -> Iterator[int]:
    """Open a port where nobody says anything."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_letter_arrives_as_it_was_written(office: Office) -> None:
    with closing(Postman(server(office.port))) as postman:
        verdict = carried(postman)

    assert verdict == ACCEPTED
    assert office.taken == [(ADDRESS, MESSAGE.encode())]


def test_lines_that_begin_with_a_point_arrive_whole(office: Office) -> None:
    message = "Subject: x\r\n\r\n.\r\n..\r\n.point\r\n"

    with closing(Postman(server(office.port))) as postman:
        carried(postman, message=message)

    assert office.taken == [(ADDRESS, message.encode())]


def test_several_letters_go_over_one_connection(office: Office) -> None:
    with closing(Postman(server(office.port))) as postman:
        verdicts = [carried(postman, f"{name}@romashka.example") for name in "abc"]

    assert verdicts == [ACCEPTED] * 3
    assert office.addresses == ["a@romashka.example", "b@romashka.example", "c@romashka.example"]


def test_the_way_is_protected_and_the_login_made(authority: trustme.CA, ca_file: Path) -> None:
    login = {"user": USER, "password": PASSWORD, "ca_file": ca_file, "host": "localhost"}
    with (
        opened(authority=authority, is_starttls=True, is_login_wanted=True) as office,
        closing(Postman(server(office.port, security=Security.STARTTLS, **login))) as postman,
    ):
        verdict = carried(postman)

    assert verdict == ACCEPTED
    assert office.logins == [(USER.encode(), PASSWORD.encode())]


def test_the_way_is_protected_from_the_first_byte_on(authority: trustme.CA, ca_file: Path) -> None:
    with (
        opened(authority=authority, is_tls=True) as office,
        closing(Postman(server(office.port, security=Security.TLS, ca_file=ca_file))) as postman,
    ):
        verdict = carried(postman)

    assert verdict == ACCEPTED


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_certificate_that_nobody_trusts_is_refused(authority: trustme.CA, security: Security) -> None:
    is_tls = security is Security.TLS
    with opened(authority=authority, is_tls=is_tls, is_starttls=not is_tls) as office:
        trouble = trouble_with(server(office.port, security=security))

    assert trouble.code == "mail-not-trusted"
    assert "unable to get local issuer certificate" in str(trouble.facts["detail"])
    assert office.taken == []


def test_a_certificate_of_another_host_is_refused(ca_file: Path, authority: trustme.CA) -> None:
    with opened(authority=authority, is_tls=True, named="mail.example") as office:
        trouble = trouble_with(server(office.port, security=Security.TLS, ca_file=ca_file))

    assert trouble.code == "mail-not-trusted"
    assert "not valid for" in str(trouble.facts["detail"])


def test_a_server_without_protection_is_left_before_the_password(office: Office) -> None:
    trouble = trouble_with(server(office.port, security=Security.STARTTLS, user=USER, password=PASSWORD))

    assert trouble.code == "mail-tls-missing"
    assert office.logins == []


def test_certificates_that_cannot_be_read_are_named(office: Office, tmp_path: Path) -> None:
    trouble = trouble_with(server(office.port, security=Security.TLS, ca_file=tmp_path / "none.pem"))

    assert trouble.code == "mail-certificates-unreadable"


def test_a_wrong_password_is_told_and_in_no_text_or_traceback(authority: trustme.CA, ca_file: Path) -> None:
    wrong = "sesame-sesame"
    with opened(authority=authority, is_starttls=True, is_login_wanted=True) as office:
        login = {"user": USER, "password": wrong, "ca_file": ca_file}
        found = server(office.port, security=Security.STARTTLS, **login)
        trouble = trouble_with(found)

    assert (trouble.code, trouble.facts["user"]) == ("mail-login-refused", USER), trouble.facts
    shown = "".join(traceback.format_exception(trouble)) + repr(found) + repr(trouble.facts)
    for secret in (wrong, b64encode(wrong.encode()).decode()):
        assert secret not in shown


def test_a_server_that_repeats_the_password_is_not_repeated(office: Office) -> None:
    office.to_recipient.append("550 no such user; sesame and c2VzYW1l")

    with closing(Postman(server(office.port))) as postman:
        # Known, though this office wants no login.
        postman.connect()
        postman.server = server(office.port, user=USER, password="sesame")  # noqa: S106 - an example
        verdict = carried(postman)

    assert told(verdict)[2] == "550 no such user; *** and ***"


def test_a_login_that_the_server_does_not_offer_is_told(office: Office) -> None:
    trouble = trouble_with(server(office.port, user=USER, password=PASSWORD))

    assert trouble.code == "mail-login-missing"


def test_nobody_at_the_port_is_out_of_reach() -> None:
    with silent() as port:
        pass

    trouble = trouble_with(server(port))

    assert (trouble.code, trouble.facts["server"]) == ("mail-server-out-of-reach", f"127.0.0.1:{port}")


def test_a_server_that_says_nothing_is_left_in_time() -> None:
    with silent() as port:
        trouble = trouble_with(server(port, timeout_s=0.2))

    assert trouble.code == "mail-server-out-of-reach"
    assert "timed out" in str(trouble.facts["detail"])


@pytest.mark.parametrize(
    ("place", "answer", "outcome", "code"),
    [
        ("to_sender", "451 busy", Outcome.DEFERRED, "mail-deferred"),
        ("to_sender", "553 not your address", Outcome.DEFERRED, "mail-sender-refused"),
        ("to_sender", "552 too large", Outcome.REFUSED, "mail-refused"),
        ("to_recipient", "450 greylisted", Outcome.DEFERRED, "mail-deferred"),
        ("to_recipient", "550 no such user", Outcome.REFUSED, "mail-refused"),
        ("to_recipient", "354 strange", Outcome.DEFERRED, "mail-answer-missing"),
        ("to_text", "452 disk full", Outcome.DEFERRED, "mail-deferred"),
        ("to_text", "554 looks like spam", Outcome.REFUSED, "mail-refused"),
        ("to_text", "354 strange", Outcome.UNKNOWN, "mail-answer-missing"),
    ],
)
def test_an_answer_is_understood_and_the_next_letter_goes(
    office: Office, place: str, answer: str, outcome: Outcome, code: str
) -> None:
    getattr(office, place).append(answer)

    with closing(Postman(server(office.port))) as postman:
        first, second = carried(postman), carried(postman, "next@romashka.example")

    assert told(first) == (outcome, code, answer)
    assert second == ACCEPTED
    assert office.addresses == ["next@romashka.example"]


def test_a_letter_that_is_too_large_is_refused_before_it_is_sent() -> None:
    with opened(largest=1000) as office, closing(Postman(server(office.port))) as postman:
        verdict = carried(postman)

    assert told(verdict)[:2] == (Outcome.REFUSED, "mail-refused")


def test_a_connection_cut_before_the_text_leaves_no_doubt_and_is_made_anew(office: Office) -> None:
    office.to_recipient.append(CUT)

    with closing(Postman(server(office.port))) as postman:
        first, second = carried(postman), carried(postman)

    assert told(first)[:2] == (Outcome.DEFERRED, "mail-cut-off")
    assert second == ACCEPTED


def test_a_connection_cut_after_the_text_leaves_a_doubt(office: Office) -> None:
    office.to_text.append(CUT)

    with closing(Postman(server(office.port))) as postman:
        verdict = carried(postman)

    assert told(verdict)[:2] == (Outcome.UNKNOWN, "mail-answer-missing")
    assert len(office.taken) == 1


def test_an_answer_that_would_steer_a_terminal_is_made_harmless(office: Office) -> None:
    office.to_recipient.append("550 \x1b[31mred\x1b[0m")

    with closing(Postman(server(office.port))) as postman:
        verdict = carried(postman)

    assert "\x1b" not in str(told(verdict)[2])
