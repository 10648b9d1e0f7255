"""Reads rows of text whose cells are separated by a sign."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pdca.domain.errors import WrongInput
from pdca.registers.headings import ForeignRow
from pdca.registers.table import trimmed

SEPARATORS = {"semicolon": ";", "tab": "\t", "pipe": "|", "comma": ","}
"""By name, the comma last: it also stands inside Russian numbers and sentences."""

SAMPLE_TEXT = 256 * 1024
"""So many characters are enough to choose a separator."""
_SAMPLE_ROWS = 200
_DIRECTIVE = "sep="
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Separator:
    """The sign between cells, and the lines before the first row that only tell it."""

    sign: str
    skipped_lines: int = 0


def choose_separator(text: str, wish: str | None = None) -> Separator:
    """Return the separator that a person named, else the file's own `sep=` line, else the likeliest."""
    told = _told(text)
    if wish is not None:
        return Separator(_known(wish), skipped_lines=1 if told else 0)
    return Separator(told, skipped_lines=1) if told else Separator(_likeliest(text))


def read_rows(text: str, separator: Separator, name: str) -> Iterator[ForeignRow]:
    """Yield the rows that hold something, numbered as a spreadsheet shows them."""
    return rows_of_lines(_lines(text), separator, name)


def rows_of_lines(lines: Iterable[str], separator: Separator, name: str) -> Iterator[ForeignRow]:
    """Do the same from the lines of a file, of which only one is held at a time."""
    wanted = islice(lines, separator.skipped_lines, None)
    reader = csv.reader(wanted, delimiter=separator.sign, strict=True)
    number = 0
    while True:
        number += 1
        line = separator.skipped_lines + reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise _broken_quote(error, name, number, line) from error
        if record is None:
            return
        cells = tuple(map(trimmed, record))
        if any(cells):
            yield ForeignRow(number, cells, line)


def _known(wish: str) -> str:
    sign = "\t" if wish == "\\t" else SEPARATORS.get(wish.strip().lower(), wish)
    if sign not in SEPARATORS.values():
        raise WrongInput("separator-unknown", separator=wish, known=tuple(SEPARATORS))
    return sign


def _told(text: str) -> str:
    """Return the separator of the line that Excel reads and does not show."""
    first = text.partition("\n")[0].rstrip("\r").strip('"')
    sign = first[len(_DIRECTIVE) :] if first.lower().startswith(_DIRECTIVE) else ""
    return sign if sign in SEPARATORS.values() else ""


def _likeliest(text: str) -> str:
    sample = text[:SAMPLE_TEXT]
    if len(sample) < len(text):
        sample = sample[: sample.rfind("\n") + 1] or sample
    fits = {sign: _fit(sample, sign) for sign in SEPARATORS.values()}
    best = max(fits, key=lambda sign: fits[sign])
    return best if fits[best] > (0, 0) else ","


def _fit(sample: str, sign: str) -> tuple[float, int]:
    """Measure how evenly a separator cuts the rows; one that mostly leaves them whole does not fit at all."""
    widths: Counter[int] = Counter()
    try:
        for record in csv.reader(_lines(sample), delimiter=sign):
            if len(record) > 1 or any(record):
                widths[len(record)] += 1
            if widths.total() >= _SAMPLE_ROWS:
                break
    except csv.Error:  # a cell without an end, under this separator
        return (0, 0)
    usual, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return (rows / widths.total(), usual) if usual > 1 else (0, 0)


def _lines(text: str) -> Iterator[str]:
    """Yield lines as csv wants them; `splitlines` would cut at more signs, and a StringIO is a large copy."""
    return (found[0] for found in _LINE.finditer(text))


def _broken_quote(error: csv.Error, name: str, number: int, line: int) -> WrongInput:
    # A cell of more than 128 kB is, in a register, a quote that nobody closed.
    is_open = "unexpected end" in str(error) or "field limit" in str(error)
    code = "table-quote-open" if is_open else "table-quote-broken"
    return WrongInput(code, path=name, row=number, line=line)
