"""Where output goes: results to stdout, talk to stderr, JSON when asked; nothing unfiltered."""

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import BinaryIO

import click

from pdca.cli.tables import GAP, Cell, Table, lines
from pdca.cli.words import safe
from pdca.domain.neutral import escaped

SCHEMA = "pdca/1"


def tell(text: str = "", colour: str | None = None) -> None:
    """Print a line of a result on stdout."""
    click.echo(_styled(Cell(safe(text), colour)))


def tell_line(cells: Sequence[Cell]) -> None:
    """Print a line of cells that are safe and padded already."""
    click.echo(GAP.join(_styled(cell) for cell in cells).rstrip())


def talk(text: str) -> None:
    """Print a line of talk on stderr."""
    click.echo(safe(text), err=True)


def tell_bytes(content: bytes) -> None:
    """Write a result on stdout as it is, whatever encoding the terminal has."""
    stdout = stdout_bytes()
    stdout.write(content)
    stdout.flush()


def stdout_bytes() -> BinaryIO:
    """Return stdout for results that are no text, or have an encoding of their own."""
    sys.stdout.flush()
    return sys.stdout.buffer


def tell_table(table: Table) -> None:
    """Print a table, fitted to the terminal when there is one."""
    places = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for position, line in enumerate(lines(table, places)):
        text = GAP.join(_styled(cell) for cell in line).rstrip()
        click.echo(click.style(text, bold=True) if position == 0 else text)


def tell_json(kind: str, **content: object) -> None:
    """Print an answer as JSON: the schema, the kind, then plain values; keys are never translated."""
    answer = {"schema": SCHEMA, "kind": kind, **{key: plain(value) for key, value in content.items()}}
    click.echo(escaped(json.dumps(answer, ensure_ascii=False, indent=2)))


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


def _styled(cell: Cell) -> str:
    return click.style(cell.text, fg=cell.colour) if cell.colour else cell.text
