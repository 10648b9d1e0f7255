"""Lists say the same in every form, and say so when they are empty."""

import json

from tests.cli.conftest import Terminal


def test_empty_lists_say_that_they_are_empty(company: Terminal) -> None:
    said = [company.done(line, by="Орлова") for line in ("list", "finding list", "overdue", "my")]

    assert "No cycles" in said[0]
    assert "No findings wait" in said[1]
    assert "Nothing is overdue" in said[2]
    assert "Nothing to do now" in said[3]


def test_my_of_the_owner_names_what_waits_for_a_decision(doing: Terminal) -> None:
    doing.done('finding add "Касса не сходится"', by="Орлова")
    doing.done('extend 1 --to 2026-10-30 --reason "Отпуск"', by="Смирнов")

    mine = doing.done("my", by="Орлова")

    assert "pdca extend 1 --accept" in mine
    assert "pdca assign F-2 --to" in mine
    assert "Waiting for others" in mine


def test_my_of_a_member_shows_their_actions_only(doing: Terminal) -> None:
    mine = json.loads(doing.done("my --json", by="Иванов"))

    assert [(item["task"], item["number"], item["action"]) for item in mine["mine"]] == [("act", 1, 1)]


def test_my_of_a_reader_points_to_the_report(doing: Terminal) -> None:
    assert "pdca report month" in doing.done("my", by="Лебедев")


def test_overdue_begins_the_day_after_the_due_date(cycle: Terminal) -> None:
    due = cycle.on("2026-09-08").done("overdue --exit-code", by="Орлова")
    late = cycle.on("2026-09-09")("overdue --exit-code", by="Орлова")

    assert "Nothing is overdue" in due
    assert late.exit_code == 1
    assert "! 8 Sep 2026 (Tue)" in late.stdout


def test_list_my_overdue_and_report_count_the_same_as_overdue(cycle: Terminal) -> None:
    cycle.on("2026-09-15")

    listed = json.loads(cycle.done("list --overdue --json", by="Орлова"))["cycles"]
    mine = json.loads(cycle.done("my --json", by="Смирнов"))["mine"]
    report = json.loads(cycle.done("report month 2026-09 --format json --out -", by="Орлова"))

    assert len(listed) == sum(item["is_overdue"] for item in mine) == 1
    assert report["trend"]["overdue"][-1] == 1


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
