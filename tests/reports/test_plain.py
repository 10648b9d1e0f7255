"""Plain text for mail stays within its columns, and the news stands on the first screen."""

import pytest

from pdca.domain.width import width
from pdca.reports.plain import PLACES, left, right, wrapped
from pdca.reports.rendering import render
from tests.reports.samples import empty_month, full_month
from tests.reports.test_rendering import CASES, TEMPLATES

SCREEN = 24
"""The lines of a terminal, and of what a mail program shows of a letter at first."""


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("case", CASES)
def test_no_line_is_longer_than_72_places(case: str, language: str) -> None:
    lines = render(CASES[case](), format="txt", language=language, folders=TEMPLATES).splitlines()

    too_long = [line for line in lines if width(line) > PLACES]
    assert too_long == lines[-1:]  # the command that proves the report: broken, nobody could copy it


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("case", CASES)
def test_no_line_ends_in_blanks_and_no_two_empty_lines_follow_each_other(case: str, language: str) -> None:
    text = render(CASES[case](), format="txt", language=language, folders=TEMPLATES)

    assert not [line for line in text.splitlines() if line != line.rstrip()]
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    ("language", "news"),
    [
        ("ru", ["закрыто 4 цикла", "Смирнов А.", "нужно 5 решений", "просроченных циклов", "УТВЕРДИТЬ"]),
        (
            "en",
            [
                "Four cycles were closed",
                "Смирнов А.",
                "Five decisions",
                "Better than the month before",
                "APPROVE",
            ],
        ),
    ],
)
def test_the_first_screen_tells_the_news(language: str, news: list[str]) -> None:
    lines = render(full_month(), format="txt", language=language, folders=TEMPLATES).splitlines()

    first_screen = "\n".join(lines[:SCREEN])
    assert [each for each in news if each.lower() not in first_screen.lower()] == []


def test_a_month_without_anything_says_so_in_words() -> None:
    text = render(empty_month(), format="txt", language="en", folders=TEMPLATES)

    assert "Nothing waits for a decision." in text
    assert "Nothing is overdue." in text
    assert "No cycle was closed this month." in text


def test_a_text_is_broken_at_blanks() -> None:
    broken = wrapped("слово " * 30, "- ", "  ").splitlines()

    assert broken[0].startswith("- слово слово")
    assert broken[1].startswith("  слово")
    assert {len(line) <= PLACES for line in broken} == {True}


def test_a_word_too_long_for_a_line_is_broken_where_it_must_be() -> None:
    assert [len(line) for line in wrapped("a" * 150, "- ", "  ").splitlines()] == [72, 72, 12]


def test_an_empty_text_is_an_empty_line() -> None:
    assert not wrapped("")


def test_wide_and_combining_characters_are_counted_as_they_are_shown() -> None:
    assert left("日本", 5) == "日本 "
    assert right("й".replace("й", "и\u0306"), 3) == "  и\u0306"


def test_what_does_not_fit_a_column_is_cut_and_an_isolate_stays_closed() -> None:
    assert left("abcdef", 4) == "abc…"
    assert right("\u2068אברהם כהן\u2069", 4) == "\u2068אבר…\u2069"
