"""Where the database is, and how it is opened: SQLite or PostgreSQL, with their safety settings."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from pdca.domain.errors import NotFound, PdcaError, StorageTrouble, WrongInput
from pdca.storage.tables import APPLICATION_ID, SCHEMA_VERSION
from pdca.storage.trouble import translated

BUSY_TIMEOUT_S = 10
"""How long a SQLite writer waits for another before it gives up."""

POSTGRESQL_OPTIONS = (
    "-c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000 -c statement_timeout=60000"
)
"""Milliseconds: nobody waits for ever for a lock, a sleeping client or a runaway query."""

_MISSPELT = re.compile(r"password *=|^(postgres|mysql|mariadb|sqlite)\S*:.*", re.IGNORECASE)

_HARMLESS = frozenset(("host", "port", "dbname", "sslmode", "application_name", "target_session_attrs"))
"""What may be printed of the options of a URL; anything else may hold a secret."""

_lock = text("SELECT pg_advisory_xact_lock(:application, :organisation)")

_SQLITE_HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Address:
    """A file or a server."""

    url: URL
    path: Path | None

    @property
    def shown(self) -> str:
        """Return the address as it may be printed: never with a password."""
        if self.path is not None:
            return str(self.path)
        query = {name: value if name in _HARMLESS else "***" for name, value in self.url.query.items()}
        return self.url.set(query=query).render_as_string(hide_password=True)


def address(text: str) -> Address:
    """Read a path or a database URL.

    Raises:
        WrongInput: the URL cannot be read, or names a database we do not know.
    """
    if "://" not in text:
        # A file's name is printed; what looks like a misspelt URL may hold a password.
        if _MISSPELT.search(text):
            raise WrongInput("database-url-unreadable")
        return Address(URL.create("sqlite", database=text), Path(text))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise WrongInput("database-url-unreadable") from None
    if url.host and "@" in url.host:
        # An @ inside a password must be written %40; the rest of the password would pass for the host.
        raise WrongInput("database-url-unreadable")
    backend = url.get_backend_name() if url.drivername else ""
    if backend == "sqlite" and url.database:
        return Address(url, Path(url.database))
    if backend in ("postgresql", "postgres"):
        return Address(url.set(drivername="postgresql+psycopg"), None)
    raise WrongInput("database-kind-unknown", kind=url.drivername)


def connect(place: Address) -> Engine:
    """Return an engine for a database that exists and is ours, of this program's schema.

    Raises:
        NotFound: there is no such file.
        StorageTrouble: the file is empty, foreign, older or newer, or the server is out of reach.
    """
    if place.path is not None:
        check_file(place.path)
    engine = raw_engine(place)
    try:
        _check_schema(engine, place)
    except PdcaError:
        engine.dispose()
        raise
    return engine


@contextmanager
def engine_at(place: Address) -> Iterator[Engine]:
    """Lend an engine without looking at what is there; no connection outlives the block."""
    engine = raw_engine(place)
    try:
        yield engine
    finally:
        engine.dispose()


def raw_engine(place: Address) -> Engine:
    """Return an engine with all safety settings, without looking at what is there."""
    if place.path is not None:
        return _sqlite_engine(place.path)
    try:
        engine = create_engine(
            place.url, connect_args={"options": POSTGRESQL_OPTIONS, "connect_timeout": BUSY_TIMEOUT_S}
        )
    except ModuleNotFoundError:
        raise StorageTrouble("driver-missing") from None
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def lock_head(connection: Connection, organisation: int) -> None:
    """Wait until nobody else writes to an organisation's log; 0 is the making of the whole database."""
    if connection.dialect.name == "postgresql":
        # The head of the chain has one writer at a time; SQLite's BEGIN IMMEDIATE does the same.
        connection.execute(_lock, {"application": APPLICATION_ID, "organisation": organisation})


def schema_version(connection: Connection) -> int | None:
    """Return the schema's number, None when the database is not ours."""
    if connection.dialect.name == "sqlite":
        if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
            return None
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    is_there = connection.exec_driver_sql("SELECT to_regclass('alembic_version') IS NOT NULL").scalar_one()
    if not is_there or not connection.exec_driver_sql("SELECT to_regclass('events')").scalar():
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return int(found) if found else None


def check_file(path: Path) -> None:
    """Refuse a path that no SQLite database stands at; see `connect`."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # Not opened, since a pipe or a terminal would be waited for without end.
            raise StorageTrouble("database-foreign", place=str(path))
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound("database-missing", place=str(path)) from None
    except IsADirectoryError:
        raise StorageTrouble("database-is-folder", place=str(path)) from None
    except OSError as error:
        # Windows refuses to open a folder in the words it has for a file that may not be read.
        code = "database-is-folder" if is_folder(path) else _file_trouble(error)
        raise StorageTrouble(code, place=str(path), detail=error.strerror or "") from None
    if not header:
        raise StorageTrouble("database-empty", place=str(path))
    if header != _SQLITE_HEADER:
        raise StorageTrouble("database-foreign", place=str(path))


def is_folder(path: Path) -> bool:
    """Tell whether a folder stands where a file should."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _check_schema(engine: Engine, place: Address) -> None:
    with translated(place.shown), engine.connect() as connection:
        found = schema_version(connection)
    if found is None:
        # A database on a server was made for us and waits; a file shrinks when a founding was cut short.
        is_empty = place.path is None or place.path.stat().st_size == 0
        raise StorageTrouble("database-empty" if is_empty else "database-foreign", place=place.shown)
    if found > SCHEMA_VERSION:
        raise StorageTrouble("database-newer", place=place.shown, found=found, known=SCHEMA_VERSION)
    if found < SCHEMA_VERSION:
        raise StorageTrouble("database-older", place=place.shown, found=found, known=SCHEMA_VERSION)


def _file_trouble(error: OSError) -> str:
    return "database-no-permission" if isinstance(error, PermissionError) else "database-trouble"


def _sqlite_engine(path: Path) -> Engine:
    def opened() -> sqlite3.Connection:
        # mode=rw: only `init` may create a file, and it makes it first.
        uri = f"{path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(
            uri, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_S, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=opened, pool_size=1, max_overflow=4, poolclass=QueuePool)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _: object) -> None:
    for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # pysqlite begins late and commits early on its own; with isolation_level=None we say when.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if not connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
