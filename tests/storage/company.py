"""A small company whose log holds every kind of event, and a clock that moves when told."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from pdca.definitions.catalogues import read_catalogue
from pdca.definitions.processes import read_process
from pdca.domain.catalogue import Catalogue, Direction
from pdca.domain.cycle_events import EvidenceKind, Prediction
from pdca.domain.events import Answer, Clock, Voice
from pdca.domain.mail import Letter, Outcome, Recipient, Verdict
from pdca.domain.people import Role
from pdca.domain.plan import CauseIn, ReadingKind
from pdca.domain.process import Process, Relation
from pdca.domain.sales import ExportKind, Seller
from pdca.mail.addresses import Mailbox
from pdca.mail.postman import Postman
from pdca.mail.server import Security, Server
from pdca.storage.database import Address
from pdca.storage.store import Store
from pdca.usecases import (
    advancing,
    assessing,
    assigning,
    calendars,
    checking,
    commenting,
    extending,
    findings,
    founding,
    leaving,
    people,
    planning,
    posting,
    reassigning,
    undoing,
)
from pdca.usecases.acting import Acting
from pdca.usecases.pairing import Manner
from tests.storage.exports import imported

ROOT = Path(__file__).parents[2]

OWNER, HEAD, MEMBER, SECOND, READER = (
    "Орлова Анна",
    "Смирнов Пётр",
    "Иванов Олег",
    "Кузнецова Вера",
    "Петрова Ольга",
)

FOUNDING = founding.Founding(
    name="ООО «Ромашка»", zone="Europe/Moscow", country="RU", language="ru", week=(0, 1, 2, 3, 4)
)

BEGINNING = datetime(2026, 7, 1, 6, tzinfo=UTC)

PLAN: dict[str, object] = {
    "goal": "План продаж есть у каждого менеджера",
    "whys": ("план не составлен", "никто не назначен", "нет регламента планирования"),
    "cause_in": CauseIn.PROCESS,
    "measure": "Доля менеджеров с планом",
    "unit": "%",
    "direction": Direction.UP,
    "baseline": Decimal(0),
    "baseline_period": "июнь 2026",
    "target": Decimal(100),
    "target_on": date(2026, 9, 1),
    "prediction": "Планы появятся у всех",
    "check_method": "Сверка планов с утверждёнными",
    "data_source": "Выгрузка из CRM",
    "counter_measure": "Доля отказов клиентов",
    "counter_unit": "%",
    "counter_direction": Direction.DOWN,
    "counter_baseline": Decimal(5),
    "observation": 10,
}

STANDARD: dict[str, object] = {
    "document": "Регламент планирования",
    "document_version": "1",
    "told": "Все менеджеры",
    "elsewhere": "Сервис",
    "control_on": date(2027, 2, 1),
}


@cache
def process() -> Process:
    """Return the shipped process."""
    return read_process(ROOT / "workflows" / "pdca.yaml")


@cache
def catalogue() -> Catalogue:
    """Return the shipped catalogue."""
    return read_catalogue(ROOT / "workflows" / "catalogues" / "sales-head.yaml")


def answers(*failing: str) -> tuple[Answer, ...]:
    """Answer every criterion: the named signs fail, all others are met."""
    return tuple(
        Answer(sign=sign.id, criterion=criterion.id, score=0 if sign.id in failing else 2)
        for sign in catalogue().signs
        for criterion in sign.criteria
    )


@dataclass(slots=True)
class Now:
    """A clock that moves only when told, a minute for each command."""

    at: datetime = field(default=BEGINNING)

    def acting(self, name: str | None) -> Acting:
        """Return who acts a minute later."""
        self.pass_time(timedelta(minutes=1))
        return Acting(name=name, at=self.at, began=self.at, clock=Clock.SET)

    def pass_time(self, time: timedelta) -> None:
        """Move the clock."""
        self.at += time


def found(place: Address, now: Now | None = None) -> Store:
    """Found the company and enter its five people."""
    now = now or Now()
    founding.found(place, FOUNDING, process(), now.acting(None))
    store = Store.open(place)
    people.add_person(store, OWNER, Role.OWNER, acting=now.acting(None))
    people.add_person(
        store, HEAD, Role.HEAD, acting=now.acting(OWNER), reports_to=OWNER, mail="head@example.org"
    )
    people.add_person(store, MEMBER, Role.MEMBER, acting=now.acting(OWNER), reports_to=HEAD)
    people.add_person(store, SECOND, Role.MEMBER, acting=now.acting(OWNER), reports_to=HEAD)
    people.add_person(store, READER, Role.READER, acting=now.acting(OWNER))
    return store


def with_history(store: Store, now: Now) -> None:
    """Let everything happen that can: three cycles, one of them closed after two rounds."""
    calendars.set_day(store, date(2026, 7, 13), is_working=False, note="День фирмы", acting=now.acting(OWNER))
    calendars.set_week(store, (0, 1, 2, 3, 4, 5), acting=now.acting(OWNER))
    signs = [sign.id for sign in catalogue().signs][:3]
    assessing.assess_person(
        store, HEAD, catalogue(), answers(*signs), acting=now.acting(OWNER), assign_to=HEAD
    )
    findings.add_finding(store, "Жалоба клиента", acting=now.acting(HEAD), external_number="Ж-17")
    findings.add_finding(store, "Ошибка в счёте", acting=now.acting(OWNER), about=MEMBER)
    assigning.assign(store, [4], MEMBER, acting=now.acting(HEAD), checker=OWNER)
    second_thoughts(store, now)
    findings.dismiss_finding(store, 5, "Не подтвердилось", acting=now.acting(OWNER))
    first_round(store, now)
    second_round(store, now)
    troubles(store, now)
    sent(store, now)
    exported(store, now)
    two_voices(store, now)
    people.change_person(store, MEMBER, mail="member@example.org", acting=now.acting(OWNER))
    other_hands(store, now)


def planned(store: Store, now: Now, cycle: int = 1) -> None:
    """Write a plan with two actions and send it for approval."""
    actions = [
        planning.PlannedAction(
            title="Составить план", assignee=MEMBER, due=now.at.date() + timedelta(days=7)
        ),
        planning.PlannedAction(title="Обучить", assignee=SECOND, due=now.at.date() + timedelta(days=9)),
    ]
    planning.write_plan(store, cycle, PLAN, acting=now.acting(HEAD), actions=actions)
    advancing.advance(store, cycle, acting=now.acting(HEAD))


def done(store: Store, now: Now, cycle: int = 1) -> None:
    """Carry the actions out and hand the result over."""
    for action, name in enumerate((MEMBER, SECOND), start=1):
        note = checking.Attachment(kind=EvidenceKind.NOTE, text=f"Сделано: {name}")
        planning.finish_action(store, cycle, action, acting=now.acting(name), note="готово")
        checking.attach(store, cycle, note, acting=now.acting(name), action=action)
    advancing.advance(store, cycle, acting=now.acting(HEAD))


def observed(store: Store, now: Now, cycle: int = 1, value: int = 100) -> None:
    """Read the measure, write the check and begin to observe."""
    now.pass_time(timedelta(days=1))
    checking.take_reading(store, cycle, Decimal(value), acting=now.acting(HEAD), note="выгрузка")
    checking.take_reading(store, cycle, Decimal(40), acting=now.acting(HEAD), kind=ReadingKind.COUNTER)
    with store.reading() as view:
        slip = view.cycle(cycle).readings_taken
    checking.correct_reading(store, cycle, slip, Decimal(4), acting=now.acting(OWNER), reason="Лишний ноль")
    checking.write_check(
        store, cycle, learned="План нужен", prediction=Prediction.HELD, acting=now.acting(OWNER)
    )
    advancing.advance(store, cycle, "observe", acting=now.acting(OWNER))


def closed(store: Store, now: Now, cycle: int = 1) -> None:
    """Adopt the improvement after the window, fix it with a standard and close the cycle."""
    now.pass_time(timedelta(days=20))
    checking.take_reading(store, cycle, Decimal(100), acting=now.acting(HEAD))
    checking.take_reading(store, cycle, Decimal(4), acting=now.acting(HEAD), kind=ReadingKind.COUNTER)
    advancing.advance(store, cycle, "adopt", acting=now.acting(OWNER))
    checking.name_standard(store, cycle, STANDARD, acting=now.acting(HEAD))
    advancing.advance(store, cycle, acting=now.acting(OWNER))


def first_round(store: Store, now: Now) -> None:
    """Run cycle 1 to Check, with a returned plan, and adapt."""
    planned(store, now)
    advancing.advance(store, 1, "return", acting=now.acting(OWNER), reason="Цель неясна")
    extending.ask_extension(store, 1, date(2026, 7, 15), "Отпуск", acting=now.acting(HEAD))
    extending.decide_extension(store, 1, is_granted=True, acting=now.acting(OWNER))
    advancing.advance(store, 1, acting=now.acting(HEAD))
    advancing.advance(store, 1, "approve", acting=now.acting(OWNER))
    done(store, now)
    observed(store, now, value=50)
    advancing.advance(store, 1, "adapt", acting=now.acting(OWNER), reason="Половина без плана")


def second_round(store: Store, now: Now) -> None:
    """Run cycle 1 to its end, with a pause on the way."""
    planned(store, now)
    advancing.advance(store, 1, "approve", acting=now.acting(OWNER))
    advancing.advance(
        store, 1, "freeze", acting=now.acting(OWNER), reason="Ремонт", returns_on=date(2026, 9, 1)
    )
    now.pass_time(timedelta(days=3))
    advancing.advance(store, 1, "resume", acting=now.acting(OWNER))
    done(store, now)
    observed(store, now)
    closed(store, now)


def troubles(store: Store, now: Now) -> None:
    """Let cycle 2 run into handed on and dropped actions and lost extensions, and cycle 3 change hands."""
    planned(store, now, 2)
    extending.ask_extension(
        store, 2, now.at.date() + timedelta(days=30), "Не успеваем", acting=now.acting(HEAD)
    )
    advancing.advance(store, 2, "approve", acting=now.acting(OWNER))
    for assignee in (SECOND, MEMBER):
        reassigning.reassign_action(store, 2, 1, assignee, "Отпуск", acting=now.acting(OWNER))
    planning.drop_action(store, 2, 2, acting=now.acting(SECOND), reason="Не нужно")
    planning.drop_action(store, 2, 2, acting=now.acting(OWNER))
    extending.ask_extension(
        store, 2, now.at.date() + timedelta(days=40), "Праздники", acting=now.acting(HEAD)
    )
    extending.decide_extension(store, 2, is_granted=False, acting=now.acting(OWNER), reason="Нет")
    reassigning.reassign(store, 3, SECOND, "Больше времени", acting=now.acting(OWNER))
    advancing.advance(store, 3, "cancel", acting=now.acting(OWNER), reason="Признак исчез")


class Trusting(Postman):
    """A postman who says that every letter was taken."""

    def connect(self) -> None:
        """Go nowhere."""

    def offer(self, address: str, size: int) -> None:
        """Find every letter wanted."""

    def hand_over(self, message: str) -> Verdict:  # noqa: ARG002 - as postmen are asked
        """Say that it was taken."""
        return Verdict(outcome=Outcome.ACCEPTED)


def sent(store: Store, now: Now) -> None:
    """Send a letter."""
    acting = now.acting(OWNER)
    sender = Mailbox(name="", address="reports@example.org")
    server = Server(host="localhost", port=25, security=Security.NONE, sender=sender)
    letter = Letter(
        key="month:2026-07:P-2:html",
        recipient=Recipient(address="head@example.org", name=HEAD, person=2),
        subject="Отчёт",
        plain="Отчёт",
        html="<p>Отчёт</p>",
        made_from=3,
        head_hash="0" * 64,
    )
    posting.queue(store, [letter], sender, acting=acting)
    posting.deliver(store, Trusting(server), acting, lambda: acting.at)


def exported(store: Store, now: Now) -> None:
    """Import who sells."""
    imported(
        store,
        ExportKind.PEOPLE,
        [Seller(name=MEMBER), Seller(name=HEAD, is_head=True)],
        acting=now.acting(HEAD),
        exported_on=now.at.date(),
        fields=("name", "is_head"),
    )


def two_voices(store: Store, now: Now) -> None:
    """Let the owner assess sealed, the head answer beside it and reply to a finding; all is met this time."""
    sealed, own = Manner(is_sealed=True, carries_over=True), Manner(voice=Voice.SELF)
    met = answers()[:-1]
    assessing.assess_person(store, HEAD, catalogue(), met, acting=now.acting(OWNER), manner=sealed)
    assessing.assess_person(store, HEAD, catalogue(), answers(), acting=now.acting(HEAD), manner=own)
    findings.reply_to_finding(store, 3, "Признака уже нет", acting=now.acting(HEAD))


def second_thoughts(store: Store, now: Now) -> None:
    """Let slips be taken back, someone remark, and a finding wait in the queue before it is dismissed."""
    findings.dismiss_finding(store, 5, "Не то замечание", acting=now.acting(OWNER))
    undoing.undo(store, "finding", 5, acting=now.acting(OWNER))
    people.change_person(store, MEMBER, limit=1, acting=now.acting(OWNER))
    assigning.assign(store, [5], MEMBER, acting=now.acting(HEAD), checker=OWNER)
    people.change_person(store, MEMBER, limit=3, acting=now.acting(OWNER))
    commenting.comment(store, 4, "Клиент ответит в пятницу", acting=now.acting(HEAD))
    note = checking.Attachment(kind=EvidenceKind.NOTE, text="Не туда")
    checking.attach(store, 4, note, acting=now.acting(HEAD))
    undoing.undo(store, "cycle", 4, acting=now.acting(HEAD))


def other_hands(store: Store, now: Now) -> None:
    """Let another person check cycle 4 for a while, and a reader leave and return."""
    for checker in (SECOND, OWNER):
        reassigning.reassign(store, 4, {Relation.CHECKER: checker}, "Отпуск", acting=now.acting(OWNER))
    leaving.leave(store, READER, acting=now.acting(OWNER))
    leaving.come_back(store, READER, acting=now.acting(OWNER))


def shown_again(store: Store, now: Now) -> int:
    """Let the sign of the closed cycle show again half a year later; return the new finding's number."""
    now.pass_time(timedelta(days=180))
    sign = catalogue().signs[0]
    shown = [Answer(sign=sign.id, criterion=criterion.id, score=0) for criterion in sign.criteria]
    made = assessing.assess_person(store, HEAD, catalogue(), shown, acting=now.acting(OWNER), assign_to=HEAD)
    return made.findings[0].number
