"""A person who sits at a terminal: types answers, and edits forms with an editor of our own making."""

import contextlib
import io
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from pdca.cli.forms import filling
from pdca.cli.main import main
from tests.cli.conftest import Result, Terminal

Hand = Callable[[str], str]
"""What a person makes of the text of a form; raising an error is an editor that fails."""


class _Screen(io.StringIO):
    """A stream that says of itself that somebody sits before it."""

    def isatty(self) -> bool:
        """Tell that it is a terminal."""
        return True


class Keyboard(_Screen):
    """Answers that are typed one by one; when they have run out, Ctrl-C is pressed."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # the stubs know bytes only
        """Return the next line."""
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


@dataclass(slots=True)
class Seat:
    """A terminal with somebody before it."""

    terminal: Terminal
    monkeypatch: pytest.MonkeyPatch
    opened: list[str] = field(default_factory=list)
    """What the form said each time it was opened."""

    def __call__(
        self, line: str, by: str, *, hands: Sequence[Hand] = (), types: Sequence[str] = ()
    ) -> Result:
        """Type a line; edit the form with one hand after the other, and answer what is asked."""
        os.environ.update(PDCA_NOW=self._later(), PDCA_LANG=self.terminal.language, PDCA_AS=by, EDITOR="true")
        self.monkeypatch.setattr(filling, "edit", self._editor(list(hands)))
        out, err = _Screen(), _Screen()
        self.monkeypatch.setattr(sys, "stdin", Keyboard("".join(f"{each}\n" for each in types)))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(shlex.split(line))
        return Result(code, out.getvalue(), err.getvalue())

    def _later(self) -> str:
        self.terminal.now += timedelta(minutes=1)
        return self.terminal.now.isoformat()

    def _editor(self, hands: list[Hand]) -> Callable[[Path, list[str]], None]:
        def edit(path: Path, _command: list[str]) -> None:
            text = path.read_text(encoding="utf-8-sig")
            self.opened.append(text)
            # Whoever has no hand left closes the editor without a change.
            if hands:
                path.write_text(hands.pop(0)(text), encoding="utf-8")

        return edit


FORM = """
person: Смирнов
catalogue: sales-head
answers:
  no-training: {training-plan: нет}
"""


def with_sign(terminal: Terminal, shelf: Path) -> Terminal:
    """Give the head C-2, which comes from a sign of the catalogue; it is assessed once for all tests."""
    kept, here = shelf / "with-sign.db", Path("pdca.db")
    if kept.exists():
        shutil.copyfile(kept, here)
        terminal.now += timedelta(minutes=1)
        return terminal
    Path("form.yaml").write_text(FORM, encoding="utf-8")
    terminal.done("assess --answers form.yaml --assign-to Смирнов", by="Орлова")
    shutil.copyfile(here, kept)
    return terminal


def drafts() -> list[Path]:
    """Return the drafts that lie on this computer."""
    return sorted(Path(os.environ["PDCA_STATE"]).rglob("*.yaml"))


def puts(*pairs: tuple[str, str]) -> Hand:
    """Return a hand that replaces texts that must be there."""

    def hand(text: str) -> str:
        for old, new in pairs:
            assert old in text, f"{old!r} does not stand in the form"
            text = text.replace(old, new, 1)
        return text

    return hand
