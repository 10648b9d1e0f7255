"""The HTML is one small file that needs nothing else, and that everyone can read."""

import re
from dataclasses import replace
from functools import cache

import pytest

from pdca.reports.month import MonthReport
from pdca.reports.rendering import render
from tests.reports.page import Page, read
from tests.reports.samples import full_month, one_cycle
from tests.reports.test_rendering import CASES, TEMPLATES

MOST_BYTES = 150_000


def html(report: MonthReport, language: str = "ru") -> str:
    """Render as HTML."""
    return render(report, format="html", language=language, folders=TEMPLATES)


@pytest.fixture(params=[(case, language) for case in CASES for language in ("ru", "en")], ids="-".join)
def text(request: pytest.FixtureRequest) -> str:
    """Give each report in each language."""
    return of_case(*request.param)


@pytest.fixture
def page(text: str) -> Page:
    """Give each report in each language, read strictly."""
    return once_read(text)


@cache
def of_case(case: str, language: str) -> str:
    """Render a case once for all tests."""
    return html(CASES[case](), language)


once_read = cache(read)


def test_it_is_small(text: str) -> None:
    assert len(text.encode()) < MOST_BYTES


def test_it_runs_nothing(page: Page) -> None:
    attributes = {name for element in page.elements for name in element.attributes}

    assert not page.all("script")
    assert not {name for name in attributes if name.startswith("on")}


def test_it_asks_for_nothing_from_outside(page: Page) -> None:
    attributes = {name for element in page.elements for name in element.attributes}

    assert not attributes & {"src", "href", "xlink:href", "srcset", "action", "poster", "style"}
    assert set(re.findall(r"url\((.{5})", page.style)) == {"data:"}
    assert "@import" not in page.style


def test_the_browser_is_told_to_forbid_what_is_not_there(page: Page) -> None:
    (policy,) = [e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes]

    assert policy == "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def test_only_our_own_elements_are_in_it(page: Page) -> None:
    assert {element.tag for element in page.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer"),
        *(
            "h1",
            "h2",
            "h3",
            "p",
            "dl",
            "dt",
            "dd",
            "ol",
            "ul",
            "li",
            "div",
            "span",
            "b",
            "small",
            "br",
            "code",
        ),
        *("table", "caption", "thead", "tbody", "tr", "th", "td"),
        *("svg", "g", "path", "rect", "circle", "line", "text"),
    }


def test_every_chart_has_words_or_is_hidden(page: Page) -> None:
    for chart in page.all("svg"):
        is_part = "svg" in chart.parents
        is_hidden = chart.attributes.get("aria-hidden") == "true"
        has_words = chart.attributes.get("role") == "img" and chart.attributes.get("aria-label", "").strip()
        assert is_part or is_hidden or has_words


def test_every_table_has_a_caption_and_heads(page: Page) -> None:
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(cell.attributes["scope"] in {"row", "col"} for cell in page.all("th"))


def test_it_has_one_first_heading_and_says_its_language(page: Page, text: str) -> None:
    assert len(page.all("h1")) == 1
    assert page.all("html")[0].attributes["lang"] == ("ru" if "Отчёт об улучшениях" in text else "en")


def test_the_foot_holds_event_and_head_hash() -> None:
    report = full_month()

    assert f"pdca verify --anchor {report.seq}:{report.head_hash}" in read(html(report)).text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            ["без независимого согласования", "2 раза на этом этапе", "2027 года", "не проверен", "виток 2"],
        ),
        ("en", ["self-approved", "2 times in this stage", "the year 2027", "not checked", "round 2"]),
    ],
)
def test_marks_are_words(language: str, words: list[str]) -> None:
    shown = " ".join(read(html(full_month(), language)).text.replace("\u00a0", " ").split())

    assert all(word in shown for word in words)


def test_a_month_that_runs_is_marked_and_not_judged_by_what_was_closed() -> None:
    report = replace(full_month(), is_complete=False, as_of=one_cycle().as_of)

    text = read(html(report, "en")).text

    assert "as of 20 Oct 2026" in text
    assert text.count("better") == 4  # the headline, overdue, two signs; neither closed nor average


def test_a_set_clock_is_told() -> None:
    assert "Демонстрация" in read(html(one_cycle())).text


def test_what_is_left_out_is_counted() -> None:
    text = read(html(CASES["hundred"](), "en")).text

    assert re.findall(r"and (\S+|\d+\s\d+) more\n", text) == [
        *("340", "1\u202f230", "1\u202f080", "41", "1", "352", "96")
    ]


def test_hostile_text_is_shown_as_it_was_typed() -> None:
    text = read(html(CASES["hostile"]())).text

    assert '<script>alert("1")</script> | `код`' in text
    assert "<img src=x onerror=alert(1)>" in text
    assert "\u202e" not in text
    assert "\x1b" not in text
