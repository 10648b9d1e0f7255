"""Exports of a CRM: every kind, every encoding, every date, and nothing about clients."""

import random
import tracemalloc
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdca.domain.sales import (
    Activity,
    ActivityKind,
    Call,
    Deal,
    DealOutcome,
    ExportKind,
    Lead,
    LeadOutcome,
    Payslip,
    SalesPlan,
    Seller,
)
from pdca.registers.dates import DateFormat, DateOrder, date_format
from pdca.registers.export_cells import Meanings
from pdca.registers.export_walk import Checks
from pdca.registers.tallies import Tally
from tests.registers.exporting import understood, walked
from tests.registers.making import csv_file, workbook

SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

AMOCRM = (
    "ID;Название сделки;Компания;Рабочий телефон;Ответственный;Этап сделки;Бюджет ₽;Дата создания;"
    "Дата закрытия;Ближайшая задача;Причина отказа\n"
    '7;Окна для Петровых;ООО Ромашка;+7 905 111-22-33;Иванов Олег;Успешно реализовано;"1 234,56";'
    "01.02.2026 10:15:00;15.02.2026 18:00:00;;\n"
    "8;Двери;;;Иванов Олег;Закрыто и не реализовано;500;03.02.2026 10:15:00;05.02.2026;;Дорого\n"
    "9;Полы;ИП Сидоров;;Смирнова Анна;Думает клиент;0;03.02.2026 10:15:00;;20.02.2026 12:00:00;\n"
)


def test_amocrm_deals_are_read_by_their_own_headings(tmp_path: Path) -> None:
    rows, _tally = walked(csv_file(tmp_path, AMOCRM), ExportKind.DEALS)

    assert rows[0] == Deal(
        key="7",
        seller="Иванов Олег",
        outcome=DealOutcome.WON,
        stage="Успешно реализовано",
        opened_on=date(2026, 2, 1),
        closed_on=date(2026, 2, 15),
        amount=Decimal("1234.56"),
        has_client=True,
    )
    assert isinstance(rows[1], Deal)
    assert (rows[1].outcome, rows[1].loss_reason, rows[1].has_client) == (DealOutcome.LOST, "+", False)


def test_an_unknown_stage_is_open_and_listed(tmp_path: Path) -> None:
    _rows, tally = walked(csv_file(tmp_path, AMOCRM), ExportKind.DEALS)

    assert tally.outcomes == {"won": 1, "lost": 1, "open": 1}
    assert tally.unknown == {"stage": {"Думает клиент": 1}}


def test_a_person_can_say_what_a_stage_means(tmp_path: Path) -> None:
    meanings = Meanings(words={"stage": {"думаетклиент": "lost"}})

    _rows, tally = walked(csv_file(tmp_path, AMOCRM), ExportKind.DEALS, meanings=meanings)

    assert (tally.outcomes["lost"], tally.unknown) == (2, {})


def test_nothing_about_clients_is_kept(tmp_path: Path) -> None:
    path = csv_file(tmp_path, AMOCRM)

    rows, _tally = walked(path, ExportKind.DEALS)
    export = understood(path, ExportKind.DEALS)

    assert set(export.columns.private) == {"Компания", "Рабочий телефон", "Название сделки"}
    assert not any(word in repr(rows) for word in ("Ромашка", "Сидоров", "Петров", "905", "111"))


def test_of_a_reason_only_is_kept_that_there_is_one(tmp_path: Path) -> None:
    text = "ID;Ответственный;Этап;Причина отказа\n1;А;Отказ;звонить Петру\n2;А;Отказ;\n"

    rows, _tally = walked(csv_file(tmp_path, text), ExportKind.DEALS)

    assert [row.loss_reason for row in rows if isinstance(row, Deal)] == ["+", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "cp866", "koi8-r"])
