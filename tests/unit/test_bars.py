"""Time as a line of characters."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pdca.cli.bars import Scale, Span, bar, months, scale_of
from pdca.domain.process import Phase

TODAY = date(2026, 11, 24)
WEEKS = Scale(today=TODAY, weeks=1, past=6, future=4)


def _ago(weeks: int) -> date:
    """Return the first day of the place that many weeks before the line of today."""
    return TODAY - timedelta(weeks=weeks, days=-1)


def test_phases_are_letters_up_to_today_and_points_up_to_the_due_date() -> None:
    spans = [
        Span(phase=Phase.PLAN, began=_ago(5), ended=_ago(3)),
        Span(phase=Phase.DO, began=_ago(3), ended=None, due=TODAY + timedelta(days=17)),
    ]

    assert bar(spans, WEEKS) == " PPDDD|..*"


def test_weeks_after_the_due_date_are_marked_late_and_nothing_is_left() -> None:
    assert bar([Span(phase=Phase.DO, began=_ago(5), ended=None, due=_ago(2))], WEEKS) == " DDD!!|"


def test_a_frozen_time_is_neither_a_phase_nor_late() -> None:
    spans = [
        Span(phase=Phase.CHECK, began=_ago(4), ended=_ago(2)),
        Span(phase=None, began=_ago(2), ended=None),
    ]

    assert bar(spans, WEEKS) == "  CC~~|"


def test_months_stand_over_the_weeks_in_which_they_begin() -> None:
    assert months(WEEKS) == "  Nov  Dec"


@given(st.integers(0, 900), st.integers(-30, 400), st.integers(8, 100))
def test_a_bar_never_takes_more_than_its_room(behind: int, ahead: int, room: int) -> None:
    first, due = TODAY - timedelta(days=behind), TODAY + timedelta(days=ahead)
    scale = scale_of(first, max(due, TODAY), TODAY, room)

    drawn = bar([Span(phase=Phase.PLAN, began=first, ended=None, due=due)], scale)

    assert len(drawn) <= scale.places() <= room
    assert drawn.count("|") == 1
    assert ("!" in drawn) == (due < TODAY)
