"""What can be read from the log in one consistent moment."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, Row

from pdca.domain import evolve, finding, organisation, voices
from pdca.domain.catalogue import Catalogue
from pdca.domain.cycle import Cycle
from pdca.domain.errors import NotFound, StorageTrouble
from pdca.domain.events import Recorded
from pdca.domain.finding import Finding
from pdca.domain.organisation import Organisation
from pdca.domain.process import Process
from pdca.domain.streams import ORGANISATION_STREAM, stream_of
from pdca.domain.voices import Assessment
from pdca.storage import statements
from pdca.storage.chain import GENESIS, Entry, recorded_of
from pdca.storage.codec import decoded

if TYPE_CHECKING:
    from pdca.domain.engine import Engine

_Definition = TypeVar("_Definition")


class View:
    """One organisation's log, read inside one transaction."""

    def __init__(self, connection: Connection, number: int = 1) -> None:
        self.connection = connection
        self.number = number
        self.engines: Mapping[str, Engine] = _Lazily(self._engine)
        self.catalogues: Mapping[str, Catalogue] = _Lazily(self._catalogue)

    def head(self) -> tuple[int, str]:
        """Return the newest event's place and hash; 0 and the genesis hash when the log is empty."""
        row = self.connection.execute(statements.head, {"organisation": self.number}).first()
        return (row.seq, row.hash) if row else (0, GENESIS)

    def organisation(self, *, until: int | None = None) -> Organisation:
        """Return the organisation, as it was after event `until` when that is given."""
        found = organisation.fold(self.history(ORGANISATION_STREAM, until=until))
        if found is None:
            raise StorageTrouble("organisation-missing")
        return found

    def cycle(self, number: int) -> Cycle:
        """Return a cycle; raise NotFound when there is none."""
        found = evolve.fold(self.history(stream_of("cycle", number)))
        if found is None:
            raise NotFound("cycle-not-found", number=number)
        return found

    def finding(self, number: int) -> Finding:
        """Return a finding; raise NotFound when there is none."""
        found = finding.fold(self.history(stream_of("finding", number)))
        if found is None:
            raise NotFound("finding-not-found", number=number)
        return found

    def assessment(self, number: int) -> Assessment:
        """Return an assessment, sealed or not; raise NotFound when there is none."""
        found = voices.fold(self.history(stream_of("assessment", number)))
        if found is None:
            raise NotFound("assessment-not-found", number=number)
        return found

    def history(self, stream: str, *, until: int | None = None) -> Iterator[Recorded]:
        """Yield the events of a stream, oldest first.

        Raises:
            StorageTrouble: an event cannot be read; `verify` says more.
        """
        parameters: dict[str, object] = {"organisation": self.number, "stream": stream}
        statement = statements.stream
        if until is not None:
            statement, parameters["until_seq"] = statements.stream_until, until
        for row in self.connection.execute(statement, parameters):
            yield _read(row)

    def last_by(self, person: int) -> Recorded | None:
        """Return what a person recorded last; None when it was nothing."""
        parameters = {"organisation": self.number, "actor": person}
        row = self.connection.execute(statements.last_by, parameters).first()
        return _read(row) if row else None

    def _engine(self, content_hash: str) -> "Engine | None":
        from pdca.domain.engine import Engine  # noqa: PLC0415 - most of what is only shown asks no rule

        process = self._definition(content_hash, Process)
        return Engine(process) if process else None

    def _catalogue(self, content_hash: str) -> Catalogue | None:
        return self._definition(content_hash, Catalogue)

    def _definition(self, content_hash: str, kind: type[_Definition]) -> _Definition | None:
        parameters = {"organisation": self.number, "content_hash": content_hash}
        body = self.connection.execute(statements.definition, parameters).scalar()
        return decoded(body, kind) if body else None


class _Lazily(Mapping[str, _Definition]):
    """Definitions by content hash, read when first asked for."""

    def __init__(self, read: Callable[[str], _Definition | None]) -> None:
        self._read = read
        self._known: dict[str, _Definition] = {}

    def __getitem__(self, content_hash: str) -> _Definition:
        if content_hash not in self._known:
            found = self._read(content_hash)
            if found is None:
                raise KeyError(content_hash)
            self._known[content_hash] = found
        return self._known[content_hash]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def entry_from(row: "Row[tuple[object, ...]]") -> Entry:
    """Read a row of the log as it stands, without trusting it."""
    return Entry(**row._mapping)  # noqa: SLF001 - the documented way to get a row by names


def _read(row: "Row[tuple[object, ...]]") -> Recorded:
    entry = entry_from(row)
    try:
        return recorded_of(entry)
    except ValueError as error:
        raise StorageTrouble("event-unreadable", seq=entry.seq) from error
