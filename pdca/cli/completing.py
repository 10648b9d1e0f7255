"""What may stand where something is being typed: verbs, options, and values that the database knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import click

from pdca.cli.app import SECTIONS, load
from pdca.cli.text import _

FILES = ":files"
"""Stands for: the shell itself knows what may be typed, the names of files."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be typed, and what it means."""

    value: str
    meaning: str = ""


@dataclass(slots=True)
class Typed:
    """What a line says so far: the command, the values of its parameters, and what comes next."""

    root: click.Group
    command: click.Command
    path: list[str] = field(default_factory=list)
    """The words that led to it."""
    arguments: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    """Values by the name of the parameter; flags have none."""
    waiting: click.Option | None = None
    """The option whose value is being typed."""
    has_only_arguments: bool = False
    """Whether -- was typed."""
    is_unknown: bool = False
    """Whether a verb was typed that there is not."""


def candidates(root: click.Group, words: Sequence[str], incomplete: str) -> list[Candidate]:
    """List what may be typed in place of the last, incomplete word; FILES alone for the name of a file."""
    typed = read(root, words)
    if typed.is_unknown:
        return []
    if typed.waiting is not None:
        return _values(typed, typed.waiting, incomplete)
    if incomplete.startswith("-") and not typed.has_only_arguments:
        return _options(typed, incomplete)
    if isinstance(typed.command, click.Group):
        return _begun(_verbs(typed.command, is_root=not typed.path), incomplete)
    argument = _next_argument(typed)
    if argument is not None:
        return _values(typed, argument, incomplete)
    return _begun(_option_names(typed), incomplete)


def read(root: click.Group, words: Sequence[str]) -> Typed:
    """Read the whole words of a line; global options may stand anywhere."""
    typed = Typed(root, root)
    for word in words:
        if typed.waiting is not None:
            typed.options[str(typed.waiting.name)] = word
            typed.waiting = None
        elif word == "--" and not typed.has_only_arguments:
            typed.has_only_arguments = True
        elif word.startswith("-") and len(word) > 1 and not typed.has_only_arguments:
            _read_option(typed, word)
        elif isinstance(typed.command, click.Group):
            _go_down(typed, typed.command, word)
        else:
            typed.arguments.append(word)
    return typed


def _read_option(typed: Typed, word: str) -> None:
    name, equals, value = word.partition("=")
    option = _option(typed, name)
    if option is None:
        return
    typed.options[str(option.name)] = value
    if not equals and not option.is_flag and not option.count:
        typed.waiting = option


def _go_down(typed: Typed, group: click.Group, word: str) -> None:
    below = load(word) if not typed.path else group.commands.get(word)
    if below is None:
        typed.is_unknown = True
        return
    typed.command = below
    typed.path.append(word)


def _option(typed: Typed, name: str) -> click.Option | None:
    return next((each for each in _all_options(typed) if name in (*each.opts, *each.secondary_opts)), None)


def _all_options(typed: Typed) -> Iterator[click.Option]:
    """Yield the options of the command, then the global ones."""
    for command in dict.fromkeys((typed.command, typed.root)):
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                yield parameter


def _options(typed: Typed, incomplete: str) -> list[Candidate]:
    """List options, or the values of one that is typed with an equals sign."""
    name, equals, value = incomplete.partition("=")
    option = _option(typed, name) if equals else None
    return _values(typed, option, value) if option else _begun(_option_names(typed), incomplete)


def _option_names(typed: Typed) -> Iterator[Candidate]:
    for option in _all_options(typed):
        if option.multiple or option.name not in typed.options:
            for name in (*option.opts, *option.secondary_opts):
                yield Candidate(name, option.help or "")
    yield Candidate("--help", _("examples, usage and options of a verb"))


def _verbs(group: click.Group, *, is_root: bool) -> Iterator[Candidate]:
    if is_root:
        for _section, verbs in SECTIONS:
            yield from (Candidate(verb, _(text)) for verb, text in verbs)
        return
    for name, command in group.commands.items():
        if not command.hidden:
            yield Candidate(name, command.get_short_help_str(_SHORT))


_SHORT = 70


def _next_argument(typed: Typed) -> click.Argument | None:
    """Return the argument that comes next; None when all are typed."""
    left = len(typed.arguments)
    for parameter in typed.command.params:
        if isinstance(parameter, click.Argument):
            if parameter.nargs < 0 or left < parameter.nargs:
                return parameter
            left -= parameter.nargs
    return None


def _values(typed: Typed, parameter: click.Parameter, incomplete: str) -> list[Candidate]:
    from pdca.cli.completing_values import values_of

    return values_of(typed, parameter, incomplete)


def _begun(candidates: Iterator[Candidate], incomplete: str) -> list[Candidate]:
    return [each for each in candidates if each.value.startswith(incomplete)]
