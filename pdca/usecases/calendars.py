"""Show and change the organisation's own calendar."""

from dataclasses import dataclass
from datetime import date

from pdca.domain.calendar import Calendar
from pdca.domain.events import CalendarDaySet, WorkingWeekSet
from pdca.domain.streams import ORGANISATION_STREAM
from pdca.storage import listings
from pdca.storage.listings import CalendarRow
from pdca.storage.store import Store
from pdca.usecases.acting import Acting, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class YearShown:
    """A year of the calendar: the rule of the week and the days that differ from it."""

    year: int
    calendar: Calendar
    days: tuple[CalendarRow, ...]


def today_and_calendar(store: Store, acting: Acting) -> tuple[date, Calendar]:
    """Return today's date where the organisation is, and its calendar."""
    with store.reading() as view:
        organisation = view.organisation()
        return organisation.today(acting.at), organisation.calendar


def show_calendar(store: Store, year: int) -> YearShown:
    """Return a year of the calendar."""
    with store.reading() as view:
        days = listings.calendar_days(view, date(year, 1, 1), date(year, 12, 31))
        return YearShown(year=year, calendar=view.organisation().calendar, days=days)


def set_day(store: Store, day: date, *, is_working: bool, note: str, acting: Acting) -> bool:
    """Make a day worked or off; return whether it was so already."""
    with store.writing() as journal:
        calendar = journal.organisation().calendar
        if calendar.is_working(day) == is_working:
            return True
        event = CalendarDaySet(day=day, is_working=is_working, note=note)
        journal.record(ORGANISATION_STREAM, event, stamp(journal, acting))
        return False


def seed_year(store: Store, year: int, *, acting: Acting) -> bool:
    """Take the holidays of a later year over, once they are known; return whether they were there already."""
    from pdca.usecases.holidays_of import seeded_year  # noqa: PLC0415 - the library is slow and rarely used

    with store.writing() as journal:
        organisation = journal.organisation()
        if year in organisation.calendar.known_years:
            return True
        seed = seeded_year(organisation.country, year)
        journal.record(ORGANISATION_STREAM, seed, stamp(journal, acting))
        return False


def set_week(store: Store, week: tuple[int, ...], *, acting: Acting) -> bool:
    """Choose the working weekdays, Monday is 0; return whether they were so already."""
    with store.writing() as journal:
        if journal.organisation().calendar.week == frozenset(week):
            return True
        event = WorkingWeekSet(week=tuple(sorted(week)))
        journal.record(ORGANISATION_STREAM, event, stamp(journal, acting))
        return False
