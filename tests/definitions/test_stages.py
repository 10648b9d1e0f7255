"""Each stage by itself: open with phase and due, a pause, or an ending."""

from pathlib import Path

import pytest

from tests.definitions.samples import process_mistakes


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        (", due: {working_days: 2}", "", "6 stage-without-due"),
        ("phase: plan, ", "", "6 stage-without-phase"),
        ("paused: true", "paused: true, due: {working_days: 1}", "8 only-open-stages"),
        ("end: cancelled", "end: cancelled, phase: act", "10 only-open-stages"),
        ("paused: true", "paused: true, end: abandoned", "8 pause-and-ending"),
    ],
)
def test_stage_of_no_kind_is_a_mistake(tmp_path: Path, old: str, new: str, mistake: str) -> None:
    assert mistake in process_mistakes(tmp_path, (old, new))


def test_misspelled_due_is_not_also_a_missing_one(tmp_path: Path) -> None:
    assert process_mistakes(tmp_path, ("due: {working_days: 2}", "deu: {working_days: 2}")) == [
        "6 unknown-key"
    ]


def test_due_that_is_an_alias_is_not_also_a_missing_one(tmp_path: Path) -> None:
    found = process_mistakes(tmp_path, ("due: {working_days: 2}", "due: *x"))

    assert found == ["6 alias"]


def test_stage_that_is_not_paused_is_open(tmp_path: Path) -> None:
    assert process_mistakes(tmp_path, ("due: {working_days: 2}", "paused: false")) == ["6 stage-without-due"]
