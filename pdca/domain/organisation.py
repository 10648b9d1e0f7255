"""The organisation as its events tell it: people, calendar and stored definitions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeAlias

from pdca.domain import events as happened
from pdca.domain.calendar import Calendar
from pdca.domain.events import DefinitionKind, Event, Recorded
from pdca.domain.people import Person, Role, is_one_person
from pdca.domain.zones import zone_of

SETUP = Person(number=0, name="", role=Role.OWNER)
"""Who acts before the first person is entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDefinition:
    """A definition the log knows by the hash of its content."""

    kind: DefinitionKind
    id: str
    version: str
    content_hash: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The company as it stands after its events so far."""

    name: str
    zone: str
    country: str
    language: str
    version: int
    """The stream_seq of the last event folded in."""
    people: Mapping[int, Person] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    definitions: Mapping[str, StoredDefinition] = field(default_factory=dict)

    @property
    def is_one_person(self) -> bool:
        """Tell whether four eyes cannot be had."""
        return is_one_person(dict(self.people))

    def today(self, at: datetime) -> date:
        """Return the date of an instant in the organisation's time zone."""
        return self.local(at).date()

    def local(self, at: datetime) -> datetime:
        """Return an instant as the clocks of the organisation show it."""
        return at.astimezone(zone_of(self.zone))

    def latest_definition(self, kind: DefinitionKind, definition_id: str) -> StoredDefinition | None:
        """Return the definition of that id that was stored last."""
        found = [d for d in self.definitions.values() if (d.kind, d.id) == (kind, definition_id)]
        return max(found, key=lambda d: d.seq, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Who acts, when, and in which organisation."""

    by: Person
    at: datetime
    organisation: Organisation

    @property
    def today(self) -> date:
        """Return today's date where the organisation is."""
        return self.organisation.today(self.at)

    @property
    def calendar(self) -> Calendar:
        """Return the organisation's calendar."""
        return self.organisation.calendar


def evolve(organisation: Organisation | None, recorded: Recorded) -> Organisation:
    """Fold one event of the organisation's stream in; knows no rules."""
    event = recorded.event
    if isinstance(event, happened.OrganisationFounded):
        return _founded(event, recorded)
    if organisation is None:
        raise ValueError(recorded.stream, "does not begin with OrganisationFounded")
    return replace(_FOLDS[type(event)](organisation, event, recorded), version=recorded.stream_seq)


def fold(history: Iterable[Recorded]) -> Organisation | None:
    """Fold a whole stream; None when it is empty."""
    organisation: Organisation | None = None
    for recorded in history:
        organisation = evolve(organisation, recorded)
    return organisation


def _founded(event: happened.OrganisationFounded, recorded: Recorded) -> Organisation:
    return Organisation(
        name=event.name,
        zone=event.zone,
        country=event.country,
        language=event.language,
        version=recorded.stream_seq,
        calendar=Calendar(week=frozenset(event.week)),
    )


def _person_added(organisation: Organisation, event: happened.PersonAdded, _: Recorded) -> Organisation:
    person = Person(
        number=event.number,
        name=event.name,
        role=event.role,
        reports_to=event.reports_to,
        mail=event.mail,
        language=event.language,
    )
    return replace(organisation, people={**organisation.people, event.number: person})


def _person_changed(organisation: Organisation, event: happened.PersonChanged, _: Recorded) -> Organisation:
    person = replace(
        organisation.people[event.number], mail=event.mail, language=event.language, limit=event.limit
    )
    return replace(organisation, people={**organisation.people, event.number: person})


def _person_left(organisation: Organisation, event: happened.PersonLeft, _: Recorded) -> Organisation:
    person = replace(organisation.people[event.number], left_on=event.on)
    return replace(organisation, people={**organisation.people, event.number: person})


def _person_returned(organisation: Organisation, event: happened.PersonReturned, _: Recorded) -> Organisation:
    person = replace(organisation.people[event.number], left_on=None)
    return replace(organisation, people={**organisation.people, event.number: person})


def _seeded(organisation: Organisation, event: happened.CalendarSeeded, _: Recorded) -> Organisation:
    exceptions = dict.fromkeys(event.off, False) | dict.fromkeys(event.worked, True)
    calendar = organisation.calendar
    return replace(
        organisation,
        calendar=replace(
            calendar,
            exceptions={**calendar.exceptions, **exceptions},
            known_years=calendar.known_years | set(event.known_years),
        ),
    )


def _day_set(organisation: Organisation, event: happened.CalendarDaySet, _: Recorded) -> Organisation:
    exceptions = {**organisation.calendar.exceptions, event.day: event.is_working}
    return replace(organisation, calendar=replace(organisation.calendar, exceptions=exceptions))


def _week_set(organisation: Organisation, event: happened.WorkingWeekSet, _: Recorded) -> Organisation:
    return replace(organisation, calendar=replace(organisation.calendar, week=frozenset(event.week)))


def _definition_stored(
    organisation: Organisation, event: happened.DefinitionStored, recorded: Recorded
) -> Organisation:
    stored = StoredDefinition(
        kind=event.kind,
        id=event.id,
        version=event.definition_version,
        content_hash=event.content_hash,
        seq=recorded.seq,
    )
    return replace(organisation, definitions={**organisation.definitions, event.content_hash: stored})


_Fold: TypeAlias = Callable[[Organisation, Any, Recorded], Organisation]

_FOLDS: Mapping[type[Event], _Fold] = {
    happened.PersonAdded: _person_added,
    happened.PersonChanged: _person_changed,
    happened.PersonLeft: _person_left,
    happened.PersonReturned: _person_returned,
    happened.CalendarSeeded: _seeded,
    happened.CalendarDaySet: _day_set,
    happened.WorkingWeekSet: _week_set,
    happened.DefinitionStored: _definition_stored,
}
