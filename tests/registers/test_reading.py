"""Tests of reading files, whatever their names say."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pdca.domain.errors import NotFound
from pdca.registers import reading
from pdca.registers.reading import read_table
from pdca.registers.table import Kind, Source
from tests.registers.making import csv_file, refused, workbook


def test_a_text_file_tells_how_it_was_understood(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Замечание;Срок\nНет плана продаж;31.03.2026\n", encoding="cp1251")

    assert read_table(path).source == Source(
        kind=Kind.CSV, name="register.csv", encoding="cp1251", separator=";"
    )


def test_a_workbook_tells_its_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title",), ("No plan",))

    assert read_table(path).source == Source(kind=Kind.XLSX, name="register.xlsx", sheet="Sheet")


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    text = csv_file(tmp_path, "title\tdue\nNo plan\t2026-03-31\n", name="text.xls")
    book = workbook(tmp_path, ("title",), ("No plan",), name="book.xlsx").rename(tmp_path / "book.csv")

    assert [read_table(path).source.kind for path in (text, book)] == [Kind.CSV, Kind.XLSX]


def test_what_a_person_says_about_text_is_believed(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Отчёт|x\nсрок|a,b\n1|2\n", encoding="koi8-r")

    read = read_table(path, encoding="koi8-r", separator="pipe", heading_row=2)

    assert (read.columns, read.rows[0].cells) == (("срок", "a,b"), ("1", "2"))


def test_options_that_make_no_sense_for_a_file_are_refused(tmp_path: Path) -> None:
    text = refused(csv_file(tmp_path, "title\n"), sheet="Лист1")
    book = refused(workbook(tmp_path, ("title",)), separator=";")

    assert [(error.code, error.facts["option"]) for error in (text, book)] == [
        ("table-option-senseless", "sheet"),
        ("table-option-senseless", "separator"),
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"\xef\xbb\xbf\n<HTML><table>", "markup"),
        (b"<?xml version='1.0'?><Workbook/>", "markup"),
        (b'[{"title": 1}]', "json"),
        (b'{"title": 1}', "json"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_files_of_another_kind_are_refused_by_name(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "register.xls"
    path.write_bytes(content)

    error = refused(path)

    assert (error.code, error.facts["kind"]) == ("table-foreign", kind)


@pytest.mark.parametrize("name", ["register.xls", "register.xlsx", "register.csv"])
def test_a_workbook_of_the_old_kind_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    assert refused(path).code == "workbook-old"


def test_a_workbook_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )

    assert refused(path).code == "workbook-protected"


def test_text_under_the_name_of_a_workbook_is_refused(tmp_path: Path) -> None:
    assert refused(csv_file(tmp_path, "title\n", name="register.XLSX")).code == "workbook-damaged"


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf", b";;;\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(content)

    assert refused(path).code == "table-empty"


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as error:
        read_table(tmp_path / "register.csv")

    assert error.value.code == "table-missing"


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "table-is-folder"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_no_table_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert refused(tmp_path / "pipe").code == "table-not-a-file"


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = csv_file(tmp_path, "title\n")

    def locked(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)

    assert refused(path).code == "table-unreadable"


def test_a_file_larger_than_any_register_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_TEXT", 5)

    assert refused(csv_file(tmp_path, "title\n")).code == "table-too-large"


def test_dates_of_both_kinds_of_file_can_be_told_apart(tmp_path: Path) -> None:
    text = read_table(csv_file(tmp_path, "title,due\nNo plan,2026-03-31\n"))
    book = read_table(workbook(tmp_path, ("title", "due"), ("No plan", date(2026, 3, 31))))

    assert [table.rows[0].cells[1] for table in (text, book)] == ["2026-03-31", date(2026, 3, 31)]


def test_reading_text_does_not_import_spreadsheets(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "title,due\nNo plan,2026-03-31\n")
    program = (
        "import sys; from pathlib import Path; from pdca.registers.reading import read_table;"
        "read_table(Path(sys.argv[1])); print({'openpyxl', 'charset_normalizer'} & set(sys.modules))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )

    assert ran.stdout == "set()\n"
