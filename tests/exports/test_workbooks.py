"""Workbooks hold real dates and numbers under a frozen head, in a table or row by row."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from pdca.exports import workbooks
from pdca.exports.tables import Column, Table, Value
from pdca.exports.workbooks import write_workbook

COLUMNS = (Column(head="Что", width=20), Column(head="Срок", width=12), Column(head="Сколько", width=12))
ROW = ("Планы", date(2026, 11, 5), Decimal("3.5"))


def book(rows: Iterable[Sequence[Value]]) -> tuple[Workbook, int]:
    file = io.BytesIO()
    table = Table(title="Циклы", columns=COLUMNS, rows=rows)
    count = write_workbook(file, table, day=date(2026, 11, 2), day_form="dd.mm.yyyy")
    return load_workbook(io.BytesIO(file.getvalue())), count


def test_a_row_is_what_it_is_under_a_frozen_head_in_a_table() -> None:
    found, count = book([ROW])

    sheet = found["Циклы"]
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["Что", "Срок", "Сколько"],
        ["Планы", datetime.fromisoformat("2026-11-05"), 3.5],
    ]
    assert (count, sheet.freeze_panes, [each.ref for each in sheet.tables.values()]) == (1, "A2", ["A1:C2"])
    assert sheet["B2"].number_format == "dd.mm.yyyy"


def test_text_is_never_a_formula() -> None:
    found, _ = book([("=1+1", None, 1), ("+7", None, 2)])

    cells = [found["Циклы"]["A2"], found["Циклы"]["A3"]]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        ("=1+1", "s", True),
        ("+7", "s", True),
    ]


def test_without_rows_there_is_a_head_and_no_broken_table() -> None:
    found, count = book([])

    assert ([cell.value for cell in found["Циклы"][1]], count) == (["Что", "Срок", "Сколько"], 0)
    assert not found["Циклы"].tables


def test_many_rows_are_written_one_by_one_over_as_many_sheets_as_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbooks, "MOST_IN_TABLE", 2)
    monkeypatch.setattr(workbooks, "MOST_ON_SHEET", 3)

    found, count = book((f"строка {number}", date(2026, 11, 5), number) for number in range(1, 6))

    numbers = [[row[2].value for row in sheet.iter_rows(min_row=2)] for sheet in found]
    assert (found.sheetnames, numbers, count) == (["Циклы", "Циклы 2"], [[1, 2, 3], [4, 5]], 5)
    assert [sheet.auto_filter.ref for sheet in found] == ["A1:C4", "A1:C3"]
    assert [sheet["A1"].value for sheet in found] == ["Что", "Что"]


def test_a_text_that_excel_would_call_damage_is_cut() -> None:
    found, _ = book([("я" * 40_000, None, 1)])

    assert len(str(found["Циклы"]["A2"].value)) == workbooks.MOST_CHARACTERS
