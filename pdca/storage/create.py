"""Making a database, bringing one up to date, and copying one safely."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from pdca.domain.errors import StorageTrouble
from pdca.storage.database import Address, check_file, engine_at, is_folder, lock_head, schema_version
from pdca.storage.tables import SCHEMA_VERSION
from pdca.storage.trouble import translated

_MIGRATIONS = Path(__file__).parent / "migrations"


@contextmanager
def creating(place: Address) -> Iterator[Connection]:
    """Make the schema inside one transaction that the caller fills and that is kept or not as a whole.

    Raises:
        StorageTrouble: there is a database already, ours or not, or the place cannot be written.
    """
    if place.path is not None:
        _make_file(place.path)
    with engine_at(place) as engine, translated(place.shown), engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            lock_head(connection, 0)
            _refuse_taken(connection, place)
            _migrate(connection)
            yield connection


def is_ours(place: Address) -> bool:
    """Tell whether a finished database of ours is there; an empty file or database is not."""
    if place.path is not None and not _has_content(place.path):
        return False
    with engine_at(place) as engine, translated(place.shown), engine.connect() as connection:
        return schema_version(connection) is not None


def upgrade(place: Address) -> tuple[int, int, Path | None]:
    """Bring the schema up to date in one transaction, a backup first; return old, new and the backup.

    Raises:
        NotFound: there is no such file.
        StorageTrouble: the database is not ours or is newer than this program.
    """
    if place.path is not None:
        check_file(place.path)
    with engine_at(place) as engine:
        return _upgrade(engine, place)


def _upgrade(engine: Engine, place: Address) -> tuple[int, int, Path | None]:
    with translated(place.shown), engine.connect() as connection:
        found = schema_version(connection)
    if found is None:
        raise StorageTrouble("database-foreign", place=place.shown)
    if found > SCHEMA_VERSION:
        raise StorageTrouble("database-newer", place=place.shown, found=found, known=SCHEMA_VERSION)
    if found == SCHEMA_VERSION:
        return found, found, None
    saved = place.path.with_name(f"{place.path.name}.schema-{found}.backup") if place.path else None
    if place.path is not None and saved is not None:
        backup(place.path, saved)
    with translated(place.shown), engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            _migrate(connection)
    return found, SCHEMA_VERSION, saved


def backup(source: Path, target: Path) -> None:
    """Copy a SQLite database while others may be writing; the copy appears whole or not at all.

    Raises:
        StorageTrouble: the target exists or cannot be written.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        if target.exists():
            raise StorageTrouble("backup-exists", place=str(target))
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
            closing(sqlite3.connect(part)) as copy,
        ):
            original.backup(copy)
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise StorageTrouble("backup-failed", place=str(target), detail=detail) from error
    finally:
        # Whatever stopped it, a Ctrl-C too; a name that the system refuses has left nothing.
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _has_content(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:
        return False


def _make_file(path: Path) -> None:
    if is_folder(path):
        raise StorageTrouble("database-is-folder", place=str(path))
    try:
        # Never removed again, even when nothing comes of it: another `init` may be waiting to fill it.
        path.touch(exist_ok=True)
    except OSError as error:
        detail = error.strerror or str(error)
        raise StorageTrouble("database-cannot-be-made", place=str(path), detail=detail) from None


def _refuse_taken(connection: Connection, place: Address) -> None:
    if connection.dialect.name == "sqlite":
        is_taken = bool(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar())
    else:
        is_taken = bool(connection.exec_driver_sql("SELECT to_regclass('events')").scalar())
    if is_taken:
        raise StorageTrouble("database-exists", place=place.shown)


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
