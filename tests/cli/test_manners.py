"""How the program behaves at a terminal of any size and colour, and where there is none."""

import contextlib
import io
import os
import re
import shlex
import sys
from collections.abc import Callable
from typing import TypeAlias

import pytest

from pdca.cli.main import INTERRUPTED, main
from pdca.cli.output import as_json
from pdca.cli.readable import readable
from pdca.cli.terminal import wants_colour
from pdca.cli.working import PATIENCE_S, Working
from pdca.domain.width import width
from tests.cli.conftest import Terminal

LONG = "Менеджеры не знают, сколько должны продать в этом квартале, и узнают об этом в его последний день"

VIEWS = (
    "my",
    "list",
    "list --overdue",
    "board",
    "overdue",
    "show 1",
    "history 1",
    "action list 1",
    "finding list --all",
    "finding show 1",
    "person list",
    "assessment list",
    "calendar show 2026",
    "catalogue list",
    "catalogue show sales-head",
    "workflow show pdca",
    "template list",
    "evidence list",
    "outbox list",
    "verify",
    "show 99",
)

Screen: TypeAlias = Callable[..., str]


class _Terminal(io.TextIOWrapper):
    def __init__(self, encoding: str = "utf-8", *, is_terminal: bool = True) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="", write_through=True)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def content(self) -> bytes:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


