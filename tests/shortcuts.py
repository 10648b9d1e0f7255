"""What tests, which run many commands in one process, need not do anew or wait for as the program does."""

import sqlite3
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.events import Event
from sqlalchemy import Engine, create_engine

from pdca.definitions import nodes
from pdca.storage import database

WORTH_KEEPING = 4000
"""Characters of a text whose parsing takes time."""

MOST_KEPT = 20
"""Texts; the shipped definitions and forms are fewer, and what tests make up is soon forgotten again."""

set_pragmas = database._set_pragmas
"""What the program sets."""


class Statements(dict[Any, Any]):
    """Compiled statements by the kind of database and not, as SQLAlchemy has them, by the engine.

    Each command opens the database anew; a third of its time went into SQL that the one before had made.
    """

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 - SQLAlchemy's own
        """Return what an engine of the same kind has compiled."""
        return super().get(_of_kind(key), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
        """Keep a statement for all engines of a kind."""
        super().__setitem__(_of_kind(key), compiled)


class Remembering(YAML):
    """A parser that knows the events of a text which it has read to the end before."""

    known: ClassVar[dict[str, list[Event]]] = {}

    def parse(self, stream: str) -> Iterator[Event]:
        """Yield the events of a text."""
        events = self.known.pop(stream, None)
        if events is None:
            events = []
            for event in super().parse(stream):
                events.append(event)
                yield event
        else:
            yield from events
        if len(stream) > WORTH_KEEPING:
            self.known[stream] = events
            for oldest in [*self.known][:-MOST_KEPT]:
                del self.known[oldest]


def taken(patch: pytest.MonkeyPatch) -> None:
    """Take all of them."""
    patch.setattr(database, "create_engine", engine_with_statements)
    patch.setattr(database, "_set_pragmas", without_waiting)
    patch.setattr(nodes, "YAML", Remembering)


def engine_with_statements(*arguments: Any, **options: Any) -> Engine:  # noqa: ANN401 - as SQLAlchemy takes them
    """Make an engine as SQLAlchemy does, with the statements of all others."""
    return create_engine(*arguments, **options, execution_options={"compiled_cache": _STATEMENTS})


def without_waiting(connection: sqlite3.Connection, record: object) -> None:
    """Set all pragmas, but do not wait for the disk: no test ends the power."""
    set_pragmas(connection, record)
    connection.execute("PRAGMA synchronous=OFF")


def _of_kind(key: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    dialect, *rest = key
    return (dialect.name, *rest)


_STATEMENTS = Statements()
