"""Tests of turning bytes into text."""

import codecs

import pytest

from pdca.domain.errors import WrongInput
from pdca.registers.decoding import decode

RUSSIAN = "Замечание;Срок\nМенеджеры не ведут сделки в CRM;31.03.2026\nНет плана продаж на месяц;15.04.2026\n"
RUSSIAN_ENCODINGS = ("utf-8", "utf-16", "cp1251", "cp866", "koi8-r", "mac-cyrillic", "iso8859-5")


@pytest.mark.parametrize("encoding", RUSSIAN_ENCODINGS)
def test_russian_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    decoded = decode(RUSSIAN.encode(encoding), "register.csv")

    assert (decoded.text, decoded.encoding) == (RUSSIAN, encoding)


def test_quotes_dashes_and_number_signs_of_windows_are_russian() -> None:
    text = RUSSIAN + "№ 1 — «Ромашка» и iPhone;1.1.2026\n"

    assert decode(text.encode("cp1251"), "register.csv").encoding == "cp1251"


def test_western_text_is_not_taken_for_russian() -> None:
    decoded = decode("title;due\ncafé fermé;2026-01-01\n".encode("cp1252"), "register.csv")

    assert decoded.text.splitlines()[1] == "café fermé;2026-01-01"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    decoded = decode("title\n".encode(encoding), "register.csv")

    assert decoded.text == "title\n"


def test_a_named_encoding_is_believed() -> None:
    decoded = decode("срок".encode("koi8-r"), "register.csv", "KOI8-R")

    assert decoded.text == "срок"


def test_utf_16_without_a_mark_is_read_when_it_is_named() -> None:
    decoded = decode("срок".encode("utf-16-le"), "register.csv", "utf-16-le")

    assert decoded.text == "срок"


def test_utf_8_with_a_mark_may_be_named_by_either_name() -> None:
    decoded = decode(codecs.BOM_UTF8 + b"title", "register.csv", "utf-8-sig")

    assert (decoded.text, decoded.encoding) == ("title", "utf-8")


@pytest.mark.parametrize("encoding", ["rot13", "zip", "idna", "unicode_escape", "cp12510", "", "a\0b"])
def test_what_is_no_encoding_of_text_is_refused(encoding: str) -> None:
    if not encoding:
        encoding = " "
    with pytest.raises(WrongInput) as refusal:
        decode(b"title", "register.csv", encoding)

    assert refusal.value.code == "encoding-unknown"


def test_a_wrongly_named_encoding_is_refused_with_the_line() -> None:
    with pytest.raises(WrongInput) as refusal:
        decode(b"title\n\xef\xf0\n", "register.csv", "utf-8")

    assert (refusal.value.code, refusal.value.facts["line"]) == ("encoding-wrong", 2)


@pytest.mark.parametrize("content", [b"title\n\0\n", b"title\n\xff\0\n", "title\n".encode("utf-16-le")])
def test_zero_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(WrongInput) as refusal:
        decode(content, "register.csv")

    assert refusal.value.code == "table-nul"


@pytest.mark.parametrize("content", [b"title\nfirst\nsec\0ond\n", b"title\n\xff\n\0"])
def test_a_zero_byte_is_refused_with_its_line(content: bytes) -> None:
    with pytest.raises(WrongInput) as refusal:
        decode(content, "register.csv")

    assert refusal.value.facts["line"] == 3


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(WrongInput) as refusal:
        decode(bytes(range(128, 256)) * 4, "register.csv")

    assert refusal.value.code == "encoding-unclear"
