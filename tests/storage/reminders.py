"""Sixty days of a company whose people are busy, idle and moved about, reminded each day or on some."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from pdca.domain.calendar import Calendar
from pdca.domain.errors import MailTrouble, PdcaError
from pdca.domain.mail import Letter, Outcome, Verdict
from pdca.domain.process import Ending
from pdca.mail.message import plain_of
from pdca.mail.postman import Postman
from pdca.reports.digest import Digest
from pdca.reports.month_mail import MailText
from pdca.storage.database import address
from pdca.storage.outbox import Posted
from pdca.storage.store import Store
from pdca.storage.view import View
from pdca.usecases import advancing, assigning, extending, findings, people, posting, reassigning
from pdca.usecases.acting import Acting
from pdca.usecases.desk import show_cycle
from pdca.usecases.digests import Reminders, reminders
from pdca.usecases.reach import Reach
from pdca.usecases.reminding import reminder_letters, withdraw_outdated
from tests.mail.letters import SENDER, server
from tests.stateful.machine import START, template
from tests.stateful.next_step import next_step
from tests.storage.company import HEAD, MEMBER, OWNER, SECOND
from tests.storage.places import MEMORY

CALENDAR = Calendar()
"""No holiday falls into these sixty days."""

EVERYBODY = {OWNER: "owner", HEAD: "head", MEMBER: "member", SECOND: "second"}


class Gathering(Postman):
    """A postman who keeps what he is given, as long as the road is open."""

    def __init__(self, *, is_open: bool = True) -> None:
        super().__init__(server(1))
        self.is_open = is_open
        self.taken: list[tuple[str, str]] = []
        self._address = ""

    def connect(self) -> None:
        """Go nowhere, or stop before a closed road."""
        if not self.is_open:
            raise MailTrouble("mail-server-out-of-reach", server="x", detail="y")

    def offer(self, address: str, size: int) -> None:  # noqa: ARG002 - as postmen are asked
        """Find every letter wanted."""
        self._address = address

    def hand_over(self, message: str) -> Verdict:
        """Keep what the letter says."""
        self.taken.append((self._address, plain_of(message)))
        return Verdict(outcome=Outcome.ACCEPTED)


@dataclass(slots=True)
class Company:
    """A store, and a clock that says what time it is."""

    store: Store
    at: datetime = field(default=START + timedelta(days=1))

    def acting(self, name: str = OWNER) -> Acting:
        """Return who acts now."""
        return Acting(name=name, at=self.at, began=self.at)

    def found(self, reach: Reach | None = None) -> Reminders:
        """Compute today's digests."""
        return reminders(self.store, self.acting(), lambda item, _found: item.task.value, reach or Reach())

    def letters(self) -> tuple[Letter, ...]:
        """Write today's digests, so shortly that sixty days take no time."""
        return reminder_letters(self.found(), told)

    def remind(self, postman: Gathering | None = None) -> list[tuple[str, str]]:
        """Do what `pdca remind` does; return what arrived, to whom."""
        postman = postman or Gathering()
        letters = self.letters()
        withdraw_outdated(self.store, letters, self.at)
        posting.queue(self.store, letters, SENDER, acting=self.acting())
        posting.deliver(self.store, postman, self.acting(), lambda: self.at)
        return postman.taken

    def outbox(self) -> tuple[Posted, ...]:
        """Return all letters."""
        return posting.letters_of(self.store)[1]


