"""Help teaches: examples first, every command in it can be typed, subjects, and what was probably meant."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from pdca.cli.app import SECTIONS, load
from pdca.cli.examples import EXAMPLES
from pdca.cli.text import use
from pdca.cli.topics import topics
from pdca.cli.topics.written import Lines
from tests.cli.conftest import Terminal

pytestmark = pytest.mark.usefixtures("fresh_commands")

WIDTH = 80
SUBJECTS = ("assessing", "planning", "checking", "reports", "roles", "dates", "configuration", "proof")
RUSSIAN = ("оценка", "план", "проверка", "отчёты", "роли", "даты", "настройка", "подтверждения")


def commands(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            if not below.hidden:
                yield from commands(f"{path} {name}", below)


def all_commands() -> dict[str, click.Command]:
    verbs = [verb for _section, verbs in SECTIONS for verb, _text in verbs]
    return dict(pair for verb in verbs if (found := load(verb)) for pair in commands(verb, found))


@cache
def whole_program() -> click.Group:
    """Return all commands, in whichever language they were first asked for: their options are the same."""
    return click.Group(
        commands={verb: command for verb, command in all_commands().items() if " " not in verb}
    )


def typed_lines() -> list[str]:
    """List what the examples and the subjects of help tell to type."""
    use("en")
    of_verbs = [line for examples in EXAMPLES.values() for line, _what in examples]
    parts = [part for each in topics() for part in each.parts]
    return of_verbs + [
        line for part in parts if isinstance(part, Lines) and part.is_typed for line, _what in part.lines
    ]


@pytest.mark.parametrize("line", sorted(set(typed_lines())))
def test_what_help_tells_to_type_is_understood(line: str) -> None:
    # What a shell does with the line is not the program's.
    words = shlex.split(re.split(r" (?:>>?|\|) |\)$", line.removeprefix("source <("))[0])[1:]
    options = ("--as", "--db", "--json", "--no-input")

    command: click.Command = whole_program()
    while isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    for option in options:
        if option in words and option not in {name for p in command.params for name in p.opts}:
            at = words.index(option)
            del words[at : at + (2 if option in ("--as", "--db") else 1)]

    assert command.make_context("pdca", words) is not None


def test_every_command_has_examples_with_what_they_do() -> None:
    without = {path for path in all_commands() if not EXAMPLES.get(path)}

    assert without == set()
    assert set(EXAMPLES) - set(all_commands()) == set()


def test_examples_come_before_usage_and_options(pdca: Terminal) -> None:
    page = pdca.done("advance --help")

    assert page.index("Examples:") < page.index("Usage: pdca advance") < page.index("Options:")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_line_of_help_is_wider_than_a_terminal(pdca: Terminal, language: str) -> None:
    pdca.language = language
    lines = ["help", *(f"help {name}" for name in SUBJECTS), "help advance", "help assess"]

    wide = [
        text
        for line in lines
        for text in pdca.done(line).splitlines()
        if len(text) > WIDTH and "config.toml" not in text
    ]

    assert wide == []


@pytest.mark.parametrize("line", ["", "--help", "-h", "help"])
def test_the_front_page_is_the_same_however_it_is_asked_for(pdca: Terminal, line: str) -> None:
    page = pdca.done(line)

    assert page.splitlines()[2:4] == [
        "Begin here:",
        "  demo                          look at four months of a car dealership",
    ]
    assert page == pdca.done("help")


@pytest.mark.parametrize(("english", "russian"), list(zip(SUBJECTS, RUSSIAN, strict=True)))
def test_a_subject_is_known_by_its_russian_name_too(pdca: Terminal, english: str, russian: str) -> None:
    pdca.language = "ru"

    assert pdca.done(f"help {russian}") == pdca.done(f"help {english}")


def test_help_of_a_command_is_its_page(pdca: Terminal) -> None:
    assert pdca.done("help action add") == pdca.done("action add --help")


def test_configuration_names_the_files_of_this_machine(pdca: Terminal) -> None:
    assert "no-config.toml (there is none now)" in " ".join(pdca.done("help configuration").split())


def test_help_serves_those_whose_settings_are_broken(pdca: Terminal) -> None:
    Path("pdca.toml").write_text("nonsense", encoding="utf-8")

    assert pdca("help configuration").exit_code == 0
    assert pdca("my").exit_code == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lsit", "pdca list"),
        ("ьн", "pdca my"),
        ("мои", "pdca my"),
        ("vjb", "pdca my"),
        ("список", "pdca list"),
        ("показать", "pdca show"),
        ("7", "pdca show 7"),
        ("С-7", "pdca show 7"),
        ("F-3", "pdca finding show F-3"),
        ("A-2", "pdca assessment show A-2"),
        ("настрйка", "pdca help настройка"),
        ("action 7", "pdca action list 7"),
        ("action добавить", "pdca action add"),
        ("help lsit", "pdca list"),
    ],
)
def test_what_was_probably_meant_is_named(pdca: Terminal, typed: str, meant: str) -> None:
    pdca.language = "ru"

    refused = pdca(typed)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.splitlines()[0].endswith(f"Возможно, имелось в виду: {meant}")


def test_a_group_lists_what_there_is_when_nothing_is_near(pdca: Terminal) -> None:
    refused = pdca("finding qqqq").stderr.splitlines()[0]

    assert refused == "Error: «pdca finding» has no «qqqq». There are: add, dismiss, list, reply, show"


def test_a_refusal_names_the_rule_and_the_next_command(doing: Terminal) -> None:
    refused = doing("action done 1 9", by="Смирнов")

    assert refused.stderr.splitlines() == [
        "Refused: there is no action 9 in this round.",
        "Next: pdca action list 1",
    ]
