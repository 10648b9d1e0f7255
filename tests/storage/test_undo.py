"""An undo takes back in the log and in every table, once, and leaves past months as they were."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from pdca.domain.changes import standing
from pdca.domain.errors import NotFound, Refused, SomeoneWasFirst
from pdca.domain.process import Ending
from pdca.domain.streams import stream_of
from pdca.storage import listings
from pdca.storage.store import Store
from pdca.usecases import advancing, assigning, commenting, extending, findings, people, planning
from pdca.usecases.undoing import last_change, undo
from tests.storage.company import HEAD, MEMBER, OWNER, PLAN, Now
from tests.storage.conftest import only_sqlite
from tests.storage.kinds import kind
from tests.storage.racing import PROCESSES, Race, run
from tests.storage.tampering import entries, problems
from tests.storage.test_races import typed_address

__all__ = ["kind"]

if TYPE_CHECKING:
    from pdca.storage.journal import Journal

LATER = datetime(2026, 10, 5, 9, tzinfo=UTC)
"""After everything that has happened in the company, in a month of its own."""


@pytest.fixture
def now() -> Now:
    return Now(at=LATER)


def row(store: Store, number: int) -> listings.CycleRow:
    """Return a cycle as the tables have it."""
    with store.reading() as view:
        return next(each for each in listings.cycles(view) if each.number == number)


def cancel(store: Store, now: Now) -> None:
    advancing.advance(store, 4, "cancel", acting=now.acting(HEAD), reason="Не тот цикл")


def plan(store: Store, now: Now) -> None:
    action = planning.PlannedAction(title="Дело", assignee=MEMBER, due=date(2026, 10, 20))
    planning.write_plan(store, 4, PLAN, acting=now.acting(MEMBER), actions=[action, action])


def extend(store: Store, now: Now) -> None:
    extending.ask_extension(store, 4, date(2026, 12, 1), "Отпуск", acting=now.acting(HEAD))


@pytest.mark.parametrize(("change", "who"), [(cancel, HEAD), (plan, MEMBER), (extend, HEAD)])
def test_whole_command_is_taken_back_and_the_tables_follow(
    company: Store, now: Now, change: Callable[[Store, Now], None], who: str
) -> None:
    before = row(company, 4)
    change(company, now)

    undo(company, "cycle", 4, acting=now.acting(who))

    assert row(company, 4) == before
    assert problems(company) == ()


def test_second_undo_writes_nothing(company: Store, now: Now) -> None:
    cancel(company, now)
    first = undo(company, "cycle", 4, acting=now.acting(HEAD))
    written = len(entries(company))

    second = undo(company, "cycle", 4, acting=now.acting(HEAD))

    assert (first.repeated_at, len(entries(company))) == (None, written)
    assert second.repeated_at is not None


@only_sqlite
def test_refusal_names_what_was_built_on_a_change_by_whom_and_when(company: Store, now: Now) -> None:
    plan(company, now)
    cancel(company, now)

    with pytest.raises(Refused) as refused:
        undo(company, "cycle", 4, acting=now.acting(MEMBER))

    assert refused.value.code == "undo-built-on"
    assert [(gap.facts["name"], gap.facts["at"]) for gap in refused.value.gaps] == [(HEAD, now.at - minute())]


def minute() -> timedelta:
    return timedelta(minutes=1)


@only_sqlite
def test_remarks_of_others_are_no_obstacle_and_stay(company: Store, now: Now) -> None:
    plan(company, now)
    commenting.comment(company, 4, "Спасибо", acting=now.acting(HEAD))

    undo(company, "cycle", 4, acting=now.acting(MEMBER))

    with company.reading() as view:
        assert [comment.text for comment in view.cycle(4).comments][-1] == "Спасибо"
        assert view.cycle(4).actions == ()


@only_sqlite
def test_what_a_past_month_has_told_is_not_undone(company: Store, now: Now) -> None:
    cancel(company, now)
    now.pass_time(timedelta(days=31))

    with pytest.raises(Refused) as refused:
        undo(company, "cycle", 4, acting=now.acting(HEAD))

    assert [gap.code for gap in refused.value.gaps] == ["undo-reported"]


@only_sqlite
def test_clock_that_went_back_opens_no_past_month_to_an_undo(company: Store, now: Now) -> None:
    cancel(company, now)
    findings.add_finding(company, "В ноябре", acting=Now(at=LATER + timedelta(days=31)).acting(OWNER))

    with pytest.raises(Refused) as refused:
        undo(company, "cycle", 4, acting=now.acting(HEAD))

    assert [gap.code for gap in refused.value.gaps] == ["undo-reported"]


@only_sqlite
def test_end_is_not_undone_when_its_place_has_been_taken(company: Store, now: Now) -> None:
    people.change_person(company, MEMBER, limit=1, acting=now.acting(OWNER))
    cancel(company, now)
    made = findings.add_finding(company, "Новое", acting=now.acting(OWNER)).finding.number
    assigning.assign(company, [made], MEMBER, acting=now.acting(OWNER))

    with pytest.raises(Refused) as refused:
        undo(company, "cycle", 4, acting=now.acting(HEAD))

    assert [gap.code for gap in refused.value.gaps] == ["undo-place-taken"]


@only_sqlite
def test_latest_change_of_all_is_found_without_a_number(company: Store, now: Now) -> None:
    cancel(company, now)

    found = last_change(company, now.acting(HEAD))

    assert (found.stream, [type(each.event).__name__ for each in found.events]) == ("cycle-4", ["Moved"])


@only_sqlite
def test_finding_taken_back_frees_its_number_elsewhere(company: Store, now: Now) -> None:
    made = findings.add_finding(company, "Опечатка", acting=now.acting(HEAD), external_number="Ж-99")
    undo(company, "finding", made.finding.number, acting=now.acting(HEAD))

    again = findings.add_finding(company, "Верно", acting=now.acting(HEAD), external_number="Ж-99")

    assert again.finding.number == made.finding.number + 1
    assert problems(company) == ()


def test_of_eight_undos_at_once_one_is_written(company: Store, now: Now) -> None:
    cancel(company, now)
    before = len(entries(company))

    said = run(Race(place=typed_address(company.place), command="take_back", rounds=1, start=now.at))

    assert Counter(one.code for one in said[0]) == {"done": 1, "already": PROCESSES - 1}
    assert [entry.type for entry in entries(company)[before:]] == ["Undone"]
    assert row(company, 4).ending is None
    assert problems(company) == ()


class Overtaken(Store):
    """A store where somebody else's command comes between looking and writing."""

    meanwhile: Callable[[], object]

    @contextmanager
    def writing(self) -> "Iterator[Journal]":
        """Let the other command be first."""
        self.meanwhile()
        with super().writing() as journal:
            yield journal


