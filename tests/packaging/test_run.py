"""The runner behind `python3 cli.py test`."""

import subprocess
import sys

import pytest

from tests import run


def test_whole_run_leaves_the_slow_tests_to_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    assert "not slow" in run.whole_run()


def test_ci_runs_the_slow_tests_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    assert "not slow" not in run.whole_run()


def test_whole_run_gates_coverage() -> None:
    assert "--cov" in run.whole_run()


def test_what_the_many_processes_of_a_run_compile_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    run.keep_bytecode()

    process = run.start(["-c", "import sys; raise SystemExit(sys.dont_write_bytecode)"])
    process.communicate()
    assert (process.returncode, sys.dont_write_bytecode) == (0, False)


def test_failed_check_is_named_and_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    process = run.start(["-c", "print('line too long'); raise SystemExit(1)"])

    passed = run.passed("ruff", process)

    assert not passed
    assert capsys.readouterr().out == "ruff: failed\nline too long\n\n"


def test_green_tests_do_not_hide_a_failed_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "failed_checks", lambda: ["mypy"])
    monkeypatch.setattr(pytest, "main", lambda *_arguments, **_plugins: pytest.ExitCode.OK)

    assert run.main(["tests/packaging"]) == 1


def test_green_checks_do_not_hide_a_failed_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "failed_checks", list)
    monkeypatch.setattr(pytest, "main", lambda *_arguments, **_plugins: pytest.ExitCode.TESTS_FAILED)

    assert run.main(["tests/packaging"]) == 1


def test_closing_line_of_pytest_comes_last_after_a_failed_check() -> None:
    program = (
        "import pytest, sys; from tests.run import FailedChecks;"
        "pytest.main(['-p', 'no:cacheprovider', '--co', '-q', 'tests/packaging/test_run.py'],"
        " plugins=[FailedChecks(['mypy'])])"
    )

    result = subprocess.run(
        [sys.executable, "-c", program], cwd=run.ROOT, capture_output=True, text=True, check=True
    )

    lines = result.stdout.strip().splitlines()
    assert lines[-2] == "FAILED mypy: see above"
    assert "collected" in lines[-1]
