"""The whole check: linters, types and layers, then pytest, whose closing line comes last.

Arguments go to pytest. Without any, every test runs and coverage is gated; the slow ones wait for CI.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as check; check()"
CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format --check": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", LINT_IMPORTS],
}
MOST_WORKERS = 8


class FailedChecks:
    """Has pytest name the checks that failed, just above its closing line."""

    def __init__(self, names: list[str]) -> None:
        self.names = names

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print one line for each check that failed before the tests began."""
        for name in self.names:
            terminalreporter.write_line(f"FAILED {name}: see above", red=True)


def main(arguments: list[str]) -> int:
    """Run all checks and the tests; return 0 only if nothing failed."""
    os.chdir(ROOT)
    keep_bytecode()
    failed = failed_checks()
    code = pytest.main(arguments or whole_run(), plugins=[FailedChecks(failed)])
    return int(code) or int(bool(failed))


def keep_bytecode() -> None:
    """Have Python compile each module once, whatever is set: a run starts it hundreds of times."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def failed_checks() -> list[str]:
    """Run the checks side by side, print what each said, and return the names of those that failed."""
    running = {name: start(command) for name, command in CHECKS.items()}
    return [name for name, process in running.items() if not passed(name, process)]


def start(command: list[str]) -> subprocess.Popen[str]:
    """Start a check in the checkout, with Python's own module path."""
    # -P: `tests/packaging` or the checkout itself must not pass for a library.
    return subprocess.Popen(
        [sys.executable, "-P", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def passed(name: str, process: subprocess.Popen[str]) -> bool:
    """Wait for a check, print its name, its result and, if it failed, what it said."""
    said, _ = process.communicate()
    print(f"{name}: {'failed' if process.returncode else 'ok'}", flush=True)
    if process.returncode:
        print(said, flush=True)
    return process.returncode == 0


def whole_run() -> list[str]:
    """Return the arguments of a whole run: on all processors, with coverage, slow tests only in CI."""
    workers = str(min(os.cpu_count() or 1, MOST_WORKERS))
    selection = [] if in_ci() else ["-m", "not slow"]
    return [
        "-n",
        workers,
        "--dist",
        "worksteal",
        "--cov",
        "--cov-report",
        "term-missing:skip-covered",
        *selection,
    ]


def in_ci() -> bool:
    """Tell whether CI is set, as continuous integration services set it."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false", "no"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
