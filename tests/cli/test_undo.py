"""Taking a slip back, remarking, and who may do either, as people type it."""

import json

import pytest

from tests.cli.conftest import PLAN, Terminal


def test_own_slip_is_taken_back_and_both_stay_in_the_history(cycle: Terminal) -> None:
    cycle.done('advance 1 cancel --reason "Wrong number"', by="Орлова")

    said = cycle.done("undo 1", by="Орлова")

    assert said.splitlines()[0] == "Undone in C-1: Cancel the cycle → Cancelled; Wrong number."
    history = cycle.done("history 1", by="Орлова").splitlines()
    assert "Анна Орлова: Cancel the cycle → Cancelled; Wrong number" in history[-2]
    assert "Анна Орлова: undone: Cancel the cycle → Cancelled; Wrong number" in history[-1]


def test_undo_typed_twice_is_done_once(cycle: Terminal) -> None:
    cycle.done('action add 1 "Slip" --due 2026-09-10', by="Смирнов")
    cycle.done("undo C-1", by="Смирнов")

    again = cycle.done("undo 1", by="Смирнов")
    assert again.startswith("Already undone at 1 Sep 2026")
    assert "Slip" in again.splitlines()[0]
    assert cycle.done("history 1", by="Смирнов").count("undone: ") == 1


def test_refusal_names_who_built_what_and_when(doing: Terminal) -> None:
    result = doing("undo 1", by="Смирнов")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Not undone: later changes rest on it.")
    assert "Анна Орлова: Approve the plan" in result.stderr


def test_approval_is_taken_back_by_the_one_who_gave_it(doing: Terminal) -> None:
    doing.done("undo 1", by="Орлова")

    cycle = json.loads(doing.done("show 1 --json", by="Орлова"))["cycle"]
    assert (cycle["stage"], cycle["plan_hash"]) == ("plan-review", None)


def test_without_a_number_it_asks_or_wants_to_be_told(cycle: Terminal) -> None:
    cycle.done('comment 1 "Not here"', by="Смирнов")

    asked = cycle("undo", by="Смирнов")

    assert asked.exit_code == 2
    assert "Undo in C-1: comment: Not here? Say yes with --yes" in asked.stderr
    assert cycle.done("undo --yes", by="Смирнов").startswith("Undone in C-1: comment: Not here.")


def test_what_cannot_be_undone_says_what_to_do_instead(cycle: Terminal) -> None:
    opened, nothing = cycle("undo 1", by="Орлова"), cycle("undo 1", by="Смирнов")
    cycle.done("person change Смирнов --limit 2", by="Орлова")

    assert "Instead: pdca advance 1 cancel, or pdca reassign 1 --to PERSON" in opened.stderr
    assert "Nothing of yours to undo here" in nothing.stderr
    assert "Instead: pdca person change P-2" in cycle("undo --yes", by="Орлова").stderr


def test_finding_added_by_mistake_is_taken_back(cycle: Terminal) -> None:
    cycle.done('finding add "Опечатка"', by="Орлова")

    said = cycle.done("undo F-2", by="Орлова")

    assert said == "Undone in F-2: the finding «Опечатка» was added.\n"
    assert "F-2" not in cycle.done("finding list", by="Орлова")
    assert "Whoever added it took it back." in cycle.done("finding show F-2", by="Орлова")


def test_dismissal_is_taken_back_and_the_finding_waits_again(cycle: Terminal) -> None:
    cycle.done('finding add "Касса не сходится"', by="Орлова")
    cycle.done('finding dismiss F-2 --reason "Не та"', by="Орлова")

    assert "Next: pdca assign F-2 --to PERSON" in cycle.done("undo F-2", by="Орлова")


@pytest.mark.parametrize("way", ["60", "60 --counter"])
def test_reading_that_judges_the_work_stays_whoever_took_it(doing: Terminal, way: str) -> None:
    doing.done(f"measure 1 {way}", by="Смирнов")

    result = doing("undo 1", by="Смирнов")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "Instead: pdca measure 1 VALUE --correct 1" in result.stderr
    assert doing("undo --yes", by="Смирнов").stderr == result.stderr
    assert "60" in doing.done("measure 1", by="Орлова")


def test_reading_from_before_do_is_taken_back(cycle: Terminal) -> None:
    cycle.done(PLAN, by="Смирнов")
    cycle.done("measure 1 60", by="Смирнов")

    cycle.done("undo 1", by="Смирнов")

    assert "60" not in cycle.done("measure 1", by="Орлова")


def test_comment_of_a_month_that_is_over_stays(cycle: Terminal) -> None:
    cycle.done('comment 1 "Ждём"', by="Смирнов")

    result = cycle.on("2026-10-01")("undo 1", by="Смирнов")

    assert result.exit_code == 1
    assert "its month is over" in result.stderr
    assert "Ждём" in cycle.done("show 1", by="Смирнов")


def test_comment_stands_in_show_and_changes_nothing(doing: Terminal) -> None:
    before = json.loads(doing.done("show 1 --json", by="Иванов"))["cycle"]

    doing.done('comment 1 "Данные будут в пятницу"', by="Иванов")

    after = json.loads(doing.done("show 1 --json", by="Иванов"))["cycle"]
    said = [(each["by"], each["text"]) for each in after.pop("comments")]
    assert (before.pop("comments"), said) == ([], [("Олег Иванов", "Данные будут в пятницу")])
    assert before == after
    assert "Олег Иванов: Данные будут в пятницу" in doing.done("show 1", by="Иванов")


def test_who_has_no_part_in_a_cycle_remarks_on_nothing(cycle: Terminal) -> None:
    assert "you have no part in this cycle" in cycle('comment 1 "x"', by="Иванов").stderr
    assert "management only reads" in cycle('comment 1 "x"', by="Лебедев").stderr
