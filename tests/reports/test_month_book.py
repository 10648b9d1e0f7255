"""The workbook of a month: real tables, dates and charts, whole lists, and never a formula."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from pdca.reports.headline import headline
from pdca.reports.rendering import workbook
from tests.golden_files import Golden
from tests.reports.extremes import hostile_month
from tests.reports.grid import grid
from tests.reports.samples import empty_month, full_month
from tests.reports.speaking import BY_LANGUAGE
from tests.reports.test_rendering import CASES

EVERY = [(case, language) for case in CASES for language in ("ru", "en")]

FORMULAS = ("=1+1", "+7 900 000-00-00", "-5", "@SUM(A1)", "\t=1", "https://example.org", "007")


@cache
def made(case: str, language: str) -> bytes:
    """Write a case once for all tests."""
    return workbook(CASES[case](), language=language)


def opened(content: bytes) -> Workbook:
    """Open a workbook as a stranger would."""
    return load_workbook(io.BytesIO(content))


def cells(book: Workbook) -> Iterator[Cell]:
    """Yield every cell that holds anything."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """Return the rows of the one table of a sheet, by the heads of its columns."""
    (table,) = sheet.tables.values()
    head, *found = sheet[table.ref]
    return [{str(h.value): cell.value for h, cell in zip(head, line, strict=True)} for line in found]


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_every_cell_is_what_somebody_last_read(golden: Golden, case: str, language: str) -> None:
    golden(f"month-{case}-{language}.xlsx.txt", grid(made(case, language)))


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_two_makings_are_the_same_bytes(case: str, language: str) -> None:
    assert workbook(CASES[case](), language=language) == made(case, language)


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_no_cell_is_a_formula_and_none_leads_elsewhere(case: str, language: str) -> None:
    book = opened(made(case, language))

    assert not [cell.coordinate for cell in cells(book) if cell.data_type == "f" or cell.hyperlink]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_or_a_number_stays_the_text_it_is(text: str) -> None:
    month = full_month()
    line = replace(month.overdue.lines[0], who=text)
    report = replace(month, overdue=replace(month.overdue, lines=(line,)))

    (row,) = opened(workbook(report, language="en"))["Overdue"].iter_rows(min_row=4)

    assert (row[3].value, row[3].data_type) == (text.replace("\t", " "), "s")


@pytest.mark.parametrize("text", ["=1+1", "+7", "-5", "@x"])
def test_it_stays_text_even_when_somebody_edits_the_cell(text: str) -> None:
    month = full_month()
    line = replace(month.overdue.lines[0], who=text)

    book = opened(workbook(replace(month, overdue=replace(month.overdue, lines=(line,))), language="en"))

    assert book["Overdue"]["D4"].quotePrefix


def test_dates_are_dates_and_numbers_numbers() -> None:
    book = opened(made("full", "ru"))

    first = rows(book.worksheets[2])[0]
    closed = rows(book.worksheets[4])[0]
    assert list(first.values())[4:7] == [datetime(2026, 10, 19), 10, 7]  # noqa: DTZ001 - Excel knows no zones
    assert list(closed.values())[5:8] == [0.5, 4.5, 4]
    assert book.worksheets[2]["E4"].is_date


@pytest.mark.parametrize(("language", "form"), [("ru", "dd.mm.yyyy"), ("en", "d mmm yyyy")])
def test_dates_are_written_as_the_language_writes_them(language: str, form: str) -> None:
    book = opened(made("full", language))

    assert book.worksheets[2]["E4"].number_format == form


def test_the_number_of_a_cycle_sorts_as_a_number_and_is_shown_as_its_name() -> None:
    cell = opened(made("full", "en"))["Overdue"]["A4"]

    assert (cell.value, cell.number_format) == (14, '"C-"0')


def test_the_numbers_of_decisions_are_numbers_shown_as_names() -> None:
    sheet = opened(made("full", "en"))["Decisions"]

    found = {(cell.data_type, cell.number_format) for (cell,) in sheet.iter_rows(4, min_col=2, max_col=2)}
    assert found == {("n", '"C-"0'), ("n", '"F-"0')}


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_every_list_is_a_table_under_a_frozen_head_that_is_repeated_on_paper(
    case: str, language: str
) -> None:
    for sheet in opened(made(case, language)).worksheets[1:]:
        if sheet.tables:
            assert (sheet.freeze_panes, sheet.print_title_rows) == ("C4", "$3:$3")
        else:
            assert sheet["A2"].value
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_no_two_columns_of_a_table_have_the_same_head(case: str, language: str) -> None:
    for sheet in opened(made(case, language)).worksheets:
        for table in sheet.tables.values():
            heads = [cell.value for cell in sheet[table.ref][0]]
            assert len(set(heads)) == len(heads)
            assert all(heads)


def test_lists_are_whole_when_the_report_is() -> None:
    month = full_month()
    lines = tuple(replace(month.overdue.lines[0], cycle=number) for number in range(1, 501))

    book = opened(workbook(replace(month, overdue=replace(month.overdue, lines=lines)), language="en"))

    assert [row["Cycle"] for row in rows(book["Overdue"])] == list(range(1, 501))


def test_what_is_left_out_all_the_same_is_counted() -> None:
    book = opened(made("hundred", "en"))

    assert book["Cycles"]["A2"].value == "and 1\u202f230 more"


def test_an_empty_list_is_a_sentence() -> None:
    book = opened(workbook(empty_month(), language="en"))

    assert [sheet["A2"].value for sheet in book.worksheets[1:]] == [
        "Nothing waits for a decision.",
        "Nothing is overdue.",
        "No cycle was open this month.",
        "No cycle was closed this month.",
        "No cycle is frozen.",
        "No cycle was abandoned or cancelled this month.",
        "No reading was corrected this month.",
        "No prediction was scored in six months.",
        "No assessment has been made yet.",
    ]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_first_sheet_tells_the_headline_and_the_anchor(language: str) -> None:
    report = full_month()

    shown = [cell.value for cell in cells(opened(made("full", language))) if cell.column == 1]

    assert set(headline(report, BY_LANGUAGE[language])) <= set(shown)
    assert f"pdca verify --anchor {report.seq}:{report.head_hash}" in shown


def test_six_months_stand_in_a_table_of_their_own() -> None:
    sheet = opened(made("full", "en")).worksheets[0]

    table = sheet.tables["Table_2"]
    head, *months = sheet[table.ref]
    assert [cell.value for cell in head][:4] == ["Month", "Open", "Closed this month", "Overdue"]
    assert [month[1].value for month in months] == [9, 10, 11, 9, 8, 8]
    assert [month[0].value.month for month in months] == [5, 6, 7, 8, 9, 10]


def test_charts_are_native_and_have_their_figures_as_text() -> None:
    with zipfile.ZipFile(io.BytesIO(made("full", "en"))) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]

    assert len(charts) == 2
    assert re.findall(r'descr="([^"]*)"', drawing) == [
        "Six months. open: 9, 10, 11, 9, 8, 8; closed: 0, 1, 1, 3, 2, 4; overdue: 1, 3, 4, 3, 3, 2",
        "Where the cycles are. Plan: 2; Do: 3; Check: 1; Act: 1; Frozen: 1; Closed this month: 4",
    ]


def test_hostile_text_is_what_was_typed_without_what_steers() -> None:
    shown = [str(cell.value) for cell in cells(opened(workbook(hostile_month(), language="ru")))]

    assert "<img src=x onerror=alert(1)>" in shown
    assert "אברהם כהן" in shown
    assert not [text for text in shown if re.search("[\u202e\x1b\ud800]", text)]


def test_a_text_longer_than_a_cell_is_cut() -> None:
    month = full_month()
    line = replace(month.overdue.lines[0], who="я" * 40_000)

    book = opened(workbook(replace(month, overdue=replace(month.overdue, lines=(line,))), language="en"))

    assert len(book["Overdue"]["D4"].value) == 32_767


def test_it_is_dated_by_the_report() -> None:
    assert opened(made("full", "en")).properties.created == datetime(2026, 10, 31)  # noqa: DTZ001 - Excel's own
