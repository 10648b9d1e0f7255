"""The standard streams: any may be closed, full, left by its reader, or have too few characters."""

import codecs
import errno
import io
import os
import sys
from typing import Any, TextIO, cast

from pdca.cli.readable import READABLE
from pdca.domain.errors import StorageTrouble

_ASCII = "pdca_ascii"
"""ASCII by another name: Click takes a stream in ASCII for a mistake, and would write UTF-8 into it."""

_GONE = {errno.EPIPE, errno.ESHUTDOWN} | ({errno.EINVAL} if sys.platform == "win32" else set())
"""What the system says when nobody reads any more; Windows calls it an invalid argument."""


def own_streams() -> None:
    """Put all three streams in order, for the whole process."""
    _occupy_closed()
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = _guarded(sys.stdout, is_result=True) if sys.stdout else _nowhere("w")
    sys.stderr = _guarded(sys.stderr, is_result=False) if sys.stderr else _nowhere("w")


def write_anything(stream: TextIO) -> None:
    """Let a stream write something readable for a character that it does not have, and not fail."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    is_ascii = codecs.lookup(stream.encoding).name == "ascii"
    reconfigure(errors=READABLE, **({"encoding": _ASCII} if is_ascii else {}))


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
    nowhere: Any = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115, PTH123 - for the whole process
    return cast("TextIO", nowhere)
