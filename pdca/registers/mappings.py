"""Reads and writes what a person said about an export, so that the next one of its kind needs no words."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pdca.domain.errors import Gap, WrongInput
from pdca.domain.sales import ExportKind
from pdca.registers.dates import DateFormat, date_format
from pdca.registers.export_words import export_words
from pdca.registers.mistakes import refusal
from pdca.registers.words import plain

DECIMAL_MARKS = (",", ".")

_MEANINGS = ("stage", "outcome", "kind")
_TABLES = ("columns", "values", "people", "known")
_LINES = ("dates", "decimal_mark", "required")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportMapping:
    """Columns by field, meanings of words, names by number, and how dates and numbers are written."""

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    """By field, the file and the column of the list that its values are compared with."""
    dates: str = ""
    decimal_mark: str = ""
    required: tuple[str, ...] = ()

    @property
    def date_format(self) -> DateFormat | None:
        """Return how dates are written; None when nobody said it."""
        return date_format(self.dates) if self.dates else None

    def words(self) -> dict[str, dict[str, str]]:
        """Return the meanings as the readers compare them."""
        return {
            name: {plain(word): plain(meaning) for word, meaning in meanings.items()}
            for name, meanings in self.values.items()
        }


def mapping_name(kind: ExportKind) -> str:
    """Return the name of the file in which a mapping is remembered."""
    return f"pdca-{kind.value}.toml"


def read_mapping(path: Path, kind: ExportKind) -> ExportMapping:
    """Read a mapping file.

    Raises:
        WrongInput: it is no TOML, or has names or meanings that nobody knows; all of them are listed.
    """
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise WrongInput("mapping-unreadable", path=path.name, detail=str(error)) from error
    mistakes = list(_mistakes(read, kind))
    if mistakes:
        raise refusal("mapping-file-mistakes", mistakes, path=path.name)
    return ExportMapping(
        columns=read.get("columns", {}),
        values=read.get("values", {}),
        people=read.get("people", {}),
        known=read.get("known", {}),
        dates=read.get("dates", ""),
        decimal_mark=read.get("decimal_mark", ""),
        required=tuple(read.get("required", ())),
    )


def require_meanings(mapping: ExportMapping, kind: ExportKind) -> None:
    """Refuse meanings that nobody knows, wherever they were said."""
    mistakes = list(_mistakes_of_values(dict(mapping.values), kind))
    if mistakes:
        raise refusal("meanings-mistakes", mistakes)


def mapping_text(mapping: ExportMapping) -> str:
    """Write a mapping as TOML."""
    lines = [
        *_pair_if("dates", mapping.dates),
        *_pair_if("decimal_mark", mapping.decimal_mark),
        *_pair_if("required", list(mapping.required)),
        *_table("columns", mapping.columns),
        *(line for name, words in mapping.values.items() for line in _table(f"values.{name}", words)),
        *_table("known", mapping.known),
        *_table("people", mapping.people),
    ]
    return "\n".join(lines).strip() + "\n"


def _mistakes(read: Mapping[str, Any], kind: ExportKind) -> Iterator[Gap]:
    for name in read:
        if name not in (*_TABLES, *_LINES):
            yield Gap("mapping-name-unknown", {"name": name, "known": (*_LINES, *_TABLES)})
    for name in ("columns", "people", "known"):
        table = read.get(name, {})
        if not _is_words(table):
            yield Gap("mapping-value-wrong", {"name": name})
        elif name == "columns":
            fields = export_words().fields[kind]
            yield from (
                Gap("field-unknown", {"field": each, "nearest": (), "known": tuple(fields)})
                for each in table
                if each not in fields
            )
    if not isinstance(read.get("required", []), list) or not all(
        isinstance(each, str) for each in read.get("required", [])
    ):
        yield Gap("mapping-value-wrong", {"name": "required"})
    if read.get("decimal_mark", ",") not in DECIMAL_MARKS:
        yield Gap("mapping-value-wrong", {"name": "decimal_mark"})
    if not isinstance(read.get("dates", ""), str):
        yield Gap("mapping-value-wrong", {"name": "dates"})
    yield from _mistakes_of_values(read.get("values", {}), kind)


def _mistakes_of_values(values: object, kind: ExportKind) -> Iterator[Gap]:
    if not isinstance(values, dict):
        yield Gap("mapping-value-wrong", {"name": "values"})
        return
    for name, words in values.items():
        if name not in _MEANINGS or not _is_words(words):
            yield Gap("mapping-value-wrong", {"name": f"values.{name}"})
            continue
        known = _known(name, kind)
        for word, meaning in words.items():
            if plain(meaning) not in known:
                yield Gap(
                    "mapping-meaning-unknown",
                    {"word": word, "meaning": meaning, "known": _examples(name, kind)},
                )


def _known(name: str, kind: ExportKind) -> Iterable[str]:
    words = export_words()
    if name == "kind":
        return words.kinds
    return words.leads if kind is ExportKind.LEADS else words.outcomes


def _examples(name: str, kind: ExportKind) -> tuple[str, ...]:
    words = export_words()
    if name == "kind":
        return tuple(dict.fromkeys(each.value for each in words.kinds.values()))
    of_leads = tuple(dict.fromkeys(each.value for each in words.leads.values()))
    of_deals = tuple(dict.fromkeys(each.value for each in words.outcomes.values()))
    return of_leads if kind is ExportKind.LEADS else of_deals


def _is_words(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(word, str) for word in table.values())


def _table(name: str, words: Mapping[str, str]) -> list[str]:
    if not words:
        return []
    return ["", f"[{name}]", *(f"{_text(word)} = {_text(meaning)}" for word, meaning in words.items())]


def _pair_if(name: str, value: str | list[str]) -> list[str]:
    if not value:
        return []
    texts = [value] if isinstance(value, str) else value
    said = ", ".join(map(_text, texts))
    return [f"{name} = {said}" if isinstance(value, str) else f"{name} = [{said}]"]


def _text(word: str) -> str:
    # A JSON string is a TOML string, but for one sign.
    return json.dumps(word, ensure_ascii=False).replace("\x7f", "\\u007f")
