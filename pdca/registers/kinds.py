"""Tells what a file is by what it begins with: text is often called .xls, and .xls often .xlsx."""

import re
from typing import BinaryIO

from pdca.domain.errors import WrongInput
from pdca.registers.table import Kind

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = {b"%PDF": "pdf", b"{\\rtf": "rtf", b"\x1f\x8b": "gzip", b"7z\xbc\xaf": "7z", b"Rar!": "rar"}
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<style", b"<workbook")
_JSON = re.compile(rb"[{\[]\s*[{\[\"}\]]|\[\s*-?\d[\d.,\s-]*\]")
_WORKBOOKS = (".xlsx", ".xlsm")
_GLANCE = 4096
_LARGEST_DIRECTORY = 64 * 1024 * 1024


def kind_of(file: BinaryIO, name: str) -> Kind:
    """Return the kind of an open file, or refuse what is no table; the file is left at its beginning."""
    opening = file.read(_GLANCE)
    file.seek(0)
    if opening.startswith(_OLE):
        raise _refuse_ole(file, name)
    text = opening.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    foreign = _foreign(opening, text)
    if foreign:
        raise WrongInput("table-foreign", path=name, kind=foreign)
    if opening.startswith((_ZIP, _EMPTY_ZIP)):
        return Kind.XLSX
    if name.lower().endswith(_WORKBOOKS):
        raise WrongInput("workbook-damaged", path=name)
    return Kind.JSON if _JSON.match(text) else Kind.CSV


def _refuse_ole(file: BinaryIO, name: str) -> WrongInput:
    """Excel before 2007 and a workbook with a password share one container."""
    is_protected = _PROTECTED in file.read(_LARGEST_DIRECTORY)
    return WrongInput("workbook-protected" if is_protected else "workbook-old", path=name)


def _foreign(opening: bytes, text: bytes) -> str:
    for magic, kind in _FOREIGN.items():
        if opening.startswith(magic):
            return kind
    # Some programs call a web page or an XML file a workbook.
    return "markup" if text.startswith(_MARKUP) else ""
