"""A run that ends in the middle of sending loses no letter, and doubles only what it marks."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.crash.test_crash import EVERY, KILLED, ROOT, SOME, folder, library, pytestmark
from tests.mail.office import opened

__all__ = ["folder", "library", "pytestmark"]


@pytest.mark.parametrize("most", [SOME, EVERY])
def test_ending_at_any_write_loses_no_letter_and_doubles_only_what_is_marked(
    library: Path, folder: Path, most: int
) -> None:
    with opened() as office:
        told = [str(library), str(office.port), str(folder), str(most)]
        run = subprocess.run(
            [sys.executable, "-m", "tests.crash.mail_driver", *told],
            env={**os.environ, "LD_PRELOAD": str(library)},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        arrived = Counter(address.partition("@")[0] for address in office.addresses)
    left = [json.loads(line) for line in run.stdout.splitlines()]

    assert len(left) >= SOME
    assert {ending["exit_code"] for ending in left} == {KILLED}
    assert {ending["delivery"] for ending in left} == {"sent"}
    assert all(ending["is_sound"] for ending in left)
    for ending in left:
        assert 1 <= arrived[ending["name"]] <= 1 + ending["doubts"], ending
    # Most endings leave no doubt: the talk before the text and the queue are no part of it.
    assert any(ending["doubts"] == 0 for ending in left)


def test_a_process_killed_when_the_server_has_the_text_sends_it_once_more_and_says_so(tmp_path: Path) -> None:
    environment = {**os.environ, "PDCA_CONFIG": str(tmp_path / "none"), "PYTHONPATH": str(ROOT)}
    environment |= {"PDCA_LANG": "en", "PDCA_MAIL_FROM": "r@romashka.example"}
    typed = [sys.executable, "-m", "pdca"]

    def at(now: str, line: list[str]) -> "subprocess.Popen[str]":
        told = {**environment, "PDCA_NOW": now}
        return subprocess.Popen([*typed, *line], env=told, cwd=tmp_path, stdout=subprocess.PIPE, text=True)

    def done(now: str, *line: str) -> str:
        process = at(now, list(line))
        said = process.communicate()[0]
        assert process.returncode == 0
        return said

    done("2026-09-01T10:00+03:00", "init", "--org", "Romashka")
    done("2026-09-01T10:01+03:00", "person", "add", "Anna", "--role", "owner")
    with opened() as office:
        environment["PDCA_SMTP_URL"] = f"smtp://127.0.0.1:{office.port}"
        running: list[subprocess.Popen[str]] = []
        office.at_text = lambda: os.kill(running[0].pid, signal.SIGKILL)
        send = ["send", "month", "2026-09", "--to", "bank@example.org"]
        running.append(at("2026-10-01T10:00+03:00", send))
        running[0].communicate()
        office.at_text = None
        early = done("2026-10-01T10:05+03:00", "outbox", "send")
        late = done("2026-10-01T10:10+03:00", "outbox", "send")

    first, second = office.messages
    assert running[0].returncode == -signal.SIGKILL
    assert early == "Nothing is due.\n"
    assert "It may have arrived twice" in late
    assert first["Message-ID"] == second["Message-ID"]
    assert office.taken[0] == office.taken[1]
