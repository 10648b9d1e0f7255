"""A process as a graph: every stage is reached, left and brought to a close."""

from pathlib import Path

import pytest

from pdca.definitions.processes import read_process
from tests.definitions.samples import PROCESS, changed, mistakes_of, process_mistakes, written

OPEN = "{title: {ru: А, en: A}, phase: do, due: {working_days: 1}}"


def stage(stage_id: str) -> str:
    return f"  {stage_id}: {OPEN}\n"


def arrow(name: str, source: str, target: str, by: str = "[responsible]") -> str:
    return f"  {name}: {{title: {{ru: А, en: A}}, from: {source}, to: {target}, by: {by}}}\n"


def with_more(stages: str, arrows: str) -> tuple[str, str]:
    return "transitions:\n", f"{stages}transitions:\n{arrows}"


def test_stage_that_no_arrow_enters_is_unreachable(tmp_path: Path) -> None:
    assert process_mistakes(tmp_path, with_more(stage("attic"), arrow("leave", "attic", "done"))) == [
        "11 unreachable-stage"
    ]


def test_stage_that_only_an_unreachable_one_enters_is_unreachable_too(tmp_path: Path) -> None:
    found = process_mistakes(
        tmp_path,
        with_more(
            stage("attic") + stage("roof"), arrow("climb", "attic", "roof") + arrow("jump", "roof", "done")
        ),
    )

    assert found == ["11 unreachable-stage", "12 unreachable-stage"]


def test_return_from_a_pause_makes_nothing_reachable(tmp_path: Path) -> None:
    found = process_mistakes(tmp_path, with_more(stage("attic"), arrow("leave", "attic", "done")))

    assert "previous" in PROCESS
    assert found == ["11 unreachable-stage"]


def test_stage_that_only_cancelling_leaves_is_a_dead_end(tmp_path: Path) -> None:
    assert process_mistakes(tmp_path, with_more(stage("pit"), arrow("fall", "work", "pit"))) == [
        "11 dead-end"
    ]


def test_pause_without_a_way_back_is_a_dead_end(tmp_path: Path) -> None:
    wake = "  wake: {title: {ru: Вернуться, en: Wake up}, from: asleep, to: previous, by: [assigner]}\n"

    assert process_mistakes(tmp_path, (wake, "")) == ["8 dead-end"]


def test_stages_that_lead_only_to_each_other_are_a_loop(tmp_path: Path) -> None:
    found = process_mistakes(
        tmp_path,
        with_more(
            stage("left") + stage("right"),
            arrow("enter", "work", "left") + arrow("there", "left", "right") + arrow("back", "right", "left"),
        ),
    )

    assert found == ["11 loop-without-exit"]


def test_loop_names_its_stages(tmp_path: Path) -> None:
    spoiled = changed(
        PROCESS, with_more(stage("spin"), arrow("in", "work", "spin") + arrow("on", "spin", "spin"))
    )

    gaps = mistakes_of(lambda: read_process(written(tmp_path, spoiled)))

    assert gaps[0].facts["stages"] == ("spin",)


def test_loop_with_an_exit_is_no_mistake(tmp_path: Path) -> None:
    path = written(tmp_path, changed(PROCESS, with_more("", arrow("return", "work", "draft"))))

    assert "return" in read_process(path).transitions


def test_stage_that_leads_only_to_another_ending_has_no_way_to_close(tmp_path: Path) -> None:
    found = process_mistakes(
        tmp_path,
        with_more(stage("limbo"), arrow("slip", "work", "limbo") + arrow("give-up", "limbo", "dropped")),
    )

    assert found == ["11 no-way-to-close"]


def test_process_without_a_closed_ending_is_told_so_once(tmp_path: Path) -> None:
    assert process_mistakes(tmp_path, ("end: closed", "end: abandoned")) == ["5 closed-ending-missing"]


@pytest.mark.parametrize("initial", ["asleep", "done"])
def test_initial_stage_must_be_open(tmp_path: Path, initial: str) -> None:
    assert "4 initial-not-open" in process_mistakes(tmp_path, ("initial: draft", f"initial: {initial}"))


def test_nothing_leaves_an_ending(tmp_path: Path) -> None:
    assert process_mistakes(tmp_path, with_more("", arrow("reopen", "done", "work"))) == ["12 ending-left"]


def test_any_open_stands_alone(tmp_path: Path) -> None:
    assert process_mistakes(
        tmp_path, ("from: any-open, to: dropped", "from: [any-open, asleep], to: dropped")
    ) == ["16 any-open-alone"]


def test_previous_is_only_for_a_pause(tmp_path: Path) -> None:
    assert process_mistakes(tmp_path, with_more("", arrow("back", "work", "previous"))) == [
        "12 previous-without-pause"
    ]


def test_transition_that_nobody_may_take_is_a_mistake(tmp_path: Path) -> None:
    assert process_mistakes(tmp_path, ("not_by: [responsible]", "not_by: [checker, responsible]")) == [
        "13 nobody-may"
    ]


def test_two_ways_of_one_person_between_two_stages_are_ambiguous(tmp_path: Path) -> None:
    assert process_mistakes(tmp_path, with_more("", arrow("rush", "[draft, work]", "work"))) == [
        "13 ambiguous-transition"
    ]


def test_same_way_for_different_people_is_no_mistake(tmp_path: Path) -> None:
    path = written(tmp_path, changed(PROCESS, with_more("", arrow("push", "draft", "work", "[assigner]"))))

    assert "push" in read_process(path).transitions


def test_misspelled_target_does_not_cut_the_graph(tmp_path: Path) -> None:
    assert process_mistakes(tmp_path, ("to: work", "to: wrok")) == ["12 unknown-target"]


def test_graph_is_checked_although_the_shape_is_wrong(tmp_path: Path) -> None:
    found = process_mistakes(
        tmp_path, with_more(stage("attic"), arrow("leave", "attic", "done")), ("id: small", "id: 5")
    )

    assert found == ["1 wrong-id", "11 unreachable-stage"]
