"""The monthly report from the command line: the same log gives the same bytes, whenever and wherever."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_past_month_is_the_same_bytes_after_later_events(doing: Terminal) -> None:
    early = doing.on("2026-10-01").done("report month 2026-09 --out -", by="Лебедев")
    doing.on("2026-12-03").done("action done 1 1", by="Иванов")
    doing.done('finding add "Ещё одно" --found-on 2026-09-20', by="Орлова")

    late = doing.on("2027-01-15").done("report month 2026-09 --out -", by="Лебедев")

    assert late == early


def test_a_later_event_with_an_earlier_clock_does_not_change_a_past_month(doing: Terminal) -> None:
    doing.on("2026-10-02").done('finding add "Октябрьское"', by="Орлова")
    before = doing.on("2026-10-03").done("report month 2026-09 --out -", by="Лебедев")
    doing.on("2026-09-28").done('finding add "Часы отстали"', by="Орлова")

    after = doing.on("2026-10-03").done("report month 2026-09 --out -", by="Лебедев")

    assert after == before


@pytest.mark.parametrize(
    ("language", "form"),
    [
        ("ru", "html"),
        ("en", "json"),
        pytest.param("en", "html", marks=pytest.mark.slow),
        pytest.param("ru", "md", marks=pytest.mark.slow),
        pytest.param("en", "md", marks=pytest.mark.slow),
    ],
)
def test_day_time_zone_and_hash_seed_make_no_difference(doing: Terminal, language: str, form: str) -> None:
    written = [
        _report(language, form, now="2026-10-05T08:00+00:00", zone="UTC", seed="1"),
        _report(language, form, now="2026-12-24T23:59+00:00", zone="Asia/Kamchatka", seed="77"),
    ]

    assert len(written[0]) > 500
    assert written[0] == written[1]


def test_what_is_recorded_later_appears_in_the_month_it_was_recorded(doing: Terminal) -> None:
    doing.on("2026-10-05").done('finding add "Позднее" --found-on 2026-09-20', by="Орлова")

    september, october = (
        json.loads(doing.on("2026-11-02").done(f"report month {month} --format json --out -", by="Лебедев"))
        for month in ("2026-09", "2026-10")
    )

    assert september["needs"]["findings_count"] == 0
    assert october["needs"]["findings_count"] == 1


def test_the_month_ends_at_midnight_where_the_organisation_is(doing: Terminal) -> None:
    doing.environment["PDCA_NOW"] = "2026-09-30T20:59:59+00:00"  # one second before midnight in Moscow
    doing.done('finding add "Ещё сентябрь"', by="Орлова")
    doing.environment["PDCA_NOW"] = "2026-09-30T21:00:00+00:00"
    doing.done('finding add "Уже октябрь"', by="Орлова")
    doing.environment.clear()

    report = json.loads(
        doing.on("2026-10-10").done("report month 2026-09 --format json --out -", by="Лебедев")
    )

    assert report["needs"]["findings_count"] == 1


def test_the_foot_of_a_report_is_an_anchor(doing: Terminal) -> None:
    report = json.loads(
        doing.on("2026-10-10").done("report month 2026-09 --format json --out -", by="Лебедев")
    )
    doing.done('finding add "Потом"', by="Орлова")

    verified = doing.done(f"verify --anchor {report['seq']}:{report['head_hash']}")

    assert "is in the log" in verified


def test_without_out_the_report_is_a_file_named_after_month_and_language(doing: Terminal) -> None:
    said = doing.on("2026-10-10").done("report month 2026-09", by="Лебедев")

    assert "pdca-2026-09-en.html" in said
    assert Path("pdca-2026-09-en.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_broken_template_of_ones_own_is_refused_with_file_and_line(doing: Terminal) -> None:
    own = Path("own")
    own.mkdir()
    (own / "month.html.jinja").write_text("<p>\n{{ report.nothing }}\n", encoding="utf-8")

    result = doing.on("2026-10-10")("report month 2026-09 --template-folder own", by="Лебедев")

    assert result.exit_code == 2
    assert "month.html.jinja" in result.stderr
    assert not Path("pdca-2026-09-en.html").exists()


def _report(language: str, form: str, *, now: str, zone: str, seed: str) -> bytes:
    environment = {
        **os.environ,
        "PDCA_NOW": now,
        "TZ": zone,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }
    command = [
        sys.executable,
        "-m",
        "pdca",
        "--lang",
        language,
        "--as",
        "Лебедев",
        "report",
        "month",
        "2026-09",
    ]
    return subprocess.run(
        [*command, "--format", form, "--out", "-"], env=environment, check=True, capture_output=True
    ).stdout
