"""Reads a register or an export, CSV or XLSX, whatever its name says."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from pdca.domain.errors import NotFound, WrongInput
from pdca.registers.decoding import decode
from pdca.registers.delimited import choose_separator, read_rows
from pdca.registers.headings import build_table
from pdca.registers.kinds import kind_of
from pdca.registers.table import Kind, Source, Table

LARGEST_TEXT = 100 * 1024 * 1024
LARGEST_WORKBOOK = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person said about a file; nothing of it is guessed then."""

    sheet: str | None = None
    encoding: str | None = None
    separator: str | None = None
    heading_row: int | None = None


def read_table(
    path: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    heading_row: int | None = None,
) -> Table:
    """Read a table whole, or refuse it with every mistake there is."""
    wishes = Wishes(sheet=sheet, encoding=encoding, separator=separator, heading_row=heading_row)
    with opened(path) as file:
        return _read(file, path, wishes)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading, and refuse in one line what cannot be read."""
    try:
        if not path.exists():
            raise NotFound("table-missing", path=str(path))
        if not path.is_file():
            code = "table-is-folder" if path.is_dir() else "table-not-a-file"
            raise WrongInput(code, path=str(path))
        with path.open("rb") as file:
            yield file
    except OSError as error:  # on Windows a workbook that is open in Excel cannot be read
        raise WrongInput("table-unreadable", path=str(path), reason=error.strerror or "") from error


def require_sense(wishes: Wishes, kind: Kind, name: str) -> None:
    """Refuse an option that means nothing for a kind of file."""
    for option in _SENSELESS[kind]:
        if getattr(wishes, option) is not None:
            raise WrongInput("table-option-senseless", path=name, option=option, kind=kind.value)


_SENSELESS = {
    Kind.CSV: ("sheet",),
    Kind.XLSX: ("encoding", "separator"),
    Kind.JSON: ("sheet", "separator", "heading_row"),
}


def _read(file: BinaryIO, path: Path, wishes: Wishes) -> Table:
    kind = kind_of(file, path.name)
    if kind is Kind.JSON:
        raise WrongInput("table-foreign", path=path.name, kind=kind.value)
    limit = LARGEST_WORKBOOK if kind is Kind.XLSX else LARGEST_TEXT
    if path.stat().st_size > limit:
        raise WrongInput("table-too-large", path=path.name, megabytes=limit // 1024**2)
    require_sense(wishes, kind, path.name)
    return _read_workbook(file, path, wishes) if kind is Kind.XLSX else _read_text(file, path, wishes)


def _read_text(file: BinaryIO, path: Path, wishes: Wishes) -> Table:
    decoded = decode(file.read(), path.name, wishes.encoding)
    separator = choose_separator(decoded.text, wishes.separator)
    source = Source(kind=Kind.CSV, name=path.name, encoding=decoded.encoding, separator=separator.sign)
    return build_table(read_rows(decoded.text, separator, path.name), source, heading_row=wishes.heading_row)


def _read_workbook(file: BinaryIO, path: Path, wishes: Wishes) -> Table:
    # openpyxl takes a fifth of a second to import; who reads CSV does not wait for it.
    from pdca.registers.workbook import open_sheet  # noqa: PLC0415

    with warnings.catch_warnings():
        # openpyxl warns of styles and extensions that it does not know; cells do not depend on them.
        warnings.simplefilter("ignore")
        sheet = open_sheet(file, path.name, wishes.sheet)
        source = Source(kind=Kind.XLSX, name=path.name, sheet=sheet.title)
        table = build_table(sheet.rows(), source, heading_row=wishes.heading_row)
        return replace(table, stopped_at=sheet.stopped_at)
