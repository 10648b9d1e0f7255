"""Examples of every command, each with what it does: the first thing that its help shows."""

import click

from pdca.cli.examples.keeping import KEEPING
from pdca.cli.examples.owner import OWNER
from pdca.cli.examples.work import WORK
from pdca.cli.text import _

EXAMPLES = {**WORK, **OWNER, **KEEPING}
"""By the command's own path, such as `action add`: the lines to type, and what each does."""

_BEFORE = (": pdca ", "; pdca ")
"""What stands before an example at the end of a help text."""


def examples_of(path: str, command: click.Command) -> list[tuple[str, str]]:
    """List the examples of a command in the chosen language; those of its help when there are none here."""
    if path in EXAMPLES:
        return [(line, _(what)) for line, what in EXAMPLES[path]]
    _text, lines = parted(command.help or "")
    return [(line, "") for line in lines]


def parted(text: str) -> tuple[str, list[str]]:
    """Part a help text from the examples that end it: `Examples: pdca one; pdca two`."""
    paragraphs, _gap, last = text.rpartition("\n\n")
    beginning, *rest = last.replace(_BEFORE[1], _BEFORE[0]).split(_BEFORE[0])
    # A label is one word; a sentence that happens to name a command is not.
    if not paragraphs or not rest or " " in beginning.strip():
        return text, []
    return paragraphs, [f"pdca {line.strip()}" for line in rest]
