"""Reports as files: which format, where, what is said; what happens where nothing prints a PDF."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pdca.cli import browsers
from pdca.usecases import month_as_at
from tests.cli.conftest import Terminal

ZIP, PDF = b"PK\x03\x04", b"%PDF-"


@pytest.fixture
def reported(doing: Terminal) -> Terminal:
    """Return a terminal a month after the cycle began, at which a reader sits."""
    doing.environment["PDCA_AS"] = "Лебедев"
    return doing.on("2026-10-10")


@pytest.fixture
def nothing_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have neither WeasyPrint nor a browser."""

    def no_browser(environment: Mapping[str, str], platform: str) -> None:
        """Find none."""

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setattr(browsers, "find_browser", no_browser)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", b"<!doctype html>"),
        ("r.HTM", b"<!doctype html>"),
        ("r.md", b"# Improvement report"),
        ("r.txt", b"IMPROVEMENT REPORT"),
        ("r.json", b"{"),
        ("r.xlsx", ZIP),
        ("report", b"<!doctype html>"),
    ],
)
def test_the_format_follows_the_name_of_the_file(reported: Terminal, name: str, begins: bytes) -> None:
    said = reported.done(f"report month 2026-09 --out {name}")

    assert f"Written: {name}" in said
    assert Path(name).read_bytes().startswith(begins)


def test_a_name_may_end_as_it_likes_when_the_format_is_named(reported: Terminal) -> None:
    reported.done("report month 2026-09 --format txt --out letter.report")

    assert Path("letter.report").read_text(encoding="utf-8").startswith("IMPROVEMENT REPORT")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--out letter.docx", "No file is made as .docx; it may end in .html, .pdf"),
        ("--format txt --out letter.md", "letter.md is no name for the format txt"),
        ("--out ''", "--out names no file"),
        ("--out nowhere/r.html", "r.html cannot be written: there is no such folder"),
        ("--out loop.html", "loop.html cannot be written: links lead round in a circle"),
        (f"--out {'r' * 300}.html", "r.html cannot be written: File name too long"),
    ],
)
def test_a_name_that_is_none_is_refused_in_a_sentence(reported: Terminal, options: str, said: str) -> None:
    Path("loop.html").symlink_to("loop.html")

    refused = reported(f"report month 2026-09 {options}")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert said in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert not Path("nowhere").exists()


def test_a_folder_that_is_named_as_a_file_is_refused_in_russian(reported: Terminal) -> None:
    Path("folder.html").mkdir()
    reported.language = "ru"

    refused = reported("report month 2026-09 --out folder.html")

    assert refused.stderr == "folder.html не удаётся записать: это папка. Укажите другое имя или папку\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows does not name its pipes so")
@pytest.mark.parametrize("line", ["report month 2026-09 --format txt", "export events"])
def test_a_pipe_that_is_named_as_a_file_is_refused_and_not_waited_for(doing: Terminal, line: str) -> None:
    reading, writing = os.pipe()

    refused = doing.on("2026-10-10")(f"{line} --out /dev/fd/{writing}", by="Орлова")

    os.close(reading)
    os.close(writing)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "cannot be written: is not a file" in refused.stderr


@pytest.mark.parametrize("form", ["html", "xlsx", "md", "txt", "json"])
def test_without_a_file_it_is_named_after_month_language_and_format(reported: Terminal, form: str) -> None:
    reported.done(f"report month 2026-09 --format {form}")

    assert Path(f"pdca-2026-09-en.{form}").stat().st_size > 500


