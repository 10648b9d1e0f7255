"""Whoever could not see what another had just done is told who was first; others get the plain answer."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import pytest

from pdca.domain.errors import Refused, SomeoneWasFirst
from pdca.domain.people import Role
from pdca.storage.store import Store
from pdca.usecases import assigning, commenting, findings, people, planning, reassigning
from pdca.usecases.acting import Acting
from tests.storage.company import HEAD, MEMBER, OWNER, SECOND, Now

DEPUTY = "Зайцева Инна"

Command: TypeAlias = Callable[[Store, Acting], object]

AT = datetime(2026, 10, 5, 9, tzinfo=UTC)


@pytest.fixture
def busy(company: Store) -> Store:
    """Let there be a second owner, and a finding that waits."""
    now = Now(at=AT)
    people.add_person(company, DEPUTY, Role.OWNER, acting=now.acting(OWNER))
    findings.add_finding(company, "Касса", acting=now.acting(OWNER))
    return company


def to_second(store: Store, acting: Acting) -> object:
    return reassigning.reassign(store, 4, SECOND, "Так", acting=acting)


def finish(store: Store, acting: Acting) -> object:
    return planning.finish_action(store, 2, 1, acting=acting)


def drop(store: Store, acting: Acting) -> object:
    return planning.drop_action(store, 2, 1, acting=acting, reason="Не нужно")


def dismiss(store: Store, acting: Acting) -> object:
    return findings.dismiss_finding(store, 6, "Мелочь", acting=acting)


def assign(store: Store, acting: Acting) -> object:
    return assigning.assign(store, [6], MEMBER, acting=acting)


PAIRS: list[tuple[tuple[Command, str], tuple[Command, str]]] = [
    ((to_second, OWNER), (to_second, DEPUTY)),
    ((finish, MEMBER), (drop, OWNER)),
    ((drop, OWNER), (finish, MEMBER)),
    ((finish, MEMBER), (finish, HEAD)),
    ((dismiss, OWNER), (assign, HEAD)),
    ((assign, OWNER), (dismiss, DEPUTY)),
    ((dismiss, OWNER), (dismiss, DEPUTY)),
]

IDS = [f"{first.__name__}-{second.__name__}" for (first, _), (second, _) in PAIRS]


@pytest.mark.parametrize(("winner", "loser"), PAIRS, ids=IDS)
def test_loser_is_told_who_was_first(
    busy: Store, winner: tuple[Command, str], loser: tuple[Command, str]
) -> None:
    now = Now(at=AT + timedelta(days=1))
    typed = now.acting(loser[1])
    winner[0](busy, now.acting(winner[1]))

    with pytest.raises(SomeoneWasFirst) as lost:
        loser[0](busy, replace(typed, at=now.at))

    assert lost.value.facts["winner"] == winner[1]
    assert (lost.value.exit_code, lost.value.facts["at"]) == (4, now.at)


@pytest.mark.parametrize(("winner", "loser"), PAIRS, ids=IDS)
def test_whoever_typed_it_afterwards_gets_the_plain_answer(
    busy: Store, winner: tuple[Command, str], loser: tuple[Command, str]
) -> None:
    now = Now(at=AT + timedelta(days=1))
    winner[0](busy, now.acting(winner[1]))

    with suppress(Refused):
        # Anything but a race; that would not be suppressed.
        loser[0](busy, now.acting(loser[1]))


def test_own_change_is_no_race(busy: Store) -> None:
    now = Now(at=AT + timedelta(days=1))
    typed = now.acting(OWNER)
    drop(busy, now.acting(OWNER))

    with pytest.raises(Refused):
        finish(busy, replace(typed, at=now.at))


def test_remark_of_another_is_no_race(busy: Store) -> None:
    now = Now(at=AT + timedelta(days=1))
    typed = now.acting(MEMBER)
    commenting.comment(busy, 4, "Обсудили", acting=now.acting(HEAD))

    with pytest.raises(Refused):
        to_second(busy, replace(typed, at=now.at))
