"""The rows of exports are kept beside the log, exactly, and what is done to them there is named."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from pdca.domain.errors import Refused, WrongInput
from pdca.domain.sales import (
    DATES_OF,
    ROW_OF,
    Activity,
    ActivityKind,
    Call,
    Deal,
    DealOutcome,
    Exported,
    ExportKind,
    Lead,
    LeadOutcome,
    Payslip,
    SalesPlan,
    Seller,
)
from pdca.storage import evidence
from pdca.storage.evidence_rows import DERIVED, amount
from pdca.storage.evidence_tables import TABLE_OF
from pdca.storage.store import Store
from tests.storage.company import HEAD, MEMBER, OWNER, Now
from tests.storage.exports import imported
from tests.storage.kinds import kind
from tests.storage.tampering import problems, run, value

__all__ = ["kind"]

DAY = date(2026, 6, 30)

ROWS: dict[ExportKind, Exported] = {
    ExportKind.DEALS: Deal(
        key="D-1",
        seller="Иванов",
        outcome=DealOutcome.WON,
        stage="Оплачено",
        opened_on=date(2026, 5, 1),
        closed_on=date(2026, 6, 1),
        changed_on=date(2026, 6, 2),
        expected_on=date(2026, 6, 3),
        amount=Decimal("1000.10"),
        product="A",
        source="сайт",
        loss_reason="",
        next_task_on=date(2026, 6, 4),
        has_client=True,
        missing_fields=2,
    ),
    ExportKind.ACTIVITIES: Activity(
        key="A-1", seller="Иванов", kind=ActivityKind.ONE_TO_ONE, done_on=DAY, minutes=Decimal("30.5")
    ),
    ExportKind.CALLS: Call(key="K-1", seller="Иванов", at=datetime(2026, 6, 1, 9, 30), score=Decimal(80)),  # noqa: DTZ001
    ExportKind.PEOPLE: Seller(name="Иванов", is_head=False, hired_on=date(2020, 1, 1)),
    ExportKind.PLANS: SalesPlan(seller="Иванов", month=date(2026, 6, 1), amount=Decimal("0.01")),
    ExportKind.LEADS: Lead(
        key="L-1",
        seller="Иванов",
        created_at=datetime(2026, 6, 1, 9, 30),  # noqa: DTZ001 - local, as exports say it
        answered_at=datetime(2026, 6, 1, 9, 34, 59),  # noqa: DTZ001
        outcome=LeadOutcome.TAKEN,
        touches=3,
    ),
    ExportKind.PAYROLL: Payslip(seller="Иванов", month=date(2026, 6, 1), total=Decimal("100000.0001")),
}


@pytest.fixture
def now() -> Now:
    return Now(datetime(2026, 12, 1, 9, tzinfo=UTC))


def deal(key: str, **values: object) -> Deal:
    """Return an open deal of Ivanov's."""
    return replace(Deal(key=key, seller="Иванов", outcome=DealOutcome.OPEN), **values)  # type: ignore[arg-type]


def deals(store: Store, now: Now, *rows: Exported, is_whole: bool = True) -> int:
    """Import deals; return the number of the import."""
    return imported(
        store, ExportKind.DEALS, rows, acting=now.acting(HEAD), exported_on=DAY, is_whole=is_whole
    ).number


@pytest.mark.parametrize("export", ExportKind)
def test_table_has_a_column_for_every_field(export: ExportKind) -> None:
    columns = {column.name for column in TABLE_OF[export].columns}

    assert columns - {"organisation", "import_number", *DERIVED[export]} == {
        field.name for field in fields(ROW_OF[export])
    }
    assert set(DATES_OF[export]) <= columns


@pytest.mark.parametrize("export", ExportKind)
def test_every_kind_of_row_is_kept_with_all_its_values(company: Store, now: Now, export: ExportKind) -> None:
    row = ROWS[export]

    event = imported(company, export, [row], acting=now.acting(OWNER), exported_on=DAY)

    table = TABLE_OF[export]
    with company.reading() as view:
        kept = view.connection.execute(table.select()).mappings().one()
    assert kept["import_number"] == event.number
    assert {field.name: kept[field.name] for field in fields(row)} == {
        field.name: plain(getattr(row, field.name)) for field in fields(row)
    }


