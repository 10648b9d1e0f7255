"""The rows of exports beside the log: put by their key, and proved unchanged by what the log says of them."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Dialect, Row, Select, bindparam, delete, select

from pdca.domain.events import Standing
from pdca.domain.sales import Exported, ExportKind
from pdca.storage import statements
from pdca.storage.codec import encoded
from pdca.storage.evidence_rows import Writer
from pdca.storage.evidence_tables import TABLE_OF
from pdca.storage.journal import Journal
from pdca.storage.view import View

ROWS_AT_ONCE = 5000
"""How many rows are in memory at a time."""

CACHE_KIB = 64 * 1024
"""How much of a SQLite file an import keeps in memory."""

DIGEST_BYTES = 256
"""Of one row's hash. The hashes are added up, which any order of rows gives the same; with 2048 bits nobody
finds other rows of the same sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was put, for the event that says so."""

    rows: int
    """Rows of the export; those with one key are one row of the table."""
    first: date | None
    last: date | None
    standing: tuple[Standing, ...]


def put_rows(
    journal: Journal, kind: ExportKind, rows: Iterable[Exported], *, number: int, is_whole: bool
) -> Counted:
    """Put the rows of import `number` in the table of their kind, over those with the same key.

    A whole export replaces everything of its kind. Rows are taken as they come, so that memory stays flat;
    instants in them are local times without a zone.

    Raises:
        WrongInput: a figure is too large to be kept.
    """
    connection = journal.connection
    _take_memory(connection)
    writer = Writer(kind, organisation=journal.number, number=number)
    if is_whole:
        _clear(journal, kind)
    put = _put(kind, writer.columns, connection.dialect)
    parameters = writer.parameters(rows)
    is_sqlite = connection.dialect.name == "sqlite"
    while batch := list(islice(parameters, ROWS_AT_ONCE)):
        connection.exec_driver_sql(put, batch if is_sqlite else _by_column(kind, writer.columns, batch))
    return Counted(
        rows=writer.rows, first=writer.first, last=writer.last, standing=standing(journal, kind, number)
    )


def standing(view: View, kind: ExportKind, latest: int | None = None) -> tuple[Standing, ...]:
    """Add up what stands of each import of a kind; `latest` is named even when nothing of it stands."""
    sums: Counter[int] = Counter() if latest is None else Counter({latest: 0})
    rows: Counter[int] = Counter()
    for row in _streamed(view.connection, _every(kind), view.number):
        sums[row.import_number] += _hash(row)
        rows[row.import_number] += 1
    return tuple(Standing(number=n, rows=rows[n], digest=_digest(sums[n])) for n in sorted(sums))


def imports(view: View) -> list[Row[tuple[Any, ...]]]:
    """List every import of an export, oldest first."""
    return list(view.connection.execute(statements.imports, {"organisation": view.number}))


def _streamed(connection: Connection, statement: Select[tuple[Any, ...]], organisation: int) -> Any:  # noqa: ANN401
    streaming = {"stream_results": True, "yield_per": ROWS_AT_ONCE}
    return connection.execute(statement, {"organisation": organisation}, execution_options=streaming)


def _hash(row: Row[tuple[Any, ...]]) -> int:
    # The organisation and the import are known from elsewhere; what is left is what the export said.
    return int.from_bytes(hashlib.shake_256(encoded(tuple(row)).encode()).digest(DIGEST_BYTES))


def _digest(total: int) -> str:
    return hashlib.sha256((total % (1 << 8 * DIGEST_BYTES)).to_bytes(DIGEST_BYTES)).hexdigest()


def _put(kind: ExportKind, columns: tuple[str, ...], dialect: Dialect) -> str:
    # The same but for the values, and a third of the time: SQLAlchemy would bind each row's values by name.
    table = TABLE_OF[kind]
    quote = dialect.identifier_preparer.quote
    keys = tuple(column.name for column in table.primary_key)
    changed = ", ".join(f"{quote(c)} = excluded.{quote(c)}" for c in columns if c not in keys)
    return (
        f"INSERT INTO {table.name} ({', '.join(map(quote, columns))}) {_values(kind, columns, dialect)} "
        f"ON CONFLICT ({', '.join(map(quote, keys))}) DO UPDATE SET {changed}"
    )


def _values(kind: ExportKind, columns: tuple[str, ...], dialect: Dialect) -> str:
    if dialect.name == "sqlite":
        return f"VALUES ({', '.join('?' * len(columns))})"
    types = (TABLE_OF[kind].c[name].type.compile(dialect) for name in columns)
    # A statement for each row would cost a server five times as much; one takes a list for each column.
    return f"SELECT * FROM unnest({', '.join(f'%s::{each}[]' for each in types)})"  # noqa: S608 - our names


def _by_column(
    kind: ExportKind, columns: tuple[str, ...], batch: list[tuple[str | int | None, ...]]
) -> tuple[list[str | int | None], ...]:
    """Turn rows into columns; of rows with one key the last stands, as a statement writes a row only once."""
    keys = [columns.index(column.name) for column in TABLE_OF[kind].primary_key]
    rows = {tuple(row[place] for place in keys): row for row in batch}.values()
    return tuple(list(column) for column in zip(*rows, strict=True))


def _take_memory(connection: Connection) -> None:
    # Keys come in no order, and SQLite's usual two megabytes would read and write each page many times.
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")


def _clear(journal: Journal, kind: ExportKind) -> None:
    table = TABLE_OF[kind]
    others = select(table.c.organisation).where(table.c.organisation != journal.number).limit(1)
    # SQLite empties a table at once only when no row is asked whose it is.
    if journal.connection.execute(others).first() is None:
        journal.connection.execute(delete(table))
    else:
        journal.connection.execute(delete(table).where(table.c.organisation == journal.number))


@cache
def _every(kind: ExportKind) -> Select[tuple[Any, ...]]:
    table = TABLE_OF[kind]
    return select(*(c for c in table.c if c.name != "organisation")).where(
        table.c.organisation == bindparam("organisation")
    )
