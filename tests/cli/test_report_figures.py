"""What the monthly report counts: signs last checked, effects to check, months before the log began."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Terminal

FIRST = "answers: {no-sales-plans: {annual-plan-signed: 0}, no-training: {training-plan: нет}}\n"
TRAINS = (
    "no-training: {training-plan: да, training-hours: 8, quarterly-test-passed: 90, newcomers-have-plan: 100,"
    " newcomers-faster: да, call-score-rises: 20}"
)
PLANS = (
    "no-sales-plans: {annual-plan-signed: 100, monthly-plans-known: 100, plan-fulfilled: 100,"
    " plan-not-understated: 100, funnel-covers-plan: 4, forecast-accurate: 5}"
)


@pytest.fixture
def checking(doing: Terminal) -> Terminal:
    """Return a terminal where C-1 was handed over to be checked on 14 September."""
    doing.on("2026-09-14").done("action done 1 1", by="Иванов")
    doing.done('attach 1 --note "Таблица за 24 месяца" --action 1', by="Иванов")
    doing.done("advance 1 hand-over", by="Смирнов")
    return doing


@pytest.fixture
def observing(checking: Terminal) -> Terminal:
    """Return a terminal where the effect of C-1 is watched for 20 working days, until 14 October."""
    checking.on("2026-09-16").done("measure 1 90", by="Смирнов")
    checking.done("measure 1 0 --counter", by="Смирнов")
    checking.done('check 1 --prediction held --learned "Данные были готовы"', by="Орлова")
    checking.done("advance 1 observe", by="Орлова")
    return checking


def report(terminal: Terminal, day: str, month: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return the report of a month, made on a day."""
    return json.loads(terminal.on(day).done(f"report month {month} --format json --out -", by="Лебедев"))


def acute(terminal: Terminal, day: str, month: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return the tile of acute signs."""
    return next(tile for tile in report(terminal, day, month)["tiles"] if tile["kind"] == "acute")


def assess(terminal: Terminal, day: str, form: str) -> None:
    """Assess the head with a filled-in form."""
    Path("form.yaml").write_text(form, encoding="utf-8")
    terminal.on(day).done("assess Смирнов --answers form.yaml", by="Орлова")


def test_acute_signs_that_a_partial_assessment_leaves_out_stay_acute(company: Terminal) -> None:
    assess(company, "2026-09-10", FIRST)
    assess(company, "2026-10-10", f"answers: {{{TRAINS}}}\n")

    tile = acute(company, "2026-11-01", "2026-10")

    assert tile["values"][-2:] == [2, 1]


def test_an_acute_sign_is_gone_when_it_was_checked_and_gone(company: Terminal) -> None:
    assess(company, "2026-09-10", FIRST)
    assess(company, "2026-10-10", f"answers: {{{TRAINS}}}\n")
    assess(company, "2026-10-12", f"answers: {{{TRAINS}, {PLANS}}}\n")

    assert acute(company, "2026-11-01", "2026-10")["value"] == 0


def test_months_before_the_log_began_have_no_figures(doing: Terminal) -> None:
    made = report(doing, "2026-10-01", "2026-09")

    tile = made["tiles"][0]
    assert (tile["kind"], tile["values"], tile["change"]) == ("open", [None] * 5 + [1], None)
    assert made["trend"]["closed"] == [None] * 5 + [0]


def test_a_result_handed_over_waits_for_a_check(checking: Terminal) -> None:
    needs = report(checking, "2026-09-15", "2026-09")["needs"]

    assert needs["checks_count"] == 1
    assert [(line["cycle"], line["since"], line["who"], line["decider"]) for line in needs["checks"]] == [
        (1, "2026-09-14", "Пётр Смирнов", "Анна Орлова")
    ]


def test_what_the_responsible_works_on_waits_for_no_check(doing: Terminal) -> None:
    assert report(doing, "2026-09-10", "2026-09")["needs"]["checks_count"] == 0


@pytest.mark.parametrize(
    ("day", "month", "since"),
    [("2026-09-30", "2026-09", []), ("2026-10-13", "2026-10", []), ("2026-10-14", "2026-10", ["2026-10-14"])],
)
def test_an_effect_waits_for_a_check_from_the_last_day_of_its_window(
    observing: Terminal, day: str, month: str, since: list[str]
) -> None:
    needs = report(observing, day, month)["needs"]

    assert [line["since"] for line in needs["checks"]] == since
    assert needs["checks_count"] == len(since)


def test_an_extension_does_not_move_the_window(observing: Terminal) -> None:
    observing.on("2026-09-20").done('extend 1 --to 2026-11-20 --reason "Отпуск"', by="Смирнов")
    observing.done("extend 1 --accept", by="Орлова")

    needs = report(observing, "2026-10-20", "2026-10")["needs"]

    assert [line["since"] for line in needs["checks"]] == ["2026-10-14"]


def test_a_frozen_effect_waits_for_no_check(observing: Terminal) -> None:
    observing.on("2026-10-15").done('advance 1 freeze --until 2026-12-01 --reason "Пауза"', by="Орлова")

    assert report(observing, "2026-11-01", "2026-10")["needs"]["checks_count"] == 0
