"""A row that does not follow from the log is named by table, key and column."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.exc import OperationalError

from pdca.domain.errors import StorageTrouble, WrongInput
from pdca.storage.database import address
from pdca.storage.rows import COLUMNS, KEYS
from pdca.storage.store import Store
from pdca.storage.tables import QUERY_TABLES
from pdca.usecases import findings
from pdca.usecases.verifying import verify_log
from tests.storage.company import OWNER, Now
from tests.storage.conftest import only_sqlite
from tests.storage.kinds import kind
from tests.storage.tampering import codes, problems, run, value, without_rules

__all__ = ["kind"]

TABLES = [table.name for table in QUERY_TABLES]
NUMBERS = {
    (table.name, column.name)
    for table in QUERY_TABLES
    for column in table.columns
    if str(column.type) == "INTEGER"
}


def new_value(table: str, column: str) -> str:
    """Return a value that no row has in a column."""
    return "5000" if (table, column) in NUMBERS else "'changed'"


def first_key_of(store: Store, table: str) -> tuple[object, ...]:
    """Return the key of one row of a table."""
    return tuple(
        value(store, f"SELECT {column} FROM {table} WHERE {first_key(table)}") for column in KEYS[table]
    )


def first_key(table: str) -> str:
    """Return a condition that holds for one row of a table."""
    keys = ", ".join(KEYS[table])
    return f"({keys}) IN (SELECT {keys} FROM {table} ORDER BY {keys} LIMIT 1)"


def test_every_changed_column_of_every_table_is_named(company: Store) -> None:
    changed = {(table, column) for table in TABLES for column in COLUMNS[table] if column not in KEYS[table]}
    for table in TABLES:
        news = ", ".join(f"{c} = {new_value(table, c)}" for c in COLUMNS[table] if (table, c) in changed)
        run(company, f"UPDATE {table} SET {news} WHERE {first_key(table)}")

    found = problems(company)

    assert {(p.facts["table"], p.facts["column"]) for p in found} == changed
    assert {p.code for p in found} == {"row-differs"}


def test_changed_column_is_named_with_what_should_stand_there_and_what_does(company: Store) -> None:
    run(company, "UPDATE cycles SET due = '2030-01-01' WHERE number = 2")
    run(company, "UPDATE actions SET assignee = 5 WHERE cycle = 1 AND round = 2 AND number = 1")

    assert [p.facts for p in problems(company)] == [
        {"table": "actions", "key": (1, 2, 1), "column": "assignee", "expected": 3, "found": 5},
        {"table": "cycles", "key": (2,), "column": "due", "expected": "2026-08-18", "found": "2030-01-01"},
    ]


def test_removed_row_of_every_table_is_named_as_missing(company: Store) -> None:
    keys = {table: first_key_of(company, table) for table in TABLES}
    for table in TABLES:
        run(company, f"DELETE FROM {table} WHERE {first_key(table)}")

    found = problems(company)

    assert {str(p.facts["table"]): p.facts["key"] for p in found} == keys
    assert [p.code for p in found] == ["row-missing"] * len(TABLES)


def test_added_row_of_every_table_is_named(company: Store) -> None:
    for table in TABLES:
        last = KEYS[table][-1]
        columns = [c for c in ("organisation", *COLUMNS[table]) if c not in {last, "external_number"}]
        copied = ", ".join(columns)
        new = new_value(table, last)
        values = f"SELECT {copied}, {new} FROM {table} WHERE {first_key(table)}"
        run(company, f"INSERT INTO {table} ({copied}, {last}) {values}")

    assert [(p.code, p.facts["table"]) for p in problems(company)] == [("row-not-in-log", t) for t in TABLES]


def test_row_given_to_another_organisation_is_named_as_missing(company: Store) -> None:
    run(company, "UPDATE people SET organisation = 2 WHERE number = 3")

    assert [(p.code, p.facts) for p in problems(company)] == [
        ("row-missing", {"table": "people", "key": (3,)})
    ]


@only_sqlite
@pytest.mark.parametrize("junk", ["NULL", "1.5", "X'ff00'", "CAST(X'd0' AS TEXT)", "9223372036854775807"])
def test_value_of_another_type_is_named(company: Store, junk: str) -> None:
    without_rules(company, "cycles")
    run(company, f"UPDATE cycles SET round = {junk} WHERE number = 1")

    assert ("row-differs", "round") in [(p.code, p.facts.get("column")) for p in problems(company)]


@only_sqlite
def test_row_that_stands_there_twice_is_named(company: Store) -> None:
    without_rules(company, "people")
    run(company, "INSERT INTO people SELECT * FROM people WHERE number = 2")

    assert [(p.code, p.facts) for p in problems(company)] == [
        ("row-not-in-log", {"table": "people", "key": (2,)})
    ]


@only_sqlite
@pytest.mark.parametrize("junk", ["NULL", "1.5", "X'ff00'", "CAST(X'd0' AS TEXT)", "9223372036854775807"])
@pytest.mark.parametrize("column", ["organisation", "content_hash", "kind", "body"])
def test_definition_that_holds_anything_is_named(company: Store, column: str, junk: str) -> None:
    without_rules(company, "definitions")
    run(company, f"UPDATE definitions SET {column} = {junk} WHERE kind = 'process'")

    assert any(code.startswith("definition-") for code in codes(company))


def test_changed_definition_is_named_and_nothing_is_replayed_with_it(company: Store) -> None:
    run(company, 'UPDATE definitions SET body = replace(body, \'"by":["assigner"]\', \'"by":["checker"]\')')

    assert codes(company)[:2] == ["definition-changed", "event-not-allowed"]


def test_definition_under_another_hash_is_named(company: Store) -> None:
    run(company, "UPDATE definitions SET content_hash = 'f' WHERE kind = 'catalogue'")

    assert codes(company)[0] == "definition-changed"


def test_removed_definition_is_named(company: Store) -> None:
    run(company, "DELETE FROM definitions WHERE kind = 'catalogue'")

    assert set(codes(company)) == {"definition-missing", "event-not-allowed"}


def test_definition_that_the_log_does_not_know_is_named(company: Store) -> None:
    run(company, "INSERT INTO definitions SELECT organisation, 'f', 'note', 'x' FROM definitions LIMIT 1")

    assert set(codes(company)) == {"definition-changed", "definition-not-in-log"}


def test_definition_of_another_kind_is_named(company: Store) -> None:
    run(company, "UPDATE definitions SET kind = 'note' WHERE kind = 'catalogue'")

    assert codes(company)[0] == "definition-unreadable"


def test_anchor_is_found_at_its_event(company: Store) -> None:
    head = verify_log(company)
    hash_of_30 = str(value(company, "SELECT hash FROM events WHERE seq = 30"))

    assert verify_log(company, anchor=f"{head.seq}:{head.head_hash}").anchored == head.seq
    assert verify_log(company, anchor=f" 30:{hash_of_30.upper()} ").anchored == 30
    assert verify_log(company, anchor=hash_of_30[:16]).anchored == 30


@pytest.mark.parametrize(
    "anchor", ["", "12", "f" * 15, "g" * 16, "f" * 65, "x:" + "f" * 64, "1:2:" + "f" * 64]
)
def test_anchor_that_cannot_be_read_is_refused(company: Store, anchor: str) -> None:
    with pytest.raises(WrongInput) as refused:
        verify_log(company, anchor=anchor)

    assert (refused.value.code, refused.value.facts) == ("anchor-unreadable", {"anchor": anchor})


@only_sqlite
def test_cut_tail_is_found_with_an_anchor_only(company: Store, company_file: str) -> None:
    findings.add_finding(company, "Поздняя жалоба", acting=Now().acting(OWNER))
    head = verify_log(company)
    earlier = Store.open(address(str(company_file)))

    assert verify_log(earlier).is_sound
    for anchor in (head.head_hash, f"{head.seq}:{head.head_hash[:16]}"):
        (problem,) = problems(earlier, anchor)
        assert (problem.code, problem.facts["seq"]) == ("anchor-not-found", head.seq - 1)
    earlier.close()


def test_right_hash_at_another_event_is_not_the_anchor(company: Store) -> None:
    head = verify_log(company)

    assert codes(company, f"{head.seq - 1}:{head.head_hash}") == ["anchor-not-found"]


@only_sqlite
def test_check_does_not_change_how_text_is_read_afterwards(company: Store) -> None:
    run(company, "UPDATE people SET name = CAST(X'd0' AS TEXT) WHERE number = 1")

    assert codes(company) == ["row-differs"]
    with pytest.raises(OperationalError, match="decode"):
        value(company, "SELECT name FROM people WHERE number = 1")


@only_sqlite
def test_file_with_damaged_pages_is_storage_trouble(company: Store) -> None:
    path = company.place.path
    assert path is not None
    company.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))

    with pytest.raises(StorageTrouble) as trouble:
        verify_log(Store.open(company.place))

    assert trouble.value.code == "database-damaged"


@only_sqlite
def test_index_that_differs_from_its_table_is_named(company: Store) -> None:
    company.close()
    with closing(sqlite3.connect(str(company.place.path))) as raw, raw:
        raw.execute("PRAGMA writable_schema = ON")
        changed = "CREATE INDEX events_by_time ON events (organisation, actor)"
        raw.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'events_by_time'", [changed])

    assert set(codes(company)) == {"file-inconsistent"}
