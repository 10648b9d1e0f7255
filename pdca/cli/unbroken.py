"""Lines of a terminal in which a command and a date stand whole, so that they are read and copied as one."""

import re

from pdca.domain import width

_WORD = r'(?:[a-z][a-z-]*|--?[a-z][a-z-]*|[A-Z]-\d+|\d+|[A-ZА-ЯЁ]{2,}|"[^"]*")(?![^\s.,;)])'
_DAY = r"(?:\d\d\.\d\d\.\d{4}|\d{1,2} [A-Z][a-z]{2} \d{4})(?: \(\w+\))?"
_WHOLE = re.compile(rf"\bpdca(?: {_WORD})+|\b{_DAY}")

_HELD = "\ue000"
"""Stands for a blank at which no line breaks."""


def wrapped(
    text: str, places: int, first: str = "", further: str = "", *, keeps_words: bool = False
) -> list[str]:
    """Break a text into lines at its blanks, inside of a command or date only where it is longer than a line.

    A line begins with `first`, those after it with `further`. With `keeps_words` a long word stays whole.
    """
    room = places - max(width.width(first), width.width(further))

    def held(found: re.Match[str]) -> str:
        return found[0].replace(" ", _HELD) if width.width(found[0]) <= room else found[0]

    lines = width.wrapped(_WHOLE.sub(held, text), places, first, further, keeps_words=keeps_words)
    return [line.replace(_HELD, " ") for line in lines]
