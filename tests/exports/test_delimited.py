"""CSV opens in Excel as what it is, and nothing in it is a formula."""

import io
from datetime import date, datetime
from decimal import Decimal

import pytest

from pdca.exports.delimited import PLAIN, RUSSIAN, Manner, write_csv
from pdca.exports.tables import Column, Table, Value

MOMENT = datetime.fromisoformat("2026-11-05 09:01:02")


def csv(*values: Value, manner: Manner = RUSSIAN) -> str:
    """Write one row, and return it without the heads."""
    file = io.BytesIO()
    columns = tuple(Column(head=f"c{place}", width=1) for place in range(len(values)))
    assert write_csv(file, Table(title="t", columns=columns, rows=[values]), manner) == 1
    content = file.getvalue().decode("utf-8-sig")
    return content.partition("\r\n")[2]


def test_it_begins_with_the_mark_by_which_excel_knows_utf_8() -> None:
    file = io.BytesIO()

    write_csv(file, Table(title="t", columns=(Column(head="Срок", width=1),), rows=[]), RUSSIAN)

    assert file.getvalue() == b"\xef\xbb\xbf" + "Срок\r\n".encode()


def test_russian_excel_gets_semicolons_decimal_commas_and_its_dates() -> None:
    row = csv("Смирнов", 7, Decimal("3.50"), date(2026, 11, 5), MOMENT, None)

    assert row == "Смирнов;7;3,50;05.11.2026;05.11.2026 09:01:02;\r\n"


def test_other_programs_get_commas_points_and_iso_dates() -> None:
    row = csv("Smirnov", Decimal("3.50"), date(2026, 11, 5), MOMENT, manner=PLAIN)

    assert row == "Smirnov,3.50,2026-11-05,2026-11-05 09:01:02\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+7 495", "-5", "@x", " =cmd|x", "＝1", "\t=1"])
def test_text_is_never_a_formula(text: str) -> None:
    assert csv(text).startswith("'")


def test_a_negative_number_is_a_number() -> None:
    assert csv(Decimal("-5.2")) == "-5,2\r\n"


def test_what_separates_is_quoted_and_what_steers_is_shown() -> None:
    assert (
        csv('a;"b"\nc', "x\x1b[31m\u202e")
        == '"a;""b""\nc";x\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}\r\n'
    )
