"""The examples of a command's help, one a line, never wrapped in the middle."""

import click

_BLOCK = "\b\n"
"""Click leaves a paragraph that begins so as it is."""

_BETWEEN = "; pdca "


def set_out_examples(command: click.Command) -> None:
    """Put each example of a command, and of the commands below it, on a line of its own."""
    text, _, examples = (command.help or "").rpartition("\n\n")
    label, _, commands = examples.partition(": ")
    if text and commands.startswith("pdca "):
        lines = commands.replace(_BETWEEN, "\npdca ").splitlines()
        command.help = "\n".join([f"{text}\n\n{_BLOCK}{label}:", *(f"  {line}" for line in lines)])
    if isinstance(command, click.Group):
        for below in command.commands.values():
            set_out_examples(below)
