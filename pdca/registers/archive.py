"""Looks a ZIP container over before anything in it is parsed: what it is, and what it would grow to."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pdca.domain.errors import WrongInput

LARGEST_UNPACKED = 200 * 1024 * 1024
HIGHEST_RATIO = 100
"""A million equal rows reach ten to thirty; bombs begin at several hundred."""
MOST_ELEMENTS = 10_000_000
"""Each costs the parser some seventy bytes, however short it is in the file."""

_HARMLESS = 8 * 1024 * 1024
_MOST_PARTS = 5_000
_CHUNK = 256 * 1024
_OVERLAP = 16
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FORMULA = re.compile(rb"[<:]f[\s/>]")
_CONTENTS = "[Content_Types].xml"
_FOREIGN = {"content.xml": "ods", "xl/workbook.bin": "xlsb", "word/document.xml": "docx"}
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_PICTURES = "xl/media/"


@dataclass(slots=True)
class Contents:
    """What was seen in the parts of a container so far."""

    elements: int = 0
    may_have_formulas: bool = False


def examine(file: BinaryIO, name: str) -> Contents:
    """Refuse what is no workbook or not safe to parse; tell what is in the others."""
    seen = Contents()
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _require_workbook([part.filename for part in parts], name)
            _require_modest(parts, name)
            for part in parts:
                _look_through(archive, part, name, seen)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise WrongInput("workbook-damaged", path=name) from error
    return seen


def _require_workbook(names: list[str], path: str) -> None:
    foreign = [kind for part, kind in _FOREIGN.items() if part in names]
    if foreign or _CONTENTS not in names:
        raise WrongInput("table-foreign", path=path, kind=foreign[0] if foreign else "zip")
    if len(set(names)) < len(names):  # two readers could then read two different files
        raise WrongInput("workbook-damaged", path=path)


def _require_modest(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Sizes are what the directory says; zipfile never unpacks more than that."""
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED or len(parts) > _MOST_PARTS:
        raise WrongInput("workbook-too-large", path=name, megabytes=LARGEST_UNPACKED // 1024**2)
    for part in parts:
        if part.compress_type not in _METHODS:
            raise WrongInput("workbook-damaged", path=name)
        if part.file_size > max(_HARMLESS, part.compress_size * HIGHEST_RATIO):
            raise WrongInput("workbook-bomb", path=name, part=part.filename)


def _look_through(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, seen: Contents) -> None:
    for window in _windows(archive, part):
        # With document types come entities; no spreadsheet program writes them, but for pictures in SVG.
        if b"<!DOCTYPE" in window and not part.filename.startswith(_PICTURES):
            raise WrongInput("workbook-unsafe", path=name, part=part.filename)
        if _STRICT in window and part.filename.endswith("workbook.xml"):
            raise WrongInput("workbook-strict", path=name)  # openpyxl would see sheets without a cell
        seen.elements += window.count(b"<") - window.count(b"</")
        if seen.elements > MOST_ELEMENTS:
            raise WrongInput("workbook-bomb", path=name, part=part.filename)
        seen.may_have_formulas = seen.may_have_formulas or _FORMULA.search(window) is not None


def _windows(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the content in pieces that overlap; without zero bytes UTF-16 reads like ASCII."""
    tail = b""
    with archive.open(part) as content:
        while chunk := content.read(_CHUNK):
            window = tail + chunk.replace(b"\0", b"")
            yield window
            tail = window[-_OVERLAP:]
