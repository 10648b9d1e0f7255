"""What the criteria of a catalogue say together: thresholds, sources and what is critical."""

from pathlib import Path

import pytest

from pdca.definitions.catalogues import read_catalogue
from tests.definitions.samples import CATALOGUE, catalogue_mistakes, changed, exactly, mistakes_of, written


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("fail: 80", "fail: 99", "17 thresholds-wrong-way"),
        ("fail: 80", "fail: 95.5", "17 thresholds-wrong-way"),
        ("direction: up\n", "direction: down\n", "17 thresholds-wrong-way"),
        ("critical: true", "critical: false", "11 critical-missing"),
        ("        reference: A book\n", "", "26 reference-missing"),
        ("        fail: 80\n", "", "12 missing-key"),
        ('        unit: {ru: "%", en: "%"}\n', "", "12 missing-key"),
        ("        direction: up\n", "", "12 missing-key"),
        ("        met: 95.50\n", "        met:\n", "18 empty-value"),
        ("weight: 2", "met: 1", "25 only-numbers"),
        ("weight: 2", 'unit: {ru: "%", en: "%"}', "25 only-numbers"),
        ("fail: 80", "fial: 80", "17 unknown-key"),
        ("fail: 80", "computed: stale-deal\n        fail: 80", "17 unknown-computation"),
        ("fail: 80", "computed: call-score-grows\n        fail: 80", "17 computed-otherwise"),
        ("weight: 2", "computed: stale-deals", "25 computed-otherwise"),
    ],
)
def test_contradiction_has_its_code_and_line(tmp_path: Path, old: str, new: str, mistake: str) -> None:
    assert catalogue_mistakes(tmp_path, (old, new)) == [mistake]


def test_criterion_names_its_computation(tmp_path: Path) -> None:
    text = changed(CATALOGUE, ("fail: 80", "computed: stale-deals\n        fail: 80"))

    criterion = read_catalogue(written(tmp_path, text)).sign("no-plan").criteria[0]

    assert criterion.computed == "stale-deals"


def test_falling_measure_fails_above_what_is_met(tmp_path: Path) -> None:
    text = changed(CATALOGUE, ("direction: up", "direction: down"), ("fail: 80", "fail: 200"))

    criterion = read_catalogue(written(tmp_path, text)).sign("no-plan").criteria[0]

    assert exactly(criterion.fail) == "200"


def test_equal_thresholds_of_a_falling_measure_are_a_mistake(tmp_path: Path) -> None:
    found = catalogue_mistakes(tmp_path, ("direction: up", "direction: down"), ("fail: 80", "fail: 95.5"))

    assert found == ["17 thresholds-wrong-way"]


def test_thresholds_are_told_with_the_mistake(tmp_path: Path) -> None:
    path = written(tmp_path, changed(CATALOGUE, ("fail: 80", "fail: 99")))

    facts = mistakes_of(lambda: read_catalogue(path))[0].facts

    assert [str(facts[name]) for name in ("criterion", "direction", "fail", "met")] == [
        "share-planned",
        "up",
        "99",
        "95.50",
    ]


def test_contradictions_are_found_although_the_shape_is_wrong(tmp_path: Path) -> None:
    assert catalogue_mistakes(
        tmp_path, ("severity: critical", "severity: awful"), ("fail: 80", "fail: 99")
    ) == [
        "10 unknown-word",
        "17 thresholds-wrong-way",
    ]


def test_unknown_direction_is_not_compared(tmp_path: Path) -> None:
    assert catalogue_mistakes(
        tmp_path, ("direction: up", "direction: sideways"), ("fail: 80", "fail: 99")
    ) == ["16 unknown-word"]
