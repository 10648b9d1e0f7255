"""Lists say the same in every form, and say so when they are empty."""

import json

import pytest

from pdca.cli.commands.overdue_ import SOMETHING_IS_LATE
from tests.cli.conftest import Terminal


def test_empty_lists_say_that_they_are_empty(company: Terminal) -> None:
    said = [company.done(line, by="Орлова") for line in ("list", "finding list", "overdue", "my")]

    assert "No cycles" in said[0]
    assert "No findings wait" in said[1]
    assert "Nothing is overdue" in said[2]
    assert "Nothing to do now" in said[3]


def test_where_nobody_is_entered_my_says_who_begins(pdca: Terminal) -> None:
    pdca.done('init --org "ООО Ромашка"')

    said = pdca.done("my")

    assert said == "Nobody is entered yet. Begin: pdca person add NAME --role owner\n"


def test_my_of_the_owner_names_what_waits_for_a_decision(doing: Terminal) -> None:
    doing.done('finding add "Касса не сходится"', by="Орлова")
    doing.done('extend 1 --to 2026-10-30 --reason "Отпуск"', by="Смирнов")

    mine = doing.done("my", by="Орлова")

    assert "pdca extend 1 --accept" in mine
    assert "pdca assign F-2 --to" in mine
    assert "Waiting for others" in mine


def test_my_tells_who_asks_for_more_time_until_when_and_why(doing: Terminal) -> None:
    doing.done('extend 1 --to 2026-10-30 --reason "Отпуск"', by="Смирнов")

    mine = doing.done("my", by="Орлова")

    assert "Пётр Смирнов asks for 30 Oct 2026: Отпуск" in mine
    assert "pdca extend 1 --accept" in mine


def test_my_tells_who_wishes_to_drop_an_action_and_why(doing: Terminal) -> None:
    doing.done('action drop 1 1 --reason "Данных нет"', by="Иванов")

    mine = doing.done("my", by="Орлова")

    assert "drop «Собрать данные»? Олег Иванов: Данных нет" in mine
    assert mine.count("pdca action drop 1 1") == 1


def test_my_begins_with_the_stage_for_a_narrow_terminal_cuts_the_end(doing: Terminal) -> None:
    assert "C-1  Doing: Нет планов продаж" in doing.done("my", by="Смирнов")


def test_a_cycle_under_observation_waits_for_its_day_and_for_nobody(doing: Terminal) -> None:
    observed(doing)

    during = json.loads(doing.done("my --json", by="Орлова"))
    told = doing.done("my", by="Смирнов")
    after = json.loads(doing.on("2026-10-14").done("my --json", by="Орлова"))

    assert (during["mine"], during["waiting"][0]["observed_until"]) == ([], "2026-10-14")
    assert "observed until Wed 14 Oct" in told
    assert [item["task"] for item in after["mine"]] == ["move"]


def observed(pdca: Terminal) -> None:
    """Bring the cycle from Do to observation."""
    pdca.on("2026-09-14").done("action done 1 1", by="Иванов")
    pdca.done("attach 1 --note Таблица --action 1", by="Иванов")
    pdca.done("advance 1", by="Смирнов")
    pdca.on("2026-09-16").done("measure 1 90", by="Смирнов")
    pdca.done("measure 1 0 --counter", by="Смирнов")
    pdca.done("check 1 --prediction held --learned Готово", by="Орлова")
    pdca.done("advance 1 observe", by="Орлова")


def test_overdue_begins_with_what_is_longest_overdue_and_counts_the_days(cycle: Terminal) -> None:
    cycle.on("2026-08-31").done("finding add Касса --severity critical", by="Орлова")
    cycle.done("assign F-2 --to Смирнов", by="Орлова")

    heading, *rows = cycle.on("2026-09-10").done("overdue", by="Орлова").splitlines()

    assert heading.endswith("Working days late")
    assert [(row.split()[0], row.split()[-1]) for row in rows[:2]] == [("C-2", "3"), ("C-1", "2")]


def test_my_of_a_member_shows_their_actions_only(doing: Terminal) -> None:
    mine = json.loads(doing.done("my --json", by="Иванов"))

    assert [(item["task"], item["number"], item["action"]) for item in mine["mine"]] == [("act", 1, 1)]


