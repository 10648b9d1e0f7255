"""A person's calendar holds what `my` shows, keeps its identifiers, and lets go of what has ended."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.conftest import Terminal


def entries(pdca: Terminal, who: str, kind: str = "VTODO") -> dict[str, Any]:
    """Export the calendar of a person; return its entries by identifier."""
    content = pdca.done(f"export ics --who {who} --out -", by="Орлова")
    return {str(each["UID"]).partition("@")[0]: each for each in Calendar.from_ical(content).walk(kind)}


def told(found: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return identifier, state and summary of each entry, without its kind and person."""
    return [(uid.rpartition("-p")[0], str(e["STATUS"]), str(e["SUMMARY"])) for uid, e in found.items()]


def only(found: Mapping[str, Any], beginning: str) -> Any:  # noqa: ANN401 - the other library types loosely
    """Return the entry that begins so and was not done."""
    (entry,) = [e for uid, e in found.items() if uid.startswith(beginning) and e["STATUS"] != "COMPLETED"]
    return entry


@pytest.mark.parametrize("who", ["Орлова", "Смирнов", "Иванов"])
def test_what_is_open_is_what_my_shows(working: Terminal, who: str) -> None:
    working.done('extend 1 --to 2026-10-30 --reason "Отпуск"', by="Смирнов")
    working.done('action drop 1 1 --reason "Данных нет"', by="Иванов")

    found = entries(working, who).values()
    mine = json.loads(working.done("my --json", by=who))["mine"]

    waits = [each["DUE"].dt.isoformat() for each in found if each["STATUS"] == "NEEDS-ACTION"]
    assert waits == sorted(item["due"] for item in mine if item["due"])


def test_an_entry_says_what_to_do_and_what_to_type(working: Terminal) -> None:
    event = only(entries(working, "Иванов", "VEVENT"), "c1-r1-action-1")

    assert str(event["SUMMARY"]) == "C-1 Собрать данные: Нет планов продаж"
    assert event["DESCRIPTION"].endswith("Due 15 Sep 2026 (Tue)\nSeverity: critical\npdca action done 1 1")
    assert (event["DTSTART"].dt, event["PRIORITY"]) == (date(2026, 9, 15), 1)


def test_an_identifier_stays_and_the_sequence_grows_when_the_due_date_moves(working: Terminal) -> None:
    before = only(entries(working, "Смирнов"), "c1-stage")
    working.done('extend 1 --to 2026-10-30 --reason "Отпуск"', by="Смирнов")
    working.done("extend 1 --accept", by="Орлова")

    after = only(entries(working, "Смирнов"), "c1-stage")

    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert (before["DUE"].dt, after["DUE"].dt) == (date(2026, 9, 22), date(2026, 10, 30))
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt


def test_a_decision_about_an_extension_waits_and_is_done(working: Terminal) -> None:
    working.done('extend 1 --to 2026-10-30 --reason "Отпуск"', by="Смирнов")
    asked = told(entries(working, "Орлова"))
    working.done('extend 1 --refuse --reason "Нет"', by="Орлова")

    decided = told(entries(working, "Орлова"))

    summary = "C-1 decide about a later due date: Нет планов продаж"
    assert ("c1-extension-1", "NEEDS-ACTION", summary) in asked
    assert ("c1-extension-1", "COMPLETED", summary) in decided


def test_what_was_done_is_told_once_more_as_done(working: Terminal) -> None:
    working.done("action done 1 1", by="Иванов")
    working.done("attach 1 --note Таблица --action 1", by="Иванов")
    working.done("advance 1", by="Смирнов")

    action, stage = entries(working, "Иванов"), entries(working, "Смирнов")

    assert [each[:2] for each in told(action)] == [("c1-r1-action-1", "COMPLETED")]
    assert [each[1] for each in told(stage) if each[0].startswith("c1-stage")] == ["COMPLETED", "COMPLETED"]
    assert not next(iter(action.values())).walk("VALARM")


@pytest.mark.parametrize("move", ["cancel", "freeze --until 2026-11-02"])
def test_what_is_cancelled_or_frozen_leaves_every_calendar(working: Terminal, move: str) -> None:
    working.done(f'advance 1 {move} --reason "Ждём"', by="Орлова")

    *_, (_, stage, _) = told(entries(working, "Смирнов"))
    action = only(entries(working, "Иванов"), "c1-r1-action-1")

    assert (stage, str(action["STATUS"])) == ("CANCELLED", "CANCELLED")


def test_who_is_no_longer_responsible_loses_the_entry_and_the_other_gets_it(working: Terminal) -> None:
    working.done('reassign 2 --to Иванов --reason "Болен"', by="Орлова")

    before, now = only(entries(working, "Смирнов"), "c2-stage"), only(entries(working, "Иванов"), "c2-stage")

    assert (str(before["STATUS"]), str(now["STATUS"])) == ("CANCELLED", "NEEDS-ACTION")
    assert before["UID"] != now["UID"]


def test_a_finding_with_a_due_date_waits_for_the_owner(working: Terminal) -> None:
    waits = only(entries(working, "Орлова"), "f3-assign")
    working.done("assign F-3 --to Смирнов", by="Орлова")

    assert str(waits["SUMMARY"]) == "F-3 make someone responsible: Пустой склад"
    assert ("f3-assign", "COMPLETED") in [each[:2] for each in told(entries(working, "Орлова"))]


def test_the_same_log_gives_the_same_bytes_on_another_day(working: Terminal) -> None:
    first = working.done("export ics --all --out all.ics", by="Орлова") and Path("all.ics").read_bytes()
    working.on("2027-03-01").done("export ics --all --out all.ics", by="Смирнов")

    assert Path("all.ics").read_bytes() == first


def test_everybody_who_may_do_something_gets_a_file_in_their_language(working: Terminal) -> None:
    working.done('person add "Игорь Попов" --role member --lang ru', by="Орлова")
    working.done('reassign 2 --to Попов --reason "Отпуск"', by="Орлова")

    said = json.loads(working.done("export ics --all --out calendars --json", by="Орлова"))

    names = sorted(path.name for path in Path("calendars").iterdir())
    assert names == ["pdca-P-1.ics", "pdca-P-2.ics", "pdca-P-3.ics", "pdca-P-5.ics"]
    assert (len(said["files"]), said["subject"]) == (4, "calendars")
    languages = [Path(f"calendars/pdca-P-{n}.ics").read_text(encoding="utf-8") for n in (3, 5)]
    assert ["CATEGORIES:PDCA,Action" in languages[0], "CATEGORIES:PDCA,Этап" in languages[1]] == [True, True]


def test_one_file_of_all_says_whose_each_entry_is(working: Terminal) -> None:
    working.done("export ics --all --show events --out all.ics", by="Орлова")

    found = Calendar.from_ical(Path("all.ics").read_bytes()).walk("VEVENT")

    summaries = [str(each["SUMMARY"]) for each in found]
    assert "Олег Иванов: C-1 Собрать данные: Нет планов продаж" in summaries
    assert len({str(each["UID"]) for each in found}) == len(found)


def test_ones_own_calendar_is_a_file_and_wrong_options_are_refused(working: Terminal) -> None:
    said = working.done("export ics", by="Иванов")
    wrong = working("export ics --all --who Иванов", by="Орлова")

    assert said.startswith("Written: pdca-P-3.ics\nEntries: 1\nMade from event ")
    assert Path("pdca-P-3.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")
    assert (wrong.exit_code, "exclude each other" in wrong.stderr) == (2, True)
