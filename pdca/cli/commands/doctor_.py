"""`pdca doctor`: say what is wrong and how to mend it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from pdca.cli.diagnosis import Finding, look_at_settings, well, wrong
from pdca.cli.letters import standing
from pdca.cli.output import tell, tell_json
from pdca.cli.sentences import sentence
from pdca.cli.session import Session, pass_session
from pdca.cli.surroundings import is_usable, look_at_disk, look_at_program
from pdca.cli.text import _, ngettext
from pdca.cli.words import moment, number, one_line, worded
from pdca.domain.errors import PdcaError, Refused
from pdca.domain.people import Role
from pdca.domain.zones import ANY_ZONE, is_zone_known

if TYPE_CHECKING:
    from datetime import date

    from pdca.domain.organisation import Organisation
    from pdca.storage.database import Address
    from pdca.usecases.inspecting import Content, Inspected

TRANSFERS_PUBLISHED = 10
"""The month by which the working days of the next year are known."""

LONGEST_SILENCE = timedelta(days=366)
"""Longer ago nobody recorded anything only where the clock is wrong, or the company gave up."""


@click.command(
    "doctor",
    help=_(
        "Look at the program, its settings and the database, and say of each whether it is well and how to "
        "mend it. It changes nothing and needs no database."
    ),
)
@pass_session
def command(session: Session) -> int:
    findings = [*look_at_program(session.language), *look_at_settings(session), *_look_at_database(session)]
    amiss = sum(not finding.is_well for finding in findings)
    if session.is_json:
        checks = [{"check": f.about, "is_well": f.is_well, "message": f.text} for f in findings]
        tell_json("doctor", is_well=not amiss, checks=checks)
        return int(bool(amiss))
    for finding in findings:
        mark, colour = (_("ok"), None) if finding.is_well else ("!", "red")
        tell(f"{mark:<3} {finding.text}", colour)
    if amiss:
        tell(ngettext("{n} thing is wrong; see !", "{n} things are wrong; see !", amiss).format(n=amiss))
    else:
        tell(_("Nothing is wrong."))
    return int(bool(amiss))


def _look_at_database(session: Session) -> Iterator[Finding]:
    try:
        place = session.place()
    except PdcaError as error:
        yield _trouble(session, error)
        yield _zone(ANY_ZONE)
        return
    if place.path is None and not is_usable("psycopg"):
        yield _trouble(session, PdcaError("driver-missing"))
        yield _zone(ANY_ZONE)
        return
    from pdca.usecases.inspecting import inspect

    found = inspect(place)
    yield from _database(session, place, found)
    if found.content is None:
        yield _zone(ANY_ZONE)
    else:
        yield from _content(session, found.content)
    if place.path is not None and found.trouble is None:
        yield from look_at_disk(place.path, session.now().date())


def _database(session: Session, place: "Address", found: "Inspected") -> Iterator[Finding]:
    if found.trouble is not None:
        yield _trouble(session, found.trouble)
    else:
        size = "" if found.size is None else _(", {size} kB").format(size=number(found.size // 1024))
        text = _("Database: {place}, schema {schema}{size}")
        yield well("database", text.format(place=place.shown, schema=found.schema, size=size))
        yield _writing(session, found)
    if found.is_interrupted:
        text = _(
            "A journal lies beside {place}: someone writes just now, or was interrupted; never delete it"
        )
        yield wrong("journal", text.format(place=place.shown))
    elif found.was_interrupted:
        yield well("journal", _("A write that was interrupted has been taken back just now"))


def _writing(session: Session, found: "Inspected") -> Finding:
    if found.write_trouble is None:
        return well("writing", _("The database can be written"))
    return _trouble(session, found.write_trouble, "writing")


def _content(session: Session, content: "Content") -> Iterator[Finding]:
    organisation, now = content.organisation, session.now()
    yield well("organisation", _("Organisation: {name}").format(name=one_line(organisation.name)))
    yield _zone(organisation.zone)
    yield _end(content)
    if is_zone_known(organisation.zone):
        yield _clock(content, now)
        yield from _calendar(organisation, organisation.today(now))
    yield from _people(session, content)
    for letter in content.hindered:
        yield wrong("mail", standing(letter, organisation=organisation, language=session.language))


def _end(content: "Content") -> Finding:
    if content.end.is_sound:
        text = _("Event {seq}, the newest, is whole; all of them: pdca verify")
        return well("log", text.format(seq=content.end.seq))
    text = _("Event {seq}, the newest, was changed or does not follow; more: pdca verify")
    return wrong("log", text.format(seq=content.end.seq))


def _clock(content: "Content", now: datetime) -> Finding:
    at, zone = content.end.at, content.organisation.zone
    here = moment(now, zone)
    if at is None or at <= now <= at + LONGEST_SILENCE:
        return well("clock", _("The clock says {now}").format(now=here))
    if now > at:
        text = _(
            "The clock says {now}, and the newest event is of {at}, more than a year ago: is the clock right?"
        )
        return wrong("clock", text.format(now=here, at=moment(at, zone)))
    text = _("The clock says {now}, and the newest event is of {at}: the clock is wrong now, or was then")
    return wrong("clock", text.format(now=here, at=moment(at, zone)))


def _calendar(organisation: "Organisation", today: "date") -> Iterator[Finding]:
    for year in (today.year, today.year + 1):
        if year in organisation.calendar.known_years:
            yield well("calendar", _("The working days of {year} are known").format(year=year))
        elif year > today.year and today.month < TRANSFERS_PUBLISHED:
            yield well("calendar", _("The working days of {year} are not published yet").format(year=year))
        else:
            text = _(
                "The working days of {year} are not known; take them over: pdca calendar seed {year}, or "
                "enter them: pdca calendar set DATE --off"
            )
            yield wrong("calendar", text.format(year=year))


def _people(session: Session, content: "Content") -> Iterator[Finding]:
    people = [person for person in content.organisation.people.values() if person.is_here]
    owners = [one_line(person.name) for person in people if person.role is Role.OWNER]
    if not people:
        yield wrong("people", _("Nobody is entered yet. Begin: pdca person add NAME --role owner"))
        return
    if not owners:
        yield wrong("people", _("There is no owner; enter one: pdca person add NAME --role owner"))
        return
    text = _("People: {n}; owners: {names}").format(n=len(people), names=", ".join(owners))
    if content.organisation.is_one_person:
        text = _("{text}; decisions about own work are marked as self-approved").format(text=text)
    yield well("people", text)
    yield from _oneself(session, content)
    for cycle in content.stuck:
        name = content.organisation.people[cycle.responsible].name
        text = _(
            "C-{number}: nobody may approve, since {name} is responsible and decides too; another must be "
            "responsible: pdca reassign {number} --to PERSON"
        )
        yield wrong("people", text.format(number=cycle.number, name=one_line(name)))


def _oneself(session: Session, content: "Content") -> Iterator[Finding]:
    """Look whether the person that the settings name is entered."""
    if session.settings.name is None:
        if sum(person.is_here for person in content.organisation.people.values()) > 1:
            text = _("Nobody is set to be you; say it each time, --as NAME, or once: pdca help configuration")
            yield well("people", text)
        return
    from pdca.usecases.acting import find_person

    try:
        oneself = find_person(content.organisation, session.settings.name)
        if not oneself.is_here:
            raise Refused("person-left", name=oneself.name, on=oneself.left_on)
    except PdcaError as error:
        close = error.facts.get("close")
        meant = _("Did you mean «{name}»?").format(name=worded(close, session.language)) if close else ""
        text = sentence(error.code, error.facts, session.language)
        yield wrong("people", f"{text}. {meant}" if meant else text)


def _zone(zone: str) -> Finding:
    if is_zone_known(zone):
        return well("zone", _("Time zone: {zone}").format(zone=one_line(zone)))
    text = _("The time zone {zone} is not known here; pip install tzdata")
    return wrong("zone", text.format(zone=one_line(zone)))


def _trouble(session: Session, error: PdcaError, about: str = "database") -> Finding:
    return wrong(about, sentence(error.code, error.facts, session.language))
