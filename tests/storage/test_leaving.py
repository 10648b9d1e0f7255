"""Whoever leaves has nothing in their hands, does nothing more, and stays named in what they did."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime

import pytest

from pdca.domain.errors import Gap, Refused
from pdca.domain.people import Role
from pdca.domain.process import Relation
from pdca.storage import listings
from pdca.storage.database import Address
from pdca.storage.journal import Journal, Stamp
from pdca.storage.store import Store
from pdca.usecases import advancing, assigning, findings, people, planning, reassigning, undoing
from pdca.usecases.digests import reminders
from pdca.usecases.leaving import HandingOver, come_back, leave
from pdca.usecases.reach import Reach
from pdca.usecases.worklist import worklist
from tests.storage.company import HEAD, MEMBER, OWNER, SECOND, Now, found
from tests.storage.tampering import problems

TODAY = date(2026, 10, 5)
DEPUTY = "Зайцева Инна"
TO_DEPUTY = HandingOver(to=DEPUTY, reason="Уходит")


@pytest.fixture
def now() -> Now:
    """Return a clock after everything that has happened in the company."""
    return Now(at=datetime(2026, 10, 5, 9, tzinfo=UTC))


@pytest.fixture
def deputy(company: Store, now: Now) -> Store:
    """Enter a second owner, who may be anything to any cycle, and give someone something to do."""
    people.add_person(company, DEPUTY, Role.OWNER, acting=now.acting(OWNER), mail="deputy@example.org")
    reassigning.reassign(company, 4, {Relation.CHECKER: SECOND}, "Отпуск", acting=now.acting(OWNER))
    reassigning.reassign_action(company, 2, 1, SECOND, "Отпуск", acting=now.acting(OWNER))
    return company


def held(error: Refused) -> list[tuple[str, object]]:
    """Return what a refusal says is in a person's hands, and cannot go to another."""
    gaps = [gap.facts["held"][0] if "held" in gap.facts else gap for gap in error.gaps]  # type: ignore[index]
    return [
        (str(gap.facts.get("relation", gap.code)), gap.facts.get("cycle_number", gap.facts.get("finding")))
        for gap in gaps
    ]


@contextmanager
def objected(code: str) -> Iterator[None]:
    """Expect a refusal whose objections name a code."""
    with pytest.raises(Refused) as refused:
        yield
    assert code in [gap.code for gap in refused.value.gaps]


def row(store: Store, number: int) -> listings.CycleRow:
    with store.reading() as view:
        return next(each for each in listings.cycles(view) if each.number == number)


def head_of(store: Store) -> int:
    with store.reading() as view:
        return view.head()[0]


def test_leaving_is_refused_with_everything_that_waits(deputy: Store, now: Now) -> None:
    people.change_person(deputy, MEMBER, limit=1, acting=now.acting(OWNER))
    findings.add_finding(deputy, "Касса", acting=now.acting(OWNER))
    assigning.assign(deputy, [6], MEMBER, acting=now.acting(HEAD), checker=OWNER)
    before = head_of(deputy)

    with pytest.raises(Refused) as refused:
        leave(deputy, HEAD, acting=now.acting(OWNER))

    assert refused.value.code == "person-holds"
    assert held(refused.value) == [("responsible", 2), ("assigner", 4), ("holds-queued", 6)]
    assert head_of(deputy) == before


def test_closed_cycle_keeps_its_checker_until_the_control_reading(deputy: Store, now: Now) -> None:
    with pytest.raises(Refused) as refused:
        leave(deputy, OWNER, acting=now.acting(DEPUTY))

    assert ("checker", 1) in held(refused.value)


def test_everything_is_handed_over_at_once(deputy: Store, now: Now) -> None:
    left = leave(deputy, SECOND, acting=now.acting(OWNER), on=TODAY, handing=TO_DEPUTY)

    assert left.person.left_on == TODAY
    assert [gap.code for gap in left.handed] == ["holds-action", "holds-relation"]
    assert row(deputy, 4).checker == 6
    with deputy.reading() as view:
        assert view.cycle(2).actions[0].assignee == 6
    assert problems(deputy) == ()


def test_what_would_break_four_eyes_is_listed_and_nothing_is_handed_over(deputy: Store, now: Now) -> None:
    before = head_of(deputy)

    with pytest.raises(Refused) as refused:
        leave(
            deputy, OWNER, acting=now.acting(DEPUTY), on=TODAY, handing=HandingOver(to=HEAD, reason="Уходит")
        )

    assert refused.value.code == "hand-over-refused"
    assert held(refused.value) == [("checker", 1), ("assigner", 2), ("checker", 2)]
    assert refused.value.gaps[1].facts["gaps"] == (
        Gap("four-eyes-of-cycle", {"name": HEAD}),
        Gap("about-oneself"),
    )
    assert head_of(deputy) == before


def test_owner_may_leave_after_handing_everything_to_another_owner(deputy: Store, now: Now) -> None:
    leave(deputy, OWNER, acting=now.acting(OWNER), handing=TO_DEPUTY)

    with pytest.raises(Refused, match="person-left"):
        findings.add_finding(deputy, "Касса", acting=now.acting(OWNER))
    assert problems(deputy) == ()


def test_last_owner_stays(fresh: Address, now: Now) -> None:
    with closing(found(fresh, Now())) as store, objected("last-owner"):
        leave(store, OWNER, acting=now.acting(OWNER))


