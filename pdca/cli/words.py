"""Facts in words: dates, durations, numbers, people and names of things, in the chosen language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from pdca.cli.text import _, ngettext, pgettext
from pdca.domain.calendar import Calendar
from pdca.domain.neutral import neutral
from pdca.domain.text import LocalText, said

_WEEKDAYS = (
    lambda: _("Mon"),
    lambda: _("Tue"),
    lambda: _("Wed"),
    lambda: _("Thu"),
    lambda: _("Fri"),
    lambda: _("Sat"),
    lambda: _("Sun"),
)

_MONTHS = (
    lambda: _("Jan"),
    lambda: _("Feb"),
    lambda: _("Mar"),
    lambda: _("Apr"),
    lambda: _("May"),
    lambda: _("Jun"),
    lambda: _("Jul"),
    lambda: _("Aug"),
    lambda: _("Sep"),
    lambda: _("Oct"),
    lambda: _("Nov"),
    lambda: _("Dec"),
)

_DATE_FIELDS = re.compile("YYYY|Mon|MM|DD|D")


def safe(text: str) -> str:
    """Neutralise what could steer a terminal, line by line."""
    return "\n".join(neutral(line) for line in text.split("\n"))


def one_line(text: str) -> str:
    """Return a text safe and on one line."""
    return neutral(" ".join(text.split()))


def day(value: date | None) -> str:
    """Write a date as people do: 05.11.2026, or 5 Nov 2026; a dash when there is none."""
    return "—" if value is None else _written(value, _full_form())


def _full_form() -> str:
    return pgettext("form of a date", "D Mon YYYY")


def _written(value: date, form: str) -> str:
    parts = {
        "YYYY": f"{value.year:04}",
        "Mon": _MONTHS[value.month - 1](),
        "MM": f"{value.month:02}",
        "DD": f"{value.day:02}",
        "D": str(value.day),
    }
    return _DATE_FIELDS.sub(lambda found: parts[found[0]], form)


def typed_day(value: date | None) -> str:
    """Write a date as it may be typed: 05.11.2026, or 2026-11-05; nothing when there is none."""
    return "" if value is None else _written(value, pgettext("form of a typed date", "YYYY-MM-DD"))


def weekday(value: date) -> str:
    """Return the short name of the weekday."""
    return _WEEKDAYS[value.weekday()]()


def month(value: date) -> str:
    """Return the short name of the month."""
    return _MONTHS[value.month - 1]()


def dated(value: date) -> str:
    """Write a date with its weekday."""
    return f"{day(value)} ({weekday(value)})"


def short_day(value: date | None, today: date) -> str:
    """Write a date in few places: the weekday, the day and the month; the year when it is another one."""
    return "—" if value is None else f"{weekday(value)} {shortest_day(value, today)}"


def shortest_day(value: date | None, today: date) -> str:
    """Write the day and the month; the year when it is another one."""
    if value is None:
        return "—"
    is_this_year = value.year == today.year
    return _written(value, pgettext("form of a short date", "D Mon") if is_this_year else _full_form())


def short_name(name: str) -> str:
    """Write a name in few places: the first word, and initials of the others."""
    first, *others = name.split()
    return " ".join((first, *(f"{word[0]}." for word in others)))


def moment(value: datetime, zone: str) -> str:
    """Write an instant to the minute in a time zone."""
    return f"{day(_local(value, zone).date())} {time_of(value, zone)}"


def time_of(value: datetime, zone: str) -> str:
    """Write the hour and minute of an instant in a time zone."""
    return f"{_local(value, zone):%H:%M}"


def _local(value: datetime, zone: str) -> datetime:
    from pdca.domain.zones import zone_of

    return value.astimezone(zone_of(zone))


def working_days(count: int) -> str:
    """Write a number of working days."""
    return ngettext("{n} working day", "{n} working days", count).format(n=count)


def day_in_words(value: date, today: date, calendar: Calendar) -> str:
    """Write a date with its weekday and how many working days are left until it, or have passed since."""
    if value == today:
        said = _("{date}, today").format(date=dated(value))
    elif value > today:
        left = calendar.between(today, value)
        text = ngettext("{date}, {n} working day left", "{date}, {n} working days left", left)
        said = text.format(date=dated(value), n=left)
    else:
        passed = calendar.between(value, today)
        text = ngettext("{date}, {n} working day ago", "{date}, {n} working days ago", passed)
        said = text.format(date=dated(value), n=passed)
    return said if calendar.is_known(value) else said + _(" (holidays of that year are not known yet)")


def understood_day(text: str, found: date, today: date, calendar: Calendar) -> str:
    """Say which day was meant: whoever typed «fri» sees it."""
    return f"{one_line(text)} = {day_in_words(found, today, calendar)}"


def titled(title: LocalText, recurs_from: int | None, again: Iterable[str], language: str) -> str:
    """Write a title with the cycle that did not hold before it, and what showed again after it."""
    before = f"↻ C-{recurs_from} " if recurs_from else ""
    return f"{before}{said(title, language)}{''.join(f' → {name}' for name in again)}"


def number(value: Decimal | int | None) -> str:
    """Write a number with the decimal mark of the language; a dash when there is none."""
    if value is None:
        return "—"
    text = format(Decimal(value), "f").replace("-", "\N{MINUS SIGN}")
    return text.replace(".", pgettext("decimal mark", "."))


def worded(fact: object, language: str) -> str:
    """Write any fact of a sentence."""
    match fact:
        case datetime():
            return f"{day(fact.date())} {fact:%H:%M}"
        case date():
            return day(fact)
        case Decimal():
            return number(fact)
        case Enum():
            return term(str(fact.value))
        case Mapping():
            return one_line(said(fact, language))
        case tuple() | list() | frozenset() | set():
            return ", ".join(worded(item, language) for item in fact)
        case None:
            return "—"
        case _ if hasattr(fact, "title") and not isinstance(fact, str):
            return worded(fact.title, language)
        case _:
            return one_line(str(fact))


def term(value: str) -> str:
    """Return the word of a role, relation, phase, severity or other fixed value."""
    found = _TERMS.get(value)
    return found() if found else value


_TERMS = {
    "owner": lambda: _("owner"),
    "head": lambda: _("head of sales"),
    "member": lambda: _("sales manager"),
    "reader": lambda: _("management"),
    "self": lambda: _("the assessed person"),
    "responsible": lambda: _("responsible"),
    "assigner": lambda: _("assigner"),
    "checker": lambda: _("checker"),
    "plan": lambda: _("Plan"),
    "do": lambda: _("Do"),
    "check": lambda: _("Check"),
    "act": lambda: _("Act"),
    "critical": lambda: pgettext("severity", "critical"),
    "major": lambda: pgettext("severity", "major"),
    "normal": lambda: pgettext("severity", "normal"),
    "closed": lambda: _("closed"),
    "abandoned": lambda: _("abandoned"),
    "cancelled": lambda: _("cancelled"),
    "adopt": lambda: _("adopt"),
    "adapt": lambda: _("adapt"),
    "abandon": lambda: _("abandon"),
    "met": lambda: _("target met"),
    "improved": lambda: _("better, target not met"),
    "unchanged": lambda: _("no change"),
    "worse": lambda: _("worse"),
    "better": lambda: pgettext("change", "better"),
    "same": lambda: pgettext("change", "no change"),
    "anew": lambda: _("checked anew"),
    "carried": lambda: _("taken over"),
    "unchecked": lambda: _("not checked"),
    "signal": lambda: _("change proven"),
    "noise": lambda: _("no change proven"),
    "too-few": lambda: _("too few readings to prove anything"),
    "held": lambda: _("held"),
    "failed": lambda: _("failed"),
    "up": lambda: _("up"),
    "down": lambda: _("down"),
    "process": lambda: _("process"),
    "person": lambda: _("person"),
    "file": lambda: _("file"),
    "link": lambda: _("link"),
    "note": lambda: _("note"),
    "measure": lambda: _("measure"),
    "counter": lambda: _("counter-measure"),
    "queued": lambda: pgettext("letter", "waits"),
    "sending": lambda: pgettext("letter", "being sent"),
    "handing-over": lambda: pgettext("letter", "being handed over"),
    "sent": lambda: pgettext("letter", "sent"),
    "given-up": lambda: pgettext("letter", "given up"),
    "dropped": lambda: pgettext("letter", "dropped"),
}


def normal_form(text: str) -> str:
    """Return typed text in one Unicode form, so that equal words are equal."""
    return unicodedata.normalize("NFC", text)
