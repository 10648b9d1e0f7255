"""Holidays and transferred working days of a country, taken over once; the only user of `holidays`."""

from zoneinfo import ZoneInfo

import holidays

from pdca.domain.errors import StorageTrouble, WrongInput
from pdca.domain.events import CalendarSeeded
from pdca.domain.zones import ANY_ZONE, is_zone_known, zone_of

TRANSFERS_SINCE = 2015
"""A country whose list of special days ended before this does not move working days year by year."""

YEARS_BACK, YEARS_AHEAD = 6, 5
"""How far the seed reaches around the year of founding: old registers and far due dates."""


def known_zone(zone: str) -> ZoneInfo:
    """Return a time zone by its name.

    Raises:
        WrongInput: there is none.
        StorageTrouble: this computer knows no zone at all.
    """
    try:
        return zone_of(zone)
    except StorageTrouble:
        if not is_zone_known(ANY_ZONE):
            raise
        raise WrongInput("zone-unknown", zone=zone) from None


def seeded_calendar(country: str, year: int) -> CalendarSeeded:
    """Return the days off and the transferred working days around a year.

    A year is known when nothing in it can still change: for a country that publishes transfers of
    working days year by year (as Russia does) only the years whose transfers the library has.

    Raises:
        WrongInput: the library has no such country.
    """
    years = range(year - YEARS_BACK, year + YEARS_AHEAD + 1)
    try:
        table = holidays.country_holidays(country, years=years, observed=True)
    except NotImplementedError:
        raise WrongInput("country-unknown", country=country) from None
    off = sorted(day for day in table if day.year in years)
    worked = sorted(day for day in table.weekend_workdays if day.year in years)
    return CalendarSeeded(off=tuple(off), worked=tuple(worked), known_years=_known_years(table, years))


def seeded_year(country: str, year: int) -> CalendarSeeded:
    """Return the days off and the transferred working days of one year, when they are known.

    Raises:
        WrongInput: the library has no such country, or does not know the year's transfers yet.
    """
    seed = seeded_calendar(country, year)
    if year not in seed.known_years:
        raise WrongInput("year-not-known-yet", year=year)
    return CalendarSeeded(
        off=tuple(day for day in seed.off if day.year == year),
        worked=tuple(day for day in seed.worked if day.year == year),
        known_years=(year,),
    )


def _known_years(table: holidays.HolidayBase, years: range) -> tuple[int, ...]:
    published = [year for year in getattr(table, "special_public_holidays", {}) if isinstance(year, int)]
    last = max(published, default=0)
    # A list that ended long ago tells of single events, not of transfers decided year by year.
    return tuple(year for year in years if last < TRANSFERS_SINCE or year <= last)
