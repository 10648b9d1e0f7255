"""Criteria that data can answer: looked at, taken into an assessment, and told from what people say."""

import json
from contextlib import closing
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pdca.domain.sales import ROW_OF, Call, Deal, DealOutcome, ExportKind
from pdca.storage.database import address
from pdca.storage.store import Store
from pdca.usecases.acting import Acting
from tests.cli.conftest import Terminal
from tests.storage.exports import imported

DAY = date(2026, 8, 31)

NO_TASKS = "no-crm: {deals-without-next-task: %s, review-from-crm: да}"


@pytest.fixture
def evidence(company: Terminal) -> Terminal:
    """Return a terminal whose company has imported eight open deals, three of them without a next task."""
    rows = [
        Deal(
            key=str(n),
            seller="Иванов",
            outcome=DealOutcome.OPEN,
            changed_on=DAY - timedelta(days=n),
            next_task_on=None if n < 3 else DAY,
            amount=Decimal(100),
        )
        for n in range(8)
    ]
    at = datetime(2026, 9, 1, 7, 30, tzinfo=UTC)
    with closing(Store.open(address("pdca.db"))) as store:
        columns = tuple(
            field.name for field in fields(ROW_OF[ExportKind.DEALS]) if field.name != "loss_reason"
        )
        acting = Acting(name="Орлова", at=at, began=at)
        imported(store, ExportKind.DEALS, rows, acting=acting, exported_on=DAY, fields=columns)
    return company


@pytest.fixture
def doubtful(evidence: Terminal) -> Terminal:
    """Return a terminal whose company has also imported twelve scored calls, all with one score."""
    rows = [
        Call(
            key=str(n),
            seller="Иванов",
            at=DAY - timedelta(days=n),
            seconds=40,
            scored_by="Смирнов",
            score=Decimal("92.5"),
        )
        for n in range(12)
    ]
    at = datetime(2026, 9, 1, 7, 40, tzinfo=UTC)
    columns = ("key", "seller", "at", "seconds", "scored_by", "score")
    with closing(Store.open(address("pdca.db"))) as store:
        acting = Acting(name="Орлова", at=at, began=at)
        imported(store, ExportKind.CALLS, rows, acting=acting, exported_on=DAY, fields=columns)
    return evidence


def answers(text: str) -> str:
    """Write a form with answers beside the database; return its name."""
    Path("form.yaml").write_text(f"answers:\n  {text}\n", encoding="utf-8")
    return "form.yaml"


def test_compute_shows_figure_limit_rows_and_words(evidence: Terminal) -> None:
    said = evidence.done("compute deals-without-next-task")

    assert said == (
        "\n"
        "Does not use the CRM\n"
        "  deals-without-next-task — critical\n"
        "    No more than 5% of open deals lack a next task with a due date.\n"
        "    = measured: 37.5 % — not met\n"
        "      met up to 5, not met from 20; the limit is a proposal\n"
        "      counted from 8 rows, as at 31 Aug 2026\n"
        "      Count the open deals without a date of the next task, among all open\n"
        "      deals. Where the export of deals has no such column, a deal has a next\n"
        "      task when the export of activities names one of that deal that is planned\n"
        "      and not done.\n"
        "\n"
        "Measured: 1 of 1 criterion.\n"
        "Next: pdca assess PERSON --from-evidence\n"
    )


def test_compute_says_why_there_is_no_evidence(evidence: Terminal) -> None:
    said = evidence.done("compute lost-deals-explained overdue-tasks")

    assert "? no evidence: the export «deals» has no column for: loss_reason" in said
    assert "? no evidence: no export «activities» was imported; it needs the fields" in said
    assert "Measured: 0 of 2 criteria." in said


def test_compute_of_another_day_looks_back_from_it(evidence: Terminal) -> None:
    assert "too old: it shows 31 Aug 2026" in evidence.done("compute stale-deals --on 2026-10-02")


def test_compute_speaks_russian_whole(evidence: Terminal) -> None:
    evidence.language = "ru"

    said = evidence.done("compute deals-without-next-task stale-deals")

    assert "= измерено: 37,5 % — не выполнено" in said
    assert "Доля открытых сделок без даты следующей задачи." in said


def test_compute_in_json_has_every_computed_criterion(evidence: Terminal) -> None:
    criteria = json.loads(evidence.done("compute --json"))["criteria"]

    assert len(criteria) == 34
    (found,) = [each for each in criteria if each["criterion"] == "deals-without-next-task"]
    assert {key: found[key] for key in ("value", "score", "rows", "first", "met", "source", "lacking")} == {
        "value": "37.5000",
        "score": 0,
        "rows": 8,
        "first": "2026-08-31",
        "met": "5",
        "source": "proposal",
        "lacking": [],
    }


