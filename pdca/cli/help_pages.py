"""The pages of help: the front page, a page for each command, and a page for each subject."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

import click

from pdca.cli.text import _

if TYPE_CHECKING:
    from pdca.cli.topics import Topic

Sections: TypeAlias = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Titles with verbs and what these do, as messages to be translated."""

WIDTH = 80

_SECTIONS_IN_FULL = 2
"""Those of every day; of the others the front page names the verbs only, to fit a screen."""

_SIDE_BY_SIDE = 40
"""The longest command that still has its explanation on the same line."""


def write_front_page(ctx: click.Context, formatter: click.HelpFormatter, sections: Sections) -> None:
    """Write what the program is, how to begin, and the verbs by section."""
    from pdca.cli.topics import topic_names

    formatter.write_text(ctx.command.help or "")
    with formatter.section(_("Begin here")):
        formatter.write_dl(list(_first_steps()))
    for title, verbs in sections[:_SECTIONS_IN_FULL]:
        with formatter.section(_(title)):
            formatter.write_dl([(verb, _(text)) for verb, text in verbs])
    formatter.write_paragraph()
    formatter.write_dl(
        [
            (f"{_(title)}:", ", ".join(verb for verb, _text in verbs))
            for title, verbs in sections[_SECTIONS_IN_FULL:]
        ]
    )
    formatter.write_paragraph()
    ctx.command.format_usage(ctx, formatter)
    formatter.write_paragraph()
    formatter.write_dl(
        [
            (_("A verb:"), _("pdca help VERB, or pdca VERB --help")),
            (_("A subject:"), _("pdca help, then one of: {names}").format(names=", ".join(topic_names()))),
            (_("Options:"), _("--as PERSON, --db PATH, --lang, --json and more: pdca help options")),
        ]
    )


def command_page(ctx: click.Context) -> str:
    """Return the page of a command: what it does, examples, usage, more about it, options."""
    from pdca.cli.examples import examples_of

    command, formatter = ctx.command, _formatter()
    path = ctx.command_path.partition(" ")[2]
    summary, _gap, more = (command.help or "").partition("\n\n")
    formatter.write_text(summary)
    examples = examples_of(path)
    if examples:
        with formatter.section(_("Examples")):
            write_examples(formatter, examples)
    formatter.write_paragraph()
    command.format_usage(ctx, formatter)
    if more:
        formatter.write_paragraph()
        formatter.write_text(more)
    command.format_options(ctx, formatter)
    return formatter.getvalue().rstrip("\n")


def topic_page(topic: "Topic") -> str:
    """Return the page of a subject."""
    formatter = _formatter()
    formatter.write_text(topic.title)
    for part in topic.parts:
        formatter.write_paragraph()
        if isinstance(part, str):
            formatter.write_text(part)
        elif part.is_typed:
            with formatter.indentation():
                write_examples(formatter, part.lines)
        else:
            with formatter.indentation():
                formatter.write_dl(list(part.lines))
    return formatter.getvalue().rstrip("\n")


def write_examples(formatter: click.HelpFormatter, examples: Iterable[tuple[str, str]]) -> None:
    """Write commands, never broken, each with what it does beside it or below it."""
    rows = list(examples)
    if max(len(line) for line, _what in rows) <= _SIDE_BY_SIDE:
        formatter.write_dl(rows, col_max=_SIDE_BY_SIDE)
        return
    for line, what in rows:
        formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
        if what:
            with formatter.indentation(), formatter.indentation():
                formatter.write_text(what)


def _first_steps() -> Iterator[tuple[str, str]]:
    """Yield the five commands that a new user needs, in their order."""
    yield "demo", _("look at four months of a car dealership")
    yield _("init --org NAME"), _("make the database of your company")
    yield _("person add NAME --role owner"), _("enter yourself, then the others")
    yield _("assess PERSON"), _("find out what is amiss")
    yield "my", _("see what to do now, and the command for it")


def _formatter() -> click.HelpFormatter:
    # The width of the terminal where it is narrower; a page of help is written for eighty places.
    return click.HelpFormatter(max_width=WIDTH)