def plain(there: object) -> object:
    """Write a value as the tables do, in other words than the program's."""
    if isinstance(there, Decimal):
        return int(there * 10000)
    return there.isoformat() if isinstance(there, date) else there


def test_time_to_the_answer_is_kept_in_seconds_where_both_are_instants(company: Store, now: Now) -> None:
    lead = ROWS[ExportKind.LEADS]
    assert isinstance(lead, Lead)
    rows = [lead, replace(lead, key="L-2", answered_at=DAY), replace(lead, key="L-3", answered_at=None)]

    imported(company, ExportKind.LEADS, rows, acting=now.acting(OWNER), exported_on=DAY)

    with company.reading() as view:
        table = TABLE_OF[ExportKind.LEADS]
        found = view.connection.execute(table.select().order_by(table.c.key)).all()
    assert [row.answered_after for row in found] == [299, None, None]


def test_sums_of_money_are_exact(company: Store, now: Now) -> None:
    deals(company, now, *(deal(str(n), amount=Decimal("0.1")) for n in range(1000)))

    with company.reading() as view:
        total = view.connection.exec_driver_sql("SELECT sum(amount) FROM deals").scalar_one()

    assert amount(total) == Decimal(100)


@pytest.mark.parametrize("figure", ["1e12", "-1e12", "NaN", "Infinity"])
def test_figure_that_no_sum_can_hold_is_refused_and_nothing_is_kept(
    company: Store, now: Now, figure: str
) -> None:
    deals(company, now, deal("1"))

    with pytest.raises(WrongInput, match="evidence-figure-too-large"):
        deals(company, now, deal("2"), deal("3", amount=Decimal(figure)))

    assert value(company, "SELECT max(key) FROM deals") == "1"


def test_whole_export_replaces_what_was_there(company: Store, now: Now) -> None:
    deals(company, now, deal("1"), deal("2"))

    deals(company, now, deal("3"))

    assert value(company, "SELECT count(*) FROM deals") == 1


def test_partial_export_changes_the_rows_it_names_and_leaves_the_others(company: Store, now: Now) -> None:
    first = deals(company, now, deal("1"), deal("2"))

    second = deals(company, now, deal("2", stage="Счёт"), deal("3"), is_whole=False)

    with company.reading() as view:
        rows = view.connection.exec_driver_sql("SELECT key, stage, import_number FROM deals ORDER BY key")
        assert [tuple(row) for row in rows] == [("1", "", first), ("2", "Счёт", second), ("3", "", second)]


def test_of_rows_with_one_key_the_last_stands_and_all_are_counted(company: Store, now: Now) -> None:
    rows = (deal("1", stage="старая"), deal("1", stage="новая"))

    event = imported(company, ExportKind.DEALS, rows, acting=now.acting(OWNER), exported_on=DAY)

    assert (event.rows, event.standing[-1].rows) == (2, 1)
    assert value(company, "SELECT stage FROM deals") == "новая"


def test_first_and_last_date_are_those_of_all_rows(company: Store, now: Now) -> None:
    rows = (
        deal("1", opened_on=date(2026, 2, 1), closed_on=date(2026, 6, 1)),
        deal("2", opened_on=date(2026, 3, 1)),
        deal("3"),
    )

    event = imported(company, ExportKind.DEALS, rows, acting=now.acting(OWNER), exported_on=DAY)

    assert (event.first, event.last) == (date(2026, 2, 1), date(2026, 6, 1))


def test_rows_are_taken_as_they_come(company: Store, now: Now, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "ROWS_AT_ONCE", 10)
    kept = []

    def rows(store: Store) -> Iterator[Deal]:
        for number in range(25):
            yield deal(str(number))
            kept.append(number)

    event = imported(company, ExportKind.DEALS, rows(company), acting=now.acting(OWNER), exported_on=DAY)

    assert (event.rows, len(kept)) == (25, 25)
    assert value(company, "SELECT count(*) FROM deals") == 25


def test_import_is_listed(company: Store, now: Now) -> None:
    number = deals(company, now, deal("1", opened_on=date(2026, 2, 1)))

    with company.reading() as view:
        row = evidence.imports(view)[-1]

    assert (row.number, row.kind, row.rows, row.first_on) == (number, "deals", 1, "2026-02-01")


