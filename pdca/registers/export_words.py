"""The words of exports of a CRM, as `exports.toml` lists them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pdca.domain.sales import ActivityKind, DealOutcome, ExportKind, LeadOutcome
from pdca.registers.words import plain

_CURRENCY = re.compile(r"[\s,(]*(?:₽|\$|€|руб\.?|р\.|rub|usd|eur)\)?$", re.IGNORECASE)

_CODE = re.compile(r"\s*\([A-Z_]+\)$")
"""So Bitrix24 may add the name of the field to its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWords:
    """Headings by kind and field, values by word; all words are plain."""

    fields: Mapping[ExportKind, Mapping[str, tuple[str, ...]]]
    private: tuple[str, ...]
    """Stems of headings whose columns are never kept."""
    outcomes: Mapping[str, DealOutcome]
    leads: Mapping[str, LeadOutcome]
    kinds: Mapping[str, ActivityKind]
    answers: Mapping[str, bool]
    totals: frozenset[str]
    departments: frozenset[str]
    months: Mapping[str, int]
    told_with_key: frozenset[str]
    renamed: Mapping[str, Mapping[str, str]]


@cache
def export_words() -> ExportWords:
    """Read the words once."""
    read = tomllib.loads(files("pdca.registers").joinpath("exports.toml").read_text(encoding="utf-8"))
    values = read["values"]
    return ExportWords(
        fields=MappingProxyType({kind: _fields(read[kind.value]) for kind in ExportKind}),
        private=tuple(plain(stem) for stem in read["private"]["stems"]),
        outcomes={word: DealOutcome(name) for word, name in _by_word(values["outcome"]).items()},
        leads={word: LeadOutcome(name) for word, name in _by_word(values["lead"]).items()},
        kinds={word: ActivityKind(name) for word, name in _by_word(values["kind"]).items()},
        answers={word: name == "yes" for word, name in _by_word(values["yes"]).items()},
        totals=frozenset(plain(word) for word in values["totals"]["total"]),
        departments=frozenset(plain(word) for word in values["totals"]["department"]),
        months={word: int(name) for word, name in _by_word(values["months"]).items()},
        told_with_key=frozenset(read["pages"]["told_with_key"]),
        renamed=read["pages"]["renamed"],
    )


def alike(heading: str) -> str:
    """Return a heading without what makes no difference, a currency or a code at its end included."""
    return plain(_CURRENCY.sub("", _CODE.sub("", heading.strip())))


def _fields(read: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({field: tuple(words) for field, words in read.items()})


def _by_word(read: Mapping[str, list[str]]) -> dict[str, str]:
    return {plain(word): name for name, words in read.items() for word in words}
