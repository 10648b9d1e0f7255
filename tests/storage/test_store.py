"""What is recorded comes back as it was; what is not allowed or fails leaves nothing."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from pdca.domain.cycle_events import EvidenceKind, Prediction
from pdca.domain.errors import NotFound, Refused, SomeoneWasFirst, StorageTrouble
from pdca.domain.events import Clock, DefinitionKind, FindingOpened
from pdca.domain.people import Role
from pdca.domain.streams import EVENT_TYPES, ORGANISATION_STREAM
from pdca.domain.text import typed
from pdca.storage.chain import entry_of, recorded_of
from pdca.storage.store import Store
from pdca.usecases import (
    advancing,
    assigning,
    calendars,
    checking,
    extending,
    findings,
    people,
    planning,
    reassigning,
)
from pdca.usecases.acting import Acting, stamp
from tests.storage.company import HEAD, MEMBER, OWNER, PLAN, SECOND, STANDARD, Now
from tests.storage.conftest import only_postgresql
from tests.storage.tampering import entries, problems, run, value

LATER = datetime(2026, 7, 28, 9, tzinfo=UTC)
DAY = date(2026, 8, 25)


def head(store: Store) -> tuple[int, str]:
    """Return the newest event's place and hash."""
    with store.reading() as view:
        return view.head()


def test_company_holds_every_kind_of_event(company: Store) -> None:
    assert {entry.type for entry in entries(company)} == set(EVENT_TYPES)


def test_every_event_comes_back_as_it_was_written(company: Store) -> None:
    for entry in entries(company):
        again = entry_of(
            recorded_of(entry), organisation=entry.organisation, previous_hash=entry.previous_hash
        )

        assert again == entry


def test_moment_comes_back_in_utc_to_the_microsecond(company: Store) -> None:
    moscow = timezone(timedelta(hours=3))
    at = datetime(2026, 8, 1, 0, 30, 0, 123456, tzinfo=moscow)
    acting = Acting(name=OWNER, at=at, began=at)

    findings.add_finding(company, "Ночная жалоба", acting=acting)

    with company.reading() as view:
        (recorded,) = view.history("finding-6")
    assert (recorded.at, recorded.at.tzinfo) == (at, UTC)
    assert (recorded.actor, recorded.clock) == (1, Clock.SYSTEM)
    assert value(company, "SELECT at FROM events WHERE stream = 'finding-6'") == "2026-07-31T21:30:00.123456Z"


def test_set_clock_is_marked(company: Store) -> None:
    assert {entry.clock for entry in entries(company)} == {"set"}


def test_error_inside_a_writing_block_keeps_nothing(company: Store) -> None:
    before = head(company)

    with pytest.raises(ZeroDivisionError), company.writing() as journal:  # noqa: PT012 - the end of the block counts
        number = journal.next_number("finding")
        opened = FindingOpened(
            number=number,
            title=typed("А"),
            description={},
            severity=journal.finding(1).severity,
            found_on=date(2026, 7, 1),
        )
        journal.record(f"finding-{number}", opened, stamp(journal, Now(at=LATER).acting(OWNER)))
        journal.flush()
        raise ZeroDivisionError

    assert head(company) == before
    assert problems(company) == ()


def test_refusal_in_the_middle_of_a_command_keeps_nothing(company: Store) -> None:
    findings.add_finding(company, "Первая", acting=Now(at=LATER).acting(OWNER))
    before = head(company)

    with pytest.raises(Refused):
        assigning.assign(company, [6, 5], HEAD, acting=Now(at=LATER).acting(OWNER))

    assert head(company) == before
    with company.reading() as view:
        assert view.finding(6).is_waiting


@only_postgresql
def test_reading_cannot_write(company: Store) -> None:
    before = head(company)

    with pytest.raises(StorageTrouble), company.reading() as view:
        view.connection.exec_driver_sql("DELETE FROM events")

    assert head(company) == before


@only_postgresql  # in SQLite the writer waits for the readers
def test_reading_sees_one_moment_while_others_write(company: Store) -> None:
    with company.reading() as view:
        before = view.head()
        findings.add_finding(company, "Жалоба", acting=Now(at=LATER).acting(OWNER))

        assert view.head() == before
    assert head(company)[0] == before[0] + 1


