"""Labels stand at their lines, and never on each other."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdca.reports.guides import LABEL_HEIGHT, MARGIN, Guide, Label, Scale, labels, width_of

SCALE = Scale(lowest=Decimal(0), highest=Decimal(10), height=118)
"""A unit is ten pixels."""


def say(guide: Guide, value: Decimal) -> str:
    """Name a guide as a language does."""
    return f"{guide.value} {value}"


def placed(**values: int) -> list[tuple[str, float]]:
    """Return labels as text and place."""
    guides = {Guide(name): Decimal(value) for name, value in values.items()}
    return [(label.text, label.y) for label in labels(guides, SCALE, say)]


@pytest.mark.parametrize(("value", "y"), [(0, 109), (10, 9), (5, 59)])
def test_a_value_stands_between_the_margins(value: int, y: float) -> None:
    assert SCALE.y(Decimal(value)) == y


def test_equal_values_stand_in_the_middle() -> None:
    assert Scale(lowest=Decimal(3), highest=Decimal(3), height=100).y(Decimal(3)) == 50


def test_labels_with_room_stand_at_their_lines_highest_first() -> None:
    assert placed(lower=1, line=5, upper=9) == [("upper 9", 19), ("line 5", 59), ("lower 1", 99)]


def test_labels_without_room_move_apart() -> None:
    assert placed(line=5, target=5, lower=1) == [("line 5", 59), ("target 5", 72), ("lower 1", 99)]


def test_labels_at_the_bottom_move_up() -> None:
    assert placed(line=0, target=0) == [("line 0", 98.5), ("target 0", 111.5)]


@given(st.dictionaries(st.sampled_from(Guide), st.integers(0, 10).map(Decimal)))
def test_no_label_covers_another_or_leaves_the_chart(guides: dict[Guide, Decimal]) -> None:
    ys = [label.y for label in labels(guides, SCALE, say)]

    assert all(b - a >= LABEL_HEIGHT for a, b in pairwise(ys))
    assert all(LABEL_HEIGHT / 2 <= y <= SCALE.height - LABEL_HEIGHT / 2 for y in ys)


def test_labels_are_as_wide_as_the_longest() -> None:
    of_lengths = [Label(guide=Guide.LINE, text="x" * length, y=0) for length in (3, 11, 7)]

    assert width_of(of_lengths) == 6 + 6 * 11  # a gap before the letters
    assert width_of([]) == 0


def test_marks_at_the_edge_are_not_cut() -> None:
    assert MARGIN >= 7  # half of the greatest mark
