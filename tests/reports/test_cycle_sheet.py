"""The A3 sheet in every format and language is what it was when somebody last read it, and fits its page."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from pdca.domain.gates import GATE_IDS
from pdca.reports.cycle_names import gate_names
from pdca.reports.cycle_sheet import CycleSheet, Paper
from pdca.reports.rendering import TextFormat, render
from pdca.reports.sheet_size import SheetSize, sheet_size
from tests.golden_files import Golden, without_fonts
from tests.reports.page import Page, read
from tests.reports.sheets import (
    LONG,
    closed_sheet,
    hostile_sheet,
    planned_sheet,
    second_round,
    strained_sheet,
)
from tests.reports.speaking import ENGLISH
from tests.reports.test_html import MOST_BYTES
from tests.reports.test_rendering import TEMPLATES

SHEETS: dict[str, Callable[[], CycleSheet]] = {
    "planned": planned_sheet,
    "second": second_round,
    "closed": closed_sheet,
    "strained": strained_sheet,
    "hostile": hostile_sheet,
}


def written(sheet: CycleSheet, form: TextFormat = "html", language: str = "en") -> str:
    """Render a sheet."""
    return render(sheet, format=form, language=language, folders=TEMPLATES)


@cache
def page(case: str, language: str = "en") -> Page:
    """Render a case as HTML and read it strictly, once for all tests."""
    return read(written(SHEETS[case](), language=language))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("case", SHEETS)
@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_sheet(golden: Golden, case: str, language: str, form: TextFormat) -> None:
    golden(f"cycle-{case}-{language}.{form}", without_fonts(written(SHEETS[case](), form, language)))


@pytest.mark.parametrize("case", SHEETS)
def test_document(golden: Golden, case: str) -> None:
    golden(f"cycle-{case}.json", written(SHEETS[case](), "json"))


def test_the_document_says_nothing_of_paper() -> None:
    document = json.loads(written(closed_sheet(), "json"))

    assert document["schema"] == "pdca/cycle-sheet/1"
    assert "paper" not in document


@pytest.mark.parametrize("case", SHEETS)
def test_it_is_small_and_runs_nothing(case: str) -> None:
    text = written(SHEETS[case](), language="ru")

    assert len(text.encode()) < MOST_BYTES
    assert not read(text).all("script")
    assert set(re.findall(r"url\((.{5})", read(text).style)) == {"data:"}


@pytest.mark.parametrize("case", SHEETS)
def test_every_chart_has_words_or_is_hidden(case: str) -> None:
    for chart in page(case).all("svg"):
        is_part = "svg" in chart.parents
        is_hidden = chart.attributes.get("aria-hidden") == "true"
        assert is_part or is_hidden or chart.attributes["aria-label"].strip()


@pytest.mark.parametrize("paper", Paper)
def test_the_page_is_landscape_of_the_paper_that_was_asked_for(paper: Paper) -> None:
    style = read(written(replace(second_round(), paper=paper))).style

    assert f"size:{paper.upper()} landscape" in style


def test_the_foot_holds_event_and_head_hash() -> None:
    sheet = second_round()

    assert f"pdca verify --anchor {sheet.seq}:{sheet.head_hash}" in page("second").text


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("planned", ["No why has been asked yet.", "find the root cause: at least three whys", "and 3 more"]),
        (
            "second",
            ["corrected", "typed by a person", "computed from 212 rows", "self-approved", "Too perfect"],
        ),
        (
            "second",
            ["Round 1", "Why again", "originally due 25 Sep 2026", "late by 2 working days", "failed"],
        ),
        ("closed", ["Nothing: the cycle is closed.", "Control reading on 20 Jan 2027.", "version 2.0"]),
    ],
)
def test_marks_are_words(case: str, words: list[str]) -> None:
    shown = " ".join(page(case).text.replace("\u00a0", " ").split())

    assert [word for word in words if word not in shown] == []


def test_what_needs_someone_stands_first_and_the_rest_is_counted() -> None:
    text = page("strained").text

    assert "and 16 more" in text  # of twenty actions
    assert len(re.findall("Константинопольский-Преображе… · ", text)) == 4


def test_what_is_cut_on_the_sheet_stands_whole_in_markdown_and_plain_text_and_json() -> None:
    sheet = strained_sheet()

    assert LONG.strip() not in page("strained").text
    assert LONG.strip() in written(sheet, "md")
    assert LONG.strip() in " ".join(written(sheet, "txt").split())
    assert LONG.strip() in written(sheet, "json")


def test_typed_readings_are_hollow_in_the_chart_and_corrected_ones_ringed() -> None:
    drawn = [each.attributes for each in page("second").all("circle")]

    assert sum(each.get("stroke-dasharray") == "2 1.5" for each in drawn) == 1


def test_no_row_of_a_markdown_table_has_more_or_fewer_cells_than_its_head() -> None:
    tables = re.findall(r"(?:^\|.*\n)+", written(hostile_sheet(), "md"), re.MULTILINE)

    cells = [{len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()} for table in tables]
    assert len(tables) == 3
    assert all(len(counts) == 1 for counts in cells)


def test_hostile_text_is_shown_as_it_was_typed_and_steers_nothing() -> None:
    text = page("hostile").text

    assert '<script>alert("1")</script> | `код`' in text
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_letters_are_as_large_as_what_there_is_to_tell_allows() -> None:
    sizes = [sheet_size(each()) for each in (planned_sheet, second_round, strained_sheet)]

    assert sizes == [SheetSize.LARGE, SheetSize.MIDDLE, SheetSize.SMALL]


def test_every_gate_has_a_name() -> None:
    assert gate_names(ENGLISH.translations).keys() == set(GATE_IDS)
