"""What fits a terminal: how texts hang in, and how much of a list is shown."""

from collections.abc import Sequence

from pdca.cli import unbroken

NARROW = 60
"""Places; below, a line of a table becomes two."""

LEAST_OF_A_LINE = 20
"""Places; narrower text is not read."""


def wrapped(text: str, places: int | None, hang: int, *, first: str = "") -> list[str]:
    """Break a text into lines that fit; those after the first hang in, and `first` stands before it."""
    if places is None:
        return [first + text]
    return unbroken.wrapped(text, max(places, hang + LEAST_OF_A_LINE), first, " " * hang)


def shared_out(heights: Sequence[Sequence[int]], room: int) -> list[int]:
    """Share lines out among sections, the first ones first, and return how many entries each may show.

    `heights` are the lines that each entry of each section takes. Each section shows at least its first one,
    even when the room is too small for that.
    """
    shown = [min(1, len(section)) for section in heights]
    left = room - sum(section[0] for section in heights if section)
    for position, section in enumerate(heights):
        for entry in section[1:]:
            if entry > left:
                break
            left -= entry
            shown[position] += 1
    return shown
