"""How loud a reminder is follows from working days of silence, and who learns of it from the line."""

from datetime import date

import pytest

from pdca.domain.calendar import Calendar
from pdca.domain.people import Person, Role
from pdca.domain.reminders import level, line_up, next_step

MONDAY = date(2026, 11, 2)

CALENDAR = Calendar(exceptions={date(2026, 11, 4): False})
"""A week without its Wednesday."""

PEOPLE = {
    1: Person(number=1, name="Орлова", role=Role.OWNER),
    2: Person(number=2, name="Смирнов", role=Role.HEAD, reports_to=1),
    3: Person(number=3, name="Иванов", role=Role.MEMBER, reports_to=2),
    4: Person(number=4, name="Кузнецова", role=Role.MEMBER),
    5: Person(number=5, name="Лебедев", role=Role.READER),
    6: Person(number=6, name="Громов", role=Role.MEMBER, reports_to=5),
}


@pytest.mark.parametrize(
    ("day", "expected"), [(2, 0), (3, 0), (5, 1), (6, 1), (7, 1), (8, 1), (9, 2), (11, 3)]
)
def test_each_two_working_days_of_silence_are_one_level(day: int, expected: int) -> None:
    assert level(MONDAY, date(2026, 11, day), CALENDAR) == expected


def test_a_silence_that_has_not_begun_has_no_level() -> None:
    assert level(MONDAY, date(2026, 10, 1), CALENDAR) == 0


def test_the_next_step_is_the_first_day_of_the_next_level() -> None:
    day = next_step(MONDAY, date(2026, 11, 5), CALENDAR)

    assert day == date(2026, 11, 9)
    assert level(MONDAY, day, CALENDAR) == level(MONDAY, date(2026, 11, 5), CALENDAR) + 1


@pytest.mark.parametrize(
    ("holder", "assigner", "expected"),
    [
        (3, 2, (2, 1)),
        (4, 2, (2, 1)),
        (4, 1, (1,)),
        (2, 2, (1,)),
        (1, 1, ()),
        (6, 2, (2, 1)),
    ],
    ids=["superiors", "the assigner", "the owner", "not oneself", "nobody", "not management"],
)
def test_the_line_leads_up_to_the_owner(holder: int, assigner: int, expected: tuple[int, ...]) -> None:
    assert line_up(holder, assigner, PEOPLE) == expected


def test_superiors_who_report_to_each_other_are_each_told_once() -> None:
    people = PEOPLE | {
        7: Person(number=7, name="А", role=Role.HEAD, reports_to=8),
        8: Person(number=8, name="Б", role=Role.HEAD, reports_to=7),
    }

    assert line_up(7, 7, people) == (8, 1)
