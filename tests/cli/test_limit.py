"""No more cycles in work than a person may have, and the queue of the rest, as people type it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


@pytest.fixture
def busy(company: Terminal) -> Terminal:
    """Return a terminal with five findings, the fourth of them critical."""
    for number in range(1, 6):
        severity = "critical" if number == 4 else "normal"
        company.done(f'finding add "Замечание {number}" --severity {severity}', by="Орлова")
    return company


def test_rest_queues_by_severity_and_the_answer_says_so(busy: Terminal) -> None:
    said = busy.done("assign --all --to Смирнов", by="Орлова").splitlines()

    opened = ["C-1 «Замечание 1»", "C-2 «Замечание 2»", "C-3 «Замечание 4»"]
    assert [line.split(":")[0] for line in said[:3]] == opened
    assert said[3:5] == [
        "F-3 «Замечание 3» is put in the queue, at place 1: Пётр Смирнов.",
        "F-5 «Замечание 5» is put in the queue, at place 2: Пётр Смирнов.",
    ]
    assert "queue: Пётр Смирнов, 2" in busy.done("finding list", by="Орлова")


def test_trial_writes_nothing(busy: Terminal) -> None:
    said = busy.done("assign --all --to Смирнов --dry-run", by="Орлова")

    assert said.endswith("Nothing was written. To do it, leave --dry-run out.\n")
    assert json.loads(busy.done("list --json", by="Орлова"))["cycles"] == []


def test_end_of_a_cycle_frees_a_place_and_the_assigner_is_told(busy: Terminal) -> None:
    busy.done("assign --all --to Смирнов", by="Орлова")
    assert "--queued" not in busy.done("my", by="Орлова")

    said = busy.done('advance 2 cancel --reason "Ошибка"', by="Орлова")

    told = "A place is free: Пётр Смирнов. F-3 «Замечание 3» waits for it: pdca assign --queued"
    assert said.splitlines()[-1] == told
    assert "pdca assign --queued" in busy.done("my", by="Орлова")
    assert busy.done("assign --queued", by="Орлова").startswith("C-4 «Замечание 3»: Пётр Смирнов")
    assert busy("assign --queued", by="Орлова").exit_code == 1


def test_a_free_place_is_a_decision_that_reminders_name_as_my_does(busy: Terminal) -> None:
    busy.done('finding add "Замечание 6" --due 2026-09-03', by="Орлова")
    busy.done("assign --all --to Смирнов", by="Орлова")
    busy.done('advance 2 cancel --reason "Ошибка"', by="Орлова")
    busy.done('advance 1 cancel --reason "Ошибка"', by="Орлова")
    busy.done('advance 3 cancel --reason "Ошибка"', by="Орлова")

    busy.on("2026-09-03").done("remind --to-folder letters", by="Орлова")

    letter = next(Path("letters").glob("*P-1.txt")).read_text(encoding="utf-8")
    assert "F-6" in letter
    assert "C-6" not in letter
    assert "pdca assign --queued" in letter


def test_frozen_cycle_keeps_its_place(busy: Terminal) -> None:
    busy.done("assign --all --to Смирнов", by="Орлова")

    busy.done('advance 1 freeze --until 2026-12-01 --reason "Ремонт"', by="Орлова")

    assert busy("assign --queued", by="Орлова").exit_code == 1


def test_beyond_the_limit_needs_a_reason_and_is_marked(busy: Terminal) -> None:
    busy.done("assign F-1 F-2 F-3 --to Смирнов", by="Орлова")
    assert busy("assign F-4 --to Смирнов --over-limit", by="Орлова").exit_code == 2

    busy.done('assign F-4 --to Смирнов --over-limit --reason "Горит"', by="Орлова")

    assert "over the limit: Горит" in busy.done("history 4", by="Орлова")
    assert json.loads(busy.done("show 4 --json", by="Орлова"))["cycle"]["over_limit"] == "Горит"


def test_limit_is_the_organisations_and_shown_when_it_is_not_three(busy: Terminal) -> None:
    assert "Limit" not in busy.done("person list", by="Орлова")

    busy.done("person change Смирнов --limit 0", by="Орлова")

    assert "Limit" in busy.done("person list", by="Орлова")
    assert "waits" not in busy.done("assign --all --to Смирнов", by="Орлова")
    assert busy("person change Смирнов --limit 5", by="Смирнов").exit_code == 1


def test_reassigning_respects_the_limit(busy: Terminal) -> None:
    busy.done("person change Иванов --limit 1", by="Орлова")
    busy.done("assign F-1 --to Иванов", by="Орлова")
    busy.done("assign F-2 --to Смирнов", by="Орлова")

    refused = busy('reassign 2 --to Иванов --reason "Отпуск"', by="Орлова")
    busy.done('reassign 2 --to Иванов --reason "Отпуск" --over-limit', by="Орлова")

    assert "in work already, the most at once" in refused.stderr
    history = busy.done("history 2", by="Орлова")
    assert "responsible from now on: Олег Иванов; Отпуск; over the limit" in history
    busy.done("verify", by="Орлова")
