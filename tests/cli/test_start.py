"""Starting is quick and quiet: what is slow stays unloaded, streams may close, characters may not fit."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent

SLOW = ("sqlalchemy", "alembic", "jinja2", "pydantic", "ruamel", "rich", "holidays", "openpyxl", "msgspec")

SLOW_TOO = ("alembic", "jinja2", "pydantic", "ruamel", "holidays", "openpyxl", "tomllib")


def _run(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["advance", "--help"], ["assess", "--help"]])
def test_help_and_version_load_nothing_slow(words: list[str]) -> None:
    code = (
        f"import sys\nfrom pdca.cli.main import main\ncode = main({words!r})\n"
        f"print('LOADED', [m for m in {SLOW!r} if m in sys.modules], code, file=sys.stderr)"
    )

    result = _run(code)

    assert b"LOADED [] 0" in result.stderr


WRITING = ("transitions", "pdca.storage.journal", "pdca.domain.ledger")
NOT_USED = {
    "list": (*SLOW_TOO, *WRITING),
    "my": (*SLOW_TOO, "pdca.storage.journal"),
    "show 1": SLOW_TOO,
    "advance 1": SLOW_TOO,
    "report month 2026-10 --out -": ("pydantic", "ruamel", "holidays", "openpyxl", "xlsxwriter"),
    "report month 2026-10 --format json --out -": (*SLOW_TOO, "xlsxwriter"),
}
"""What the daily verbs and reports have no use for."""


@pytest.mark.parametrize("line", NOT_USED)
def test_daily_commands_load_only_what_they_use(cycle: Terminal, line: str) -> None:
    unused = NOT_USED[line]
    code = (
        f"import sys\nfrom pdca.cli.main import main\nmain({line.split()!r})\n"
        f"print('LOADED', [m for m in {unused!r} if m in sys.modules], file=sys.stderr)"
    )

    said = _run(code, PDCA_AS="Смирнов", PDCA_NOW="2026-11-02T09:00+03:00", PYTHONUTF8="1").stderr.decode()

    assert "LOADED []" in said


@pytest.mark.parametrize(("language", "part"), [("ru", "Вызов: pdca"), ("en", "Usage: pdca")])
def test_click_speaks_the_chosen_language(language: str, part: str) -> None:
    result = _run("from pdca.cli.main import main; main(['--help'])", PDCA_LANG=language, PYTHONUTF8="1")

    assert part in result.stdout.decode()


def test_no_colour_reaches_a_pipe(cycle: Terminal) -> None:
    result = _run("from pdca.cli.main import main; main(['show', '1'])", PDCA_AS="Смирнов", PYTHONUTF8="1")

    assert b"\x1b" not in result.stdout
