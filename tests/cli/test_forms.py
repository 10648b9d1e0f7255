"""Forms in an editor: filled in, mended, given up, overtaken; nothing that was typed is ever lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pdca.cli.forms import filling
from pdca.cli.forms.editor import edit
from tests.cli.conftest import Result, Terminal
from tests.cli.seated import Seat, drafts, puts, with_sign

CAUSE = (
    ("  -\n  -\n  -\n", "  - Никто не учит: некогда\n  - Нет порядка #1\n  - Порядок никто не описал\n"),
    ("cause_in:", "cause_in: process"),
)


@pytest.fixture
def seat(cycle: Terminal, monkeypatch: pytest.MonkeyPatch) -> Seat:
    """Return a seat at a terminal where the head has C-1."""
    return Seat(cycle, monkeypatch)


@pytest.fixture
def catalogued(seat: Seat, shelf: Path) -> Seat:
    """Return a seat where the head has C-2, which comes from a sign of the catalogue."""
    with_sign(seat.terminal, shelf)
    return seat


def plan_of(seat: Seat, number: int = 1) -> dict[str, object]:
    """Return the plan that is recorded."""
    plan: dict[str, object] = _cycle(seat, number)["plan"]  # type: ignore[assignment]
    return plan


def _cycle(seat: Seat, number: int = 1) -> dict[str, object]:
    cycle: dict[str, object] = json.loads(seat.terminal.done(f"show {number} --json", by="Орлова"))["cycle"]
    return cycle


def test_a_plan_is_written_from_the_form_with_what_the_catalogue_proposes(catalogued: Seat) -> None:
    result = catalogued("plan 2", "Смирнов", hands=[puts(*CAUSE, ("target_on:", "target_on: 01.12.2026"))])

    plan, actions = plan_of(catalogued, 2), _cycle(catalogued, 2)["actions"]
    assert "The plan is written." in result.stdout
    assert plan["whys"] == ["Никто не учит: некогда", "Нет порядка #1", "Порядок никто не описал"]
    assert (plan["cause_in"], plan["target_on"], plan["direction"]) == ("process", "2026-12-01", "up")
    assert isinstance(actions, list)
    assert {action["assignee"] for action in actions} == {"Пётр Смирнов"}
    assert drafts() == []


def test_due_dates_are_proposed_in_working_days_from_approval_to_the_end_of_do(catalogued: Seat) -> None:
    catalogued("plan 2", "Смирнов", hands=[puts(*CAUSE)])

    actions = _cycle(catalogued, 2)["actions"]
    assert isinstance(actions, list)
    days = [action["due"] for action in actions]
    assert days == sorted(days)
    assert days[0] > "2026-09-04"
    assert days[-1] <= "2026-10-13"


def test_actions_that_were_chosen_once_do_not_come_in_again_by_themselves(catalogued: Seat) -> None:
    catalogued("plan 2", "Смирнов", hands=[lambda text: text.split("actions:\n")[0] + _ONE_ACTION])

    catalogued("plan 2", "Смирнов", hands=[puts(*CAUSE)])

    actions = _cycle(catalogued, 2)["actions"]
    assert isinstance(actions, list)
    assert [action["title"] for action in actions] == ["Своё"]
    assert "# Already there: Своё" in catalogued.opened[-1]
    assert "# The catalogue proposes besides:" in catalogued.opened[-1]


_ONE_ACTION = "actions:\n  - title: Своё\n    due: 2026-09-20\n"


def test_an_untouched_form_changes_nothing_and_says_so(catalogued: Seat) -> None:
    result = catalogued("plan 2", "Смирнов")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "The form is unchanged; nothing was written.\n"
    assert (plan_of(catalogued, 2)["measure"], drafts()) == ("", [])


def test_an_emptied_form_aborts(seat: Seat) -> None:
    result = seat("plan 1", "Смирнов", hands=[lambda _text: "# ничего\n"])

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "The form is empty; nothing was written.\n"
    assert drafts() == []


def test_a_mistake_opens_the_form_again_with_the_message_above_the_place(seat: Seat) -> None:
    wrong = puts(("  baseline:\n", "  baseline: много\n"), ("goal:", "goal: Рост"))

    result = seat("plan 1", "Смирнов", hands=[wrong, puts(("baseline: много", "baseline: 20"))])

    assert "  # MISTAKE: «measure.baseline»: «много» is not a number\n  baseline: много\n" in seat.opened[1]
    assert (result.exit_code, plan_of(seat)["goal"], plan_of(seat)["baseline"]) == (0, "Рост", "20")
    assert drafts() == []


def test_a_name_that_nobody_has_is_told_above_the_line_where_it_stands(seat: Seat) -> None:
    action = "actions:\n  - title: Раз\n    assignee: Сидоров\n    due: 2026-09-20\n"

    seat(
        "plan 1",
        "Смирнов",
        hands=[puts(("actions:\n  -\n", action)), puts(("assignee: Сидоров", "assignee: Олег"))],
    )

    assert "    # MISTAKE: There is no person «Сидоров»" in seat.opened[1]
    assert (
        seat.opened[1].split("    assignee: Сидоров")[0].rstrip().splitlines()[-1].startswith("    # MISTAKE")
    )
    assert _cycle(seat)["actions"]


def test_who_leaves_a_mistake_as_it_is_gives_up_and_loses_nothing(seat: Seat) -> None:
    result = seat("plan 1", "Смирнов", hands=[puts(("goal:", "goal: Рост"), ("predicted:", "predicted: x"))])

    assert result.exit_code == 1
    assert "What you typed is kept in" in result.stderr
    assert str(drafts()[0]) in result.stderr
    assert "Go on with it: pdca plan 1 --draft" in result.stderr
    assert "goal: Рост" in drafts()[0].read_text(encoding="utf-8")


def test_the_next_form_offers_to_go_on_from_the_draft(seat: Seat) -> None:
    seat("plan 1", "Смирнов", hands=[puts(("goal:", "goal: Рост"), ("predicted:", "predicted: x"))])

    result = seat("plan 1", "Смирнов", hands=[puts(("predicted: x", "predicted: 90"))], types=["y"])

    assert "There is a draft of" in result.stderr
    assert (plan_of(seat)["goal"], plan_of(seat)["predicted_low"], drafts()) == ("Рост", "90", [])


def test_how_a_word_for_a_day_was_understood_is_told_once(seat: Seat) -> None:
    words = puts(("target_on:", "target_on: через 2 недели"), ("predicted:", "predicted: x"))

    result = seat("plan 1", "Смирнов", hands=[words, puts(("predicted: x", "predicted: 90"))])

    assert result.stderr.count("через 2 недели = 15 Sep 2026 (Tue), 10 working days left\n") == 1
    assert plan_of(seat)["target_on"] == "2026-09-15"


def test_a_form_holds_days_as_its_language_types_them(seat: Seat) -> None:
    seat.terminal.done("plan 1 --target-on 2026-12-01", by="Смирнов")

    seat("plan 1", "Смирнов")
    seat("plan 1 --lang ru", "Смирнов")

    assert "target_on: 2026-12-01\n" in seat.opened[0]
    assert "target_on: 01.12.2026\n" in seat.opened[1]


def test_a_draft_that_is_saved_as_it_was_is_written_when_that_is_wanted(seat: Seat) -> None:
    seat("plan 1 --ask", "Смирнов", types=["Рост"])

    result = seat("plan 1 --draft", "Смирнов", types=["y"])

    assert "The draft is as it was. Write it? [Y/n]: " in result.stderr
    assert (plan_of(seat)["goal"], drafts()) == ("Рост", [])


def test_a_draft_that_is_saved_as_it_was_stays_when_it_is_not_to_be_written(seat: Seat) -> None:
    seat("plan 1 --ask", "Смирнов", types=["Рост"])

    result = seat("plan 1 --draft", "Смирнов", types=["n"])

    assert "Go on with it: pdca plan 1 --draft" in result.stderr
    assert (result.exit_code, plan_of(seat)["goal"], len(drafts())) == (0, "", 1)


def test_a_draft_whose_mistake_is_left_is_shown_with_it_once(seat: Seat) -> None:
    seat("plan 1", "Смирнов", hands=[puts(("goal:", "goal: Рост"), ("predicted:", "predicted: x"))])

    result = seat("plan 1 --draft", "Смирнов", types=["y"])

    assert "# MISTAKE" in seat.opened[-1]
    assert (result.exit_code, len(seat.opened), len(drafts())) == (1, 4, 1)


def test_a_draft_that_is_not_wanted_is_put_aside_and_not_lost(seat: Seat) -> None:
    seat("plan 1", "Смирнов", hands=[puts(("goal:", "goal: Рост"), ("predicted:", "predicted: x"))])

    seat("plan 1", "Смирнов", hands=[puts(("goal:", "goal: Иначе"))], types=["n"])

    assert plan_of(seat)["goal"] == "Иначе"
    assert ["Рост" in path.read_text(encoding="utf-8") for path in drafts()] == [True]


def test_every_draft_that_is_not_wanted_is_kept_beside_the_earlier_ones(seat: Seat) -> None:
    typed = ("Раз", "Два", "Три")
    for each in typed:
        seat(
            "plan 1",
            "Смирнов",
            hands=[puts(("goal:", f"goal: {each}"), ("predicted:", "predicted: x"))],
            types=["n"],
        )

    seat("plan 1", "Смирнов", types=["n"])

    kept = [path.read_text(encoding="utf-8") for path in drafts()]
    assert [sum(f"goal: {each}" in text for text in kept) for each in typed] == [1, 1, 1]


def test_a_form_that_is_saved_with_the_same_mistake_again_opens_no_third_time(seat: Seat) -> None:
    wrong = "goal: Рост\npredicted: x\n"

    result = seat("plan 1", "Смирнов", hands=[lambda _text: wrong] * 3)

    assert (result.exit_code, len(seat.opened)) == (1, 2)
    assert "Go on with it: pdca plan 1 --draft" in result.stderr
    assert drafts()[0].read_text(encoding="utf-8") == wrong


def test_a_draft_in_an_encoding_of_windows_is_gone_on_with(seat: Seat) -> None:
    seat("plan 1", "Смирнов", hands=[puts(("goal:", "goal: Рост продаж"), ("predicted:", "predicted: x"))])
    drafts()[0].write_bytes(drafts()[0].read_text(encoding="utf-8").encode("cp1251", "replace"))

    result = seat("plan 1 --draft", "Смирнов", hands=[puts(("predicted: x", "predicted: 90"))])

    assert "was in Windows-1251, not in UTF-8" in result.stderr
    assert "goal: Рост продаж" in seat.opened[-1]
    assert (result.exit_code, plan_of(seat)["goal"], drafts()) == (0, "Рост продаж", [])


def test_a_form_that_is_saved_in_an_encoding_of_windows_is_written(seat: Seat) -> None:
    def edit(path: Path, _command: list[str]) -> None:
        path.write_bytes("goal: Рост продаж\r\n".encode("cp1251"))

    seat.monkeypatch.setattr(Seat, "_editor", lambda _self, _hands: edit)
    result = seat("plan 1", "Смирнов")

    assert (result.exit_code, plan_of(seat)["goal"], drafts()) == (0, "Рост продаж", [])
    assert result.stderr.count("Windows-1251") == 1


def test_a_form_that_is_no_text_is_refused_and_stays_as_it_is(seat: Seat) -> None:
    def edit(path: Path, _command: list[str]) -> None:
        path.write_bytes(b"goal: \xff\x00\x98\n")

    seat.monkeypatch.setattr(Seat, "_editor", lambda _self, _hands: edit)
    result = seat("plan 1", "Смирнов")

    assert (result.exit_code, drafts()[0].read_bytes()) == (2, b"goal: \xff\x00\x98\n")
    assert "the file is not in UTF-8" in result.stderr


def _deletes(path: Path, _command: list[str]) -> None:
    path.unlink()


def test_a_form_that_is_deleted_in_the_editor_aborts(seat: Seat) -> None:
    seat.monkeypatch.setattr(Seat, "_editor", lambda _self, _hands: _deletes)

    result = seat("plan 1", "Смирнов")

    assert (result.exit_code, result.stdout, drafts()) == (0, "", [])
    assert result.stderr == "The form was deleted; nothing was written.\n"


def test_a_draft_that_is_deleted_in_the_editor_is_kept(seat: Seat) -> None:
    seat("plan 1", "Смирнов", hands=[puts(("goal:", "goal: Рост"), ("predicted:", "predicted: x"))])
    seat.monkeypatch.setattr(Seat, "_editor", lambda _self, _hands: _deletes)

    result = seat("plan 1 --draft", "Смирнов")

    assert result.exit_code == 0
    assert "Go on with it: pdca plan 1 --draft" in result.stderr
    assert "goal: Рост" in drafts()[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("way", ["plan 1", "plan 1 --ask", "plan 1 --draft"])
def test_a_form_that_is_open_is_not_opened_a_second_time(seat: Seat, way: str) -> None:
    refused: list[Result] = []

    def twice(text: str) -> str:
        refused.append(seat(way, "Смирнов", types=["y"]))
        return text.replace("goal:", "goal: Рост", 1)

    result = seat("plan 1", "Смирнов", hands=[twice])

    told = "This form is open already, in another window; close it there first\n"
    assert (refused[0].exit_code, refused[0].stderr) == (4, told)
    assert (result.exit_code, plan_of(seat)["goal"], drafts()) == (0, "Рост", [])


def test_a_form_of_a_process_that_died_holds_nobody_up(seat: Seat) -> None:
    seat("plan 1", "Смирнов", hands=[puts(("goal:", "goal: Рост"), ("predicted:", "predicted: x"))])
    lock = drafts()[0].parent / "plan-1-by-2.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(lock)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        held = seat("plan 1 --draft", "Смирнов", types=["y"])
        holder.kill()

    result = seat("plan 1 --draft", "Смирнов", hands=[puts(("predicted: x", "predicted: 90"))])

    assert "in another window; close it there first" in held.stderr
    assert (held.exit_code, result.exit_code, plan_of(seat)["goal"]) == (4, 0, "Рост")


_HOLDS = """
import sys, time
from pathlib import Path
from pdca.cli.forms.alone import alone_with
with alone_with(Path(sys.argv[1])):
    print(flush=True)
    time.sleep(60)
