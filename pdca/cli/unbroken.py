"""Lines of a terminal in which a command stands whole, so that it can be read, copied and typed."""

import re

from pdca.domain import width

_COMMAND = re.compile(r'\bpdca(?: (?:[a-z][a-z-]*|--?[a-z][a-z-]*|[CFA]-\d+|\d+|[A-ZА-ЯЁ]{2,}\b|"[^"]*"))+')

_HELD = "\ue000"
"""Stands for a blank at which no line breaks."""


def wrapped(text: str, places: int, first: str = "", further: str = "") -> list[str]:
    """Break a text into lines at its blanks, inside of a command only when it is longer than a line.

    A line begins with `first`, those after it with `further`.
    """
    room = places - max(width.width(first), width.width(further))

    def held(found: re.Match[str]) -> str:
        return found[0].replace(" ", _HELD) if width.width(found[0]) <= room else found[0]

    lines = width.wrapped(_COMMAND.sub(held, text), places, first, further)
    return [line.replace(_HELD, " ") for line in lines]
