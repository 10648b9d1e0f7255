"""Playing a demonstration: a file of commands with the clock and the person of each, run as if typed."""

import contextlib
import io
import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

NOBODY = "-"

MINUTES_BETWEEN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Typed:
    """One command of the demonstration: when, by whom, and the words."""

    at: datetime
    name: str | None
    words: tuple[str, ...]
    line: int


def read_script(text: str) -> Iterator[Typed]:
    """Yield the commands of a script.

    A line `@INSTANT NAME` sets the clock and says who works (`-` is nobody); the lines below it are
    commands, a minute apart; `#` begins a comment.
    """
    at, name = datetime(1, 1, 1), None  # noqa: DTZ001 - the zone is the organisation's, known when played
    for line, written in enumerate(text.splitlines(), start=1):
        if written.startswith("@"):
            instant, _, who = written[1:].partition(" ")
            at, name = datetime.fromisoformat(instant), None if who.strip() == NOBODY else who.strip()
        elif written.strip() and not written.startswith("#"):
            yield Typed(at, name, tuple(shlex.split(written)), line)
            at += MINUTES_BETWEEN


class ScriptRefused(Exception):
    """A command of a script was refused: a mistake of the script, which users cannot cause."""


def play(script: Path, folder: Path, *, zone: str, language: str) -> int:
    """Run every command of a script in a folder; return how many there were.

    Raises:
        ScriptRefused: with the line of the script and what the command said.
    """
    from pdca.cli.main import INTERRUPTED, main

    commands = tuple(read_script(script.read_text(encoding="utf-8")))
    for typed in commands:
        said = io.StringIO()
        with (
            as_if_typed(typed, folder, zone, language),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
        ):
            code = main(typed.words)
        if code == INTERRUPTED:
            # Each command takes its own back and tells by its code; the whole play is interrupted by it.
            raise KeyboardInterrupt
        if code:
            raise ScriptRefused(script.name, typed.line, typed.words, said.getvalue())
    return len(commands)


@contextlib.contextmanager
def as_if_typed(typed: Typed, folder: Path, zone: str, language: str) -> Iterator[None]:
    """Stand in the folder, with the clock, the person and the language of a command."""
    from pdca.domain.zones import zone_of

    before, place = dict(os.environ), Path.cwd()
    now = typed.at if typed.at.tzinfo else typed.at.replace(tzinfo=zone_of(zone))
    os.environ.update({"PDCA_DB": "pdca.db", "PDCA_NOW": now.isoformat(), "PDCA_LANG": language})
    os.environ["PDCA_AS"] = typed.name or ""
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(place)
        os.environ.clear()
        os.environ.update(before)
