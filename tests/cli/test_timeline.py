"""One cycle over the weeks: its stages, due dates, and what extensions moved."""

import json

from tests.cli.conftest import Terminal


def test_a_timeline_tells_days_due_dates_and_lateness_of_each_stage(doing: Terminal) -> None:
    doing.done('extend 1 --to 2026-09-29 --reason "Отпуск"', by="Смирнов")
    doing.done("extend 1 --accept", by="Орлова")

    told = doing.on("2026-10-01").done("timeline 1", by="Орлова").splitlines()

    assert [line.split() for line in told[3:7]] == [
        ["Stage", "From", "To", "Days", "Due", "Moved", "Late"],
        ["Planning", "1", "Sep", "1", "Sep", "0", "8", "Sep"],
        ["Plan", "under", "review", "1", "Sep", "1", "Sep", "0", "4", "Sep"],
        ["Doing", "1", "Sep", "…", "22", "!29", "Sep", "+5", "2"],
    ]
    assert "from 22 Sep 2026 (Tue) to 29 Sep 2026 (Tue), granted, 5 working days; Отпуск" in told[7]
    assert told[-2] == "Doing              DDDD!|"


def test_a_closed_timeline_ends_with_its_last_stage(cycle: Terminal) -> None:
    cycle.on("2026-09-07").done('advance 1 cancel --reason "Признак исчез"', by="Орлова")

    stays = json.loads(cycle.on("2026-10-01").done("timeline 1 --json", by="Орлова"))["cycle"]["stays"]

    assert [(each["began"], each["ended"], each["days"]) for each in stays] == [
        ("2026-09-01", "2026-09-07", 4)
    ]


def test_the_timeline_of_all_has_a_line_for_each_open_cycle(doing: Terminal) -> None:
    told = doing.on("2026-09-10").done("timeline", by="Орлова").splitlines()

    assert told[1].split() == ["C-1", "Нет", "планов", "продаж", "DD|.*", "22", "Sep"]
