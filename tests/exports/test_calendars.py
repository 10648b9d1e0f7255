"""Calendars are read by another library as they were meant, whatever people typed into them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from pdca.exports.calendars import MOST_OCTETS, Entry, Shown, Standing, written

CHANGED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)

ENTRY = Entry(
    uid="c7-stage-45-p2",
    sequence=12,
    changed_at=CHANGED,
    due=date(2026, 11, 5),
    summary="C-7 План составляется: Нет планов продаж",
    description="Нет планов продаж\nСрок: 05.11.2026 (чт)\npdca show 7",
    categories=("PDCA", "Этап"),
    priority=1,
    alarm_days=(1, 0),
)


def calendar(*entries: Entry, shown: Shown = Shown.BOTH) -> bytes:
    return written("ООО «Ромашка»: Пётр Смирнов", entries, domain="5f0c.pdca", shown=shown)


def read(content: bytes, kind: str) -> Any:  # noqa: ANN401 - the other library types its components loosely
    (component,) = Calendar.from_ical(content).walk(kind)
    return component


def test_an_entry_is_a_task_and_an_event_on_its_due_date() -> None:
    content = calendar(ENTRY)

    todo, event = read(content, "VTODO"), read(content, "VEVENT")
    assert (todo["DUE"].dt, todo["STATUS"], todo["PRIORITY"]) == (ENTRY.due, "NEEDS-ACTION", 1)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (ENTRY.due, date(2026, 11, 6))
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert (todo["UID"], event["UID"]) == ("c7-stage-45-p2-todo@5f0c.pdca", "c7-stage-45-p2-event@5f0c.pdca")


def test_texts_numbers_and_instants_come_back_as_they_were() -> None:
    event = read(calendar(ENTRY), "VEVENT")

    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (ENTRY.summary, ENTRY.description)
    assert [str(each) for each in event["CATEGORIES"].cats] == ["PDCA", "Этап"]
    assert (event["SEQUENCE"], event["DTSTAMP"].dt, event["LAST-MODIFIED"].dt) == (12, CHANGED, CHANGED)


@pytest.mark.parametrize(("shown", "kinds"), [("events", ["VEVENT"]), ("todos", ["VTODO"])])
def test_entries_are_shown_once_where_that_is_wished(shown: str, kinds: list[str]) -> None:
    found = Calendar.from_ical(calendar(ENTRY, shown=Shown(shown)))

    assert [each.name for each in found.subcomponents] == kinds


@pytest.mark.parametrize("kind", ["VTODO", "VEVENT"])
def test_alarms_ring_at_nine_on_the_day_and_on_the_working_day_before(kind: str) -> None:
    monday = replace(ENTRY, due=date(2026, 11, 9), alarm_days=(3, 0))

    alarms = [each["TRIGGER"] for each in read(calendar(monday), kind).walk("VALARM")]

    assert [alarm.dt for alarm in alarms] == [timedelta(days=-3, hours=9), timedelta(hours=9)]
    assert {alarm.params["RELATED"] for alarm in alarms} == {"START" if kind == "VEVENT" else "END"}


@pytest.mark.parametrize(
    ("standing", "todo", "event"),
    [(Standing.DONE, "COMPLETED", "CANCELLED"), (Standing.VOID, "CANCELLED", "CANCELLED")],
)
def test_what_has_ended_says_so_and_does_not_ring(standing: Standing, todo: str, event: str) -> None:
    content = calendar(replace(ENTRY, standing=standing))

    assert (read(content, "VTODO")["STATUS"], read(content, "VEVENT")["STATUS"]) == (todo, event)
    assert b"VALARM" not in content
    assert (b"COMPLETED:20261102T093000Z" in content) is (standing is Standing.DONE)


HOSTILE = "x\r\nBEGIN:VEVENT\nSUMMARY:hacked; a,b\\n \x1b[31m\u202egnp.exe\x00"


def test_hostile_text_begins_no_property_and_steers_nothing() -> None:
    entry = replace(ENTRY, summary=HOSTILE, description=HOSTILE, categories=("a,b;c", HOSTILE))

    content = calendar(entry)

    found = Calendar.from_ical(content)
    assert [each.name for each in found.subcomponents] == ["VTODO", "VEVENT"]
    assert "hacked; a,b\\n" in str(read(content, "VEVENT")["SUMMARY"])
    assert not {"\x1b", "\u202e", "\x00"} & set(content.decode())
    assert str(read(content, "VEVENT")["CATEGORIES"].cats[0]) == "a,b;c"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_no_line_is_too_long_or_cut_inside_a_character(text: str) -> None:
    content = calendar(replace(ENTRY, summary=text, description=text))

    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= MOST_OCTETS
    # Each line alone is UTF-8, and no line end is hidden in one.
    assert not [line for line in lines if "\n" in line.decode() or "\r" in line.decode()]


def test_the_same_entries_give_the_same_bytes() -> None:
    assert calendar(ENTRY) == calendar(ENTRY)
