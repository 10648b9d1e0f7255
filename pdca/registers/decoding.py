"""Turns bytes into text: what a person said, what the file says, and only then what it looks like."""

import codecs
import re
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

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
_LONGEST_MARK = 3
_BYTE_ORDER_MARK = "\ufeff"
_SAMPLE = 64 * 1024
_PIECE = 1024 * 1024

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
    found = find_encoding(BytesIO(content), name, encoding)
    return Decoded(content.decode(found).removeprefix(_BYTE_ORDER_MARK), found)


def find_encoding(file: BinaryIO, name: str, encoding: str | None = None) -> str:
    """Return the encoding of an open file, which is read to its end in pieces; refuse what is not text."""
    told = _known(encoding) if encoding else _marked(file)
    if told:
        _require_text(file, name, told)
        return told
    try:
        _require_text(file, name, "utf-8")
    except WrongInput as error:
        if error.code != "encoding-wrong":
            raise
        return _single_byte(file, name)
    return "utf-8"


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


def _marked(file: BinaryIO) -> str:
    file.seek(0)
    opening = file.read(_LONGEST_MARK)
    return next((encoding for mark, encoding in _MARKS if opening.startswith(mark)), "")


def _require_text(file: BinaryIO, name: str, encoding: str) -> None:
    """Refuse what an encoding cannot read, and zero bytes, which no text has; both with their line."""
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    lines = 0
    while True:
        piece = file.read(_PIECE)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            line = lines + error.object[: error.start].count(b"\n") + 1
            raise WrongInput("encoding-wrong", path=name, encoding=encoding, line=line) from error
        position = text.find("\0")
        if position >= 0:
            raise WrongInput("table-nul", path=name, line=lines + text.count("\n", 0, position) + 1)
        if not piece:
            return
        lines += text.count("\n")


def _single_byte(file: BinaryIO, name: str) -> str:
    sample = _sample(file, name)
    encoding = "cp1251" if _looks_russian(sample) else _guessed(sample)
    try:
        _require_text(file, name, encoding)
    except (LookupError, WrongInput) as error:
        raise WrongInput("encoding-unclear", path=name, known=ENCODINGS) from error
    return encoding


def _sample(file: BinaryIO, name: str) -> bytes:
    """Return lines that are not plain ASCII, as many as are needed to tell an encoding."""
    file.seek(0)
    telling: list[bytes] = []
    lines = size = 0
    while piece := file.read(_PIECE):
        if b"\0" in piece:
            line = lines + piece.count(b"\n", 0, piece.index(b"\0")) + 1
            raise WrongInput("table-nul", path=name, line=line)
        lines += piece.count(b"\n")
        if size < _SAMPLE and not piece.isascii():
            found = [line for line in piece.splitlines() if not line.isascii()]
            telling += found
            size += sum(map(len, found))
    return b"\n".join(telling)[:_SAMPLE]


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
