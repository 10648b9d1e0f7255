"""Clients in cells that are kept: keys are hashed, sources and products blotted."""

from pathlib import Path

import pytest

from pdca.domain.sales import Activity, Deal, ExportKind
from pdca.registers.export_cells import Meanings
from pdca.registers.export_clients import blotted_name, blotted_source, is_telephone, kept_deal, kept_key
from tests.registers.exporting import not_read, walked
from tests.registers.making import csv_file, workbook


@pytest.mark.parametrize("key", ["7", "1C1I7A6R", "D-2026/15", "#12", "C2:15", "1 234", "1700000000.123"])
def test_a_key_that_is_a_number_is_kept(key: str) -> None:
    assert kept_key(key) == key


@pytest.mark.parametrize("key", ["Окна для Петровых", "Иванов", "ivanov1@mail.ru", "Сделка 5 Иванов"])
def test_a_key_that_may_name_somebody_is_hashed_alike_in_every_file(key: str) -> None:
    kept = kept_key(key)

    assert isinstance(kept, str)
    assert key not in kept
    assert kept == kept_deal(f" {key.upper()} ")


@pytest.mark.parametrize("text", ["+7 905 111-22-33", "89051112233", "8 (905) 111 22 33", "905-111-22-33"])
def test_telephones_are_told_and_join_nothing(text: str) -> None:
    assert is_telephone(text)
    assert kept_deal(text) == ""


@pytest.mark.parametrize("text", ["12345678", "1700000000.123", "2026-08-01-123", "4601234567890"])
def test_other_numbers_are_no_telephones(text: str) -> None:
    assert not is_telephone(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Сайт", "Сайт"),
        ("звонок 222-33-44", "звонок …"),
        ("звонок 79051112233", "звонок …"),
        ("почта a@b.ru", "почта …"),
        ("чат @petrov", "чат …"),
        ("https://vk.com/petrov", "…"),
        ("Рекомендация от Иванова Петра, сайт", "Рекомендация от …, сайт"),
        ("от партнёра", "от партнёра"),
    ],
)
def test_a_source_stays_a_category(text: str, kept: str) -> None:
    assert blotted_source(text) == kept


def test_a_product_keeps_its_article_and_no_telephone() -> None:
    assert blotted_name("Окно 1234567, +7 905 111-22-33") == "Окно 1234567, …"


def test_an_activity_finds_its_deal_by_a_hash(tmp_path: Path) -> None:
    deals = csv_file(tmp_path, "ID;Ответственный;Этап\nОкна Петровых;А;Новая\n", name="deals.csv")
    tasks = csv_file(
        tmp_path, "ID;Ответственный;Срок;Объект\n1;А;01.08.2026;Окна Петровых\n", name="tasks.csv"
    )

    (deal,), (task,) = walked(deals, ExportKind.DEALS)[0], walked(tasks, ExportKind.ACTIVITIES)[0]

    assert isinstance(deal, Deal)
    assert isinstance(task, Activity)
    assert task.deal == deal.key != "Окна Петровых"


def test_keys_that_are_numbers_in_a_workbook_are_found_twice(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("ID", "Ответственный", "Этап"), (1, "А", "Отказ"), (1, "А", "Отказ"))

    _rows, tally = walked(path, ExportKind.DEALS)

    assert tally.reasons == {"key-doubled": 1}


def test_a_list_of_numbers_is_no_page(tmp_path: Path) -> None:
    assert not_read(csv_file(tmp_path, "[1,2,3]", name="page.json")).code == "json-shape"


def test_a_known_decimal_mark_refuses_a_fraction_behind_the_other(tmp_path: Path) -> None:
    text = "ID;Ответственный;Этап;Бюджет\n1;А;Отказ;1234.56\n2;А;Отказ;1.234,56\n"

    _rows, tally = walked(csv_file(tmp_path, text), ExportKind.DEALS, meanings=Meanings(decimal_mark=","))

    assert tally.reasons == {"number-unreadable": 1}
