"""Tests of gathering mistakes."""

from pdca.domain.errors import Gap
from pdca.registers.mistakes import excerpt, refusal


def test_mistakes_are_listed_by_row() -> None:
    error = refusal("rows-wrong", [Gap("b", {"row": 3}), Gap("a"), Gap("c", {"row": 2})], path="register.csv")

    assert ([gap.code for gap in error.mistakes], error.facts["path"]) == (["a", "c", "b"], "register.csv")


def test_a_short_list_has_no_rest() -> None:
    error = refusal("rows-wrong", [Gap("a")] * 100)

    assert (len(error.mistakes), error.facts) == (100, {"count": 100, "more": 0})


def test_a_long_text_is_cut_for_a_message() -> None:
    assert (excerpt("x" * 60), excerpt("x" * 61)) == ("x" * 60, "x" * 59 + "…")
