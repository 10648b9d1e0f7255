"""Whether a cause names a person, in whatever case of Russian."""

import re
from collections.abc import Iterable

SHORTEST_NAME = 4
"""Shorter parts of names are words of their own too often."""

CASE_ENDINGS = frozenset(
    (
        "",
        "а",
        "у",
        "ом",
        "ем",
        "ым",
        "е",
        "ы",
        "ой",
        "ою",
        "я",
        "ю",
        "и",
        "ей",
        "ая",
        "ую",
        "ого",
        "ому",
        "им",
    )
)
"""What a Russian case adds to the stem of a name: Смирнов, Смирновым; Орлова, Орловой."""


def names_someone(text: str, names: Iterable[str]) -> bool:
    """Tell whether a text names one of some people, a longer part of the name in any case."""
    # A cause that names a colleague blames a person, whatever it was declared to be.
    words = re.findall(r"\w+", text.casefold())
    stems = [stem for name in names for stem in _stems(name)]
    return any(_is_form_of(word, stem) for word in words for stem in stems)


def _stems(name: str) -> tuple[str, ...]:
    """Cut the ending that Russian cases change off each longer part of a name."""
    return tuple(part.rstrip("аяй") for part in name.casefold().split() if len(part) >= SHORTEST_NAME)


def _is_form_of(word: str, stem: str) -> bool:
    return word.startswith(stem) and word[len(stem) :] in CASE_ENDINGS
