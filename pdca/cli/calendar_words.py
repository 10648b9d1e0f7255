"""A person's calendar in their language: what each entry is called, says and is filed under."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pdca.cli.text import _, use
from pdca.cli.words import dated, one_line, term, worded
from pdca.domain.catalogue import Severity
from pdca.domain.text import said
from pdca.exports.calendars import Entry, Shown, written

if TYPE_CHECKING:
    from pdca.domain.calendar import Calendar
    from pdca.domain.organisation import Organisation
    from pdca.usecases.calendar_things import Thing
    from pdca.usecases.exporting_calendars import Calendars, PersonCalendar

PRIORITIES = {Severity.CRITICAL: 1, Severity.MAJOR: 5, Severity.NORMAL: 9}
"""As RFC 5545 counts them: 1 is high, 5 middle, 9 low."""


def calendar_of(made: "Calendars", of: "PersonCalendar", *, shown: Shown, language: str) -> bytes:
    """Write the calendar of one person in that person's language; `language` is that of this run."""
    with _speaking(of.person.language, instead_of=language):
        name = _("{organisation}: {person}").format(
            organisation=made.organisation.name, person=of.person.name
        )
        entries = [_entry(thing, made.organisation, of.person.language) for thing in of.things]
        return written(name, entries, domain=_domain(made), shown=shown)


def calendar_of_all(made: "Calendars", *, shown: Shown, language: str) -> bytes:
    """Write one calendar of everybody; each entry begins with the name of its person."""
    entries = [
        _entry(thing, made.organisation, language, name=of.person.name)
        for of in made.people
        for thing in of.things
    ]
    return written(made.organisation.name, entries, domain=_domain(made), shown=shown)


def _domain(made: "Calendars") -> str:
    return f"{made.identity}.pdca"


@contextmanager
def _speaking(language: str, *, instead_of: str) -> Iterator[None]:
    use(language)
    try:
        yield
    finally:
        use(instead_of)


def _entry(thing: "Thing", organisation: "Organisation", language: str, *, name: str = "") -> Entry:
    kind, what = _what(thing, language)
    number = _number(thing)
    summary = f"{number} {what}: {one_line(said(thing.title, language))}"
    return Entry(
        uid=f"{thing.key}-p{thing.person}",
        sequence=thing.mark.stream_seq,
        changed_at=thing.mark.at,
        due=thing.due,
        summary=f"{one_line(name)}: {summary}" if name else summary,
        description="\n".join(
            (
                one_line(said(thing.title, language)),
                what,
                _("Due {due}").format(due=dated(thing.due)),
                _("Severity: {severity}").format(severity=term(thing.severity)),
                _command(thing),
            )
        ),
        categories=("PDCA", kind),
        priority=PRIORITIES[thing.severity],
        standing=thing.standing,
        alarm_days=(_day_before(thing, organisation.calendar), 0),
    )


def _day_before(thing: "Thing", calendar: "Calendar") -> int:
    """Count the days from the last working day before the due date."""
    return (thing.due - calendar.add(thing.due, -1)).days


def _number(thing: "Thing") -> str:
    from pdca.usecases.calendar_things import ThingKind

    return f"{'F' if thing.kind is ThingKind.ASSIGN else 'C'}-{thing.number}"


def _what(thing: "Thing", language: str) -> tuple[str, str]:
    """Return the kind of a thing in a word, and what is to be done."""
    from pdca.usecases.calendar_things import ThingKind

    detail = worded(thing.detail, language)
    return {
        ThingKind.STAGE: (_("Stage"), detail),
        ThingKind.ACTION: (_("Action"), detail),
        ThingKind.EXTENSION: (_("Decision"), _("decide about a later due date")),
        ThingKind.DROP: (_("Decision"), _("decide whether to drop «{action}»").format(action=detail)),
        ThingKind.CONTROL: (_("Control reading"), _("control reading")),
        ThingKind.ASSIGN: (_("Decision"), _("make someone responsible")),
    }[thing.kind]


def _command(thing: "Thing") -> str:
    from pdca.usecases.calendar_things import ThingKind

    number = thing.number
    return {
        ThingKind.STAGE: f"pdca show {number}",
        ThingKind.ACTION: f"pdca action done {number} {thing.action}",
        ThingKind.EXTENSION: f"pdca extend {number} --accept | --refuse",
        ThingKind.DROP: f"pdca action drop {number} {thing.action}",
        ThingKind.CONTROL: f"pdca measure {number} …",
        ThingKind.ASSIGN: f"pdca assign F-{number} --to …",
    }[thing.kind]
