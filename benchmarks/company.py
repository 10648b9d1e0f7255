"""A company to measure with: its people, and cycles whose plans are ready to be submitted."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache

from benchmarks.log import Log
from pdca.definitions.catalogues import read_catalogue
from pdca.definitions.processes import read_process
from pdca.domain.catalogue import Catalogue
from pdca.domain.events import Clock
from pdca.domain.people import Role
from pdca.domain.process import Process
from pdca.shipped import shipped
from pdca.storage.database import Address
from pdca.storage.store import Store
from pdca.usecases import founding, people
from pdca.usecases.acting import Acting

OWNER, HEAD, SECOND_HEAD = "Орлова Анна", "Смирнов Пётр", "Кузнецова Вера"
MEMBERS = ("Иванов Олег", "Петрова Ольга", "Лебедев Игорь", "Соколова Мария")

BEGINNING = datetime(2024, 7, 1, 6, tzinfo=UTC)

READY = BEGINNING + timedelta(days=1)
"""When the cycles of `with_ready_cycles` can be moved."""

_FOUNDING = founding.Founding(
    name="ООО «Ромашка»", zone="Europe/Moscow", country="RU", language="ru", week=(0, 1, 2, 3, 4)
)


def found(place: Address) -> None:
    """Found the company and enter its people."""
    founding.found(place, _FOUNDING, _process(), acting(None, BEGINNING))
    with closing(Store.open(place)) as store:
        people.add_person(store, OWNER, Role.OWNER, acting=acting(None, BEGINNING))
        for name in (HEAD, SECOND_HEAD):
            people.add_person(store, name, Role.HEAD, acting=acting(OWNER, BEGINNING), reports_to=OWNER)
        for name in MEMBERS:
            people.add_person(store, name, Role.MEMBER, acting=acting(OWNER, BEGINNING), reports_to=HEAD)
        for name in (HEAD, SECOND_HEAD, *MEMBERS):
            # So many cycles as are measured here nobody could have in work.
            people.change_person(store, name, limit=0, acting=acting(OWNER, BEGINNING))


def with_ready_cycles(place: Address, count: int) -> None:
    """Found the company with cycles of the head of sales whose plans are written but not submitted."""
    found(place)
    with closing(Store.open(place)) as store, store.writing() as journal:
        log = Log(journal, BEGINNING)
        for number in range(1, count + 1):
            finding = log.find(number)
            cycle = log.assign(finding, log.person(HEAD))
            log.plan(cycle, number)


def acting(name: str | None, at: datetime) -> Acting:
    """Return who acts at an instant of our choosing."""
    return Acting(name=name, at=at, began=at, clock=Clock.SET)


@cache
def catalogue() -> Catalogue:
    """Return the shipped catalogue."""
    return read_catalogue(shipped("workflows") / "catalogues" / "sales-head.yaml")


@cache
def _process() -> Process:
    return read_process(shipped("workflows") / "pdca.yaml")
