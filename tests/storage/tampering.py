"""Ways to change what stands in a database behind the program's back."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace

from sqlalchemy import delete, insert, text

from pdca.domain.errors import Gap
from pdca.storage.chain import GENESIS, Entry, hash_of
from pdca.storage.store import Store
from pdca.storage.tables import events
from pdca.storage.view import entry_from
from pdca.usecases.verifying import verify_log


def run(store: Store, statement: str, **parameters: object) -> None:
    """Run a statement on the database, and keep what it did."""
    with store.engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            connection.execute(text(statement), parameters)


def value(store: Store, statement: str, **parameters: object) -> object:
    """Read one value."""
    with store.engine.connect() as connection, connection.begin():
        return connection.execute(text(statement), parameters).scalar()


def entries(store: Store) -> list[Entry]:
    """Read the whole log."""
    with store.engine.connect() as connection, connection.begin():
        return [entry_from(row) for row in connection.execute(events.select().order_by(events.c.seq))]


def forge(store: Store, change: Callable[[list[Entry]], Iterable[Entry]]) -> None:
    """Write the log anew after a change, with numbers and hashes that fit."""
    forged, previous = [], GENESIS
    for seq, entry in enumerate(change(entries(store)), start=1):
        linked = replace(entry, seq=seq, previous_hash=previous)
        previous = hash_of(linked)
        forged.append(asdict(replace(linked, hash=previous)))
    with store.engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            connection.execute(delete(events))
            connection.execute(insert(events), forged)


def without_rules(store: Store, table: str) -> None:
    """Take a SQLite table's types and constraints away, so that anything can be written to it."""
    run(store, f"CREATE TABLE loose AS SELECT * FROM {table}")
    run(store, f"DROP TABLE {table}")
    run(store, f"ALTER TABLE loose RENAME TO {table}")


def problems(store: Store, anchor: str | None = None) -> tuple[Gap, ...]:
    """List what a check of the log names."""
    return verify_log(store, anchor=anchor).problems


def codes(store: Store, anchor: str | None = None) -> list[str]:
    """List the codes of what a check of the log names."""
    return [problem.code for problem in problems(store, anchor)]


def events_named(store: Store) -> set[int]:
    """Collect the numbers of all events that a check of the log names."""
    named: set[int] = set()
    for problem in problems(store):
        first, last = problem.facts.get("seq"), problem.facts.get("until")
        if isinstance(first, int):
            named |= set(range(first, (last if isinstance(last, int) else first) + 1))
    return named
