"""`pdca doctor`: what is wrong and how to mend it, in any state of the database."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfoNotFoundError

import pytest

from pdca.cli import surroundings
from pdca.cli.session import Session
from pdca.domain.zones import is_zone_known
from tests.cli.fixtures_inspect import Result, Terminal, founded, terminal

NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)


@pytest.fixture
def pdca(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    at(NOW, monkeypatch)
    return terminal(tmp_path, monkeypatch, capsys)


@pytest.fixture
def company(pdca: Terminal) -> Terminal:
    founded(pdca)
    return pdca


def at(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock of the computer say something, which PDCA_NOW does not."""
    monkeypatch.setattr(Session, "now", lambda _: now)


def amiss(result: Result) -> list[str]:
    """Return what is wrong, without the line that counts it."""
    return [line.removeprefix("!   ") for line in result.out.splitlines() if line.startswith("!")]


@contextmanager
def tampering(pdca: Terminal) -> Iterator[sqlite3.Connection]:
    """Write past the program."""
    with closing(sqlite3.connect(pdca.folder / "pdca.db")) as connection:
        yield connection
        connection.commit()


def test_all_is_well(company: Terminal) -> None:
    result = company("doctor")

    assert (result.code, amiss(result), result.err) == (0, [], "")
    assert result.out.splitlines()[-1] == "Nothing is wrong."


def test_what_is_well_is_named_too(company: Terminal) -> None:
    result = company("doctor")

    assert "ok  Organisation: Romashka\n" in result.out
    assert "ok  Event 6, the newest, is whole; all of them: pdca verify\n" in result.out
    assert "ok  The database can be written\n" in result.out
    assert "ok  People: 3; owners: Anna\n" in result.out
    assert "ok  The working days of 2027 are known\n" in result.out


def test_nothing_is_changed(company: Terminal) -> None:
    before = (company.folder / "pdca.db").read_bytes()

    company("doctor")

    assert (company.folder / "pdca.db").read_bytes() == before


def test_it_is_told_in_russian(company: Terminal) -> None:
    result = company("doctor", "--lang", "ru")

    assert (result.code, amiss(result)) == (0, [])
    assert "Romashka" in result.out


def test_it_is_told_as_json(company: Terminal) -> None:
    answer = company("doctor", "--json").json

    assert (answer["schema"], answer["kind"], answer["is_well"]) == ("pdca/1", "doctor", True)
    assert {
        "check": "organisation",
        "is_well": True,
        "message": "Organisation: Romashka",
    } in answer["checks"]


def test_what_is_wrong_is_told_as_json(pdca: Terminal) -> None:
    result = pdca("doctor", "--json")

    assert (result.code, result.json["is_well"]) == (1, False)
    assert [each["check"] for each in result.json["checks"] if not each["is_well"]] == ["database"]


def test_without_a_database_it_says_how_to_begin(pdca: Terminal) -> None:
    result = pdca("doctor")

    assert result.code == 1
    assert amiss(result) == [
        "There is no database pdca.db. Make one: pdca init --org NAME; or name it with --db"
    ]
    assert result.out.splitlines()[-1] == "1 thing is wrong; see !"
    assert not (pdca.folder / "pdca.db").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "pdca.db is empty. "),
        (b"no database at all", "pdca.db is not a database of this program"),
        (b"SQLite format 3\x00 and then nothing", "pdca.db "),
    ],
)
def test_a_file_that_is_no_database_of_ours(pdca: Terminal, content: bytes, said: str) -> None:
    (pdca.folder / "pdca.db").write_bytes(content)

    result = pdca("doctor")

    assert result.code == 1
    assert len(amiss(result)) == 1
    assert amiss(result)[0].startswith(said)


def test_a_folder_is_no_database(pdca: Terminal) -> None:
    (pdca.folder / "pdca.db").mkdir()

    assert amiss(pdca("doctor")) == ["pdca.db is a folder, not a database; name a file with --db"]


@pytest.mark.parametrize("place", ["", "x" * 5000, "no/such/folder/pdca.db"])
def test_a_place_where_no_file_can_be(pdca: Terminal, place: str) -> None:
    result = pdca("doctor", "--db", place)

    assert (result.code, len(amiss(result))) == (1, 1)


