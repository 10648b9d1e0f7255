"""Check the shape of a file against a model, and turn what pydantic found into mistakes with lines."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pdca.definitions.fields import Form, kind_of
from pdca.definitions.mistakes import KeyPath, nearest
from pdca.definitions.source import Source
from pdca.domain.text import LANGUAGES

AnyForm = TypeVar("AnyForm", bound=Form)

_MOST_LOOKED_AT = 1000
_EXPECTED = {"dict_type": "map", "list_type": "list", "tuple_type": "list", "string_type": "text"}


def shaped(source: Source, model: type[AnyForm], path: KeyPath = (), **context: object) -> AnyForm | None:
    """Return what stands at a path as a model; note every mistake and return None when it does not fit."""
    keys: dict[int, frozenset[str]] = {}
    try:
        return model.model_validate(value_at(source.tree, path), context={**context, "keys": keys})
    except ValidationError as error:
        for detail in (details := error.errors(include_url=False)[:_MOST_LOOKED_AT]):
            detail["loc"] = (*path, *detail["loc"])
        _note(source, details, keys)
        return None


def _note(source: Source, details: list[ErrorDetails], keys: Mapping[int, frozenset[str]]) -> None:
    meant: set[KeyPath] = set()
    for detail in details:
        if detail["type"] == "extra_forbidden":
            meant.add(_note_unknown(source, detail["loc"], keys))
    for detail in details:
        # A key that was only misspelled is one mistake, not two.
        if detail["type"] != "extra_forbidden" and detail["loc"] not in meant:
            _note_other(source, detail)


def _note_unknown(source: Source, path: KeyPath, keys: Mapping[int, frozenset[str]]) -> KeyPath:
    known = keys.get(id(value_at(source.tree, path[:-1])), frozenset())
    suggestion = nearest(str(path[-1]), known)
    source.mistake("unknown-key", path, did_you_mean=suggestion, allowed=tuple(sorted(known)))
    return (*path[:-1], suggestion)


def _note_other(source: Source, detail: ErrorDetails) -> None:
    path, kind = detail["loc"], detail["type"]
    is_empty = kind in {"missing", "empty-value"} or detail["input"] is None
    if is_empty and path and path[-1] in LANGUAGES:
        source.mistake("language-missing", path, language=path[-1])
    elif kind == "missing":
        source.mistake("missing-key", path, missing=path[-1])
    elif is_empty:
        source.mistake("empty-value", path)
    elif kind in _EXPECTED or kind.startswith("model"):
        expected = _expected(detail)
        source.mistake("wrong-type", path, expected=expected, found=kind_of(detail["input"]), value="")
    else:
        source.mistake(kind, source.existing(path), **detail.get("ctx", {}))


def _expected(detail: ErrorDetails) -> str:
    if "Words" in detail.get("ctx", {}).get("class_name", ""):
        return "text-in-languages"
    return _EXPECTED.get(detail["type"], "map")


def value_at(tree: Any, path: KeyPath) -> object:  # noqa: ANN401 - what a file holds can be anything
    """Return what stands at a path."""
    for part in path:
        tree = tree[part]
    return tree
