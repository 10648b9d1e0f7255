"""Bad input gets one clear line and the right exit code, and nothing is lost."""

import json
from pathlib import Path

import pytest

from pdca.cli.sentences import sentence
from pdca.domain.process import Relation
from tests.cli.conftest import Terminal


@pytest.mark.parametrize(
    ("line", "exit_code", "part"),
    [
        ("show 99", 3, "There is no cycle C-99"),
        ("show seven", 2, "is not a number such as 7 or C-7"),
        ("show 0", 2, "is not a number such as 7 or C-7"),
        ("measure 1 много", 2, "is not a number"),
        ("measure 1 1,250", 2, "may be a thousand or a fraction"),
        ("measure 1 NaN", 2, "is not a number"),
        ("measure 1 5 --on 31.02.2026", 2, "is not a date"),
        ("measure 1 5 --on 03/04/2026", 2, "may be two different days"),
        ("measure 1 5 --on 2027-01-01", 1, "is in the future"),
        ('plan 1 --goal ""', 2, "the text is empty"),
        ("plan 1", 2, "nothing to change was given"),
        ("plan 1 --file none.yaml", 3, "There is no file none.yaml"),
        ("attach 1 none.xlsx", 3, "There is no file none.xlsx"),
        ("attach 1", 2, "give a file, a link, or --note"),
        ("extend 1", 2, "give --to DATE, --accept or --refuse"),
        ("extend 1 --accept", 1, "no extension waits"),
        ("assign F-1 --to Сидоров", 3, "There is no person «Сидоров»"),
        ("assign --to Смирнов", 2, "name findings, or use --all"),
        ("finding show F-9", 3, "There is no finding F-9"),
        ("report month 2027-05", 2, "has not begun"),
        ("report month 2020-05", 2, "The log begins after"),
        ("report month october", 2, "is not a month"),
        ("assess Смирнов --no-input", 2, "give --answers FILE"),
        ("assess Смирнов --answers none.yaml", 3, "There is no file none.yaml"),
        ("calendar set 2026-12-31", 2, "give a day with --worked or --off"),
        ("person add 'Анна Орлова' --role head", 1, "Анна Орлова"),
        ("import findings none.csv", 3, "none.csv"),
        ("flyy", 2, "There is no verb «flyy». All verbs: pdca help verbs"),
        ("verify --anchor zzz", 2, "zzz"),
        ('action add 1 "-2+3"', 2, "comes last, behind --"),
        ('plan 1 --why a "-Собрать"', 2, "comes last, behind --"),
        ("action add 1 --whom x", 2, "No such option --whom. Did you mean --to?\n"),
        ("measure 1 5 --on 05.11.26", 2, "four digits, as in 05.11.2026"),
    ],
)
def test_bad_input_is_one_line_and_writes_nothing(
    cycle: Terminal, line: str, exit_code: int, part: str
) -> None:
    before = cycle.done("verify --json")

    result = cycle(line, by="Орлова")

    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert part in result.stderr
    assert len(result.stderr.splitlines()) <= 2
    assert cycle.done("verify --json") == before


def test_a_mistyped_move_is_answered_with_the_one_meant_and_those_that_are_possible(cycle: Terminal) -> None:
    result = cycle("advance 1 submitt", by="Смирнов")

    assert result.exit_code == 3
    assert result.stderr.splitlines()[:2] == ["There is no move «submitt»", "Did you mean «submit»?"]
    assert "  pdca advance 1 submit  — " in result.stderr
    assert "cancel" not in result.stderr


def test_a_move_of_another_is_refused_without_the_commands_that_are_theirs(cycle: Terminal) -> None:
    result = cycle("advance 1 submit", by="Орлова")

    assert result.exit_code == 1
    assert "  • this is for the responsible to do: Пётр Смирнов\n  • " in result.stderr
    assert "pdca plan" not in result.stderr
    assert "pdca action" not in result.stderr
    assert result.stderr.endswith("Next: pdca my\n")


def test_a_wish_without_a_reason_is_told_to_give_one(doing: Terminal) -> None:
    refused = doing("action drop 1 1", by="Иванов")

    assert refused.stderr == 'Refused: give a reason: --reason "…".\n'


def test_people_of_several_relations_are_joined_with_or_and_named_once() -> None:
    relations = (Relation.ASSIGNER, Relation.CHECKER)
    facts = {"relations": relations, "names": ("Анна Орлова", "Анна Орлова")}

    said = sentence("not-your-role", facts, "en")

    assert said == "this is for the assigner or checker to do: Анна Орлова"


