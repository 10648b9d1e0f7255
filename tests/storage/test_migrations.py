"""The migrations make the tables that the statements speak of, and copies are whole."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from pdca.domain.errors import NotFound, StorageTrouble
from pdca.storage import create
from pdca.storage.database import Address, address
from pdca.storage.store import Store
from pdca.storage.tables import APPLICATION_ID, SCHEMA_VERSION, metadata
from tests.storage.conftest import only_sqlite
from tests.storage.tampering import problems, run, value


def test_migrated_schema_is_what_the_tables_say(company: Store) -> None:
    with company.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )

        assert compare_metadata(context, metadata) == []


@only_sqlite
def test_file_carries_our_mark_and_the_schema_number(company: Store) -> None:
    assert value(company, "PRAGMA application_id") == APPLICATION_ID
    assert value(company, "PRAGMA user_version") == SCHEMA_VERSION


@only_sqlite
def test_tables_hold_only_values_of_their_types(company: Store) -> None:
    loose = "SELECT group_concat(name) FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite%'"

    # Alembic declares its own.
    assert value(company, loose) == "alembic_version"


@only_sqlite
@pytest.mark.usefixtures("without_shortcuts")
def test_writes_are_as_durable_as_the_design_says(company: Store) -> None:
    assert value(company, "PRAGMA synchronous") == 3
    assert value(company, "PRAGMA journal_mode") == "delete"
    assert value(company, "PRAGMA foreign_keys") == 1


def test_upgrade_of_the_newest_schema_changes_nothing(company: Store) -> None:
    assert create.upgrade(company.place) == (SCHEMA_VERSION, SCHEMA_VERSION, None)


def test_upgrade_of_a_newer_schema_is_refused(company: Store, kind: str) -> None:
    newer = (
        "PRAGMA user_version = 99" if kind == "sqlite" else "UPDATE alembic_version SET version_num = '0099'"
    )
    run(company, newer)

    with pytest.raises(StorageTrouble) as trouble:
        create.upgrade(company.place)

    assert (trouble.value.code, trouble.value.facts["found"]) == ("database-newer", 99)


@only_sqlite
def test_upgrade_makes_a_backup_first_and_keeps_everything(company: Store) -> None:
    run(company, "PRAGMA user_version = 0")
    company.close()

    old, new, saved = create.upgrade(company.place)

    assert (old, new) == (0, SCHEMA_VERSION)
    assert saved is not None
    with closing(sqlite3.connect(saved)) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (0,)
        assert backup.execute("SELECT count(*) FROM events").fetchone() == (101,)
    with closing(Store.open(company.place)) as store:
        assert problems(store) == ()


def test_upgrade_of_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        create.upgrade(address(str(tmp_path / "pdca.db")))

    assert not list(tmp_path.iterdir())


def test_upgrade_of_a_foreign_database_is_refused(fresh: Address, kind: str) -> None:
    if fresh.path is not None:
        with closing(sqlite3.connect(fresh.path)) as other, other:
            other.execute("CREATE TABLE events (id INTEGER)")

    with pytest.raises(StorageTrouble) as trouble:
        create.upgrade(fresh)

    assert trouble.value.code == "database-foreign"


@only_sqlite
def test_backup_is_a_whole_copy(company: Store, tmp_path: Path) -> None:
    path = company.place.path
    assert path is not None

    create.backup(path, tmp_path / "copy.db")

    with closing(Store.open(address(str(tmp_path / "copy.db")))) as copy:
        assert problems(copy) == ()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "pdca.db"]


@only_sqlite
def test_backup_while_a_writer_is_at_work_has_only_what_was_kept(company: Store, tmp_path: Path) -> None:
    path = company.place.path
    assert path is not None

    with pytest.raises(ZeroDivisionError), company.writing() as journal:  # noqa: PT012 - the end of the block counts
        journal.connection.exec_driver_sql("DELETE FROM people")
        create.backup(path, tmp_path / "copy.db")
        raise ZeroDivisionError

    with closing(Store.open(address(str(tmp_path / "copy.db")))) as copy:
        assert problems(copy) == ()


@only_sqlite
def test_backup_never_writes_over_a_file(company: Store, tmp_path: Path) -> None:
    path = company.place.path
    assert path is not None
    (tmp_path / "copy.db").write_text("другое", encoding="utf-8")

    with pytest.raises(StorageTrouble) as trouble:
        create.backup(path, tmp_path / "copy.db")

    assert trouble.value.code == "backup-exists"
    assert (tmp_path / "copy.db").read_text(encoding="utf-8") == "другое"


def test_failed_backup_leaves_no_piece_behind(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Список дел, которые нужно сделать завтра " * 50, encoding="utf-8")

    with pytest.raises(StorageTrouble) as trouble:
        create.backup(tmp_path / "list.txt", tmp_path / "copy.db")

    assert trouble.value.code == "backup-failed"
    assert [p.name for p in tmp_path.iterdir()] == ["list.txt"]
