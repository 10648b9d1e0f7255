"""Everything in a small chart stands where its figure says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.domain.assessment import Level
from pdca.reports.charts import (
    BeforeAfter,
    Line,
    Point,
    axis_ticks,
    before_after,
    history,
    phase_bars,
    sparkline,
    trend_chart,
)
from pdca.reports.month import Trend
from tests.reports.full_parts import full_closed


def test_a_sparkline_goes_from_its_least_to_its_greatest_value() -> None:
    curve = sparkline((1, 3, 2), height=20, margin=5).curve

    assert curve.points == (Point(x=3, y=15), Point(x=50, y=5), Point(x=97, y=10))
    assert curve.lines == (Line(x1=3, y1=15, x2=50, y2=5), Line(x1=50, y1=5, x2=97, y2=10))
    assert curve.last == Point(x=97, y=10)


def test_equal_values_run_through_the_middle() -> None:
    assert {point.y for point in sparkline((4, 4, 4), height=20).curve.points} == {10}


def test_a_missing_value_leaves_a_gap() -> None:
    curve = sparkline((1, None, 2, 3)).curve

    assert (len(curve.points), len(curve.lines)) == (3, 1)


@pytest.mark.parametrize("values", [(), (None, None)])
def test_without_values_there_is_nothing_to_draw(values: tuple[None, ...]) -> None:
    curve = sparkline(values).curve

    assert (curve.points, curve.lines, curve.last) == ((), (), None)


@given(st.lists(st.none() | st.integers(min_value=0, max_value=10**9), max_size=12))
def test_no_sparkline_leaves_its_frame(values: list[int | None]) -> None:
    chart = sparkline(values)

    assert all(0 <= point.x <= 100 and 0 <= point.y <= chart.height for point in chart.curve.points)


def test_the_worse_a_level_the_higher_its_column() -> None:
    columns = history((Level.NONE, Level.WEAK, Level.VISIBLE, Level.ACUTE)).columns

    assert all(a.height < b.height for a, b in pairwise(columns))
    assert {column.y + column.height for column in columns} == {15}
    assert [column.is_last for column in columns] == [False, False, False, True]


@pytest.mark.parametrize(("count", "width"), [(1, 9), (4, 45)])
def test_a_history_is_as_wide_as_its_columns(count: int, width: int) -> None:
    assert history((Level.WEAK,) * count).width == width


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, (0, 1, 2)),
        (1, (0, 1, 2)),
        (4, (0, 1, 2, 3, 4)),
        (5, (0, 2, 4, 6)),
        (12, (0, 5, 10, 15)),
        (20, (0, 5, 10, 15, 20)),
        (21, (0, 10, 20, 30)),
        (1229, (0, 500, 1000, 1500)),
    ],
)
def test_ticks_are_round_and_reach_the_highest_value(highest: int, ticks: tuple[int, ...]) -> None:
    assert axis_ticks(highest) == ticks


@given(st.integers(min_value=0, max_value=10**12))
def test_any_axis_has_three_to_five_ticks_and_holds_its_values(highest: int) -> None:
    ticks = axis_ticks(highest)

    assert 3 <= len(ticks) <= 5
    assert ticks[-1] >= highest
    assert len({b - a for a, b in pairwise(ticks)}) == 1


def test_a_month_of_the_trend_stands_in_the_middle_of_its_column() -> None:
    months = (date(2026, 9, 1), date(2026, 10, 1))
    trend = Trend(months=months, opened=(0, 4), closed=(2, 0), overdue=(0, 0))

    chart = trend_chart(trend, height=100, margin=10)

    assert [series.id for series in chart.series] == ["open", "closed", "overdue"]
    assert chart.series[0].curve.points == (Point(x=25, y=90), Point(x=75, y=10))
    assert chart.series[1].curve.points == (Point(x=25, y=50), Point(x=75, y=90))
    assert [(tick.value, tick.y) for tick in chart.ticks] == [(0, 90), (1, 70), (2, 50), (3, 30), (4, 10)]


def test_months_before_the_log_began_are_gaps_in_the_trend() -> None:
    months = (date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1))
    trend = Trend(months=months, opened=(None, 2, 1), closed=(None, 0, 0), overdue=(None, 0, 0))

    chart = trend_chart(trend)

    assert chart.series[0].values == (None, 2, 1)
    assert [point.x for point in chart.series[0].curve.points] == [50, 83.3]
    assert len(chart.series[0].curve.lines) == 1


def test_the_longest_phase_fills_the_width_and_an_empty_one_has_none() -> None:
    bars = phase_bars((("plan", 50), ("do", 4), ("check", 0)))

    assert [(bar.phase, bar.count, bar.width) for bar in bars] == [
        ("plan", 50, 100),
        ("do", 4, 8),
        ("check", 0, 0),
    ]
    assert [bar.has_room for bar in bars] == [True, False, False]


def test_no_cycles_make_no_bars() -> None:
    assert [bar.width for bar in phase_bars((("plan", 0),))] == [0]


def test_a_measure_goes_from_before_to_after() -> None:
    line = replace(full_closed()[0], baseline=Decimal(10), target=Decimal(20), result=Decimal(30))

    assert before_after(line) == BeforeAfter(before=6, target=50, after=94)


def test_a_measure_that_did_not_move_stands_in_the_middle() -> None:
    line = replace(full_closed()[0], baseline=Decimal(1), target=None, result=Decimal(1))

    assert before_after(line) == BeforeAfter(before=50, target=None, after=50)


@pytest.mark.parametrize(
    ("baseline", "target", "result"),
    [(Decimal(1), Decimal(2), None), (None, None, Decimal(1)), (None, None, None)],
)
def test_nothing_to_compare_is_not_drawn(
    baseline: Decimal | None, target: Decimal | None, result: Decimal | None
) -> None:
    line = replace(full_closed()[0], baseline=baseline, target=target, result=result)

    assert before_after(line) is None
