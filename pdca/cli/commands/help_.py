"""`pdca help`: explain a verb or a subject."""

import click
from click.exceptions import NoSuchCommand

from pdca.cli.help_pages import topic_page
from pdca.cli.output import tell
from pdca.cli.text import _
from pdca.cli.topics import topic


@click.command(
    "help",
    help=_(
        "Explain a verb or a subject, with examples.\n\n"
        "Without WORDS show all verbs and subjects. A subject may be named in your language or in English."
    ),
)
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...]) -> None:
    found = topic(" ".join(words))
    tell(_page(ctx.find_root(), words) if found is None else topic_page(found))


def _page(here: click.Context, words: tuple[str, ...]) -> str:
    """Return the page of the command that the words lead to; what follows a verb, such as 7, is left out."""
    for word in words:
        if not isinstance(here.command, click.Group):
            break
        below = here.command.get_command(here, word)
        if below is None:
            raise NoSuchCommand(word, ctx=here)
        here = below.context_class(below, info_name=word, parent=here)
    return here.get_help()
