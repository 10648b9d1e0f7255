"""Every code that the program can raise, and what is told with it, as the sources show it."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import TypeAlias

from pdca.domain.gates import GATE_IDS

PACKAGE = Path(__file__).resolve().parents[2] / "pdca"

Names: TypeAlias = Mapping[str, list[ast.expr]]
"""What the names of a function may stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A place of the sources that gives a code."""

    code: str
    place: str
    facts: frozenset[str] | None
    """The names of its facts; None where they cannot be seen."""


@dataclass(frozen=True, slots=True)
class Giver:
    """A function that is called with a code, in the files whose names begin so."""

    file: str
    name: str
    position: int = 0
    """Which argument the code is."""
    implied: frozenset[str] = frozenset()
    """The facts that the function adds to those of the call."""


PLACE = frozenset({"file", "line", "column"})
KEY = PLACE | {"key"}
CELL = frozenset({"row", "line", "column", "field"})
CHOICE = KEY | {"value", "allowed", "did_you_mean"}

# The more special stand last.
GIVERS = (
    *(Giver("", name) for name in ("Gap", "NotFound", "PdcaError", "Refused", "SomeoneWasFirst")),
    *(Giver("", name) for name in ("MailTrouble", "NothingPrints", "PartlyRead", "StorageTrouble")),
    Giver("", "WrongInput"),
    Giver("mail/postman.py", "_verdict", 1, frozenset({"detail"})),
    Giver("mail/telegram.py", "_verdict", 1, frozenset({"detail"})),
    Giver("", "refusal", 0, frozenset({"count", "more"})),
    Giver("definitions/", "add", 0, PLACE),
    Giver("definitions/", "mistake", 0, KEY),
    Giver("definitions/", "wrong", 0, KEY),
    Giver("definitions/", "chosen", 1, CHOICE),
    Giver("definitions/", "known", 2, CHOICE),
    # What is refused there becomes a mistake of the form that it was typed into.
    Giver("definitions/typed.py", "WrongInput", 0, KEY),
    Giver("definitions/days.py", "WrongInput", 0, KEY),
    Giver("registers/findings.py", "wrong", 2, CELL),
    Giver("reports/confined.py", "_wrong", 0, frozenset({"file", "line"})),
    # What is found there is told through the function above, or placed by the walk over an export.
    *(Giver(f"registers/{file}.py", "Gap", 0, CELL) for file in ("dates", "texts")),
    *(
        Giver(f"registers/export_{file}.py", "Gap", 0, CELL)
        for file in ("cells", "clients", "dates", "rows", "values")
    ),
    Giver("registers/export_walk.py", "Gap", 0, CELL),
    Giver("storage/verify", "add"),
    Giver("storage/verify", "_add"),
    Giver("storage/verify_replay.py", "_add", 0, frozenset({"seq"})),
)

TABLES = {
    # Files that choose a code from a table; the facts are added where it is used.
    "definitions/syntax.py": PLACE | {"detail"},
    "storage/trouble.py": frozenset({"place", "detail"}),
}

DOUBLED = KEY | {"first_line"}
"""What goes with a key that stands twice; each reader names the code for its own keys."""

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONG_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
_DOUBLED_CODE = re.compile(r"doubled-[a-z]+")


@cache
def uses() -> tuple[Use, ...]:
    """List every place that gives a code."""
    found = [use for file, tree in _trees() for use in uses_in(tree, file)]
    return (*found, *(Use(code=gate, place="domain/gates.py", facts=None) for gate in sorted(GATE_IDS)))


def uses_in(tree: ast.Module, file: str) -> Iterator[Use]:
    """Yield the places of one file that give a code."""
    for call, giver, names in _calls(tree, file):
        for code in _codes(_given(call, giver), names):
            yield Use(code=code, place=f"{file}:{call.lineno}", facts=_facts(call, giver))
    yield from _defaults(tree, file)
    yield from _in_tables(tree, file)
    yield from _doubled(tree, file)


def unseen() -> frozenset[str]:
    """List the files with a call whose code cannot be seen."""
    return frozenset(
        file
        for file, tree in _trees()
        for call, giver, names in _calls(tree, file)
        if _given(call, giver) is not None and not list(_codes(_given(call, giver), names))
    )


@cache
def _trees() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    )


def _calls(tree: ast.Module, file: str) -> Iterator[tuple[ast.Call, Giver, Names]]:
    seen: set[ast.Call] = set()
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for scope in (*functions, tree):
        names = _names(scope)
        for node in ast.walk(scope):
            if isinstance(node, ast.Call) and node not in seen and (giver := _giver(node, file)):
                seen.add(node)
                yield node, giver, names


def _giver(call: ast.Call, file: str) -> Giver | None:
    called = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    if called == "add" and not _name_of_object(call).endswith(("mistakes", "problems")):
        return None
    fitting = [giver for giver in GIVERS if giver.name == called and file.startswith(giver.file)]
    return fitting[-1] if fitting else None


def _name_of_object(call: ast.Call) -> str:
    owner = getattr(call.func, "value", None)
    return str(getattr(owner, "id", "") or getattr(owner, "attr", ""))


def _names(scope: ast.AST) -> Names:
    names: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                names.setdefault(name, []).append(value)
            case ast.For(target=ast.Name(id=name), iter=ast.Tuple(elts=values)):
                names.setdefault(name, []).extend(values)
    return names


def _given(call: ast.Call, giver: Giver) -> ast.expr | None:
    return call.args[giver.position] if len(call.args) > giver.position else None


def _codes(given: ast.expr | None, names: Names) -> Iterator[str]:
    """Yield what an argument may be, as far as it can be seen."""
    match given:
        case ast.Constant(value=str(text)) if _CODE.fullmatch(text):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _codes(one, names)
            yield from _codes(other, names)
        case ast.Name(id=name):
            for value in names.get(name, ()):
                yield from _codes(value, names)
        case ast.JoinedStr(values=parts):
            yield from map("".join, product(*(list(_codes_of_part(part, names)) for part in parts)))


def _codes_of_part(part: ast.expr, names: Names) -> Iterator[str]:
    match part:
        case ast.Constant(value=str(text)):
            yield text
        case ast.FormattedValue(value=value):
            yield from _codes(value, names)


def _facts(call: ast.Call, giver: Giver) -> frozenset[str] | None:
    """Return the names of the facts of a call; None when they come from elsewhere."""
    named = [keyword.arg for keyword in call.keywords]
    if giver.name == "Gap" and len(call.args) > 1:
        match call.args[1]:
            case ast.Dict(keys=keys):
                named = [str(key.value) if isinstance(key, ast.Constant) else None for key in keys]
            case _:
                return None
    if None in named:
        return None
    return giver.implied | {name for name in named if name is not None}


def _defaults(tree: ast.Module, file: str) -> Iterator[Use]:
    """Yield what a giver is called with when nothing is said."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            positional = function.args.args
            defaults = function.args.defaults
            for parameter, default in zip(
                positional[len(positional) - len(defaults) :], defaults, strict=True
            ):
                giver = next((g for g in GIVERS if g.name == function.name and g.file), None)
                if giver and parameter.arg == "code" and isinstance(default, ast.Constant):
                    yield Use(code=str(default.value), place=f"{file}:{function.lineno}", facts=giver.implied)


def _in_tables(tree: ast.Module, file: str) -> Iterator[Use]:
    for node in ast.walk(tree) if file in TABLES else ():
        match node:
            case ast.Constant(value=str(text), lineno=line) if _LONG_CODE.fullmatch(text):
                yield Use(code=text, place=f"{file}:{line}", facts=TABLES[file])


def _doubled(tree: ast.Module, file: str) -> Iterator[Use]:
    for node in ast.walk(tree) if file.startswith("definitions/") else ():
        match node:
            case ast.Dict(values=values) | ast.Call(func=ast.Attribute(attr="get"), args=values):
                yield from (
                    Use(code=each.value, place=f"{file}:{each.lineno}", facts=DOUBLED)
                    for each in values
                    if isinstance(each, ast.Constant)
                    if isinstance(each.value, str) and _DOUBLED_CODE.fullmatch(each.value)
                )
