"""Who waits for a place has a responsible: reports count that apart, and exports say so."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Terminal

ALL = "report month --all"
LATER = "2026-10-10"
MONTHS = ("2026-09", "2026-10")


@pytest.fixture
def queued(company: Terminal) -> Terminal:
    """Return a terminal with three cycles, two findings in the queue, and one that nobody has."""
    for number in range(1, 6):
        company.done(f'finding add "Замечание {number}"', by="Орлова")
    company.done("assign --all --to Смирнов", by="Орлова")
    company.done('finding add "Ничьё"', by="Орлова")
    return company


def month(pdca: Terminal, of: str = "2026-09") -> dict[str, Any]:
    """Return the figures of a month."""
    pdca.on("2026-10-20")
    return dict(json.loads(pdca.done(f"report month {of} --format json --out -", by="Лебедев")))


def test_what_waits_in_a_queue_is_no_decision(queued: Terminal) -> None:
    needs = month(queued)["needs"]

    assert (needs["findings_count"], [line["number"] for line in needs["findings"]]) == (1, [6])


def test_a_month_tells_whose_queue_it_is_and_what_they_have_in_work(queued: Terminal) -> None:
    loads = month(queued)["loads"]

    assert loads == [{"name": "Пётр Смирнов", "queued": 2, "working": 3, "limit": 3}]


def test_whoever_has_more_in_work_than_the_limit_is_told_without_a_queue(company: Terminal) -> None:
    for number in range(1, 3):
        company.done(f'finding add "Замечание {number}"', by="Орлова")
    company.done("person change Смирнов --limit 1", by="Орлова")
    company.done("assign --all --to Смирнов --over-limit --reason Горит", by="Орлова")

    assert month(company)["loads"] == [{"name": "Пётр Смирнов", "queued": 0, "working": 2, "limit": 1}]


def test_nothing_is_told_of_who_has_a_place_or_just_none(company: Terminal) -> None:
    for number in range(1, 4):
        company.done(f'finding add "Замечание {number}"', by="Орлова")
    company.done("assign --all --to Смирнов", by="Орлова")

    assert month(company)["loads"] == []


def test_findings_to_decide_about_are_those_of_the_owners_list(queued: Terminal) -> None:
    mine = json.loads(queued.done("my --json", by="Орлова"))["mine"]

    assert [item["number"] for item in mine if item["task"] == "assign"] == [
        line["number"] for line in month(queued)["needs"]["findings"]
    ]


@pytest.mark.parametrize("kind", ["html", "md", "txt"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Пётр Смирнов: 2 findings in the queue; 3 cycles in work, the limit is 3."),
        ("ru", "Пётр Смирнов: 2 замечания в очереди; 3 цикла в работе, ограничение — 3."),
    ],
)
def test_every_page_tells_the_queue(queued: Terminal, kind: str, language: str, said: str) -> None:
    page = queued.on(LATER).done(
        f"--lang {language} report month 2026-09 --format {kind} --out -", by="Лебедев"
    )

    assert said in " ".join(page.replace("\u00a0", " ").split())


def test_departments_do_not_count_the_queue_as_decisions(queued: Terminal) -> None:
    made = json.loads(queued.on(LATER).done(f"{ALL} 2026-09 --format json --out -", by="Лебедев"))

    assert (made["total"]["findings"], made["total"]["decisions"]) == (1, 1)


@pytest.mark.parametrize(
    "later",
    [
        "assign F-5 --to Иванов --over-limit --reason Горит",
        "assign F-5 --to Смирнов --over-limit --reason Горит",
        "finding dismiss F-5 --reason Дубль",
    ],
)
def test_a_past_month_is_the_same_bytes_when_the_queue_has_moved_on(queued: Terminal, later: str) -> None:
    early = queued.on(LATER).done("report month 2026-09 --out -", by="Лебедев")
    queued.done(later, by="Орлова")

    assert queued.on("2026-11-10").done("report month 2026-09 --out -", by="Лебедев") == early
    queued.done("verify", by="Орлова")


def test_whoever_changes_queues_waits_for_the_one_and_then_for_the_other(queued: Terminal) -> None:
    queued.done("person change Иванов --limit 1", by="Орлова")
    queued.on(LATER).done("assign F-6 --to Иванов", by="Орлова")
    queued.done("assign F-5 --to Иванов", by="Орлова")

    told = {of: {each["name"]: each["queued"] for each in month(queued, of)["loads"]} for of in MONTHS}
    assert told == {
        "2026-09": {"Пётр Смирнов": 2},
        "2026-10": {"Пётр Смирнов": 1, "Олег Иванов": 1},
    }
    queued.done("verify", by="Орлова")


@pytest.mark.parametrize(
    ("language", "state", "head", "said"),
    [("en", "State", "Responsible", "in the queue"), ("ru", "Состояние", "Ответственный", "в очереди")],
)
def test_an_export_names_who_a_finding_waits_for(
    queued: Terminal, language: str, state: str, head: str, said: str
) -> None:
    queued.language = language
    exported = json.loads(queued.done("export findings --format json --out -", by="Орлова"))["rows"]
    queued.done("export findings --separator , --out t.csv", by="Орлова")
    queued.done("export findings --out t.xlsx", by="Орлова")

    assert [(row["standing"], row["responsible"]) for row in exported[3:]] == [
        ("queued", "Пётр Смирнов"),
        ("queued", "Пётр Смирнов"),
        ("waiting", None),
    ]
    with Path("t.csv").open(encoding="utf-8-sig", newline="") as file:
        table = [(row[state], row[head]) for row in csv.DictReader(file)]
    heads, *rows = load_workbook("t.xlsx").worksheets[0].values
    places = heads.index(state), heads.index(head)
    assert table[3] == tuple(rows[3][place] for place in places) == (said, "Пётр Смирнов")


def test_what_is_late_in_the_queue_is_late_in_the_export(company: Terminal) -> None:
    company.done("person change Смирнов --limit 1", by="Орлова")
    for number in (1, 2):
        company.done(f'finding add "Замечание {number}" --due 2026-09-05', by="Орлова")
    company.done("assign --all --to Смирнов", by="Орлова")

    (_, second) = json.loads(company.on(LATER).done("export findings --format json --out -", by="Орлова"))[
        "rows"
    ]

    assert (second["standing"], second["is_overdue"]) == ("queued", True)