def test_only_owners_let_people_leave(company: Store, now: Now) -> None:
    with pytest.raises(Refused) as refused:
        leave(company, SECOND, acting=now.acting(HEAD))

    assert "owner-only" in [gap.code for gap in refused.value.gaps]


def test_nobody_left_before_they_wrote_something_last(deputy: Store, now: Now) -> None:
    findings.reply_to_finding(deputy, 3, "Ещё раз", acting=now.acting(HEAD))

    with pytest.raises(Refused) as refused:
        leave(deputy, HEAD, acting=now.acting(OWNER), on=date(2026, 10, 1), handing=TO_DEPUTY)

    assert [gap.code for gap in refused.value.gaps] == ["acted-after-leaving"]


def test_leaving_twice_is_done_already_and_on_another_day_is_refused(deputy: Store, now: Now) -> None:
    leave(deputy, SECOND, acting=now.acting(OWNER), on=TODAY, handing=TO_DEPUTY)
    before = head_of(deputy)

    assert leave(deputy, SECOND, acting=now.acting(OWNER), on=TODAY).is_repeat
    with pytest.raises(Refused, match="person-left"):
        leave(deputy, SECOND, acting=now.acting(OWNER), on=date(2026, 10, 2))
    assert head_of(deputy) == before


def test_whoever_left_is_made_nothing_any_more(deputy: Store, now: Now) -> None:
    leave(deputy, SECOND, acting=now.acting(OWNER), handing=TO_DEPUTY)
    action = planning.PlannedAction(title="Дело", assignee=SECOND, due=date(2026, 12, 1))

    with objected("assignee-cannot-act"):
        planning.add_action(deputy, 2, action, acting=now.acting(HEAD))
    with objected("checker-cannot-act"):
        reassigning.reassign(deputy, 2, {Relation.CHECKER: SECOND}, "Так", acting=now.acting(OWNER))
    with objected("assignee-cannot-act"):
        reassigning.reassign(deputy, 2, SECOND, "Так", acting=now.acting(OWNER))


def test_whoever_left_is_reminded_of_nothing_and_told_of_nothing(deputy: Store, now: Now) -> None:
    now.at = datetime(2027, 3, 1, 9, tzinfo=UTC)
    reach = Reach(is_by_file=True)
    before = reminders(deputy, now.acting(OWNER), lambda _item, _found: "", reach)
    leave(deputy, OWNER, acting=now.acting(OWNER), handing=TO_DEPUTY)

    after = reminders(deputy, now.acting(DEPUTY), lambda _item, _found: "", reach)

    assert OWNER in {each.person.name for each in before.digests}
    names = {each.person.name for each in after.digests}
    assert OWNER not in names
    assert DEPUTY in names


def test_work_that_would_come_back_to_someone_who_left_is_not_undone(deputy: Store, now: Now) -> None:
    leave(deputy, SECOND, acting=now.acting(OWNER), handing=TO_DEPUTY)
    advancing.advance(deputy, 4, "cancel", acting=now.acting(HEAD), reason="Не тот")
    leave(deputy, MEMBER, acting=now.acting(OWNER))

    with pytest.raises(Refused) as refused:
        undoing.undo(deputy, "cycle", 4, acting=now.acting(HEAD))

    assert "undo-person-left" in [gap.code for gap in refused.value.gaps]


def test_whoever_returns_acts_again(deputy: Store, now: Now) -> None:
    leave(deputy, SECOND, acting=now.acting(OWNER), on=TODAY, handing=TO_DEPUTY)

    back = come_back(deputy, SECOND, acting=now.acting(OWNER))

    assert back.person.is_here
    assert come_back(deputy, SECOND, acting=now.acting(OWNER)).is_repeat
    assert worklist(deputy, now.acting(SECOND)).mine == ()
    assert problems(deputy) == ()


def test_nobody_returns_who_is_there_or_before_they_left(deputy: Store, now: Now) -> None:
    with objected("person-is-here"):
        come_back(deputy, SECOND, acting=now.acting(OWNER))
    leave(deputy, SECOND, acting=now.acting(OWNER), on=TODAY, handing=TO_DEPUTY)

    with objected("returned-before-leaving"):
        come_back(deputy, SECOND, acting=now.acting(OWNER), on=date(2026, 10, 1))


def test_event_of_someone_who_left_is_not_recorded(deputy: Store, now: Now) -> None:
    leave(deputy, SECOND, acting=now.acting(OWNER), handing=TO_DEPUTY)
    with deputy.reading() as view:
        gone = view.organisation().people[4]

    with deputy.writing() as journal, objected("person-left"):
        _record_as(journal, Stamp(by=gone, at=now.at))


def test_waiting_work_of_the_past_keeps_its_names(deputy: Store, now: Now) -> None:
    with deputy.reading() as view:
        cut = view.head()[0]
    leave(deputy, SECOND, acting=now.acting(OWNER), handing=TO_DEPUTY)

    with deputy.reading() as view:
        assert view.organisation(until=cut).people[4].is_here
        assert _checker_then(deputy, 4, cut) == 4


def _record_as(journal: Journal, stamp: Stamp) -> None:
    from pdca.domain.cycle_events import Commented

    journal.cycle(4)
    journal.record("cycle-4", Commented(text="Я ещё тут"), stamp)


def _checker_then(store: Store, cycle: int, cut: int) -> int:
    from sqlalchemy import select

    from pdca.storage.tables import cycle_people as table

    statement = select(table.c.checker).where(
        table.c.cycle == cycle, table.c.from_seq <= cut, table.c.until_seq > cut
    )
    with store.reading() as view:
        return int(view.connection.execute(statement).scalar_one())
