"""Open a file in the editor of the person, and wait until it is closed."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pdca.domain.errors import NotFound, WrongInput

WAITING = {
    "code": "--wait",
    "code-insiders": "--wait",
    "codium": "--wait",
    "subl": "--wait",
    "sublime_text": "--wait",
    "atom": "--wait",
    "zed": "--wait",
    "mate": "-w",
    "gvim": "-f",
    "mvim": "-f",
    "kate": "--block",
    "gedit": "--wait",
    "gnome-text-editor": "--standalone",
    "open": "-W",
}
"""Editors that come back at once while their window stays open, and what makes them wait."""


_INTERRUPTED = {-signal.SIGINT, 128 + signal.SIGINT, 0xC000013A}
"""How a program ends that Ctrl-C stopped: itself, told by a shell, and on Windows (STATUS_CONTROL_C_EXIT)."""


def editor_command(chosen: str | None) -> list[str]:
    """Return the editor that is set, or the usual one of the system, as a program and its arguments.

    Raises:
        NotFound: it is not there, or none is.
    """
    if chosen is None:
        return [_usual()]
    words = _words(chosen)
    found = shutil.which(words[0]) if words else None
    if found is None:
        raise NotFound("editor-missing", editor=chosen)
    return [found, *words[1:]]


def edit(path: Path, command: list[str]) -> None:
    """Open a file and wait.

    Raises:
        KeyboardInterrupt: the editor was stopped with Ctrl-C.
        NotFound: the program is not there after all.
        WrongInput: the editor ended with an error, on purpose (as with :cq in vim) or not.
    """
    try:
        process = subprocess.Popen([*command, str(path)])  # noqa: S603 - the person's own choice
    except OSError as error:
        raise NotFound("editor-missing", editor=command[0], detail=error.strerror or "") from None
    with _left_to_editor():
        code = process.wait()
    if code in _INTERRUPTED:
        raise KeyboardInterrupt
    if code != 0:
        raise WrongInput("editor-failed", editor=Path(command[0]).name, exit_code=code)


def waiting_option(command: list[str]) -> str | None:
    """Return what the editor needs to be told so that it is waited for; None when nothing is lacking."""
    name = Path(command[0]).stem.lower()
    option = WAITING.get(name)
    is_told = any(word in ("--wait", "-w", "-W", "-f", "--block", "--standalone") for word in command[1:])
    return None if option is None or is_told else f"{Path(command[0]).stem} {option}"


def _usual() -> str:
    names = ("notepad",) if sys.platform == "win32" else ("nano", "vi")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise NotFound("editor-none")
    return found


def _words(chosen: str) -> list[str]:
    # A program in a folder with a space in its name, as on Windows, need not be put in quotes.
    if shutil.which(chosen):
        return [chosen]
    if os.name == "nt":
        # A backslash separates folders there and escapes nothing.
        return [word.strip('"') for word in shlex.split(chosen, posix=False)]
    try:
        return shlex.split(chosen)
    except ValueError:
        return []


@contextmanager
def _left_to_editor() -> Iterator[None]:
    """Leave Ctrl-C to the editor as long as it is open, as git does."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:
        # Only the main thread may; nothing else ever opens an editor but tests.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
