"""Reading a catalogue: what it becomes, and every mistake in the shape of it."""

from pathlib import Path

import pytest

from pdca.definitions.catalogues import read_catalogue
from pdca.domain.catalogue import AnswerKind, Direction, Severity, Source
from tests.definitions.samples import (
    CATALOGUE,
    catalogue_mistakes,
    changed,
    exactly,
    lines_of,
    mistakes_of,
    small_catalogue,
    written,
)


def test_catalogue_keeps_its_head(tmp_path: Path) -> None:
    catalogue = small_catalogue(tmp_path)

    assert (catalogue.id, catalogue.version, catalogue.subject["en"]) == ("small", "1", "Head")


def test_sign_keeps_its_texts_and_severity(tmp_path: Path) -> None:
    sign = small_catalogue(tmp_path).sign("no-plan")

    assert (sign.title, sign.short["ru"], sign.severity) == (
        {"ru": "Нет плана", "en": "No plan"},
        "Нет плана",
        Severity.CRITICAL,
    )


def test_thresholds_keep_every_digit(tmp_path: Path) -> None:
    criterion = small_catalogue(tmp_path).sign("no-plan").criteria[0]

    assert (exactly(criterion.fail), exactly(criterion.met)) == ("80", "95.50")


def test_quoted_number_is_the_same_number(tmp_path: Path) -> None:
    measure = small_catalogue(tmp_path).sign("no-plan").cycle.measure

    assert exactly(measure.target) == "100.0"


def test_number_criterion_keeps_what_it_is_measured_by(tmp_path: Path) -> None:
    criterion = small_catalogue(tmp_path).sign("no-plan").criteria[0]

    assert (criterion.answer, criterion.direction, criterion.unit, criterion.is_critical) == (
        AnswerKind.NUMBER,
        Direction.UP,
        {"ru": "%", "en": "%"},
        True,
    )


def test_yes_no_criterion_keeps_weight_and_reference(tmp_path: Path) -> None:
    criterion = small_catalogue(tmp_path).sign("no-plan").criteria[1]

    assert (criterion.answer, criterion.weight, criterion.source, criterion.reference) == (
        AnswerKind.YES_NO,
        2,
        Source.PUBLISHED,
        "A book",
    )


def test_default_cycle_keeps_days_and_actions(tmp_path: Path) -> None:
    cycle = small_catalogue(tmp_path).sign("no-plan").cycle

    assert (cycle.working_days, cycle.observation, cycle.actions) == (
        {"draft": 4},
        20,
        ({"ru": "Составить", "en": "Draw it up"},),
    )


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("severity: critical", "severity: awful", "10 unknown-word"),
        ("severity: critical", "severity: critical\n    severity: major", "11 doubled-key"),
        ("fail: 80", "fail: 80%", "17 wrong-type"),
        ("fail: 80", "fail: 80,5", "17 wrong-type"),
        ("fail: 80", "fail: .nan", "17 wrong-type"),
        ("fail: 80", "fail: 8e1", "17 wrong-type"),
        ("critical: true", "critical: да", "19 wrong-type"),
        ("weight: 2", "weight: 0", "25 out-of-range"),
        ("actions: [{ru: Составить, en: Draw it up}]", "actions: []", "33 too-few"),
        ("actions: [{ru: Составить, en: Draw it up}]", "actions: [{ru: Составить}]", "33 language-missing"),
        ("      goal: {ru: План есть, en: There is a plan}\n", "", "29 missing-key"),
        ("working_days: {draft: 4}", "working_days: {draft: four}", "37 wrong-type"),
        ("observation: 20", "observation: -1", "38 out-of-range"),
        ("  no-plan:", "  No_Plan:", "6 wrong-id"),
        ("      plan-signed:", "      план:", "22 wrong-id"),
        (
            "subject: {ru: Руководитель, en: Head}",
            "subject: {ru: Руководитель, en: Head, de: Chef}",
            "4 unknown-key",
        ),
    ],
)
def test_mistake_has_its_code_and_line(tmp_path: Path, old: str, new: str, mistake: str) -> None:
    assert catalogue_mistakes(tmp_path, (old, new)) == [mistake]


def test_short_title_may_have_26_characters(tmp_path: Path) -> None:
    longest = "Ы" * 26
    text = changed(CATALOGUE, ("short: {ru: Нет плана", f"short: {{ru: {longest}"))

    assert read_catalogue(written(tmp_path, text)).sign("no-plan").short["ru"] == longest


def test_short_title_may_not_have_27_characters(tmp_path: Path) -> None:
    found = catalogue_mistakes(tmp_path, ("short: {ru: Нет плана", f"short: {{ru: {'Ы' * 27}"))

    assert found == ["8 too-long"]


def test_doubled_sign_has_a_code_of_its_own(tmp_path: Path) -> None:
    spoiled = CATALOGUE + "  no-plan: {}\n"

    assert lines_of(lambda: read_catalogue(written(tmp_path, spoiled))) == ["39 doubled-sign"]


def test_catalogue_without_signs_is_a_mistake(tmp_path: Path) -> None:
    head = CATALOGUE.partition("signs:")[0]

    assert lines_of(lambda: read_catalogue(written(tmp_path, head + "signs: {}\n"))) == ["5 too-few"]


def test_working_days_of_an_unknown_stage_are_a_mistake(tmp_path: Path) -> None:
    path = written(tmp_path, CATALOGUE)

    gaps = mistakes_of(lambda: read_catalogue(path, stages=frozenset({"drafts", "work"})))

    assert [(gap.code, gap.facts["line"], gap.facts["did_you_mean"]) for gap in gaps] == [
        ("unknown-stage", 37, "drafts")
    ]


def test_working_days_of_a_known_stage_are_read(tmp_path: Path) -> None:
    catalogue = read_catalogue(written(tmp_path, CATALOGUE), stages=frozenset({"draft"}))

    assert catalogue.sign("no-plan").cycle.working_days == {"draft": 4}


def test_missing_language_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, changed(CATALOGUE, (", en: Head", "")))

    facts = mistakes_of(lambda: read_catalogue(path))[0].facts

    assert (facts["language"], facts["key"]) == ("en", "subject.en")
