"""The monthly report, the assessment report and `assessment show` compare a sign with the same assessment."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Terminal

PLANS, TRAINING = "no-sales-plans", "no-training"

ACUTE = "{annual-plan-signed: 0, monthly-plans-known: 0}"
VISIBLE = "{annual-plan-signed: 0, monthly-plans-known: 100}"
"""Answers about sales plans: a critical criterion is not met, and the mean is below 1 or just 1."""


@pytest.fixture
def heads(company: Terminal) -> Terminal:
    """Return a terminal of a company with two heads, in October."""
    company.done('person add "Мария Котова" --role head --reports-to Анна', by="Орлова")
    return company.on("2026-10-20")


def assess(
    pdca: Terminal, on: str, *, person: str = "Смирнов", by: str = "Орлова", **signs: str
) -> dict[str, Any]:
    """Assess a head; `plans` and `training` are the answers about a sign, which else is left out."""
    names = {"plans": PLANS, "training": TRAINING}
    lines = [f"  {names[each]}: {answers}" for each, answers in signs.items()]
    Path("answers.yaml").write_text(
        "\n".join(("catalogue: sales-head", "answers:", *lines)), encoding="utf-8"
    )
    voice = "--voice self" if by == person else ""
    return dict(
        json.loads(pdca.done(f"assess {person} --answers answers.yaml --on {on} {voice} --json", by=by))
    )


def compared(pdca: Terminal, number: int) -> tuple[int | None, set[str]]:
    """Return what sales plans are compared with in an assessment, and what the three say they were then."""
    shown = json.loads(pdca.done(f"assessment show A-{number} --json", by="Лебедев"))["signs"][0]
    report = _report(pdca, f"assessment A-{number}")["signs"][0]
    (strip,) = [each for each in _report(pdca, "month 2026-10")["strips"] if each["assessment"] == number]
    with_what = report["compared_with"] and report["compared_with"]["number"]
    assert with_what == shown["compared_with"]
    levels = (shown["before"]["level"], report["level_before"], strip["signs"][0]["level_before"])
    return with_what, {each or "unchecked" for each in levels}


def _report(pdca: Terminal, what: str) -> dict[str, Any]:
    return dict(json.loads(pdca.done(f"report {what} --format json --out -", by="Лебедев")))


def test_an_assessment_that_leaves_a_sign_out_is_passed_over(heads: Terminal) -> None:
    assess(heads, "2026-07-01", plans=ACUTE)
    assess(heads, "2026-08-01", training="{training-plan: нет}")
    assess(heads, "2026-10-01", plans=VISIBLE)

    assert compared(heads, 3) == (1, {"acute"})


def test_a_sign_is_compared_however_long_ago_it_was_checked(heads: Terminal) -> None:
    assess(heads, "2026-01-01", plans=ACUTE)
    for month in range(2, 8):
        assess(heads, f"2026-{month:02}-01", training="{training-plan: нет}")
    assess(heads, "2026-10-01", plans=VISIBLE)

    assert compared(heads, 8) == (1, {"acute"})


def test_two_assessments_of_one_month_are_compared_with_each_other(heads: Terminal) -> None:
    assess(heads, "2026-07-01", plans=VISIBLE)
    assess(heads, "2026-10-01", plans=ACUTE)
    assess(heads, "2026-10-15", plans=VISIBLE)

    assert compared(heads, 3) == (2, {"acute"})


def test_two_assessments_of_one_day_stand_as_they_were_entered(heads: Terminal) -> None:
    assess(heads, "2026-10-01", plans=ACUTE)
    assess(heads, "2026-10-01", plans=VISIBLE)

    assert compared(heads, 2) == (1, {"acute"})


def test_a_back_dated_assessment_stands_where_its_evidence_does(heads: Terminal) -> None:
    assess(heads, "2026-07-01", plans=VISIBLE)
    assess(heads, "2026-10-01", plans=VISIBLE)
    assess(heads, "2026-08-01", plans=ACUTE)

    assert compared(heads, 2) == (3, {"acute"})


def test_a_back_dated_assessment_is_told_in_the_month_in_which_it_was_entered(heads: Terminal) -> None:
    assess(heads, "2026-08-01", plans=ACUTE)

    entered = _report(heads, "month 2026-10")["entered_later"]

    assert [(each["assessment"], each["made_on"]) for each in entered] == [(1, "2026-08-01")]


def test_one_head_is_not_compared_with_the_other(heads: Terminal) -> None:
    assess(heads, "2026-07-01", plans=ACUTE)
    assess(heads, "2026-08-01", person="Котова", plans=VISIBLE)
    assess(heads, "2026-10-01", plans=VISIBLE)
    assess(heads, "2026-10-02", person="Котова", plans=ACUTE)

    assert compared(heads, 3) == (1, {"acute"})
    assert compared(heads, 4) == (2, {"visible"})


def test_what_the_head_says_is_no_earlier_assessment_of_the_owners(heads: Terminal) -> None:
    assess(heads, "2026-07-01", plans=ACUTE)
    assess(heads, "2026-09-30", by="Смирнов", plans=VISIBLE)
    assess(heads, "2026-10-01", plans=VISIBLE)

    assert compared(heads, 3) == (1, {"acute"})


def test_a_sign_that_was_never_checked_before_is_compared_with_nothing(heads: Terminal) -> None:
    assess(heads, "2026-07-01", training="{training-plan: нет}")
    assess(heads, "2026-10-01", plans=VISIBLE)

    assert compared(heads, 2) == (None, {"unchecked"})


@pytest.mark.parametrize("kind", ["html", "md", "txt"])
@pytest.mark.parametrize(("language", "named"), [("en", "A-1 of 1 Jul 2026"), ("ru", "A-1 от 01.07.2026")])
def test_an_older_assessment_is_named_at_the_sign(
    heads: Terminal, kind: str, language: str, named: str
) -> None:
    assess(heads, "2026-07-01", plans=ACUTE)
    assess(heads, "2026-08-01", training="{training-plan: нет}")
    assess(heads, "2026-10-01", plans=VISIBLE)

    page = heads.done(f"--lang {language} report assessment A-3 --format {kind} --out -", by="Лебедев")
    shown = heads.done("assessment show A-3", by="Лебедев")

    assert page.replace("\u00a0", " ").count(f"({named})") == 1
    assert "acutely (A-1)" in shown
    assert "(A-1)" not in heads.done("assessment show A-2", by="Лебедев")
