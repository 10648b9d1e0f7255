"""The tables of exports: rows that are not made from the log, each with the import that last wrote it."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from pdca.domain.sales import ExportKind
from pdca.storage.tables import metadata

FIGURE = BigInteger().with_variant(Integer(), "sqlite")
"""A decimal in ten-thousandths, which both databases add exactly; an integer of SQLite has 64 bits anyway."""


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


def _day(name: str) -> "Column[str]":
    return Column(name, Text)


def _count(name: str) -> "Column[int]":
    return Column(name, Integer)


def _figure(name: str) -> "Column[int]":
    return Column(name, FIGURE)


# A column `…_key` beside a name is the name as names are compared: one person is one, however written.
def _key(name: str) -> "Column[str]":
    return Column(name, Text, primary_key=True)


def _table(name: str, *parts: "Column[int] | Column[str] | Index") -> Table:
    organisation = Column("organisation", Integer, primary_key=True, autoincrement=False)
    written = Column("import_number", Integer, nullable=False)
    return Table(name, metadata, organisation, *parts, written, sqlite_strict=True)


deals = _table(
    "deals",
    _key("key"),
    _text("seller"),
    _text("seller_key"),
    _text("outcome"),
    _text("stage"),
    _day("opened_on"),
    _day("closed_on"),
    _day("changed_on"),
    _day("expected_on"),
    _figure("amount"),
    _text("product"),
    _text("source"),
    _text("loss_reason"),
    _day("next_task_on"),
    _count("has_client"),
    _count("missing_fields"),
    Index("deals_by_outcome", "organisation", "outcome", "closed_on", "seller_key"),
)

activities = _table(
    "activities",
    _key("key"),
    _text("seller"),
    _text("seller_key"),
    _text("kind"),
    _text("deal"),
    _day("planned_on"),
    _day("done_on"),
    _figure("minutes"),
    Index("activities_by_kind", "organisation", "kind", "done_on"),
    Index("activities_by_plan", "organisation", "done_on", "planned_on"),
)

calls = _table(
    "calls",
    _key("key"),
    _text("seller"),
    _text("seller_key"),
    _text("at"),
    _count("seconds"),
    _text("scored_by"),
    _text("scorer_key"),
    _figure("score"),
    _text("checklist"),
    _day("scored_on"),
    _day("feedback_on"),
    _text("phone"),
    Index("calls_by_time", "organisation", "at", "seller_key"),
)

sellers = _table(
    "sellers",
    _key("name_key"),
    _text("name"),
    Column("is_head", Integer, nullable=False),
    _text("group"),
    _day("hired_on"),
    _day("left_on"),
)

sales_plans = _table(
    "sales_plans",
    _key("seller_key"),
    _key("month"),
    _text("seller"),
    _figure("amount"),
    _figure("units"),
    _day("set_on"),
)

leads = _table(
    "leads",
    _key("key"),
    _text("seller"),
    _text("seller_key"),
    _text("created_at"),
    _day("answered_at"),
    _text("source"),
    _text("outcome"),
    _day("rejected_on"),
    _text("reason"),
    _day("reason_on"),
    _count("touches"),
    # Seconds between the two; NULL when one of them is only a day. SQL has no arithmetic on text.
    _count("answered_after"),
    Index("leads_by_time", "organisation", "created_at"),
)

payslips = _table(
    "payslips",
    _key("seller_key"),
    _key("month"),
    _text("seller"),
    _figure("plan"),
    _figure("fact"),
    _figure("fixed"),
    _figure("bonus"),
    _figure("total"),
    _figure("gross_profit"),
)

TABLE_OF = {
    ExportKind.DEALS: deals,
    ExportKind.ACTIVITIES: activities,
    ExportKind.CALLS: calls,
    ExportKind.PEOPLE: sellers,
    ExportKind.PLANS: sales_plans,
    ExportKind.LEADS: leads,
    ExportKind.PAYROLL: payslips,
}
"""Where the rows of each kind of export are kept."""
