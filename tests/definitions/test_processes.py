"""Reading a process file: what it becomes, and every mistake in the shape of it."""

from pathlib import Path

import pytest

from pdca.definitions.processes import read_process
from pdca.domain.process import DueRule, Ending, Phase, Relation, Verdict
from tests.definitions.samples import PROCESS, changed, mistakes_of, process_mistakes, written


def test_process_keeps_its_head(tmp_path: Path) -> None:
    process = read_process(written(tmp_path, PROCESS))

    assert (process.id, process.title, process.initial) == ("small", {"ru": "Малый", "en": "Small"}, "draft")


def test_version_keeps_every_digit(tmp_path: Path) -> None:
    process = read_process(written(tmp_path, PROCESS))

    assert process.version == "1.10"


def test_open_stage_has_phase_and_due_rule(tmp_path: Path) -> None:
    stage = read_process(written(tmp_path, PROCESS)).stages["work"]

    assert (stage.phase, stage.due) == (Phase.DO, DueRule(working_days=3, after_observation=True))


def test_pause_and_endings_are_told_apart(tmp_path: Path) -> None:
    stages = read_process(written(tmp_path, PROCESS)).stages

    assert (stages["asleep"].is_pause, stages["done"].ending) == (True, Ending.CLOSED)


def test_transition_keeps_who_may_take_it(tmp_path: Path) -> None:
    transition = read_process(written(tmp_path, PROCESS)).transitions["finish"]

    assert (transition.by, transition.not_by) == ((Relation.CHECKER,), (Relation.RESPONSIBLE,))


def test_transition_keeps_what_it_does(tmp_path: Path) -> None:
    extras = "gates: [goal], forward: true, verdict: adapt, starts_round: true, freezes_plan: true"
    path = written(tmp_path, changed(PROCESS, ("gates: [goal]", extras)))

    start = read_process(path).transitions["start"]

    assert (start.gates, start.is_forward, start.verdict) == (("goal",), True, Verdict.ADAPT)
    assert (start.starts_round, start.freezes_plan) == (True, True)


def test_transitions_keep_the_order_of_the_file(tmp_path: Path) -> None:
    process = read_process(written(tmp_path, PROCESS))

    assert list(process.transitions) == ["start", "finish", "sleep", "wake", "drop"]


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("phase: do", "phase: dо", "7 unknown-word"),  # a Cyrillic letter
        ("phase: do, ", "fase: do, ", "7 unknown-key"),
        ("from: draft", "form: draft", "12 unknown-key"),
        ("by: [checker], ", "", "13 missing-key"),
        ("title: {ru: Работа, en: Work}, ", "", "7 missing-key"),
        ("en: Work}", "en: ''}", "7 language-missing"),
        ("en: Work}", "en: }", "7 language-missing"),
        (", en: Work}", "}", "7 language-missing"),
        ("{ru: Работа, en: Work}", "Работа", "7 wrong-type"),
        ("{ru: Работа, en: Work}", "{ru: [Работа], en: Work}", "7 wrong-type"),
        ("working_days: 2", "working_days: 2.5", "6 wrong-type"),
        ("working_days: 2", "working_days: two", "6 wrong-type"),
        ("working_days: 2", "working_days: 0", "6 out-of-range"),
        ("working_days: 2", "working_days: 1e9", "6 wrong-type"),
        ("after: observation", "after: observing", "7 unknown-word"),
        ("paused: true", "paused: yes", "8 wrong-type"),
        ("end: closed", "end: close", "9 unknown-word"),
        ("id: small", "id: Small one", "1 wrong-id"),
        ("id: small", "id:", "1 empty-value"),
        ("version: 1.10", "version: [1]", "2 wrong-type"),
        ("initial: draft", "initial: darft", "4 unknown-stage"),
        ("initial: draft", "initial: [draft, work]", "4 two-initial-stages"),
        ("initial: draft\n", "initial: draft\ninitial: work\n", "5 doubled-key"),
        ("from: draft", "from: darft", "12 unknown-stage"),
        ("to: work", "to: wrok", "12 unknown-target"),
        ("[goal]", "[gaol]", "12 unknown-gate"),
        ("[goal]", "[goal, goal]", "12 doubled-item"),
        ("[goal]", "goal", "12 wrong-type"),
        ("by: [checker]", "by: [boss]", "13 unknown-role"),
        ("by: [checker]", "by: []", "13 too-few"),
        ("gates: [goal]", "gates: [goal], verdict: stop", "12 unknown-word"),
        ("gates: [goal]", "forward: 1", "12 wrong-type"),
        ("  asleep:", "  asleep: &x", "8 anchor"),
    ],
)
def test_mistake_has_its_code_and_line(tmp_path: Path, old: str, new: str, mistake: str) -> None:
    assert process_mistakes(tmp_path, (old, new)) == [mistake]