def test_a_month_before_the_log_is_answered_with_the_first_report(cycle: Terminal) -> None:
    refused = cycle("report month", by="Орлова")

    assert refused.exit_code == 2
    assert "pdca report month 2026-09" in refused.stderr


def test_without_a_name_the_program_asks_who_you_are(company: Terminal) -> None:
    result = company('finding add "Касса"')

    assert result.exit_code == 2
    assert "Who are you?" in result.stderr


def test_a_name_may_be_any_part_that_only_one_has(cycle: Terminal) -> None:
    ambiguous = cycle("my", by="О")

    found = [cycle("my", by=name).exit_code for name in ("Анна", "орлова", "Анна Орлова", "P-1", "1")]

    assert ambiguous.exit_code == 2
    assert "may be" in ambiguous.stderr
    assert found == [0] * 5


@pytest.mark.parametrize("number", ["1", "C-1", "c1", "С-1", "с1", "#1"])
def test_a_cycle_may_be_named_in_many_ways(cycle: Terminal, number: str) -> None:
    assert "C-1" in cycle.done(f"show '{number}'", by="Орлова")


@pytest.mark.parametrize("text", ["\x1b[31mкрасный", "тихо\x07", "\x9b2J", "a\x00b"])
def test_control_characters_are_refused(company: Terminal, text: str) -> None:
    result = company(f"finding add 'x{text}'", by="Орлова")

    assert result.exit_code == 2
    assert "control characters" in result.stderr
    assert "\x1b" not in result.stderr


def test_marks_that_turn_the_direction_of_text_never_reach_the_terminal(company: Terminal) -> None:
    company.done("finding add 'фактура\u202egpj.exe'", by="Орлова")

    printed = company.done("finding list --all", by="Орлова") + company.done("finding show 1", by="Орлова")

    assert "\u202e" not in printed


def test_global_options_may_stand_anywhere(cycle: Terminal) -> None:
    front = cycle.done("--json --as Орлова show 1")
    back = cycle.done("show 1 --as Орлова --json")

    assert json.loads(front)["cycle"]["number"] == json.loads(back)["cycle"]["number"] == 1


def test_a_project_file_names_database_person_and_language(cycle: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "pdca.toml").write_text(
        f'db = "{(tmp_path / "work" / "pdca.db").as_posix()}"\nas = "Смирнов"\n', encoding="utf-8"
    )
    import os

    os.chdir(folder)

    assert "Пётр Смирнов" in cycle.done("my")


def test_an_unknown_setting_is_refused_with_the_known_ones(pdca: Terminal, tmp_path: Path) -> None:
    (tmp_path / "work" / "pdca.toml").write_text('database = "x"\n', encoding="utf-8")

    result = pdca("list")

    assert result.exit_code == 2
    assert "database" in result.stderr
    assert "db" in result.stderr


def test_errors_are_json_when_json_is_asked_for(cycle: Terminal) -> None:
    result = cycle("show 99 --json", by="Орлова")

    error = json.loads(result.stderr)
    assert (result.exit_code, result.stdout) == (3, "")
    assert (error["schema"], error["kind"], error["code"]) == ("pdca/1", "error", "cycle-not-found")


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (None, "There is no database"),
        (b"", "is empty"),
        (b"SQLite format 3\x00" + bytes(84), "is not a database of this program"),
        (b"just text, nothing else", "is not a database of this program"),
    ],
)
def test_what_is_no_database_of_ours_is_told_in_one_line(
    pdca: Terminal, tmp_path: Path, content: bytes | None, part: str
) -> None:
    if content is not None:
        (tmp_path / "work" / "pdca.db").write_bytes(content)

    result = pdca("list")

    assert result.exit_code in (3, 5)
    assert part in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert (tmp_path / "work" / "pdca.db").exists() == (content is not None)


def test_a_password_of_a_url_is_never_printed(pdca: Terminal) -> None:
    lines = [
        "list --db postgresql://anna:geheim@127.0.0.1:1/x",
        "list --db 'postgresql+psycopg://127.0.0.1:1/x?user=anna&password=geheim'",
        "list --db mysql://anna:geheim@127.0.0.1/x",
        "list --db 'postgresql://anna:geheim@127.0.0.1:notaport/x'",
    ]

    results = [pdca(line) for line in lines]

    assert {result.exit_code for result in results} <= {2, 5}
    assert not any("geheim" in result.stderr + result.stdout for result in results)
