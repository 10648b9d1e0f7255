"""Every mistake of a template that a program can find: in its text, and in what it makes of samples."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateNotFound, nodes

from pdca.domain.errors import Gap
from pdca.reports.jobs import Job
from pdca.reports.mistakes import detail, place_of, running_place

FETCHED = re.compile(
    r"""(?:\b(?:src|srcset|poster|data|background)\s*=\s*|<link\b[^>]*\bhref\s*=\s*|url\(\s*|@import\s+)"""
    r"""["']?\s*(?P<what>(?:https?:)?//[^\s"')>]*)""",
    re.IGNORECASE,
)
"""What a page takes from elsewhere when it is opened: a report is one file, and tells nobody who reads it."""

Note: TypeAlias = Callable[[str], None]


def checked(job: Job, make: Callable[[str], Environment]) -> tuple[Gap, ...]:
    """Return the mistakes of a template: in its text, then those of filling it in with the values given."""
    sandbox = make("en")
    try:
        found = list(_in_text(job, sandbox))
    except TemplateError as error:
        return (_mistake(place_of(error, job.folders), detail(error)),)
    # Each template is compiled once a language, whatever it is filled with.
    spoken = {str(values["language"]) for values in job.fillings}
    sandboxes = {language: make(language) for language in spoken}
    for values in job.fillings:
        found += _in_filling(job, values, sandboxes[str(values["language"])])
    return tuple(found)


def _in_text(job: Job, sandbox: Environment) -> Iterator[Gap]:
    source, file, tree = _parsed(job.template, sandbox)
    for kind, known in _called(sandbox):
        for node in tree.find_all(kind):
            if node.name not in known:
                yield _mistake((file, node.lineno), f"No {kind.__name__.lower()} named {node.name!r}.")
    if any(Path(file).is_relative_to(folder) for folder in job.folders[:-1]):
        for fetched in FETCHED.finditer(source):
            line = source.count("\n", 0, fetched.start()) + 1
            yield Gap("template-fetches", {"file": file, "line": line, "what": fetched["what"]})


def _in_filling(job: Job, values: Mapping[str, object], sandbox: Environment) -> Iterator[Gap]:
    noted: dict[tuple[str, int, str], None] = {}

    def note(message: str) -> None:
        place = running_place(sys._getframe(1))  # noqa: SLF001 - only the stack knows the line
        if place is not None:
            noted[*place, message] = None

    sandbox.undefined = noting(note)
    try:
        _let_pass(job.template, sandbox)
        for _piece in sandbox.get_template(job.template).generate(values):
            pass
    except Exception as error:  # noqa: BLE001 - a template can make any of them
        yield _mistake(place_of(error, job.folders), detail(error))
    for file, line, message in noted:
        yield _mistake((file, line), message)


def _parsed(name: str, sandbox: Environment) -> tuple[str, str, nodes.Template]:
    loader = sandbox.loader
    if loader is None:
        raise TemplateNotFound(name)
    source, file, _ = loader.get_source(sandbox, name)
    return source, str(file), sandbox.parse(source, name, file)


def _let_pass(name: str, sandbox: Environment) -> None:
    """Let filters and tests that there are not do nothing: they are told already, and hide nothing else."""
    _source, _file, tree = _parsed(name, sandbox)
    for kind, known in _called(sandbox):
        for node in tree.find_all(kind):
            known.setdefault(node.name, lambda value, *_given, **_named: value)


def _called(sandbox: Environment) -> tuple[tuple[type[nodes.Filter | nodes.Test], dict[str, Any]], ...]:
    return (nodes.Filter, sandbox.filters), (nodes.Test, sandbox.tests)


def noting(note: Note) -> type[StrictUndefined]:
    """Make the value of what there is not: asked for, it notes that and is nothing, so that all is found."""

    def answering(value: Callable[[StrictUndefined], object]) -> Callable[..., object]:
        def answer(self: StrictUndefined, *given: object, **_named: object) -> object:
            if given and str(given[0]).startswith("__"):
                # Python asks so what a value can do.
                raise AttributeError(given[0])
            note(self._undefined_message)
            return value(self)

        return answer

    answers: Mapping[str, Callable[[StrictUndefined], object]] = {
        "__str__": lambda _: "",
        "__bool__": lambda _: False,
        "__len__": lambda _: 0,
        "__iter__": lambda _: iter(()),
        "__getitem__": lambda itself: itself,
        "__getattr__": lambda itself: itself,
        "__call__": lambda itself: itself,
    }
    methods = {name: answering(value) for name, value in answers.items()}
    return type("Noting", (StrictUndefined,), {"__slots__": (), **methods})


def _mistake(place: tuple[str, int] | None, message: str) -> Gap:
    file, line = place or ("", None)
    return Gap("template-mistake", {"file": file, "line": line, "detail": message})
