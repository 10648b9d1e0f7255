"""Starting is quick and quiet: what is slow stays unloaded, streams may close, characters may not fit."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent

SLOW = ("sqlalchemy", "alembic", "jinja2", "pydantic", "ruamel", "rich", "holidays", "openpyxl", "msgspec")


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


def test_daily_commands_do_not_load_what_they_do_not_use(cycle: Terminal) -> None:
    unused = ("alembic", "jinja2", "pydantic", "ruamel", "holidays", "openpyxl")
    code = (
        "import sys\nfrom pdca.cli.main import main\n"
        "for words in (['my'], ['list'], ['show', '1'], ['advance', '1']):\n    main(words)\n"
        f"    print('LOADED', words[0], [m for m in {unused!r} if m in sys.modules], file=sys.stderr)"
    )

    said = _run(code, PDCA_AS="Смирнов", PYTHONUTF8="1").stderr.decode()

    assert re.findall(r"LOADED (\w+) \[(.*)\]", said) == [
        (verb, "") for verb in ("my", "list", "show", "advance")
    ]


@pytest.mark.parametrize(("language", "part"), [("ru", "Вызов: pdca"), ("en", "Usage: pdca")])
def test_click_speaks_the_chosen_language(language: str, part: str) -> None:
    result = _run("from pdca.cli.main import main; main(['--help'])", PDCA_LANG=language, PYTHONUTF8="1")

    assert part in result.stdout.decode()


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "cp866", "utf-8"])
def test_a_stream_that_cannot_show_a_character_does_not_fail(cycle: Terminal, encoding: str) -> None:
    code = "from pdca.cli.main import main; raise SystemExit(main(['--lang', 'ru', 'list']))"

    result = _run(code, PYTHONIOENCODING=encoding, PDCA_AS="Смирнов")

    assert (result.returncode, b"Traceback" in result.stderr) == (0, False)


def test_a_closed_pipe_is_quiet(cycle: Terminal) -> None:
    code = "from pdca.cli.main import main; raise SystemExit(main(['--help']))"
    reading, writing = os.pipe()
    os.close(reading)

    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert result.stderr == b""


def test_no_colour_reaches_a_pipe(cycle: Terminal) -> None:
    result = _run("from pdca.cli.main import main; main(['show', '1'])", PDCA_AS="Смирнов", PYTHONUTF8="1")

    assert b"\x1b" not in result.stdout
