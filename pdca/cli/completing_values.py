"""The values that a parameter may take, as far as they are known before the command runs."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pdca.cli.completing import FILES, Candidate
from pdca.cli.filters import PhaseName
from pdca.cli.parameters import ASSESSMENT, FINDING, LETTER, NUMBER, Computation
from pdca.cli.settings import Settings, usable_settings
from pdca.cli.words import one_line, term
from pdca.domain.people import Person, Role, is_one_person, named
from pdca.domain.process import Phase
from pdca.domain.text import said
from pdca.locale import languages
from pdca.storage.glimpse import UNREADABLE, Glimpse, Glimpses, glimpses

if TYPE_CHECKING:
    from pdca.cli.completing import Typed
    from pdca.domain.process import Process

MOST = 200
"""More than this nobody reads."""

_NUMBER = re.compile(r"([^\W\d_]-?|#)?(\d*)")


class Known:
    """What is known at the moment: the line so far, the settings, and a look at the database."""

    def __init__(self, typed: "Typed", chosen: Settings, look: Glimpses) -> None:
        self.typed, self.chosen, self.look = typed, chosen, look

    def title(self, glimpse: Glimpse) -> str:
        """Return what a thing is called, safe to print."""
        return one_line(
            glimpse.title if isinstance(glimpse.title, str) else said(glimpse.title, self.language)
        )

    @property
    def language(self) -> str:
        """Return the language of this run."""
        return self.chosen.language


def values_of(typed: "Typed", parameter: click.Parameter, incomplete: str) -> list[Candidate]:
    """List what may be typed for a parameter; nothing when nobody can know, or the database is no help."""
    fixed = _fixed(parameter)
    if fixed is not None:
        return [each for each in fixed if each.value == FILES or each.value.startswith(incomplete)]
    chosen = usable_settings({"db": typed.options.get("db"), "as": typed.options.get("name")}, os.environ)
    try:
        with glimpses(_file(chosen.database)) as look:
            found = list(_from_database(Known(typed, chosen, look), parameter, incomplete))
    except UNREADABLE:
        return []
    return list(dict.fromkeys(found))[:MOST]


def _fixed(parameter: click.Parameter) -> list[Candidate] | None:
    """List values that need no database; None when they may."""
    kind = parameter.type
    if isinstance(kind, PhaseName):
        return [Candidate(each.value, term(each)) for each in Phase]
    if isinstance(kind, click.Choice):
        return [Candidate(str(each), _meaning(str(each))) for each in kind.choices]
    if isinstance(kind, Computation) or _word(parameter) == "CRITERION":
        from pdca.domain.computations import COMPUTATIONS

        return [Candidate(each) for each in COMPUTATIONS]
    if isinstance(kind, click.Path | click.File):
        return [Candidate(FILES)]
    if "--lang" in parameter.opts:
        return [Candidate(each) for each in languages()]
    if "--db" in parameter.opts:
        return [Candidate(FILES)]
    if parameter.name == "words":
        return list(_subjects())
    return None


def _meaning(value: str) -> str:
    said_so = term(value)
    return "" if said_so == value else said_so


def _subjects() -> Iterator[Candidate]:
    """Yield the subjects of help, then the verbs."""
    from pdca.cli.app import SECTIONS
    from pdca.cli.text import _
    from pdca.cli.topics import topics

    yield from (Candidate(each.name, each.title) for each in topics())
    yield from (Candidate(verb, _(text)) for _section, verbs in SECTIONS for verb, text in verbs)


def _from_database(known: Known, parameter: click.Parameter, incomplete: str) -> Iterator[Candidate]:
    for kind, (listing, prefix) in _NUMBERED.items():
        if parameter.type is kind:
            yield from _numbered(known, listing(known.look), prefix, incomplete)
            return
    word = _word(parameter)
    if "--as" in parameter.opts or word.split("|")[0] == "PERSON":
        is_return = known.typed.path == ["person", "return"]
        yield from _people(known.look.left() if is_return else known.look.people(), incomplete)
        return
    found = _BY_WORD.get(word)
    if found is not None:
        yield from (each for each in found(known) if each.value.startswith(incomplete))


def _word(parameter: click.Parameter) -> str:
    """Return what stands for the value in a usage line, untranslated."""
    return (parameter.metavar or parameter.name or "").upper().strip("[]")


_NUMBERED: Mapping[click.ParamType[Any], tuple[Callable[[Glimpses], list[Glimpse]], str]] = {
    NUMBER: (Glimpses.cycles, ""),
    FINDING: (Glimpses.findings, "F-"),
    ASSESSMENT: (Glimpses.assessments, "A-"),
    LETTER: (Glimpses.letters, ""),
}


def _numbered(known: Known, found: list[Glimpse], prefix: str, incomplete: str) -> Iterator[Candidate]:
    """Yield numbers as they are being typed: 7, C-7 or c7."""
    begun = _NUMBER.fullmatch(incomplete)
    if begun is None:
        return
    letter = begun[1] if incomplete else prefix
    for each in found:
        number = each.typed.rpartition("-")[2]
        if number.startswith(begun[2]):
            yield Candidate(f"{letter or ''}{number}", known.title(each))


def _people(people: list[tuple[int, str, str]], incomplete: str) -> Iterator[Candidate]:
    """Yield whole names, or the part of a name that is being typed, since a part is enough."""
    wanted = incomplete.casefold()
    for _number, name, role in people:
        shown = one_line(name)
        if shown.casefold().startswith(wanted):
            yield Candidate(shown, term(role))
            continue
        parts = [part for part in shown.split() if part.casefold().startswith(wanted)]
        yield from (Candidate(part, shown) for part in parts)


def _moves(known: Known) -> Iterator[Candidate]:
    """Yield the moves that leave the present stage of the cycle and are this person's, ready or not."""
    number = _NUMBER.fullmatch(known.typed.arguments[0]) if known.typed.arguments else None
    cycle = known.look.cycle(int(number[2])) if number is not None and number[2] else None
    if cycle is None:
        return
    people = _persons(known.look)
    by = named(people, known.chosen.name) if known.chosen.name else tuple(people.values())
    for transition in _process(cycle.process).leaving(cycle.stage):
        holders = {cycle.people[relation] for relation in transition.by}
        barred = (
            set() if is_one_person(people) else {cycle.people[relation] for relation in transition.not_by}
        )
        if any(each.number in holders - barred and each.may_change for each in by):
            yield Candidate(transition.id, one_line(said(transition.title, known.language)))


