"""The JSON Schemas of all answers: `python -m tests.json_schemas update|check`."""

import json
import sys
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import (
    Annotated,
    Any,
    Literal,
    TypeAlias,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pdca.cli.output import SCHEMA
from tests.json_kinds import KINDS
from tests.json_shapes import OPEN, Many, Maybe, Shape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "json"

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema: TypeAlias = dict[str, Any]

_SCALARS: Mapping[object, Schema] = {
    type(None): {"type": "null"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Path: {"type": "string"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    # Exact numbers are text: no reader of JSON may round them.
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"},
    Fraction: {"type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$"},
    Any: {},
    object: {},
}

_LISTS = (list, tuple, set, frozenset)


def schema_of(kind: str) -> Schema:
    """Return the schema of a kind of answer; whatever it does not name is not allowed."""
    writing = _Writing()
    bodies = [writing.answer(kind, shape) for shape in KINDS[kind]]
    body = bodies[0] if len(bodies) == 1 else {"type": "object", "oneOf": bodies}
    defs = {"$defs": dict(sorted(writing.defs.items()))} if writing.defs else {}
    return {"$schema": DIALECT, "title": kind, **body, **defs}


def written(kind: str) -> str:
    """Return the file of a kind."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def file_of(kind: str) -> Path:
    """Return where the schema of a kind stands."""
    return FOLDER / f"{kind}.schema.json"


def problems() -> Iterator[str]:
    """Tell which files differ from the shapes of `json_kinds`."""
    wanted = {file_of(kind): written(kind) for kind in KINDS}
    there = set(FOLDER.glob("*.schema.json"))
    yield from (f"{path.name}: there is no such kind" for path in sorted(there - set(wanted)))
    for path, text in wanted.items():
        if path not in there or path.read_text(encoding="utf-8") != text:
            yield f"{path.name}: not up to date; run `python -m tests.json_schemas update`"


class _Writing:
    """One schema on its way: what is named once stands in `defs`."""

    def __init__(self) -> None:
        self.defs: dict[str, Schema] = {}
        self._named: dict[str, object] = {}

    def answer(self, kind: str, shape: object) -> Schema:
        """Return the schema of one shape of an answer, with what every answer begins with."""
        body = self._object(shape)
        head = {"schema": {"const": SCHEMA}, "kind": {"const": kind}}
        return {
            **body,
            "properties": {**head, **body["properties"]},
            "required": [*head, *body["required"]],
        }

    def of(self, kind: object) -> Schema:
        """Return the schema of a type."""
        if isinstance(kind, Many):
            return {"type": "array", "items": self.of(kind.of)}
        if isinstance(kind, Shape):
            return self._reference(kind, kind.name)
        if kind in _SCALARS:
            return _SCALARS[kind]
        if get_origin(kind) is None and isinstance(kind, type):
            return self._reference(kind, kind.__name__)
        return self._generic(get_origin(kind), get_args(kind))

    def _generic(self, origin: object, inner: tuple[Any, ...]) -> Schema:
        """Return the schema of a type that is made of others."""
        if origin is Annotated:
            return self.of(inner[1])
        if origin in (Union, types.UnionType):
            return {"anyOf": [self.of(each) for each in inner]}
        if origin is Literal:
            return {"enum": list(inner)}
        if origin is tuple and inner[-1] is not Ellipsis:
            size = {"minItems": len(inner), "maxItems": len(inner)}
            return {"type": "array", "prefixItems": [self.of(each) for each in inner], **size}
        if origin in _LISTS:
            return {"type": "array", "items": self.of(inner[0])}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        raise TypeError(origin)

    def _reference(self, kind: object, name: str) -> Schema:
        """Describe a named type once, and refer to it."""
        if self._named.setdefault(name, kind) is not kind:
            raise TypeError(name, "two types have this name")
        if name not in self.defs:
            self.defs[name] = {}
            is_enumeration = isinstance(kind, type) and issubclass(kind, Enum)
            self.defs[name] = self._enumeration(kind) if is_enumeration else self._object(kind)
        return {"$ref": f"#/$defs/{name}"}

    def _enumeration(self, kind: Any) -> Schema:  # noqa: ANN401 - any enumeration
        return {**_described(kind.__doc__), "enum": [each.value for each in kind]}

    def _object(self, kind: object) -> Schema:
        doc, keys = _keys(kind)
        types_of = {name: each.of if isinstance(each, Maybe) else each for name, each in keys.items()}
        return {
            **_described(doc),
            "type": "object",
            "properties": {name: self.of(each) for name, each in types_of.items()},
            "required": [name for name, each in keys.items() if not isinstance(each, Maybe)],
            "additionalProperties": kind in OPEN if isinstance(kind, type) else False,
        }


def _keys(kind: Any) -> tuple[str, Mapping[str, object]]:  # noqa: ANN401 - whatever has keys
    """Return what a class or shape says of itself, and its keys."""
    if isinstance(kind, Shape):
        return kind.doc, kind.keys
    hints = get_type_hints(kind, include_extras=True)
    if is_dataclass(kind):
        return kind.__doc__ or "", {each.name: hints[each.name] for each in fields(kind)}
    if is_typeddict(kind):
        wanted = kind.__required_keys__
        bare = get_type_hints(kind)
        return kind.__doc__ or "", {
            name: each if name in wanted else Maybe(bare[name]) for name, each in hints.items()
        }
    raise TypeError(kind)


def _described(doc: str | None) -> Schema:
    text = (doc or "").partition("\n")[0]
    return {"description": text} if text else {}


def update() -> None:
    """Write every schema anew, and take away those that have no kind."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.schema.json"):
        path.unlink()
    for kind in KINDS:
        file_of(kind).write_text(written(kind), encoding="utf-8", newline="\n")


def main(words: list[str]) -> int:
    """Do what the word says; `check` prints what is wrong."""
    if words == ["update"]:
        update()
    elif words == ["check"]:
        found = list(problems())
        sys.stdout.writelines(f"{each}\n" for each in found)
        return 1 if found else 0
    else:
        sys.stdout.write(f"{__doc__}\n")
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
