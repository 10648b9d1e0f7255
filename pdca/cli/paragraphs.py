"""Running text for a terminal of eighty places: paragraphs, points and titles of sections."""

import sys
from collections.abc import Iterable

from pdca.cli.output import tell
from pdca.cli.terminal import places
from pdca.cli.unbroken import wrapped
from pdca.cli.words import one_line

PLACES = 80
"""What any terminal has; wider lines are hard to read."""


def tell_paragraph(text: str, indent: int = 0, *, bullet: str = "") -> None:
    """Print a text in lines that fit, all indented alike; a bullet hangs out before them."""
    first = " " * indent + bullet
    room = min(places(sys.stdout) or PLACES, PLACES)
    for line in wrapped(one_line(text), room, first, " " * len(first)):
        tell(line)


def tell_points(texts: Iterable[str], indent: int) -> None:
    """Print several texts one below the other, each with a bullet."""
    for text in texts:
        tell_paragraph(text, indent, bullet="• ")


def tell_title(title: str) -> None:
    """Print the title of a section, with an empty line before it."""
    tell()
    tell(title, "cyan")
