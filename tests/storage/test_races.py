"""Of people who act on the same state at once, exactly one wins and the others are told who."""

from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from pdca.storage.database import Address
from pdca.storage.store import Store
from pdca.usecases import planning
from tests.storage.company import HEAD, MEMBER, PLAN, Now
from tests.storage.racing import DONE, PROCESSES, Race, Said, run
from tests.storage.tampering import entries, problems

ROUNDS = [4, pytest.param(20, marks=pytest.mark.slow)]

LOST = PROCESSES - 1


def typed_address(place: Address) -> str:
    """Return the address as it would be typed."""
    return str(place.path) if place.path is not None else place.url.render_as_string(hide_password=False)


@pytest.fixture
def planned(company: Store) -> Store:
    """Let cycle 4 have a plan that can be submitted."""
    action = planning.PlannedAction(title="Составить план", assignee=MEMBER, due=date(2026, 9, 10))
    acting = Now(at=datetime(2026, 7, 28, 9, tzinfo=UTC)).acting(MEMBER)
    planning.write_plan(company, 4, PLAN, acting=acting, actions=[action])
    return company


@pytest.mark.parametrize("rounds", ROUNDS)
def test_one_of_eight_moves_the_cycle_and_the_others_are_told_who(planned: Store, rounds: int) -> None:
    before = len(entries(planned))

    said = run(Race(place=typed_address(planned.place), command="to_and_fro", rounds=rounds))

    moves = entries(planned)[before:]
    assert [Counter(one.code for one in turn) for turn in said] == [{DONE: 1, "cycle-moved": LOST}] * rounds
    for turn, (answers, move) in enumerate(zip(said, moves, strict=True)):
        told = {(s.exit_code, s.winner, s.at) for s in answers if s.code != DONE}
        assert told == {(4, (MEMBER, HEAD)[turn % 2], datetime.fromisoformat(move.at))}
    assert problems(planned) == ()


@pytest.mark.parametrize("rounds", ROUNDS)
def test_people_who_do_different_things_do_not_hinder_each_other(company: Store, rounds: int) -> None:
    before = len(entries(company))

    said = run(Race(place=typed_address(company.place), command="apart", rounds=rounds))

    assert said == [[Said(code=DONE)] * PROCESSES] * rounds
    assert len(entries(company)) == before + rounds * PROCESSES
    assert problems(company) == ()


def test_one_of_eight_founds_the_company_and_the_others_find_it_made(fresh: Address) -> None:
    said = run(Race(place=typed_address(fresh), command="begin", rounds=1))

    # Who comes a little later finds it made by the same name, and that is well too.
    assert {DONE} <= {one.code for one in said[0]} <= {DONE, "database-exists"}
    with closing(Store.open(fresh)) as store:
        assert len(entries(store)) == 3
        assert problems(store) == ()


def test_without_the_lock_of_the_head_the_losers_are_not_told_who_won(planned: Store, kind: str) -> None:
    """Show that the tests above would see it if the guard were gone."""
    before = len(entries(planned))

    said = run(Race(place=typed_address(planned.place), command="to_and_fro", rounds=1, is_guarded=False))

    unguarded = {"sqlite": "database-busy", "postgresql": "log-moved-on"}[kind]
    assert Counter(one.code for one in said[0]) == {DONE: 1, unguarded: LOST}
    # Even then the keys of the log let nobody write over another.
    assert len(entries(planned)) == before + 1
    assert problems(planned) == ()
