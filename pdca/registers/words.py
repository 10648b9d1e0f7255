"""The words of foreign registers, as `words.toml` lists them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pdca.domain.catalogue import Severity

_NO_DIFFERENCE = str.maketrans("ё", "е", " \t\n\u00a0_-.:*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Headings by field, severities by word, and what spreadsheets write in place of a value."""

    fields: Mapping[str, tuple[str, ...]]
    severities: Mapping[str, Severity]
    errors: frozenset[str]
    look_alikes: Mapping[int, int]


@cache
def finding_words() -> Words:
    """Read the words once."""
    text = files("pdca.registers").joinpath("words.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    spreadsheets = read["spreadsheets"]
    alike = spreadsheets["look_alikes"]
    return Words(
        fields=MappingProxyType({field: tuple(words) for field, words in read["fields"].items()}),
        severities=MappingProxyType(
            {word: Severity(severity) for severity, words in read["severities"].items() for word in words}
        ),
        errors=frozenset(spreadsheets["errors"]),
        look_alikes=MappingProxyType(str.maketrans(alike["from"], alike["to"])),
    )


def plain(word: str) -> str:
    """Return a word without what makes no difference: capitals, spaces, hyphens and their like."""
    return word.casefold().translate(_NO_DIFFERENCE)
