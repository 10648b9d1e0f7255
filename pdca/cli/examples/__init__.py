"""Examples of every command, each with what it does: the first thing that its help shows."""

from pdca.cli.examples.keeping import KEEPING
from pdca.cli.examples.owner import OWNER
from pdca.cli.examples.work import WORK
from pdca.cli.text import _

EXAMPLES = {**WORK, **OWNER, **KEEPING}
"""By the command's own path, such as `action add`: the lines to type, and what each does."""


def examples_of(path: str) -> list[tuple[str, str]]:
    """List the examples of a command in the chosen language."""
    return [(line, _(what)) for line, what in EXAMPLES.get(path, ())]
