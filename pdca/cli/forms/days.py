"""How days are read in a form."""

from datetime import date

from pdca.definitions.days import read_day
from pdca.definitions.forms import ReadDay
from pdca.domain.calendar import Calendar


def day_reader(today: date, calendar: Calendar, *, looks_back: bool = False) -> ReadDay:
    """Return what reads a day as people of this organisation write it: 05.11.2026, fri, +10d."""
    return lambda text: read_day(text, today, calendar, looks_back=looks_back)
