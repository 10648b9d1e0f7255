"""How days are read in a form."""

from datetime import date

from pdca.cli.output import talk
from pdca.cli.words import understood_day
from pdca.definitions.days import needs_today, read_day
from pdca.definitions.forms import ReadDay
from pdca.domain.calendar import Calendar


def day_reader(today: date, calendar: Calendar, *, looks_back: bool = False) -> ReadDay:
    """Return what reads a day as people of this organisation write it: 05.11.2026, fri, +10d.

    How a word was understood is told once.
    """
    told: set[str] = set()

    def read(text: str) -> date:
        found = read_day(text, today, calendar, looks_back=looks_back)
        if needs_today(text) and text not in told:
            told.add(text)
            talk(understood_day(text, found, today, calendar))
        return found

    return read
