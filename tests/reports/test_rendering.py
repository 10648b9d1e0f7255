"""Every report in every format and language is what it was when somebody last read it."""

import re
from collections.abc import Callable
from typing import Literal

import pytest

from pdca.reports.month import MonthReport
from pdca.reports.rendering import TextFormat, render
from pdca.shipped import shipped
from tests.golden_files import Golden, without_fonts
from tests.reports.extremes import hostile_month, hundred_cycles
from tests.reports.samples import empty_month, full_month, one_cycle

TEMPLATES = [shipped("templates")]

CASES: dict[str, Callable[[], MonthReport]] = {
    "empty": empty_month,
    "one": one_cycle,
    "full": full_month,
    "hundred": hundred_cycles,
    "hostile": hostile_month,
}


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_report(golden: Golden, case: str, language: str, form: Literal["html", "md", "txt"]) -> None:
    text = render(CASES[case](), format=form, language=language, folders=TEMPLATES)

    golden(f"month-{case}-{language}.{form}", without_fonts(text))


@pytest.mark.parametrize("case", CASES)
def test_document(golden: Golden, case: str) -> None:
    text = render(CASES[case](), format="json", language="ru", folders=TEMPLATES)

    golden(f"month-{case}.json", text)


@pytest.mark.parametrize("case", CASES)
def test_the_document_is_the_same_in_every_language(case: str) -> None:
    russian, english = (
        render(CASES[case](), format="json", language=language, folders=TEMPLATES)
        for language in ("ru", "en")
    )

    assert russian == english


@pytest.mark.parametrize("form", ["html", "md", "txt", "json"])
@pytest.mark.parametrize("case", CASES)
def test_every_report_can_be_written_to_a_file(case: str, form: TextFormat) -> None:
    text = render(CASES[case](), format=form, language="ru", folders=TEMPLATES)

    assert text.encode("utf-8").endswith(b"\n")
    assert "\r" not in text


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_row_of_a_markdown_table_has_more_or_fewer_cells_than_its_head(language: str) -> None:
    text = render(hostile_month(), format="md", language=language, folders=TEMPLATES)

    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    cells = [{len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()} for table in tables]
    assert len(tables) == 12
    assert all(len(counts) == 1 for counts in cells)


def test_what_is_left_out_is_counted_in_markdown() -> None:
    text = render(hundred_cycles(), format="md", language="en", folders=TEMPLATES)

    assert re.findall(r"^and (.*) more$", text, re.MULTILINE) == [
        *("340", "1\u202f230", "1\u202f080", "41", "1", "352", "96")
    ]
