"""Plain text for mail: lines of at most 72 places, and columns that stand below each other."""

from pdca.domain.neutral import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE
from pdca.domain.width import cut, width
from pdca.domain.width import wrapped as broken

PLACES = 72
"""What every mail program shows unbroken, also with the marks of a reply before it (RFC 3676, 4.2)."""


def wrapped(text: str, first: str = "", further: str = "") -> str:
    """Break a text into lines at its blanks; what is too long for a line is broken where it must be.

    A line begins with `first`, those after it with `further`.
    """
    return "\n".join(broken(text, PLACES, first, further))


def left(text: str, places: int) -> str:
    """Fill a text up to the width of its column, or cut it there."""
    fitting = _fitting(text, places)
    return fitting + " " * (places - width(fitting))


def right(text: str, places: int) -> str:
    """Set a text against the right edge of its column."""
    fitting = _fitting(text, places)
    return " " * (places - width(fitting)) + fitting


def trimmed(line: str) -> str:
    """Take the blanks away at the end of a line, where its last columns are empty."""
    return line.rstrip(" ")


def _fitting(text: str, places: int) -> str:
    if width(text) <= places:
        return text
    closing = POP_DIRECTIONAL_ISOLATE * text.startswith(FIRST_STRONG_ISOLATE)
    return cut(text, places - 1)[0].rstrip() + "…" + closing
