"""A real pseudo-terminal of a given size: what a person sees."""

import os
import re
import select
import shlex
import signal
import struct
import sys
import warnings
from dataclasses import dataclass
from typing import NoReturn

from tests.cli.conftest import Terminal

PATIENCE = 60.0
"""So many seconds of silence are taken for a program that hangs."""

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Screen:
    """What a line printed, without colours, and the exit code it ended with."""

    lines: list[str]
    exit_code: int


def seen(terminal: Terminal, line: str, by: str, *, columns: int, rows: int = 24) -> list[str]:
    """Type one line in a terminal of that size; return the lines it printed, without colours."""
    return screen(terminal, line, by, columns=columns, rows=rows).lines


def screen(
    terminal: Terminal, line: str, by: str, *, columns: int, rows: int = 24, answer: str = ""
) -> Screen:
    """Type one line in a terminal of that size, in a fork of this process, and say how it ended.

    The answer is typed when the program asks.
    """
    # What Windows lacks; the tests that call this are skipped there.
    import pty

    environment = {
        **os.environ,
        "PDCA_AS": by,
        "PDCA_NOW": terminal.now.isoformat(),
        "PDCA_LANG": terminal.language,
        "TERM": "xterm",
        "PDCA_PAGER": "",  # nobody is there to turn its pages
        **terminal.environment,
    }
    for name in ("COLUMNS", "LINES"):
        environment.pop(name, None)
    with warnings.catch_warnings():
        # Python warns of threads, which those of pytest-xdist are; they hold nothing that the child needs.
        warnings.simplefilter("ignore", DeprecationWarning)
        child, screen = pty.fork()
    if child == 0:  # pragma: no cover - another process
        _run(shlex.split(line), environment, struct.pack("HHHH", rows, columns, 0, 0))
    written = b""
    while chunk := _read(screen, child):
        written += chunk
        if answer and written.endswith(b": "):
            os.write(screen, f"{answer}\n".encode())
            answer = ""
    _, status = os.waitpid(child, 0)
    os.close(screen)
    text = _COLOURS.sub("", written.decode()).replace("\r\n", "\n")
    # What a carriage return has taken away, as the progress of a slow machine, is not seen in the end.
    lines = [line.rpartition("\r")[2] for line in text.removesuffix("\n").split("\n")]
    return Screen(lines, os.waitstatus_to_exitcode(status))


def _run(words: list[str], environment: dict[str, str], size: bytes) -> NoReturn:  # pragma: no cover
    """Be the program: a fork spares it the start of Python, and all else is as if it were typed."""
    code = 1
    try:
        import fcntl
        import termios

        fcntl.ioctl(1, termios.TIOCSWINSZ, size)
        os.environ.clear()
        os.environ.update(environment)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        # Commands put their help into words when they are imported, here perhaps in another language.
        for name in [name for name in sys.modules if name.startswith("pdca.cli.commands.")]:
            del sys.modules[name]
        sys.argv = ["pdca", *words]
        # Kept by name, as Python does: a stream that nobody holds would close under those built upon it.
        streams = [open(number, mode, encoding="utf-8") for number, mode in enumerate("rww")]  # noqa: SIM115, PTH123
        sys.stdin, sys.stdout, sys.stderr = streams
        from pdca.cli.main import main

        code = main()
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 - nothing may reach the pytest that this process is a copy of
        import traceback

        traceback.print_exc()
    finally:
        os._exit(code)


def _read(screen: int, child: int) -> bytes:
    if not select.select([screen], [], [], PATIENCE)[0]:
        os.kill(child, signal.SIGKILL)
    try:
        return os.read(screen, 2**16)
    except OSError:
        # Linux tells so that the other side has closed.
        return b""