def test_my_of_a_reader_points_to_the_report(doing: Terminal) -> None:
    assert "pdca report month" in doing.done("my", by="Лебедев")


def test_overdue_begins_the_day_after_the_due_date(cycle: Terminal) -> None:
    due = cycle.on("2026-09-08").done("overdue --exit-code", by="Орлова")
    late = cycle.on("2026-09-09")("overdue --exit-code", by="Орлова")

    assert "Nothing is overdue" in due
    assert late.exit_code == SOMETHING_IS_LATE
    assert "! 8 Sep 2026 (Tue)" in late.stdout


def test_list_my_overdue_and_report_count_the_same_as_overdue(cycle: Terminal) -> None:
    cycle.on("2026-09-15")

    listed = json.loads(cycle.done("list --overdue --json", by="Орлова"))["cycles"]
    mine = json.loads(cycle.done("my --json", by="Смирнов"))["mine"]
    report = json.loads(cycle.done("report month 2026-09 --format json --out -", by="Орлова"))

    assert len(listed) == sum(item["is_overdue"] for item in mine) == 1
    assert report["trend"]["overdue"][-1] == 1


def test_my_and_overdue_say_what_they_count(doing: Terminal) -> None:
    doing.done('action add 1 "Своё" --to Смирнов --due 2026-09-20', by="Смирнов")
    doing.on("2026-11-20")

    mine, member, all_ = (doing.done(line, by=by) for line, by in _COUNTING)

    assert "\nOverdue: 2 (1 cycle, 1 action)\n" in mine
    assert "\nOverdue: 1 action\n" in member
    assert "\n1 cycle, overdue: 1\n" in all_
    assert all_.endswith("\n2 actions are overdue\n")


_COUNTING = (("my", "Смирнов"), ("my", "Иванов"), ("overdue", "Орлова"))


def test_filters_leave_what_fits(cycle: Terminal) -> None:
    numbers = {
        line: [c["number"] for c in json.loads(cycle.done(f"list {line} --json", by="Орлова"))["cycles"]]
        for line in ("--who Смирнов", "--who Иванов", "--phase plan", "--phase do", "--stage planning")
    }

    assert numbers == {
        "--who Смирнов": [1],
        "--who Иванов": [],
        "--phase plan": [1],
        "--phase do": [],
        "--stage planning": [1],
    }


def test_history_tells_who_did_what_and_marks_a_set_clock(doing: Terminal) -> None:
    told = doing.done("history 1", by="Орлова")

    assert "Пётр Смирнов: Submit the plan for approval" in told
    assert "[set clock]" in told


def test_the_board_has_a_column_for_each_phase(doing: Terminal) -> None:
    heading = doing.done("board", by="Орлова").splitlines()[0]

    assert heading.split() == ["Plan", "(0)", "Do", "(1)", "Check", "(0)", "Act", "(0)"]


def test_the_calendar_can_be_changed_and_shows_it(company: Terminal) -> None:
    company.done('calendar set 2026-12-30 --off --note "Корпоратив"', by="Орлова")

    shown = company.done("calendar show 2026", by="Орлова")

    assert "30 Dec 2026 (Wed)" in shown
    assert "Корпоратив" in shown


def test_a_six_day_week_brings_due_dates_nearer(company: Terminal) -> None:
    company.done("calendar set --week 6", by="Орлова")
    company.done('finding add "Касса" --severity critical', by="Орлова")

    assigned = company.done("assign F-1 --to Смирнов", by="Орлова")

    assert "due 7 Sep 2026 (Mon)" in assigned


def test_a_year_that_is_not_known_yet_cannot_be_seeded_and_a_known_one_only_once(company: Terminal) -> None:
    unknown = company("calendar seed 2031", by="Орлова")

    again = company.done("calendar seed 2027", by="Орлова")

    assert unknown.exit_code == 2
    assert "2031" in unknown.stderr
    assert "in the calendar already" in again


@pytest.mark.parametrize(("unit", "said"), [("--counter-unit шт.", "now 10 шт."), ("", "now 10")])
def test_what_must_not_get_worse_is_shown_with_its_unit(cycle: Terminal, unit: str, said: str) -> None:
    cycle.done(f"plan 1 --counter Снижения --counter-baseline 10 {unit}", by="Смирнов")

    assert f"Must not get worse: Снижения, {said}\n" in cycle.done("show 1", by="Смирнов")