@pytest.fixture
def screen(doing: Terminal, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Return what a terminal of so many places shows of a command, its talk too."""
    doing.done(f'finding add "{LONG}" --severity major', by="Орлова")
    monkeypatch.setenv("PAGER", "")
    monkeypatch.setenv("TERM", "xterm")
    for name in ("FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)

    def shown(line: str, places: int = 80, *, encoding: str = "utf-8", is_terminal: bool = True) -> str:
        os.environ.update(COLUMNS=str(places), LINES="24", PDCA_AS="Орлова", PDCA_LANG="ru")
        stream = _Terminal(encoding, is_terminal=is_terminal)
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            main(shlex.split(line))
        return stream.content().decode(encoding)

    monkeypatch.setenv("COLUMNS", "")
    monkeypatch.setenv("LINES", "")
    return shown


def _plain(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


@pytest.mark.parametrize("places", [40, 80])
def test_no_line_of_any_view_is_longer_than_the_terminal(screen: Screen, places: int) -> None:
    shown = {view: _plain(screen(view, places)).splitlines() for view in VIEWS}

    assert all(shown.values())
    longer = [(view, line) for view, lines in shown.items() for line in lines if width(line) > places]
    # A path stays whole, so that it can be copied.
    assert [(view, line) for view, line in longer if " " in line.strip()] == []


def test_a_narrow_terminal_loses_nothing_of_a_row(screen: Screen) -> None:
    assert LONG in " ".join(_plain(screen("finding list", 40)).split())


def test_a_pipe_gets_no_colour_no_tab_and_whole_rows(screen: Screen) -> None:
    printed = screen("finding list", 40, is_terminal=False)

    assert LONG in printed
    assert not {"\x1b", "\t"} & set(printed)


def test_a_terminal_has_colours_unless_someone_says_no(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured, asked = screen("list"), screen("list --no-color")
    monkeypatch.setenv("NO_COLOR", "1")
    forbidden = screen("list")

    assert "\x1b" in coloured
    assert "\x1b" not in asked + forbidden


def test_colours_are_forced_into_a_pipe(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLICOLOR_FORCE", "1")

    assert "\x1b" in screen("list", is_terminal=False)


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, None),
        ({"NO_COLOR": ""}, None),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"CLICOLOR_FORCE": "0"}, None),
        ({"CLICOLOR": "0"}, False),
    ],
)
def test_the_environment_says_whether_there_are_colours(
    environment: dict[str, str],
    wanted: bool | None,  # noqa: FBT001 - a parameter of a table
) -> None:
    assert wants_colour(environment) is wanted


def test_a_colour_only_repeats_what_a_word_or_a_sign_says(doing: Terminal, screen: Screen) -> None:
    doing.on("2026-12-20")
    doing.done("list", by="Орлова")

    red = re.findall("\x1b\\[31m(.*?)\x1b", "".join(map(screen, ("my", "list", "show 1", "finding list"))))

    assert red
    assert all(re.search("!|−|просроч|критич", text) for text in red), red


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "ascii", "koi8-r"])
def test_a_console_that_lacks_characters_shows_readable_ones(screen: Screen, encoding: str) -> None:
    shown = "".join(screen(view, 80, encoding=encoding) for view in VIEWS)

    assert "?" not in shown.replace("?»", "").replace('?"', "").replace("?\r", "").replace("?\n", "")


@pytest.mark.parametrize(
    ("character", "instead"),
    [
        ("«", '"'),
        ("—", "-"),
        ("…", "..."),
        ("✓", "+"),
        ("№", "N"),
        ("─", "-"),
        ("Щ", "Shch"),
        ("é", "e"),
        ("计", "?"),
    ],
)
def test_each_missing_character_has_its_stand_in(character: str, instead: str) -> None:
    assert readable(character) == instead


def test_json_is_whole_in_any_encoding() -> None:
    in_russian = io.TextIOWrapper(io.BytesIO(), encoding="cp1251")

    assert as_json({"a": "计"}, in_russian) == '{\n  "a": "\\u8ba1"\n}'
    assert as_json({"a": "计"}, io.TextIOWrapper(io.BytesIO(), encoding="utf-8")) == '{\n  "a": "计"\n}'


def test_a_form_is_written_in_utf_8_whatever_the_console_has(pdca: Terminal) -> None:
    stream = _Terminal("cp866", is_terminal=False)

    with contextlib.redirect_stdout(stream):
        main(["assess", "--form", "--lang", "ru"])

    assert "руководителя отдела продаж" in stream.content().decode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_form_on_stdin_is_read_as_a_file_whatever_the_console_has(
    cycle: Terminal, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    typed = "goal: Каждый работает по плану\n".encode(encoding)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="cp866"))

    cycle.done("plan 1 --file -", by="Смирнов")

    assert "Goal: Каждый работает по плану" in cycle.done("show 1", by="Смирнов")


def test_a_long_view_goes_through_the_pager_and_a_short_one_does_not(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "false")
    seen: list[list[str]] = []

    def run(command: list[str], text: str, _: object) -> bool:
        seen.append(command)
        return True

    monkeypatch.setattr("pdca.cli.pager._is_shown", run)
    long, short = screen("workflow show pdca"), screen("list")
    screen("workflow show pdca --json")
    screen("workflow show pdca --no-pager")
    screen("workflow show pdca", is_terminal=False)

    assert (seen, long) == ([["false"]], "")
    assert "C-1" in short


@pytest.mark.parametrize("pager", ["false", "no-such-pager", "cat", ""])
def test_without_a_pager_that_works_all_is_printed(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, pager: str
) -> None:
    monkeypatch.setenv("PDCA_PAGER", pager)

    assert len(screen("workflow show pdca").splitlines()) > 24


def test_a_pager_that_ctrl_c_has_ended_ends_the_program(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", f"sh -c 'exit {INTERRUPTED}'")
    stream = _Terminal()
    os.environ.update(COLUMNS="80", LINES="5", PDCA_AS="Орлова")

    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        code = main(["show", "1"])

    assert (code, stream.content().strip()) == (INTERRUPTED, b"")


def test_work_over_a_second_is_told_on_a_terminal_and_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pdca.cli.working.PATIENCE_S", 0.01)
    stream = _Terminal()
    monkeypatch.setattr(sys, "stderr", stream)

    with Working("Reading") as working:
        working(5, 10)
        while b"Reading" not in stream.content():
            pass
    told = stream.content().decode()

    assert "Reading… 5 of 10" in told
    assert re.fullmatch(r"\r *\r", told[told.rindex("\r", 0, -1) :])


def test_work_is_not_told_in_a_pipe_or_when_it_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, terminal = _Terminal(is_terminal=False), _Terminal()
    monkeypatch.setattr("pdca.cli.working.PATIENCE_S", PATIENCE_S)
    for stream in (pipe, terminal):
        monkeypatch.setattr(sys, "stderr", stream)
        with Working("Reading"):
            pass

    assert (pipe.content(), terminal.content()) == (b"", b"")