def test_external_number_is_taken_once(company: Store) -> None:
    with pytest.raises(Refused) as refused:
        findings.add_finding(
            company, "Та же жалоба", acting=Now(at=LATER).acting(OWNER), external_number="Ж-17"
        )

    assert [gap.code for gap in refused.value.gaps] == ["external-number-taken"]


def test_external_number_is_taken_once_also_after_a_finding_was_read(company: Store) -> None:
    with company.writing() as journal:
        journal.finding(5)

        assert journal.external_numbers() >= {"Ж-17"}


def test_database_itself_refuses_an_external_number_twice(company: Store) -> None:
    with pytest.raises(SomeoneWasFirst) as refused, company.writing() as journal:
        journal.connection.exec_driver_sql("UPDATE findings SET external_number = 'Ж-17' WHERE number = 1")

    assert (refused.value.code, refused.value.exit_code) == ("log-moved-on", 4)


def test_findings_without_an_external_number_are_many(company: Store) -> None:
    for title in ("Одна", "Другая"):
        findings.add_finding(company, title, acting=Now(at=LATER).acting(OWNER))

    assert value(company, "SELECT count(*) FROM findings WHERE external_number IS NULL") == 6


def test_as_of_an_event_is_the_fold_up_to_it(company: Store) -> None:
    with company.reading() as view:
        then = view.organisation(until=5)
        now = view.organisation()

    assert ([p.name for p in then.people.values()], len(now.people)) == ([OWNER, HEAD], 5)


def test_what_is_not_there_is_not_found(company: Store) -> None:
    with company.reading() as view:
        for find, code in ((view.cycle, "cycle-not-found"), (view.finding, "finding-not-found")):
            with pytest.raises(NotFound) as missing:
                find(99)

            assert (missing.value.code, missing.value.facts) == (code, {"number": 99})


def test_definitions_are_found_by_their_hash_alone(company: Store) -> None:
    with company.reading() as view:
        stored = view.organisation().latest_definition(DefinitionKind.PROCESS, "pdca")
        assert stored is not None

        assert view.engines[stored.content_hash].process.id == "pdca"
        assert view.engines.get("0" * 64) is None
        assert view.catalogues.get("0" * 64) is None


@pytest.mark.parametrize("payload", ["", "{}", "null", '{"x":' + "[" * 100_000])
def test_unreadable_event_is_named(company: Store, payload: str) -> None:
    run(company, "UPDATE events SET payload = :payload WHERE seq = 30", payload=payload)
    stream = str(value(company, "SELECT stream FROM events WHERE seq = 30"))

    with pytest.raises(StorageTrouble) as trouble, company.reading() as view:
        list(view.history(stream))

    assert (trouble.value.code, trouble.value.facts["seq"]) == ("event-unreadable", 30)


def test_log_without_an_organisation_is_trouble(company: Store) -> None:
    run(company, "DELETE FROM events")

    with pytest.raises(StorageTrouble) as trouble, company.reading() as view:
        view.organisation()

    assert trouble.value.code == "organisation-missing"


_Command = Callable[[Store, Now], object]

NOTE = checking.Attachment(kind=EvidenceKind.NOTE, text="Сделано")
ACTION = planning.PlannedAction(title="Ещё одно", assignee=MEMBER, due=DAY)


def _extend(store: Store, now: Now) -> None:
    extending.ask_extension(store, 2, DAY, "Отпуск", acting=now.acting(HEAD))


def _refuse_extension(store: Store, now: Now) -> None:
    extending.decide_extension(store, 2, is_granted=False, acting=now.acting(OWNER), reason="Нет")


def _learn(store: Store, now: Now) -> None:
    checking.write_check(store, 3, acting=now.acting(OWNER), learned="Многое", prediction=Prediction.FAILED)


