"""The portfolio in every format: the worst first, on one scale, with whatever cannot be read."""

import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import Literal

import pytest

from pdca.reports.multiples import small_multiples
from pdca.reports.portfolio import Portfolio, worst_first
from pdca.reports.portfolio_words import portfolio_headline, portfolio_legend, reason_name
from pdca.reports.rendering import TextFormat, render, workbook
from tests.golden_files import Golden, without_fonts
from tests.reports.grid import grid
from tests.reports.page import read
from tests.reports.portfolios import departments, hostile_portfolio, many, nothing_read, organisations
from tests.reports.speaking import BY_LANGUAGE, ENGLISH
from tests.reports.test_html import MOST_BYTES
from tests.reports.test_month_book import cells, opened, rows
from tests.reports.test_rendering import TEMPLATES

CASES = {
    "organisations": organisations,
    "departments": departments,
    "hostile": hostile_portfolio,
    "unread": nothing_read,
    "many": many,
}


@cache
def written(case: str, language: str, form: TextFormat) -> str:
    """Render a case once for all tests."""
    return render(CASES[case](), format=form, language=language, folders=TEMPLATES)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_organisations(golden: Golden, language: str, form: Literal["html", "md", "txt"]) -> None:
    text = written("organisations", language, form)

    golden(f"portfolio-organisations-{language}.{form}", without_fonts(text))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_departments(golden: Golden, language: str) -> None:
    golden(f"portfolio-departments-{language}.txt", written("departments", language, "txt"))


@pytest.mark.parametrize("form", ["html", "md"])
def test_hostile_names(golden: Golden, form: Literal["html", "md"]) -> None:
    golden(f"portfolio-hostile-ru.{form}", without_fonts(written("hostile", "ru", form)))


def test_document(golden: Golden) -> None:
    text = written("organisations", "ru", "json")

    assert text == written("organisations", "en", "json")
    golden("portfolio-organisations.json", text)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("case", CASES)
def test_every_page_is_whole_small_and_runs_nothing(case: str, language: str) -> None:
    text = written(case, language, "html")

    page = read(text)
    assert len(text.encode()) < MOST_BYTES
    assert not page.all("script")
    assert not page.all("img")


@pytest.mark.parametrize("case", CASES)
def test_lines_of_a_mail_are_short_and_tables_of_markdown_are_whole(case: str) -> None:
    tables = re.findall(r"(?:^\|.*\n)+", written(case, "ru", "md"), re.MULTILINE)

    cells_of = [{len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()} for table in tables]
    assert all(len(counts) == 1 for counts in cells_of)
    assert [line for line in written(case, "ru", "txt").splitlines() if len(line) > 90] == []


def test_every_row_stands_in_every_format() -> None:
    portfolio = organisations()

    for form in ("html", "md", "txt", "json"):
        text = written("organisations", "ru", form)
        assert all(row.name in text or row.name.upper() in text for row in portfolio.rows)
        assert portfolio.unread[0].name in text
        assert all(f"{log.head_hash}" in text for log in portfolio.logs)


def test_all_rows_are_drawn_on_one_scale() -> None:
    small = small_multiples(organisations())

    first, second, third, new = small.charts
    assert small.highest == 15
    assert first.opened.last is not None
    assert second.opened.last is not None
    assert first.opened.last.y < second.opened.last.y
    assert third.overdue.last is not None
    assert third.overdue.last.y == small.bottom
    assert len(new.opened.points) == 1


def test_a_portfolio_of_nothing_is_drawn() -> None:
    assert small_multiples(nothing_read()).charts == ()


def test_the_worst_delay_comes_first_then_the_most_overdue() -> None:
    late, less, none, new = organisations().rows
    more = replace(none, overdue=(0, 0, 0, 0, 0, 3))

    ordered = sorted([new, none, more, less, late], key=worst_first)

    assert ordered == [late, less, more, none, new]


