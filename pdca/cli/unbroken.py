"""Lines of a terminal in which a command and a date stand whole, so that they are read and copied as one."""

import re

from pdca.domain import width

_END = r"(?![^\s.,;)])"
_VERB = rf"[a-z][a-z|-]*{_END}"
_PART = rf'(?:--?[a-z][a-z-]*|[A-Z]-\d+|\d+(?::[0-9a-f]+|\.\.\d+)?|[A-ZА-ЯЁ]{{2,}}|"[^"]*"|…){_END}'
_COMMAND = rf"\bpdca(?: {_VERB}){{0,3}}(?: {_PART}(?: {_VERB})?)*"
"""A few verbs, then options and what else cannot be prose, each with at most one word behind it."""

_DAY = r"(?:\d\d\.\d\d\.\d{4}|\d{1,2} [A-Z][a-z]{2} \d{4})(?: \(\w+\))?"
_WHOLE = re.compile(rf"{_COMMAND}|\b{_DAY}")

_HELD = "\ue000"
"""Stands for a blank at which no line breaks."""


def wrapped(
    text: str, places: int, first: str = "", further: str = "", *, keeps_words: bool = False
) -> list[str]:
    """Break a text into lines at its blanks, and never inside of a command: one too long has its own line.

    A line begins with `first`, those after it with `further`. With `keeps_words` any long word stays whole.
    """

    def keeps(word: str) -> bool:
        return keeps_words or f"pdca{_HELD}" in word

    held = _WHOLE.sub(lambda found: found[0].replace(" ", _HELD), text)
    return [line.replace(_HELD, " ") for line in width.wrapped(held, places, first, further, keeps=keeps)]
