"""Assessing: from a filled-in form, question by question, and what follows from it."""

import json
import os
import select
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent

FORM = """
person: Смирнов
catalogue: sales-head
answers:
  no-sales-plans: {annual-plan-signed: 0, monthly-plans-known: 100}
  no-crm: {deals-without-next-task: 4, review-from-crm: да}
  no-training: {training-plan: нет}
"""


@pytest.fixture
def form(company: Terminal) -> Terminal:
    """Return a terminal of a company with a filled-in form beside the database."""
    Path("form.yaml").write_text(FORM, encoding="utf-8")
    return company


def test_a_filled_form_opens_the_findings_that_it_proves(form: Terminal) -> None:
    made = json.loads(form.done("assess Смирнов --answers form.yaml --json", by="Орлова"))

    assert [finding["sign"] for finding in made["findings"]] == ["no-sales-plans", "no-training"]
    levels = {score["sign"]: score["level"] for score in made["scores"]}
    assert (levels["no-crm"], levels["no-calls-heard"]) == ("unchecked", "unchecked")


def test_the_person_and_the_catalogue_may_stand_in_the_form(form: Terminal) -> None:
    assert "A-1: Пётр Смирнов" in form.done("assess --answers form.yaml", by="Орлова")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not name its pipes so")
def test_the_answers_may_come_through_a_pipe_that_gives_them_only_once(form: Terminal) -> None:
    reading, writing = os.pipe()
    os.write(writing, Path("form.yaml").read_bytes())
    os.close(writing)

    said = form.done(f"assess --answers /dev/fd/{reading}", by="Орлова")

    os.close(reading)
    assert "A-1: Пётр Смирнов" in said


def test_assign_to_begins_the_cycles_at_once(form: Terminal) -> None:
    form.done("assess --answers form.yaml --assign-to Смирнов", by="Орлова")

    cycles = json.loads(form.done("list --json", by="Орлова"))["cycles"]

    assert [(cycle["sign"], cycle["due"]) for cycle in cycles] == [
        ("no-sales-plans", "2026-09-08"),
        ("no-training", "2026-09-10"),
    ]


def test_a_sign_that_is_being_worked_on_opens_no_second_finding(form: Terminal) -> None:
    form.done("assess --answers form.yaml --assign-to Смирнов", by="Орлова")

    again = json.loads(form.on("2026-09-02").done("assess --answers form.yaml --json", by="Орлова"))

    assert (again["findings"], again["already_open"]) == ([], ["no-sales-plans", "no-training"])


def test_a_blank_form_reads_back_as_nothing_checked(company: Terminal) -> None:
    Path("blank.yaml").write_text(company.done("assess --form"), encoding="utf-8")

    result = company("assess Смирнов --answers blank.yaml", by="Орлова")

    assert result.exit_code == 1
    assert "nothing was checked" in result.stderr


def test_every_mistake_of_a_form_is_told_with_its_line(company: Terminal) -> None:
    Path("bad.yaml").write_text(
        "answers:\n  no-crm: {overdue-tasks: много}\n  no-trainig: {training-plan: да}\n", encoding="utf-8"
    )

    result = company("assess Смирнов --answers bad.yaml", by="Орлова")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "bad.yaml:2" in result.stderr
    assert "bad.yaml:3" in result.stderr


@pytest.mark.parametrize(
    ("by", "part"), [("Смирнов", "only an owner"), ("Иванов", "only an owner"), ("Лебедев", "only reads")]
)
def test_only_an_owner_assesses(form: Terminal, by: str, part: str) -> None:
    result = form("assess --answers form.yaml", by=by)

    assert result.exit_code == 1
    assert part in result.stderr


def test_questions_are_asked_one_by_one_on_a_terminal(form: Terminal) -> None:
    said = _type_at_terminal(["assess", "Смирнов", "--ask"], ["?", "forty", "40"] + [""] * 60)

    assert "[1/52]" in said
    assert "Where to look" in said
    assert "is not a number" in said
    assert "1 finding is opened" in said


def _type_at_terminal(words: list[str], answers: list[str]) -> str:
    """Run a command on a pseudo-terminal and type the answers as it asks; return all it printed."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    environment = {
        **os.environ,
        "PDCA_NOW": "2026-09-02T10:00+03:00",
        "PDCA_LANG": "en",
        "PDCA_AS": "Орлова",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "TERM": "dumb",
    }
    process, terminal = pty.fork()
    if process == 0:
        os.execve(sys.executable, [sys.executable, "-m", "pdca", *words], environment)  # noqa: S606 - a terminal of our own
    said = b""
    waiting = list(answers)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        if not ready:
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
        if said.rstrip().endswith(b":") and waiting:
            os.write(terminal, waiting.pop(0).encode() + b"\n")
    os.waitpid(process, 0)
    os.close(terminal)
    return said.decode()
