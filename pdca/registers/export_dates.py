"""Reads the dates of one column of an export, each different text once."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from pdca.domain.errors import Gap
from pdca.registers.dates import DateFormat, parse_date, require_likely
from pdca.registers.mistakes import excerpt
from pdca.registers.table import Cell
from pdca.registers.texts import text_of

MOST_REMEMBERED = 50_000
"""Different texts of dates; more are read anew each time."""

_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?([AaPp])[Mm])?(?: ?(Z|[+-]\d{2}:?\d{2}))?", re.ASCII
)
_LOCAL_TIME = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", re.ASCII)
_NOON = 12
_LONGEST_DATE = 10


@dataclass(slots=True)
class DateReader:
    """How a column is read: its format, the zone of the organisation, and whether numbers are instants."""

    date_format: DateFormat
    zone: ZoneInfo
    has_timestamps: bool = False
    """Whether numbers are seconds since 1970, as amoCRM writes them."""
    _days: dict[str, date | Gap] = field(default_factory=dict)

    def day(self, cell: Cell) -> date | Gap:
        """Return the day of a cell, in the zone of the organisation."""
        if type(cell) is str:
            head, _sign, tail = cell.partition(" ")
            if not tail or _LOCAL_TIME.fullmatch(tail):  # most cells; the time makes no difference
                found = self._days.get(head)
                if found is not None:
                    return found
        moment = self.moment(cell)
        return moment.date() if isinstance(moment, datetime) else moment

    def moment(self, cell: Cell) -> datetime | date | Gap:
        """Return the local time of a cell in the zone of the organisation; its day when no time is there."""
        match cell:
            case str():
                return self._moment_of_text(cell)
            case Decimal() if self.has_timestamps:
                return self._instant(cell)
            case datetime():
                likely = require_likely(cell.date())
                return likely if isinstance(likely, Gap) else cell
            case date():
                return require_likely(cell)
        return Gap("date-is-number", {"text": text_of(cell)})

    def _moment_of_text(self, text: str) -> datetime | date | Gap:
        head, tail = _divided(text)
        day = self._day_of_text(head)
        if not tail:
            return day
        found = _TIME.fullmatch(tail)
        clock = _clock(found) if found else None
        if isinstance(day, Gap) or found is None or clock is None:
            # A pattern, or a word behind the date: the whole text decides.
            return parse_date(text, self.date_format)
        local = datetime.combine(day, clock)
        return self._local(local - _offset(found[5])) if found[5] else local

    def _day_of_text(self, text: str) -> date | Gap:
        found = self._days.get(text)
        if found is None:
            found = parse_date(text, self.date_format)
            if len(self._days) >= MOST_REMEMBERED:
                self._days.clear()
            self._days[text] = found
        return found

    def _instant(self, seconds: Decimal) -> datetime | Gap:
        try:
            found = datetime.fromtimestamp(int(seconds), self.zone)
        except (ValueError, OverflowError, OSError):
            return Gap("date-is-number", {"text": excerpt(text_of(seconds))})
        likely = require_likely(found.date())
        return likely if isinstance(likely, Gap) else found.replace(tzinfo=None)

    def _local(self, in_utc: datetime) -> datetime:
        return in_utc.replace(tzinfo=UTC).astimezone(self.zone).replace(tzinfo=None)


def head_of(text: str) -> str:
    """Return the date of a text that may go on with a time."""
    return text if len(text) <= _LONGEST_DATE else _divided(text)[0]


def _divided(text: str) -> tuple[str, str]:
    head, sign, tail = text.partition(" ")
    if not sign:
        head, _sign, tail = text.partition("T")
    return head.rstrip(","), tail.strip()


def _clock(found: re.Match[str]) -> time | None:
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        hour = hour % _NOON + (_NOON if found[4] in "Pp" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _offset(text: str) -> timedelta:
    if text == "Z":
        return timedelta()
    away = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return -away if text[0] == "-" else away
