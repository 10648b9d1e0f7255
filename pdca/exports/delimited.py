"""Tables as CSV that Excel opens as a table: BOM, CRLF, and text that is never a formula."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO

from pdca.domain.neutral import neutral
from pdca.exports.tables import Table, Value

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it Excel reads Cyrillic letters as those of another encoding."""

FORMULA = tuple("=+-@＝＋－＠\t\r")
"""What begins a formula, in any width of letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How values are written."""

    separator: str
    decimal_mark: str
    day: str
    """As `strftime` takes it."""
    instant: str


RUSSIAN = Manner(separator=";", decimal_mark=",", day="%d.%m.%Y", instant="%d.%m.%Y %H:%M:%S")
PLAIN = Manner(separator=",", decimal_mark=".", day="%Y-%m-%d", instant="%Y-%m-%d %H:%M:%S")


def write_csv(file: BinaryIO, table: Table, manner: Manner) -> int:
    """Write a table row by row; return how many rows it has."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
    text.write(BOM)
    writer = csv.writer(text, delimiter=manner.separator, lineterminator="\r\n")
    writer.writerow([as_text(column.head) for column in table.columns])
    count = 0
    for row in table.rows:
        writer.writerow([_cell(value, manner) for value in row])
        count += 1
    # The file is not ours to close.
    text.flush()
    text.detach()
    return count


def as_text(text: str) -> str:
    """Return a text line by line without what steers; an apostrophe keeps it from being a formula."""
    safe = "\n".join(neutral(line) for line in text.split("\n"))
    return f"'{safe}" if safe.lstrip().startswith(FORMULA) else safe


def _cell(value: Value, manner: Manner) -> str:
    match value:
        case None:
            return ""
        case str():
            return as_text(value)
        case datetime():
            return value.strftime(manner.instant)
        case date():
            return value.strftime(manner.day)
        case Decimal():
            return f"{value:f}".replace(".", manner.decimal_mark)
        case _:
            return str(value)