@pytest.mark.parametrize(("version", "mended_by"), [(0, "Type: pdca db upgrade"), (99, "update pdca")])
def test_another_schema_says_what_to_do(company: Terminal, version: int, mended_by: str) -> None:
    with tampering(company) as connection:
        connection.execute(f"PRAGMA user_version = {version}")

    result = company("doctor")

    assert result.code == 1
    assert amiss(result)[0].endswith(mended_by)


def test_a_log_without_an_organisation(company: Terminal) -> None:
    with tampering(company) as connection:
        connection.execute("DELETE FROM events")

    assert amiss(company("doctor")) == [
        "The database holds no organisation; begin with: pdca init --org NAME"
    ]


def test_a_log_that_makes_no_sense_is_damaged(company: Terminal) -> None:
    with tampering(company) as connection:
        connection.execute("DELETE FROM events WHERE seq = 1")

    assert amiss(company("doctor")) == ["pdca.db is damaged; restore a backup. More: pdca verify"]


def test_a_database_that_cannot_be_written(company: Terminal) -> None:
    with closing(sqlite3.connect(company.folder / "pdca.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        result = company("doctor")

    assert result.code == 1
    assert amiss(result) == ["pdca.db is busy with another program; try again in a moment"]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdca.storage.database.BUSY_TIMEOUT_S", 0.01)


@pytest.mark.parametrize("change", ["payload = payload || ' '", "hash = 'x'", "previous_hash = 'x'"])
def test_a_changed_end_of_the_log_is_found(company: Terminal, change: str) -> None:
    with tampering(company) as connection:
        connection.execute(f"UPDATE events SET {change} WHERE seq = 6")

    assert amiss(company("doctor")) == [
        "Event 6, the newest, was changed or does not follow; more: pdca verify"
    ]


def test_a_log_of_one_event_has_an_end(company: Terminal) -> None:
    with tampering(company) as connection:
        connection.execute("DELETE FROM events WHERE seq > 1")

    assert "ok  Event 1, the newest, is whole; all of them: pdca verify\n" in company("doctor").out


def test_an_end_that_does_not_follow_is_found(company: Terminal) -> None:
    with tampering(company) as connection:
        connection.execute("UPDATE events SET hash = 'x' WHERE seq = 5")

    assert amiss(company("doctor")) == [
        "Event 6, the newest, was changed or does not follow; more: pdca verify"
    ]


def test_the_time_of_a_damaged_event_is_not_read(company: Terminal) -> None:
    with tampering(company) as connection:
        connection.execute(
            "UPDATE events SET organisation = 1, stream = 'x-1', stream_seq = 1, at = 'noon' WHERE seq = 6"
        )

    assert amiss(company("doctor")) == [
        "Event 6, the newest, was changed or does not follow; more: pdca verify"
    ]


def test_a_clock_behind_the_log_is_found(company: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    at(NOW.replace(hour=8), monkeypatch)

    assert amiss(company("doctor")) == [
        (
            "The clock says 16 Mar 2026 11:00, and the newest event is of 16 Mar 2026 12:00: "
            "the clock is wrong now, or was then"
        )
    ]


def test_a_clock_far_after_the_log_is_found(company: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    at(NOW.replace(year=2027, month=6), monkeypatch)

    assert amiss(company("doctor")) == [
        (
            "The clock says 16 Jun 2027 12:00, and the newest event is of 16 Mar 2026 12:00, "
            "more than a year ago: is the clock right?"
        )
    ]


def test_a_set_clock_is_named(company: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDCA_NOW", "2026-03-16T12:00+03:00")

    assert amiss(company("doctor")) == [
        (
            "PDCA_NOW sets the clock to 2026-03-16T12:00+03:00, and what is recorded is marked so; "
            "unset it for real work"
        )
    ]


def test_a_year_without_known_working_days_is_found(
    company: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(NOW.replace(year=2028), monkeypatch)

    assert amiss(company("doctor"))[-1] == (
        "The working days of 2028 are not known; take them over: pdca calendar seed 2028, or enter "
        "them: pdca calendar set DATE --off"
    )


@pytest.mark.parametrize(("month", "is_wanted"), [(9, False), (10, True)])
def test_the_next_year_is_wanted_when_it_is_published(
    company: Terminal, monkeypatch: pytest.MonkeyPatch, month: int, *, is_wanted: bool
) -> None:
    at(NOW.replace(year=2027, month=month), monkeypatch)

    result = company("doctor")

    assert any("working days" in text for text in amiss(result)) == is_wanted
    assert ("ok  The working days of 2028 are not published yet\n" in result.out) != is_wanted


def test_an_organisation_without_people_is_found(pdca: Terminal) -> None:
    pdca("init", "--org", "Romashka")

    assert amiss(pdca("doctor")) == ["Nobody is entered yet. Begin: pdca person add NAME --role owner"]


def test_an_organisation_without_an_owner_is_found(company: Terminal) -> None:
    with tampering(company) as connection:
        connection.execute("UPDATE events SET payload = replace(payload, 'owner', 'head')")

    assert "There is no owner; enter one: pdca person add NAME --role owner" in amiss(company("doctor"))


def test_one_person_decides_alone(pdca: Terminal) -> None:
    pdca("init", "--org", "Romashka")
    pdca("person", "add", "Anna", "--role", "owner")

    result = pdca("doctor")

    assert result.code == 0
    assert "ok  People: 1; owners: Anna; decisions about own work are marked as self-approved\n" in result.out


def test_a_cycle_that_nobody_may_decide_about_is_found(pdca: Terminal) -> None:
    pdca("init", "--org", "Romashka")
    pdca("person", "add", "Anna", "--role", "owner")
    pdca("finding", "add", "No plans")
    assert pdca("assign", "F-1", "--to", "Anna").code == 0
    alone = pdca("doctor")

    pdca("person", "add", "Boris", "--role", "head", "--as", "Anna")
    result = pdca("doctor")

    assert amiss(alone) == []
    assert amiss(result) == [
        (
            "C-1: nobody may approve, since Anna is responsible and decides too; "
            "another must be responsible: pdca reassign 1 --to PERSON"
        )
    ]


def test_a_person_of_the_settings_who_is_not_entered_is_found(company: Terminal) -> None:
    assert amiss(company("doctor", "--as", "Gleb")) == [
        "There is no person «Gleb». People: Anna, Boris, Vera"
    ]


def test_each_setting_tells_where_it_comes_from(company: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    company.write("pdca.toml", 'db = "pdca.db"\nlang = "ru"\n')
    monkeypatch.setenv("PDCA_AS", "Anna")

    result = company("doctor", "--lang", "en")

    database, project = company.folder / "pdca.db", company.folder / "pdca.toml"
    assert result.code == 0
    assert f"ok  Settings are read from {project}\n" in result.out
    assert f"ok  Setting db: {database}, from {project}\n" in result.out
    assert "ok  Setting as: Anna, from PDCA_AS\n" in result.out
    assert "ok  Setting lang: en, from --lang\n" in result.out
    assert "ok  Variables that are set: PDCA_AS\n" in result.out


def test_settings_that_nobody_made_are_defaults(company: Terminal) -> None:
    result = company("doctor")

    assert "ok  Setting db: pdca.db, from the defaults\n" in result.out
    assert "ok  Setting as: nobody, from the defaults\n" in result.out


def test_the_file_of_the_user_is_read_after_that_of_the_project(
    company: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = company.write("user.toml", 'as = "Boris"\ndb = "other.db"\n')
    project = company.write("pdca.toml", 'db = "pdca.db"\n')
    monkeypatch.setenv("PDCA_CONFIG", str(user))

    result = company("doctor")

    assert f"ok  Setting as: Boris, from {user}\n" in result.out
    assert f", from {project}\n" in result.out


def test_a_file_of_settings_that_is_not_there_is_found(
    company: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PDCA_CONFIG", "nothing.toml")

    assert amiss(company("doctor")) == ["PDCA_CONFIG names a file that is not there: nothing.toml"]


def test_a_variable_that_means_nothing_is_found(company: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDCA_DATABASE", "pdca.db")

    assert amiss(company("doctor")) == [
        (
            "The variable PDCA_DATABASE means nothing to pdca; "
            "it knows PDCA_AS, PDCA_BROWSER, PDCA_CACHE, PDCA_CONFIG, PDCA_DB, PDCA_EDITOR, PDCA_LANG, "
            "PDCA_MAIL_FROM, PDCA_MAIL_REPLY_TO, PDCA_SMTP_CA_FILE, PDCA_SMTP_HOST, PDCA_SMTP_PASSWORD, "
            "PDCA_SMTP_PASSWORD_FILE, PDCA_SMTP_PORT, PDCA_SMTP_TLS, PDCA_SMTP_URL, PDCA_SMTP_USER, "
            "PDCA_NOW, PDCA_PAGER, PDCA_STATE, PDCA_TELEGRAM_API, PDCA_TELEGRAM_TOKEN, "
            "PDCA_TELEGRAM_TOKEN_FILE, PDCA_TEMPLATES, PDCA_VENV"
        )
    ]


@pytest.mark.parametrize(
    "place",
    [
        "postgresql://anna:secret@127.0.0.1:1/pdca",
        "postgresql://127.0.0.1:1/pdca?user=anna&password=secret",
        "mysql://anna:secret@127.0.0.1/pdca",
        "postgresql://anna:secret@127.0.0.1:port/pdca",
    ],
)
def test_a_password_is_never_printed(pdca: Terminal, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setenv("PDCA_DB", place)

    result = pdca("doctor")

    assert (result.code, len(amiss(result))) == (1, 1)
    assert "secret" not in result.out + result.err


def test_a_server_needs_its_driver(pdca: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdca.cli.commands.doctor_.is_usable", lambda package: package != "psycopg")

    result = pdca("doctor", "--db", "postgresql://127.0.0.1/pdca")

    assert amiss(result) == ["PostgreSQL needs its driver: pip install pdca[postgresql]"]


def test_a_driver_that_is_not_needed_is_no_trouble(
    company: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "is_installed", lambda _: False)

    result = company("doctor")

    assert result.code == 0
    assert "psycopg is not installed; only needed for databases on a PostgreSQL server" in result.out
    assert "Reports as PDF are printed by " in result.out or "Nothing prints reports as PDF; " in result.out


def test_a_package_that_cannot_be_loaded_is_not_usable() -> None:
    assert surroundings.is_usable("zoneinfo")
    assert not surroundings.is_usable("pdca_no_such_package")


def test_a_database_on_a_disk_that_can_only_be_read_is_found(
    company: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_only = SimpleNamespace(access=lambda *_: False, W_OK=os.W_OK)
    monkeypatch.setattr("pdca.usecases.inspecting.os", read_only)

    result = company("doctor")

    assert (result.code, len(amiss(result))) == (1, 1)
    assert amiss(result)[0].startswith("pdca.db can only be read, not written")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'as = "Anna"\nlnag = "ru"',
            (
                ":2: there is no setting «lnag»; there are: db, as, lang, editor, pager, templates, mail, "
                "portfolio, telegram. "
            ),
        ),
        ("as = 5", ':1: «as» must be a text in quotes: as = "…"'),
        ('\nmail = "x"', ":2: «mail» is a section; write [mail] on a line of its own"),
        ('db = "C:\\work\\pdca.db"', ":1: in double quotes a \\ means something else; "),
        ("as = Anna", ":1: this is no line of settings; "),
        ('[mail]\nhots = "h"', ":2: there is no setting «hots»; "),
        ('lang = "fr"', "There is no language «fr»; there are: ru, en"),
    ],
)
def test_a_mistake_in_the_settings_is_found_with_its_line(company: Terminal, text: str, said: str) -> None:
    company.write("pdca.toml", text)

    result = company("doctor")

    assert result.code == 1
    assert len(amiss(result)) == 1
    assert said in amiss(result)[0]


def test_every_mistake_in_the_settings_is_named(company: Terminal) -> None:
    company.write("pdca.toml", 'as = 1\ndb = 2\nx = "y"')

    assert len(amiss(company("doctor"))) == 3


def test_a_name_that_nobody_has_is_found_with_the_one_that_was_meant(company: Terminal) -> None:
    assert amiss(company("doctor", "--as", "Bosir")) == [
        "There is no person «Bosir». People: Anna, Boris, Vera. Did you mean «Boris»?"
    ]


def test_nobody_set_to_be_you_is_said(company: Terminal) -> None:
    assert "Nobody is set to be you; say it each time, --as NAME, or once: " in company("doctor").out


@pytest.mark.parametrize(
    ("made", "said"), [("2026-03-01", "ok  The newest copy"), ("2026-01-01", "!   The newest copy")]
)
def test_an_old_copy_is_found(company: Terminal, made: str, said: str) -> None:
    company.write(f"pdca-{made}-120000.db", "")

    assert said in company("doctor").out


def test_little_room_on_the_disk_is_found(company: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "LEAST_ROOM", 2**60)

    assert "MB are free where the database is; make room" in amiss(company("doctor"))[0]


@pytest.mark.parametrize(("editor", "is_there"), [("python3 -u", True), ("no-such-editor --wait", False)])
def test_an_editor_that_is_not_there_is_found(
    company: Terminal, monkeypatch: pytest.MonkeyPatch, editor: str, *, is_there: bool
) -> None:
    monkeypatch.setenv("VISUAL", editor)

    assert [text.startswith("VISUAL names an editor") for text in amiss(company("doctor"))] == [True] * (
        not is_there
    )


def test_a_shell_that_does_not_complete_is_told_how(
    company: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/bin/bash")
    before = company("doctor").out
    (company.folder.parent / ".bashrc").write_text("source <(pdca completion bash)")

    assert "bash does not complete pdca yet; how to: pdca completion bash --help" in before
    assert "ok  bash completes pdca\n" in company("doctor").out


def test_a_program_outside_the_path_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pdca").touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("pdca.cli.surroundings.sysconfig.get_path", lambda _: str(tmp_path))

    amiss_ = [each.text for each in surroundings.look_at_program("en") if each.about == "path"]

    assert amiss_ == [f"The shell does not find pdca; add its folder to PATH: {tmp_path}"]


def test_without_data_of_time_zones_commands_refuse_in_one_line(
    company: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_data(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr("pdca.domain.zones.ZoneInfo", no_data)

    refused = company("my", "--as", "Anna")

    assert (refused.code, refused.out) == (5, "")
    assert refused.err == (
        "The time zone Europe/Moscow is not known on this computer. Install its data: pip install tzdata\n"
    )


def test_a_time_zone_without_data_is_found(company: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdca.cli.commands.doctor_.is_zone_known", lambda _: False)

    assert amiss(company("doctor")) == ["The time zone Europe/Moscow is not known here; pip install tzdata"]


@pytest.mark.parametrize(("zone", "is_known"), [("Asia/Omsk", True), ("Asia/Nowhere", False), ("", False)])
def test_a_zone_is_known_or_not(zone: str, *, is_known: bool) -> None:
    assert is_zone_known(zone) == is_known


def test_a_terminal_without_russian_letters_is_found(
    company: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Latin:
        encoding = "latin-1"

    monkeypatch.setattr("pdca.cli.surroundings.sys.stdout", Latin())
    findings = list(surroundings.look_at_program("en"))
    monkeypatch.undo()

    assert [finding.text for finding in findings if not finding.is_well] == [
        "The output is in latin-1, which has no Russian letters; set PYTHONUTF8=1"
    ]


def test_messages_that_are_not_installed_are_found() -> None:
    findings = list(surroundings.look_at_program("fr"))

    assert [finding.about for finding in findings if not finding.is_well] == ["language"]


def test_an_old_python_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "OLDEST_PYTHON", (99, 0))

    findings = list(surroundings.look_at_program("en"))

    assert findings[0].text.endswith("; it needs 99.0 or newer")


def test_a_write_that_was_interrupted_is_taken_back(company: Terminal) -> None:
    interrupt(company.folder / "pdca.db")

    result = company("doctor")

    assert "ok  A write that was interrupted has been taken back just now\n" in result.out
    assert (result.code, amiss(result)) == (0, [])


def test_a_journal_that_stays_is_found(company: Terminal) -> None:
    company.write("pdca.db-journal", "")

    assert amiss(company("doctor")) == [
        "A journal lies beside pdca.db: someone writes just now, or was interrupted; never delete it"
    ]


def interrupt(database: Path) -> None:
    """Leave a database as a writer leaves it who was stopped halfway."""
    journal = database.with_name(f"{database.name}-journal")
    part = database.with_name("part")
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE events SET payload = payload || printf('%.9000c', 'x')")
        shutil.copyfile(journal, part)
        shutil.copyfile(database, database.with_name("half.db"))
        connection.execute("ROLLBACK")
    database.with_name("half.db").replace(database)
    part.replace(journal)
