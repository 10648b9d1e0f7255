"""The chart of a measure shows its readings, what is usual for them, and what is not, in words too."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdca.domain.catalogue import Direction
from pdca.domain.variation import Rule
from pdca.reports.behaviour_chart import BehaviourChart, MeasureLine, SignalLine, behaviour_chart
from pdca.reports.environment import environment
from pdca.reports.guides import Guide
from pdca.shipped import shipped
from tests.reports.page import Page, read
from tests.reports.speaking import BY_LANGUAGE

FIRST, WEEK = date(2026, 6, 1), timedelta(days=7)

BASELINE = (40, 44, 40, 44, 40, 44)
"""The line is 42, the limits are 31.36 and 52.64."""


def weekly(
    *values: int | str,
    baseline: int = 6,
    before: int | None = None,
    target: int | None = None,
    better: Direction = Direction.UP,
) -> MeasureLine:
    """Return a reading a week."""
    return MeasureLine(
        days=tuple(FIRST + WEEK * place for place in range(len(values))),
        values=tuple(Decimal(value) for value in values),
        baseline=baseline,
        direction=better,
        before=None if before is None else Decimal(before),
        target=None if target is None else Decimal(target),
    )


def drawn(line: MeasureLine) -> BehaviourChart:
    """Draw a chart that there is."""
    made = behaviour_chart(line, lambda guide, value: f"{guide.value} {value}", height=118, range_height=58)
    assert made is not None
    return made


def texts(made: BehaviourChart) -> list[str]:
    """Return the labels beside the readings."""
    return [label.text for label in made.values.labels]


def page(line: MeasureLine, language: str = "en") -> Page:
    """Render the chart alone."""
    sandbox = environment([shipped("templates")], BY_LANGUAGE[language])
    source = '{% import "behaviour.html.jinja" as charts with context %}{{ charts.behaviour(line, "Calls") }}'
    return read(sandbox.from_string(source).render(line=line))


def words(line: MeasureLine, language: str = "en") -> str:
    """Return what is said below the chart."""
    return " ".join(page(line, language).text.replace("\u00a0", " ").split())


def test_without_readings_and_figures_of_the_plan_there_is_no_chart() -> None:
    assert behaviour_chart(weekly(), lambda *_: "") is None


@pytest.mark.parametrize("values", [(), (20,), (20, 40), (20, 40, 60)])
def test_few_readings_stand_between_what_was_before_and_the_target(values: Sequence[int]) -> None:
    made = drawn(weekly(*values, baseline=0, before=20, target=100))

    assert [(each.guide, each.x1, each.x2, each.y) for each in made.values.stretches] == [
        (Guide.BEFORE, 0, 100, 109),
        (Guide.TARGET, 0, 100, 9),
    ]
    assert texts(made) == ["target 100", "before 20"]
    assert [point.y for point in made.values.curve.points] == [109, 84, 59][: len(values)]


def test_few_readings_are_written_with_their_values_and_days() -> None:
    line = weekly(20, 40, baseline=0, before=20, target=100)

    made, letters = drawn(line), [each.attributes for each in page(line).all("text")]

    assert [(float(each.value), each.x, each.y) for each in made.values.figures] == [
        (20, 25, 100),
        (40, 75, 75),
    ]
    assert [(each["x"], each["y"]) for each in letters[:2]] == [("25.0%", "132.0"), ("75.0%", "99.0")]
    assert [mark.day for mark in made.days] == [FIRST, FIRST + WEEK]


def test_the_value_of_a_reading_high_up_stands_below_it() -> None:
    made = drawn(weekly(100, baseline=0, before=20, target=100))

    assert [(float(each.value), each.y) for each in made.values.figures] == [(100, 9 + 17)]


def test_one_figure_of_the_plan_is_enough_for_a_chart() -> None:
    assert texts(drawn(weekly(target=100))) == ["target 100"]


def test_with_limits_the_mean_says_what_was_before() -> None:
    assert Guide.BEFORE not in {
        each.guide for each in drawn(weekly(*BASELINE, before=42, target=50)).values.stretches
    }


@pytest.mark.parametrize(
    ("values", "has_values"),
    [((1,) * 6, True), ((1,) * 7, False), ((123456789,) * 4, True), ((123456789,) * 6, False)],
)
def test_values_are_written_only_where_they_do_not_touch(values: Sequence[int], *, has_values: bool) -> None:
    made = drawn(weekly(*values, baseline=0))

    assert bool(made.values.figures) is has_values


def test_a_chart_without_readings_is_described_as_such() -> None:
    said = words(weekly(before=20, target=100))

    assert said.startswith("No readings yet. target 100; before 20.")


def test_readings_stand_in_the_middle_of_their_columns() -> None:
    made = drawn(weekly(0, 10, 5, 0, baseline=0))

    assert [(point.x, point.y) for point in made.values.curve.points] == [
        (12.5, 109),
        (37.5, 9),
        (62.5, 59),
        (87.5, 109),
    ]


def test_the_moving_ranges_stand_below_the_second_of_their_readings() -> None:
    made = drawn(weekly(0, 10, 5, 5, baseline=0))

    assert [(point.x, point.y) for point in made.ranges.curve.points] == [(37.5, 9), (62.5, 29), (87.5, 49)]


def test_limits_and_target_are_named_with_one_more_digit_than_the_readings() -> None:
    assert texts(drawn(weekly(*BASELINE, 43, target=50))) == [
        "upper 52.6",
        "target 50",
        "line 42.0",
        "lower 31.4",
    ]


def test_after_a_shift_the_labels_are_those_of_the_new_limits() -> None:
    made = drawn(weekly(*BASELINE, *[46, 48] * 5))

    assert texts(made) == ["upper 52.3", "line 47.0", "lower 41.7"]
    assert [label.text for label in made.ranges.labels] == ["upper 6.5", "line 2.0"]


def test_what_was_never_below_nought_has_no_lower_limit_there() -> None:
    assert texts(drawn(weekly(0, 4, 0, 4, 0, 4, 2))) == ["upper 12.6", "line 2.0"]
    assert texts(drawn(weekly(0, 4, 0, 4, 0, 4, -1))) == ["upper 12.6", "line 2.0", "lower -8.6"]


def test_limits_run_over_their_segment_and_the_target_over_all() -> None:
    made = drawn(weekly(*BASELINE, *[46, 48] * 5, target=50))

    across = {(each.guide, each.x1, each.x2) for each in made.values.stretches}

    assert across == {
        (Guide.TARGET, 0, 100),
        *((guide, 0, 37.5) for guide in (Guide.UPPER, Guide.LINE, Guide.LOWER)),
        *((guide, 37.5, 100) for guide in (Guide.UPPER, Guide.LINE, Guide.LOWER)),
    }
    assert {(each.guide, each.x1) for each in made.ranges.stretches} == {
        (guide, x) for guide in (Guide.UPPER, Guide.LINE) for x in (0, 37.5)
    }


def test_the_readings_from_before_are_told_apart() -> None:
    assert drawn(weekly(*BASELINE, 41, 42)).baseline == 75
    assert drawn(weekly(1, 2, baseline=0)).baseline == 0
    assert drawn(weekly(1, 2, baseline=6)).baseline == 100


def test_a_short_baseline_has_no_limits_and_no_signals() -> None:
    made = drawn(weekly(1, 2, 90, baseline=2, target=50))

    assert texts(made) == ["target 50"]
    assert (made.arithmetic, made.signals, made.values.marks, made.ranges.labels) == ((), (), (), ())


def test_the_strictest_rule_shapes_a_mark() -> None:
    made = drawn(weekly(*BASELINE, 48, 48, 60))

    assert [(mark.rule, mark.is_better) for mark in made.values.marks] == [
        (Rule.NEAR_LIMIT, True),
        (Rule.NEAR_LIMIT, True),
        (Rule.OUTSIDE, True),
    ]


def test_a_mark_stands_on_its_point() -> None:
    made = drawn(weekly(*BASELINE, 43, 60))

    (mark,) = made.values.marks
    (leap,) = made.ranges.marks

    assert (mark.x, mark.y) == (made.values.curve.points[-1].x, made.values.curve.points[-1].y)
    assert (leap.x, leap.y) == (made.ranges.curve.points[-1].x, made.ranges.curve.points[-1].y)
    assert leap.is_better is None


def test_for_the_better_is_where_the_measure_should_go() -> None:
    (mark,) = drawn(weekly(*BASELINE, 43, 60, better=Direction.DOWN)).values.marks

    assert mark.is_better is False


def test_signals_of_one_rule_and_side_are_told_together() -> None:
    made = drawn(weekly(*BASELINE, 60, 42, 60, 42, 60, 42, 60, 42, 60))

    outside = [line for line in made.signals if line.rule is Rule.OUTSIDE]

    assert outside == [
        SignalLine(
            rule=Rule.OUTSIDE,
            is_better=True,
            days=tuple((FIRST + WEEK * place,) * 2 for place in (8, 10, 12, 14)),
            left_out=1,
        )
    ]


@pytest.mark.parametrize(
    ("count", "shown"),
    [(2, [0, 1]), (5, [0, 1, 2, 3, 4]), (9, [0, 2, 4, 6, 8]), (24, [0, 6, 12, 17, 23]), (40, [0, 20, 39])],
)
def test_the_first_the_last_and_a_few_days_between_are_named(count: int, shown: list[int]) -> None:
    made = drawn(weekly(*range(count), baseline=0))

    assert [mark.day for mark in made.days] == [FIRST + WEEK * place for place in shown]


def test_years_are_named_where_there_are_several() -> None:
    assert {mark.has_year for mark in drawn(weekly(*range(31), baseline=0)).days} == {False}
    assert {mark.has_year for mark in drawn(weekly(*range(32), baseline=0)).days} == {True}


def test_days_at_the_edges_stay_within_the_chart() -> None:
    assert [mark.anchor for mark in drawn(weekly(*range(24), baseline=0)).days] == [
        "start",
        "middle",
        "middle",
        "middle",
        "end",
    ]
    assert {mark.anchor for mark in drawn(weekly(1, 2, baseline=0)).days} == {"middle"}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.integers(-1000, 1000), min_size=2, max_size=40),
    st.integers(0, 20),
    st.none() | st.integers(-5000, 5000),
)
def test_nothing_ever_leaves_the_chart(values: list[int], baseline: int, target: int | None) -> None:
    made = drawn(weekly(*values, baseline=baseline, target=target))

    for panel in (made.values, made.ranges):
        assert all(0 < point.x < 100 and 0 < point.y < panel.height for point in panel.curve.points)
        assert all(0 <= s.x1 < s.x2 <= 100 and 0 < s.y < panel.height for s in panel.stretches)
        assert all(0 < label.y < panel.height for label in panel.labels)
    assert 0 <= made.baseline <= 100


def test_it_is_named_and_described_for_those_who_do_not_see_it() -> None:
    pictures = page(weekly(*BASELINE, 60, target=50)).all("svg")

    (named,) = [each for each in pictures if each.attributes.get("role") == "img"]

    assert named.attributes["aria-label"] == "Calls"
    assert all(
        each.attributes.get("aria-hidden") == "true" or "svg" in each.parents or each is named
        for each in pictures
    )
    assert "Readings: 40; 44; 40; 44; 40; 44; 60. limit 52.6; target 50; mean 42.0; limit 31.4." in words(
        weekly(*BASELINE, 60, target=50)
    )


@pytest.mark.parametrize(
    ("line", "language", "sentence"),
    [
        (weekly(*BASELINE, 60), "en", "Outside the limits, for the better: 13 Jul 2026"),
        (weekly(*BASELINE, 60), "ru", "За границей, к лучшему: 13.07.2026"),
        (weekly(*BASELINE, 60), "ru", "Необычно большое изменение: 06.07 – 13.07.2026"),
        (
            weekly(*BASELINE, *[46] * 8),
            "ru",
            "подряд по одну сторону от среднего, к лучшему: 13.07 – 31.08.2026",
        ),
        (
            weekly(*BASELINE, 36, 36, 36),
            "ru",
            "ближе к границе, чем к среднему, к худшему: 13.07 – 27.07.2026",
        ),
        (weekly(*BASELINE, *[60, 42] * 6), "ru", "и ещё 2 случая раньше"),
        (weekly(*BASELINE, 43), "ru", "Сигналов нет: показатель колеблется так же, как и раньше."),
        (weekly(1, 2, baseline=1), "ru", "нужно не меньше 6 замеров до изменений"),
    ],
)
def test_what_it_proves_is_said_in_words(line: MeasureLine, language: str, sentence: str) -> None:
    assert sentence in words(line, language)


def test_before_and_after_are_words_too() -> None:
    assert "былостало" in words(weekly(*BASELINE, 43), "ru")
    assert "было" not in words(weekly(1, 2, baseline=0), "ru")


def test_without_limits_the_moving_ranges_say_nothing_and_are_not_drawn() -> None:
    assert "Change from reading to reading" in words(weekly(*BASELINE, 43))
    assert "Change from reading to reading" not in words(weekly(1, 2, baseline=1))


def test_nothing_to_draw_prints_nothing() -> None:
    assert words(weekly()) == ""


def test_it_is_light() -> None:
    sandbox = environment([shipped("templates")], BY_LANGUAGE["ru"])
    source = '{% import "behaviour.html.jinja" as charts with context %}{{ charts.behaviour(line, "Calls") }}'

    text = sandbox.from_string(source).render(line=weekly(*BASELINE * 4, *[46, 48] * 6, baseline=24))

    assert len(text.encode()) < 15_000
