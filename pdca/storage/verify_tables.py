"""The check of the query tables: each row is there, is what follows from the log, and is the only one."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeAlias, cast

from sqlalchemy import Table

from pdca.storage import statements
from pdca.storage.rows import COLUMNS, KEYS, Batch, Key, Value
from pdca.storage.tables import QUERY_TABLES
from pdca.storage.verify_problems import Problems, sayable
from pdca.storage.view import View

ROWS_AT_ONCE = 1000

_Expected: TypeAlias = dict[Key, dict[str, Value]]


def compare_tables(view: View, batch: Batch, problems: Problems) -> None:
    """Compare every query table with the rows that follow from the log."""
    expected: Mapping[str, _Expected] = defaultdict(dict)
    for (name, key), row in batch.rows.items():
        expected[name][key] = row.values
    for table in QUERY_TABLES:
        _compare(view, table, expected[table.name], problems)


def _compare(view: View, table: Table, expected: _Expected, problems: Problems) -> None:
    streaming = {"stream_results": True, "yield_per": ROWS_AT_ONCE}
    statement = statements.rows_of(table)
    for found in view.connection.execute(
        statement, {"organisation": view.number}, execution_options=streaming
    ):
        _compare_row(table.name, dict(found._mapping), expected, problems)  # noqa: SLF001 - the documented way
    for key in expected:
        problems.add("row-missing", table=table.name, key=_said(key))


def _compare_row(table: str, found: Mapping[str, object], expected: _Expected, problems: Problems) -> None:
    # Whatever stands there can be looked up; only what we wrote will be found.
    key = cast("Key", tuple(found[name] for name in KEYS[table]))
    values = expected.pop(key, None)
    if values is None:
        problems.add("row-not-in-log", table=table, key=_said(key))
        return
    for column in COLUMNS[table]:
        if not _is_same(found[column], values[column]):
            problems.add(
                "row-differs",
                table=table,
                key=_said(key),
                column=column,
                expected=sayable(values[column]),
                found=sayable(found[column]),
            )


def _is_same(found: object, expected: Value) -> bool:
    # 1, 1.0 and True are equal in Python, but not what was written.
    return type(found) is type(expected) and found == expected


def _said(key: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(sayable(part) for part in key)
