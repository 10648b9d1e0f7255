"""Check is computed: what `check` and `measure` say, as a person would type them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Terminal, brought

WEEKS = (("08-03", 20), ("08-06", 26), ("08-10", 21), ("08-13", 25), ("08-17", 22), ("08-20", 24))


@pytest.fixture
def checking(cycle: Terminal, shelf: Path) -> Terminal:
    """Return a terminal where C-1 is checked, with six readings from before Do."""
    return brought(cycle, shelf / "handed-over", lambda terminal: handed_over(terminal, PLAN))


def read(terminal: Terminal, *values: int) -> None:
    """Read the measure once a day."""
    for day, value in enumerate(values, 15):
        terminal.on(f"2026-09-{day}").done(f"measure 1 {value}", by="Смирнов")


def test_a_proven_change_is_told_with_its_arithmetic(checking: Terminal) -> None:
    read(checking, 60)

    told = checking.done("check 1", by="Орлова")

    assert "The change is proven: the readings after Do are a signal for the better." in told
    assert (
        "Natural limits from 6 readings: mean 23.0, mean step 4.0; 23.0 ± 2.66 × 4.0 is from 12.4 to 33.6."
        in told
    )
    assert "60 on 15 Sep 2026 lies outside the limits" in told


def test_limits_by_the_median_step_are_shown_to_look_at(checking: Terminal) -> None:
    read(checking, 60)

    told = checking.done("check 1 --median", by="Орлова")

    assert (
        "For looking only: limits by the median step. What is proven, and conditions, go by the mean.\n"
        "Natural limits from 6 readings: mean 23.0, median step 4.0; "
        "23.0 ± 3.145 × 4.0 is from 10.4 to 35.6.\n"
    ) in told
    assert "2.66" not in told


def test_the_median_changes_nothing_that_is_proven(checking: Terminal) -> None:
    # Outside the limits by the mean, 33.6, and inside those by the median, 35.6.
    read(checking, 34)

    judged = json.loads(checking.done("check 1 --median --json", by="Орлова"))["judgement"]

    assert (judged["behaviour"], judged["arithmetic"][0]["centre"]) == ("signal", "median")
    assert judged["signals"] == []


def test_the_median_does_not_go_with_writing(checking: Terminal) -> None:
    result = checking("check 1 --median --learned x", by="Орлова")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--median only shows; leave it out to write" in result.stderr
    assert "Learned" not in checking.done("check 1", by="Орлова")


def test_readings_that_vary_as_before_prove_nothing(checking: Terminal) -> None:
    read(checking, 27)

    assert "No change is proven: the readings vary as they did before Do." in checking.done(
        "check 1", by="Орлова"
    )


def test_readings_that_got_worse_are_told(checking: Terminal) -> None:
    read(checking, 2)

    assert "a signal for the worse" in checking.done("check 1", by="Орлова")


def test_too_few_readings_before_do_are_told_with_how_many_are_needed(doing: Terminal) -> None:
    read(doing, 60)

    assert "Signal or noise cannot be told: 0 readings before Do, 6 are needed." in doing.done(
        "check 1", by="Орлова"
    )


def test_readings_that_are_too_perfect_are_pointed_out(checking: Terminal) -> None:
    read(checking, 64, 64, 64)

    assert "Too perfect: all the readings (3) are 64" in checking.done("check 1", by="Орлова")


def test_adopting_noise_needs_a_reason_that_history_keeps(cycle: Terminal) -> None:
    easy = PLAN.replace("--target 100", "--target 26")
    handed_over(cycle, easy)
    read(cycle, 27)
    observed(cycle)
    cycle.on("2026-10-14").done("measure 1 26", by="Смирнов")
    cycle.done("measure 1 0 --counter", by="Смирнов")

    refused = cycle("advance 1 adopt", by="Орлова")
    cycle.done('advance 1 adopt --reason "Дешевле оставить"', by="Орлова")

    assert refused.exit_code == 1
    assert "a reason to adopt what the readings do not prove" in refused.stderr
    assert "target met; no change proven; Дешевле оставить" in cycle.done("history 1", by="Орлова")


def test_check_as_json_has_all_that_is_computed(checking: Terminal) -> None:
    read(checking, 60)

    judged = json.loads(checking.done("check 1 --json", by="Орлова"))["judgement"]

    assert (judged["outcome"], judged["behaviour"], judged["counter_no_worse"]) == (
        "improved",
        "signal",
        None,
    )
    assert judged["arithmetic"][0]["line"] == "23.0"
    assert [signal["rule"] for signal in judged["signals"]] == ["range", "outside"]


def test_a_corrected_reading_keeps_what_it_said_before_and_who_changed_it(checking: Terminal) -> None:
    read(checking, 600)

    answer = checking.done('measure 1 60 --correct 7 --reason "Лишний ноль"', by="Орлова")
    listed = checking.done("measure 1", by="Орлова")

    assert "Reading 7 is corrected: 600 became 60; the old value stays in view." in answer
    assert "corrected by Анна Орлова, was 600: Лишний ноль" in listed
    assert "reading 7 corrected: 60" in checking.done("history 1", by="Орлова")


def test_the_responsible_corrects_no_reading_that_judges_their_work(checking: Terminal) -> None:
    read(checking, 600)

    refused = checking("measure 1 60 --correct 7 --reason x", by="Смирнов")

    assert refused.exit_code == 1
    assert "four eyes" in refused.stderr


def test_a_baseline_that_is_entered_once_do_has_begun_proves_nothing(checking: Terminal) -> None:
    read(checking, 27)
    for day in range(1, 13):
        checking.done(f"measure 1 90 --on 2026-07-{day:02}", by="Смирнов")

    answer = checking.done("measure 1 91 --on 2026-07-13", by="Смирнов")
    told = checking.done("check 1", by="Орлова")

    assert "it counts neither as baseline nor as result" in answer
    assert "No change is proven" in told
    assert "entered after Do began: counts neither as baseline nor as result" in told


def test_the_answer_tells_the_value_that_was_entered_and_not_a_later_one(checking: Terminal) -> None:
    read(checking, 60)

    assert "Recorded: 3" in checking.done("measure 1 3 --on 2026-09-14", by="Смирнов")


def test_a_correction_that_stands_already_is_told_and_not_written_again(checking: Terminal) -> None:
    read(checking, 600)
    checking.done("measure 1 60 --correct 7 --reason x", by="Орлова")
    before = checking.done("history 1", by="Смирнов")

    again = checking.done("measure 1 60 --correct 7 --reason x", by="Орлова")

    assert "lready" in again
    assert checking.done("history 1", by="Смирнов") == before


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("measure 1 60 --correct 7", 1, "reason"),
        ("measure 1 60 --correct 99 --reason x", 1, "there is no reading 99 in this round"),
        ("measure 1 600 --correct 7 --reason x", 1, "reading 7 says so already"),
        ("measure 1 60 --correct 1 --reason x", 1, "reading 1 was approved with the plan"),
        ("measure 1 60 --reason x", 2, "--correct goes with --reason"),
        ("measure 1 60 --correct 7 --counter --reason x", 2, "--correct goes with --reason"),
        ("measure 1 --note x", 2, "the value is missing"),
        ('measure 1 "60 kg"', 2, "typed in «kg», but the plan measures in «%»"),
    ],
)
def test_a_reading_that_cannot_be_is_refused(checking: Terminal, line: str, code: int, told: str) -> None:
    read(checking, 600)

    refused = checking(line, by="Орлова")

    assert refused.exit_code == code
    assert told in refused.stderr


@pytest.mark.parametrize("value", ["60", "60%", '"60 %"', "60,0", '"60,0 %"'])
def test_a_value_may_have_the_unit_of_the_plan(checking: Terminal, value: str) -> None:
    assert "Recorded: 60" in checking.on("2026-09-15").done(f"measure 1 {value}", by="Смирнов")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (65, "The prediction: held"),
        (55, "The prediction: failed; it fell short by 5"),
        (75, "The prediction: failed; the result is better by 5"),
    ],
)
def test_a_predicted_figure_is_scored_by_the_reading(cycle: Terminal, value: int, told: str) -> None:
    handed_over(cycle, f"{PLAN} --predicted 60..70")
    read(cycle, value)

    assert told in cycle.done("check 1", by="Орлова")


def test_nobody_tells_whether_a_predicted_figure_came_true(cycle: Terminal) -> None:
    handed_over(cycle, f"{PLAN} --predicted 60..70")
    read(cycle, 10)

    refused = cycle("check 1 --prediction held --learned Готово", by="Орлова")
    cycle.done("measure 1 0 --counter", by="Смирнов")
    cycle.done("check 1 --learned Готово", by="Орлова")

    assert refused.exit_code == 1
    assert "computed from the readings: leave --prediction out" in refused.stderr
    assert "pdca advance 1 observe" in cycle.done("show 1", by="Орлова")


def handed_over(cycle: Terminal, plan: str) -> None:
    """Bring a cycle to Check by a plan, with six readings from before Do."""
    cycle.done(plan, by="Смирнов")
    for day, value in WEEKS:
        cycle.done(f"measure 1 {value} --on 2026-{day}", by="Смирнов")
    cycle.done('action add 1 "Собрать данные" --to Иванов --due 2026-09-15', by="Смирнов")
    cycle.done("advance 1", by="Смирнов")
    cycle.done("advance 1 approve", by="Орлова")
    cycle.on("2026-09-14").done("action done 1 1", by="Иванов")
    cycle.done("attach 1 --note Таблица --action 1", by="Иванов")
    cycle.done("advance 1", by="Смирнов")


def observed(cycle: Terminal) -> None:
    """Check the cycle and watch its effect."""
    cycle.done("measure 1 0 --counter", by="Смирнов")
    cycle.done("check 1 --prediction held --learned Готово", by="Орлова")
    cycle.done("advance 1 observe", by="Орлова")
