"""The reference of templates tells all that there is, in both languages; the pages in docs hold it."""

from dataclasses import fields
from pathlib import Path

import pytest

from pdca.domain.errors import NotFound
from pdca.locale import REPORTS, translations
from pdca.reports.month import MonthReport
from pdca.reports.reference import descriptions, reference

DOCS = Path(__file__).resolve().parents[2] / "docs"

BEGINNING = "<!-- pdca template reference month -->\n\n"
"""What stands below it is made by that command."""


def test_every_field_stands_in_it() -> None:
    text = reference("month", "en")

    assert all(f"| `{field.name}` |" in text for field in fields(MonthReport))


def test_what_a_class_computes_stands_in_it() -> None:
    assert "| `mood` | text | Whether the change is" in reference("month", "en")


def test_filters_stand_in_it_with_what_they_want() -> None:
    text = reference("month", "en")

    assert "- `|cut(length)`: " in text
    assert "- `|timeline_chart(as_of)`: " in text
    assert "- `|tile_name`: " in text
    assert "`|upper`" not in text


def test_nothing_is_without_a_description() -> None:
    assert all(descriptions())


def test_every_description_is_translated() -> None:
    russian = translations(REPORTS, "ru")

    assert [text for text in descriptions() if russian.gettext(text) == text] == []


def test_an_unknown_report_has_no_reference() -> None:
    with pytest.raises(NotFound):
        reference("moth", "en")


@pytest.mark.parametrize(("language", "name"), [("ru", "templates.md"), ("en", "templates.en.md")])
def test_the_page_in_docs_is_what_the_command_says(
    request: pytest.FixtureRequest, language: str, name: str
) -> None:
    page = DOCS / name
    guide, _, committed = page.read_text(encoding="utf-8").partition(BEGINNING)
    said = reference("month", language)
    if request.config.getoption("--update-golden"):
        page.write_text(f"{guide}{BEGINNING}{said}", encoding="utf-8", newline="\n")
        committed = said

    assert committed == said
