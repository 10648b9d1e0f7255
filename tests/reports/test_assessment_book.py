"""The workbook of an assessment: real tables, dates and numbers, and never a formula."""

import io
import re
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook

from pdca.reports.rendering import workbook
from tests.golden_files import Golden
from tests.reports.assessments import cell, first_assessment, full_assessment
from tests.reports.grid import grid
from tests.reports.test_assessment_report import CASES
from tests.reports.test_month_book import FORMULAS, cells, rows

EVERY = [(case, language) for case in CASES for language in ("ru", "en")]


@cache
def made(case: str, language: str) -> bytes:
    """Write a case once for all tests."""
    return workbook(CASES[case](), language=language)


def opened(content: bytes) -> Workbook:
    """Open a workbook as a stranger would."""
    return load_workbook(io.BytesIO(content))


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_every_cell_is_what_somebody_last_read(golden: Golden, case: str, language: str) -> None:
    golden(f"assessment-{case}-{language}.xlsx.txt", grid(made(case, language)))


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_two_makings_are_the_same_bytes(case: str, language: str) -> None:
    assert workbook(CASES[case](), language=language) == made(case, language)


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_no_cell_is_a_formula_and_none_leads_elsewhere(case: str, language: str) -> None:
    found = list(cells(opened(made(case, language))))

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
    report = first_assessment()
    sign = report.signs[0]
    line = replace(sign.criteria[0], now=cell("3.7", 2, note=text))

    book = opened(
        workbook(replace(report, signs=(replace(sign, criteria=(line,)),)), language="en"),
    )

    assert rows(book["Criteria"])[0]["Note"] == text.replace("\t", " ")


def test_a_measured_answer_tells_rows_days_and_what_was_counted() -> None:
    first = rows(opened(made("full", "en"))["Criteria"])[0]

    assert (first["Value"], first["Result"], first["Measured or judged"]) == (3.7, "met", "measured")
    assert (first["Rows counted"], first["Data from"], first["Data to"]) == (
        412,
        datetime(2026, 9, 1),  # noqa: DTZ001 - Excel knows no zones
        datetime(2026, 10, 5),  # noqa: DTZ001 - Excel knows no zones
    )
    assert first["What was counted"] == "Open deals without a task, as a share of all open deals."


def test_a_judged_answer_is_told_apart_and_has_no_rows() -> None:
    judged = rows(opened(made("full", "en"))["Criteria"])[1]

    assert (judged["Value"], judged["Result"], judged["Measured or judged"]) == (None, "not met", "judged")
    assert (judged["Rows counted"], judged["Data from"]) == (None, None)


def test_limits_the_answer_before_and_the_other_voice_stand_in_their_columns() -> None:
    first = rows(opened(made("full", "en"))["Criteria"])[0]

    assert [first[f"Limit: {name}"] for name in ("better is", "met", "not met")] == ["≤", 5, 20]
    assert [first[f"Before: {name}"] for name in ("value", "result")] == [8, "partly met"]
    assert [first[f"Other voice: {name}"] for name in ("value", "result", "sees it")] == [5, "met", "worse"]


def test_an_answer_of_yes_or_no_is_a_word() -> None:
    assert rows(opened(made("first", "en"))["Criteria"])[1]["Value"] == "no"


def test_findings_have_their_cycles_and_replies() -> None:
    book = opened(made("full", "en"))

    (finding,) = rows(book["Findings and cycles"])
    assert (finding["Finding"], finding["Cycle"], finding["Shows again after"]) == (12, 9, 3)
    assert (finding["Did not hold"], finding["Replies"]) == ("F-20", 2)
    assert [row["Reply"] for row in rows(book["Replies"])] == [
        "Разбор был, протокола нет",
        "Протокол нашёлся",
    ]


def test_an_empty_list_is_a_sentence() -> None:
    assert opened(made("first", "en"))["Replies"]["A2"].value == "Nobody has replied to a finding."


def test_the_first_sheet_says_what_the_report_says() -> None:
    shown = [str(each.value) for each in cells(opened(made("full", "en"))) if each.parent.title == "Summary"]

    assert "Of 2 signs 1 shows, acutely 1, not checked 1." in shown
    assert "Смирнов А. (assessed person)" in shown
    assert f"pdca verify --anchor 17:{'4f' * 32}" in shown


def test_hostile_text_is_what_was_typed_without_what_steers() -> None:
    shown = [str(each.value) for each in cells(opened(made("hostile", "ru")))]

    assert any('<script>alert("1")</script>' in text for text in shown)
    assert not [text for text in shown if re.search("[\u202e\x1b]", text)]


def test_it_is_dated_by_the_evidence() -> None:
    book = opened(workbook(full_assessment(), language="en"))

    assert book.properties.created == datetime(2026, 10, 5)  # noqa: DTZ001 - Excel's own
