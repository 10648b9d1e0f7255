"""The assessment report in every format and language is what it was when somebody last read it."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest

from pdca.domain.width import width
from pdca.locale import REPORTS, translations
from pdca.reports.assessment import AssessmentReport
from pdca.reports.assessment_words import cautions, counted_from, key, summary
from pdca.reports.plain import PLACES
from pdca.reports.rendering import render
from pdca.reports.wording import Wording
from tests.golden_files import Golden, without_fonts
from tests.reports.assessments import COUNTED, OCTOBER, first_assessment, full_assessment, hostile_assessment
from tests.reports.page import read
from tests.reports.test_rendering import TEMPLATES

CASES: dict[str, Callable[[], AssessmentReport]] = {
    "first": first_assessment,
    "full": full_assessment,
    "hostile": hostile_assessment,
}


def words(language: str = "en") -> Wording:
    return Wording(language, translations(REPORTS, language))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_report(golden: Golden, case: str, language: str, form: Literal["html", "md", "txt"]) -> None:
    text = render(CASES[case](), format=form, language=language, folders=TEMPLATES)

    golden(f"assessment-{case}-{language}.{form}", without_fonts(text))


@pytest.mark.parametrize("case", CASES)
def test_document(golden: Golden, case: str) -> None:
    russian, english = (
        render(CASES[case](), format="json", language=language, folders=TEMPLATES)
        for language in ("ru", "en")
    )

    assert russian == english
    golden(f"assessment-{case}.json", english)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("case", CASES)
def test_the_page_runs_nothing_and_asks_for_nothing(case: str, language: str) -> None:
    page = read(render(CASES[case](), format="html", language=language, folders=TEMPLATES))

    attributes = {name for element in page.elements for name in element.attributes}
    assert not page.all("script")
    assert not attributes & {"src", "href", "xlink:href", "srcset", "action", "style"}
    assert not {name for name in attributes if name.startswith("on")}


@pytest.mark.parametrize("case", CASES)
def test_every_row_of_a_markdown_table_has_the_cells_of_its_head(case: str) -> None:
    text = render(CASES[case](), format="md", language="en", folders=TEMPLATES)

    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    cells = [{len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()} for table in tables]
    assert len(tables) == 1 + len(CASES[case]().signs)
    assert all(len(counts) == 1 for counts in cells)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("case", CASES)
def test_plain_text_stays_within_its_places(case: str, language: str) -> None:
    text = render(CASES[case](), format="txt", language=language, folders=TEMPLATES)

    *lines, proof = text.splitlines()
    assert [line for line in lines if width(line) > PLACES or line != line.rstrip()] == []
    assert proof.startswith("pdca verify")
    assert "\n\n\n" not in text


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_measured_and_judged_are_told_apart_by_a_word_and_a_mark(form: Literal["html", "md", "txt"]) -> None:
    text = render(first_assessment(), format=form, language="ru", folders=TEMPLATES)

    measured, judged = {
        "html": ("<small>= измерено</small>", "<small>~ со слов</small>"),
        "md": ("3,7 (= измерено)", "нет (~ со слов)"),
        "txt": ("  = 3,7 % (выполнен), измерено", "  ~ нет, со слов"),
    }[form]
    assert (text.count(measured), text.count(judged)) == (1, 1)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "посчитано: 412 строк, 01.09.2026 – 05.10.2026. Доля открытых сделок"),
        ({"first": OCTOBER}, "посчитано: 412 строк, 05.10.2026. Доля"),
        ({"rows": 1, "first": None, "last": None, "how": None}, "посчитано: 1 строка."),
    ],
)
def test_a_measured_value_tells_what_it_was_counted_from(change: dict[str, Any], told: str) -> None:
    assert counted_from(replace(COUNTED, **change), words("ru")).startswith(told)


def test_what_must_be_known_first_is_said() -> None:
    told = cautions(full_assessment(), words())

    assert told == (
        "Demonstration: the log holds events that were made with a set clock.",
        "Not blind: the assessed person could see the owner's answers before.",
        "Entered on 9 Oct 2026.",
        "1 answer was taken over from an earlier assessment and not checked anew.",
    )
    assert cautions(first_assessment(), words()) == ()


def test_the_summary_counts_what_shows_what_changed_and_where_the_two_differ() -> None:
    assert summary(full_assessment(), words()) == (
        "Of 2 signs 1 shows, acutely 1, not checked 1.",
        "Criteria since last answered: better 1, worse 1, unchanged 0.",
        "The owner and the assessed person differ in 2 criteria.",
    )
    assert len(summary(first_assessment(), words())) == 1


def test_a_blind_pair_has_no_caution() -> None:
    report = full_assessment()
    assert report.other is not None
    blind = replace(report, other=replace(report.other, is_blind=True), entered_on=date(2026, 10, 5))

    assert not any("blind" in caution for caution in cautions(blind, words()))


def test_only_a_comparison_explains_its_order_and_what_is_compared() -> None:
    assert len(key(full_assessment(), words())) == len(key(first_assessment(), words())) + 2


def test_figures_in_json_are_text_and_keys_english() -> None:
    document = json.loads(render(full_assessment(), format="json", language="ru", folders=TEMPLATES))

    assert document["schema"] == "pdca/assessment/1"
    assert document["signs"][0]["criteria"][0]["now"]["value"] == "3.7"
    assert document["signs"][0]["level"] == "acute"
    assert set(document["summary"]) == {"ru", "en"}
