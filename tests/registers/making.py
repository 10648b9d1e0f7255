"""Small foreign files for tests, honest and hostile."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl

from pdca.domain.errors import PdcaError, WrongInput
from pdca.registers.reading import read_table

SHEET = "xl/worksheets/sheet1.xml"


def csv_file(folder: Path, text: str, *, encoding: str = "utf-8", name: str = "register.csv") -> Path:
    """Write text as it is, line ends included."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, *rows: Sequence[object], name: str = "register.xlsx") -> Path:
    """Write a workbook of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    path = folder / name
    book.save(path)
    return path


def repacked(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one part of a workbook, or add it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_rows(path: Path, xml: str) -> Path:
    """Add raw rows to the end of a sheet."""
    return repacked(path, SHEET, lambda sheet: sheet.replace(b"</sheetData>", xml.encode() + b"</sheetData>"))


def refused(path: Path, **wishes: str) -> WrongInput:
    """Return the refusal to read a file; fail when it is read."""
    try:
        read_table(path, **wishes)  # type: ignore[arg-type]  # all wishes of these tests are text
    except WrongInput as error:
        return error
    raise AssertionError(path, "was read")


def mistakes(error: PdcaError) -> list[tuple[object, ...]]:
    """Return the mistakes of a refusal as tuples of code and facts, without the line."""
    gaps = error.mistakes if isinstance(error, WrongInput) else ()
    return [(gap.code, *(fact for name, fact in gap.facts.items() if name != "line")) for gap in gaps]
