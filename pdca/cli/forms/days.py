"""How days are read in a form."""

from datetime import date

from pdca.definitions.forms import ReadDay
from pdca.definitions.typed import day_from
from pdca.domain.calendar import Calendar


def day_reader(_today: date, _calendar: Calendar) -> ReadDay:
    """Return what reads a day as people of this organisation write it."""
    return day_from
