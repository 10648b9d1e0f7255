"""A real pseudo-terminal of a given size: what a person sees."""

import os
import re
import struct
import sys
from pathlib import Path

from tests.cli.conftest import Terminal

ROOT = Path(__file__).resolve().parents[2]

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def seen(terminal: Terminal, line: str, by: str, *, columns: int, rows: int = 24) -> list[str]:
    """Type one line in a terminal of that size; return the lines it printed, without colours."""
    # What Windows lacks; the tests that call this are skipped there.
    import fcntl
    import pty
    import termios

    size = struct.pack("HHHH", rows, columns, 0, 0)
    environment = {
        **os.environ,
        "PDCA_AS": by,
        "PDCA_NOW": terminal.now.isoformat(),
        "PDCA_LANG": terminal.language,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "TERM": "xterm",
        **terminal.environment,
    }
    for name in ("COLUMNS", "LINES"):
        environment.pop(name, None)
    child, screen = pty.fork()
    if child == 0:  # pragma: no cover - another process
        fcntl.ioctl(1, termios.TIOCSWINSZ, size)
        os.execve(sys.executable, [sys.executable, "-m", "pdca", *line.split()], environment)  # noqa: S606 - the program itself
    written = b""
    while chunk := _read(screen):
        written += chunk
    os.waitpid(child, 0)
    os.close(screen)
    return _COLOURS.sub("", written.decode()).replace("\r", "").splitlines()


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 2**16)
    except OSError:
        # Linux tells so that the other side has closed.
        return b""
