"""How much of its lists a monthly report shows: what a page holds, or all that a sheet does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The most lines of each list; what is left out is counted."""

    lines: int
    decisions: int
    """Of the short lists: each kind of decision, frozen cycles, stopped cycles."""
    people: int
    corrections: int
    predictions: int


PAGE = Shown(lines=15, decisions=8, people=4, corrections=3, predictions=4)

SHEET = Shown(lines=1_000_000, decisions=1_000_000, people=1_000, corrections=1_000_000, predictions=1_000)
"""A sheet of Excel has 1,048,576 rows."""
