"""Read days as people write them: `завтра`, `пт`, `+10д`, `5 ноября`, `tomorrow`, `2026-11-05`.

Both languages are read whichever one the program speaks. Nothing is guessed: a day without a year is taken
when the nearest such day lies where the option looks, and refused with both years when it does not.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta

from pdca.definitions.typed import day_from
from pdca.domain.calendar import Calendar
from pdca.domain.errors import WrongInput

WEEK = timedelta(weeks=1)

_WORDS: Mapping[str, int] = {
    "сегодня": 0,
    "завтра": 1,
    "послезавтра": 2,
    "вчера": -1,
    "позавчера": -2,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}
_WEEKDAYS = (
    ("пн", "понедельник", "mon", "monday"),
    ("вт", "вторник", "tue", "tues", "tuesday"),
    ("ср", "среда", "среду", "wed", "wednesday"),
    ("чт", "четверг", "thu", "thur", "thurs", "thursday"),
    ("пт", "пятница", "пятницу", "fri", "friday"),
    ("сб", "суббота", "субботу", "sat", "saturday"),
    ("вс", "воскресенье", "sun", "sunday"),
)
_WEEKDAY_OF = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_MONTHS = (
    ("январь", "января", "january"),
    ("февраль", "февраля", "february"),
    ("март", "марта", "march"),
    ("апрель", "апреля", "april"),
    ("май", "мая", "may"),
    ("июнь", "июня", "june"),
    ("июль", "июля", "july"),
    ("август", "августа", "august"),
    ("сентябрь", "сентября", "september"),
    ("октябрь", "октября", "october"),
    ("ноябрь", "ноября", "november"),
    ("декабрь", "декабря", "december"),
)
_LEAST_OF_A_MONTH = 3
"""Letters: `ноя`, `nov`; fewer are not tried."""

_MOST_YEARS = 8
"""Between two 29 Februaries there are at most so many years."""

_BEFORE_WEEKDAY = re.compile(r"(?:во?|on) ")
_STEP = re.compile(
    r"(?P<sign>[+-]) ?(?P<count>[0-9]{1,3}) ?(?:(?P<days>д|дн|дня|дней|рд|d|days?)|(?:н|нед|w|weeks?))\.?"
)
_WEEKS = re.compile(r"через (?:(?P<count>[0-9]{1,3}) )?недел[юиь]|in (?:(?P<number>[0-9]{1,3})|a) weeks?")
"""Days are not read so: in a sentence they may be all of them, and behind a plus they are working days."""

_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2}) (?P<month>[^\W\d_]+)\.?,?(?: (?P<year>[0-9]{4})(?: г\.?)?)?")
_MONTH_FIRST = re.compile(r"(?P<month>[a-z]+)\.? (?P<day>[0-9]{1,2})(?:,? (?P<year>[0-9]{4}))?")
_DAY_AND_MONTH = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.?")
_SLASHED = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
_YEARS = range(2000, 2100)


def read_day(text: str, today: date, calendar: Calendar, *, looks_back: bool = False) -> date:
    """Read a day; one without a year and a weekday lie ahead, or behind when the option looks back.

    A weekday is never today. Steps in days (`+10д`) are working days of the calendar, in weeks not.

    Raises:
        WrongInput: `wrong-date`, `ambiguous-date`, `year-of-two-digits`, or
            `date-without-year` with the days it may be.
    """
    written = _plain(text)
    weekday = _WEEKDAY_OF.get(_BEFORE_WEEKDAY.sub("", written, count=1))
    weeks = _WEEKS.fullmatch(written)
    step, bare = _STEP.fullmatch(written), _DAY_AND_MONTH.fullmatch(written)
    named = _DAY_FIRST.fullmatch(written) or _MONTH_FIRST.fullmatch(written)
    if written in _WORDS:
        return today + timedelta(days=_WORDS[written])
    if weekday is not None:
        return _weekday(weekday, today, looks_back=looks_back)
    if step is not None:
        return _stepped(step, today, calendar)
    if weeks is not None:
        return today + int(weeks["count"] or weeks["number"] or 1) * WEEK
    if named is not None:
        month = _month(named["month"], text)
        if named["year"]:
            return _existing(text, int(named["year"]), month, int(named["day"]))
        return _nearest(text, month, int(named["day"]), today, looks_back=looks_back)
    if bare is not None:
        return _nearest(text, int(bare["month"]), int(bare["day"]), today, looks_back=looks_back)
    if _SLASHED.fullmatch(written):
        raise WrongInput("ambiguous-date", value=text)
    return day_from(text)


def needs_today(text: str) -> bool:
    """Tell whether a day can be read only by who knows which day it is, and which days are worked."""
    try:
        day_from(text)
    except WrongInput as error:
        return error.code == "wrong-date"
    return False


def _plain(text: str) -> str:
    written = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return written.replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")


def _weekday(weekday: int, today: date, *, looks_back: bool) -> date:
    if looks_back:
        return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)


def _stepped(step: re.Match[str], today: date, calendar: Calendar) -> date:
    count = int(step["count"]) * (-1 if step["sign"] == "-" else 1)
    return calendar.add(today, count) if step["days"] else today + count * WEEK


def _month(name: str, text: str) -> int:
    """Return the number of a month by its name or the beginning of it, in either language and case."""
    found = [
        number
        for number, names in enumerate(_MONTHS, start=1)
        if name in names or (len(name) >= _LEAST_OF_A_MONTH and any(each.startswith(name) for each in names))
    ]
    if len(found) != 1:
        raise WrongInput("wrong-date", value=text)
    return found[0]


def _existing(text: str, year: int, month: int, day: int) -> date:
    try:
        if year in _YEARS:
            return date(year, month, day)
    except ValueError:
        pass
    raise WrongInput("wrong-date", value=text)


def _nearest(text: str, month: int, day: int, today: date, *, looks_back: bool) -> date:
    """Return the nearest such day, today included; refuse when the nearest one lies the other way."""
    candidates = []
    for year in range(today.year - _MOST_YEARS, today.year + _MOST_YEARS + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        raise WrongInput("wrong-date", value=text)
    nearest = min(candidates, key=lambda each: abs((each - today).days))
    if nearest != today and (nearest < today) is not looks_back:
        wanted = (each for each in candidates if (each < today) is looks_back)
        other = max(wanted) if looks_back else min(wanted)
        first, second = sorted((nearest, other))
        raise WrongInput("date-without-year", value=text, first=first, second=second)
    return nearest
