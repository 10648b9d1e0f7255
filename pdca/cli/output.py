"""Where output goes: results to stdout, talk to stderr, JSON when asked; nothing unfiltered."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import BinaryIO, TextIO

import click

from pdca.cli.tables import GAP, Cell, Table, lines
from pdca.cli.terminal import places
from pdca.cli.text import _
from pdca.cli.unbroken import wrapped
from pdca.cli.words import safe
from pdca.domain.neutral import escaped
from pdca.domain.width import width

SCHEMA = "pdca/1"

YES = frozenset({"y", "yes", "д", "да"})
"""What is taken for a yes in either language."""


def tell(text: str = "", colour: str | None = None) -> None:
    """Print a line of a result on stdout; one that is longer than the terminal is broken at its blanks."""
    for line in _fitted(safe(text), sys.stdout):
        click.echo(_styled(Cell(line, colour)))


def tell_line(cells: Sequence[Cell]) -> None:
    """Print a line of cells that are safe and padded already."""
    click.echo(GAP.join(_styled(cell) for cell in cells).rstrip())


def talk(text: str) -> None:
    """Print a line of talk on stderr."""
    for line in _fitted(safe(text), sys.stderr):
        click.echo(line, err=True)


def confirm(question: str) -> None:
    """Ask whether to go on; whatever is not a yes is a no.

    Raises:
        Abort: it is a no.
    """
    keys = _("y/N")
    *before, last = _fitted(safe(f"{question} [{keys}]: "), sys.stderr)
    for line in before:
        click.echo(line, err=True)
    typed = click.prompt(last, default="", show_default=False, prompt_suffix="", err=True)
    if typed.strip().casefold() not in YES:
        raise click.Abort


def tell_bytes(content: bytes) -> None:
    """Write a result on stdout as it is, whatever encoding the terminal has."""
    stdout = stdout_bytes()
    stdout.write(content)
    stdout.flush()


def stdout_bytes() -> BinaryIO:
    """Return stdout for results that are no text, or have an encoding of their own."""
    sys.stdout.flush()
    return sys.stdout.buffer


def tell_file(text: str) -> None:
    """Write what belongs into a file: UTF-8 whatever the console has, unless it is read on the terminal."""
    if sys.stdout.isatty():
        click.echo(text)
    else:
        tell_bytes(f"{text}\n".encode())


def tell_table(table: Table) -> None:
    """Print a table, fitted to the terminal when there is one."""
    for line in lines(table, places(sys.stdout)):
        text = GAP.join(_styled(cell) for cell in line.cells).rstrip()
        click.echo(click.style(text, bold=True) if line.is_heading else text)


def tell_json(kind: str, **content: object) -> None:
    """Print an answer as JSON: the schema, the kind, then plain values; keys are never translated."""
    answer = {"schema": SCHEMA, "kind": kind, **{key: plain(value) for key, value in content.items()}}
    click.echo(as_json(answer, sys.stdout))


def as_json(answer: Mapping[str, object], stream: TextIO) -> str:
    """Write JSON for a stream: letters as they are in UTF-8, and as escapes in any other encoding."""
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("_", "-")
    return escaped(json.dumps(answer, ensure_ascii=encoding != "utf-8", indent=2))


def plain(value: object) -> object:
    """Turn values into what JSON knows: decimals and dates as text, dataclasses as objects."""
    match value:
        case None | bool() | int():
            return value
        case Enum():
            return value.value
        case str():
            return value
        case datetime() | date():
            return value.isoformat()
        case Decimal() | Fraction():
            return str(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case tuple() | list() | set() | frozenset():
            return [plain(item) for item in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return str(value)


def _fitted(text: str, stream: TextIO) -> Iterator[str]:
    room = places(stream)
    for line in text.split("\n"):
        if room is None or width(line) <= room:
            yield line
        else:
            indent = line[: len(line) - len(line.lstrip())]
            yield from wrapped(line.lstrip(), room, indent, f"{indent}  ", keeps_words=True)


def _styled(cell: Cell) -> str:
    return click.style(cell.text, fg=cell.colour) if cell.colour else cell.text
