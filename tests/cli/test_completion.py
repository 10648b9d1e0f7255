"""Completion: what may stand where something is typed, in every shell, and never an error."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pdca.cli.shells import SCRIPTS, read_line
from tests.cli.conftest import Terminal

pytestmark = pytest.mark.usefixtures("fresh_commands")

ROOT = Path(__file__).resolve().parent.parent.parent


def completed(pdca: Terminal, line: str, shell: str = "bash") -> list[str]:
    """Return what is offered at the end of a line, without descriptions."""
    os.environ["_PDCA_LINE"] = line
    try:
        result = pdca(f"completion words {shell}")
    finally:
        del os.environ["_PDCA_LINE"]
    assert (result.exit_code, result.stderr) == (0, "")
    return [each.split("  (")[0].rstrip().split("\t")[0] for each in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("pdca adv", ["advance"]),
        ("pdca action ", ["add", "done", "drop", "reassign", "list"]),
        ("pdca show ", ["1"]),
        ("pdca show C-", ["C-1"]),
        ("pdca finding show ", ["F-1"]),
        ("pdca action done 1 ", ["1"]),
        ("pdca list --who ", ["Анна\\ Орлова", "Пётр\\ Смирнов", "Олег\\ Иванов", "Игорь\\ Лебедев"]),
        ("pdca list --who См", ["Смирнов"]),
        ('pdca list --who "Пётр С', ["Пётр Смирнов"]),
        ("pdca list --who=Пётр\\ С", ["Пётр\\ Смирнов"]),
        ("pdca list --phase d", ["do"]),
        ("pdca list --stage plan", ["plan-review", "planning"]),
        ("pdca list --over", ["--overdue"]),
        ("pdca list --overdue --over", []),
        ("pdca advance 1 --as Смирнов ", ["hand-over"]),
        ("pdca --as Орлова advance c1 ", ["cancel", "freeze"]),
        ("pdca advance 1 --as Лебедев ", []),
        ("pdca plan 1 --file pl", [":files"]),
        ("pdca help ro", ["roles"]),
        ("pdca compute stale", ["stale-deals"]),
        ("pdca --lang ", ["ru", "en"]),
        ("pdca nonsense ", []),
        ("pdca catalogue show ", ["sales-head"]),
        ("pdca workflow show ", ["pdca"]),
        ("pdca report month --format x", ["xlsx"]),
    ],
)
def test_what_may_stand_there_is_offered(doing: Terminal, line: str, offered: list[str]) -> None:
    assert completed(doing, line) == offered


def test_numbers_come_with_their_titles(doing: Terminal) -> None:
    doing.done('finding add "Касса не сходится"', by="Орлова")
    os.environ["_PDCA_LINE"] = "pdca finding show "

    assert doing.done("completion words bash").splitlines() == [
        "F-2  (Касса не сходится)",
        "F-1  (Нет планов продаж)",
    ]
    assert doing.done("completion words bash --columns 0").splitlines() == ["F-2", "F-1"]


@pytest.mark.parametrize(
    ("shell", "answer"),
    [
        ("zsh", "Пётр Смирнов:head of sales"),
        ("fish", "--who=Пётр Смирнов\thead of sales"),
        ("powershell", "--who='Пётр Смирнов'\thead of sales"),
    ],
)
def test_every_shell_is_answered_in_its_own_way(doing: Terminal, shell: str, answer: str) -> None:
    os.environ["_PDCA_LINE"] = "pdca list --who=Пётр"
    words = "" if shell == "powershell" else " -- list --who=Пётр"

    assert doing.done(f"completion words {shell}{words}") == f"{answer}\n"


@pytest.mark.parametrize("content", [None, b"", b"junk", b"SQLite format 3\x00junk"])
def test_without_a_sound_database_verbs_are_offered_and_nothing_is_said(
    pdca: Terminal, content: bytes | None
) -> None:
    if content is not None:
        Path("pdca.db").write_bytes(content)

    assert completed(pdca, "pdca show ") == []
    assert completed(pdca, "pdca advance 1 ") == []
    assert completed(pdca, "pdca sh") == ["show"]
    assert Path("pdca.db").exists() == (content is not None)


def test_a_server_is_not_asked(pdca: Terminal) -> None:
    assert completed(pdca, "pdca --db postgresql://nobody@nowhere.invalid/x show ") == []


def test_broken_settings_are_no_trouble(pdca: Terminal) -> None:
    Path("pdca.toml").write_text("nonsense", encoding="utf-8")

    assert completed(pdca, "pdca sh") == ["show"]


@pytest.mark.parametrize(
    ("line", "escape", "words", "incomplete", "quote"),
    [
        ("pdca list ", "\\", ("list",), "", ""),
        ('pdca a "b c', "\\", ("a",), "b c", '"'),
        ("pdca a 'b c' d\\ e", "\\", ("a", "b c"), "d e", ""),
        ("pdca a` b ", "`", ("a b",), "", ""),
        ("pdca C:\\x", "`", (), "C:\\x", ""),
        ("", "\\", (), "", ""),
    ],
)
def test_a_line_is_read_as_its_shell_does(
    line: str, escape: str, words: tuple[str, ...], incomplete: str, quote: str
) -> None:
    read = read_line(line, escape)

    assert (read.words, read.incomplete, read.quote) == (words, incomplete, quote)


@pytest.mark.parametrize("shell", list(SCRIPTS))
def test_a_script_is_printed_in_ascii(pdca: Terminal, shell: str) -> None:
    assert pdca.done(f"completion {shell}") == SCRIPTS[shell]
    assert SCRIPTS[shell].isascii()


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_with_the_script(doing: Terminal, tmp_path: Path) -> None:
    program = tmp_path / "pdca"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P "{ROOT}/pdca/__main__.py" "$@"\n')
    program.chmod(0o755)
    script = (
        SCRIPTS["bash"] + "COMP_LINE='pdca list --who \"Пётр' COMP_POINT=${#COMP_LINE} COMP_TYPE=9\n"
        f'_pdca "{program}"\nprintf "%s|" "${{COMPREPLY[@]}}"\n'
    )

    result = subprocess.run(
        ["bash", "--norc", "-c", script],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
    )

    assert (result.stdout.decode(), result.stderr) == ("Пётр Смирнов|", b"")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_one_that_its_shell_can_read(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")

    result = subprocess.run([shell, "-n"], input=SCRIPTS[shell].encode(), capture_output=True, check=False)

    assert (result.returncode, result.stderr) == (0, b"")


def test_completion_loads_nothing_slow(doing: Terminal) -> None:
    from tests.cli.test_start import SLOW, _run

    code = (
        "import sys\nfrom pdca.cli.main import main\nmain(['completion', 'words', 'bash'])\n"
        f"print('LOADED', [m for m in {SLOW!r} if m in sys.modules], file=sys.stderr)"
    )

    result = _run(code, _PDCA_LINE="pdca advance 1 --as ", PYTHONUTF8="1")

    assert "Пётр" in result.stdout.decode()
    assert b"LOADED []" in result.stderr
