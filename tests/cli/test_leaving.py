"""`pdca person leave` and `return`, as an owner types them when somebody goes."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DOING, Terminal


@pytest.fixture
def doing(pdca: Terminal) -> Terminal:
    """Type a company whose first cycle is being done, and a second owner and another manager."""
    for by, line in DOING:
        pdca.done(line, by)
    pdca.done('person add "Вера Кузнецова" --role member --reports-to Пётр', "Орлова")
    pdca.done('person add "Инна Зайцева" --role owner', "Орлова")
    return pdca


def test_refusal_names_what_waits_each_with_its_command(doing: Terminal) -> None:
    refused = doing("person leave Смирнов", "Орлова")

    assert (refused.exit_code, refused.stdout) == (1, "")
    head = "Пётр Смирнов has not left: something waits for them. Hand it over, or all of it at once with "
    assert refused.stderr.splitlines() == [
        f"{head}--hand-over-to PERSON:",
        "  • C-1: responsible",
        '      pdca reassign 1 --to PERSON --reason "…"',
    ]


def test_commands_of_the_refusal_hand_everything_over(doing: Terminal) -> None:
    doing.done('reassign 1 --checker Зайцева --assigner Зайцева --reason "Уходит"', "Орлова")
    doing.done("person leave Орлова", "Орлова")
    doing.done('action reassign 1 1 --to Кузнецова --reason "Уходит"', "Зайцева")

    assert doing.done("person leave Иванов --on 2026-09-01", "Зайцева") == (
        "Олег Иванов (P-3) left on 1 Sep 2026.\n"
    )


def test_all_is_handed_over_with_one_command(doing: Terminal) -> None:
    answer = doing.done("person leave Иванов --hand-over-to Кузнецова", "Орлова")

    assert answer.splitlines() == [
        "Олег Иванов (P-3) left on 1 Sep 2026.",
        "Вера Кузнецова has from now on:",
        "  • C-1: action 1",
    ]
    history = doing.done("history 1", "Орлова")
    assert "action 1 is done from now on by Вера Кузнецова; Иванов has left the company" in history


def test_what_breaks_four_eyes_is_named(doing: Terminal) -> None:
    refused = doing("person leave Смирнов --hand-over-to Орлова", "Зайцева")

    assert refused.exit_code == 1
    assert refused.stderr.splitlines() == [
        "Пётр Смирнов has not left: not everything can go to Анна Орлова:",
        "  • C-1: responsible: four eyes: Анна Орлова cannot be responsible and also assign or check",
        '      pdca reassign 1 --to PERSON --reason "…"',
    ]


def test_whoever_left_cannot_act_and_is_told_since_when(doing: Terminal) -> None:
    doing.done("person leave Иванов --hand-over-to Кузнецова", "Орлова")

    refused = doing("my", "Иванов")

    assert (refused.exit_code, refused.stderr) == (
        1,
        "Refused: Олег Иванов left the company on 1 Sep 2026.\nNext: pdca person list\n",
    )


def test_list_of_people_shows_who_left_and_when(doing: Terminal) -> None:
    doing.done("person leave Иванов --hand-over-to Кузнецова", "Орлова")

    listed = doing.done("person list", "Орлова")
    people = json.loads(doing.done("person list --json", "Орлова"))["people"]

    assert "1 Sep 2026" in next(line for line in listed.splitlines() if "Иванов" in line)
    assert [person["left_on"] for person in people] == [None, None, "2026-09-01", None, None, None]


def test_report_is_sent_to_nobody_who_left(doing: Terminal, tmp_path: Path) -> None:
    doing.done("person change Лебедев --mail l@example.org", "Орлова")
    doing.done("person leave Лебедев", "Орлова")

    nobody = doing(f"send month 2026-09 --dry-run --out {tmp_path / 'letters'}", "Орлова")
    named = doing(f"send month 2026-09 --to Лебедев --dry-run --out {tmp_path / 'letters'}", "Орлова")

    assert (nobody.exit_code, named.exit_code) == (2, 1)
    assert "Игорь Лебедев left the company on 1 Sep 2026" in named.stderr


def test_reason_alone_is_wrong_use(doing: Terminal) -> None:
    assert doing('person leave Иванов --reason "Так"', "Орлова").exit_code == 2


def test_whoever_returns_is_told_so_once(doing: Terminal) -> None:
    doing.done("person leave Лебедев", "Орлова")

    assert doing.done("person return Лебедев", "Орлова") == "Игорь Лебедев (P-4) is there again.\n"
    assert doing.done("person return Лебедев", "Орлова") == "It was so already; nothing was written.\n"


def test_nobody_else_gets_the_name_of_someone_who_left(doing: Terminal) -> None:
    doing.done("person leave Лебедев", "Орлова")

    refused = doing('person add "Игорь Лебедев" --role reader', "Орлова")

    assert refused.exit_code == 1
    assert "pdca person return" in refused.stderr
