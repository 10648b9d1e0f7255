"""A real browser opens, narrows and prints every report: no barriers, no sideways scrolling, whole pages."""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from pdca.cli.browsers import find_browser
from pdca.reports.pdf_browser import NothingPrints, print_by_browser
from tests.reports.paper import printed_words, words
from tests.reports.test_assessment_report import CASES as ASSESSMENTS
from tests.reports.test_pdf import PAGES, READABLE, is_expected, page_of, some, text, titles
from tests.reports.test_rendering import CASES

BROWSER = find_browser(os.environ, sys.platform)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        BROWSER is None, reason="there is no Chrome, Chromium or Edge (PDCA_BROWSER names one)"
    ),
]

PORTFOLIOS = ("portfolio-organisations", "portfolio-departments")

EVERY = [
    (case, language)
    for case in (*CASES, *(f"assessment-{each}" for each in ASSESSMENTS), *PORTFOLIOS)
    for language in ("ru", "en")
]

PHONE, LAPTOP = 400, 1280

BY_BROWSER = {**PAGES, "hundred": 6}
"""On A4; browsers set long tables a little closer than WeasyPrint."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give the installed browser, started once."""
    switches = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=switches)
        yield started
        started.close()


@pytest.mark.parametrize(("case", "language"), some(EVERY))
def test_axe_finds_no_barrier_and_a_phone_does_not_scroll_sideways(
    browser: Browser, case: str, language: str
) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 800})
    page.set_content(page_of(case, language))

    wide = page.evaluate("document.documentElement.scrollWidth")
    on_phone = violations(page)
    page.set_viewport_size({"width": LAPTOP, "height": 800})
    on_laptop = violations(page)

    page.close()
    assert wide == PHONE
    assert (on_phone, on_laptop) == ([], [])


def test_axe_sees_a_barrier_where_there_is_one(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content('<html lang="en"><title>t</title><main><h1>h</h1><p style="color:#aaa">pale</p></main>')

    found = violations(page)

    page.close()
    assert found == ["color-contrast"]


@pytest.mark.parametrize(("case", "language"), some(EVERY))
def test_it_prints_on_as_many_pages_as_it_should_and_says_there_what_the_html_says(
    case: str, language: str
) -> None:
    printed = PdfReader(io.BytesIO(printed_by_browser(page_of(case, language))))

    assert len(printed.pages) == BY_BROWSER[case]
    # In the narrow columns of a portfolio browsers break numbers as C-16 at their hyphen.
    if (case, language) in READABLE and case not in PORTFOLIOS:
        whole, cut = printed_words(page_of(case, language))
        # Browsers break C-14 at its hyphen.
        shown = words(re.sub(r"([ACF]-)\s+(?=\d)", r"\1", text(printed)))
        assert not whole - shown
        assert [word for word in shown - whole - cut if not is_expected(word, cut)] == []


def test_what_it_prints_is_tagged_and_has_an_outline() -> None:
    reader = PdfReader(io.BytesIO(printed_by_browser(page_of("full", "ru"))))

    assert "/StructTreeRoot" in reader.root_object
    assert {"Полгода", "Просрочено"} <= set(titles(reader.outline))


def test_it_runs_no_script_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    printed_by_browser("<html><head></head><p>words")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "asking",
    [
        '<iframe src="{secret}"></iframe>',
        '<object data="{secret}"></object>',
        '<meta http-equiv="refresh" content="0; url={secret}">',
    ],
)
def test_it_shows_no_file_of_this_computer(tmp_path: Path, asking: str) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<p>taken", encoding="utf-8")
    page = f"<!doctype html><html><head></head><p>words{asking.format(secret=secret.as_uri())}"

    shown = text(PdfReader(io.BytesIO(printed_by_browser(page)))).split()

    assert shown == ["words"]


def test_a_program_that_is_no_browser_is_refused() -> None:
    with pytest.raises(NothingPrints) as refused:
        print_by_browser("<html><head>", Path(sys.executable))

    assert refused.value.code == "pdf-browser-failed"


@pytest.mark.skipif(os.name == "nt", reason="a script is no program on Windows")
def test_a_browser_that_hangs_is_ended_with_what_it_started(tmp_path: Path) -> None:
    hanging = tmp_path / "browser"
    hanging.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {tmp_path}/child\nwait\n", encoding="utf-8")
    hanging.chmod(0o755)

    with pytest.raises(NothingPrints) as refused:
        print_by_browser("<html><head>", hanging, most_seconds=2)

    assert (refused.value.code, refused.value.facts) == (
        "pdf-browser-late",
        {"browser": str(hanging), "seconds": 2},
    )
    assert not is_running(int((tmp_path / "child").read_text(encoding="utf-8")))


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong with a page."""
    return [each["id"] for each in Axe().run(page).response["violations"]]


def printed_by_browser(html: str) -> bytes:
    """Print with the installed browser."""
    assert BROWSER is not None
    return print_by_browser(html, BROWSER)


def is_running(process: int) -> bool:
    """Tell whether a process is still at work."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