def test_what_adds_up_is_added_up() -> None:
    portfolio = organisations()

    assert (portfolio.open, portfolio.late_count, portfolio.closed) == (24, 7, 5)
    assert (portfolio.findings, portfolio.decisions) == (4, 8)
    assert (portfolio.on_time.part, portfolio.on_time.whole) == (20, 27)
    assert (portfolio.held.part, portfolio.held.whole) == (11, 15)


def test_better_and_worse_follow_from_the_overdue_cycles() -> None:
    assert [(row.mood, row.change) for row in organisations().rows] == [
        ("bad", 2),
        ("good", -2),
        ("same", 0),
        ("same", None),
    ]


def told(portfolio: Portfolio, language: str = "en") -> str:
    """Return the headline as one text."""
    return " ".join(portfolio_headline(portfolio, BY_LANGUAGE[language]))


def test_the_headline_names_the_worst_and_what_waits_the_longest() -> None:
    text = told(organisations())

    assert "The longest delay: 15 working days (Автосалон «Ромашка», C-14, Смирнов А.)." in text
    assert "the longest waits 17 working days (Автосалон «Ромашка», C-16)." in text
    assert "Of one organisation there are no figures: Клиника «Заря»." in text
    assert "Worse than the month before: Автосалон «Ромашка»." in text


def test_more_names_than_anybody_reads_are_counted() -> None:
    assert "37 more" in told(many())


def test_those_under_no_head_have_a_row_of_their_own() -> None:
    assert "Under no head" in written("departments", "en", "txt")
    assert any("A department is a head" in line for line in portfolio_legend(departments(), ENGLISH))


def test_of_a_portfolio_that_nobody_could_read_nothing_is_claimed() -> None:
    text = told(nothing_read())

    assert "No cycle is open" in text
    assert "No decision" not in text
    assert reason_name("never-heard-of", ENGLISH) == "the database cannot be read"


without_sparklines = pytest.mark.filterwarnings("ignore:Sparkline Group extension is not supported")
"""The reader of the tests does not know the small charts of Excel; what it says of them is no fault."""


@without_sparklines
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("case", ["organisations", "departments"])
def test_every_cell_of_the_workbook_is_what_somebody_last_read(
    golden: Golden, case: str, language: str
) -> None:
    golden(f"portfolio-{case}-{language}.xlsx.txt", grid(workbook(CASES[case](), language=language)))


@without_sparklines
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("case", CASES)
def test_the_workbook_is_the_same_each_time_and_holds_no_formula(case: str, language: str) -> None:
    content = workbook(CASES[case](), language=language)

    assert content == workbook(CASES[case](), language=language)
    book = opened(content)
    assert not [cell.coordinate for cell in cells(book) if cell.data_type == "f" or cell.hyperlink]
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            heads = [each.value for each in sheet[table.ref][0]]
            assert len(set(heads)) == len(heads)


@without_sparklines
def test_the_workbook_holds_every_row_its_figures_and_why_some_lack_them() -> None:
    book = opened(workbook(organisations(), language="en"))

    sheet, months = book.worksheets
    table = sheet.tables["Table_1"]
    head, *found = sheet[table.ref]
    names = [str(cell.value) for cell in head]
    by_name = {line[0].value: dict(zip(names, (c.value for c in line), strict=True)) for line in found}
    assert by_name["Автосалон «Ромашка»"]["Worst, working days"] == 15
    assert by_name["Клиника «Заря»"]["Why there are no figures"] == "there is no such database"
    assert len(rows(months)) == 4


def test_the_small_charts_of_the_workbook_have_one_scale() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(organisations(), language="ru"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert sheet.count("<x14:sparkline>") == 8
    assert set(re.findall(r'manualMax="(\d+)"', sheet)) == {"12"}
    assert json.loads(written("organisations", "ru", "json"))["schema"] == "pdca/portfolio/1"
