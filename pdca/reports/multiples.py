"""Small multiples: the same months of every row of a portfolio, all on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from pdca.reports.charts import Curve, Point, axis_ticks, curve
from pdca.reports.portfolio import Portfolio


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """The chart of one row: open and overdue cycles, month by month."""

    opened: Curve
    overdue: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiples:
    """The charts of all rows in their order; `top` is the end of the scale, `bottom` is zero."""

    height: int
    top: int
    bottom: int
    highest: int
    charts: tuple[Multiple, ...]


def small_multiples(portfolio: Portfolio, height: int = 44, margin: int = 5) -> Multiples:
    """Draw every row on the same scale, so that a taller line is a larger number."""
    values = [value or 0 for row in portfolio.rows for value in (*row.opened, *row.overdue)]
    highest = axis_ticks(max(values, default=0))[-1]
    top, bottom = margin, height - margin

    def drawn(values: Sequence[int | None]) -> Curve:
        step = 94 / max(1, len(values) - 1)
        places = [
            None
            if value is None
            else Point(x=round(3 + index * step, 1), y=round(bottom - value / highest * (bottom - top), 1))
            for index, value in enumerate(values)
        ]
        return curve(places)

    charts = tuple(Multiple(opened=drawn(row.opened), overdue=drawn(row.overdue)) for row in portfolio.rows)
    return Multiples(height=height, top=top, bottom=bottom, highest=highest, charts=charts)