def test_criterion_that_is_not_computed_is_refused_and_a_near_one_named(evidence: Terminal) -> None:
    result = evidence("compute stale-deal")

    assert (result.exit_code, result.stdout) == (3, "")
    assert "Did you mean «stale-deals»?" in result.stderr


def test_assessment_from_evidence_opens_what_is_proved_and_nothing_else(evidence: Terminal) -> None:
    made = json.loads(evidence.done("assess Смирнов --from-evidence --json", by="Орлова"))

    assert [finding["sign"] for finding in made["findings"]] == ["no-crm"]
    assert {answer["criterion"] for answer in made["answers"]} == {"deals-without-next-task", "stale-deals"}
    levels = {score["sign"]: score["level"] for score in made["scores"]}
    assert {sign for sign, level in levels.items() if level != "unchecked"} == {"no-crm"}


def test_measured_and_judged_answers_look_different(evidence: Terminal) -> None:
    form = answers("no-crm: {review-from-crm: нет, head-opens-crm: 95}")

    said = evidence.done(f"assess Смирнов --from-evidence --answers {form}", by="Орлова")

    assert "    = measured: 37.5 % — not met" in said
    assert "    ~ judged: 95 % — met" in said
    assert "    ~ judged: no — not met" in said
    assert "= measured from data, ~ judged by a person, ? not checked: never fine" in said


def test_finding_shows_which_of_its_answers_were_measured(evidence: Terminal) -> None:
    evidence.done(
        f"assess Смирнов --from-evidence --answers {answers('no-crm: {review-from-crm: да}')}", "Орлова"
    )

    said = evidence.done("finding show F-1")

    assert "= measured: 37.5 % — not met" in said
    assert "~ judged: yes — met" in said
    assert "? not checked" in said


def test_finding_in_json_has_the_measured_answers(evidence: Terminal) -> None:
    evidence.done("assess Смирнов --from-evidence", by="Орлова")

    shown = json.loads(evidence.done("finding show F-1 --json"))

    measured = {each["criterion"]: each["answer"] for each in shown["answers"] if each["answer"]}
    assert measured["stale-deals"]["computed"] == "stale-deals"
    assert measured["stale-deals"]["rows"] == 8


def test_typed_answer_that_differs_from_what_is_measured_is_refused(evidence: Terminal) -> None:
    form = answers(NO_TASKS % "4")

    result = evidence(f"assess Смирнов --from-evidence --answers {form}", by="Орлова")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "«deals-without-next-task»: typed 4, measured 37.5000" in result.stderr
    assert "A-1" not in evidence.done("finding list --all")


@pytest.mark.parametrize("typed", ["37.5", "{score: 0, note: сверено}", "{note: сверено}"])
def test_typed_answer_that_agrees_stands_as_measured_with_its_note(evidence: Terminal, typed: str) -> None:
    form = answers(NO_TASKS % typed)

    made = json.loads(evidence.done(f"assess Смирнов --from-evidence --answers {form} --json", by="Орлова"))

    (answer,) = [each for each in made["answers"] if each["criterion"] == "deals-without-next-task"]
    assert (answer["computed"], answer["score"]) == ("deals-without-next-task", None)
    assert answer["note"] == ("сверено" if "note" in typed else "")


def test_without_any_evidence_nothing_is_recorded(company: Terminal) -> None:
    result = company("assess Смирнов --from-evidence", by="Орлова")

    assert result.exit_code == 1
    assert "nothing was checked" in result.stderr


def test_form_from_evidence_notes_what_is_measured_and_stays_blank(evidence: Terminal) -> None:
    form = evidence.done("assess Смирнов --form --from-evidence")

    assert "    # Measured: 37.5 %\n    deals-without-next-task:\n" in form


def test_log_with_measured_answers_is_sound(evidence: Terminal) -> None:
    evidence.done("assess Смирнов --from-evidence", by="Орлова")

    assert evidence("verify").exit_code == 0


def test_compute_points_out_what_is_too_perfect(doubtful: Terminal) -> None:
    said = doubtful.done("compute calls-coverage")

    assert (
        "\n"
        "Worth checking: data that is too perfect. No figure and no score changes.\n"
        "  ! Иванов: 12 of 12 scored calls last a minute or less\n"
        "  ! Иванов: all scored calls (12) have the same score, 92.5\n"
        "\n"
        "Measured: 1 of 1 criterion.\n"
    ) in said


def test_compute_doubts_only_the_exports_that_it_reads(doubtful: Terminal) -> None:
    assert "Worth checking" not in doubtful.done("compute stale-deals")


def test_doubts_are_told_in_russian(doubtful: Terminal) -> None:
    doubtful.language = "ru"

    said = doubtful.done("compute calls-coverage")

    assert "Стоит проверить: слишком гладкие данные. Цифры и баллы не меняются." in said
    assert "  ! Иванов: у всех оценённых звонков (12) один и тот же балл — 92,5\n" in said