def _persons(look: Glimpses) -> dict[int, Person]:
    return {number: Person(number=number, name=name, role=Role(role)) for number, name, role in look.people()}


def _process(stored: dict[str, Any]) -> "Process":
    """Read a stored process with what the standard library has: its stages and moves are enough here."""
    from pdca.domain.process import Process, Stage, Transition

    return Process(
        **stored
        | {
            "stages": {name: Stage(**stage) for name, stage in stored["stages"].items()},
            "transitions": {
                name: Transition(**{**each, "sources": tuple(each["sources"]), "by": tuple(each["by"])})
                for name, each in stored["transitions"].items()
            },
        }
    )


def _stages(known: Known) -> Iterator[Candidate]:
    for process in known.look.definitions("process"):
        for stage in _process(process).stages.values():
            yield Candidate(stage.id, one_line(said(stage.title, known.language)))


def _signs(known: Known) -> Iterator[Candidate]:
    for catalogue in known.look.definitions("catalogue"):
        signs: Any = catalogue["signs"]
        yield from (Candidate(sign["id"], one_line(said(sign["title"], known.language))) for sign in signs)


def _actions(known: Known) -> Iterator[Candidate]:
    number = _NUMBER.fullmatch(known.typed.arguments[0]) if known.typed.arguments else None
    if number is not None and number[2]:
        yield from (Candidate(each.typed, known.title(each)) for each in known.look.actions(int(number[2])))


def _definitions(known: Known) -> Iterator[Candidate]:
    """Yield the names of processes or catalogues, those of the user's own too."""
    from pdca.cli.definitions import OWN_FOLDERS
    from pdca.definitions.find import DefinitionKind, definition_names

    kind = DefinitionKind.PROCESS if known.typed.path[0] == "workflow" else DefinitionKind.CATALOGUE
    yield from map(Candidate, definition_names(kind, folders=OWN_FOLDERS))


_BY_WORD: Mapping[str, Callable[[Known], Iterator[Candidate]]] = {
    "MOVE": _moves,
    "STAGE": _stages,
    "SIGN": _signs,
    "ACTION": _actions,
    "NAME|FILE": _definitions,
    "FILE|NAME": _definitions,
}


def _file(database: str) -> Path | None:
    """Return the file of a database; None for a server, which is too far away for a suggestion."""
    kind, is_url, place = database.partition("://")
    if not is_url:
        return Path(database)
    return Path(place.removeprefix("/")) if kind == "sqlite" else None