@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_any_encoding_and_separator_is_found(tmp_path: Path, encoding: str, separator: str) -> None:
    text = "Номер сделки;Ответственный;Этап сделки;Дата создания\n" + "".join(
        f"{n};Иванов Олег;Переговоры;{n:02}.03.2026\n" for n in range(1, 20)
    )

    rows, tally = walked(
        csv_file(tmp_path, text.replace(";", separator), encoding=encoding), ExportKind.DEALS
    )

    assert (len(rows), dict(tally.sellers)) == (19, {"Иванов Олег": 19})


def test_bitrix_has_one_column_for_the_expected_and_the_real_closing(tmp_path: Path) -> None:
    text = (
        "ID;Стадия сделки;Ответственный;Сумма;Дата начала;Предполагаемая дата закрытия;Источник\n"
        "1;Сделка успешна;Иванов;100;01.02.2026;20.02.2026;Сайт\n"
        "2;В работе;Иванов;100;01.02.2026;20.03.2026;Сайт\n"
    )

    won, open_ = walked(csv_file(tmp_path, text), ExportKind.DEALS)[0]

    assert isinstance(won, Deal)
    assert isinstance(open_, Deal)
    assert (won.closed_on, open_.closed_on, open_.expected_on) == (
        date(2026, 2, 20),
        None,
        date(2026, 3, 20),
    )


def test_one_column_proves_the_order_of_another(tmp_path: Path) -> None:
    text = "id,seller,stage,created,close date\n1,A,Won,3/4/2026,5/6/2026\n2,B,Won,3/14/2026,\n"

    rows, _tally = walked(csv_file(tmp_path, text), ExportKind.DEALS)

    assert isinstance(rows[0], Deal)
    assert (rows[0].opened_on, rows[0].closed_on) == (date(2026, 3, 4), date(2026, 5, 6))


def test_dates_that_can_be_read_two_ways_are_counted_and_proved(tmp_path: Path) -> None:
    text = (
        "id,seller,stage,created\n1,A,Won,3/4/2026\n2,B,Won,3/14/2026\n3,B,Won,3/3/2026\n4,B,Won,2026-01-02\n"
    )

    created = understood(csv_file(tmp_path, text), ExportKind.DEALS).dates["opened_on"]

    assert (created.doubtful, created.proof) == (2, (3, "3/14/2026"))
    assert created.date_format == DateFormat(DateOrder.MONTH_FIRST)


def test_what_a_person_says_about_dates_wins(tmp_path: Path) -> None:
    text = "id,seller,stage,created\n1,A,Won,3/4/2026\n"

    rows, _tally = walked(csv_file(tmp_path, text), ExportKind.DEALS, date_format=date_format("dmy"))

    assert isinstance(rows[0], Deal)
    assert rows[0].opened_on == date(2026, 4, 3)


@SAME_FOLDER
@given(
    days=st.lists(st.dates(date(1990, 1, 1), date(2100, 12, 31)), min_size=1, max_size=20),
    order=st.booleans(),
)
def test_dates_come_back_whatever_the_order_once_it_is_said(
    tmp_path: Path, days: list[date], *, order: bool
) -> None:
    form = "%d/%m/%Y" if order else "%m/%d/%Y"
    text = "id,seller,stage,created\n" + "".join(f"{n},A,Won,{d:{form}} 23:59\n" for n, d in enumerate(days))

    rows, _tally = walked(
        csv_file(tmp_path, text), ExportKind.DEALS, date_format=date_format("dmy" if order else "mdy")
    )

    assert [row.opened_on for row in rows if isinstance(row, Deal)] == days


def test_activities_have_kinds_and_an_open_one_is_not_done(tmp_path: Path) -> None:
    text = (
        "ID;Ответственный;Тип задачи;Сделка;Срок;Выполнено;Дата завершения\n"
        "1;Иванов;Звонок;7;01.02.2026 10:00;да;02.02.2026\n2;Иванов;Планёрка;;03.02.2026;нет;\n"
    )

    rows, _tally = walked(csv_file(tmp_path, text), ExportKind.ACTIVITIES)

    assert rows == [
        Activity(
            key="1",
            seller="Иванов",
            kind=ActivityKind.CALL,
            deal="7",
            planned_on=date(2026, 2, 1),
            done_on=date(2026, 2, 2),
        ),
        Activity(key="2", seller="Иванов", kind=ActivityKind.STAND_UP, planned_on=date(2026, 2, 3)),
    ]


