"""A company of one may do everything, and history and reports say so."""

import json

import pytest

from tests.cli.conftest import PLAN, Terminal


@pytest.fixture
def alone(pdca: Terminal) -> Terminal:
    """Return a terminal where the only person has a cycle with an approved plan."""
    pdca.done("init --org ИП")
    pdca.done('person add "Анна Орлова" --role owner')
    pdca.done("finding add Касса")
    pdca.done("assign F-1 --to Орлова")
    pdca.done(PLAN.replace("Иванов", "Орлова"))
    pdca.done("action add 1 Сделать --due 2026-09-15")
    pdca.done("advance 1 submit")
    pdca.done("advance 1 approve")
    return pdca


def test_one_person_approves_their_own_plan_and_history_says_so(alone: Terminal) -> None:
    assert "self-approved" in alone.done("history 1")
    assert "Self-approved" in alone.done("show 1")


def test_the_report_counts_self_approved_cycles(alone: Terminal) -> None:
    report = json.loads(alone.done("report month 2026-09 --format json --out -"))

    assert report["self_approved"] == 1


def test_nothing_is_called_self_approved_before_anything_is_approved(pdca: Terminal) -> None:
    pdca.done("init --org ИП")
    pdca.done('person add "Анна Орлова" --role owner')
    pdca.done("finding add Касса")
    pdca.done("assign F-1 --to Орлова")

    report = json.loads(pdca.done("report month 2026-09 --format json --out -"))
    shown = pdca.done("show 1")

    assert (report["self_approved"], "elf-approved" in shown) == (0, False)


def test_with_a_second_person_four_eyes_hold_again(alone: Terminal) -> None:
    alone.done('person add "Пётр Смирнов" --role head', by="Орлова")
    alone.done("finding add Склад", by="Орлова")

    refused = alone("assign F-2 --to Орлова", by="Орлова")

    assert refused.exit_code == 1
    assert "four eyes" in refused.stderr
