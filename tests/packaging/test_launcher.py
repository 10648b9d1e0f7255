"""The launcher of a checkout: when it sets up, what it refuses, what it hands over."""

import ast
import io
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.builds import ROOT
from tests.packaging.conftest import small_checkout
from tools import speech

# The Python that made the environment of the tests: like a user's, it has pip or ensurepip.
PYTHON = getattr(sys, "_base_executable", sys.executable)


def command(checkout: Path, *arguments: str) -> list[str]:
    return [PYTHON, str(checkout / "cli.py"), *arguments]


def settings(**added: str) -> dict[str, str]:
    """Return an environment without the settings of whoever runs the tests: theirs would be overwritten."""
    theirs = ("PDCA_", "PIP_", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    return {**kept, "PDCA_LANG": "en", "PIP_CONFIG_FILE": os.devnull, **added}


def launch(checkout: Path, *arguments: str, **added: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(checkout, *arguments),
        env=settings(**added),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Return a checkout that has set itself up, and what it said: this takes seconds."""
    folder = small_checkout(tmp_path_factory.mktemp("launcher") / "мой цикл")
    return folder, launch(folder, "7")


@pytest.mark.parametrize("name", ["cli.py", "tools/speech.py"])
def test_old_python_can_parse_what_tells_it_that_it_is_old(name: str) -> None:
    source = (ROOT / name).read_text(encoding="utf-8")

    tree = ast.parse(source, feature_version=(3, 6))

    assert tree.body


def test_old_python_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    monkeypatch.setenv("PDCA_LANG", "en")

    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "cli.py"))

    assert ended.value.code == 5
    assert capsys.readouterr().err == "Python 3.11 or newer is needed; this is 3.10.\n"


@pytest.mark.parametrize(
    ("pdca_lang", "lang", "expected"),
    [
        ("en", "ru_RU.UTF-8", "line"),
        ("ru", "en_US.UTF-8", "строка"),
        ("", "en_GB", "line"),
        ("", "C", "строка"),
    ],
)
def test_launcher_speaks_russian_unless_asked_for_english(
    pdca_lang: str,
    lang: str,
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in speech.LANGUAGE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PDCA_LANG", pdca_lang)
    monkeypatch.setenv("LANG", lang)

    speech.say("строка", "line")

    assert capsys.readouterr().err == f"{expected}\n"


def test_terminal_without_cyrillic_gets_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))

    assert not speech.can_print("строка")


def test_first_run_sets_up_and_passes_the_exit_code_on(
    first_run: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    checkout, result = first_run

    assert result.returncode == 7
    assert Path(result.stdout.strip()) == checkout / ".venv"
    assert result.stderr == "Setting up the environment: once, up to a minute…\n"


def test_second_run_sets_nothing_up(first_run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    checkout, _ = first_run

    result = launch(checkout, "0")

    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.slow  # pip is installed into each environment
def test_half_made_environment_is_made_anew(checkout: Path) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").touch()

    result = launch(checkout, "0")

    assert result.returncode == 0


@pytest.mark.slow
def test_environment_elsewhere_is_made_anew_when_a_lock_changes(checkout: Path, tmp_path: Path) -> None:
    launch(checkout, "0", PDCA_VENV=str(tmp_path / "elsewhere"))
    (checkout / "requirements.lock").write_text("# changed\n", encoding="utf-8")

    result = launch(checkout, "0", PDCA_VENV=str(tmp_path / "elsewhere"))

    assert (result.returncode, len(result.stderr.splitlines())) == (0, 1)


@pytest.mark.slow
def test_no_connection_is_one_line_and_exit_code_5(checkout: Path) -> None:
    no_such_hash = "0" * 64
    (checkout / "requirements.lock").write_text(
        f"click==8.5.1 --hash=sha256:{no_such_hash}\n", encoding="utf-8"
    )

    result = launch(checkout, "0", PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_RETRIES="0")

    assert result.returncode == 5
    assert result.stdout == ""
    assert result.stderr.splitlines()[1].startswith("The package index cannot be reached")
    assert len(result.stderr.splitlines()) == 2


@pytest.mark.parametrize("name", ["chapter.txt", "pyvenv.cfg"])
def test_folder_of_someone_else_is_left_alone(name: str, checkout: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs" / name
    theirs.parent.mkdir()
    theirs.touch()

    result = launch(checkout, "0", PDCA_VENV=str(theirs.parent))

    assert result.returncode == 5
    assert list(theirs.parent.iterdir()) == [theirs]


@pytest.mark.skipif(sys.platform == "win32", reason="there, a program cannot take another's place")
def test_program_takes_the_place_of_the_launcher_so_that_signals_reach_it(
    checkout: Path, first_run: tuple[Path, subprocess.CompletedProcess[str]]
) -> None:
    ready = settings(PDCA_VENV=str(first_run[0] / ".venv"))
    (checkout / "pdca" / "__main__.py").write_text("import os\nprint(os.getpid())\n", encoding="utf-8")

    with subprocess.Popen(command(checkout), env=ready, stdout=subprocess.PIPE, text=True) as process:
        printed, _ = process.communicate()

    assert int(printed) == process.pid


def test_where_a_program_cannot_be_become_its_exit_code_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    launcher = runpy.run_path(str(ROOT / "cli.py"))
    monkeypatch.setattr(sys, "platform", "win32")

    with pytest.raises(SystemExit) as ended:
        launcher["hand_over"]([sys.executable, "-c", "raise SystemExit(3)"])

    assert ended.value.code == 3
