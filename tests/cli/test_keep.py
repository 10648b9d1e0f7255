"""Keeping the database: a copy while others work, and its schema up to date."""

import json
from pathlib import Path

from tests.cli.conftest import Terminal


def test_a_backup_is_a_database_that_answers_the_same(cycle: Terminal) -> None:
    cycle.done("backup copy.db", by="Орлова")

    assert cycle.done("verify --json") == cycle.done("verify --json --db copy.db")


def test_a_backup_never_overwrites(cycle: Terminal) -> None:
    Path("copy.db").write_text("mine", encoding="utf-8")

    result = cycle("backup copy.db", by="Орлова")

    assert result.exit_code == 5
    assert Path("copy.db").read_text(encoding="utf-8") == "mine"


def test_a_backup_without_a_name_is_named_after_the_moment(cycle: Terminal) -> None:
    said = json.loads(cycle.done("backup --json", by="Орлова"))

    assert Path(said["file"]).name.startswith("pdca-2026-09-01-")
    assert Path(said["file"]).exists()


def test_an_upgrade_of_what_is_up_to_date_writes_nothing(cycle: Terminal) -> None:
    before = Path("pdca.db").read_bytes()

    said = cycle.done("db upgrade", by="Орлова")

    assert "up to date" in said
    assert Path("pdca.db").read_bytes() == before


def test_a_standard_with_nothing_to_change_is_wrong_use(cycle: Terminal) -> None:
    result = cycle("standard 1", by="Орлова")

    assert result.exit_code == 2
    assert "nothing to change" in result.stderr


def test_a_plan_is_read_from_a_file_with_its_actions(cycle: Terminal) -> None:
    Path("plan.yaml").write_text(
        "goal: Каждый работает по плану\nwhys: [а, б, порядка нет]\ncause_in: process\n"
        "measure: {title: Доля, unit: '%', direction: up, baseline: '12,5', target: 90}\n"
        "actions:\n  - {title: Собрать данные, assignee: Иванов, due: 2026-09-20}\n",
        encoding="utf-8",
    )

    cycle.done("plan 1 --file plan.yaml", by="Смирнов")

    shown = json.loads(cycle.done("show 1 --json", by="Смирнов"))["cycle"]
    assert shown["plan"]["baseline"] == "12.5"
    assert [action["assignee"] for action in shown["actions"]] == ["Олег Иванов"]
