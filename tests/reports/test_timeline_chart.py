"""The timeline is cut to its window, and nothing in it covers anything else."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.process import Phase
from pdca.reports.month_lines import CycleLine, Segment, Timeline
from pdca.reports.timeline_chart import DueMark, TimelineChart, timeline_chart
from tests.reports.parts import CALLS, DOING, running_cycle

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 10)
"""Ten days, so that a day is a tenth of the width."""

LABELS = {"plan": ("Plan", "P"), "do": ("Do", "D"), "frozen": ("Frozen", "II")}


def cycle(*segments: tuple[Phase | None, date, date], due: date | None = None) -> CycleLine:
    """Return a cycle that went through these phases."""
    line = running_cycle(1, CALLS, DOING, Phase.DO, due)
    return replace(line, segments=tuple(Segment(phase=p, first=a, last=b) for p, a, b in segments))


def drawn(line: CycleLine, *, first: date = FIRST, last: date = LAST, as_of: date = LAST) -> TimelineChart:
    """Draw one cycle."""
    return timeline_chart(Timeline(first=first, last=last, cycles=(line,), left_out=0), as_of, LABELS)


def day(number: int) -> date:
    """Return a day of October."""
    return date(2026, 10, number)


def test_a_segment_covers_its_days_both_ends_included() -> None:
    (bar,) = drawn(cycle((Phase.DO, day(2), day(4)))).rows[0].bars

    assert (bar.phase, bar.x, bar.width) == ("do", 10, 30)


def test_the_day_of_a_change_belongs_to_what_it_changed_to() -> None:
    bars = drawn(cycle((Phase.PLAN, day(1), day(4)), (Phase.DO, day(4), day(6)))).rows[0].bars

    assert [(bar.x, bar.width) for bar in bars] == [(0, 30), (30, 30)]


def test_a_phase_left_on_the_day_it_began_is_a_day_wide() -> None:
    bars = drawn(cycle((Phase.PLAN, day(1), day(1)), (Phase.DO, day(1), day(6)))).rows[0].bars

    assert [(bar.x, bar.width) for bar in bars] == [(0, 10), (0, 60)]


def test_what_lies_outside_the_window_is_cut_off() -> None:
    bars = (
        drawn(
            cycle(
                (Phase.PLAN, date(2026, 1, 1), date(2026, 8, 1)),
                (Phase.DO, date(2026, 8, 1), day(3)),
                (None, day(3), date(2027, 1, 1)),
                (Phase.CHECK, date(2027, 1, 1), date(2027, 2, 1)),
            )
        )
        .rows[0]
        .bars
    )

    assert [(bar.phase, bar.x, bar.width) for bar in bars] == [("do", 0, 20), ("frozen", 20, 80)]
    assert bars[0].first == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("days", "label"), [(1, ""), (2, "P"), (3, "Plan")], ids=["nothing", "a letter", "the name"]
)
def test_a_bar_carries_the_longest_name_that_fits(days: int, label: str) -> None:
    (bar,) = drawn(cycle((Phase.PLAN, day(1), day(days))), last=date(2026, 10, 25)).rows[0].bars

    assert bar.label == label


def test_the_name_of_a_phase_stands_beside_the_due_date() -> None:
    (bar,) = drawn(cycle((Phase.PLAN, day(1), day(10)), due=day(2))).rows[0].bars

    assert (bar.label, bar.middle) == ("Plan", 58.7)


def test_a_phase_without_known_names_carries_none() -> None:
    (bar,) = drawn(cycle((Phase.ACT, day(1), day(10)))).rows[0].bars

    assert bar.label == ""


@pytest.mark.parametrize(
    ("due", "mark"),
    [
        (None, None),
        (day(5), DueMark(x=45, points="here")),
        (day(10), DueMark(x=95, points="here")),
        (date(2026, 9, 30), DueMark(x=0, points="left")),
        (day(11), DueMark(x=100, points="right")),
    ],
)
def test_a_due_date_stands_on_its_day_or_points_out_of_the_window(
    due: date | None, mark: DueMark | None
) -> None:
    assert drawn(cycle(due=due)).rows[0].due == mark


@pytest.mark.parametrize(
    ("as_of", "x", "anchor"),
    [
        (day(5), 50, "middle"),
        (day(1), 10, "start"),
        (day(10), 100, "end"),
        (day(11), None, "middle"),
        (date(2026, 9, 30), None, "middle"),
    ],
)
def test_the_line_of_the_day_stands_at_its_end(as_of: date, x: float | None, anchor: str) -> None:
    chart = drawn(cycle(), as_of=as_of)

    assert (chart.as_of, chart.as_of_anchor) == (x, anchor)


def test_months_begin_where_they_begin() -> None:
    months = drawn(cycle(), first=date(2026, 9, 21)).months

    assert [(mark.month, mark.x, mark.is_named) for mark in months] == [(day(1), 50, True)]


def test_a_month_at_the_right_edge_is_a_line_without_a_name() -> None:
    months = drawn(cycle(), first=date(2026, 9, 1), last=date(2026, 10, 2)).months

    assert [(mark.x, mark.is_named) for mark in months] == [(0, True), (93.8, False)]


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(min_value=-5, max_value=900),
    st.lists(st.dates(date(2019, 1, 1), date(2031, 1, 1)), min_size=2, max_size=6),
    st.none() | st.dates(date(2019, 1, 1), date(2031, 1, 1)),
)
def test_nothing_ever_leaves_the_chart(first: date, days: int, turns: list[date], due: date | None) -> None:
    turns.sort()
    segments = [(Phase.DO, a, b) for a, b in pairwise(turns)]

    chart = drawn(cycle(*segments, due=due), first=first, last=first + timedelta(days=days))

    (row,) = chart.rows
    assert all(bar.x >= 0 and bar.width > 0 and bar.x + bar.width <= 100.1 for bar in row.bars)
    assert row.due is None or 0 <= row.due.x <= 100
    assert sum(mark.is_named for mark in chart.months) <= 7
