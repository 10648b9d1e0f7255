"""The day of each role at a real terminal of eighty places, screen by screen, in both languages."""

import os
import shlex
import shutil
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from pdca.cli.demonstration import play
from pdca.domain.text import LANGUAGES
from pdca.domain.width import width
from pdca.shipped import shipped
from tests.cli.conftest import Terminal
from tests.cli.days import DAYS, MORNING, PLAYED_BEFORE, SUBMITTED, WIDTH, Day
from tests.cli.screens import screen
from tests.golden_files import Golden

ROLES = ("owner", "head", "member", "reader")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")


@pytest.mark.parametrize(
    ("language", "role"),
    [
        pytest.param(language, role, marks=[pytest.mark.slow] * (language != "ru"))
        for language in LANGUAGES
        for role in ROLES
    ],
)
def test_a_day_is_seen_as_it_was_last_read(
    pdca: Terminal, shelf: Path, golden: Golden, language: str, role: str
) -> None:
    day = DAYS[role, language]
    shutil.copyfile(_company(shelf, language, is_submitted=day.is_submitted), "pdca.db")
    pdca.on(MORNING).language = language
    pdca.environment = {"EDITOR": _editor(day), "PDCA_PAGER": "cat"}

    screens = [_recorded(pdca, day, line) for line in day.lines]

    golden(f"day-{role}-{language}.txt", "\n".join(screens))
    too_wide = [line for text in screens for line in text.splitlines() if _is_too_wide(line)]
    assert too_wide == []


def _recorded(pdca: Terminal, day: Day, line: str) -> str:
    """Return the prompt with what was typed, and the screen below it."""
    shown = screen(pdca, line, day.who, columns=WIDTH, answer=day.answers.get(line, ""))
    pdca.now += timedelta(minutes=5)
    ended = [f"[{shown.exit_code}]"] if shown.exit_code else []
    return "".join(f"{each.rstrip()}\n" for each in (f"$ pdca {line}", *shown.lines, *ended))


def _is_too_wide(line: str) -> bool:
    """Tell whether a line leaves the terminal, other than what was typed or is to be typed."""
    return width(line) > WIDTH and not line.lstrip().startswith(("$ ", "pdca "))


def _company(shelf: Path, language: str, *, is_submitted: bool) -> Path:
    """Return the database of the demonstration as it stands in the morning; it is played once."""
    folder = shelf / f"days-{language}"
    morning, submitted = folder / "pdca.db", folder / "submitted.db"
    if not submitted.exists():
        scripts = shipped("workflows") / "demo"
        folder.mkdir()
        for form in scripts.glob(f"*.{language}.yaml"):
            shutil.copyfile(form, folder / f"{form.name.partition('.')[0]}.yaml")
        sections = (scripts / f"dealership.{language}.txt").read_text(encoding="utf-8").split("\n@")
        _play([each for each in sections if each[:10] < PLAYED_BEFORE], folder, language)
        shutil.copyfile(morning, folder / "morning.db")
        _play([each for each in sections if each.startswith(SUBMITTED)], folder, language)
        morning.rename(submitted)
    return submitted if is_submitted else folder / "morning.db"


def _play(sections: list[str], folder: Path, language: str) -> None:
    script = folder / "commands.txt"
    script.write_text("".join(f"@{each}\n" for each in sections if each[:1].isdigit()), encoding="utf-8")
    play(script, folder, zone="Europe/Moscow", language=language)


def _editor(day: Day) -> str:
    """Return an editor that shows the form as editors do, and puts in what that person writes."""
    Path("hands.sed").write_text(day.form, encoding="utf-8")
    editor = Path("editor").absolute()
    editor.write_text(
        '#!/bin/sh\ncat "$1"\nsed -f hands.sed "$1" > mended && cat mended > "$1"\n', encoding="utf-8"
    )
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    return shlex.quote(str(editor))
