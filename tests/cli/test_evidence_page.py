"""The page about evidence: every command on it is typed, and answers what the page says.

`--update-golden` rewrites the answers on the pages; their difference is read like code.
"""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.cli.test_evidence_path import PEOPLE, write_deals

DOCS = Path(__file__).resolve().parents[2] / "docs"

PAGES = {"ru": "evidence.md", "en": "evidence.en.md"}

COMMAND = re.compile(
    r"^(?P<day>\d{4}-\d{2}-\d{2}) (?P<who>\w+)> pdca (?P<line>.*?)(?: \| tail -n (?P<last>\d+))?$"
)

# So many of twenty deals lack a next task on each day that the page imports.
BARE = {1: 12, 4: 11, 8: 12, 9: 13, 10: 12, 11: 12, 24: 1, 32: 0}


@pytest.mark.parametrize("language", PAGES)
def test_every_command_of_the_page_answers_as_the_page_says(
    company: Terminal, language: str, request: pytest.FixtureRequest
) -> None:
    write_exports()
    company.language = language
    page = DOCS / PAGES[language]
    told = page.read_text(encoding="utf-8")

    typed = answered(company, told)

    if request.config.getoption("--update-golden"):
        page.write_text(typed, encoding="utf-8", newline="\n")
        return
    assert typed == told


def answered(pdca: Terminal, told: str) -> str:
    """Return the page with the answers that its commands give now."""
    lines: list[str] = []
    is_answer = False
    for line in told.splitlines():
        found = COMMAND.match(line)
        if found:
            lines.append(line)
            lines += said(pdca, found).splitlines()
            is_answer = True
        elif line.startswith("```") or not is_answer:
            lines.append(line)
            is_answer = False
    return "\n".join(lines) + "\n"


def said(pdca: Terminal, command: re.Match[str]) -> str:
    """Type a command of the page; return what it printed."""
    if f"{pdca.now.date()}" != command["day"]:
        pdca.on(command["day"])
    answer = pdca.done(command["line"], by=command["who"])
    # What the log's head is changes with every word of the catalogue.
    answer = re.sub(r":[0-9a-f]{64}", ":…", answer)
    return "\n".join(answer.splitlines()[-int(command["last"] or 0) :])


def write_exports() -> None:
    """Write the exports that the page imports."""
    Path("people.csv").write_text(PEOPLE, encoding="utf-8")
    for days, bare in BARE.items():
        day = date(2026, 8, 31) + timedelta(days=days)
        write_deals(f"deals-{day:%m-%d}.csv", day, bare=bare)
