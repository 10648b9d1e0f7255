"""Two years with one sign: its cycle is closed, and the sign shows again."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal, brought

FORM = "catalogue: sales-head\nanswers:\n  no-training: {training-plan: нет}\n"

PLAN = (
    "plan 1 --goal Обучать --why a --why b --why 'Порядок не описан' --cause-in process --measure Доля "
    "--unit % --direction up --baseline 20 --baseline-period осень --target 100 --target-on 2026-12-01 "
    "--prediction Да --predicted 90..110 --check-method Отчёт --data-source CRM --counter Снижения "
    "--counter-direction down --counter-baseline 10 --observation 10"
)

CYCLE = (
    ("2026-09-01", "Орлова", "assess Смирнов --answers form.yaml --assign-to Смирнов"),
    ("2026-09-01", "Смирнов", PLAN),
    ("2026-09-01", "Смирнов", "action add 1 Обучить --to Иванов --due 2026-09-10"),
    ("2026-09-01", "Смирнов", "advance 1"),
    ("2026-09-01", "Орлова", "advance 1 approve"),
    ("2026-09-02", "Иванов", "action done 1 1"),
    ("2026-09-02", "Иванов", "attach 1 --note Сделано --action 1"),
    ("2026-09-02", "Смирнов", "advance 1"),
    ("2026-09-14", "Смирнов", "measure 1 100"),
    ("2026-09-14", "Смирнов", "measure 1 5 --counter"),
    ("2026-09-14", "Орлова", "check 1 --learned Работает"),
    ("2026-09-14", "Орлова", "advance 1 observe"),
    ("2026-10-05", "Смирнов", "measure 1 100"),
    ("2026-10-05", "Смирнов", "measure 1 5 --counter"),
    ("2026-10-05", "Орлова", "advance 1 adopt"),
    ("2026-10-05", "Орлова", "standard 1 --document Регламент --version 1 --told Все --elsewhere Сервис"),
    ("2026-10-05", "Орлова", "standard 1 --control-on 2027-02-01"),
    ("2026-10-05", "Орлова", "advance 1 close"),
)


@pytest.fixture
def closed(company: Terminal, shelf: Path) -> Terminal:
    """Return a terminal in which the cycle of one sign, C-1, was closed on 5 October 2026."""
    return brought(company, shelf / "closed", _close)


def _close(company: Terminal) -> None:
    Path("form.yaml").write_text(FORM, encoding="utf-8")
    for day, by, line in CYCLE:
        company.on(day).done(line, by)


def assessed(pdca: Terminal, options: str = "") -> dict[str, list[dict[str, object]]]:
    return dict(json.loads(pdca.done(f"assess Смирнов --answers form.yaml --json {options}", by="Орлова")))


def test_a_sign_that_shows_again_links_its_cycles_and_raises_the_severity(closed: Terminal) -> None:
    (finding,) = assessed(closed.on("2027-05-03"), "--assign-to Смирнов")["findings"]

    assert (finding["recurs_from"], finding["severity"]) == (1, "critical")
    cycles = json.loads(closed.done("list --all --json", by="Орлова"))["cycles"]
    assert [(each["recurs_from"], each["shown_again"]) for each in cycles] == [(None, [2]), (1, [])]
    assert "→ C-2" in closed.done("list --all", by="Орлова")
    assert "↻ C-1" in closed.done("finding list --all", by="Орлова")
    assert "C-1 was closed, and did not hold" in closed.done("finding show F-2", by="Орлова")
    assert "showed again on 3 May 2027" in closed.done("finding show F-1", by="Орлова")
    assert "F-2, C-2" in closed.done("show 1", by="Орлова")
    assert "shows again after C-1" in closed.done("history 2", by="Орлова")
    assert "agree with the tables" in closed.done("verify")


def test_the_new_cycle_begins_with_the_old_cause_plan_readings_and_standard(closed: Terminal) -> None:
    assessed(closed.on("2027-05-03"), "--assign-to Смирнов")

    shown = closed.done("show 2", by="Смирнов")

    for part in ("The last time", "Порядок не описан", "100 on 5 Oct 2026", "Регламент, version 1"):
        assert part in shown
    assert "Why did it not hold?" in shown
    assert "a draft from C-1" in shown
    plan = json.loads(closed.done("show 2 --json", by="Смирнов"))["cycle"]["plan"]
    assert (plan["goal"], plan["prediction"], plan["predicted_low"], plan["target_on"]) == (
        "Обучать",
        "",
        None,
        None,
    )


def test_the_plan_says_why_it_did_not_hold_before_it_is_submitted(closed: Terminal) -> None:
    assessed(closed.on("2027-05-03"), "--assign-to Смирнов")
    closed.done("plan 2 --target-on 2027-08-01 --prediction Удержим --predicted 95..105", by="Смирнов")
    closed.done("action add 2 Обучить --to Иванов --due 2027-05-20", by="Смирнов")
    refused = closed("advance 2 submit", by="Смирнов")

    closed.done('plan 2 --why-not-held "Новых никто не учит"', by="Смирнов")

    assert refused.exit_code == 1
    assert "why the earlier cycle of this sign did not hold" in refused.stderr
    assert "pdca plan 2 --why-not-held" in refused.stderr
    closed.done("advance 2 submit", by="Смирнов")
    assert "Why it did not hold: Новых никто не учит" in closed.done("show 2", by="Орлова")


def test_a_first_cycle_is_not_asked_why(closed: Terminal) -> None:
    assert "why_not_held" in closed.done("show 1 --json", by="Орлова")
    assert "not hold" not in closed.done("show 1", by="Орлова")


@pytest.mark.parametrize(
    ("today", "on", "opened"),
    [
        ("2026-10-20", "2026-09-20", []),
        ("2026-10-20", "2026-10-05", [None]),
        ("2026-10-20", "2026-10-06", [1]),
        ("2027-10-20", "2027-10-05", [1]),
        ("2027-10-20", "2027-10-06", [None]),
    ],
    ids=["before the closing", "the same day", "the day after", "the last day", "after the window"],
)
def test_the_date_of_the_evidence_decides(
    closed: Terminal, today: str, on: str, opened: list[int | None]
) -> None:
    made = assessed(closed.on(today), f"--on {on}")

    assert [finding["recurs_from"] for finding in made["findings"]] == opened


def test_evidence_from_before_the_closing_is_named_and_opens_nothing(closed: Terminal) -> None:
    said = closed.on("2026-10-20").done("assess Смирнов --answers form.yaml --on 2026-09-20", by="Орлова")

    assert "a closed cycle has overtaken it: 1" in said


def test_the_report_shows_the_link_both_ways(closed: Terminal) -> None:
    assessed(closed.on("2027-05-03"), "--assign-to Смирнов")

    first = closed.done("report assessment A-1 --format md --out -", by="Лебедев")
    second = closed.done("report assessment A-2 --format md --out -", by="Лебедев")

    assert "Did not hold: F-2" in first
    assert "shows again after C-1 was closed" in second


def test_a_catalogue_may_set_its_own_window(closed: Terminal) -> None:
    from pdca.shipped import shipped

    text = (shipped("workflows") / "catalogues" / "sales-head.yaml").read_text(encoding="utf-8")
    Path("own.yaml").write_text(
        text.replace("\nsubject:", "\nrecurrence_months: 3\nsubject:"), encoding="utf-8"
    )

    made = assessed(closed.on("2027-05-03"), "--catalogue own.yaml")

    assert [finding["recurs_from"] for finding in made["findings"]] == [None]
