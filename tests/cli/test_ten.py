"""Ten people and two hundred cycles: one screen each, and one truth about what is late."""

import json
import os
import re
from collections import Counter
from typing import Any

import pytest

from pdca.domain.width import width
from tests.cli.conftest import Terminal
from tests.cli.screens import seen
from tests.company_of_ten import CYCLES, EVERYBODY, HEADS, OWNER

only_where_terminals_are = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")


def _json(ten: Terminal, line: str, by: str = OWNER) -> Any:  # noqa: ANN401 - JSON
    return json.loads(ten.done(f"{line} --json", by=by))


def test_the_company_has_two_hundred_cycles_in_every_stage(ten: Terminal) -> None:
    cycles = _json(ten, "list --all")["cycles"]

    stages = {each["stage"] for each in cycles}
    assert len(cycles) >= CYCLES
    assert len(stages) == 10


def test_my_list_overdue_board_timeline_and_report_agree_on_what_is_late(ten: Terminal) -> None:
    late = {each["number"]: each for each in _json(ten, "list --overdue")["cycles"]}
    overdue = {each["number"] for each in _json(ten, "overdue")["cycles"]}
    board = {
        each["number"]
        for cards in _json(ten, "board")["columns"].values()
        for each in cards
        if each["is_overdue"]
    }
    lines = {each["number"] for each in _json(ten, "timeline")["cycles"] if each["is_overdue"]}
    report = json.loads(ten.done("report month 2026-11 --format json --out -", by=OWNER))
    moves = Counter(
        (item["number"], name)
        for name in EVERYBODY
        for item in _json(ten, "my", by=name)["mine"]
        if item["task"] == "move" and item["is_overdue"]
    )

    assert late.keys() == overdue == board == lines
    assert report["trend"]["overdue"][-1] == len(late) > 0
    assert moves == Counter((number, name) for number, each in late.items() for name in each["turn"])
    by_person = {each["who"]: each["count"] for each in report["overdue_by_person"]}
    assert by_person == Counter(name for _number, name in moves)


def test_my_action_list_overdue_and_report_agree_on_actions(ten: Terminal) -> None:
    listed = Counter(each["assignee"] for each in _json(ten, "action list --overdue")["actions"])
    overdue = Counter(each["assignee"] for each in _json(ten, "overdue")["actions"])
    mine = {
        name: sum(item["task"] == "act" and item["is_overdue"] for item in _json(ten, "my", by=name)["mine"])
        for name in EVERYBODY
    }
    report = json.loads(ten.done("report month 2026-11 --format json --out -", by=OWNER))

    assert listed == overdue == +Counter(mine)
    assert dict(report["quality"]["overdue_actions"]) == listed


@only_where_terminals_are
@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize(("name", "language"), [(OWNER, "ru"), (HEADS[0], "en")])
def test_my_fits_one_screen_and_counts_what_it_leaves_out(
    ten: Terminal, name: str, language: str, columns: int
) -> None:
    ten.language = language
    sections = Counter(
        item["section"] for kind in ("mine", "waiting") for item in _json(ten, "my", by=name)[kind]
    )

    lines = seen(ten, "my", name, columns=columns)

    text = "\n".join(lines)
    left_out = [int(count) for count in re.findall(r"(\d+)(?: more)?:\s+pdca my --only ", text)]
    assert len(lines) <= 23
    assert max(map(width, lines)) <= columns
    titles = [int(count) for count in re.findall(r"^\D+: (\d+)", text, re.MULTILINE)]
    assert titles == [sections[each] for each in _ORDER if sections[each]]
    shown = len(re.findall(r"^ *[CFA]-\d+ ", text, re.MULTILINE))
    assert shown + sum(left_out) == sum(sections.values())


_ORDER = ("overdue", "today", "decide", "week", "later", "waiting")


def test_the_command_for_what_is_left_out_lists_the_whole_section(ten: Terminal) -> None:
    whole = _json(ten, "my")
    expected = [item["number"] for item in whole["waiting"]]

    rows = re.findall(r"^ +C-(\d+) ", ten.done("my --only waiting", by=OWNER), re.MULTILINE)

    assert [int(number) for number in rows] == expected


def test_my_offers_to_advance_what_lacks_nothing(ten: Terminal) -> None:
    offered = re.findall(r"pdca advance \d+$", ten.done("my", by=HEADS[0]), re.MULTILINE)

    result = ten(offered[0].removeprefix("pdca "), by=HEADS[0])

    assert offered
    assert (result.exit_code, result.stderr) == (0, "")


@only_where_terminals_are
@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("board", 80),
        ("board", 40),
        ("timeline", 80),
        ("timeline", 40),
        ("timeline 4", 40),
        ("show 10", 80),
        ("history 10", 40),
        ("list --who Смирнов", 80),
        ("overdue", 80),
    ],
)
def test_a_view_keeps_within_the_terminal(ten: Terminal, line: str, columns: int) -> None:
    ten.language = "ru"

    lines = seen(ten, line, OWNER, columns=columns)

    assert lines
    assert max(map(width, lines)) <= columns
