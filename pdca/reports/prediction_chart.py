"""Geometry of the small columns that show, month by month, how many predictions of a person held."""

from dataclasses import dataclass

from pdca.reports.quality import PersonPredictions, Share

WIDTH, GAP, HEIGHT = 10, 4, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in a chart."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """A month: what held at the foot of its column, what failed above it; None where there is none."""

    foot: Box
    held: Box | None
    failed: Box | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionChart:
    """The months of a person; the tallest column is as high as the chart."""

    width: int
    height: int
    stacks: tuple[Stack, ...]


def prediction_chart(predictions: PersonPredictions) -> PredictionChart:
    """Draw the predictions of a person, oldest month first; a month without any is only a foot."""
    most = max((1, *predictions.scored))
    return PredictionChart(
        width=len(predictions.scored) * (WIDTH + GAP) - GAP,
        height=HEIGHT + 1,
        stacks=tuple(
            _stack(share, most, x=place * (WIDTH + GAP)) for place, share in enumerate(predictions.months)
        ),
    )


def _stack(share: Share, most: int, *, x: int) -> Stack:
    top, held = _tall(share.whole, most), _tall(share.part, most)
    failed = top - held
    return Stack(
        foot=Box(x=x, y=HEIGHT, width=WIDTH, height=1),
        held=Box(x=x, y=HEIGHT - held, width=WIDTH, height=held) if held else None,
        # The line of an outline lies half outside of it.
        failed=Box(x=x + 0.5, y=HEIGHT - top + 0.5, width=WIDTH - 1, height=failed - 0.5) if failed else None,
    )


def _tall(count: int, most: int) -> int:
    return round(count / most * HEIGHT)