"""


def test_without_a_draft_there_is_nothing_to_go_on_with(seat: Seat) -> None:
    result = seat("plan 1 --draft", "Смирнов")

    assert (result.exit_code, result.stderr) == (
        3,
        "There is no draft to go on with. A new form: pdca plan 1\n",
    )


def test_an_editor_that_fails_leaves_what_was_typed(seat: Seat, tmp_path: Path) -> None:
    script = tmp_path / "my editor.py"
    script.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[-1])\n"
        "file.write_text(file.read_text('utf-8').replace('goal:', 'goal: Рост', 1), 'utf-8')\nsys.exit(3)\n",
        encoding="utf-8",
    )

    seat.monkeypatch.setenv("PDCA_EDITOR", f"{sys.executable} '{script}' --slowly")
    seat.monkeypatch.setattr(Seat, "_editor", lambda _self, _hands: edit)
    result = seat("plan 1", "Смирнов")

    assert result.exit_code == 2
    assert "ended with the error 3; nothing was written" in result.stderr
    assert "goal: Рост" in drafts()[0].read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a signal")
@pytest.mark.parametrize("ending", ["kill -INT $$", "exit 130"])
def test_ctrl_c_in_the_editor_keeps_what_was_saved_and_says_no_more(
    seat: Seat, tmp_path: Path, ending: str
) -> None:
    script = tmp_path / "editor.sh"
    script.write_text(f"echo 'goal: Рост' > \"$1\"\n{ending}\n", encoding="utf-8")
    seat.monkeypatch.setenv("PDCA_EDITOR", f"sh {script}")
    seat.monkeypatch.setattr(Seat, "_editor", lambda _self, _hands: edit)

    result = seat("plan 1", "Смирнов")

    assert (result.exit_code, result.stdout) == (130, "")
    assert "".join(result.stderr.split()).startswith(f"Whatyoutypediskeptin{drafts()[0]}Goonwithit:")
    assert drafts()[0].read_text(encoding="utf-8") == "goal: Рост\n"


def test_an_editor_that_is_not_there_is_named_before_anything_is_typed(seat: Seat) -> None:
    seat.monkeypatch.setenv("PDCA_EDITOR", "no-such-editor --wait")

    result = seat("plan 1", "Смирнов")

    assert (result.exit_code, drafts()) == (3, [])
    assert "There is no editor «no-such-editor --wait». Set EDITOR" in result.stderr


def test_who_may_not_write_the_plan_is_told_before_typing(seat: Seat) -> None:
    result = seat("plan 1", "Орлова")

    assert (result.exit_code, seat.opened) == (1, [])
    assert "this is for the responsible to do: Пётр Смирнов" in result.stderr


def test_a_rule_that_no_form_can_mend_keeps_the_draft(seat: Seat) -> None:
    def submitted(text: str) -> str:
        seat.terminal.done("reassign 1 --to Олег --reason Отпуск", by="Орлова")
        return text.replace("goal:", "goal: Рост", 1)

    result = seat("plan 1", "Смирнов", hands=[submitted])

    assert result.exit_code == 1
    assert "Анна Орлова: responsible from now on: Олег Иванов; Отпуск" in result.stderr
    assert "Go on with it: pdca plan 1 --draft" in result.stderr
    assert "goal: Рост" in drafts()[0].read_text(encoding="utf-8")


def test_what_others_add_meanwhile_is_told_and_stays(seat: Seat) -> None:
    def overtaken(text: str) -> str:
        seat.terminal.done('action add 1 "Чужое" --to Иванов --due 2026-09-20', by="Орлова")
        return text.replace("goal:", "goal: Рост", 1)

    result = seat("plan 1", "Смирнов", hands=[overtaken])

    assert result.exit_code == 0
    assert "C-1 was changed while the form was being filled in:" in result.stderr
    assert "Анна Орлова: action 1 added: Чужое; Олег Иванов" in result.stderr
    assert (plan_of(seat)["goal"], len(_cycle(seat)["actions"])) == ("Рост", 1)  # type: ignore[arg-type]


def test_a_value_that_was_changed_meanwhile_stands_beside_the_typed_one(seat: Seat) -> None:
    def overtaken(text: str) -> str:
        seat.terminal.done("plan 1 --goal Иначе --unit шт.", by="Смирнов")
        return text.replace("goal:", "goal: Рост", 1)

    seat("plan 1", "Смирнов", hands=[overtaken, puts(("# NOW RECORDED: Иначе\n", ""))])

    assert "# NOW RECORDED: Иначе\ngoal: Рост" in seat.opened[1]
    assert seat.opened[1].count("NOW RECORDED") == 1
    assert (plan_of(seat)["goal"], plan_of(seat)["unit"]) == ("Рост", "шт.")


def test_what_others_changed_and_the_form_left_alone_stays_as_they_recorded_it(seat: Seat) -> None:
    seat.terminal.done("plan 1 --goal Рост --unit % --why раз --why два --target 40", by="Смирнов")

    def overtaken(text: str) -> str:
        seat.terminal.done("plan 1 --unit шт. --why иначе --target 50", by="Смирнов")
        return text.replace("goal: Рост", "goal: Иначе", 1)

    result = seat("plan 1", "Смирнов", hands=[overtaken])

    plan = plan_of(seat)
    assert (result.exit_code, len(seat.opened)) == (0, 1)
    assert (plan["goal"], plan["unit"], plan["whys"], plan["target"]) == ("Иначе", "шт.", ["иначе"], "50")


def test_a_proposal_that_was_left_standing_gives_way_to_what_others_recorded(catalogued: Seat) -> None:
    def overtaken(text: str) -> str:
        catalogued.terminal.done("plan 2 --measure Иначе --unit шт.", by="Смирнов")
        return text.replace("prediction:", "prediction: да", 1)

    catalogued("plan 2", "Смирнов", hands=[overtaken])

    plan = plan_of(catalogued, 2)
    assert (plan["measure"], plan["unit"], plan["prediction"]) == ("Иначе", "шт.", "да")


def test_a_key_that_is_not_in_an_overtaken_form_is_not_cleared(seat: Seat) -> None:
    seat.terminal.done("plan 1 --goal Рост --prediction да", by="Смирнов")

    def overtaken(_text: str) -> str:
        seat.terminal.done("plan 1 --unit шт.", by="Смирнов")
        return "goal: Иначе\nmeasure:\n  title: Доля\n"

    seat("plan 1", "Смирнов", hands=[overtaken])

    plan = plan_of(seat)
    assert (plan["goal"], plan["measure"], plan["unit"]) == ("Иначе", "Доля", "шт.")
    assert plan["prediction"] == "да"


def test_a_list_that_both_changed_is_shown_and_not_mixed(seat: Seat) -> None:
    seat.terminal.done("plan 1 --why раз --why два", by="Смирнов")

    def overtaken(text: str) -> str:
        seat.terminal.done("plan 1 --why раз --why два --why чужое", by="Смирнов")
        return text.replace("- два", "- своё", 1)

    result = seat("plan 1", "Смирнов", hands=[overtaken])

    assert "# NOW RECORDED: два\n  - своё" in seat.opened[1]
    assert "NOW RECORDED: whys: чужое" in seat.opened[1] or "# NOW RECORDED: чужое\n  -" in seat.opened[1]
    assert (result.exit_code, plan_of(seat)["whys"]) == (1, ["раз", "два", "чужое"])


def test_a_draft_from_before_a_change_shows_what_is_recorded_now(seat: Seat) -> None:
    seat("plan 1", "Смирнов", hands=[puts(("goal:", "goal: Рост"), ("predicted:", "predicted: x"))])
    seat.terminal.done("plan 1 --goal Иначе", by="Смирнов")

    seat("plan 1 --draft", "Смирнов", hands=[puts(("predicted: x", "predicted: 90"))])

    assert "# NOW RECORDED: Иначе\ngoal: Рост" in seat.opened[-1]


@pytest.mark.parametrize("typed", ['goal: >-\nнеразборчиво "\n', "goal: раз\ngoal: неразборчиво\n"])
def test_a_draft_with_mistakes_loses_nothing_to_what_others_recorded(seat: Seat, typed: str) -> None:
    seat("plan 1", "Смирнов", hands=[lambda _text: typed])
    seat.terminal.done("plan 1 --goal Иначе --unit шт.", by="Смирнов")

    seat("plan 1 --draft", "Смирнов", types=["n"])

    assert "неразборчиво" in seat.opened[-1]
    assert "неразборчиво" in drafts()[0].read_text(encoding="utf-8")


def test_a_value_that_is_taken_away_is_cleared_and_a_key_that_is_not_there_stays(seat: Seat) -> None:
    seat.terminal.done("plan 1 --goal Рост --unit %", by="Смирнов")

    seat("plan 1", "Смирнов", hands=[lambda _text: "goal:\nmeasure:\n  title: Доля\n"])

    plan = plan_of(seat)
    assert (plan["goal"], plan["unit"], plan["measure"]) == ("", "%", "Доля")


def test_a_full_disk_keeps_what_was_typed(seat: Seat) -> None:
    def full(text: str) -> str:
        seat.monkeypatch.setattr("pdca.usecases.planning.at_desk", _disk_full)
        return text.replace("goal:", "goal: Рост", 1)

    result = seat("plan 1", "Смирнов", hands=[full])

    assert result.exit_code == 5
    assert result.stderr.startswith("The disk is full; nothing was changed")
    assert "\nWhat you typed is kept in" in result.stderr
    assert "goal: Рост" in drafts()[0].read_text(encoding="utf-8")


def _disk_full(*_args: object, **_options: object) -> None:
    from pdca.domain.errors import StorageTrouble

    raise StorageTrouble("disk-full")


@pytest.mark.parametrize("verb", ["plan 1", "standard 1", "assess Смирнов"])
@pytest.mark.parametrize("flags", ["", "--ask", "--no-input"])
def test_in_a_pipe_the_error_names_the_options(cycle: Terminal, verb: str, flags: str) -> None:
    result = cycle(f"{verb} {flags}", by="Орлова")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--" in result.stderr.splitlines()[0]


def test_an_editor_that_does_not_wait_is_told_how_to(seat: Seat) -> None:
    seat.monkeypatch.setattr(filling, "editor_command", lambda _chosen: ["/usr/bin/code"])

    result = seat("plan 1", "Смирнов")

    assert "Set EDITOR to: code --wait" in result.stderr
    assert len(drafts()) == 1


def test_a_check_is_written_with_a_reading_on_the_occasion(
    doing: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(doing, monkeypatch)
    for line in ("action done 1 1", "attach 1 --note Готово --action 1"):
        doing.done(line, by="Смирнов")
    doing.done("advance 1", by="Смирнов")
    filled = puts(
        ("prediction:", "prediction: held"),
        ("learned:", "learned: План работает"),
        ("  value:", "  value: 60"),
    )

    result = seat("check 1", "Орлова", hands=[filled])

    assert "# Baseline 20, target 100" in seat.opened[0]
    assert "The check is written." in result.stdout
    cycle = _cycle(seat)
    assert cycle["check"] == {"learned": "План работает", "prediction": "held"}
    assert [reading["value"] for reading in cycle["readings"]] == ["60"]  # type: ignore[attr-defined]


def test_who_does_not_check_is_shown_what_there_is_to_judge(
    doing: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = Seat(doing, monkeypatch)

    result = seat("check 1", "Смирнов")

    assert (result.exit_code, seat.opened) == (0, [])
    assert "Baseline 20, target 100" in result.stdout


def test_an_assessment_is_written_from_the_form(company: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    seat = Seat(company, monkeypatch)
    filled = puts(
        ("    training-plan:", "    training-plan: нет"), ("    review-from-crm:", "    review-from-crm: д")
    )

    result = seat("assess Смирнов", "Орлова", hands=[filled])

    assert "person: Пётр Смирнов" in seat.opened[0]
    assert "1 finding is opened." in result.stdout
    assert drafts() == []


def test_who_may_not_assess_is_told_before_52_questions(
    company: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat, before = Seat(company, monkeypatch), company.done("verify --json", by="Орлова")

    result = seat("assess Олег", "Смирнов")

    assert (result.exit_code, seat.opened) == (1, [])
    assert "only an owner may do this" in result.stderr
    assert company.done("verify --json", by="Орлова") == before
