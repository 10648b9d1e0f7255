"""Reminders follow from the log: missed runs lose nothing, further ones repeat nothing, none is untrue."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from pdca.domain.errors import Refused
from pdca.domain.mail import LEASE, Delivery, handing_over
from pdca.domain.people import Role
from pdca.reports.digest import Digest, DigestLine
from pdca.storage.store import Store
from pdca.usecases import advancing, assigning, extending, people, posting, reassigning
from pdca.usecases.reach import Reach
from pdca.usecases.reminding import check_sender, withdraw_outdated
from pdca.usecases.verifying import verify_log
from tests.mail.letters import SENDER
from tests.storage.company import HEAD, MEMBER, OWNER, READER
from tests.storage.reminders import Company, Gathering, company, letter_of, sixty_days

DUE = date(2026, 7, 14)
"""Of the plan of a cycle that was opened on the 7th."""


@pytest.fixture
def here() -> Iterator[Company]:
    """Return a company where the head has C-1, to be planned within five working days."""
    with company() as opened:
        assigning.assign(opened.store, [1], HEAD, acting=opened.acting())
        yield opened


def on(here: Company, month: int, day: int) -> Company:
    here.at = datetime(2026, month, day, 7, tzinfo=UTC)
    return here


def digest(here: Company, name: str) -> Digest | None:
    return next((each.digest for each in here.found().digests if each.person.name == name), None)


def overdue(here: Company, name: str = HEAD) -> DigestLine:
    found = digest(here, name)
    assert found is not None
    return found.overdue[0]


def others(here: Company, name: str) -> list[str]:
    found = digest(here, name)
    return [line.name for line in found.others] if found else []


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.slow) for n in (2, 3))])
def test_sixty_days_with_missed_runs_bring_the_same_digests_minus_those_for_days_gone_by(seed: int) -> None:
    missing = Random(seed)  # noqa: S311 - no secrets
    first = date(2026, 7, 7)
    missed = {first + timedelta(days=n) for n in range(61) if missing.random() < 0.4}
    closed = {first + timedelta(days=n) for n in range(61) if missing.random() < 0.15}

    daily = sixty_days(seed, lambda _day: True, lambda _day: True)
    patchy = sixty_days(seed, lambda day: day not in missed, lambda day: day not in closed)

    gone_by = {day.isoformat() for day in missed | closed}
    assert patchy == {key: plain for key, plain in daily.items() if key.split()[0] not in gone_by}
    assert len(patchy) > 20
    assert any(json.loads(plain)["others"] for plain in patchy.values())


def test_a_reminder_begins_two_working_days_before_and_goes_on_each_working_day(here: Company) -> None:
    told = {}
    for day in range(8, 18):
        found = digest(on(here, 7, day), HEAD)
        told[day] = (
            found and next(part for part in ("overdue", "today", "soon") if getattr(found, part)),
            here.found().is_working,
        )

    assert [told[day][0] for day in (8, 9, 10, 13, 14, 15, 16, 17)] == [
        None, None, "soon", "soon", "today", "overdue", "overdue", "overdue",
    ]  # fmt: skip
    assert [day for day, (_, is_working) in told.items() if not is_working] == [11, 12]


def test_each_two_working_days_of_silence_are_made_known_one_level_up(here: Company) -> None:
    assigning.assign(here.store, [2], MEMBER, acting=here.acting(OWNER))

    lines = {day: overdue(on(here, 7, day), MEMBER) for day in (15, 16, 17, 20, 21)}

    assert [line.known_by for line in lines.values()] == [(), (HEAD,), (HEAD,), (HEAD, OWNER), (HEAD, OWNER)]
    assert (lines[15].next_name, lines[15].next_on) == (HEAD, date(2026, 7, 16))
    assert (lines[17].next_name, lines[17].next_on) == (OWNER, date(2026, 7, 20))
    assert lines[20].next_name == ""
    assert [others(on(here, 7, day), HEAD) for day in (15, 16, 20)] == [[], ["C-2"], ["C-2"]]
    assert [others(on(here, 7, day), OWNER) for day in (16, 17, 20)] == [["C-1"], ["C-1"], ["C-1", "C-2"]]


def test_after_a_reassignment_the_new_person_begins_anew_and_the_old_one_hears_no_more(here: Company) -> None:
    on(here, 7, 20)
    assert overdue(here).known_by == (OWNER,)

    reassigning.reassign(here.store, 1, MEMBER, "Отпуск", acting=here.acting(OWNER))

    line = overdue(here, MEMBER)
    assert (line.known_by, line.days_silent, line.days_late) == ((), 0, 4)
    assert digest(here, HEAD) is None
    assert others(here, OWNER) == []
    assert overdue(on(here, 7, 22), MEMBER).known_by == (HEAD,)


def test_what_is_frozen_or_cancelled_reminds_nobody(here: Company) -> None:
    assigning.assign(here.store, [2], HEAD, acting=here.acting(OWNER))
    on(here, 7, 20)

    advancing.advance(
        here.store, 1, "freeze", acting=here.acting(), reason="Ремонт", returns_on=date(2026, 9, 1)
    )
    advancing.advance(here.store, 2, "cancel", acting=here.acting(), reason="Исчез")

    assert here.found().digests == ()
    here.at += timedelta(days=1)
    advancing.advance(here.store, 1, "resume", acting=here.acting())
    assert overdue(here).known_by == ()


def test_a_decision_is_asked_for_each_day_though_it_is_not_late(here: Company) -> None:
    extending.ask_extension(here.store, 1, date(2026, 7, 30), "Отпуск", acting=here.acting(HEAD))

    found = digest(on(here, 7, 8), OWNER)

    assert found is not None
    asked = found.decisions[0]
    assert (asked.task, asked.who, asked.reason) == ("decide-extension", HEAD, "Отпуск")
    assert digest(here, HEAD) is None


def test_what_can_wait_is_told_beside_what_cannot_and_alone_reminds_nobody(here: Company) -> None:
    assert digest(on(here, 7, 7), OWNER) is None

    found = digest(on(here, 7, 16), OWNER)

    assert found is not None
    assert [(line.name, line.can_wait) for line in found.decisions] == [("F-2", True), ("F-3", True)]


def test_who_is_out_of_reach_is_not_said_to_know(here: Company) -> None:
    above = people.add_person(
        here.store, "Громова Инна", Role.HEAD, acting=here.acting(), reports_to=OWNER
    ).person
    people.add_person(
        here.store, "Белов Иван", Role.MEMBER, acting=here.acting(), reports_to=above.name, mail="b@x.example"
    )
    assigning.assign(here.store, [2], "Белов", acting=here.acting(OWNER))

    on(here, 7, 20)
    by_mail = next(each.digest for each in here.found().digests if each.person.name == "Белов Иван")
    by_file = here.found(Reach(is_by_file=True)).digests

    assert by_mail.overdue[0].known_by == (OWNER,)
    assert next(each.digest for each in by_file if each.person.name == "Белов Иван").overdue[0].known_by == (
        "Громова Инна",
        OWNER,
    )
    assert next(each.addresses for each in by_file if each.person.number == above.number) == ()


@pytest.mark.parametrize("name", [MEMBER, READER])
def test_only_owners_and_heads_remind_others(here: Company, name: str) -> None:
    found = replace(
        here.found(),
        by=next(person for person in here.found().organisation.people.values() if person.name == name),
    )

    with pytest.raises(Refused):
        check_sender(found)


def test_a_second_run_of_a_day_sends_nothing_and_the_next_day_sends_again(here: Company) -> None:
    on(here, 7, 15)

    first, second = here.remind(), here.remind()
    third = on(here, 7, 16).remind()

    assert [to for to, _ in first] == ["head@romashka.example"]
    assert second == []
    assert sorted(to for to, _ in third) == ["head@romashka.example", "owner@romashka.example"]
    assert verify_log(here.store).is_sound


def test_two_runs_at_once_send_once(here: Company) -> None:
    on(here, 7, 16)
    carried = [Gathering(), Gathering()]

    def run(postman: Gathering) -> None:
        with closing(Store.open(here.store.place)) as store:
            Company(store, here.at).remind(postman)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, carried))

    arrived = [to for postman in carried for to, _ in postman.taken]
    assert sorted(arrived) == ["head@romashka.example", "owner@romashka.example"]


def test_what_waits_when_its_day_is_over_is_withdrawn_and_says_so(here: Company) -> None:
    on(here, 7, 15).remind(Gathering(is_open=False))

    arrived = on(here, 7, 17).remind()

    (yesterday, *_) = here.outbox()[-3:]
    assert (yesterday.envelope.key, yesterday.progress.delivery) == (
        "remind:2026-07-15:P-2", Delivery.DROPPED,
    )  # fmt: skip
    assert yesterday.progress.reason is not None
    assert yesterday.progress.reason.code == "letter-outdated"
    assert all('"day": "2026-07-17"' in plain for _, plain in arrived)


def test_what_waits_about_a_cycle_that_was_reassigned_is_withdrawn_and_the_truth_goes(here: Company) -> None:
    on(here, 7, 15).remind(Gathering(is_open=False))
    reassigning.reassign(here.store, 1, MEMBER, "Отпуск", acting=here.acting(OWNER))

    arrived = here.remind()

    assert [to for to, _ in arrived] == ["member@romashka.example"]
    assert [each.progress.delivery for each in here.outbox()] == [Delivery.DROPPED, Delivery.SENT]


def test_a_reminder_that_is_outdated_is_written_anew_the_same_day(here: Company) -> None:
    on(here, 7, 15).remind(Gathering(is_open=False))
    assigning.assign(here.store, [2], HEAD, acting=here.acting(OWNER))
    here.at += timedelta(days=7)
    on(here, 7, 22).remind(Gathering(is_open=False))
    advancing.advance(here.store, 1, "cancel", acting=here.acting(), reason="Исчез")

    arrived = here.remind()

    to_head = [json.loads(plain) for to, plain in arrived if to.startswith("head@")]
    assert [[line[0] for line in each["today"]] for each in to_head] == [["C-2"]]
    assert [each["overdue"] for each in to_head] == [[]]
    assert [each.envelope.key for each in here.outbox() if each.progress.delivery is Delivery.SENT] == [
        "remind:2026-07-22:P-2#2"
    ]


def test_what_still_holds_waits_on_and_goes_once(here: Company) -> None:
    on(here, 7, 15).remind(Gathering(is_open=False))
    here.at += timedelta(hours=1)

    gone = withdraw_outdated(here.store, here.letters(), here.at)

    assert gone == ()
    assert len(here.remind()) == 1
    assert len(here.outbox()) == 1


def test_what_a_run_works_on_is_not_withdrawn_and_what_may_have_arrived_is_not_doubled(here: Company) -> None:
    on(here, 7, 15)
    posting.queue(here.store, here.letters(), SENDER, acting=here.acting())
    claimed = posting._claim(here.store, here.at)
    assert claimed is not None
    on_its_way = posting._moved(claimed, handing_over(claimed.progress, here.at))
    assert posting._go_on(here.store, claimed, on_its_way, here.at)
    advancing.advance(here.store, 1, "cancel", acting=here.acting(), reason="Исчез")
    assigning.assign(here.store, [2], HEAD, acting=here.acting(OWNER))

    at_once = withdraw_outdated(here.store, here.letters(), here.at)
    here.at += LEASE
    later = withdraw_outdated(here.store, here.letters(), here.at)

    assert at_once == ()
    assert [each.progress.doubts for each in later] == [1]
    assert not later[0].progress.is_withdrawn


def test_a_letter_whose_address_changed_is_withdrawn(here: Company) -> None:
    on(here, 7, 15).remind(Gathering(is_open=False))
    people.change_person(here.store, HEAD, mail="new@romashka.example", acting=here.acting())

    arrived = here.remind()

    assert [to for to, _ in arrived] == ["new@romashka.example"]


def test_a_person_with_a_chat_too_gets_one_letter_a_channel(here: Company) -> None:
    from pdca.usecases.reminding import reminder_letters
    from tests.storage.reminders import told

    found = on(here, 7, 15).found(Reach(chats={2: "42"}))
    letters = reminder_letters(found, told)

    assert [(each.key, each.recipient.address) for each in letters] == [
        ("remind:2026-07-15:P-2", "head@romashka.example"),
        ("remind:2026-07-15:P-2:telegram", "telegram:42"),
    ]
    assert letter_of(letters, "head").plain in letters[1].plain
