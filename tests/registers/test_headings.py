"""Tests of finding headings and building a table."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from pdca.domain.errors import WrongInput
from pdca.registers import headings
from pdca.registers.headings import ForeignRow, build_table
from pdca.registers.table import Cell, Kind, Source, Table
from tests.registers.making import mistakes

CSV = Source(kind=Kind.CSV, name="register.csv")
XLSX = Source(kind=Kind.XLSX, name="register.xlsx", sheet="Лист1")


def table(*rows: Sequence[Cell], source: Source = CSV, heading_row: int | None = None) -> Table:
    numbered = (
        ForeignRow(number, tuple(cells), number) for number, cells in enumerate(rows, start=1) if any(cells)
    )
    return build_table(numbered, source, heading_row=heading_row)


def refusal_of(*rows: Sequence[Cell], source: Source = CSV, heading_row: int | None = None) -> WrongInput:
    with pytest.raises(WrongInput) as refusal:
        table(*rows, source=source, heading_row=heading_row)
    return refusal.value


def test_the_first_row_of_text_gives_the_headings() -> None:
    read = table(("title", "due"), ("No plan", "2026-03-31"))

    assert (read.columns, read.heading_row, read.rows[0].number) == (("title", "due"), 1, 2)


def test_headings_in_several_lines_become_one_line() -> None:
    assert table(("Срок\nустранения",)).columns == ("Срок устранения",)


def test_a_title_above_the_table_is_no_heading() -> None:
    read = table(("Реестр замечаний",), (), ("title", "due"), ("No plan", "x"))

    assert (read.columns, read.heading_row) == (("title", "due"), 3)


def test_a_title_above_headings_alone_is_no_heading() -> None:
    assert table(("Реестр замечаний",), ("title", "due")).columns == ("title", "due")


def test_a_preface_with_a_date_is_no_heading() -> None:
    read = table(("Дата", date(2026, 1, 1)), ("№", "title", "due"), (Decimal(1), "No plan", "x"), source=XLSX)

    assert read.heading_row == 2


def test_a_table_of_one_column_has_its_heading() -> None:
    assert table(("title",), ("No plan",)).columns == ("title",)


def test_headings_alone_make_a_table_without_rows() -> None:
    assert table(("title", "due")).rows == ()


def test_short_rows_are_filled_up() -> None:
    assert table(("title", "due", "id"), ("No plan",)).rows[0].cells == ("No plan", None, None)


def test_empty_cells_beyond_the_headings_do_not_count() -> None:
    assert table(("title", "due", None), ("No plan", "x", None, None)).rows[0].cells == ("No plan", "x")


def test_rows_wider_than_the_headings_are_all_named() -> None:
    error = refusal_of(("title", "due"), ("a", "b", "c"), ("d", "e"), ("f", "g", None, "h"))

    assert (error.code, mistakes(error)) == (
        "table-mistakes",
        [("row-too-wide", 2, 3, 2), ("row-too-wide", 4, 4, 2)],
    )


def test_doubled_headings_are_named_with_their_columns() -> None:
    error = refusal_of(("Due", "title", "due"), ("x", "y", "z"))

    assert mistakes(error) == [("heading-doubled", "Due", ("A", "C"))]


def test_a_column_with_values_needs_a_heading() -> None:
    error = refusal_of(("title", None, "due"), ("a", None, "b"), ("c", "d", "e"))

    assert mistakes(error) == [("heading-empty", "B", 3)]


def test_an_empty_column_needs_no_heading() -> None:
    read = table((None, "title", None, "due"), (None, "a", None, "b"))

    assert read.columns == ("", "title", "", "due")


def test_mistakes_of_headings_and_rows_come_together() -> None:
    error = refusal_of(("due", "due", None, "title"), ("a", "b", "c", "d", "e"))

    assert {code for code, *_ in mistakes(error)} == {"heading-doubled", "heading-empty", "row-too-wide"}


def test_only_a_hundred_mistakes_are_listed_and_the_rest_is_counted() -> None:
    error = refusal_of(("title",), *[("a", "b")] * 250, heading_row=1)

    assert (len(error.mistakes), error.facts["count"], error.facts["more"]) == (100, 250, 150)


def test_an_empty_file_is_refused() -> None:
    assert refusal_of().code == "table-empty"


def test_rows_without_headings_are_refused() -> None:
    error = refusal_of((Decimal(1), "a"), (Decimal(2), "b"), source=XLSX)

    assert (error.code, error.facts["row"]) == ("heading-row-missing", 1)


def test_headings_below_rows_as_wide_are_not_believed() -> None:
    error = refusal_of((Decimal(1), "No plan"), ("title", "due"), source=XLSX)

    assert (error.code, error.facts["rows"]) == ("heading-row-unclear", (1, 2))


def test_headings_of_two_storeys_are_refused() -> None:
    error = refusal_of(("title", "dates", None), (None, "found", "due"), ("a", "b", "c"))

    assert (error.code, error.facts["rows"]) == ("heading-row-unclear", (1, 2))


def test_a_wider_row_of_text_below_the_headings_of_a_sheet_is_refused() -> None:
    error = refusal_of(("Company", "Romashka"), ("id", "title", "due"), ("1", "a", "b"), source=XLSX)

    assert (error.code, error.facts["rows"]) == ("heading-row-unclear", (1, 2))


def test_a_person_may_say_where_the_headings_are() -> None:
    read = table(("Company", "Romashka"), ("id", "title", "due"), ("1", "a", "b"), source=XLSX, heading_row=2)

    assert (read.columns, len(read.rows)) == (("id", "title", "due"), 1)


@pytest.mark.parametrize("row", [2, 9])
def test_an_empty_row_has_no_headings(row: int) -> None:
    error = refusal_of(("title",), (), ("No plan",), heading_row=row)

    assert error.code == "heading-row-empty"


def test_more_columns_than_any_register_has_are_refused() -> None:
    assert refusal_of(tuple(f"c{number}" for number in range(1_001))).code == "table-too-wide"


def test_more_rows_than_any_register_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headings, "MOST_ROWS", 3)

    assert refusal_of(("title",), *[("a",)] * 4).code == "table-too-long"
    assert len(table(("title",), *[("a",)] * 3).rows) == 3