def test_member_imports_nothing(company: Store, now: Now) -> None:
    with pytest.raises(Refused) as refusal:
        imported(company, ExportKind.DEALS, [deal("1")], acting=now.acting(MEMBER), exported_on=DAY)

    assert [gap.code for gap in refusal.value.gaps] == ["owner-or-head-only"]
    assert value(company, "SELECT count(*) FROM deals WHERE key = '1'") == 0


def test_export_of_tomorrow_and_fields_that_no_row_has_are_refused(company: Store, now: Now) -> None:
    with pytest.raises(Refused) as refusal:
        imported(
            company,
            ExportKind.DEALS,
            [],
            acting=now.acting(OWNER),
            exported_on=date(2026, 12, 2),
            fields=("stage", "colour"),
        )

    assert [(gap.code, gap.facts) for gap in refusal.value.gaps] == [
        ("date-in-future", {"on": date(2026, 12, 2)}),
        ("evidence-senseless", {"fields": ("colour",)}),
    ]


def test_rows_of_several_imports_are_found_sound(company: Store, now: Now) -> None:
    deals(company, now, deal("1"), deal("2"))
    deals(company, now, deal("2", stage="Счёт"), is_whole=False)
    deals(company, now, deal("2", stage="Оплата"), is_whole=False)

    assert problems(company) == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE deals SET amount = 1 WHERE key = '1'",
        "UPDATE deals SET key = '9' WHERE key = '1'",
        "DELETE FROM deals WHERE key = '1'",
        "UPDATE deals SET import_number = 99 WHERE key = '1'",
    ],
)
def test_changed_rows_are_named_with_their_import(company: Store, now: Now, change: str) -> None:
    first = deals(company, now, deal("1"), deal("2"))
    deals(company, now, deal("3"), is_whole=False)

    run(company, change)

    found = problems(company)
    assert (found[0].code, found[0].facts["number"], found[0].facts["expected"]) == (
        "evidence-changed",
        first,
        2,
    )


def test_rows_that_changed_places_are_named(company: Store, now: Now) -> None:
    deals(company, now, deal("1", stage="a"), deal("2", stage="b"))

    run(company, "UPDATE deals SET stage = CASE stage WHEN 'a' THEN 'b' ELSE 'a' END")

    assert [problem.code for problem in problems(company)] == ["evidence-changed"]


def test_rows_without_an_import_are_named(company: Store) -> None:
    run(
        company,
        "INSERT INTO sales_plans (organisation, seller_key, seller, month, import_number) "
        "VALUES (1, 'x', 'x', 'y', 7)",
    )

    assert [(p.code, p.facts) for p in problems(company)] == [
        ("evidence-not-in-log", {"table": "sales_plans", "rows": 1})
    ]


@pytest.mark.parametrize(("by", "codes"), [(HEAD, ["event-not-allowed"]), (OWNER, [])])
def test_head_who_replaced_what_an_owner_gave_is_found_in_the_log(
    company: Store, now: Now, by: str, codes: list[str]
) -> None:
    imported(company, ExportKind.LEADS, [ROWS[ExportKind.LEADS]], acting=now.acting(OWNER), exported_on=DAY)

    imported(company, ExportKind.LEADS, [ROWS[ExportKind.LEADS]], acting=now.acting(by), exported_on=DAY)

    assert [problem.code for problem in problems(company)] == codes


def test_person_is_one_however_the_name_is_written(company: Store, now: Now) -> None:
    for name in ("Петров Олег", "петров  олег "):
        row = SalesPlan(seller=name, month=date(2026, 6, 1))
        imported(company, ExportKind.PLANS, [row], acting=now.acting(OWNER), exported_on=DAY, is_whole=False)

    with company.reading() as view:
        table = TABLE_OF[ExportKind.PLANS]
        kept = view.connection.execute(table.select()).all()
    assert [(row.seller_key, row.seller) for row in kept] == [("петров олег", "петров  олег ")]


def test_deleted_rows_of_an_import_are_missed(company: Store, now: Now) -> None:
    deals(company, now, deal("1"))

    run(company, "DELETE FROM deals")

    assert [(p.code, p.facts["found"]) for p in problems(company)] == [("evidence-changed", 0)]
