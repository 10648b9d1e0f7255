"""Tests of what must not be parsed at all."""

import zipfile
from pathlib import Path

import pytest

from pdca.registers import archive
from pdca.registers.reading import read_table
from tests.registers.making import SHEET, refused, repacked, with_rows, workbook

BOMB = """<?xml version="1.0"?>
<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbook(tmp_path, ("title",), ("No plan",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(path: Path, encoding: str) -> None:
    repacked(path, SHEET, lambda _: BOMB.encode(encoding))

    error = refused(path)

    assert (error.code, error.facts["part"]) == ("workbook-unsafe", SHEET)


def test_a_document_type_across_two_pieces_is_seen(path: Path) -> None:
    repacked(path, "xl/theme/theme1.xml", lambda _: b" " * (256 * 1024 - 4) + b"<!DOCTYPE x>")

    assert refused(path).code == "workbook-unsafe"


def test_a_picture_may_have_a_document_type(path: Path) -> None:
    repacked(path, "xl/media/image1.svg", lambda _: b"<!DOCTYPE svg><svg/>")

    assert len(read_table(path).rows) == 1


def test_a_part_that_grows_beyond_measure_is_refused(path: Path) -> None:
    repacked(path, SHEET, lambda _: bytes(9 * 1024 * 1024))

    error = refused(path)

    assert (error.code, error.facts["part"]) == ("workbook-bomb", SHEET)


def test_a_workbook_that_unpacks_to_too_much_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", 1_000)

    assert refused(path).code == "workbook-too-large"


def test_more_elements_than_fit_into_memory_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_ELEMENTS", 1_000)
    with_rows(path, '<row r="3">' + "<c/>" * 1_000 + "</row>")

    assert refused(path).code == "workbook-bomb"


def test_a_size_that_lies_gives_no_more_than_it_says(path: Path) -> None:
    content = path.read_bytes()
    with zipfile.ZipFile(path) as container:
        size = container.getinfo(SHEET).file_size
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))

    assert refused(path).code == "workbook-damaged"


def test_a_part_that_is_there_twice_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as container, pytest.warns(UserWarning, match="Duplicate name"):
        container.writestr(SHEET, "<worksheet/>")

    assert refused(path).code == "workbook-damaged"


def test_a_packing_method_that_workbooks_do_not_have_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as container:
        container.writestr("xl/more.xml", "<more/>" * 100)

    assert refused(path).code == "workbook-damaged"


def test_a_damaged_part_is_refused(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[200:260] = bytes(60)
    path.write_bytes(content)

    assert refused(path).code == "workbook-damaged"


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("content.xml", "ods"),
        ("xl/workbook.bin", "xlsb"),
        ("word/document.xml", "docx"),
        ("notes.txt", "zip"),
    ],
)
def test_other_containers_are_refused_by_name(tmp_path: Path, part: str, kind: str) -> None:
    path = tmp_path / "register.xlsx"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr(part, "x")

    error = refused(path)

    assert (error.code, error.facts["kind"]) == ("table-foreign", kind)


def test_a_workbook_in_the_strict_format_is_refused(path: Path) -> None:
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    repacked(path, "xl/workbook.xml", lambda xml: xml.replace(usual, strict))

    assert refused(path).code == "workbook-strict"
