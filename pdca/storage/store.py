"""The store: reading and writing transactions over one database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from sqlalchemy import Engine

from pdca.storage.database import Address, connect, lock_head
from pdca.storage.trouble import translated
from pdca.storage.view import View

if TYPE_CHECKING:
    from pdca.storage.journal import Journal


class Store:
    """A database that is ours, and one organisation in it."""

    def __init__(self, engine: Engine, place: Address, *, organisation: int = 1) -> None:
        self.engine = engine
        self.place = place
        self._organisation = organisation

    @classmethod
    def open(cls, place: Address) -> Self:
        """Open a database that exists; see `connect` for what is refused."""
        return cls(connect(place), place)

    @contextmanager
    def reading(self) -> Iterator[View]:
        """Read in one consistent moment."""
        with translated(self.place.shown), self.engine.connect() as connection, connection.begin():
            yield View(connection, self._organisation)

    @contextmanager
    def writing(self) -> "Iterator[Journal]":
        """Write alone: what was recorded is kept when the block ends well, and nothing otherwise."""
        from pdca.storage.journal import Journal  # noqa: PLC0415 - who only reads needs none of the rules

        with translated(self.place.shown), self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                lock_head(connection, self._organisation)
                journal = Journal(connection, self._organisation)
                yield journal
                journal.flush()

    @contextmanager
    def trying(self) -> "Iterator[Journal]":
        """Record by the rules without keeping anything: what they say is all that is wanted."""
        from pdca.storage.journal import Journal  # noqa: PLC0415 - who only reads needs none of the rules

        with translated(self.place.shown), self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            transaction = connection.begin()
            try:
                lock_head(connection, self._organisation)
                yield Journal(connection, self._organisation)
            finally:
                transaction.rollback()

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()
