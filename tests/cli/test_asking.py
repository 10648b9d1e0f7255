"""Question by question: defaults, explanations, wrong answers, stopping half way, one change at the end."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.cli.seated import Seat, drafts, with_sign
from tests.cli.test_forms import plan_of

# Goal, five whys ended by an empty one, where the cause lies.
BEGINNING = ["Рост: 5 %", "раз", "два", "три", "", "process"]

REST = [""] * 16
"""Enter at all that is asked from the measure to the observation."""


@pytest.fixture
def seat(cycle: Terminal, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> Seat:
    """Return a seat at a terminal where the head has C-1, and C-2 from the catalogue."""
    return Seat(with_sign(cycle, shelf), monkeypatch)


def test_a_plan_is_asked_for_and_written_in_one_change(seat: Seat) -> None:
    before = _events(seat)

    result = seat("plan 1 --ask", "Смирнов", types=[*BEGINNING, *REST, "", "y"])

    plan = plan_of(seat)
    assert "The plan is written." in result.stdout
    assert (plan["goal"], plan["whys"], plan["cause_in"]) == ("Рост: 5 %", ["раз", "два", "три"], "process")
    assert "This will be written:\n  Goal: Рост: 5 %\n  Why (1): раз" in result.stderr
    assert (_events(seat) - before, drafts()) == (1, [])


def test_enter_takes_what_is_proposed_and_a_dash_clears_it(seat: Seat) -> None:
    seat("plan 2 --ask", "Смирнов", types=["", "", "", "-", *REST[1:], *["s"] * 6, "", "y"])

    plan = plan_of(seat, 2)
    assert (bool(plan["goal"]), plan["measure"], plan["target"]) == (True, "", "80")


def test_a_wrong_answer_is_asked_again_with_the_reason(seat: Seat) -> None:
    result = seat("standard 1 --ask", "Смирнов", types=[])
    wrong = ["Рост", "", "", "Доля", "%", "вбок", "up", "много", "40"]

    result = seat("plan 1 --ask", "Смирнов", types=wrong)

    assert "  «measure.direction» cannot be «вбок»; possible:" in result.stderr
    assert "  «measure.baseline»: «много» is not a number\n" in result.stderr


def test_how_a_word_for_a_day_was_understood_is_told_at_once(seat: Seat) -> None:
    result = seat("plan 1 --ask", "Смирнов", types=[*BEGINNING, *[""] * 6, "пт"])

    assert "  Target date: пт = 4 Sep 2026 (Fri), 3 working days left\n" in result.stderr


def test_a_question_mark_explains_with_what_the_catalogue_would_write(seat: Seat) -> None:
    result = seat("plan 2 --ask", "Смирнов", types=["?"])

    assert "  What will be different.\n  For example: " in result.stderr


def test_ctrl_c_keeps_what_was_answered_as_a_draft_that_goes_on(seat: Seat) -> None:
    stopped = seat("plan 1 --ask", "Смирнов", types=BEGINNING)
    kept = len(drafts())

    result = seat("plan 1 --ask --draft", "Смирнов", types=[*[""] * 6, *REST, "", "y"])

    assert (stopped.exit_code, kept) == (130, 1)
    assert "Go on with it: pdca plan 1 --draft" in stopped.stderr
    assert result.exit_code == 0, result.stderr
    assert (plan_of(seat)["whys"], drafts()) == (["раз", "два", "три"], [])


def test_whys_of_a_draft_are_asked_with_their_titles_and_the_next_ones_too(seat: Seat) -> None:
    seat("plan 1 --ask", "Смирнов", types=["Рост", "раз"])

    result = seat(
        "plan 1 --ask --draft", "Смирнов", types=["", "", "два", "три", "", "process", *REST, "", "y"]
    )

    assert "  Why (1)" in result.stdout + result.stderr
    assert "\n  Now: раз\n" in result.stderr
    assert "  Why (3): три" in result.stderr
    assert plan_of(seat)["whys"] == ["раз", "два", "три"]


def test_a_draft_with_more_whys_than_the_form_offers_asks_all_of_them(seat: Seat) -> None:
    whys = "".join(f"  - почему {n}\n" for n in range(1, 7))
    seat("plan 1", "Смирнов", hands=[lambda _text: f"goal: Рост\nwhys:\n{whys}predicted: x\n"])

    result = seat(
        "plan 1 --ask --draft",
        "Смирнов",
        types=["", *[""] * 6, "седьмой", "process", *[""] * 8, "90", *[""] * 7, "", "y"],
    )

    assert "  Why (7): седьмой" in result.stderr
    assert plan_of(seat)["whys"] == [*[f"почему {n}" for n in range(1, 7)], "седьмой"]


@pytest.mark.parametrize("typed", ["whys: одним словом\n", "measure:\n  цвет: красный\n", "goal:\n  - раз\n"])
def test_what_no_question_asks_for_is_not_lost_from_a_draft(seat: Seat, typed: str) -> None:
    seat("plan 1", "Смирнов", hands=[lambda _text: f"{typed}predicted: x\n"])

    result = seat("plan 1 --ask --draft", "Смирнов", types=[])

    assert (result.exit_code, len(drafts())) == (2, 1)
    assert "holds what no question asks for" in " ".join(result.stderr.split())
    assert typed in drafts()[0].read_text(encoding="utf-8")


def test_a_form_and_questions_go_on_from_the_same_draft(seat: Seat) -> None:
    seat("plan 1 --ask", "Смирнов", types=BEGINNING)

    seat(
        "plan 1 --draft",
        "Смирнов",
        hands=[lambda text: text.replace("cause_in: process", "cause_in: person")],
    )

    assert (plan_of(seat)["goal"], plan_of(seat)["cause_in"]) == ("Рост: 5 %", "person")


def test_a_draft_takes_in_what_others_recorded_where_nothing_was_answered(seat: Seat) -> None:
    seat("plan 1 --ask", "Смирнов", types=BEGINNING)
    seat.terminal.done("plan 1 --goal Иначе --unit шт.", by="Смирнов")

    result = seat("plan 1 --ask --draft", "Смирнов", types=[*[""] * 6, *REST, "", "y"])

    assert "  Recorded by others meanwhile: Иначе\n" in result.stderr
    assert "  Now: шт.\n" in result.stderr
    assert (plan_of(seat)["goal"], plan_of(seat)["unit"]) == ("Рост: 5 %", "шт.")


def test_who_says_no_at_the_end_keeps_a_draft(seat: Seat) -> None:
    before = _events(seat)

    seat("plan 1 --ask", "Смирнов", types=[*BEGINNING, *REST, "", "n"])

    assert (_events(seat), len(drafts())) == (before, 1)


def test_actions_are_offered_one_by_one_to_take_change_or_skip(seat: Seat) -> None:
    types = [
        *[""] * 3,
        *REST,
        "t",
        "c",
        "Иначе",
        "Олег",
        "20.09.2026",
        *["s"] * 4,
        "Своё",
        "",
        "",
        "21.09.2026",
        "",
        "y",
    ]

    result = seat("plan 2 --ask", "Смирнов", types=types)

    cycle = json.loads(seat.terminal.done("show 2 --json", by="Орлова"))["cycle"]
    actions = [(action["title"], action["assignee"]) for action in cycle["actions"]]
    assert "Action 1 of 6: " in result.stderr
    assert actions[1:] == [("Иначе", "Олег Иванов"), ("Своё", "Пётр Смирнов")]
    assert "  This cannot be left empty.\n" in result.stderr


def test_nothing_answered_writes_nothing(seat: Seat) -> None:
    result = seat("plan 1 --ask", "Смирнов", types=[""] * 30)

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing is different; nothing was written." in result.stderr
    assert drafts() == []


def test_a_draft_that_is_no_yaml_is_not_asked_over(seat: Seat) -> None:
    seat("plan 1", "Смирнов", hands=[lambda _text: 'goal: >-\nнеразборчиво "'])

    result = seat("plan 1 --ask --draft", "Смирнов", types=[])

    assert result.exit_code == 2
    told = " ".join(result.stderr.split())
    assert "holds what no question asks for; go on in an editor: pdca plan 1 --draft" in told
    assert 'неразборчиво "' in drafts()[0].read_text(encoding="utf-8")


def test_an_assessment_that_is_stopped_goes_on_with_its_answers(seat: Seat) -> None:
    stopped = seat("assess Смирнов --ask", "Орлова", types=["?", "много", "40", "50"])

    result = seat("assess Смирнов --ask --draft", "Орлова", types=[*[""] * 52, "y"])

    assert stopped.exit_code == 130
    assert "  Now: 40\n" in result.stderr
    assert "Where to look: " in stopped.stderr
    assert "A-2 is recorded" in result.stdout or "A-2: " in result.stdout


def test_what_was_skipped_does_not_come_back_from_the_draft(seat: Seat) -> None:
    seat("plan 2 --ask", "Смирнов", types=[*[""] * 3, *REST, "t", "s"])

    seat("plan 2 --ask --draft", "Смирнов", types=[*[""] * 3, *REST, *["s"] * 5, "", "y"])

    cycle = json.loads(seat.terminal.done("show 2 --json", by="Орлова"))["cycle"]
    assert (bool(cycle["plan"]["goal"]), cycle["actions"]) == (True, [])


def test_where_no_draft_can_be_kept_the_answers_are_printed(seat: Seat) -> None:
    Path("not-a-folder").write_text("", encoding="utf-8")
    seat.monkeypatch.setenv("PDCA_STATE", "not-a-folder")

    result = seat("plan 1 --ask", "Смирнов", types=BEGINNING)

    assert result.exit_code == 130
    assert "here it is:\n" in result.stderr
    assert "goal: Рост: 5 %\n" in result.stderr


def _events(seat: Seat) -> int:
    return len(json.loads(seat.terminal.done("history 1 --json", by="Орлова"))["events"])
