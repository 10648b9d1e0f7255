"""Calendars as RFC 5545 writes them: each entry as a task, as an event, or as both."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from pdca.domain.neutral import neutral

MOST_OCTETS = 75
"""Of a line, without its end (RFC 5545, 3.1)."""

MORNING = timedelta(hours=9)
"""When an alarm rings, by the clock of whoever opens the calendar."""

_SPECIAL = re.compile(r"([\\;,])")


class Shown(StrEnum):
    """How an entry is shown: many calendars show events alone, some show tasks beside them."""

    EVENTS = "events"
    TODOS = "todos"
    BOTH = "both"


class Standing(StrEnum):
    """Whether an entry still waits."""

    OPEN = "open"
    DONE = "done"
    VOID = "void"
    """Nobody waits for it any more: cancelled, frozen, or someone else's now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that one person is to do by a day."""

    uid: str
    """The same in each calendar that is ever made of it, and without an @."""
    sequence: int
    """Larger after each change."""
    changed_at: datetime
    """When it last changed; when it ended, for what has ended."""
    due: date
    summary: str
    description: str
    """Lines that end with LF."""
    categories: tuple[str, ...]
    priority: int
    """1 is the highest, 9 the lowest."""
    standing: Standing = Standing.OPEN
    alarm_days: tuple[int, ...] = ()
    """How many days before the due date it rings; 0 is the day itself."""


def written(name: str, entries: Iterable[Entry], *, domain: str, shown: Shown) -> bytes:
    """Write a calendar; the same entries give the same bytes.

    `domain` ends every identifier, so that those of two organisations never meet.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//pdca//pdca//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for entry in entries:
        if shown is not Shown.EVENTS:
            lines += _component("VTODO", f"{entry.uid}-todo@{domain}", entry)
        if shown is not Shown.TODOS:
            lines += _component("VEVENT", f"{entry.uid}-event@{domain}", entry)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _component(kind: str, uid: str, entry: Entry) -> Iterator[str]:
    is_event = kind == "VEVENT"
    yield f"BEGIN:{kind}"
    yield f"UID:{uid}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTAMP:{_instant(entry.changed_at)}"
    yield f"LAST-MODIFIED:{_instant(entry.changed_at)}"
    yield from _event_days(entry) if is_event else _todo_days(entry)
    yield f"SUMMARY:{_text(entry.summary)}"
    yield f"DESCRIPTION:{_text(entry.description)}"
    yield f"CATEGORIES:{','.join(map(_text, entry.categories))}"
    yield f"PRIORITY:{entry.priority}"
    for days in entry.alarm_days if entry.standing is Standing.OPEN else ():
        yield from _alarm(days, entry.summary, related="START" if is_event else "END")
    yield f"END:{kind}"


def _event_days(entry: Entry) -> Iterator[str]:
    """Yield the whole day, which leaves the person free; an event that is done has no place in a calendar."""
    yield f"DTSTART;VALUE=DATE:{entry.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.due + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{'CONFIRMED' if entry.standing is Standing.OPEN else 'CANCELLED'}"


def _todo_days(entry: Entry) -> Iterator[str]:
    yield f"DUE;VALUE=DATE:{entry.due:%Y%m%d}"
    match entry.standing:
        case Standing.OPEN:
            yield "STATUS:NEEDS-ACTION"
        case Standing.DONE:
            yield "STATUS:COMPLETED"
            yield f"COMPLETED:{_instant(entry.changed_at)}"
            yield "PERCENT-COMPLETE:100"
        case Standing.VOID:
            yield "STATUS:CANCELLED"


def _alarm(days: int, summary: str, *, related: str) -> Iterator[str]:
    # Counted from midnight of the due date, so it needs no time zone.
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_text(summary)}"
    yield f"TRIGGER;RELATED={related}:{_duration(MORNING - timedelta(days=days))}"
    yield "END:VALARM"


def _duration(span: timedelta) -> str:
    sign, span = ("-", -span) if span < timedelta() else ("", span)
    hours = span.seconds // 3600
    days = f"{span.days}D" if span.days else ""
    return f"{sign}P{days}T{hours}H"


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Escape a text; nothing in it can end the line or begin a property."""
    lines = (_SPECIAL.sub(r"\\\1", neutral(line)) for line in text.split("\n"))
    return r"\n".join(lines)


def _folded(line: str) -> str:
    """Break a line where it gets too long, never inside a character."""
    parts, part, octets = [], "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > MOST_OCTETS:
            parts.append(part)
            # The space that begins the next line counts.
            part, octets = "", 1
        part += letter
        octets += size
    return "\r\n ".join([*parts, part])
