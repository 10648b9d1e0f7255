"""`pdca workflow`: processes listed, shown, checked and drawn, without a database."""

from pathlib import Path

import pytest

from pdca.shipped import shipped
from tests.cli.fixtures_inspect import Terminal, terminal

SOUND = """\
id: short
version: "2"
title: {ru: Короткий, en: 'Short "and" <sweet>'}
initial: work
stages:
  work:
    title: {ru: Работа, en: Work}
    phase: do
    due: {working_days: 5}
  end:
    title: {ru: Конец, en: End}
    end: closed
transitions:
  finish:
    title: {ru: Закончить, en: Finish}
    from: work
    to: end
    by: [responsible]
    forward: true
"""

BROKEN = SOUND.replace("to: end", "to: ned").replace("phase: do", "phase: doo").replace("[resp", "[rep")


@pytest.fixture
def pdca(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return terminal(tmp_path, monkeypatch, capsys)


def test_the_list_names_version_title_and_file(pdca: Terminal) -> None:
    listed = pdca("workflow", "list")

    assert listed.out.splitlines() == [
        "pdca, version 1: Deming cycle",
        f"  {shipped('workflows') / 'pdca.yaml'}",
    ]


def test_the_list_speaks_russian(pdca: Terminal) -> None:
    listed = pdca("workflow", "list", "--lang", "ru")

    assert "Цикл Деминга" in listed.out


def test_the_list_has_what_lies_in_the_folder_of_workflows(pdca: Terminal) -> None:
    pdca.write("workflows/short.yaml", SOUND)

    listed = pdca("workflow", "list").out.splitlines()

    assert listed[2:] == ['short, version 2: Short "and" <sweet>', f"  {Path('workflows/short.yaml')}"]


def test_the_list_goes_on_after_a_file_with_mistakes(pdca: Terminal) -> None:
    pdca.write("workflows/broken.yaml", BROKEN)

    listed = pdca("workflow", "list")

    assert listed.code == 0
    assert listed.out.splitlines()[:3] == [
        "broken: the file has mistakes",
        f'  See: pdca workflow check "{Path("workflows/broken.yaml")}"',
        "pdca, version 1: Deming cycle",
    ]


def test_the_list_as_json_tells_which_files_are_sound(pdca: Terminal) -> None:
    pdca.write("workflows/broken.yaml", BROKEN)

    listed = pdca("workflow", "list", "--json").json

    assert listed == {
        "schema": "pdca/1",
        "kind": "workflow-list",
        "processes": [
            {
                "name": "broken",
                "file": str(Path("workflows/broken.yaml")),
                "is_sound": False,
                "id": None,
                "version": None,
                "title": None,
            },
            {
                "name": "pdca",
                "file": str(shipped("workflows") / "pdca.yaml"),
                "is_sound": True,
                "id": "pdca",
                "version": "1",
                "title": {"ru": "Цикл Деминга", "en": "Deming cycle"},
            },
        ],
    }


def test_a_process_is_shown_stage_by_stage(pdca: Terminal) -> None:
    shown = pdca("workflow", "show", "pdca").out

    assert "Check  Observing the effect  observing      observation + 5 working days" in shown
    assert "—      Frozen                frozen         pause: the due date stands still" in shown
    assert "—      Closed                closed         ending: closed" in shown


def test_a_process_is_shown_move_by_move(pdca: Terminal) -> None:
    shown = pdca("workflow", "show", "pdca").out

    assert (
        "  Adopt the improvement (adopt)\n"
        "    Observing the effect → Standardising\n"
        "    Who: checker; never who is also: responsible\n"
        "    verdict: adopt\n"
        "    What must hold:\n"
        "      • the observation window has passed\n"
        "      • a reading after the window that still meets the target\n"
        "      • a reading of the counter-measure after the window that is no worse\n"
    ) in shown


def test_moves_from_and_to_several_stages_are_shown_in_words(pdca: Terminal) -> None:
    shown = pdca("workflow", "show", "pdca").out

    assert "    any open stage → Frozen\n" in shown
    assert "    Frozen → the stage before the pause\n" in shown


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_process_fits_eighty_places(pdca: Terminal, language: str) -> None:
    lines = pdca("workflow", "show", "pdca", "--lang", language).out.splitlines()

    # The name of the file is as long as it is.
    assert [line for line in lines if len(line) > 80 and "pdca.yaml" not in line] == []


def test_a_process_is_shown_as_json(pdca: Terminal) -> None:
    pdca.write("short.yaml", SOUND)

    shown = pdca("workflow", "show", "short.yaml", "--json").json

    assert (shown["kind"], shown["file"]) == ("workflow", "short.yaml")
    assert shown["process"]["transitions"]["finish"] == {
        "id": "finish",
        "title": {"ru": "Закончить", "en": "Finish"},
        "sources": ["work"],
        "target": "end",
        "by": ["responsible"],
        "not_by": [],
        "gates": [],
        "is_forward": True,
        "freezes_plan": False,
        "starts_round": False,
        "verdict": None,
    }


def test_a_sound_file_is_counted(pdca: Terminal) -> None:
    pdca.write("short.yaml", SOUND)

    checked = pdca("workflow", "check", "short.yaml")

    assert (checked.code, checked.out) == (0, "short.yaml: no mistakes (2 stages, 1 move)\n")


def test_the_shipped_process_has_no_mistakes(pdca: Terminal) -> None:
    checked = pdca("workflow", "check", "pdca")

    assert checked.code == 0
    assert checked.out.endswith("pdca.yaml: no mistakes (10 stages, 12 moves)\n")


def test_a_file_may_have_any_name(pdca: Terminal) -> None:
    pdca.write("process.txt", SOUND)

    assert pdca("workflow", "check", "process.txt").code == 0


def test_every_mistake_stands_on_stderr_with_its_line(pdca: Terminal) -> None:
    pdca.write("broken.yaml", BROKEN)

    checked = pdca("workflow", "check", "broken.yaml")

    assert (checked.code, checked.out) == (2, "")
    assert checked.err.splitlines() == [
        (
            "broken.yaml:8: «stages.work.phase» cannot be «doo»; possible: plan, do, check, act. "
            "Did you mean «do»?"
        ),
        (
            "broken.yaml:17: «transitions.finish.to»: there is no stage «ned»; "
            "there are: work, end, previous. Did you mean «end»?"
        ),
        (
            "broken.yaml:18: «transitions.finish.by[1]»: a cycle has no «reponsible»; "
            "it has: responsible, assigner, checker. Did you mean «responsible»?"
        ),
        "broken.yaml: 3 mistakes",
    ]


def test_mistakes_as_json_are_the_answer(pdca: Terminal) -> None:
    pdca.write("broken.yaml", SOUND.replace("forward: true", "forward: yes"))

    checked = pdca("workflow", "check", "broken.yaml", "--json")

    assert checked.code == 2
    assert checked.json == {
        "schema": "pdca/1",
        "kind": "check",
        "file": "broken.yaml",
        "is_sound": False,
        "mistakes": [
            {
                "code": "wrong-type",
                "file": "broken.yaml",
                "line": 19,
                "column": 5,
                "key": "transitions.finish.forward",
                "message": "broken.yaml:19: «transitions.finish.forward» must be true or false, not «yes»",
            }
        ],
        "counts": {},
    }


def test_a_sound_file_as_json_has_counts(pdca: Terminal) -> None:
    pdca.write("short.yaml", SOUND)

    checked = pdca("workflow", "check", "short.yaml", "--json").json

    assert (checked["is_sound"], checked["counts"]) == (True, {"stages": 2, "transitions": 1})


def test_mistakes_that_are_not_listed_are_counted(pdca: Terminal) -> None:
    stages = "".join(f"  s{number}: nothing\n" for number in range(90))
    transitions = "".join(f"  t{number}: nothing\n" for number in range(250))
    pdca.write("broken.yaml", f"stages:\n{stages}transitions:\n{transitions}")

    lines = pdca("workflow", "check", "broken.yaml").err.splitlines()

    listed, more = lines[:200], lines[200]
    unlisted = int(more.rpartition(" ")[2])
    assert "more mistakes from here on" in more
    assert lines[201] == f"broken.yaml: {len(listed) + unlisted} mistakes"


def test_a_file_that_is_not_there_is_not_found(pdca: Terminal) -> None:
    missing = pdca("workflow", "check", "nothing.yaml")

    assert (missing.code, missing.out) == (3, "")
    assert missing.err.splitlines() == ["Not found: process «nothing.yaml». There are: pdca"]


def test_a_name_that_no_file_can_have_is_not_found(pdca: Terminal) -> None:
    assert pdca("workflow", "check", "x" * 5000).code == 3


def test_a_file_that_cannot_be_read_is_told_so(pdca: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    pdca.write("short.yaml", SOUND)
    monkeypatch.setattr(Path, "open", forbid)

    refused = pdca("workflow", "check", "short.yaml")

    assert (refused.code, refused.err) == (2, "short.yaml cannot be read: Permission denied\n")


def test_a_name_that_was_misspelled_is_suggested(pdca: Terminal) -> None:
    assert "Did you mean «pdca»?" in pdca("workflow", "show", "pcda").err


def test_a_process_with_mistakes_is_not_shown(pdca: Terminal) -> None:
    pdca.write("broken.yaml", BROKEN)

    refused = pdca("workflow", "show", "broken.yaml")

    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("broken.yaml has mistakes and is not used:\n  broken.yaml:8: ")


def test_a_process_is_drawn_as_arrows(pdca: Terminal) -> None:
    drawn = pdca("workflow", "graph", "pdca").out

    assert drawn.startswith(
        "begins: Planning\n\nPlanning\n  → Plan under review: Submit the plan for approval (submit)\n"
    )
    assert drawn.endswith(
        "any open stage\n  → Frozen: Freeze the cycle (freeze)\n  → Cancelled: Cancel the cycle (cancel)\n"
    )


def test_every_move_is_drawn_from_each_of_its_stages(pdca: Terminal) -> None:
    drawn = pdca("workflow", "graph", "pdca").out

    assert drawn.count("  → ") == 14
    assert drawn.count("(adapt)") == 2


def test_a_process_is_drawn_for_mermaid(pdca: Terminal) -> None:
    pdca.write("short.yaml", SOUND.replace("en: Work", "en: 'Work \"now\" #1'"))

    drawn = pdca("workflow", "graph", "short.yaml", "--format", "mermaid").out

    assert drawn.splitlines() == [
        "flowchart TD",
        '  subgraph phase_do["Do"]',
        '    stage_work["Work #quot;now#quot; #35;1"]',
        "  end",
        '  stage_end(["End"])',
        "  begin(( )) --> stage_work",
        '  stage_work -->|"Finish"| stage_end',
    ]


def test_a_process_is_drawn_for_graphviz(pdca: Terminal) -> None:
    pdca.write("short.yaml", SOUND.replace("en: Work", "en: 'Work \"now\" \\'"))

    drawn = pdca("workflow", "graph", "short.yaml", "--format", "dot").out

    assert drawn.splitlines() == [
        'digraph "short" {',
        '  rankdir="LR"; node [shape="box"];',
        '  subgraph "cluster_do" { label="Do";',
        '    "stage_work" [label="Work \\"now\\" \\\\"];',
        "  }",
        '  "stage_end" [label="End", style="rounded"];',
        '  "begin" [shape="circle", label=""];',
        '  "begin" -> "stage_work";',
        '  "stage_work" -> "stage_end" [label="Finish", style="solid"];',
        "}",
    ]


def test_moves_that_any_stage_has_are_drawn_once(pdca: Terminal) -> None:
    drawn = pdca("workflow", "graph", "pdca", "--format", "mermaid").out

    assert '  stage_any_open -.->|"Freeze the cycle"| stage_frozen\n' in drawn
    assert '  stage_frozen -->|"Resume the cycle"| stage_previous\n' in drawn


def test_a_drawing_is_text_in_json(pdca: Terminal) -> None:
    drawn = pdca("workflow", "graph", "pdca", "--format", "dot", "--json").json

    assert (drawn["kind"], drawn["format"]) == ("graph", "dot")
    assert drawn["text"].startswith('digraph "pdca" {')


def test_no_database_is_made_or_wanted(pdca: Terminal) -> None:
    pdca("workflow", "show", "pdca")

    assert list(pdca.folder.iterdir()) == []
