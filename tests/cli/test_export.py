"""Tables go out as they are listed, in every format, and findings come back."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pdca.storage import export_rows
from tests.cli.conftest import CYCLE, Terminal

SUBJECTS = ("cycles", "findings", "actions", "readings", "events")


def rows_of(pdca: Terminal, line: str, by: str = "Орлова") -> list[dict[str, Any]]:
    """Export to stdout as JSON."""
    exported = json.loads(pdca.done(f"export {line} --format json --out -", by=by))
    return list(exported["rows"])


def table_of(pdca: Terminal, line: str, *, separator: str) -> list[dict[str, str]]:
    """Export to stdout as CSV."""
    text = pdca.done(f"export {line} --out -", by="Орлова").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def answer(pdca: Terminal, line: str, by: str = "Орлова") -> dict[str, Any]:
    found = json.loads(pdca.done(f"{line} --json", by=by))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("filters", ["", "--overdue", "--all", "--who Смирнов --phase plan", "--stage doing"])
def test_cycles_go_out_as_they_are_listed(working: Terminal, filters: str) -> None:
    working.done('advance 2 cancel --reason "Дубль"', by="Орлова") if filters == "--all" else None

    listed = {each["number"]: each for each in answer(working, f"list {filters}")["cycles"]}
    exported = {each["number"]: each for each in rows_of(working, f"cycles {filters}")}

    assert listed
    same = ("stage", "phase", "due", "is_overdue", "turn", "responsible", "slip", "ending", "title")
    assert _only(exported, same) == _only(listed, same)


def _only(found: Mapping[int, Mapping[str, object]], keys: tuple[str, ...]) -> dict[int, dict[str, object]]:
    return {number: {key: each[key] for key in keys} for number, each in found.items()}


def test_the_numbers_of_overdue_my_and_export_agree(working: Terminal) -> None:
    late = [each["number"] for each in answer(working, "overdue")["cycles"]]
    mine = answer(working, "my", by="Иванов")["mine"]

    assert sorted(late) == [each["number"] for each in rows_of(working, "cycles") if each["is_overdue"]]
    assert [(each["number"], each["is_overdue"]) for each in mine] == [
        (each["cycle"], each["is_overdue"]) for each in rows_of(working, "actions")
    ]
    assert [each["number"] for each in rows_of(working, "findings") if each["is_overdue"]] == [3]


def test_days_choose_rows_and_both_ends_count(working: Terminal) -> None:
    def found(days: str) -> list[int]:
        return [each["number"] for each in rows_of(working, f"findings {days}")]

    assert found("--since 2026-09-01") == [1, 2]
    assert found("--until 2026-08-30") == [3]
    assert found("--since 2026-08-30 --until 2026-09-01") == [1, 2, 3]
    assert rows_of(working, "events --since 2026-09-02") == []


def test_a_filter_leaves_what_belongs_to_the_cycles_that_are_listed(working: Terminal) -> None:
    streams = {each["stream"] for each in rows_of(working, "events --phase plan")}
    everything = rows_of(working, "events --all")

    assert streams == {"cycle-2"}
    assert [each["number"] for each in rows_of(working, "findings --phase plan")] == [2]
    assert [each["seq"] for each in everything] == list(range(1, len(everything) + 1))


def test_the_log_goes_out_page_by_page_and_proves_itself(
    working: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_rows, "PAGE", 3)

    events = rows_of(working, "events")

    assert [each["seq"] for each in events] == list(range(1, len(events) + 1))
    assert [each["previous_hash"] for each in events[1:]] == [each["hash"] for each in events[:-1]]
    assert events[-1]["hash"] == answer(working, "verify")["head_hash"]


def test_russian_excel_gets_what_it_reads(working: Terminal) -> None:
    working.language = "ru"

    (first, *_) = table_of(working, "readings", separator=";")
    cycles = table_of(working, "cycles", separator=";")

    assert (first["Показатель"], first["Значение"], first["День"]) == ("Доля планов", "41,5", "01.09.2026")
    assert first["Когда внесено"].startswith("01.09.2026 10:")
    assert [(each["Название"], each["Фаза"], each["Просрочено"]) for each in cycles] == [
        ("Нет планов продаж", "Выполнение", "нет"),
        ("'=Касса", "План", "да"),
    ]


def test_a_reading_of_what_must_not_get_worse_has_its_name_and_unit(cycle: Terminal) -> None:
    cycle.done('plan 1 --measure "Доля планов" --unit % --counter Снижения --counter-unit шт.', by="Смирнов")
    cycle.done("measure 1 20", by="Смирнов")
    cycle.done("measure 1 9 --counter", by="Смирнов")
    cycle.done("plan 1 --counter Скидки --counter-unit руб.", by="Смирнов")

    read = [(each["kind"], each["measure"], each["unit"]) for each in rows_of(cycle, "readings")]
    assert read == [("measure", "Доля планов", "%"), ("counter", "Снижения", "шт.")]


def test_english_tables_have_commas_and_iso_dates_and_any_separator(working: Terminal) -> None:
    (plain, *_) = table_of(working, "readings", separator=",")
    (tabbed, *_) = table_of(working, "readings --separator tab", separator="\t")

    assert (plain["Value"], plain["Day"]) == (tabbed["Value"], tabbed["Day"]) == ("41.5", "2026-09-01")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_subject_has_the_same_rows_in_every_format(working: Terminal, subject: str) -> None:
    working.done(f"export {subject} --out t.xlsx", by="Орлова")

    sheet = load_workbook("t.xlsx").worksheets[0]
    heads, *rows = sheet.values
    table = table_of(working, subject, separator=",")
    assert len(rows) == len(table) == len(rows_of(working, subject)) > 0
    assert list(table[0]) == list(heads)
    assert (sheet.freeze_panes, len(sheet.tables)) == ("A2", 1)


def test_excel_gets_real_dates_and_numbers(working: Terminal) -> None:
    working.done("export readings --out t.xlsx", by="Орлова")

    heads, row = load_workbook("t.xlsx").worksheets[0].values
    found = dict(zip(heads, row, strict=True))
    assert (found["Value"], str(found["Day"])) == (41.5, "2026-09-01 00:00:00")


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["f.csv", "f.xlsx"])
def test_findings_that_went_out_are_known_when_they_come_back(
    working: Terminal, name: str, language: str
) -> None:
    working.language = language
    working.done(f"export findings --out {name}", by="Орлова")

    imported = answer(working, f"import findings {name}")

    assert (imported["known"], imported["rows"]) == (3, 0)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_findings_can_move_to_another_company_once_and_whole(working: Terminal, language: str) -> None:
    working.language = language
    working.done("export findings --out f.csv", by="Орлова")
    for by, line in CYCLE[:2]:
        working.done(f"--db other.db {line}", by)

    first = answer(working, "--db other.db import findings f.csv --apply", by="Анна Орлова")
    again = answer(working, "--db other.db import findings f.csv", by="Анна Орлова")

    moved = rows_of(working, "findings", by="Орлова")
    there = json.loads(working.done("--db other.db export findings --format json --out -", by="Анна Орлова"))
    assert ((first["rows"], first["known"]), (again["rows"], again["known"])) == ((3, 0), (0, 3))
    kept = ("severity", "found_on", "due")
    assert [[each[key] for key in kept] for each in there["rows"]] == [
        [each[key] for key in kept] for each in moved
    ]
    assert there["rows"][1]["description"] == {"": "Не сходится"}


def test_a_file_is_named_after_what_is_in_it_and_the_answer_can_be_proved(working: Terminal) -> None:
    said = working.done("export cycles", by="Орлова")

    made = answer(working, "export cycles")
    assert "Written: pdca-cycles-en.csv\nRows: 2\nMade from event " in said
    assert (made["files"], made["rows"], made["subject"]) == (["pdca-cycles-en.csv"], 2, "cycles")
    working.done(f"verify --anchor {made['event']}:{made['head_hash']}", by="Орлова")


def test_the_format_follows_the_name_and_a_wrong_name_is_refused(working: Terminal) -> None:
    wrong = [working(f"export cycles {options}", by="Орлова") for options in WRONG]

    assert [(each.exit_code, len(each.stderr.splitlines())) for each in wrong] == [(2, 1)] * len(WRONG)
    assert not list(Path().glob("t.*"))


WRONG = (
    "--out t.pdf",
    "--out t.csv --format json",
    "--out /",
    "--out nowhere/t.csv",
    "--out pdca.db --format csv",
)


def test_an_export_that_breaks_off_leaves_the_old_file(
    working: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("t.csv").write_text("old", encoding="utf-8")

    def broken(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export_rows, "actions", broken)
    result = working("export actions --out t.csv", by="Орлова")

    assert (result.exit_code, "No space left" in result.stderr) == (2, True)
    assert (Path("t.csv").read_text(encoding="utf-8"), list(Path().glob("*.part"))) == ("old", [])


def test_an_empty_export_is_a_head_alone(company: Terminal) -> None:
    said = company.done("export actions --out t.csv", by="Орлова")

    assert "Rows: 0" in said
    assert Path("t.csv").read_text(encoding="utf-8-sig") == (
        'Cycle,Round,No,Action,Who,Due,State,"To be dropped, waits",Overdue,Finished\n'
    )
