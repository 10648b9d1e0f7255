"""How much room a text takes where every character has its place: a terminal, a plain text letter."""

import re
import unicodedata

_NARROW = re.compile("[\x20-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2116\u2212]*")
"""Latin, Greek and Cyrillic letters and common signs take one place each; most texts hold nothing else."""


def width(text: str) -> int:
    """Return how many places a text takes: wide characters two, combining ones none."""
    if _NARROW.fullmatch(text):
        return len(text)
    return sum(width_of(character) for character in text)


def width_of(character: str) -> int:
    """Return how many places one character takes."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
