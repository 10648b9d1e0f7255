"""A view that is longer than the screen goes through a pager; other output, and a pipe, never does."""

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import click

from pdca.cli.main import INTERRUPTED
from pdca.cli.readable import READABLE
from pdca.cli.terminal import places, size
from pdca.domain.width import width

_KILLED = (INTERRUPTED, -signal.SIGINT, 0xC000013A)
"""The codes of a pager that Ctrl-C has ended; the last is what Windows calls it."""


@contextmanager
def paged(wanted: str | None) -> Iterator[None]:
    """Hold back what is printed, and show it at the end: at once where it fits, else through the pager.

    `wanted` is the command of the pager: None is the usual one, empty is none.
    """
    terminal, page = sys.stdout, _Page(sys.stdout)
    sys.stdout = page
    try:
        yield
    except BaseException:
        sys.stdout = terminal
        click.echo(page.getvalue(), nl=False)
        raise
    sys.stdout = terminal
    text = page.getvalue()
    command = _command(wanted) if _rows(text, terminal) >= size(terminal).lines else []
    if not (command and _is_shown(command, text, terminal)):
        click.echo(text, nl=False)


class _Page(io.StringIO):
    """Takes text as the terminal would; it has no file number, lest somebody writes past it."""

    def __init__(self, terminal: TextIO) -> None:
        super().__init__()
        self.terminal = terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a StringIO has none
        """Return the encoding of the terminal."""
        return self.terminal.encoding

    def isatty(self) -> bool:
        """Tell that a terminal is at the end."""
        return True


def _rows(text: str, terminal: TextIO) -> int:
    room = places(terminal) or 1
    return sum(max(1, -(-width(line) // room)) for line in click.unstyle(text).splitlines())


def _command(wanted: str | None) -> list[str]:
    """Return the words of the command; none when no pager is wanted or there is none."""
    if wanted is not None:
        import shlex

        words = shlex.split(wanted, posix=os.name != "nt")
        return [] if words == ["cat"] else words
    if os.environ.get("TERM") == "dumb":
        return []
    from shutil import which

    return ["less"] if which("less") else ["more.com"] if os.name == "nt" else []


def _is_shown(command: list[str], text: str, terminal: TextIO) -> bool:
    """Show a text through a pager; answer no when it is not there or fails.

    Raises:
        KeyboardInterrupt: Ctrl-C has ended the pager.
    """
    import subprocess

    is_plain = command[0].startswith("more") and os.name == "nt"
    # What comes with Windows knows neither colours nor UTF-8.
    content = click.unstyle(text) if is_plain else text
    encoding = "oem" if is_plain else terminal.encoding
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    # A Ctrl-C is for the pager, which may take it for something else than its end.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's own
        process.communicate(content.encode(encoding, READABLE))
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    if process.returncode in _KILLED:
        raise KeyboardInterrupt
    return process.returncode == 0
