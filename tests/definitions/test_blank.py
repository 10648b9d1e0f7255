"""The blank form of answers."""

from pathlib import Path

import pytest

from pdca.definitions.answers import read_answers
from pdca.definitions.blank import blank_answers_form
from pdca.definitions.catalogues import read_catalogue
from tests.definitions.samples import (
    CATALOGUE,
    SHIPPED_CATALOGUE,
    changed,
    small_catalogue,
    written,
)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_blank_form_says_that_nothing_was_checked(tmp_path: Path, language: str) -> None:
    catalogue = small_catalogue(tmp_path)

    form = read_answers(blank_answers_form(catalogue, language), catalogue)

    assert (form.person, form.catalogue, form.on, form.answers) == (None, "small", None, ())


@pytest.mark.parametrize("language", ["ru", "en"])
def test_shipped_catalogue_makes_a_form_that_can_be_read(language: str) -> None:
    catalogue = read_catalogue(SHIPPED_CATALOGUE)

    form = read_answers(blank_answers_form(catalogue, language), catalogue)

    assert form.answers == ()


def test_form_asks_for_every_criterion(tmp_path: Path) -> None:
    lines = blank_answers_form(small_catalogue(tmp_path), "en").splitlines()

    assert [line for line in lines if line and "#" not in line] == [
        "person:",
        "catalogue: small",
        "on:",
        "answers:",
        "  no-plan:",
        "    share-planned:",
        "    plan-signed:",
    ]


def test_form_is_written_in_english(tmp_path: Path) -> None:
    form = blank_answers_form(small_catalogue(tmp_path), "en")

    assert [line.strip() for line in form.splitlines() if line.startswith("    #")] == [
        "# Share of plans (critical)",
        "# Answer: a number (%); met at 95.50 or more, not met at 80 or less",
        "# Where to look: The file",
        "# The plan is signed",
        "# Answer: yes or no",
        "# Where to look: The signature",
    ]


def test_form_is_written_in_russian(tmp_path: Path) -> None:
    form = blank_answers_form(small_catalogue(tmp_path), "ru", gettext=lambda text: f"«{text}»")

    assert "    # Доля планов («critical»)\n" in form
    assert "«Answer: a number (%); met at 95,50 or more, not met at 80 or less»" in form


def test_falling_measure_is_met_at_less(tmp_path: Path) -> None:
    text = changed(CATALOGUE, ("direction: up", "direction: down"), ("fail: 80", "fail: 200"))

    form = blank_answers_form(read_catalogue(written(tmp_path, text)), "en")

    assert "met at 95.50 or less, not met at 200 or more" in form


def test_text_of_several_lines_stays_a_comment(tmp_path: Path) -> None:
    text = changed(CATALOGUE, ("text: {ru: Доля планов,", 'text: {ru: "Доля\\nanswers: 5\\n\\nпланов",'))
    catalogue = read_catalogue(written(tmp_path, text))

    form = read_answers(blank_answers_form(catalogue, "ru"), catalogue)

    assert form.answers == ()


def test_comments_are_not_wider_than_a_screen() -> None:
    form = blank_answers_form(read_catalogue(SHIPPED_CATALOGUE), "ru")

    assert max(map(len, form.splitlines())) <= 100
