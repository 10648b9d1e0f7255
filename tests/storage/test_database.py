"""Where the database is, and what is said of one that cannot be opened."""

import os
import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import event

from pdca.domain.errors import NotFound, PdcaError, StorageTrouble, WrongInput
from pdca.storage import database
from pdca.storage.database import Address, address, connect
from pdca.storage.store import Store
from pdca.usecases import findings, founding
from pdca.usecases.filtering import Filters
from tests.storage.company import FOUNDING, OWNER, Now, process
from tests.storage.conftest import Server, only_postgresql, only_sqlite
from tests.storage.tampering import run, value

SECRET = "geheim"  # noqa: S105 - what must never be printed


def code_of(place: Address) -> str:
    """Return what is said when a database is opened."""
    with pytest.raises(PdcaError) as trouble:
        connect(place)
    assert trouble.value.exit_code == (3 if isinstance(trouble.value, NotFound) else 5)
    return trouble.value.code


@contextmanager
def unprivileged() -> Iterator[None]:
    """Give up root's right to ignore permissions for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("pdca.db", "pdca.db"),
        ("папка/журнал.db", str(Path("папка/журнал.db"))),
        ("sqlite:///pdca.db", "pdca.db"),
        ("postgresql://host/name", "postgresql+psycopg://host/name"),
        ("postgres://host/name", "postgresql+psycopg://host/name"),
        ("postgresql+psycopg://host/name", "postgresql+psycopg://host/name"),
    ],
)
def test_address_is_shown_as_it_can_be_typed(text: str, shown: str) -> None:
    assert address(text).shown == shown


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"postgresql://user:{SECRET}@host:port/name", "database-url-unreadable"),
        (f"postgresql:/user:{SECRET}@host/name", "database-url-unreadable"),
        (f"host=localhost password={SECRET} dbname=name", "database-url-unreadable"),
        (f"://user:{SECRET}@host", "database-url-unreadable"),
        (f"mysql://user:{SECRET}@host/name", "database-kind-unknown"),
        ("sqlite://", "database-kind-unknown"),
    ],
)
def test_address_that_cannot_be_used_is_wrong_input_without_its_password(text: str, code: str) -> None:
    with pytest.raises(WrongInput) as refused:
        address(text)

    assert refused.value.code == code
    assert SECRET not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize(
    "text",
    [
        f"postgresql://user:{SECRET}@127.0.0.1:1/name",
        f"postgresql://user@127.0.0.1:1/name?password={SECRET}",
        f"postgresql://user:{SECRET}@no-such-host.invalid/name",
        f"postgresql://user:{SECRET}@127.0.0.1:1/name?sslpassword={SECRET}",
    ],
)
def test_password_is_in_no_message_and_no_traceback(text: str) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        connect(address(text))

    assert trouble.value.code == "database-out-of-reach"
    assert SECRET not in repr(trouble.value.facts)
    assert SECRET not in "".join(traceback.format_exception(trouble.value))


def test_missing_file_is_not_found_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "pdca.db"

    assert code_of(address(str(path))) == "database-missing"
    assert code_of(address(str(path / "below"))) == "database-missing"
    assert not path.exists()


def test_folder_is_refused(tmp_path: Path) -> None:
    assert code_of(address(str(tmp_path))) == "database-is-folder"


def test_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pdca.db"
    path.touch()

    assert code_of(address(str(path))) == "database-empty"


def test_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "pdca.db"
    path.write_text("Список дел", encoding="utf-8")

    assert code_of(address(str(path))) == "database-foreign"
    assert path.read_text(encoding="utf-8") == "Список дел"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_pipe_is_no_database_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert code_of(address(str(tmp_path / "pipe"))) == "database-foreign"


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE events (id INTEGER)")

    assert code_of(address(str(path))) == "database-foreign"


def test_file_with_a_name_too_long_is_refused(tmp_path: Path) -> None:
    assert code_of(address(str(tmp_path / ("x" * 300)))) == "database-trouble"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_file_or_folder_without_permission_is_refused(company_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "pdca.db"
    path.write_bytes(company_file.read_bytes())
    path.chmod(0)

    with unprivileged():
        assert code_of(address(str(path))) == "database-no-permission"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_file_that_may_not_be_written_can_be_read_but_not_changed(company_file: Path) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pdca.db"
        path.write_bytes(company_file.read_bytes())
        path.chmod(0o444)
        Path(folder).chmod(0o555)

        with unprivileged(), closing(Store.open(address(str(path)))) as store:
            with pytest.raises(StorageTrouble) as trouble:
                findings.add_finding(store, "Жалоба", acting=Now().acting(OWNER))
            with store.reading() as view:
                number = view.finding(1).number
        Path(folder).chmod(0o755)

    assert (trouble.value.code, number) == ("database-read-only", 1)


@only_sqlite
@pytest.mark.parametrize(("version", "code"), [(99, "database-newer"), (0, "database-older")])
def test_file_of_another_schema_is_refused(company: Store, version: int, code: str) -> None:
    run(company, f"PRAGMA user_version = {version}")
    company.close()

    assert code_of(company.place) == code


@only_postgresql
@pytest.mark.parametrize(("version", "code"), [("0099", "database-newer"), ("0000", "database-older")])
def test_server_of_another_schema_is_refused(company: Store, version: str, code: str) -> None:
    run(company, f"UPDATE alembic_version SET version_num = '{version}'")

    assert code_of(company.place) == code


@only_postgresql
def test_empty_database_on_a_server_is_refused(fresh: Address) -> None:
    assert code_of(fresh) == "database-empty"


@pytest.mark.postgresql
def test_missing_database_on_a_server_is_told(server: Server) -> None:
    assert code_of(server.address("nowhere")) == "database-missing-on-server"


@pytest.mark.postgresql
def test_unknown_login_is_told(server: Server) -> None:
    nobody = server.uri.replace("postgres:@", f"nobody:{SECRET}@")

    assert code_of(address(nobody)) == "database-login-refused"


@pytest.mark.parametrize("table", ["events", "findings"])
def test_database_without_one_of_its_tables_is_damaged(company: Store, table: str) -> None:
    run(company, f"DROP TABLE {table}")

    with pytest.raises(StorageTrouble) as trouble:
        findings.list_findings(company, Now().acting(OWNER), Filters())

    assert trouble.value.code == "database-damaged"


@only_sqlite
def test_full_disk_is_told_and_changes_nothing(company: Store) -> None:
    def fill(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    company.close()
    event.listen(company.engine, "connect", fill)
    with pytest.raises(StorageTrouble) as trouble:
        findings.add_finding(company, "Жалоба" * 10_000, acting=Now().acting(OWNER))

    assert trouble.value.code == "disk-full"
    with company.reading() as view:
        assert view.head()[0] == 101


def test_writer_that_waits_too_long_is_told(
    company: Store, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.05)
    monkeypatch.setattr(database, "POSTGRESQL_OPTIONS", "-c lock_timeout=50")
    if kind == "postgresql":
        monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 10)

    with (
        closing(Store.open(company.place)) as waiting,
        company.writing(),
        pytest.raises(StorageTrouble) as trouble,
    ):
        findings.add_finding(waiting, "Жалоба", acting=Now().acting(OWNER))

    assert (trouble.value.code, trouble.value.exit_code) == ("database-busy", 5)


@only_postgresql
@pytest.mark.parametrize(
    ("setting", "longest"),
    [("lock_timeout", "5s"), ("statement_timeout", "1min"), ("idle_in_transaction_session_timeout", "30s")],
)
def test_nobody_waits_for_ever_on_a_server(company: Store, setting: str, longest: str) -> None:
    assert value(company, f"SHOW {setting}") == longest


def test_database_is_made_once(fresh: Address) -> None:
    now = Now()

    first = founding.found(fresh, FOUNDING, process(), now.acting(None))
    again = founding.found(fresh, FOUNDING, process(), now.acting(None))

    assert (first.is_repeat, again.is_repeat) == (False, True)
    assert first.known_years == again.known_years
    with closing(Store.open(fresh)) as store, store.reading() as view:
        assert view.head()[0] == 3


def test_database_of_another_organisation_is_not_taken_over(fresh: Address) -> None:
    founding.found(fresh, FOUNDING, process(), Now().acting(None))
    other = founding.Founding(name="ИП Иванов", zone="Europe/Moscow", country="RU", language="ru", week=(0,))

    with pytest.raises(StorageTrouble) as trouble:
        founding.found(fresh, other, process(), Now().acting(None))

    assert trouble.value.code == "organisation-exists"


@pytest.mark.parametrize(("field", "value"), [("zone", "Nowhere/Land"), ("country", "XX")])
def test_founding_with_an_unknown_place_makes_no_file(tmp_path: Path, field: str, value: str) -> None:
    told = {"name": "А", "zone": "Europe/Moscow", "country": "RU", "language": "ru", field: value}

    with pytest.raises(WrongInput) as refused:
        founding.found(
            address(str(tmp_path / "pdca.db")),
            founding.Founding(**told, week=(0,)),
            process(),
            Now().acting(None),
        )

    assert refused.value.code == f"{field}-unknown"
    assert not list(tmp_path.iterdir())


def test_founding_in_a_file_of_something_else_leaves_it_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Список дел, которые нужно сделать завтра, а не сегодня", encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(StorageTrouble) as trouble:
        founding.found(address(str(path)), FOUNDING, process(), Now().acting(None))

    assert trouble.value.code == "database-foreign"
    assert path.read_bytes() == before


def test_founding_in_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        founding.found(address(str(tmp_path)), FOUNDING, process(), Now().acting(None))

    assert trouble.value.code == "database-is-folder"


def test_founding_below_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        founding.found(address(str(tmp_path / "no" / "pdca.db")), FOUNDING, process(), Now().acting(None))

    assert trouble.value.code == "database-cannot-be-made"
