"""Closed, full and broken streams, and Ctrl-C: a process of its own is quiet and exits rightly."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pdca.cli.interrupts import clear_up_first, leave_at_once
from pdca.cli.main import INTERRUPTED
from tests.cli.conftest import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent

PDCA = f'"{sys.executable}" -P "{ROOT / "pdca" / "__main__.py"}"'

pytestmark = pytest.mark.skipif(os.name == "nt", reason="told in the words of a POSIX shell")


def _shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", line.replace("pdca", PDCA)],
        env={**os.environ, "PDCA_LANG": "en", "PDCA_AS": "Смирнов", **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("pdca --version >&-", 0, b""),
        ("pdca list >&- 2>&- <&-", 0, b""),
        ("pdca show 99 2>&-", 3, b""),
        ("pdca show 99 2>/dev/full", 3, b""),
        ("pdca list >/dev/full", 5, b"The answer cannot be written: No space left on device\n"),
        ("pdca --help >/dev/full", 5, b"The answer cannot be written: No space left on device\n"),
        ("set -o pipefail; pdca --help | true", 0, b""),
    ],
)
def test_a_stream_that_takes_nothing_is_no_traceback(
    cycle: Terminal, line: str, code: int, said: bytes
) -> None:
    result = _shell(line)

    assert (result.returncode, result.stdout, result.stderr) == (code, b"", said)


def test_what_is_recorded_stays_recorded_when_nobody_hears_of_it(cycle: Terminal) -> None:
    result = _shell("pdca plan 1 --goal Порядок >&- 2>&-")

    assert result.returncode == 0
    assert "Goal: Порядок" in cycle.done("show 1", by="Смирнов")


def test_a_stream_in_ascii_gets_ascii_of_the_help_too(cycle: Terminal) -> None:
    result = _shell("pdca list && pdca --help", PYTHONIOENCODING="ascii", PDCA_LANG="ru")

    assert result.returncode == 0
    assert "Pyotr Smirnov" in result.stdout.decode("ascii")


@pytest.mark.parametrize("wait_ms", [60, 120, 250, 500])
def test_ctrl_c_is_quiet_from_the_start(cycle: Terminal, wait_ms: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-P", str(ROOT / "pdca" / "__main__.py"), "verify"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(wait_ms / 1000)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()

    # Python itself, before it has come to the program, can only be ended by the signal.
    assert (process.returncode in (0, INTERRUPTED, -signal.SIGINT), said) == (True, b"")


def test_ctrl_c_raises_only_while_a_command_runs() -> None:
    before = signal.getsignal(signal.SIGINT)
    hook = sys.unraisablehook
    try:
        leave_at_once()
        leaving = signal.getsignal(signal.SIGINT)
        clear_up_first()

        assert leaving not in (before, signal.default_int_handler)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
        sys.unraisablehook = hook


def test_at_a_real_terminal_a_long_view_is_paged(cycle: Terminal) -> None:
    main, terminal = pty.openpty()
    environment = {**os.environ, "PDCA_LANG": "en", "TERM": "xterm", "PAGER": "head -n 2", "LINES": "8"}
    process = subprocess.Popen(
        [sys.executable, "-P", str(ROOT / "pdca" / "__main__.py"), "workflow", "show", "pdca"],
        env=environment,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    process.wait(timeout=20)
    shown = os.read(main, 65536).decode()
    os.close(main)

    assert (process.returncode, len(shown.splitlines())) == (0, 2)
