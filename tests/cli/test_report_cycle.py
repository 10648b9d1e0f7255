"""The A3 sheet from the command line: as it stands, as it stood, and what is refused."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


def sheet(terminal: Terminal, *words: str) -> dict[str, object]:
    """Return the sheet of C-1 as JSON."""
    line = " ".join(("report cycle 1 --format json --out -", *words))
    made: dict[str, object] = json.loads(terminal.done(line, by="Лебедев"))
    return made


def test_without_out_the_sheet_is_a_file_named_after_cycle_and_language(doing: Terminal) -> None:
    said = doing.done("report cycle C-1", by="Лебедев")

    assert "pdca-C-1-en.html" in said
    assert "A3 sheet" in Path("pdca-C-1-en.html").read_text(encoding="utf-8")


def test_the_sheet_tells_the_plan_and_whose_turn_it_is(doing: Terminal) -> None:
    made = sheet(doing)

    assert made["whys"] == ["a", "b", "Порядок нигде не описан"]
    assert made["where"]["turn"] == ["Пётр Смирнов"]  # type: ignore[index] # of a document
    assert made["left"]["gates"] == ["actions-settled", "actions-evidenced"]  # type: ignore[index] # of a document


def test_a_past_day_shows_the_cycle_as_it_stood_and_stays_the_same(doing: Terminal) -> None:
    doing.on("2026-09-10")
    before = doing.done("report cycle 1 --as-of 2026-09-09 --format md --out -", by="Лебедев")
    doing.on("2026-09-14").done("action done 1 1", by="Иванов")
    after = doing.on("2026-10-14").done("report cycle 1 --as-of 2026-09-09 --format md --out -", by="Лебедев")

    assert before == after
    assert "late" not in after
    assert "late" in doing.done("report cycle 1 --format md --out -", by="Лебедев")


def test_the_foot_is_an_anchor(doing: Terminal) -> None:
    made = sheet(doing)

    assert "is in the log" in doing.done(f"verify --anchor {made['seq']}:{made['head_hash']}", by="Орлова")


@pytest.mark.parametrize("form", ["html", "md", "txt", "json"])
def test_every_format_of_text_is_made(doing: Terminal, form: str) -> None:
    assert "C-1" in doing.done(f"report cycle 1 --format {form} --out -", by="Лебедев") or form == "json"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("9", 3, "There is no cycle C-9"),
        ("1 --as-of 2026-12-31", 2, "has not come yet"),
        ("1 --as-of 2026-08-31", 2, "C-1 was opened on 1 Sep 2026"),
        ("1 --paper a5", 2, "a5"),
        ("x", 2, "x"),
    ],
)
def test_what_cannot_be_made_is_refused_in_one_line(
    doing: Terminal, words: str, code: int, said: str
) -> None:
    result = doing.on("2026-09-10")(f"report cycle {words}", by="Лебедев")

    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert not list(Path.cwd().glob("*.html"))
    assert not list(Path.cwd().glob("*.xlsx"))


def test_paper_is_chosen(doing: Terminal) -> None:
    assert "A3 landscape" in doing.done("report cycle 1 --paper a3 --out -", by="Лебедев")
