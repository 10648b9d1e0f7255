"""A real browser opens and prints the A3 sheet: no barriers, no sideways scrolling, one whole page."""

import io
from dataclasses import replace

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from pdca.reports.cycle_sheet import Paper
from tests.reports.sheets import tall_chart
from tests.reports.test_browser import LAPTOP, PHONE, pytestmark, violations  # noqa: F401 - marks the tests here, too
from tests.reports.test_browser import browser as _browser
from tests.reports.test_cycle_sheet import SHEETS, written

browser = _browser

EVERY = [
    *((case, "ru") for case in SHEETS),
    *(pytest.param(case, "en", marks=pytest.mark.slow) for case in SHEETS),
]

PAGES = {Paper.A4: (1062, 740), Paper.A3: (1526, 1069)}
"""Pixels between the margins of a sheet."""

CUT_OFF = """() => {
    const end = document.querySelector("footer").getBoundingClientRect().top;
    const ends = [...document.querySelectorAll(".column, .past")].map(
        each => each.lastElementChild.getBoundingClientRect().bottom);
    const sheet = document.querySelector(".sheet").getBoundingClientRect().bottom + 1;
    const boxes = [...document.querySelectorAll("main, section")].filter(
        each => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1);
    return ends.filter(each => each > Math.min(end, sheet)).length + boxes.length;
}"""
"""Counts what reaches below the columns or beyond its box."""


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_axe_finds_no_barrier_and_nothing_scrolls_sideways(
    browser: Browser, case: str, language: str
) -> None:
    page = browser.new_page()
    page.set_content(written(SHEETS[case](), language=language))

    found, wide = [], []
    for width in (PHONE, LAPTOP):
        page.set_viewport_size({"width": width, "height": 800})
        found += violations(page)
        wide.append(page.evaluate("document.documentElement.scrollWidth"))

    page.close()
    assert found == []
    assert wide == [PHONE, LAPTOP]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("case", "language"), EVERY)
def test_it_prints_on_one_page_and_nothing_is_cut_off(
    browser: Browser, case: str, language: str, paper: Paper
) -> None:
    width, height = PAGES[paper]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.emulate_media(media="print")
    page.set_content(written(replace(SHEETS[case](), paper=paper), language=language))

    cut_off = page.evaluate(CUT_OFF)
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))

    page.close()
    assert cut_off == 0
    assert len(printed.pages) == 1
    assert round(float(printed.pages[0].mediabox.width)) == {Paper.A4: 842, Paper.A3: 1191}[paper]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_chart_with_long_signals_cuts_no_root_cause_off(
    browser: Browser, language: str, paper: Paper
) -> None:
    width, height = PAGES[paper]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.emulate_media(media="print")
    page.set_content(written(replace(tall_chart(), paper=paper), language=language))

    cut_off = page.evaluate(CUT_OFF)

    page.close()
    assert cut_off == 0
