"""How much room a text takes where every character has its place: a terminal, a plain text letter."""

import re
import unicodedata
from collections.abc import Callable, Iterator

_NARROW = re.compile("[\x20-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2116\u2212]*")
"""Latin, Greek and Cyrillic letters and common signs take one place each; most texts hold nothing else."""

_JOINER, _AS_PICTURE = "\N{ZERO WIDTH JOINER}", "\N{VARIATION SELECTOR-16}"

_SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")

_INNER_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb]")
"""Vowels and finals of Korean that are drawn into the syllable before them."""


def width(text: str) -> int:
    """Return how many places a text takes: wide characters two, combining ones none, a joined picture two."""
    if _NARROW.fullmatch(text):
        return len(text)
    return sum(map(_width_of, _seen(text)))


def cut(text: str, places: int) -> tuple[str, str]:
    """Divide a text after at most so many places, never inside of what is seen as one character."""
    kept, taken = 0, 0
    for seen in _seen(text):
        taken += _width_of(seen)
        if taken > places:
            break
        kept += len(seen)
    return text[:kept], text[kept:]


def wrapped(
    text: str,
    places: int,
    first: str = "",
    further: str = "",
    *,
    keeps: Callable[[str], bool] = lambda _word: False,
) -> list[str]:
    """Break a text into lines at its blanks; what is too long for a line is broken where it must be.

    A line begins with `first`, those after it with `further`. A long word that `keeps` approves of stays
    whole, so that it can still be copied.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        grown = f"{line} {word}" if line else word
        if width(grown) <= places - width(further if lines else first):
            line = grown
            continue
        if line:
            lines.append(line)
        room = places - max(width(first), width(further))
        *full, line = [word] if keeps(word) else _pieces(word, room)
        lines += full
    return [(further if number else first) + each for number, each in enumerate([*lines, line])]


def _pieces(word: str, places: int) -> list[str]:
    """Break a word into pieces of at most so many places; the last may be empty only when the word is."""
    pieces = []
    while width(word) > places:
        # One place is too few for a wide character, and it must stand somewhere.
        piece = cut(word, places)[0] or next(_seen(word))
        pieces.append(piece)
        word = word[len(piece) :]
    return [*pieces, word] if word or not pieces else pieces


def _seen(text: str) -> Iterator[str]:
    """Go through what is seen as one character each: a letter with its marks, a picture of joined ones."""
    seen = ""
    for character in text:
        if seen and not seen.endswith(_JOINER) and not _leans(character):
            yield seen
            seen = ""
        seen += character
    if seen:
        yield seen


def _width_of(seen: str) -> int:
    if _AS_PICTURE in seen:
        return 2
    if _leans(seen[0]):
        return 2 if _SKIN_TONES.match(seen) else 0
    return 2 if unicodedata.east_asian_width(seen[0]) in ("W", "F") else 1


def _leans(character: str) -> bool:
    """Tell whether a character takes no place of its own after another."""
    return bool(
        unicodedata.combining(character)
        or unicodedata.category(character) in ("Mn", "Me", "Cf")
        or _SKIN_TONES.match(character)
        or _INNER_JAMO.match(character)
    )
