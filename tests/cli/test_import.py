"""Taking findings over from a register: look first, all or nothing, each only once."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

REGISTER = """Номер;Замечание;Критичность;Дата выявления;Срок;Ответственный
Z-1;Касса не сходится;высокая;01.08.2026;15.09.2026;
Z-2;Нет вывески;низкая;02.08.2026;30.09.2026;Иванов
Z-3;Склад открыт;средняя;03.08.2026;01.08.2026;
"""


@pytest.fixture
def register(company: Terminal) -> Terminal:
    """Return a terminal of a company with a register beside the database."""
    Path("реестр.csv").write_text(REGISTER, encoding="cp1251")
    return company


def test_without_apply_nothing_is_written(register: Terminal) -> None:
    before = register.done("verify --json")

    said = register.done("import findings реестр.csv --early-due accept", by="Орлова")

    assert "3 findings would be opened" in said
    assert "Nothing was written" in said
    assert register.done("verify --json") == before


def test_rows_due_before_found_are_refused_by_row_until_told_otherwise(register: Terminal) -> None:
    refused = register("import findings реестр.csv --apply", by="Орлова")
    skipped = json.loads(
        register.done("import findings реестр.csv --early-due skip --apply --json", by="Орлова")
    )

    assert refused.exit_code == 2
    assert "4" in refused.stderr
    assert skipped["rows"] == 2


def test_a_second_run_adds_nothing(register: Terminal) -> None:
    register.done("import findings реестр.csv --early-due accept --apply", by="Орлова")
    before = register.done("verify --json")

    again = register.done("import findings реестр.csv --early-due accept --apply", by="Орлова")

    assert "left out: 3" in again
    assert register.done("verify --json") == before


def test_assign_to_opens_a_cycle_for_each_and_a_named_responsible_wins(register: Terminal) -> None:
    register.done("import findings реестр.csv --early-due accept --assign-to Смирнов --apply", by="Орлова")

    cycles = json.loads(register.done("list --json", by="Орлова"))["cycles"]

    by_row = sorted(cycles, key=lambda cycle: int(cycle["finding"]))
    assert [cycle["responsible"] for cycle in by_row] == ["Пётр Смирнов", "Олег Иванов", "Пётр Смирнов"]


def test_rows_without_a_number_are_known_again_by_their_words(company: Terminal) -> None:
    Path("r.csv").write_text("Замечание;Срок\nКасса;15.09.2026\nСклад;16.09.2026\n", encoding="utf-8")
    company.done("import findings r.csv --apply", by="Орлова")

    again = company.done("import findings r.csv --apply", by="Орлова")

    assert "left out: 2" in again


def test_one_wrong_row_keeps_all_rows_out(company: Terminal) -> None:
    Path("r.csv").write_text("Замечание;Срок\nКасса;15.09.2026\n;31.02.2026\n", encoding="utf-8")

    result = company("import findings r.csv --apply", by="Орлова")

    assert result.exit_code == 2
    assert "31.02.2026" in result.stderr
    assert "No findings wait" in company.done("finding list", by="Орлова")


def test_a_date_that_could_be_read_two_ways_is_refused(company: Terminal) -> None:
    Path("r.csv").write_text("Замечание;Срок\nКасса;03/04/2026\nСклад;05/06/2026\n", encoding="utf-8")

    refused = company("import findings r.csv", by="Орлова")
    told = company.done("import findings r.csv --date-format dmy --json", by="Орлова")

    assert refused.exit_code == 2
    assert "date-format" in refused.stderr
    assert json.loads(told)["rows"] == 2


def test_a_member_may_not_import(register: Terminal) -> None:
    result = register("import findings реестр.csv --early-due accept --apply", by="Иванов")

    assert result.exit_code == 1
    assert "only an owner or a head" in result.stderr