def test_telephones_of_calls_are_hashed_with_a_key_and_dropped_without(tmp_path: Path) -> None:
    text = (
        "Ответственный;Дата и время;Длительность;Телефон\n"
        "Иванов;01.02.2026 10:00;00:03:25;8 (905) 111-22-33\n"
        "Иванов;01.02.2026 11:00;205;+79051112233\n"
    )
    path = csv_file(tmp_path, text)

    first, second = walked(path, ExportKind.CALLS, meanings=Meanings(telephone_key=b"key"))[0]
    without = walked(path, ExportKind.CALLS)[0][0]

    assert isinstance(first, Call)
    assert isinstance(second, Call)
    assert isinstance(without, Call)
    assert (first.at, first.seconds, second.seconds) == (datetime(2026, 2, 1, 10), 205, 205)  # noqa: DTZ001 - local time
    assert first.phone == second.phone != ""
    assert "905" not in first.phone
    assert without.phone == ""


def test_people_plans_leads_and_payroll_are_read(tmp_path: Path) -> None:
    people = csv_file(tmp_path, "Сотрудник;Отдел;Дата приёма\nИванов;Север;01.02.2020\n", name="a.csv")
    plans = csv_file(
        tmp_path, "Менеджер;Месяц;План\nИванов;октябрь 2026;100000\nОтдел;2026-11;5\n", name="b.csv"
    )
    leads = csv_file(
        tmp_path,
        "ID;Ответственный;Дата создания;Статус\n1;Иванов;2026-02-01T10:00:00+05:00;Отказ\n",
        name="c.csv",
    )
    payroll = csv_file(
        tmp_path, "Сотрудник;Месяц;Оклад;Премия\nИванов;10.2026;50 000 руб.;1,5\n", name="d.csv"
    )

    assert walked(people, ExportKind.PEOPLE)[0] == [
        Seller(name="Иванов", group="Север", hired_on=date(2020, 2, 1))
    ]
    assert walked(plans, ExportKind.PLANS)[0] == [
        SalesPlan(seller="Иванов", month=date(2026, 10, 1), amount=Decimal(100000)),
        SalesPlan(seller="", month=date(2026, 11, 1), amount=Decimal(5)),
    ]
    assert walked(leads, ExportKind.LEADS)[0] == [
        Lead(
            key="1",
            seller="Иванов",
            created_at=datetime(2026, 2, 1, 8),  # noqa: DTZ001 - the local time of Moscow
            outcome=LeadOutcome.REJECTED,
        )
    ]
    assert walked(payroll, ExportKind.PAYROLL)[0] == [
        Payslip(seller="Иванов", month=date(2026, 10, 1), fixed=Decimal(50000), bonus=Decimal("1.5"))
    ]


def test_a_workbook_reads_like_the_same_csv(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("ID", "Ответственный", "Этап сделки", "Бюджет, руб.", "Дата создания"),
        (7, "Иванов", "Успешно реализовано", 1234.5, datetime(2026, 2, 1, 10)),  # noqa: DTZ001 - as Excel has it
    )

    rows, _tally = walked(path, ExportKind.DEALS)

    assert rows == [
        Deal(
            key="7",
            seller="Иванов",
            outcome=DealOutcome.WON,
            stage="Успешно реализовано",
            amount=Decimal("1234.5"),
            opened_on=date(2026, 2, 1),
        )
    ]