def test_json_makes_the_answer_json_and_not_the_report(reported: Terminal) -> None:
    answer = json.loads(reported.done("--json report month 2026-09 --out r.html"))

    assert Path("r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (answer["kind"], answer["file"]) == ("report", "r.html")
    reported.done(f"verify --anchor {answer['event']}:{answer['head_hash']}")


def test_on_stdout_there_is_the_report_and_nothing_else(reported: Terminal) -> None:
    plain = reported.done("report month 2026-09 --format txt --out -")
    asked = reported.done("--json report month 2026-09 --format txt --out -")

    assert plain == asked
    assert plain.startswith("IMPROVEMENT REPORT")


@pytest.mark.parametrize("encoding", ["cp1251", "ascii"])
def test_stdout_is_utf_8_whatever_the_terminal(reported: Terminal, encoding: str) -> None:
    command = [sys.executable, "-P", "-m", "pdca", "--lang", "ru", "report", "month", "2026-09"]
    environment = {**_environment(), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}

    made = subprocess.run(
        [*command, "--format", "txt", "--out", "-"], env=environment, capture_output=True, check=True
    ).stdout

    assert made.decode("utf-8").startswith("ОТЧЁТ ОБ УЛУЧШЕНИЯХ\nООО Ромашка · сентябрь 2026\n")


def test_a_workbook_goes_through_stdout_byte_by_byte(reported: Terminal) -> None:
    command = [sys.executable, "-P", "-m", "pdca", "--lang", "en", "report", "month", "2026-09"]
    reported.done("report month 2026-09 --out r.xlsx")

    made = subprocess.run(
        [*command, "--format", "xlsx", "--out", "-"], env=_environment(), capture_output=True, check=True
    ).stdout

    assert made == Path("r.xlsx").read_bytes()


def test_lists_are_cut_on_a_page_and_whole_in_a_workbook(
    doing: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(month_as_at, "CYCLES_NAMED", 7)
    for number in range(2, 27):
        doing.done(f'finding add "Замечание {number}"', by="Орлова")
    doing.done('assign --all --to Смирнов --over-limit --reason "Проверка"', by="Орлова")
    doing.on("2026-12-01")

    page = json.loads(doing.done("report month 2026-11 --format json --out -"))
    doing.done("report month 2026-11 --out r.xlsx")

    sheet = load_workbook("r.xlsx")["Overdue"]
    assert (len(page["overdue"]["lines"]), page["overdue"]["left_out"]) == (15, 11)
    assert {row[0].value for row in sheet.iter_rows(min_row=4)} == set(range(1, 27))


@pytest.mark.usefixtures("nothing_prints")
def test_where_nothing_prints_the_html_is_written_and_it_says_how_to_print(reported: Terminal) -> None:
    result = reported("report month 2026-09 --out october.pdf")

    assert result.exit_code == 2
    assert "Written: october.html" in result.stdout
    assert result.stderr.startswith("No PDF was made: there is neither WeasyPrint")
    assert "print it" in result.stderr
    assert Path("october.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert not Path("october.pdf").exists()


@pytest.mark.usefixtures("nothing_prints")
def test_where_nothing_prints_nothing_goes_to_stdout_instead(reported: Terminal) -> None:
    result = reported("report month 2026-09 --format pdf --out -")

    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.usefixtures("nothing_prints")
def test_where_nothing_prints_json_tells_both(reported: Terminal) -> None:
    result = reported("--json report month 2026-09 --out october.pdf")

    assert json.loads(result.stdout)["file"] == "october.html"
    assert json.loads(result.stderr)["code"] == "pdf-no-printer"


def test_a_browser_that_is_named_and_not_there_is_refused(reported: Terminal) -> None:
    reported.environment["PDCA_BROWSER"] = "/no/such"

    result = reported("report month 2026-09 --out october.pdf")

    assert result.exit_code == 3
    assert "PDCA_BROWSER names no program: /no/such" in result.stderr
    assert not Path("october.html").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program on Windows")
def test_a_browser_that_stands_in_for_weasyprint_is_told(
    reported: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = Path("browser")
    write = 'for each in "$@"; do case $each in --print-to-pdf=*) printf %%PDF- > "${each#*=}";; esac; done'
    script.write_text(f"#!/bin/sh\n{write}\n", encoding="utf-8")
    script.chmod(0o755)
    reported.environment["PDCA_BROWSER"] = str(script.resolve())
    monkeypatch.setitem(sys.modules, "weasyprint", _Broken())

    result = reported("report month 2026-09 --out october.pdf")

    assert (result.exit_code, Path("october.pdf").read_bytes()) == (0, PDF)
    assert result.stderr.startswith("WeasyPrint lacks a library of the system; ")


class _Broken:
    """WeasyPrint whose libraries are missing."""

    def __getattr__(self, name: str) -> object:
        message = "cannot load library"
        raise OSError(message)


def _environment() -> dict[str, str]:
    import os

    root = str(Path(__file__).resolve().parents[2])
    return {**os.environ, "PYTHONPATH": root}
