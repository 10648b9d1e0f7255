"""Where the mail server is: read from a URL or from parts, and never printed with a secret."""

from pathlib import Path

import pytest

from pdca.domain.errors import WrongInput
from pdca.mail.addresses import Mailbox, mailbox, plain_address
from pdca.mail.server import Security, parts_of_url, server

FROM = {"from": "reports@romashka.example"}


@pytest.mark.parametrize(
    ("parts", "security", "port"),
    [
        ({"host": "smtp.example.org"}, Security.STARTTLS, 587),
        ({"host": "smtp.example.org", "port": "465"}, Security.TLS, 465),
        ({"host": "smtp.example.org", "port": "2525"}, Security.STARTTLS, 2525),
        ({"host": "smtp.example.org", "tls": "tls"}, Security.TLS, 465),
        ({"host": "relay.example.org", "tls": "none"}, Security.NONE, 25),
        ({"host": "localhost"}, Security.NONE, 25),
        ({"host": "127.0.0.1", "tls": "starttls"}, Security.STARTTLS, 587),
        ({"host": "::1"}, Security.NONE, 25),
    ],
)
def test_the_way_is_protected_unless_it_is_short_or_said_so(
    parts: dict[str, str], security: Security, port: int
) -> None:
    found = server({**parts, **FROM})

    assert (found.security, found.port) == (security, port)


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("smtps://smtp.yandex.ru", {"host": "smtp.yandex.ru", "tls": "tls"}),
        ("smtp://u:p@h.ru:2525", {"host": "h.ru", "port": "2525", "user": "u", "password": "p"}),
        ("smtp://a%40b.ru:p%2F%40%3A@h.ru", {"host": "h.ru", "user": "a@b.ru", "password": "p/@:"}),
        ("smtp://h.ru?tls=none", {"host": "h.ru", "tls": "none"}),
    ],
)
def test_a_url_is_taken_apart(url: str, parts: dict[str, str]) -> None:
    assert parts_of_url(url) == parts


@pytest.mark.parametrize(
    "url",
    [
        "http://h.ru",
        "smtp.yandex.ru",
        "smtp://",
        "smtp://u:sesame@h.ru:port",
        "smtp://u:ses/ame@h.ru",
        "smtp://u:ses#ame@h.ru",
        "smtp://u:ses?ame@h.ru",
        "smtp://u:sesame@h.ru?debug=1",
        "smtp://[::1",
    ],
)
def test_a_url_that_cannot_be_read_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(WrongInput) as refused:
        parts_of_url(url)

    assert (refused.value.code, refused.value.facts) == ("mail-url-unreadable", {})
    assert refused.value.__cause__ is None


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({}, "mail-settings-missing"),
        ({"host": "h.ru", "from": ""}, "mail-settings-missing"),
        ({"host": "h.ru", "port": "0"}, "mail-port-unusable"),
        ({"host": "h.ru", "port": "٤٦٥"}, "mail-port-unusable"),
        ({"host": "h.ru", "port": "65536"}, "mail-port-unusable"),
        ({"host": "h.ru", "tls": "yes"}, "mail-tls-unknown"),
        ({"host": "h.ru", "user": "u"}, "mail-login-half"),
        ({"host": "h.ru", "password": "p"}, "mail-login-half"),
        ({"host": "h.ru", "user": "u", "password": "пароль"}, "mail-login-not-latin"),
        ({"host": "h.ru", "user": "u", "password": "p", "tls": "none"}, "mail-password-in-the-open"),
        ({"host": "h.ru", "from": "Отчёты"}, "mail-from-unusable"),
        ({"host": "h.ru", "from": "Отчёты, Ромашка <r@romashka.example>"}, "mail-from-unusable"),
    ],
)
def test_what_makes_no_sense_is_refused(parts: dict[str, str], code: str) -> None:
    with pytest.raises(WrongInput) as refused:
        server({**FROM, **parts})

    assert refused.value.code == code


def test_what_is_missing_is_named_at_once() -> None:
    with pytest.raises(WrongInput) as refused:
        server({})

    assert refused.value.facts["names"] == ("host", "from")


def test_a_password_goes_to_this_computer_in_the_open() -> None:
    found = server({"host": "localhost", "user": "u", "password": "p", **FROM})

    assert (found.user, found.password) == ("u", "p")


def test_a_server_is_printed_without_its_password() -> None:
    found = server({"host": "h.ru", "user": "u", "password": "sesame", "ca_file": "ca.pem", **FROM})

    assert "sesame" not in f"{found} {found!r} {found.shown}"
    assert (found.shown, found.ca_file) == ("h.ru:587", Path("ca.pem"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a@b.ru", Mailbox(name="", address="a@b.ru")),
        ("Отчёты <a@b.ru>", Mailbox(name="Отчёты", address="a@b.ru")),
        ('"Ромашка, ООО" <a@b.ru>', Mailbox(name="Ромашка, ООО", address="a@b.ru")),
        ("a@Пример.РФ", Mailbox(name="", address="a@xn--e1afmkfd.xn--p1ai")),
    ],
)
def test_an_address_is_read_with_its_name(text: str, found: Mailbox) -> None:
    assert mailbox(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "@b.ru",
        "a@",
        "a b@c.ru",
        "a@b c.ru",
        "анна@b.ru",
        "a@b..ru",
        "a@-b.ru",
        ".a@b.ru",
        "a@b.ru\r\nX: y",
        f"{'a' * 65}@b.ru",
        f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 70}",
        "<a@b.ru>",
        "a@b@c.ru",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(WrongInput):
        plain_address(text)