def test_reserved_word_is_no_id_of_a_stage(tmp_path: Path) -> None:
    stage = "  previous: {title: {ru: А, en: A}, phase: do, due: {working_days: 1}}\n"
    arrow = "  back: {title: {ru: А, en: A}, from: [work, previous], to: draft, by: [checker]}\n"

    found = process_mistakes(tmp_path, ("transitions:\n", stage + "transitions:\n" + arrow))

    assert "11 reserved-id" in found


def test_suggestion_comes_with_a_misspelled_word(tmp_path: Path) -> None:
    path = written(tmp_path, changed(PROCESS, ("[goal]", "[gaol]")))

    facts = mistakes_of(lambda: read_process(path))[0].facts

    assert (facts["value"], facts["did_you_mean"], facts["key"]) == (
        "gaol",
        "goal",
        "transitions.start.gates[1]",
    )


def test_suggestion_for_a_key_comes_from_its_own_mapping(tmp_path: Path) -> None:
    path = written(tmp_path, changed(PROCESS, ("gates: [goal]", "gate: [goal]")))

    facts = mistakes_of(lambda: read_process(path))[0].facts

    assert facts["did_you_mean"] == "gates"


def test_key_like_no_other_has_no_suggestion(tmp_path: Path) -> None:
    path = written(tmp_path, changed(PROCESS, ("gates: [goal]", "zzz: [goal]")))

    facts = mistakes_of(lambda: read_process(path))[0].facts

    assert facts["did_you_mean"] == ""


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    found = process_mistakes(
        tmp_path,
        ("id: small", "id: &x small"),
        ("initial: draft", "initial: [draft, work]"),
        ("phase: plan", "phase: plam"),
        ("working_days: 3", "working_days: three"),
        ("end: closed}", "end: closed, end: closed}"),
        ("to: work", "to: wrok"),
        ("by: [checker]", "bye: [chekcer]"),
        ("en: Put off", "eng: Put off"),
    )

    assert found == [
        "1 anchor",
        "4 two-initial-stages",
        "6 unknown-word",
        "7 wrong-type",
        "9 doubled-key",
        "12 unknown-target",
        "13 unknown-key",
        "14 unknown-key",
    ]


def test_file_of_another_kind_is_refused_key_by_key(tmp_path: Path) -> None:
    path = written(tmp_path, "shopping: [milk]\n")

    codes = {gap.code for gap in mistakes_of(lambda: read_process(path))}

    assert codes == {"unknown-key", "missing-key"}


@pytest.mark.parametrize("text", ["just words", "- a\n- b\n", "--- \n", "[]"])
def test_file_that_is_no_mapping_is_one_mistake(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)

    assert len(mistakes_of(lambda: read_process(path))) == 1


def test_far_too_many_stages_are_refused(tmp_path: Path) -> None:
    stage = "{title: {ru: А, en: A}, phase: do, due: {working_days: 1}}"
    stages = "".join(f"  stage-{number}: {stage}\n" for number in range(200))

    found = process_mistakes(tmp_path, ("stages:\n", f"stages:\n{stages}"))

    assert "5 too-many" in found
