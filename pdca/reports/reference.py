"""What a template may use, told from the program itself: values, what they are made of, filters and tests."""

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from gettext import NullTranslations
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from pdca.domain.errors import NotFound
from pdca.domain.text import LocalText
from pdca.locale import REPORTS, translations
from pdca.reports.environment import environment
from pdca.reports.meanings import MEANINGS
from pdca.reports.rendering import kinds
from pdca.reports.wording import Wording

_PLAIN: Mapping[type, Callable[[NullTranslations], str]] = {
    bool: lambda t: t.gettext("true or false"),
    int: lambda t: t.gettext("whole number"),
    float: lambda t: t.gettext("number"),
    str: lambda t: t.gettext("text"),
    date: lambda t: t.gettext("date"),
    Decimal: lambda t: t.gettext("decimal number"),
}


def reference(name: str, language: str) -> str:
    """Write as Markdown what the templates of a report may use.

    Raises:
        NotFound: there is no such report.
    """
    if name not in kinds():
        raise NotFound("report-unknown", name=name, names=tuple(kinds()))
    return "\n".join(_lines(name, translations(REPORTS, language), language)) + "\n"


def descriptions() -> Iterator[str]:
    """Yield everything that references say in the words of the program itself, to be translated."""
    sandbox = environment((), Wording("en", NullTranslations()))
    for report, told in kinds().values():
        yield from (_doc(tell) for tell in told.values())
        for kind in _classes(report):
            yield _doc(kind)
            yield from (_meaning(kind, name, form) for name, form in _members(kind))
    for named, known in ((sandbox.filters, FILTERS), (sandbox.tests, TESTS)):
        yield from (_doc(function) for name, function in named.items() if name not in known)


def _lines(name: str, t: NullTranslations, language: str) -> Iterator[str]:
    report, told = kinds()[name]
    yield from ("## " + t.gettext("Values"), "")
    rows = [
        ("report", report.__name__, _told(t, _doc(report))),
        ("language", "`ru`, `en`", t.gettext("The language of the report.")),
    ]
    rows += [(each, _listed(t, t.gettext("text")), _told(t, _doc(tell))) for each, tell in told.items()]
    yield from _table(t, rows)
    for kind in _classes(report):
        yield from (f"### {kind.__name__}", "", _told(t, _doc(kind)), "")
        yield from _table(
            t,
            [(each, _words(form, t), _told(t, _meaning(kind, each, form))) for each, form in _members(kind)],
        )
    yield from _callables(t, language)


def _callables(t: NullTranslations, language: str) -> Iterator[str]:
    sandbox = environment((), Wording(language, t))
    yield from ("## " + t.gettext("Filters"), "")
    yield from (t.gettext("They stand after a value: `{{ report.month|month }}`."), "")
    yield from _functions(t, sandbox.filters, FILTERS, "|")
    yield from (t.gettext("Besides, all filters of Jinja may be used."), "")
    yield from ("## " + t.gettext("Tests"), "")
    yield from _functions(t, sandbox.tests, TESTS, "is ")
    yield from ("## " + t.gettext("Functions"), "")
    yield '- `font("Golos-400.woff2")`: ' + t.gettext(
        "A file of the folder fonts in base64, for a data: address."
    )
    yield '- `_("Overdue")`: ' + t.gettext("A sentence of the program in the language of the report.")


def _table(t: NullTranslations, rows: list[tuple[str, str, str]]) -> Iterator[str]:
    heading = (t.gettext("Name"), t.gettext("What it is"), t.gettext("Meaning"))
    yield f"| {' | '.join(heading)} |"
    yield "|---|---|---|"
    yield from (f"| `{name}` | {kind} | {meaning} |" for name, kind, meaning in rows)
    yield ""


def _functions(
    t: NullTranslations, named: Mapping[str, Any], known: Mapping[str, Any], sign: str
) -> Iterator[str]:
    for name in sorted(named.keys() - known.keys()):
        yield f"- `{sign}{name}{_parameters(named[name])}`: {_told(t, _doc(named[name]))}"
    yield ""