@only_sqlite
@pytest.mark.parametrize("is_late", [True, False])
def test_change_made_between_looking_and_writing_is_not_undone(
    company: Store, now: Now, *, is_late: bool
) -> None:
    extend(company, now)
    overtaken = Overtaken(company.engine, company.place)
    overtaken.meanwhile = lambda: cancel(company, now)
    acting = now.acting(HEAD)
    # Even one whose clock went ahead of the other's keeps its hands off what it has not seen.
    typed = timedelta(minutes=10) if is_late else timedelta()

    with pytest.raises(SomeoneWasFirst) as refused:
        undo(overtaken, "cycle", 4, acting=replace(acting, at=acting.at + typed, began=acting.began + typed))

    assert (refused.value.code, refused.value.exit_code) == ("undo-overtaken", 4)
    assert refused.value.facts["name"] == HEAD
    assert row(company, 4).ending is Ending.CANCELLED


@only_sqlite
def test_change_made_after_the_command_was_typed_is_not_undone(company: Store, now: Now) -> None:
    began = now.at
    cancel(company, now)
    acting = replace(now.acting(HEAD), at=now.at, began=began)

    with pytest.raises(SomeoneWasFirst):
        undo(company, "cycle", 4, acting=acting)

    assert row(company, 4).ending is Ending.CANCELLED


@only_sqlite
@pytest.mark.parametrize("thing", ["cycle", "finding"])
def test_nothing_is_undone_of_what_is_not_there(company: Store, now: Now, thing: str) -> None:
    with pytest.raises(NotFound):
        undo(company, thing, 99, acting=now.acting(HEAD))


@only_sqlite
def test_what_stands_is_the_history_without_the_change_and_its_undo(company: Store, now: Now) -> None:
    with company.reading() as view:
        before = standing(view.history(stream_of("cycle", 4)))
    cancel(company, now)
    assert row(company, 4).ending is Ending.CANCELLED

    undo(company, "cycle", 4, acting=now.acting(HEAD))

    with company.reading() as view:
        assert standing(view.history(stream_of("cycle", 4))) == before
