"""Guides of a chart, lines that values are read against, and where labels and values are written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from pdca.reports.charts import Point

MARGIN = 9
"""Pixels above and below what is drawn, so that no mark is cut off."""

LABEL_HEIGHT = 13
"""Pixels that a label takes, with some air."""

GAP = 6
"""Pixels between the chart and its labels."""

LETTER = 6
"""Pixels across that a letter of a label takes at most, on average."""

FIGURES_WIDTH = 300
"""Pixels across a chart on a phone: the values are written beside readings when all of them fit there."""

ABOVE, BELOW = 9, 17
"""Pixels from a reading to the foot of its value, which stands on the side where there is more room."""

MOST_FIGURES = 6
"""Of more readings the curve is looked at, not each value."""


class Guide(StrEnum):
    """What a line that values are read against says."""

    UPPER = "upper"
    LINE = "line"
    LOWER = "lower"
    TARGET = "target"
    BEFORE = "before"
    """The figure of the plan from before the change; with limits the mean tells it better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A guide from one place across to another."""

    guide: Guide
    x1: float
    x2: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The name and value of a guide, beside the chart."""

    guide: Guide
    text: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The value of a reading, and where it is written."""

    value: Decimal
    x: float
    y: float


Say: TypeAlias = Callable[[Guide, Decimal], str]
"""How a language names a guide and its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How far down a value stands in a chart of so many pixels."""

    lowest: Decimal
    highest: Decimal
    height: int

    def y(self, value: Decimal) -> float:
        """Return how far down a value stands; in the middle when all are equal."""
        span = self.highest - self.lowest
        share = float((value - self.lowest) / span) if span else 0.5
        return round(self.height - MARGIN - share * (self.height - 2 * MARGIN), 1)


def labels(guides: Mapping[Guide, Decimal], scale: Scale, say: Say) -> tuple[Label, ...]:
    """Place labels at their guides, highest first, moved so that none covers another or leaves the chart."""
    placed: list[Label] = []
    free = LABEL_HEIGHT / 2
    for guide, value in sorted(guides.items(), key=lambda each: -each[1]):
        placed.append(Label(guide=guide, text=say(guide, value), y=max(scale.y(value), free)))
        free = placed[-1].y + LABEL_HEIGHT
    free = scale.height - LABEL_HEIGHT / 2
    for place in reversed(range(len(placed))):
        placed[place] = replace(placed[place], y=round(min(placed[place].y, free), 1))
        free = placed[place].y - LABEL_HEIGHT
    return tuple(placed)


def width_of(placed: Iterable[Label]) -> int:
    """Return the pixels across that labels need."""
    longest = max((len(label.text) for label in placed), default=0)
    return GAP + LETTER * longest if longest else 0


def figures(values: Sequence[Decimal], points: Sequence[Point], height: int) -> tuple[Figure, ...]:
    """Place the values beside their points in a chart of so many pixels; none when they would touch."""
    widest = max((len(f"{value:f}") for value in values), default=0) * LETTER
    if len(values) > MOST_FIGURES or widest * len(values) > FIGURES_WIDTH:
        return ()
    return tuple(
        Figure(value=value, x=point.x, y=round(point.y + (BELOW if point.y < height / 2 else -ABOVE), 1))
        for value, point in zip(values, points, strict=True)
    )
