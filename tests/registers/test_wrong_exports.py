"""Wrong files are refused in one line with row and column, or they are read; nothing else happens."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdca.domain.errors import PdcaError
from pdca.domain.sales import ExportKind
from tests.registers.exporting import not_read, walked
from tests.registers.making import csv_file, mistakes, with_rows, workbook

HEAD = "ID;Ответственный;Этап;Дата создания\n"


def test_an_open_quote_is_refused_with_its_line(tmp_path: Path) -> None:
    error = not_read(csv_file(tmp_path, f'{HEAD}1;А;Отказ;01.02.2026\n2;"А;Отказ;02.02.2026\n'))

    assert (error.code, error.facts["line"]) == ("table-quote-open", 3)


def test_headings_that_come_again_are_refused(tmp_path: Path) -> None:
    error = not_read(csv_file(tmp_path, f"{HEAD}1;А;Отказ;01.02.2026\n{HEAD}"))

    assert (error.code, error.facts["row"]) == ("heading-repeated", 3)


def test_one_heading_over_two_columns_is_refused(tmp_path: Path) -> None:
    error = not_read(csv_file(tmp_path, "ID;Ответственный;Этап;Этап\n1;А;Отказ;Отказ\n"))

    assert mistakes(error) == [("heading-doubled", "Этап", ("C", "D"))]


def test_values_without_a_heading_are_refused(tmp_path: Path) -> None:
    error = not_read(csv_file(tmp_path, "ID;;Ответственный;Этап\n1;2;А;Отказ\n"))

    assert mistakes(error) == [("heading-empty", "B", 2)]


def test_dates_in_both_orders_are_refused_with_rows_and_column(tmp_path: Path) -> None:
    error = not_read(csv_file(tmp_path, f"{HEAD}1;А;Отказ;25/02/2026\n2;А;Отказ;02/25/2026\n"))

    assert mistakes(error) == [("date-formats-mixed", "Дата создания", (2,), (3,))]


def test_dates_that_nothing_settles_are_refused(tmp_path: Path) -> None:
    error = not_read(csv_file(tmp_path, f"{HEAD}1;А;Отказ;03/04/2026\n"))

    assert mistakes(error) == [("date-order-unknown", "Дата создания", 1, (2,), ("03/04/2026",))]


def test_thousands_of_empty_rows_are_refused_in_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("ID", "Ответственный", "Этап"), (1, "А", "Отказ"))
    rows = "".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(3, 10_100))

    error = not_read(with_rows(path, rows))

    assert (error.code, error.facts["row"]) == ("table-gap", 2)


def test_thousands_of_empty_rows_are_refused_in_text(tmp_path: Path) -> None:
    error = not_read(
        csv_file(tmp_path, f"{HEAD}1;А;Отказ;01.02.2026\n{';;;' * 1}\n" + ";;;\n" * 10_001 + "2;А;Отказ;\n")
    )

    assert (error.code, error.facts["row"]) == ("table-gap", 2)


def test_a_formula_without_a_value_is_refused_with_row_and_column(tmp_path: Path) -> None:
    error = not_read(workbook(tmp_path, ("ID", "Ответственный", "Этап"), (1, "=A1", "Отказ")))

    assert mistakes(error) == [("formula-without-value", 2, "Ответственный")]


def test_the_old_format_of_excel_is_named(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)

    assert not_read(path).code == "workbook-old"


def test_a_web_page_called_xls_is_named(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "<html><table><tr><td>ID</td></tr></table></html>", name="bitrix.xls")

    assert (not_read(path).code, not_read(path).facts["kind"]) == ("table-foreign", "markup")


def test_text_called_xls_is_read(tmp_path: Path) -> None:
    path = csv_file(tmp_path, f"{HEAD}1;А;Отказ;01.02.2026\n", name="export.xls", encoding="cp1251")

    assert len(walked(path, ExportKind.DEALS)[0]) == 1


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    error = not_read(csv_file(tmp_path, HEAD + "x" * 1_100_000))

    assert (error.code, error.facts["line"]) == ("table-line-long", 2)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("ID", "Ответственный", "Этап"), (1, "А", "Отказ"))
    empty = '<row r="3">' + '<c r="A3"/>' * 1_000_000 + "</row>"

    assert not_read(with_rows(path, empty)).code == "workbook-bomb"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"_embedded": {"leads": [{"id": 1', "json-broken"),
        ("[" * 100_000, "json-too-deep"),
        ('{"error": "expired_token"}', "json-answer-is-error"),
        ('{"links": 1}', "json-shape"),
        ('{"_embedded": {"leads": [1]}}', "json-shape"),
        ('[{"id": ' + "9" * 5000 + "}]", "json-broken"),
        ('{"result": []}', "table-empty"),
    ],
)
def test_hostile_json_is_refused(tmp_path: Path, text: str, code: str) -> None:
    assert not_read(csv_file(tmp_path, text, name="page.json")).code == code


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(alphabet='иА1Отказ;,|\t"\n\r =./-\x1b\ufeff', max_size=80),
    kind=st.sampled_from(list(ExportKind)),
)
def test_text_like_an_export_is_read_or_refused(tmp_path: Path, text: str, kind: ExportKind) -> None:
    head = "ID;Ответственный;Этап;Дата создания;Срок;Дата;Месяц;Сотрудник;План\n"
    path = csv_file(tmp_path, head + text)

    try:
        rows, tally = walked(path, kind)
    except PdcaError:
        return

    assert tally.rows == len(rows) + tally.rejected_count


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "_embedded", "custom_fields_values", "status_id"]), inner
        )
    ),
    max_leaves=10,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(entity=_JSON)
def test_any_entity_of_a_page_is_read_or_refused(tmp_path: Path, entity: object) -> None:
    first = {"id": 0, "responsible_user_id": 1, "status_id": 142}
    page = {"_embedded": {"leads": [first, entity]}}

    with contextlib.suppress(PdcaError):
        walked(csv_file(tmp_path, json.dumps(page), name="page.json"), ExportKind.DEALS)
