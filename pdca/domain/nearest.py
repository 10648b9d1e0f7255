"""Which known word was probably meant by one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 60
"""Longer words are near to none."""

LEAST_LIKENESS = 0.6
"""Of 1: below it a suggestion surprises more than it helps."""

LEAST_WORD = 3
"""Two letters are like any other two."""

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_OTHER_KEYS = str.maketrans(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN)
"""The letters of the same keys, Latin and Cyrillic."""


def nearest(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known word that is nearest to what was typed, as a tuple of one; none when all are far."""
    words = {_plain(each): each for each in known}
    # A name of several words is meant by any one of them, and equally by what all of it begins with.
    parts = {part: whole for plain, whole in words.items() for part in plain.split()}
    wanted = _plain(typed[:LONGEST])
    for attempt in (wanted, in_other_layout(wanted)):
        for there in (words, parts):
            found = there.get(attempt) or _alike(attempt, there)
            if found:
                return (found,)
    return ()


def in_other_layout(typed: str) -> str:
    """Return what the same keys give in the other of the layouts ЙЦУКЕН and QWERTY: ьн is my."""
    return typed.lower().translate(_OTHER_KEYS)


def _alike(attempt: str, there: dict[str, str]) -> str:
    close = get_close_matches(attempt, there, n=1, cutoff=LEAST_LIKENESS)
    if close:
        return there[close[0]]
    begun = [whole for plain, whole in there.items() if plain.startswith(attempt)]
    return begun[0] if len(attempt) >= LEAST_WORD and len(set(begun)) == 1 else ""


def _plain(text: str) -> str:
    # Петр is Пётр.
    return " ".join(text.lower().replace("ё", "е").split())
