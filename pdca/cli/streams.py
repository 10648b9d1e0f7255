"""The standard streams of the process: any may be closed, full, left by its reader, or short of characters."""

import codecs
import errno
import io
import os
import sys
import unicodedata
from typing import TextIO

from pdca.domain.errors import StorageTrouble

READABLE = "pdca-readable"
"""The name under which codecs know what to write for a character that a stream does not have."""

_ASCII = "pdca_ascii"
"""ASCII by another name: Click takes a stream in ASCII for a mistake, and would write UTF-8 into it."""

_GONE = {errno.EPIPE, errno.ESHUTDOWN} | ({errno.EINVAL} if sys.platform == "win32" else set())
"""What the system says when nobody reads any more; Windows calls it an invalid argument."""

_LOOK_ALIKES = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟″", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("‐‑‒–—―−─━", "-"),
        **dict.fromkeys("│┃┆┊", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯✓✔", "+"),
        **dict.fromkeys("•·●◦▪■", "*"),
        **dict.fromkeys("×✗✘✕", "x"),
        **dict.fromkeys("█▉▊▋▌▍▎▏▓▒░", "#"),
        **dict.fromkeys(
            "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}\N{EN SPACE}", " "
        ),
        **dict.fromkeys("\N{ZERO WIDTH JOINER}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}", ""),
        "…": "...",
        "→": "->",
        "←": "<-",
        "↻": "@",
        "≥": ">=",
        "≤": "<=",
        "≠": "!=",
        "±": "+-",
        "№": "N",
        "₽": "RUB",
        "€": "EUR",
        "§": "par. ",
        "°": " deg",
        "▲": "^",
        "▼": "v",
        "▶": ">",
        "◀": "<",
    }
)

# As in passports, but for letters that would be read as others there.
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya".split(),
        strict=True,
    )
)


def own_streams() -> None:
    """Put all three streams in order, for the whole process."""
    _occupy_closed()
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = _guarded(sys.stdout, is_result=True) if sys.stdout else _nowhere("w")
    sys.stderr = _guarded(sys.stderr, is_result=False) if sys.stderr else _nowhere("w")
    for stream in (sys.stdout, sys.stderr):
        write_anything(stream)


def write_anything(stream: TextIO) -> None:
    """Let a stream write something readable for a character that it does not have, and not fail."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    is_ascii = codecs.lookup(stream.encoding).name == "ascii"
    reconfigure(errors=READABLE, **({"encoding": _ASCII} if is_ascii else {}))


def readable(character: str) -> str:
    """Return what stands in ASCII for a character: a look-alike, Latin letters, the letter under an accent."""
    look_alike = character.translate(_LOOK_ALIKES)
    if look_alike.isascii():
        return look_alike
    latin = _LATIN.get(character.lower())
    if latin is not None:
        return latin if character.islower() else latin.capitalize()
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    if plain or unicodedata.combining(character):
        return plain
    return "?"


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = "".join(map(readable, error.object[error.start : error.end]))
    return text, error.end


def _find_ascii(name: str) -> codecs.CodecInfo | None:
    if name != _ASCII:
        return None
    plain = codecs.lookup("ascii")
    return codecs.CodecInfo(
        name=_ASCII,
        encode=plain.encode,
        decode=plain.decode,
        incrementalencoder=plain.incrementalencoder,
        incrementaldecoder=plain.incrementaldecoder,
    )


codecs.register_error(READABLE, _handle)
codecs.register(_find_ascii)


class _Outlet(io.RawIOBase):
    """The end of a stream. A reader that has gone is no error; that nothing can be written is told once."""

    def __init__(self, raw: io.RawIOBase, *, is_result: bool) -> None:
        self._raw = raw
        self._is_result = is_result
        self._is_lost = False

    def write(self, content: object) -> int | None:
        """Write bytes; after the first failure all others go nowhere."""
        if self._is_lost:
            return len(memoryview(content))  # type: ignore[arg-type]  # any buffer
        try:
            return self._raw.write(content)  # type: ignore[arg-type]  # any buffer
        except OSError as error:
            self._is_lost = True
            if error.errno in _GONE or not self._is_result:
                return len(memoryview(content))  # type: ignore[arg-type]  # any buffer
            from pdca.cli.files import hindrance

            raise StorageTrouble("output-unwritable", detail=hindrance(error)) from None

    def writable(self) -> bool:
        """Tell that this is for writing."""
        return True

    def fileno(self) -> int:
        """Return the number that the system knows the stream by."""
        return self._raw.fileno()

    def isatty(self) -> bool:
        """Tell whether a terminal is at the end."""
        return self._raw.isatty()


def _guarded(stream: TextIO, *, is_result: bool) -> TextIO:
    buffer = getattr(stream, "buffer", None)
    # With PYTHONUNBUFFERED nothing stands between the text and the system.
    raw = getattr(buffer, "raw", buffer)
    if not isinstance(raw, io.RawIOBase):
        return stream
    outlet = _Outlet(raw, is_result=is_result)
    return io.TextIOWrapper(
        io.BufferedWriter(outlet), encoding=stream.encoding, errors=stream.errors, line_buffering=True
    )


def _occupy_closed() -> None:
    """Open what is closed of 0, 1 and 2: a database or a report would get the number, and talk go into it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free is taken, which is this one.
            os.open(os.devnull, os.O_RDWR)


def _nowhere(mode: str) -> TextIO:
    # For as long as the process lives.
    return open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115  # type: ignore[return-value]
