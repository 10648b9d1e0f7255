"""The environment of a checkout: when it is ready, and who may make it."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.builds import ROOT
from tools import environment, set_up

HOLD_LOCK = """
import sys, time
from tools import set_up
lock = open(sys.argv[1], "a")
set_up.take(lock.fileno())
print("held", flush=True)
time.sleep(60)
"""


def write_stamp(folder: Path, text: str) -> None:
    interpreter = Path(environment.interpreter_of(str(folder)))
    interpreter.parent.mkdir(parents=True)
    interpreter.touch()
    Path(environment.stamp_path(str(folder))).write_text(text, encoding="utf-8")


@pytest.fixture
def lock_path(tmp_path: Path) -> Path:
    return tmp_path / "venv.lock"


@pytest.fixture
def holder(lock_path: Path) -> Iterator[subprocess.Popen[str]]:
    holding = [sys.executable, "-c", HOLD_LOCK, str(lock_path)]
    with subprocess.Popen(holding, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_environment_with_the_stamp_of_the_locks_is_ready(tmp_path: Path) -> None:
    write_stamp(tmp_path, environment.stamp_of(environment.LOCKS))

    assert environment.is_ready(str(tmp_path), environment.LOCKS)


def test_environment_of_the_tests_serves_the_program_too(tmp_path: Path) -> None:
    write_stamp(tmp_path, environment.stamp_of(environment.TEST_LOCKS))

    assert environment.is_ready(str(tmp_path), environment.LOCKS)


def test_environment_of_the_program_does_not_serve_the_tests(tmp_path: Path) -> None:
    write_stamp(tmp_path, environment.stamp_of(environment.LOCKS))

    assert not environment.is_ready(str(tmp_path), environment.TEST_LOCKS)


def test_changed_lock_makes_the_environment_stale(tmp_path: Path) -> None:
    write_stamp(tmp_path, environment.stamp_of(environment.LOCKS).replace("click==", "click==1"))

    assert not environment.is_ready(str(tmp_path), environment.LOCKS)


def test_another_python_makes_the_environment_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_stamp(tmp_path, environment.stamp_of(environment.LOCKS))
    monkeypatch.setattr(sys.implementation, "cache_tag", "cpython-399")

    assert not environment.is_ready(str(tmp_path), environment.LOCKS)


def test_environment_whose_python_is_gone_is_not_ready(tmp_path: Path) -> None:
    write_stamp(tmp_path, environment.stamp_of(environment.LOCKS))
    Path(environment.interpreter_of(str(tmp_path))).unlink()

    assert not environment.is_ready(str(tmp_path), environment.LOCKS)


def test_half_made_environment_is_not_ready(tmp_path: Path) -> None:
    write_stamp(tmp_path, environment.stamp_of(environment.LOCKS))
    Path(environment.stamp_path(str(tmp_path))).unlink()

    assert not environment.is_ready(str(tmp_path), environment.LOCKS)


def test_lock_that_another_run_holds_is_not_taken(lock_path: Path, holder: subprocess.Popen[str]) -> None:
    with lock_path.open("a") as lock:
        assert not set_up.take(lock.fileno())


def test_lock_of_a_killed_run_is_free(lock_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()

    with lock_path.open("a") as lock:
        assert set_up.take(lock.fileno())


def test_run_that_waits_says_so_once_and_goes_on_when_the_lock_is_free(
    lock_path: Path,
    holder: subprocess.Popen[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PDCA_LANG", "en")

    def end_the_other_run(_seconds: float) -> None:
        holder.kill()
        holder.wait()

    monkeypatch.setattr(time, "sleep", end_the_other_run)

    with lock_path.open("a") as lock:
        set_up.wait_for(lock.fileno())

    assert capsys.readouterr().err == "Another run is setting up the environment, waiting…\n"
