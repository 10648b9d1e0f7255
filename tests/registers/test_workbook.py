"""Tests of sheets and cells of workbooks."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from pdca.domain.errors import WrongInput
from pdca.registers import sheet as sheets
from pdca.registers.reading import read_table
from tests.registers.making import SHEET, mistakes, refused, repacked, with_rows, workbook


def book_of(folder: Path, **contents: str) -> Path:
    """Make a workbook with a sheet a name; a sheet with the content 'hidden' is hidden."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, content in contents.items():
        made = book.create_sheet(name)
        made["A1"] = content or None
        made.sheet_state = "hidden" if content == "hidden" else "visible"
    path = folder / "register.xlsx"
    book.save(path)
    return path


def test_cells_keep_their_types(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 31, 14, 30)  # noqa: DTZ001 - cells of a spreadsheet have no zone
    values = ("  No plan ", date(2026, 3, 31), moment, 12, 1.5, True, time(9, 30), None, "end")
    path = workbook(tmp_path, [f"c{number}" for number in range(9)], values)

    cells = read_table(path).rows[0].cells

    assert cells == (
        "No plan", date(2026, 3, 31), moment, Decimal(12), Decimal("1.5"), "TRUE", "09:30:00", None, "end",
    )  # fmt: skip


def test_a_carriage_return_that_excel_wrote_out_is_a_line_end(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title",), ("one_x000D_\ntwo",))

    assert read_table(path).rows[0].cells == ("one\ntwo",)


def test_row_numbers_are_those_of_the_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path, (), ("title",), (), (), ("No plan",))

    read = read_table(path)

    assert (read.heading_row, read.rows[0].number) == (2, 5)


def test_rows_beyond_the_size_that_a_sheet_claims_are_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title", "due"), ("No plan", "x"), ("No goal", "y"))
    repacked(path, SHEET, lambda xml: xml.replace(b'ref="A1:B3"', b'ref="A1:A1"'))

    assert [row.cells for row in read_table(path).rows] == [("No plan", "x"), ("No goal", "y")]


def test_the_only_visible_sheet_with_content_is_taken(tmp_path: Path) -> None:
    path = book_of(tmp_path, Notes="hidden", Empty="", Register="title")

    assert read_table(path).source.sheet == "Register"


def test_several_sheets_with_content_are_named(tmp_path: Path) -> None:
    error = refused(book_of(tmp_path, Cover="Company", Empty="", Form="title"))

    assert (error.code, error.facts["sheets"]) == ("sheet-unclear", ("Cover", "Form"))


@pytest.mark.parametrize("name", ["Form", " form ", "FORM"])
def test_a_sheet_is_found_by_its_name(tmp_path: Path, name: str) -> None:
    path = book_of(tmp_path, Cover="Company", Form="title")

    assert read_table(path, sheet=name).source.sheet == "Form"


def test_a_hidden_sheet_is_read_when_it_is_named(tmp_path: Path) -> None:
    assert read_table(book_of(tmp_path, Form="title", Old="hidden"), sheet="Old").columns == ("hidden",)


def test_an_unknown_sheet_is_refused_with_the_nearest(tmp_path: Path) -> None:
    error = refused(book_of(tmp_path, Cover="Company", Form="title"), sheet="Fotm")

    assert (error.code, error.facts["nearest"]) == ("sheet-unknown", ("Form",))


@pytest.mark.parametrize("contents", [{"One": ""}, {"One": "", "Two": ""}, {"One": "", "Two": "hidden"}])
def test_a_workbook_without_visible_content_is_empty(tmp_path: Path, contents: dict[str, str]) -> None:
    assert refused(book_of(tmp_path, **contents)).code == "table-empty"


def test_dates_written_out_are_dates(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("due",))
    with_rows(path, '<row r="2"><c r="A2" t="d"><v>2026-03-31</v></c></row>')

    assert read_table(path).rows[0].cells == (date(2026, 3, 31),)


