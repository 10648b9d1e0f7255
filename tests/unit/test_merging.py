"""What a form says and what others recorded meanwhile are brought together field by field."""

import pytest

from pdca.cli.forms.merging import merged
from pdca.definitions.mistakes import KeyPath

GOAL: KeyPath = ("goal",)


@pytest.mark.parametrize(
    ("typed", "before", "now", "taken", "conflict"),
    [
        ("Рост", "Рост", "Иначе", "Иначе", None),
        ("Рост", "Рост", "", "", None),
        ("Своё", "Рост", "Иначе", None, "Иначе"),
        ("", "Рост", "Иначе", None, "Иначе"),
        ("", "", "Иначе", "Иначе", None),
        ("Иначе", "Рост", "Иначе", None, None),
        ("Своё", "Рост", "Рост", None, None),
        ("Предложение", "", "Иначе", "Иначе", None),
    ],
)
def test_a_field_is_taken_over_unless_both_changed_it(
    typed: str, before: str, now: str, taken: str | None, conflict: str | None
) -> None:
    found = merged(f"goal: {typed}\n", before={GOAL: before}, now={GOAL: now}, offered={GOAL: "Предложение"})

    expected = [{} if each is None else {GOAL: each} for each in (taken, conflict)]
    assert [*found] == expected


def test_a_field_that_is_not_in_the_form_stands_as_it_is_recorded() -> None:
    assert merged("unit: шт.\n", before={GOAL: "Рост"}, now={GOAL: "Рост"}, offered={}) == (
        {GOAL: "Рост"},
        {},
    )


def test_a_list_is_one_field_however_many_lines_it_has() -> None:
    before: dict[KeyPath, str] = {("whys", 0): "раз", ("whys", 1): "два"}
    now: dict[KeyPath, str] = {("whys", 0): "раз"}

    left_alone = merged("whys:\n  - раз\n  - два\n", before=before, now=now, offered={})
    touched = merged("whys:\n  - раз\n  - своё\n", before=before, now=now, offered={})

    assert left_alone == ({("whys", 1): ""}, {})
    assert touched == ({}, {("whys", 1): ""})
