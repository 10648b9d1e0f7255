"""The terminal at the end of a stream: whether there is one, its size and its colours."""

import os
from collections.abc import Mapping
from typing import TextIO

USUAL = os.terminal_size((80, 24))
"""What is taken for the size of a terminal that does not tell it."""

LEAST_PLACES = 20
"""Nothing is laid out for fewer places; such a terminal breaks the lines itself."""


def places(stream: TextIO) -> int | None:
    """Return how many characters stand side by side, None where no terminal is."""
    return max(size(stream).columns, LEAST_PLACES) if stream.isatty() else None


def height(stream: TextIO) -> int | None:
    """Return how many lines stand one below the other, None where no terminal is."""
    return size(stream).lines if stream.isatty() else None


def size(stream: TextIO) -> os.terminal_size:
    """Return the size of the terminal; COLUMNS and LINES say otherwise where they are set."""
    # A page that is held back is as large as the terminal that it waits for.
    stream = getattr(stream, "terminal", stream)
    try:
        found = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        found = USUAL
    columns, rows = _set("COLUMNS") or found.columns, _set("LINES") or found.lines
    return os.terminal_size((columns or USUAL.columns, rows or USUAL.lines))


def wants_colour(environment: Mapping[str, str]) -> bool | None:
    """Tell what the environment says of colours: yes, no, or None where the stream decides."""
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    if environment.get("TERM") == "dumb" or environment.get("CLICOLOR") == "0":
        return False
    return None


def _set(name: str) -> int:
    text = os.environ.get(name, "")
    return int(text) if text.isdecimal() else 0
