"""What a cycle lets be taken back: no reading that judges the work, and nothing of a month that is over."""

from datetime import date
from decimal import Decimal

import pytest

from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import Commented, ReadingTaken, Undone
from pdca.domain.events import Event
from pdca.domain.evolve import evolve
from pdca.domain.organisation import Situation
from pdca.domain.plan import ReadingKind
from pdca.domain.undo_rules import Aftermath, undo_objections
from tests.unit.world import HEAD, MONDAY, NOW, OWNER, codes, cycle, recorded, situation

PLACE = 10
SAID = Commented(text="Ждём поставщика")


def read(kind: ReadingKind = ReadingKind.MEASURE, computed: str = "") -> ReadingTaken:
    """Return a reading of the Monday."""
    return ReadingTaken(kind=kind, value=Decimal(60), on=MONDAY, computed=computed)


def against(then: Cycle, event: Event, undoing: Situation, by: int = HEAD) -> list[str]:
    """List the codes of what is against taking an event back that has just been folded in."""
    changed = evolve(then, recorded(event, seq=PLACE, by=by))
    aftermath = Aftermath(latest=NOW)
    return codes(undo_objections(changed, Undone(since=PLACE), undoing, aftermath))


@pytest.mark.parametrize("event", [read(), read(ReadingKind.COUNTER), read(computed="sales-plan-share")])
@pytest.mark.parametrize("stage", ["doing", "checking", "observing", "standardising", "closed"])
def test_reading_since_do_is_corrected_and_not_undone(stage: str, event: ReadingTaken) -> None:
    assert against(cycle(stage), event, situation(HEAD)) == ["undo-otherwise"]


def test_checker_undoes_no_reading_either() -> None:
    assert against(cycle("checking"), read(), situation(OWNER), by=OWNER) == ["undo-otherwise"]


def test_reading_before_do_is_undone() -> None:
    before = cycle("planning", do_began_at=None, do_began_seq=None)

    assert against(before, read(), situation(HEAD)) == []


def test_reading_after_a_way_back_to_plan_is_not_undone() -> None:
    assert against(cycle("planning"), read(), situation(HEAD)) == ["undo-otherwise"]


def test_comment_of_this_month_is_undone_by_its_author_alone() -> None:
    assert against(cycle("doing"), SAID, situation(HEAD)) == []
    assert against(cycle("doing"), SAID, situation(OWNER)) == ["undo-not-yours"]


def test_comment_of_a_month_that_is_over_stays() -> None:
    days = (date(2026, 8, 1) - MONDAY).days

    assert against(cycle("doing"), SAID, situation(HEAD, after=days - 1)) == []
    assert against(cycle("doing"), SAID, situation(HEAD, after=days)) == ["undo-reported"]


def test_clock_that_went_back_takes_no_comment_of_a_past_month_back() -> None:
    changed = evolve(cycle("doing"), recorded(SAID, seq=PLACE, by=HEAD))
    known = Aftermath(latest=NOW.replace(month=8))

    assert codes(undo_objections(changed, Undone(since=PLACE), situation(HEAD), known)) == ["undo-reported"]
