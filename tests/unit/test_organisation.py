"""The organisation as its events tell it."""

from datetime import UTC, date, datetime

import pytest

from pdca.domain.events import (
    CalendarDaySet,
    CalendarSeeded,
    DefinitionKind,
    DefinitionStored,
    Event,
    PersonAdded,
    WorkingWeekSet,
)
from pdca.domain.organisation import Organisation, Situation, evolve, fold
from pdca.domain.people import Person, Role, is_one_person
from tests.unit.test_organisation_rules import founded
from tests.unit.world import MONDAY, OWNER, PEOPLE, READER, organisation, recorded

SUNDAY = date(2026, 7, 5)


def told(*events: Event) -> Organisation:
    """Fold events after the founding."""
    found = fold(
        recorded(event, seq=n, stream="organisation") for n, event in enumerate((founded(), *events), 1)
    )
    assert found is not None
    return found


def stored(content_hash: str, version: str = "1") -> DefinitionStored:
    return DefinitionStored(
        kind=DefinitionKind.PROCESS, id="pdca", definition_version=version, content_hash=content_hash
    )


def test_founding_gives_name_zone_and_week() -> None:
    found = told()

    assert (found.name, found.zone, found.calendar.week) == ("ООО", "Europe/Moscow", frozenset({0, 1}))


def test_nothing_is_no_organisation() -> None:
    assert fold([]) is None


def test_log_that_does_not_begin_with_the_founding_cannot_be_folded() -> None:
    with pytest.raises(ValueError, match="organisation"):
        evolve(None, recorded(WorkingWeekSet(week=(0,)), stream="organisation"))


def test_person_is_known_by_number() -> None:
    event = PersonAdded(number=1, name="Анна", role=Role.OWNER, reports_to=None, mail="a@b", language="en")

    assert told(event).people == {
        1: Person(number=1, name="Анна", role=Role.OWNER, reports_to=None, mail="a@b", language="en")
    }


def test_later_word_about_a_day_counts() -> None:
    seeded = CalendarSeeded(off=(MONDAY,), worked=(SUNDAY,), known_years=(2026,))

    calendar = told(seeded, CalendarDaySet(day=MONDAY, is_working=True, note="")).calendar

    assert (calendar.is_working(MONDAY), calendar.is_working(SUNDAY)) == (True, True)
    assert calendar.is_known(MONDAY)


def test_day_that_is_both_off_and_worked_is_worked() -> None:
    seeded = CalendarSeeded(off=(MONDAY,), worked=(MONDAY,), known_years=())

    assert told(seeded).calendar.is_working(MONDAY)


def test_week_is_replaced_and_single_days_stay() -> None:
    seeded = CalendarSeeded(off=(MONDAY,), worked=(), known_years=())

    calendar = told(seeded, WorkingWeekSet(week=(0, 6))).calendar

    assert (calendar.week, calendar.is_working(MONDAY)) == (frozenset({0, 6}), False)


def test_latest_definition_is_the_one_stored_last() -> None:
    found = told(stored("a"), stored("b", "2"))

    latest = found.latest_definition(DefinitionKind.PROCESS, "pdca")
    assert latest is not None
    assert (latest.content_hash, latest.version, latest.seq) == ("b", "2", 3)
    assert found.latest_definition(DefinitionKind.CATALOGUE, "pdca") is None
    assert found.latest_definition(DefinitionKind.PROCESS, "other") is None


def test_version_is_the_place_of_the_last_event() -> None:
    assert told(stored("a"), stored("b")).version == 3


@pytest.mark.parametrize(
    ("hour", "minute", "day"), [(20, 59, date(2026, 7, 5)), (21, 0, MONDAY), (23, 59, MONDAY)]
)
def test_today_is_the_organisations_own(hour: int, minute: int, day: date) -> None:
    at = datetime(2026, 7, 5, hour, minute, tzinfo=UTC)

    assert Situation(by=PEOPLE[OWNER], at=at, organisation=organisation()).today == day


def test_readers_do_not_make_a_second_pair_of_eyes() -> None:
    assert organisation(OWNER, READER).is_one_person
    assert not organisation().is_one_person
    assert not is_one_person({})
    assert [number for number, person in PEOPLE.items() if not person.may_change] == [READER]
