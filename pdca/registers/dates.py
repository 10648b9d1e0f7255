"""Reads dates that people and programs wrote, and never guesses which part is the day."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from pdca.domain.errors import Gap, WrongInput
from pdca.registers.mistakes import excerpt

FIRST_YEAR = 1990
LAST_YEAR = 2100
_CENTURY_TURN = 70
"""Years of two digits below it are of this century."""


class DateOrder(StrEnum):
    """In which order the parts of a date are written; the values are what a person types."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


@dataclass(frozen=True, slots=True)
class DateFormat:
    """How the dates of a column are to be read; year-first dates are read under every order."""

    order: DateOrder | None = None
    pattern: str = ""
    """A pattern such as %d.%m.%Y, in place of an order."""
    is_given: bool = False
    """Whether a person said so; only then are years of two digits read."""

    def __str__(self) -> str:
        """Return the format as a person types it."""
        return self.pattern or (self.order.value if self.order else "")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """The three numbers of a date in the order of writing, and the sign between them."""

    parts: tuple[str, str, str]
    separator: str

    @property
    def is_year_first(self) -> bool:
        """Tell whether it begins with a year of four digits."""
        return len(self.parts[0]) == _LONG_YEAR

    @property
    def has_short_year(self) -> bool:
        """Tell whether its year has two digits, wherever it stands."""
        return not self.is_year_first and len(self.parts[2]) != _LONG_YEAR


_LONG_YEAR = 4
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?"
_TIME = rf"(?:(?:[ T]|, ){_CLOCK})?"
_YEAR_MARK = "(?: ?\u0433\\.?)?"  # Russian dates may end with "year", shortened to one letter
_YEAR_FIRST = re.compile(rf"(\d{{4}})([./-])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_YEAR_MARK}{_TIME}", re.ASCII)
_DIRECTIVES = {
    "%d": r"(?P<day>\d{1,2})",
    "%m": r"(?P<month>\d{1,2})",
    "%Y": r"(?P<year>\d{4})",
    "%y": r"(?P<year>\d{2})",
    "%H": r"\d{1,2}",
    "%M": r"\d{1,2}",
    "%S": r"\d{1,2}",
    "%%": "%",
}


def date_format(text: str) -> DateFormat:
    """Read the name of a date format, or a pattern with %d, %m and %Y or %y."""
    name = text.strip()
    if name.lower() in list(DateOrder):
        return DateFormat(order=DateOrder(name.lower()), is_given=True)
    found = re.findall("%.?", name)
    years = found.count("%Y") + found.count("%y")
    if (found.count("%d"), found.count("%m"), years) != (1, 1, 1) or not set(found) <= set(_DIRECTIVES):
        raise WrongInput("date-format-unknown", text=text, known=tuple(order.value for order in DateOrder))
    return DateFormat(pattern=name, is_given=True)


def parse_date(text: str, date_format: DateFormat) -> date | Gap:
    """Read one date; a gap says what is wrong with it."""
    parts = _by_pattern(text, date_format.pattern) if date_format.pattern else _by_order(text, date_format)
    if isinstance(parts, Gap):
        return parts
    year, month, day = parts
    try:
        found = date(_full_year(year), int(month), int(day))
    except ValueError:
        return Gap("date-impossible", {"text": excerpt(text), "format": str(date_format)})
    return require_likely(found)


def require_likely(found: date) -> date | Gap:
    """Return the date unless its year is one that no register has."""
    if FIRST_YEAR <= found.year <= LAST_YEAR:
        return found
    return Gap("date-year-unlikely", {"text": found.isoformat(), "first": FIRST_YEAR, "last": LAST_YEAR})


def written_date(text: str) -> WrittenDate | None:
    """Take a date apart without deciding what its parts mean; None when it is none."""
    found = _YEAR_FIRST.fullmatch(text) or _YEAR_LAST.fullmatch(text)
    return WrittenDate((found[1], found[3], found[4]), found[2]) if found else None


def _by_order(text: str, date_format: DateFormat) -> tuple[str, str, str] | Gap:
    written = written_date(text)
    unreadable = Gap("date-unreadable", {"text": excerpt(text), "format": str(date_format)})
    if written is None:
        return unreadable
    first, second, third = written.parts
    if written.is_year_first:
        return first, second, third
    if written.has_short_year and not date_format.is_given:
        return Gap("date-year-short", {"text": excerpt(text)})
    if date_format.order is DateOrder.DAY_FIRST:
        return third, second, first
    if date_format.order is DateOrder.MONTH_FIRST:
        return third, first, second
    return (first, second, third) if written.has_short_year else unreadable


def _by_pattern(text: str, pattern: str) -> tuple[str, str, str] | Gap:
    found = _compiled(pattern).fullmatch(text)
    if found is None:
        return Gap("date-unreadable", {"text": excerpt(text), "format": pattern})
    return found["year"], found["month"], found["day"]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    pieces = re.split("(%.)", pattern)
    return re.compile("".join(_DIRECTIVES.get(piece) or re.escape(piece) for piece in pieces), re.ASCII)


def _full_year(year: str) -> int:
    number = int(year)
    if len(year) == _LONG_YEAR:
        return number
    return number + (2000 if number < _CENTURY_TURN else 1900)
