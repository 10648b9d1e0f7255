"""The owner and the head answer the same assessment without a sight of each other, in either order."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Terminal

OWNERS = """
catalogue: sales-head
answers:
  no-sales-plans: {annual-plan-signed: 0, monthly-plans-known: 100}
  no-training: {training-plan: {value: нет, note: ЗАМЕТКА-СОБСТВЕННИКА}}
"""
OWN = """
catalogue: sales-head
answers:
  no-sales-plans: {annual-plan-signed: 61.37, monthly-plans-known: 100}
  no-training: {training-plan: {value: да, note: ЗАМЕТКА-РУКОВОДИТЕЛЯ}}
"""

LOOKS = (
    "assessment list", "assessment show A-1", "assessment diff A-1 A-1", "report assessment A-1 --out -",
    "report assessment A-1 --format json --out -", "finding list --all", "list --all", "my",
    "report month 2026-09 --out -", "report month 2026-09 --format json --out -", "verify", "doctor",
    "export events --out -", "export events --format json --out -", "export findings --format json --out -",
)  # fmt: skip


@pytest.fixture
def forms(company: Terminal) -> Terminal:
    """Return a terminal of a company with both forms beside the database."""
    Path("owner.yaml").write_text(OWNERS, encoding="utf-8")
    Path("own.yaml").write_text(OWN, encoding="utf-8")
    return company


def owner_answers(pdca: Terminal, *options: str) -> dict[str, object]:
    said = pdca.done(" ".join(("assess Смирнов --answers owner.yaml --json", *options)), by="Орлова")
    return dict(json.loads(said))


def head_answers(pdca: Terminal, *options: str) -> dict[str, object]:
    said = pdca.done(" ".join(("assess --voice self --answers own.yaml --json", *options)), by="Смирнов")
    return dict(json.loads(said))


def everything_seen(pdca: Terminal, by: str) -> str:
    """Look at everything there is, as text and as JSON."""
    results = [pdca(f"{look}{form}", by=by) for look in LOOKS for form in ("", " --json")]
    return "".join(result.stdout + result.stderr for result in results)


def test_what_the_head_says_first_is_hidden_until_the_owner_has_answered(forms: Terminal) -> None:
    head_answers(forms)
    seen = everything_seen(forms, by="Орлова")
    listed = json.loads(forms.done("assessment list --json", by="Орлова"))["assessments"]

    owner_answers(forms)

    assert "61.37" not in seen.replace(",", ".")
    assert "ЗАМЕТКА" not in seen
    assert [(each["number"], each["voice"], each["is_hidden"]) for each in listed] == [(1, "self", True)]
    assert "ЗАМЕТКА-РУКОВОДИТЕЛЯ" in everything_seen(forms, by="Орлова")


def test_the_owner_is_told_that_the_answers_of_the_head_are_in(forms: Terminal) -> None:
    head_answers(forms)

    assert "hidden until an owner answers" in forms.done("assessment list", by="Орлова")
    refused = forms("assessment show A-1", by="Орлова")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert 'pdca assess "Пётр Смирнов"' in refused.stderr


@pytest.mark.parametrize("by", ["Смирнов", "Иванов", "Лебедев"])
def test_what_the_owner_seals_is_hidden_from_all_others(forms: Terminal, by: str) -> None:
    made = owner_answers(forms, "--sealed")

    seen = everything_seen(forms, by=by)

    assert made["findings"] == []
    assert "ЗАМЕТКА" not in seen
    assert "no-training" not in seen
    assert json.loads(forms.done("finding list --all --json", by=by))["findings"] == []


def test_a_sealed_assessment_is_reported_to_nobody(forms: Terminal) -> None:
    owner_answers(forms, "--sealed")

    refused = forms("report assessment A-1 --out -", by="Орлова")

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "not public" in refused.stderr


def test_the_head_opens_the_sealed_assessment_by_answering(forms: Terminal) -> None:
    owner_answers(forms, "--sealed")

    made = head_answers(forms)

    assert (made["beside"], made["is_blind"]) == (1, True)
    findings = json.loads(forms.done("finding list --json", by="Иванов"))["findings"]
    assert {(each["sign"], each["assessment"]) for each in findings} == {
        ("no-sales-plans", 1),
        ("no-training", 1),
    }
    assert "agree with the tables" in forms.done("verify")


def test_the_owner_need_not_wait(forms: Terminal) -> None:
    owner_answers(forms, "--sealed --answer-by 2026-09-04")

    forms.done("assessment open A-1 --assign-to Смирнов", by="Орлова")

    assert len(json.loads(forms.done("list --json", by="Орлова"))["cycles"]) == 2
    assert head_answers(forms)["is_blind"] is False
    assert "not blind" in forms.done("assessment show A-2", by="Лебедев")


def test_opening_twice_writes_nothing(forms: Terminal) -> None:
    owner_answers(forms, "--sealed")
    forms.done("assessment open A-1", by="Орлова")

    assert "nothing was written" in forms.done("assessment open A-1", by="Орлова")


def test_everyone_is_told_what_waits_for_them(forms: Terminal) -> None:
    owner_answers(forms, "--sealed --answer-by 2026-09-04")

    assert "pdca assess --voice self" in forms.done("my", by="Смирнов")
    assert "A-1" not in forms.done("my", by="Орлова")
    assert "pdca assessment open A-1" in forms.on("2026-09-07").done("my", by="Орлова")
    head_answers(forms)
    assert "assess" not in forms.done("my", by="Смирнов")


def test_the_owner_is_reminded_of_answers_that_wait(forms: Terminal) -> None:
    head_answers(forms)

    assert 'pdca assess "Пётр Смирнов"' in forms.done("my", by="Орлова")
    assert "assess" not in forms.done("my", by="Смирнов")


def test_differences_are_listed_with_limits_and_which_way(forms: Terminal) -> None:
    owner_answers(forms, "--sealed")
    head_answers(forms)

    shown = forms.done("assessment show A-1", by="Лебедев")

    assert "2 differences" in shown
    assert [line.split()[-4:] for line in shown.splitlines() if "training plan" in line] == [
        ["no", "yes", "yes", "better"]
    ]
    signs = json.loads(forms.done("assessment show A-2 --json", by="Лебедев"))["differences"]
    plans = next(each for each in signs if each["sign"] == "no-sales-plans")["criteria"][0]
    assert (plans["owner"]["value"], plans["self"]["value"], plans["met"]) == ("0", "61.37", "100")
    assert plans["change"] == "better"


def test_two_voices_are_not_compared_as_if_one_came_after_the_other(forms: Terminal) -> None:
    owner_answers(forms)
    head_answers(forms)

    refused = forms("assessment diff A-1 A-2", by="Орлова")

    assert refused.exit_code == 2
    assert "whose voice it is" in refused.stderr


@pytest.mark.parametrize(
    ("line", "by", "code", "part"),
    [
        ("assess Смирнов --voice self --answers own.yaml", "Орлова", 1, "nobody but the assessed person"),
        ("assess --voice self --answers own.yaml", "Лебедев", 1, "only reads"),
        ("assess --voice self --sealed --answers own.yaml", "Смирнов", 2, "for the owner's voice"),
        ("assess Смирнов --sealed --assign-to Смирнов --answers owner.yaml", "Орлова", 2, "is opened"),
        ("assess Смирнов --answer-by 2026-09-09 --answers owner.yaml", "Орлова", 2, "goes with --sealed"),
        ("assess Смирнов --sealed --answer-by 2026-08-01 --answers owner.yaml", "Орлова", 1, "has passed"),
        ("assess Смирнов --carry-over --answers owner.yaml", "Орлова", 3, "no earlier assessment"),
        ("assess Смирнов --from A-9 --answers owner.yaml", "Орлова", 3, "no assessment A-9"),
        ("assessment open A-9", "Орлова", 3, "no assessment A-9"),
        ("assessment show А-9", "Орлова", 3, "no assessment A-9"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    forms: Terminal, line: str, by: str, code: int, part: str
) -> None:
    result: Result = forms(line, by=by)

    assert (result.exit_code, result.stdout) == (code, "")
    assert part in result.stderr


def test_only_an_owner_opens_early(forms: Terminal) -> None:
    owner_answers(forms, "--sealed")

    assert forms("assessment open A-1", by="Смирнов").exit_code == 1
    assert forms("assessment show A-1", by="Смирнов").exit_code == 1


def test_the_head_replies_and_every_reply_stays(forms: Terminal) -> None:
    owner_answers(forms)
    forms.done("assign --all --to Смирнов", by="Орлова")
    forms.done('finding reply F-1 "План был в мае"', by="Смирнов")
    forms.done('finding reply F-1 "Прилагаю приказ"', by="Смирнов")

    assert "nothing was written" in forms.done('finding reply F-1 "Прилагаю приказ"', by="Смирнов")
    for shown in (forms.done("finding show F-1", by="Лебедев"), forms.done("show 1", by="Лебедев")):
        assert shown.index("План был в мае") < shown.index("Прилагаю приказ")
    assert "Прилагаю приказ" in forms.done("report assessment A-1 --format md --out -", by="Лебедев")


@pytest.mark.parametrize("by", ["Орлова", "Иванов", "Лебедев"])
def test_nobody_else_replies(forms: Terminal, by: str) -> None:
    owner_answers(forms)

    result = forms("finding reply F-1 Нет", by=by)

    assert result.exit_code == 1


def test_the_same_answers_on_the_same_day_are_recorded_once(forms: Terminal) -> None:
    owner_answers(forms)

    again = owner_answers(forms)

    assert (again["number"], again["changed"]) == (1, False)
    assert "A-1 says exactly the same" in forms.done("assess Смирнов --answers owner.yaml", by="Орлова")


def test_a_finding_added_twice_is_one(company: Terminal) -> None:
    company.done("finding add Касса --severity major", by="Орлова")

    again = company.done("finding add Касса --severity major", by="Орлова")

    assert "F-1 says exactly the same already" in again
    assert len(json.loads(company.done("finding list --json"))["findings"]) == 1


def test_what_is_carried_over_keeps_its_date_and_is_not_checked(forms: Terminal) -> None:
    owner_answers(forms)
    Path("new.yaml").write_text("answers:\n  no-training: {training-plan: да}\n", encoding="utf-8")

    forms.on("2026-10-05").done("assess Смирнов --answers new.yaml --carry-over", by="Орлова")

    signs = {
        each["sign"]: each
        for each in json.loads(forms.done("assessment diff A-2 A-1 --json", by="Лебедев"))["signs"]
    }
    plans, training = signs["no-sales-plans"], signs["no-training"]
    assert (plans["basis"], plans["after"]["checked"], plans["after"]["carried"]) == ("carried", 0, 2)
    assert plans["criteria"][0]["after"]["on"] == "2026-09-01"
    assert (training["basis"], training["criteria"][0]["change"]) == ("anew", "better")
    assert json.loads(forms.done("finding list --all --json", by="Орлова"))["findings"][0]["assessment"] == 1


def test_evidence_from_before_is_not_the_latest(forms: Terminal) -> None:
    owner_answers(forms)
    forms.done("assess Смирнов --answers own.yaml --on 2026-08-03", by="Орлова")

    listed = json.loads(forms.done("assessment list --json", by="Орлова"))["assessments"]
    report = json.loads(forms.done("report month 2026-09 --format json --out -", by="Лебедев"))

    assert [each["number"] for each in listed] == [2, 1]
    assert report["strips"][0]["assessment"] == 1


def test_two_assessments_say_whom_they_are_about_and_which_signs_hold_what_changed(forms: Terminal) -> None:
    owner_answers(forms)
    better = OWNERS.replace("value: нет", "value: да")
    Path("later.yaml").write_text(better, encoding="utf-8")
    forms.on("2026-10-05").done("assess Смирнов --answers later.yaml", by="Орлова")

    compared = forms.done("assessment diff A-1 A-2", by="Орлова")
    shown = forms.done("assessment show A-2", by="Орлова")

    assert "about Пётр Смирнов (answers: owner)" in compared
    assert "criteria better: 1" in shown
    assert "checked anew: 3" in shown


def test_one_answer_of_the_head_opens_no_seal(forms: Terminal) -> None:
    owner_answers(forms, "--sealed")
    Path("one.yaml").write_text("answers:\n  no-training: {training-hours: 4}\n", encoding="utf-8")

    refused = forms("assess --voice self --answers one.yaml --catalogue sales-head", by="Смирнов")

    assert refused.exit_code == 1
    assert "blank beside them: 3" in refused.stderr
    assert "ЗАМЕТКА-СОБСТВЕННИКА" not in everything_seen(forms, by="Смирнов")


def test_what_is_not_known_is_an_answer_when_it_is_said(forms: Terminal) -> None:
    owner_answers(forms, "--sealed")
    unknown = OWN.replace("{value: да, note: ЗАМЕТКА-РУКОВОДИТЕЛЯ}", "{note: Не знаю}")
    Path("own.yaml").write_text(unknown, encoding="utf-8")

    assert head_answers(forms)["is_blind"] is True


def test_answers_about_another_time_open_no_seal(forms: Terminal) -> None:
    owner_answers(forms, "--sealed")

    refused = forms("assess --voice self --answers own.yaml --on 2020-01-01", by="Смирнов")

    assert refused.exit_code == 1
    assert "at most 31 days apart" in refused.stderr


def test_a_first_answer_that_leaves_blank_what_is_asked_takes_no_seal_off(forms: Terminal) -> None:
    Path("one.yaml").write_text("answers:\n  no-training: {training-hours: 4}\n", encoding="utf-8")
    forms.done("assess --voice self --answers one.yaml --catalogue sales-head", by="Смирнов")

    assert owner_answers(forms, "--sealed")["is_sealed"] is True
    assert "ЗАМЕТКА-СОБСТВЕННИКА" not in everything_seen(forms, by="Смирнов")