REPEATED: dict[str, _Command] = {
    "add_person": lambda s, n: people.add_person(s, "Новый Илья", Role.MEMBER, acting=n.acting(OWNER)),
    "set_day": lambda s, n: calendars.set_day(s, DAY, is_working=False, note="", acting=n.acting(OWNER)),
    "set_week": lambda s, n: calendars.set_week(s, (0, 1, 2), acting=n.acting(OWNER)),
    "dismiss": lambda s, n: findings.dismiss_finding(s, 6, "Не то", acting=n.acting(OWNER)),
    "assign": lambda s, n: assigning.assign(s, [7], SECOND, acting=n.acting(OWNER)),
    "write_plan": lambda s, n: planning.write_plan(s, 4, PLAN, acting=n.acting(MEMBER)),
    "add_action": lambda s, n: planning.add_action(s, 4, ACTION, acting=n.acting(MEMBER)),
    "finish_action": lambda s, n: planning.finish_action(s, 2, 1, acting=n.acting(MEMBER)),
    "drop_asked": lambda s, n: planning.drop_action(s, 2, 1, acting=n.acting(MEMBER), reason="Нет"),
    "drop": lambda s, n: planning.drop_action(s, 2, 1, acting=n.acting(OWNER), reason="Нет"),
    "attach": lambda s, n: checking.attach(s, 4, NOTE, acting=n.acting(MEMBER)),
    "take_reading": lambda s, n: checking.take_reading(s, 4, Decimal(7), acting=n.acting(OWNER)),
    "reassign": lambda s, n: reassigning.reassign(s, 2, SECOND, "Отпуск", acting=n.acting(OWNER)),
    "ask_extension": _extend,
    "cancel": lambda s, n: advancing.advance(s, 2, "cancel", acting=n.acting(OWNER), reason="Хватит"),
}


@pytest.mark.parametrize("command", REPEATED)
def test_command_given_again_writes_nothing(company: Store, command: str) -> None:
    now = Now(at=LATER)
    for title in ("Одна", "Другая"):
        findings.add_finding(company, title, acting=now.acting(OWNER))
    before = head(company)
    REPEATED[command](company, now)
    first = head(company)

    REPEATED[command](company, now)

    assert first[0] > before[0]
    assert head(company) == first
    assert problems(company) == ()


def test_extension_decided_again_writes_nothing(company: Store) -> None:
    now = Now(at=LATER)
    _extend(company, now)
    _refuse_extension(company, now)
    first = head(company)

    again = extending.decide_extension(company, 2, is_granted=False, acting=now.acting(OWNER), reason="Нет")

    assert (again.is_repeat, head(company)) == (True, first)


def in_check(store: Store, now: Now) -> None:
    """Bring cycle 4, which the member is responsible for, to Check."""
    planning.write_plan(store, 4, PLAN, acting=now.acting(MEMBER), actions=[ACTION])
    advancing.advance(store, 4, acting=now.acting(MEMBER))
    advancing.advance(store, 4, "approve", acting=now.acting(HEAD))
    planning.finish_action(store, 4, 1, acting=now.acting(MEMBER))
    checking.attach(store, 4, NOTE, acting=now.acting(MEMBER), action=1)
    advancing.advance(store, 4, acting=now.acting(MEMBER))


def test_check_and_standard_given_again_write_nothing(company: Store) -> None:
    now = Now(at=LATER)
    in_check(company, now)
    for _ in range(2):
        checking.write_check(
            company, 4, acting=now.acting(OWNER), learned="Многое", prediction=Prediction.FAILED
        )
        checking.name_standard(company, 4, STANDARD, acting=now.acting(OWNER))
        last = head(company)

        assert value(company, "SELECT count(*) FROM events WHERE type = 'StandardNamed'") == 2

    assert last == head(company)


def test_numbers_and_streams_belong_to_the_organisation(company: Store) -> None:
    with company.reading() as view:
        recorded = list(view.history(ORGANISATION_STREAM))

    assert [r.stream_seq for r in recorded] == list(range(1, len(recorded) + 1))


def test_two_stores_on_one_database_see_each_other(company: Store) -> None:
    with closing(Store.open(company.place)) as other:
        findings.add_finding(other, "Жалоба", acting=Now(at=LATER).acting(OWNER))

        assert head(company) == head(other)
