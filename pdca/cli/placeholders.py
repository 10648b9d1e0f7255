"""The words that stand in usage lines for what is typed there: PERSON, DATE, FILE."""

import re

import click

from pdca.cli.text import N_, _

WORDS = (
    N_("ACTION"),
    N_("ADDRESS"),
    N_("ARGS"),
    N_("COLUMN"),
    N_("COMMAND"),
    N_("DATE"),
    N_("DAY"),
    N_("FIELD"),
    N_("FILE"),
    N_("FOLDER"),
    N_("FORMAT"),
    N_("HASH"),
    N_("INTEGER RANGE"),
    N_("MEANING"),
    N_("MONTH"),
    N_("MOVE"),
    N_("NAME"),
    N_("NUMBER"),
    N_("NUMBERS"),
    N_("OPTIONS"),
    N_("PERSON"),
    N_("SEQ"),
    N_("SIGN"),
    N_("STAGE"),
    N_("TARGET"),
    N_("TEXT"),
    N_("TITLE"),
    N_("VALUE"),
    N_("WORD"),
    N_("YEAR"),
)

_WORD = re.compile("INTEGER RANGE|[A-Z]{2,}")


def say_placeholders(command: click.Command) -> None:
    """Write the placeholders of a command, and of those below it, in the chosen language."""
    context = click.Context(command)
    command.options_metavar = _said(command.options_metavar or "")
    for parameter in command.params:
        if not getattr(parameter, "is_flag", False):
            parameter.metavar = _said(parameter.make_metavar(context))
    if isinstance(command, click.Group):
        command.subcommand_metavar = _said(command.subcommand_metavar or "")
        for each in command.commands.values():
            say_placeholders(each)


def _said(metavar: str) -> str:
    return _WORD.sub(lambda found: _(found[0]), metavar)
