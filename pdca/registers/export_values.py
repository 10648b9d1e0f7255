"""Reads the values of an export: money, durations, months, yes and no; a gap says what is wrong with one."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from pdca.domain.errors import Gap
from pdca.domain.sales import LARGEST
from pdca.registers.dates import FIRST_YEAR, LAST_YEAR, WrittenDate, require_likely, written_date
from pdca.registers.export_words import export_words
from pdca.registers.mistakes import excerpt
from pdca.registers.table import Cell
from pdca.registers.words import plain

_MONTHS = 12
_SPACES = re.compile("[\\s\u00a0\u2007\u2009\u202f']")
_UNIT = re.compile(r"(?:\|[A-Z]{3}|₽|\$|€|%|руб(?:лей|ля|\.)?|р\.|rub|usd|eur|шт\.?|pcs)", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d+)?", re.ASCII)
_SPOKEN = re.compile(
    r"(?:(\d+)\s*(?:ч|час\w*|h)\.?)?\s*(?:(\d+)\s*(?:м|мин\w*|min)\.?)?\s*(?:(\d+)\s*(?:с|сек\w*|s|sec)\.?)?"
)
_MONTH = re.compile(r"(?:(\d{4})[-./](\d{1,2})|(\d{1,2})[-./](\d{4}))", re.ASCII)
_NAMED_MONTH = re.compile(r"([^\W\d]+)\.?,?\s*(\d{4})(?:\s*г\.?)?")


def number(cell: Cell, decimal_mark: str = "") -> Decimal | Gap:
    """Read a number with or without a currency; what may be a thousand or a fraction is refused."""
    if isinstance(cell, Decimal):
        return _within(cell)
    text = str(cell)
    bare = _UNIT.sub("", _SPACES.sub("", text)).replace("\N{MINUS SIGN}", "-")
    if decimal_mark:
        other = "." if decimal_mark == "," else ","
        if other in bare and not _GROUPED.fullmatch(bare.partition(decimal_mark)[0]):
            return Gap("number-unreadable", {"text": excerpt(text)})  # 1234.56 is not 123456
        bare = bare.replace(other, "").replace(decimal_mark, ".")
    elif _GROUPED.fullmatch(bare) and not bare.lstrip("+-").startswith("0"):
        if len(set(re.findall("[.,]", bare))) == 1 and len(re.findall("[.,]", bare)) == 1:
            return Gap("number-ambiguous", {"text": excerpt(text)})
        bare = bare.replace(",", "").replace(".", "")
    elif "," in bare and "." in bare:
        mark = max(",.", key=bare.rfind)
        bare = bare.replace("." if mark == "," else ",", "").replace(mark, ".")
    else:
        bare = bare.replace(",", ".")
    if not _PLAIN.fullmatch(bare):
        return Gap("number-unreadable", {"text": excerpt(text)})
    try:
        return _within(Decimal(bare))
    except InvalidOperation:
        return Gap("number-unreadable", {"text": excerpt(text)})


def proven_mark(text: str) -> str:
    """Return what stands before the fraction of a number when it can be nothing else; else nothing."""
    bare = _UNIT.sub("", _SPACES.sub("", text))
    marks: list[str] = re.findall("[.,]", bare)
    if not marks or marks.count(marks[-1]) > 1 or (len(marks) == 1 and _GROUPED.fullmatch(bare)):
        return ""
    return marks[-1]


def whole(cell: Cell) -> int | Gap:
    """Read a whole number."""
    found = number(cell)
    if isinstance(found, Gap):
        return found
    return int(found) if found == int(found) else Gap("number-unreadable", {"text": excerpt(str(cell))})


def seconds(cell: Cell) -> int | Gap:
    """Read a duration: 205, 03:25, 00:03:25, 3 min 25 s; two numbers are minutes and seconds."""
    if isinstance(cell, str):
        text = cell.strip()
        if found := _CLOCK.fullmatch(text):
            hours, minutes, rest = (int(part or 0) for part in found.groups())
            return hours * 3600 + minutes * 60 + rest
        if (found := _SPOKEN.fullmatch(text.lower())) and any(found.groups()):
            hours, minutes, rest = (int(part or 0) for part in found.groups())
            return hours * 3600 + minutes * 60 + rest
    read = number(cell)
    if isinstance(read, Gap) or read < 0:
        return Gap("duration-unreadable", {"text": excerpt(str(cell))})
    return int(read)


def minutes(cell: Cell) -> Decimal | Gap:
    """Read a duration in minutes; a clock face is minutes and seconds, or hours, minutes and seconds."""
    if isinstance(cell, str) and ":" in cell:
        found = seconds(cell)
        return found if isinstance(found, Gap) else Decimal(found) / 60
    return number(cell)


def answer(cell: Cell) -> bool | Gap:
    """Read yes or no."""
    found = export_words().answers.get(plain(str(cell)))
    return Gap("answer-unknown", {"text": excerpt(str(cell))}) if found is None else found


def month(cell: Cell) -> date | Gap:
    """Read a month, as numbers, as a word with a year, or as any day of it; return its first day."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        likely = require_likely(cell)
        return likely if isinstance(likely, Gap) else likely.replace(day=1)
    text = str(cell).strip()
    year = ordinal = 0
    if found := _MONTH.fullmatch(text):
        year, ordinal = int(found[1] or found[4]), int(found[2] or found[3])
    elif named := _NAMED_MONTH.fullmatch(text):
        year, ordinal = int(named[2]), export_words().months.get(plain(named[1]), 0)
    elif written := written_date(text):
        year, ordinal = _month_of_day(written)
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= ordinal <= _MONTHS:
        return date(year, ordinal, 1)
    return Gap("month-unreadable", {"text": excerpt(text)})


def _month_of_day(written: WrittenDate) -> tuple[int, int]:
    """Return year and month of a whole date; zero for a month that day and month may both be."""
    first, second, third = map(int, written.parts)
    if written.is_year_first:
        return first, second
    if written.separator == "." or first == second or first > _MONTHS:
        return third, second
    return third, first if second > _MONTHS else 0


def _within(found: Decimal) -> Decimal | Gap:
    return found if abs(found) < LARGEST else Gap("number-too-large", {"text": excerpt(str(found))})
