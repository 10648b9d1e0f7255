"""`pdca completion`: the scripts of shells, and what they ask while a line is being typed."""

import os
from datetime import UTC, datetime

import click

from pdca.cli.output import tell
from pdca.cli.shells import LINE, NAMES, SCRIPTS, Line, answer, read_line
from pdca.cli.text import _


@click.group(
    "completion",
    help=_(
        "Print the script with which a shell completes what you type: verbs, options, numbers with titles, "
        "people, the moves that are possible now.\n\n"
        "The script asks pdca each time Tab is pressed. It reads the database only where that is a file; "
        "without one it completes verbs and options. After putting it in its place open a new terminal."
    ),
)
def command() -> None:
    pass


@command.command("bash", help=_("Print the script for bash; put it where bash looks for completions."))
def bash() -> None:
    _tell_script("bash")


@command.command(
    "zsh",
    help=_(
        "Print the script for zsh; put it into a folder of fpath.\n\n"
        "In ~/.zshrc, before compinit: fpath=(~/.zfunc $fpath)"
    ),
)
def zsh() -> None:
    _tell_script("zsh")


@command.command("fish", help=_("Print the script for fish; put it into its folder of completions."))
def fish() -> None:
    _tell_script("fish")


@command.command("powershell", help=_("Print the script for PowerShell; add it to your profile."))
def powershell() -> None:
    _tell_script("powershell")


@command.command("words", hidden=True)
@click.option("--columns", type=int, default=80)
@click.argument("shell", type=click.Choice(NAMES))
@click.argument("words", nargs=-1)
def words_(*, columns: int, shell: str, words: tuple[str, ...]) -> None:
    """Answer a script: what may stand at the end of the line."""
    from pdca.cli.app import make_app
    from pdca.cli.completing import candidates

    line = _line(shell, words)
    root = make_app(datetime.now(UTC))
    for each in answer(shell, line, candidates(root, line.words, line.incomplete), columns):
        # Not through `tell`, which takes the tab between a word and its meaning for a danger.
        click.echo(each)


def _line(shell: str, words: tuple[str, ...]) -> Line:
    """Read the line that is typed: the words that were handed over, or the line that stands in a variable."""
    if shell in ("bash", "powershell"):
        return read_line(os.environ.get(LINE, ""), "\\" if shell == "bash" else "`")
    *whole, last = words or ("",)
    # These two hand whole words over without their quotes, and the last one as it stands.
    return Line(tuple(whole), read_line(f"pdca {last}", "\\").incomplete)


def _tell_script(shell: str) -> None:
    tell(SCRIPTS[shell].rstrip("\n"))
