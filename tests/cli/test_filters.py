"""The same filters on every list: by id, by a title in any language, by the beginning of it."""

import json

import pytest

from tests.cli.conftest import Terminal
from tests.company_of_ten import MEMBERS, OWNER


def _numbers(ten: Terminal, line: str) -> set[int]:
    return {each["number"] for each in json.loads(ten.done(f"list {line} --json", by=OWNER))["cycles"]}


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("--stage planning", '--stage "План составляется"'),
        ("--stage planning", "--stage Planning"),
        ("--stage doing", '--stage "план вып"'),
        ("--phase plan", "--phase план"),
        ("--phase check", "--phase Пров"),
        ("--sign no-crm", '--sign "Не пользуется"'),
        ("--who Смирнов", "--who P-2"),
    ],
)
def test_a_filter_is_read_by_id_and_by_title_in_both_languages(ten: Terminal, typed: str, same: str) -> None:
    assert _numbers(ten, typed) == _numbers(ten, same) != set()


def test_filters_narrow_what_each_of_them_leaves(ten: Terminal) -> None:
    both = _numbers(ten, "--who Смирнов --overdue --round 1 --due-before 2026-10-01")

    assert both == (
        _numbers(ten, "--who Смирнов")
        & _numbers(ten, "--overdue")
        & _numbers(ten, "--round 1")
        & _numbers(ten, "--due-before 01.10.2026")
    )
    assert both


@pytest.mark.parametrize(
    ("line", "exit_code", "part"),
    [
        ("list --stage palnning", 3, "Did you mean «Planning»?"),
        ("list --stage план", 2, "may be several stages: "),
        ("board --sign no-crn", 3, "Did you mean «Does not use the CRM»?"),
        ("timeline --phase дело", 2, "is no phase; there are: Plan, Do, Check, Act"),
        ("overdue --who Сидоров", 3, "There is no person «Сидоров»"),
        ("timeline 4 --overdue", 2, "leave the number out"),
        ("list --due-before 1.11", 2, "write the year too"),
    ],
)
def test_a_filter_that_names_nothing_says_what_there_is(
    ten: Terminal, line: str, exit_code: int, part: str
) -> None:
    result = ten(line, by=OWNER)

    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert part in result.stderr


@pytest.mark.parametrize(
    "verb", ["list", "board", "timeline", "overdue", "action list", "finding list --all"]
)
def test_an_empty_list_says_which_filters_were_on(ten: Terminal, verb: str) -> None:
    told = ten.done(f"{verb} --who Ёлкина --round 9", by=OWNER)

    assert told.endswith("The filters were: --who Ёлкина --round 9\n")


def test_my_takes_filters_too(ten: Terminal) -> None:
    found = json.loads(ten.done("my --sign no-crm --phase plan --json", by=OWNER))["mine"]

    assert found
    assert {each["title"]["en"] for each in found} == {"Does not use the CRM"}


def test_actions_of_all_cycles_are_filtered_by_who_does_them(ten: Terminal) -> None:
    actions = json.loads(ten.done("action list --who Константин --json", by=OWNER))["actions"]

    assert {each["assignee"] for each in actions} == {MEMBERS[-1]}


def test_a_list_may_be_sorted_by_due_date_and_by_whose_turn_it_is(ten: Terminal) -> None:
    by_due = json.loads(ten.done("list --sort due --json", by=OWNER))["cycles"]
    by_who = json.loads(ten.done("list --sort who --json", by=OWNER))["cycles"]

    dues = [each["due"] or "9" for each in by_due]
    names = ["".join(each["turn"][:1]) for each in by_who]
    assert dues == sorted(dues)
    assert names == sorted(names)