def test_doubts_in_json_have_their_facts(doubtful: Terminal) -> None:
    doubts = json.loads(doubtful.done("compute --json"))["doubts"]

    assert doubts == [
        {"code": "short-calls", "kind": "calls", "seller": "Иванов", "count": 12, "of": 12},
        {
            "code": "same-scores",
            "kind": "calls",
            "seller": "Иванов",
            "count": 12,
            "of": 12,
            "value": "92.5",
        },
    ]


def test_assessment_tells_doubts_after_its_result(doubtful: Terminal) -> None:
    said = doubtful.done("assess Смирнов --from-evidence", by="Орлова")

    result, _, doubts = said.partition("\nWorth checking")
    assert "A-1" in result
    assert "(12) have the same score, 92.5" in doubts


def test_doubts_change_no_score(doubtful: Terminal) -> None:
    made = json.loads(doubtful.done("assess Смирнов --from-evidence --json", by="Орлова"))

    assert [each["code"] for each in made["doubts"]] == ["short-calls", "same-scores"]
    (coverage,) = [each for each in made["answers"] if each["criterion"] == "calls-coverage"]
    assert coverage["value"] == "100.0000"


def test_assessment_without_evidence_doubts_nothing(doubtful: Terminal) -> None:
    form = answers("no-crm: {review-from-crm: нет}")

    made = json.loads(doubtful.done(f"assess Смирнов --answers {form} --json", by="Орлова"))

    assert made["doubts"] == []


def test_the_report_tells_what_was_measured_from_what_a_person_said(evidence: Terminal) -> None:
    form = answers("no-crm: {review-from-crm: да}")
    evidence.done(f"assess Смирнов --from-evidence --answers {form}", by="Орлова")

    told = json.loads(evidence.done("report assessment A-1 --format json --out -", by="Орлова"))

    found = [line["now"] for sign in told["signs"] for line in sign["criteria"] if line["now"]]
    (measured,) = (each for each in found if Decimal(each["value"]) == Decimal("37.5"))
    (judged,) = (each for each in found if not each["counted"])
    assert measured["counted"]["rows"] == 8
    assert measured["counted"]["first"] == measured["counted"]["last"] == DAY.isoformat()
    assert measured["counted"]["how"]["en"].startswith("Count the open deals without")
    assert measured["counted"]["how"]["ru"] != measured["counted"]["how"]["en"]
    assert judged["value"] == "1"
    assert (told["counts"]["anew"], told["counts"]["judged"]) == (told["counts"]["measured"] + 1, 1)


@pytest.fixture
def given(company: Terminal) -> Terminal:
    """Return a terminal whose company has deals that the head imported."""
    rows = [Deal(key=str(n), seller="Иванов", outcome=DealOutcome.OPEN) for n in range(4)]
    at = datetime(2026, 9, 1, 7, 30, tzinfo=UTC)
    with closing(Store.open(address("pdca.db"))) as store:
        acting = Acting(name="Смирнов", at=at, began=at)
        columns = ("outcome", "next_task_on")
        imported(store, ExportKind.DEALS, rows, acting=acting, exported_on=DAY, fields=columns)
    return company


GIVEN = "attention: the export was imported by the person who is assessed"


def test_who_is_assessed_by_the_own_export_is_told_everywhere(given: Terminal) -> None:
    computed = given.done("compute deals-without-next-task --person Смирнов")
    assessed = given.done("assess Смирнов --from-evidence", by="Орлова")
    shown = given.done("assessment show A-1", by="Орлова")
    finding = given.done("finding show F-1")

    assert [computed.count(GIVEN), assessed.count(GIVEN), finding.count(GIVEN)] == [1, 1, 1]
    assert "1 figure was counted from exports that the assessed person imported" in shown
    assert given("verify").exit_code == 0


def test_own_export_of_the_assessed_is_told_in_json(given: Terminal) -> None:
    (computed,) = json.loads(given.done("compute deals-without-next-task --person Смирнов --json"))[
        "criteria"
    ]
    given.done("assess Смирнов --from-evidence", by="Орлова")
    shown = json.loads(given.done("assessment show A-1 --json", by="Орлова"))
    report = json.loads(given.done("report assessment A-1 --format json --out -", by="Орлова"))

    marks = [
        line["now"]["counted"]["is_given_by_assessed"]
        for sign in report["signs"]
        for line in sign["criteria"]
        if line["now"]
    ]
    assert (computed["given_by"], shown["given_by_assessed"], marks) == (
        2,
        ["deals-without-next-task"],
        [True],
    )


def test_export_of_another_person_is_not_marked(evidence: Terminal) -> None:
    assert GIVEN not in evidence.done("compute --person Смирнов")
