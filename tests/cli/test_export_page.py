"""The page about exports: every command on it is typed, and answers what the page says.

`--update-golden` rewrites the answers on the pages; their difference is read like code.
"""

import pytest

from tests.cli.conftest import Terminal
from tests.cli.test_evidence_page import DOCS, answered

PAGES = {"ru": "export.md", "en": "export.en.md"}


@pytest.mark.parametrize("language", PAGES)
def test_every_command_of_the_page_answers_as_the_page_says(
    working: Terminal, language: str, request: pytest.FixtureRequest
) -> None:
    working.language = language
    page = DOCS / PAGES[language]
    told = page.read_text(encoding="utf-8")

    typed = answered(working, told)

    if request.config.getoption("--update-golden"):
        page.write_text(typed, encoding="utf-8", newline="\n")
        return
    assert typed == told