def _parameters(function: Callable[..., object]) -> str:
    """Write what must be given besides the value itself."""
    if _is_lookup(function):
        return ""
    wanted = [
        each.name for each in inspect.signature(function).parameters.values() if each.default is each.empty
    ]
    return f"({', '.join(wanted[1:])})" if wanted[1:] else ""


def _classes(report: type) -> tuple[type, ...]:
    """Return the classes that a report is made of, itself first, each once."""
    found: dict[type, None] = {report: None}
    waiting = [report]
    while waiting:
        inner = [each for _, form in _members(waiting.pop(0)) for each in _dataclasses(form)]
        new = [each for each in inner if each not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(found)


def _dataclasses(form: Any) -> Iterator[type]:  # noqa: ANN401 - a type, or a form of types
    if isinstance(form, type) and is_dataclass(form):
        yield form
    for part in get_args(form):
        yield from _dataclasses(part)


def _members(kind: type) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a dataclass and what it computes from them, with their types."""
    hints = get_type_hints(kind)
    yield from ((field.name, hints[field.name]) for field in fields(kind))
    for name, member in vars(kind).items():
        if isinstance(member, property) and member.fget is not None:
            yield name, get_type_hints(member.fget)["return"]


def _words(form: Any, t: NullTranslations) -> str:  # noqa: ANN401 - a type, or a form of types
    parts = get_args(form)
    if form == LocalText:
        return t.gettext("text in each language, written by `said`")
    if get_origin(form) in (Union, UnionType):
        inner = next(part for part in parts if part is not NoneType)
        return t.gettext("%(what)s, or none") % {"what": _words(inner, t)}
    if get_origin(form) is tuple:
        if Ellipsis in parts:
            return _listed(t, _words(parts[0], t))
        return t.gettext("pair: %(parts)s") % {"parts": ", ".join(_words(part, t) for part in parts)}
    if isinstance(form, type) and is_dataclass(form):
        return f"[{form.__name__}](#{form.__name__.lower()})"
    if issubclass(form, Enum):
        names = ", ".join(f"`{member.name}`" for member in form)
        return t.gettext("one of %(names)s, by `.name`") % {"names": names}
    return _PLAIN[form](t)


def _listed(t: NullTranslations, what: str) -> str:
    return t.gettext("list: %(what)s") % {"what": what}


def _told(t: NullTranslations, text: str) -> str:
    # The translation of nothing is the head of the catalogue.
    return t.gettext(text) if text else ""


def _doc(described: Any) -> str:  # noqa: ANN401 - a class or a function
    """Return the first line of a docstring; a filter that only looks a name up has none of its own."""
    if _is_lookup(described):
        return _LOOKED_UP
    return (inspect.getdoc(getattr(described, "func", described)) or "").partition("\n")[0]


def _is_lookup(function: object) -> bool:
    return getattr(function, "__name__", "") == "__getitem__"


_LOOKED_UP = "Write the name that the value has in the language of the report."


def _meaning(kind: type, name: str, form: object) -> str:
    """Return what a member means: what is said below it, or of what it computes, or of what it is made of."""
    member = getattr(kind, name, None)
    if isinstance(member, property):
        # What a function does is what its value is.
        told = _doc(member).removeprefix("Return ").removeprefix("Tell ")
        return told[:1].upper() + told[1:]
    inner = next(_dataclasses(form), None)
    return _field_docs(kind).get(name) or (_doc(inner) if inner else MEANINGS.get(name, ""))


@cache
def _field_docs(kind: type) -> Mapping[str, str]:
    """Return what the source says below each field."""
    (tree,) = ast.parse(inspect.cleandoc(inspect.getsource(kind))).body
    return {
        field.target.id: inspect.cleandoc(said.value.value).replace("\n", " ")
        for field, said in pairwise(tree.body if isinstance(tree, ast.ClassDef) else ())
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(said, ast.Expr)
        and isinstance(said.value, ast.Constant)
        and isinstance(said.value.value, str)
    }
