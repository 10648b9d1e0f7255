"""A digest in words: its subject, its sections and what stands in each line."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from typing import TYPE_CHECKING, TypeAlias

from pdca.reports.neutral import cut
from pdca.reports.wording import Wording

if TYPE_CHECKING:
    from pdca.reports.digest import Digest, DigestLine

MOST_LINES = 20
"""Of a section; a longer list is not read in a mail, and `pdca my` has all of it."""

LONGEST_TITLE, LONGEST_REASON = 100, 160


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A line as it is read."""

    name: str
    what: str
    when: str
    is_late: bool
    notes: tuple[str, ...]
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A section as it is read."""

    heading: str
    lines: tuple[ShownLine, ...]
    left_out: int


def subject(digest: "Digest", words: Wording) -> str:
    """Say in a line how much is pressing."""
    t = words.translations
    counted = (
        (t.pgettext("subject of a reminder", "overdue %(count)s"), digest.overdue),
        (t.pgettext("subject of a reminder", "today %(count)s"), digest.today),
        (t.pgettext("subject of a reminder", "to decide %(count)s"), digest.decisions),
        (t.pgettext("subject of a reminder", "soon %(count)s"), digest.soon),
        (t.pgettext("subject of a reminder", "late with others %(count)s"), digest.others),
    )
    parts = (text % {"count": words.number(len(lines))} for text, lines in counted if lines)
    return f"pdca: {', '.join(parts)}"


def sections(digest: "Digest", words: Wording) -> tuple[Shown, ...]:
    """Put what is pressing into words, section by section; empty ones are left out."""
    t = words.translations
    headed = (
        (t.gettext("Overdue"), digest.overdue),
        (t.gettext("Due today"), digest.today),
        (t.gettext("Waiting for your decision"), digest.decisions),
        (t.gettext("Due soon"), digest.soon),
        (t.gettext("Late with others; you are told because nothing happens"), digest.others),
    )
    return tuple(
        Shown(
            heading=heading,
            lines=tuple(_line(line, words) for line in lines[:MOST_LINES]),
            left_out=max(0, len(lines) - MOST_LINES),
        )
        for heading, lines in headed
        if lines
    )


def dated(day: date, words: Wording) -> str:
    """Write a date with its weekday."""
    return f"{words.date(day)} ({_weekdays(words.translations)[day.weekday()]})"


def _line(line: "DigestLine", words: Wording) -> ShownLine:
    kind = f"reading-{line.reading}" if line.reading else line.task
    what = _WHAT.get(kind, _stage_and_title)(line, words)
    return ShownLine(
        name=line.name,
        what=what,
        when=_when(line, words),
        is_late=line.days_late > 0,
        notes=tuple(_notes(line, words)),
        command=line.command,
    )


def _when(line: "DigestLine", words: Wording) -> str:
    t = words.translations
    if line.due is None:
        return ""
    if not line.days_late:
        return t.gettext("due %(date)s") % {"date": dated(line.due, words)}
    was = t.gettext("was due %(date)s") % {"date": dated(line.due, words)}
    late = t.gettext("late by %(days)s") % {"days": words.working_days(line.days_late)}
    return f"{was}, {late}"


def _notes(line: "DigestLine", words: Wording) -> Iterator[str]:
    t = words.translations
    if line.who and line.days_silent:
        yield t.gettext("whose turn: %(who)s") % {"who": line.who}
        yield t.gettext("nothing happened for %(days)s") % {"days": words.working_days(line.days_silent)}
    if line.known_by:
        yield t.gettext("told as well: %(names)s") % {"names": ", ".join(line.known_by)}
    if line.next_name and line.next_on:
        values = {"date": dated(line.next_on, words), "name": line.next_name}
        yield t.gettext("told on %(date)s if nothing happens: %(name)s") % values


def _title(line: "DigestLine", words: Wording) -> str:
    return cut(words.said(line.title), LONGEST_TITLE)


def _detail(line: "DigestLine", words: Wording) -> str:
    return cut(words.said(line.detail), LONGEST_TITLE)


def _stage_and_title(line: "DigestLine", words: Wording) -> str:
    return ": ".join(text for text in (_detail(line, words), _title(line, words)) if text)


def _said(text: Callable[[NullTranslations], str]) -> "_Say":
    def say(line: "DigestLine", words: Wording) -> str:
        values = {
            "title": _title(line, words),
            "detail": _detail(line, words),
            "who": line.who,
            "reason": cut(line.reason, LONGEST_REASON),
            "date": dated(line.to_due, words) if line.to_due else "",
        }
        return text(words.translations) % values

    return say


_Say: TypeAlias = Callable[["DigestLine", Wording], str]

_WHAT: Mapping[str, _Say] = {
    "decide-extension": _said(
        lambda t: t.gettext("%(who)s asks to move the due date to %(date)s: %(reason)s — %(title)s")
    ),
    "decide-drop": _said(
        lambda t: t.gettext("%(who)s asks to drop the action “%(detail)s”: %(reason)s — %(title)s")
    ),
    "act": _said(lambda t: t.gettext("action “%(detail)s” — %(title)s")),
    "control": _said(lambda t: t.gettext("control reading: %(title)s")),
    "reading-due": _said(lambda t: t.gettext("second reading is due: %(title)s")),
    "reading-come": _said(lambda t: t.gettext("second reading has come: %(title)s")),
    "assign": _said(lambda t: t.gettext("name a responsible: %(title)s")),
    "open-queued": _said(lambda t: t.gettext("a place is free, begin the cycle: %(title)s")),
    "answer": _said(lambda t: t.gettext("answer about yourself: %(title)s")),
    "assess": _said(lambda t: t.gettext("give your assessment of %(detail)s: %(title)s")),
    "open": _said(lambda t: t.gettext("open the sealed assessment of %(detail)s: %(title)s")),
}
"""By the kind of work; what is not here stands in its stage."""


def _weekdays(translations: NullTranslations) -> tuple[str, ...]:
    t = translations
    return (
        t.pgettext("short weekday", "Mon"),
        t.pgettext("short weekday", "Tue"),
        t.pgettext("short weekday", "Wed"),
        t.pgettext("short weekday", "Thu"),
        t.pgettext("short weekday", "Fri"),
        t.pgettext("short weekday", "Sat"),
        t.pgettext("short weekday", "Sun"),
    )