def test_formulas_without_a_value_are_refused_with_row_and_column(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title", "days"), ("No plan", "=1+1"), ("No goal", 3), ("=A1", 4))

    error = refused(path)

    assert (error.code, mistakes(error)) == (
        "table-mistakes",
        [("formula-without-value", 2, "days"), ("formula-without-value", 4, "title")],
    )


def test_a_formula_beyond_the_headings_is_named_by_its_letter(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title",), ("No plan", "=1+1"))

    assert mistakes(refused(path)) == [("formula-without-value", 2, "B")]


def test_a_formula_that_fills_its_row_alone_is_not_lost(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title",), ("=A1",))

    assert mistakes(refused(path)) == [("formula-without-value", 2, "title")]


def test_formulas_with_a_value_are_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title", "days"), ("No plan", 1))
    with_rows(
        path, '<row r="3"><c r="A3" t="str"><f>A2</f><v>No plan</v></c><c r="B3"><f>1+1</f><v>2</v></c></row>'
    )

    assert read_table(path).rows[1].cells == ("No plan", Decimal(2))


def test_a_value_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title",), ("x",))
    with_rows(path, '<row r="3"><c r="A3" t="inlineStr"><is><t>=1+1</t></is></c></row>')

    assert read_table(path).rows[1].cells == ("=1+1",)


def test_reading_stops_in_a_sheet_that_goes_on_without_content(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title",), ("No plan",))
    with_rows(path, '<row r="900000"><c r="A900000"><v>1</v></c></row>')

    read = read_table(path)

    assert (len(read.rows), read.stopped_at) == (1, 10_002)


def test_a_sheet_that_is_read_to_its_end_does_not_say_that_it_was_not(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title",), ("No plan",))
    with_rows(path, '<row r="9000"><c r="A9000"><v>1</v></c></row>')

    read = read_table(path)

    assert ([row.number for row in read.rows], read.stopped_at) == ([2, 9000], None)


def test_a_row_below_the_last_of_excel_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LAST_ROW", 5)
    path = workbook(tmp_path, ("title",))
    with_rows(path, '<row r="6"><c r="A6"><v>1</v></c></row>')

    assert refused(path).code == "sheet-too-large"


def test_rows_of_endless_width_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 20_000)
    path = workbook(tmp_path, ("title",))
    with_rows(path, '<row r="2"><c r="ZZZ2"><v>1</v></c></row><row r="3"><c r="ZZZ3"><v>1</v></c></row>')

    assert refused(path).code == "sheet-too-large"


def test_numbers_beyond_all_numbers_are_text(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title",))
    with_rows(path, '<row r="2"><c r="A2"><v>1e999</v></c></row>')

    assert read_table(path).rows[0].cells == ("inf",)


def test_styles_and_extensions_that_openpyxl_does_not_know_warn_nobody(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("title",), ("No plan",))
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    repacked(path, SHEET, lambda xml: xml.replace(b"</worksheet>", extension))

    assert len(read_table(path).rows) == 1


def test_nothing_is_printed_about_wrong_styles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook(tmp_path, ("due",), (date(2026, 3, 31),))
    repacked(path, "xl/styles.xml", lambda xml: re.sub(rb"<cellStyleXfs.*</cellStyleXfs>", b"", xml))

    assert refused(path).code == "workbook-damaged"
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "row",
    [
        '<row r="x"/>',
        '<row r="2"><c r="A2" t="s"><v>99</v></c></row>',
        '<row r="2"><c r="AAAAAA2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>one</v></c></row>',
        '<row r="2"><c r="A2"><v>' + "1" * 5_000 + "</v></c></row>",
        '<row r="2"><c r="A2" t="d"><v>yesterday</v></c></row>',
        "<row>",
    ],
)
def test_sheets_that_no_program_writes_are_refused(tmp_path: Path, row: str) -> None:
    path = with_rows(workbook(tmp_path, ("title",)), row)

    assert refused(path).code == "workbook-damaged"


def test_a_refusal_leaves_no_other_error_than_its_own(tmp_path: Path) -> None:
    path = repacked(workbook(tmp_path, ("title",)), "xl/workbook.xml", lambda _: b"<workbook/>")

    with pytest.raises(WrongInput):
        read_table(path)
