"""The workbook of an A3 sheet: the whole story, real dates and numbers, the readings drawn, no formula."""

from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest
from openpyxl import Workbook

from pdca.reports.rendering import workbook
from tests.golden_files import Golden
from tests.reports.grid import grid
from tests.reports.sheets import closed_sheet, planned_sheet, second_round
from tests.reports.test_cycle_sheet import SHEETS
from tests.reports.test_month_book import FORMULAS, cells, opened, rows

EVERY = [(case, language) for case in SHEETS for language in ("ru", "en")]


@cache
def made(case: str, language: str) -> bytes:
    """Write a case once for all tests."""
    return workbook(SHEETS[case](), language=language)


def story(book: Workbook) -> dict[object, object]:
    """Return the facts of the first sheet by their names; of equal names the last."""
    return {row[0].value: row[1].value for row in book.worksheets[0].iter_rows(max_col=2)}


@pytest.mark.parametrize(("case", "language"), [each for each in EVERY if each[0] != "strained"])
def test_every_cell_is_what_somebody_last_read(golden: Golden, case: str, language: str) -> None:
    golden(f"cycle-{case}-{language}.xlsx.txt", grid(made(case, language)))


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_two_makings_are_the_same_bytes_and_no_cell_is_a_formula(case: str, language: str) -> None:
    again = workbook(SHEETS[case](), language=language)

    found = list(cells(opened(made(case, language))))
    assert again == made(case, language)
    assert not [each.coordinate for each in found if each.data_type == "f" or each.hyperlink]


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_no_two_columns_of_a_table_have_the_same_head(case: str, language: str) -> None:
    for sheet in opened(made(case, language)).worksheets:
        for table in sheet.tables.values():
            heads = [each.value for each in sheet[table.ref][0]]
            assert len(set(heads)) == len(heads)
            assert all(heads)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_stays_the_text_it_is(text: str) -> None:
    sheet = replace(planned_sheet(), goal=text, measure=replace(second_round().measure, name=text))
    sheet = replace(sheet, line=second_round().line)

    book = opened(workbook(sheet, language="en"))

    shown = text.replace("\t", " ")
    assert story(book)["Goal"] == shown
    assert not [each for each in cells(book) if each.data_type == "f"]


def test_dates_and_numbers_are_what_they_are() -> None:
    told = story(opened(made("closed", "en")))

    sheet = closed_sheet()
    assert told["Opened"] == datetime.combine(sheet.where.opened_on, datetime.min.time())
    assert told["Measure"] == "Unit"
    assert told[sheet.measure.name] == sheet.measure.unit


def test_the_readings_of_the_measure_are_drawn_with_a_text_alternative() -> None:
    book = opened(made("second", "ru"))

    line = second_round().line
    assert line is not None
    (chart,) = book.worksheets[0]._charts  # type: ignore[attr-defined]
    assert len(chart.series) == 3
    assert not opened(made("planned", "ru")).worksheets[0]._charts  # type: ignore[attr-defined]


def test_a_correction_stands_below_the_reading_it_changed() -> None:
    found = rows(opened(made("second", "en"))["Readings"])

    corrected = [row for row in found if row["Why it was corrected"]]
    of_sheet = [each for line in second_round().readings for each in line.corrections]
    assert [row["Why it was corrected"] for row in corrected] == [each.reason for each in of_sheet]
    assert all(row["Result"] == "corrected" for row in corrected)


def test_earlier_rounds_have_a_sheet_where_there_are_any() -> None:
    assert len(rows(opened(made("second", "en"))["Earlier rounds"])) == len(second_round().rounds)
    assert "Earlier rounds" not in opened(made("planned", "en")).sheetnames


def test_the_foot_is_an_anchor() -> None:
    sheet = planned_sheet()

    anchors = [
        cell.value
        for cell in cells(opened(made("planned", "en")))
        if str(cell.value).startswith("pdca verify")
    ]
    assert anchors == [f"pdca verify --anchor {sheet.seq}:{sheet.head_hash}"]


@pytest.mark.parametrize(("count", "marks"), [(1, 3), (2, 1)])
def test_a_line_of_one_day_is_marked_or_nobody_would_see_it(count: int, marks: int) -> None:
    line = second_round().line
    assert line is not None
    few = replace(line, days=line.days[:count], values=line.values[:count], baseline=0)

    book = opened(workbook(replace(second_round(), line=few), language="en"))

    (chart,) = book.worksheets[0]._charts  # type: ignore[attr-defined]
    assert sum(each.marker.symbol is not None for each in chart.series) == marks
