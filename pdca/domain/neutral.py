"""Text that people typed, made safe to print: it can neither steer a terminal nor turn the reading order."""

import re
from unicodedata import bidirectional

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
STEERING = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # controls: escape sequences begin here
    "\u200b\u2060-\u2064\ufeff"  # invisible: two different words would look the same
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks, overrides and isolates of the reading order
    "\u2028\u2029"  # separators of lines
    "\ud800-\udfff"  # halves of characters, which no file can hold
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"  # annotations, non-characters, invisible tags
    "]"
)
"""What must never reach a reader as it is."""

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILED_MARKS = re.compile(f"([{_MARKS}]{{2}})[{_MARKS}]+")


def neutral(text: str) -> str:
    """Return the text on one line, with everything that steers replaced by a visible sign."""
    one_line = _BREAKS.sub(" ", text)
    return _PILED_MARKS.sub(r"\1", STEERING.sub(REPLACEMENT, one_line))


def isolated(text: str) -> str:
    """Wrap text that holds right-to-left letters, so that it cannot reorder what stands beside it."""
    if text.isascii() or not any(bidirectional(letter) in {"R", "AL", "AN"} for letter in text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"


def escaped(text: str) -> str:
    """Return JSON text with everything that steers written as an escape: the value stays, the danger goes."""
    return "\n".join(STEERING.sub(_escape, line) for line in text.split("\n"))


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index] << 8 | units[index + 1]:04x}" for index in range(0, len(units), 2))
