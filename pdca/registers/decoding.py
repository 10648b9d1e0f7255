"""Turns bytes into text: what a person said, what the file says, and only then what it looks like."""

import codecs
import re
from dataclasses import dataclass

from pdca.domain.errors import WrongInput

ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1251",
    "cp866",
    "koi8-r",
    "mac-cyrillic",
    "iso8859-5",
    "cp1252",
    "iso8859-1",
    "iso8859-15",
)
"""What a person may name; codecs that are no encoding of text are not among them."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LAST_RESORT = ["cp1251", "cp866", "koi8_r", "mac_cyrillic", "iso8859_5", "cp1252"]
_SAMPLE = 64 * 1024

# Ranges of code points keep Russian letters out of the code.
_RUSSIAN = "\u0410-\u044f\u0401\u0451"
_SMALL = "\u0430-\u044f\u0451"
_SIGNS = "\u2116\u00ab\u00bb\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u00a0\u00a7\u00ad\u00b0\u00b1\u00b7"
_UNLIKELY = re.compile(f"[^\x00-\x7f{_RUSSIAN}{_SIGNS}]|[{_SMALL}][\u0410-\u042f]|[A-Za-z][{_RUSSIAN}]")
_LETTER = re.compile(f"[{_RUSSIAN}]")
_SMALL_LETTER = re.compile(f"[{_SMALL}]")
_TOLERATED = 50
"""One unlikely sign in so many letters is a name like iPhone or a typing mistake."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, and the encoding it was in."""

    text: str
    encoding: str


def decode(content: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Decode a whole file strictly; refuse what is not text."""
    decoded = _decode_as(content, name, _known(encoding)) if encoding else _detect(content, name)
    text = decoded.text.removeprefix("\ufeff")
    position = text.find("\0")
    if position >= 0:
        raise WrongInput("table-nul", path=name, line=text.count("\n", 0, position) + 1)
    return Decoded(text, decoded.encoding)


def _known(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        name = ""
    if name == "utf-8-sig":
        return "utf-8"
    if name not in ENCODINGS:
        raise WrongInput("encoding-unknown", encoding=encoding, known=ENCODINGS)
    return name


def _decode_as(content: bytes, name: str, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise WrongInput("encoding-wrong", path=name, encoding=encoding, line=line) from error


def _detect(content: bytes, name: str) -> Decoded:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(content, name, encoding)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _detect_single_byte(content, name)


def _detect_single_byte(content: bytes, name: str) -> Decoded:
    sample = b"\n".join(line for line in content.splitlines() if not line.isascii())[:_SAMPLE]
    if b"\0" in content:
        raise WrongInput("table-nul", path=name, line=content.count(b"\n", 0, content.index(b"\0")) + 1)
    encoding = "cp1251" if _looks_russian(sample) else _guessed(sample)
    try:
        return Decoded(content.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise WrongInput("encoding-unclear", path=name, known=ENCODINGS) from error


def _looks_russian(sample: bytes) -> bool:
    """Tell whether cp1251 gives Russian words: small letters mostly, none before a capital or a Latin one.

    Nearly any bytes decode as cp1251; koi8-r gives capitals then, cp866 gives signs.
    """
    try:
        text = sample.decode("cp1251")
    except UnicodeDecodeError:
        return False
    letters = len(_LETTER.findall(text))
    unlikely = len(_UNLIKELY.findall(text))
    return len(_SMALL_LETTER.findall(text)) * 2 > letters and unlikely * _TOLERATED <= letters


def _guessed(sample: bytes) -> str:
    # Slow to import and seldom needed.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(sample, cp_isolation=_LAST_RESORT).best()
    return codecs.lookup(best.encoding).name if best else ""
