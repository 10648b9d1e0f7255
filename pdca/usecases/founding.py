"""Begin a log: the organisation, its calendar and the shipped process."""

from contextlib import closing
from dataclasses import dataclass

from pdca.domain.errors import StorageTrouble
from pdca.domain.events import CalendarSeeded, OrganisationFounded
from pdca.domain.organisation import SETUP
from pdca.domain.process import Process
from pdca.domain.streams import ORGANISATION_STREAM
from pdca.storage.create import creating, is_ours
from pdca.storage.database import Address
from pdca.storage.journal import Journal, Stamp
from pdca.storage.store import Store
from pdca.usecases.acting import Acting
from pdca.usecases.defining import store_process
from pdca.usecases.holidays_of import known_zone, seeded_calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """What `init` is told."""

    name: str
    zone: str
    country: str
    language: str
    week: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """What `init` made, or found already made."""

    name: str
    known_years: tuple[int, ...]
    is_repeat: bool


def found(place: Address, founding: Founding, process: Process, acting: Acting) -> Founded:
    """Make a database and found the organisation in it, in one transaction.

    Raises:
        WrongInput: the zone or the country is unknown.
        StorageTrouble: the database is there already with another organisation, or cannot be made.
    """
    today = acting.at.astimezone(known_zone(founding.zone)).date()
    seed = seeded_calendar(founding.country, today.year)
    if is_ours(place):
        return _already(place, founding)
    with creating(place) as connection:
        journal = Journal(connection)
        _record(journal, founding, seed, process, acting)
        journal.flush()
    return Founded(name=founding.name, known_years=seed.known_years, is_repeat=False)


def _record(
    journal: Journal, founding: Founding, seed: CalendarSeeded, process: Process, acting: Acting
) -> None:
    stamp = Stamp(by=SETUP, at=acting.at, clock=acting.clock)
    event = OrganisationFounded(
        name=founding.name,
        zone=founding.zone,
        country=founding.country,
        language=founding.language,
        week=founding.week,
    )
    journal.record(ORGANISATION_STREAM, event, stamp)
    journal.record(ORGANISATION_STREAM, seed, stamp)
    store_process(journal, process, stamp)


def _already(place: Address, founding: Founding) -> Founded:
    with closing(Store.open(place)) as store, store.reading() as view:
        organisation = view.organisation()
    if organisation.name != founding.name:
        raise StorageTrouble("organisation-exists", place=place.shown, name=organisation.name)
    years = tuple(sorted(organisation.calendar.known_years))
    return Founded(name=organisation.name, known_years=years, is_repeat=True)
