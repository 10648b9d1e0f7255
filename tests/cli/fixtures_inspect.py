"""A terminal in an empty folder: commands run in this process, with nothing of the machine around them."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pdca.cli.main import main


@dataclass(frozen=True, slots=True)
class Result:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON is any of many things
        """Return the answer read as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Types commands, in English unless told otherwise."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> Result:
        """Run one command."""
        language = () if any(word.startswith("--lang") for word in words) else ("--lang", "en")
        code = main([*language, *words])
        said = self.capture.readouterr()
        return Result(code, said.out, said.err)

    def write(self, name: str, text: str) -> Path:
        """Write a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


def terminal(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Go to an empty folder of a person without settings."""
    place = folder / "office"
    place.mkdir()
    monkeypatch.chdir(place)
    for name in list(os.environ):
        if name.startswith("PDCA_") or name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))
    # Set by every run; so that it is put back afterwards.
    monkeypatch.setenv("LANGUAGE", "en")
    return Terminal(place, capsys)


def founded(pdca: Terminal) -> None:
    """Found an organisation with an owner, a head and a manager."""
    now = ("--as", "Anna")
    assert pdca("init", "--org", "Romashka").code == 0
    assert pdca("person", "add", "Anna", "--role", "owner").code == 0
    assert pdca("person", "add", "Boris", "--role", "head", "--reports-to", "Anna", *now).code == 0
    assert pdca("person", "add", "Vera", "--role", "member", "--reports-to", "Boris", *now).code == 0