@contextmanager
def company() -> Iterator[Company]:
    """Open a company with three findings, in which everybody has an address."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder) / "pdca.db"
        path.write_bytes(template())
        with closing(Store.open(address(str(path)))) as store:
            opened = Company(store)
            for name, local in EVERYBODY.items():
                mail = f"{local}@romashka.example"
                people.change_person(store, name, mail=mail, acting=opened.acting())
            yield opened


def told(digest: Digest, _language: str) -> MailText:
    """Write a digest as JSON."""
    parts = {
        name: [[line.name, line.task, line.who, list(line.known_by)] for line in getattr(digest, name)]
        for name in ("overdue", "today", "decisions", "soon", "others")
    }
    plain = json.dumps({"day": digest.day.isoformat(), "person": digest.person, **parts})
    return MailText(subject="pdca", plain=f"{plain}\n", html="<p>")


def sixty_days(seed: int, is_run: Callable[[date], bool], is_open: Callable[[date], bool]) -> dict[str, str]:
    """Let sixty days pass and remind on those that a run is made; return each digest by day and address."""
    chance, arrived = Random(seed), dict[str, str]()  # noqa: S311 - no secrets
    with company() as here:
        for number in range(60):
            here.at = START + timedelta(days=1 + number)
            today = here.at.date()
            for _ in range(chance.choice([0, 0, 1, 2, 5])):
                here.at += timedelta(minutes=1)
                _something(here, chance)
            here.at = START + timedelta(days=1 + number, hours=2)
            if not is_run(today) or not CALENDAR.is_working(today):
                continue
            for to, plain in here.remind(Gathering(is_open=is_open(today))):
                with here.store.reading() as view:
                    assert list(untrue(view, plain)) == []
                assert f"{today} {to}" not in arrived
                arrived[f"{today} {to}"] = plain
    return arrived


def untrue(view: View, plain: str) -> Iterator[str]:
    """Yield what a digest says and the cycles themselves do not."""
    digest = json.loads(plain)
    names = {person.name: person.number for person in view.organisation().people.values()}
    for part in ("overdue", "today", "decisions", "soon", "others"):
        for name, task, who, _known in digest[part]:
            if not name.startswith("C-"):
                continue
            cycle = view.cycle(int(name[2:]))
            holder = names[who if part == "others" else digest["person"]]
            if task == "control":
                if cycle.ending is not Ending.CLOSED or holder != cycle.checker:
                    yield f"{name}: no control reading is due from {holder}"
                continue
            if cycle.ending is not None or cycle.pause is not None:
                yield f"{name}: {cycle.stage}, and {holder} is reminded"
            relations = view.engines[cycle.process].holders(cycle.stage)
            if task == "move" and holder not in {cycle.person(relation) for relation in relations}:
                yield f"{name}: it is not the turn of {holder}"


def _something(here: Company, chance: Random) -> None:
    """Let somebody do something, or fail to."""
    number, drawn = chance.randint(1, 6), chance.random()
    reason = "Так надо"
    owner = here.acting()
    with suppress(PdcaError):
        if drawn < 0.1:
            findings.add_finding(here.store, f"Замечание {here.at:%d%H%M}", acting=owner)
        elif drawn < 0.25:
            to = chance.choice([HEAD, HEAD, MEMBER, SECOND])
            assigning.assign(here.store, [number], to, acting=owner)
        elif drawn < 0.33:
            reassigning.reassign(here.store, number, chance.choice([HEAD, MEMBER]), reason, acting=owner)
        elif drawn < 0.38:
            back = here.at.date() + timedelta(days=20)
            advancing.advance(here.store, number, "freeze", acting=owner, reason=reason, returns_on=back)
        elif drawn < 0.44:
            advancing.advance(here.store, number, "resume", acting=owner)
        elif drawn < 0.46:
            advancing.advance(here.store, number, "cancel", acting=owner, reason=reason)
        elif drawn < 0.55:
            later = here.at.date() + timedelta(days=chance.randint(5, 30))
            extending.ask_extension(here.store, number, later, reason, acting=here.acting(HEAD))
        elif drawn < 0.6:
            extending.decide_extension(here.store, number, is_granted=chance.random() < 0.5, acting=owner)
        else:
            name, step = next_step(show_cycle(here.store, number, owner), chance.choice([50, 100]))
            step(here.store, replace(owner, name=name))


def letter_of(letters: Sequence[Letter], local: str) -> Letter:
    """Return the letter to an address."""
    return next(each for each in letters if each.recipient.address.startswith(f"{local}@"))
