"""The page of all organisations or departments: a row each, whatever can be read, the same bytes later."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Terminal

LATE = "2026-10-05"
"""The action of C-1 is overdue since September; nothing else has happened."""


def portfolio(terminal: Terminal, words: str = "", code: int = 0) -> Any:  # noqa: ANN401 - JSON may be anything
    """Make the portfolio of September as JSON."""
    result = terminal(f"report month 2026-09 --all {words} --format json --out -", by="Лебедев")
    assert result.exit_code == code, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def two(doing: Terminal) -> Terminal:
    """Return a terminal beside the databases of two organisations, listed in pdca.toml."""
    shutil.copyfile("pdca.db", "romashka.db")
    shutil.copyfile("pdca.db", "zarya.db")
    doing.on("2026-09-10").done('--db zarya.db finding add "Ещё одно"', by="Орлова")
    Path("pdca.toml").write_text(
        '[portfolio]\n"Ромашка" = "romashka.db"\n"Заря" = "zarya.db"\n', encoding="utf-8"
    )
    return doing.on(LATE)


def test_each_organisation_of_the_settings_has_a_row(two: Terminal) -> None:
    made = portfolio(two)

    rows = {row["name"]: row for row in made["rows"]}
    assert made["of"] == "organisations"
    assert rows.keys() == {"Ромашка", "Заря"}
    assert (rows["Ромашка"]["findings"], rows["Заря"]["findings"]) == (0, 1)
    assert rows["Заря"]["waiting"]["what"] == "finding"


def test_a_row_says_what_the_monthly_report_says(two: Terminal) -> None:
    month = json.loads(two.done("report month 2026-09 --format json --out -", by="Лебедев"))

    row = next(row for row in portfolio(two)["rows"] if row["name"] == "Ромашка")

    assert row["opened"] == month["trend"]["opened"]
    assert row["overdue"] == month["trend"]["overdue"]
    assert row["on_time"] == month["quality"]["timeliness"]["on_time"]
    assert (row["late"] or {}).get("days") == next(
        (line["days_late"] for line in month["overdue"]["lines"]), None
    )


def test_databases_that_are_typed_stand_in_for_the_settings(two: Terminal) -> None:
    made = portfolio(two, "--of zarya.db")

    assert [row["name"] for row in made["rows"]] == ["ООО Ромашка"]
    assert len(made["logs"]) == 1


def test_a_database_that_cannot_be_read_is_a_row_that_says_why(two: Terminal) -> None:
    Path("zarya.db").unlink()

    result = two("report month 2026-09 --all --out all.html", by="Лебедев")

    assert result.exit_code == 5
    assert "without 1 of 2 databases" in result.stderr
    assert "zarya.db" in result.stderr
    page = Path("all.html").read_text(encoding="utf-8")
    assert "Ромашка" in page
    assert "there is no such database" in page


def test_an_organisation_that_began_later_is_a_row_and_no_error(two: Terminal) -> None:
    two.on("2026-10-02").done('--db young.db init --org "Юная"')
    made = portfolio(two.on(LATE), "--of romashka.db --of young.db")

    assert made["unread"] == [{"name": "young", "reason": "month-before-log"}]


def test_without_a_list_the_rows_are_departments_and_add_up_to_the_month(doing: Terminal) -> None:
    doing.on("2026-09-10").done('finding add "Ни о ком"', by="Орлова")
    month = json.loads(doing.on(LATE).done("report month 2026-09 --format json --out -", by="Лебедев"))

    made = portfolio(doing)

    head, rest = made["rows"] if made["rows"][0]["name"] else made["rows"][::-1]
    assert made["of"] == "departments"
    assert (head["name"], rest["name"]) == ("Пётр Смирнов", "")
    assert made["total"]["open"] == month["trend"]["opened"][-1]
    assert made["total"]["overdue"] == month["trend"]["overdue"][-1]
    assert made["total"]["on_time"] == month["quality"]["timeliness"]["on_time"]
    assert made["total"]["decisions"] == month["needs"]["plans_count"] + month["needs"]["findings_count"]
    assert rest["findings"] == 1
    assert (head["late"] or {}).get("days") == next(
        (line["days_late"] for line in month["overdue"]["lines"]), None
    )


def test_a_past_month_is_the_same_bytes_after_later_events(two: Terminal) -> None:
    early = two.done("report month 2026-09 --all --out -", by="Лебедев")
    two.on("2026-12-03").done('--db zarya.db finding add "Потом" --found-on 2026-09-20', by="Орлова")

    assert two.on("2027-01-15").done("report month 2026-09 --all --out -", by="Лебедев") == early


def test_the_foot_of_each_log_is_an_anchor(two: Terminal) -> None:
    for log in portfolio(two)["logs"]:
        place = "romashka.db" if log["name"] == "Ромашка" else "zarya.db"

        verified = two.done(f"--db {place} verify --anchor {log['seq']}:{log['head_hash']}")

        assert "is in the log" in verified


def test_the_file_is_named_after_the_month_and_every_log_is_told(two: Terminal) -> None:
    said = two.done("report month 2026-09 --all --format txt", by="Лебедев")

    assert Path("pdca-2026-09-all-en.txt").is_file()
    assert said.count("to prove it later: pdca verify --anchor") == 2
    assert json.loads(two.done("--json report month 2026-09 --all", by="Лебедев"))["kind"] == "portfolio"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("[portfolio]\nx = 5\n", "«x» must name a database"),
        ("portfolio = 5\n", "«portfolio» is a section"),
    ],
)
def test_a_list_that_names_no_database_is_refused(doing: Terminal, settings: str, said: str) -> None:
    Path("pdca.toml").write_text(settings, encoding="utf-8")

    result = doing.on(LATE)("report month 2026-09 --all", by="Лебедев")

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_month_that_has_not_begun_is_refused(two: Terminal) -> None:
    result = two("report month 2027-09 --all", by="Лебедев")

    assert result.exit_code == 2
    assert "has not begun" in result.stderr


def test_a_password_is_not_shown(two: Terminal) -> None:
    result = two("report month 2026-09 --all --of postgresql://u:secret@/x?port=1 --out -", by="Лебедев")

    assert result.exit_code == 5
    assert "secret" not in result.stdout + result.stderr