def test_a_file_of_the_shape_of_a_public_set_is_reported_in_full(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - made-up deals, no secrets
    lines = ["opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"]
    blank = doubtful = 0
    for n in range(500):
        month, day_ = chance.randint(1, 12), chance.randint(1, 28)
        account = chance.choice(["", "Acme"])
        blank += not account
        doubtful += day_ <= 12
        product = chance.choice(["GTX Pro", "GTXPro"])
        lines.append(f"K{n},Agent {n % 5},{product},{account},Won,{month}/{day_}/2026,,{n}")
    checks = Checks(known={"product": frozenset({"gtx pro"})})

    path = csv_file(tmp_path, "\n".join(lines))
    rows, tally = walked(path, ExportKind.DEALS, checks=checks)

    assert (len(rows), tally.without_client) == (500, blank)
    assert understood(path, ExportKind.DEALS).dates["opened_on"].doubtful == doubtful
    assert list(tally.unlisted["product"]) == ["GTXPro"]


def test_empty_cells_of_required_columns_are_counted(tmp_path: Path) -> None:
    text = "ID;Ответственный;Этап;Источник;Компания\n1;А;Отказ;;\n2;А;Отказ;Сайт;\n"

    rows, _tally = walked(csv_file(tmp_path, text), ExportKind.DEALS, required=("Источник", "Компания"))

    assert [row.missing_fields for row in rows if isinstance(row, Deal)] == [2, 1]


def test_days_after_the_export_are_counted(tmp_path: Path) -> None:
    text = "ID;Ответственный;Этап;Дата создания\n1;А;Отказ;02.02.2026\n2;А;Отказ;01.02.2026\n"

    _rows, tally = walked(csv_file(tmp_path, text), ExportKind.DEALS, checks=Checks(on=date(2026, 2, 1)))

    assert (tally.future, tally.newest) == ({"opened_on": 1}, date(2026, 2, 1))


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ("1;А;Отказ;31.02.2026;5", "date-impossible", "Дата создания"),
        ("1;А;Отказ;01.02.2026;1,250", "number-ambiguous", "Сумма"),
        ("1;А;Отказ;01.02.2026;много", "number-unreadable", "Сумма"),
        ("1;А;Отказ;01.02.2026;9999999999999", "number-too-large", "Сумма"),
        ("1;=A1;Отказ;01.02.2026;5", "cell-formula", "Ответственный"),
        ("1;;Отказ;01.02.2026;5", "cell-empty", "Ответственный"),
        ("1;Итого;Отказ;01.02.2026;5", "row-is-total", "Ответственный"),
        ("0;А;Отказ;01.02.2026;5", "key-doubled", "ID"),
        ("1;А;Отказ;01.02.2026;5;6", "row-too-wide", ""),
        ("1;А;#REF!;01.02.2026;5", "cell-error", "Этап"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_others_are_read(
    tmp_path: Path, cells: str, code: str, column: str
) -> None:
    text = f"ID;Ответственный;Этап;Дата создания;Сумма\n0;А;Отказ;01.02.2026;5\n{cells}\n"

    rows, tally = walked(csv_file(tmp_path, text), ExportKind.DEALS)

    assert len(rows) == 1
    assert [(gap.code, gap.facts["row"], gap.facts["column"]) for gap in tally.rejected] == [
        (code, 3, column)
    ]


def test_only_the_first_rejected_rows_are_kept_and_all_are_counted(tmp_path: Path) -> None:
    text = "ID;Ответственный;Этап\n" + "".join(f"{n};;Отказ\n" for n in range(500))

    _rows, tally = walked(csv_file(tmp_path, text), ExportKind.DEALS)

    assert (tally.rejected_count, len(tally.rejected)) == (500, 100)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        text = "ID;Ответственный;Тип задачи;Срок;Дата завершения\n" + "".join(
            f"{n};Менеджер {n % 35};Звонок;{n % 28 + 1:02}.03.2026 {n % 24:02}:{n % 60:02};02.03.2026\n"
            for n in range(rows)
        )
        path = csv_file(tmp_path, text, name=f"{rows}.csv")
        del text
        tracemalloc.start()
        tally = Tally()
        for _row in understood(path, ExportKind.ACTIVITIES).rows(tally):
            pass
        weight = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert tally.taken == rows
        return weight

    assert peak(200_000) < peak(20_000) + 4 * 1024 * 1024
