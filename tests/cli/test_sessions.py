"""A cycle from its finding to its end, typed by the people it belongs to."""

import json
from datetime import timedelta

from tests.cli.conftest import PLAN, Terminal


def test_the_head_fills_what_is_missing_and_the_cycle_goes_all_the_way(cycle: Terminal) -> None:
    assert "pdca show 1" in cycle.done("my", by="Смирнов")
    refused = cycle("advance 1", by="Смирнов")
    cycle.done(PLAN, by="Смирнов")
    cycle.done('action add 1 "Собрать данные" --to Иванов --due 2026-09-15', by="Смирнов")
    cycle.done("advance 1", by="Смирнов")
    cycle.done("advance 1 approve", by="Орлова")
    cycle.on("2026-09-14").done("action done 1 1", by="Иванов")
    cycle.done('attach 1 --note "Таблица за 24 месяца" --action 1', by="Иванов")
    cycle.done("advance 1", by="Смирнов")
    cycle.on("2026-09-16").done("measure 1 90", by="Смирнов")
    cycle.done("measure 1 0 --counter", by="Смирнов")
    cycle.done('check 1 --prediction held --learned "Данные были готовы"', by="Орлова")
    cycle.done("advance 1 observe", by="Орлова")
    cycle.on("2026-10-14").done("measure 1 100 --on 2026-10-14", by="Смирнов")
    cycle.done("measure 1 0 --counter", by="Смирнов")
    cycle.done("advance 1 adopt", by="Орлова")
    cycle.done(
        "standard 1 --document Регламент --version 1 --told Всем --elsewhere Сервис --control-on 2027-02-01",
        by="Смирнов",
    )

    closed = cycle.done("advance 1 close", by="Орлова")

    assert refused.exit_code == 1
    assert refused.stderr.count("•") == 10
    assert 'pdca plan 1 --why "…"' in refused.stderr
    assert "The cycle has ended" in closed
    assert json.loads(cycle.done("show 1 --json", by="Орлова"))["cycle"]["ending"] == "closed"


def test_each_gap_of_a_refused_submit_is_gone_once_its_command_was_typed(cycle: Terminal) -> None:
    steps = {
        "root-cause": "plan 1 --why a --why b --why c",
        "cause-in-process": "plan 1 --cause-in process",
        "goal": "plan 1 --goal g",
        "measure": "plan 1 --measure m --unit % --direction up",
        "baseline": 'plan 1 --baseline 10 --baseline-period "август"',
        "target": "plan 1 --target 90 --target-on 2026-12-01",
        "prediction": "plan 1 --prediction p",
        "actions-planned": 'action add 1 "a" --to Иванов --due 2026-09-20',
        "check-method": "plan 1 --check-method c --data-source d",
        "counter-measure": "plan 1 --counter c --counter-direction down --counter-baseline 1",
    }

    for gate, step in steps.items():
        assert gate in gaps_of(cycle, "advance 1 submit", by="Смирнов")
        cycle.done(step, by="Смирнов")
        assert gate not in gaps_of(cycle, "advance 1 submit", by="Смирнов") or gate == list(steps)[-1]

    assert json.loads(cycle.done("show 1 --json", by="Смирнов"))["cycle"]["stage"] == "plan-review"


def test_a_target_whose_date_has_passed_is_a_gap_with_the_command_that_mends_it(cycle: Terminal) -> None:
    cycle.done(PLAN, by="Смирнов")
    cycle.done('action add 1 "Собрать данные" --due 2026-09-15', by="Смирнов")
    cycle.done("plan 1 --target-on 2026-08-31", by="Смирнов")

    refused = cycle("advance 1", by="Смирнов")
    cycle.done("plan 1 --target-on 2026-09-01", by="Смирнов")

    assert refused.exit_code == 1
    assert "• target: a value better than the baseline, and a date ahead; 31 Aug 2026 has passed" in (
        refused.stderr
    )
    assert "pdca plan 1 --target-on DATE\n" in refused.stderr
    assert cycle("advance 1", by="Смирнов").exit_code == 0


def test_the_head_may_not_approve_their_own_plan(cycle: Terminal) -> None:
    cycle.done(PLAN, by="Смирнов")
    cycle.done('action add 1 "Собрать данные" --due 2026-09-15', by="Смирнов")
    cycle.done("advance 1", by="Смирнов")
    before = head_of(cycle)

    refused = cycle("advance 1 approve", by="Смирнов")

    assert refused.exit_code == 1
    assert "four eyes" in refused.stderr
    assert head_of(cycle) == before


def test_the_head_may_not_check_their_own_effect(doing: Terminal) -> None:
    doing.done("action done 1 1", by="Иванов")
    doing.done('attach 1 --note "Готово" --action 1', by="Иванов")
    doing.done("advance 1", by="Смирнов")
    before = head_of(doing)

    refused = doing('check 1 --learned "Всё хорошо" --prediction held', by="Смирнов")

    assert refused.exit_code == 1
    assert "four eyes" in refused.stderr
    assert head_of(doing) == before


def test_the_head_may_not_move_their_own_due_date(doing: Terminal) -> None:
    doing.done('extend 1 --to 2026-10-30 --reason "Отпуск"', by="Смирнов")
    before = head_of(doing)

    refused = doing("extend 1 --accept", by="Смирнов")

    assert refused.exit_code == 1
    assert "four eyes" in refused.stderr
    assert head_of(doing) == before


def test_an_extension_is_asked_and_decided_and_its_slip_stays_visible(doing: Terminal) -> None:
    asked = doing.done('extend 1 --to 2026-09-29 --reason "Отпуск"', by="Смирнов")
    granted = doing.done("extend 1 --accept", by="Орлова")

    shown = doing.done("show 1", by="Смирнов")

    assert "waits for Анна Орлова" in asked
    assert "by 5 working days" in granted
    assert "Originally due: 22 Sep 2026 (Tue)" in shown
    assert "Moved by extensions so far: 5 working days" in shown


def test_a_member_may_finish_their_action_but_not_move_the_cycle(doing: Terminal) -> None:
    refused = doing("advance 1 hand-over", by="Иванов")

    finished = doing("action done 1 1", by="Иванов")

    assert (refused.exit_code, finished.exit_code) == (1, 0)


def test_a_reader_changes_nothing(doing: Terminal) -> None:
    before = head_of(doing)

    refusals = [
        doing(line, by="Лебедев")
        for line in (
            "advance 1 hand-over",
            "measure 1 5",
            'attach 1 --note "x"',
            "plan 1 --goal g",
            'finding add "x"',
            "calendar set 2026-12-31 --worked",
            'extend 1 --to 2026-12-01 --reason "x"',
        )
    ]

    assert {refused.exit_code for refused in refusals} == {1}
    assert head_of(doing) == before


def test_adapt_begins_a_second_round_with_the_first_in_view(doing: Terminal) -> None:
    doing.done("action done 1 1", by="Иванов")
    doing.done('attach 1 --note "Готово" --action 1', by="Иванов")
    doing.done("advance 1", by="Смирнов")
    doing.done("measure 1 40", by="Смирнов")
    doing.done('check 1 --learned "Планов мало" --prediction failed', by="Орлова")
    doing.done('advance 1 adapt --reason "Цель не достигнута"', by="Орлова")

    shown = doing.done("show 1", by="Смирнов")

    assert "round 2" in shown
    assert "Round 1: from 20, target 100, read 40" in shown
    assert "Cause then: Порядок нигде не описан" in shown
    assert "Learned: Планов мало" in shown


def test_doing_the_same_again_is_told_and_writes_nothing(cycle: Terminal) -> None:
    cycle.done(PLAN, by="Смирнов")
    cycle.done('action add 1 "Собрать данные" --due 2026-09-15', by="Смирнов")
    cycle.done("advance 1 submit", by="Смирнов")
    before = head_of(cycle)

    again = cycle.done("advance 1 submit", by="Смирнов")
    bare = cycle.done("advance 1", by="Смирнов")

    assert "Already done at 1 Sep 2026" in again
    assert "Already done at 1 Sep 2026" in bare
    assert head_of(cycle) == before


def test_a_bare_advance_long_after_the_move_says_whose_turn_it_is(cycle: Terminal) -> None:
    submitted(cycle)
    cycle.now += timedelta(minutes=10)

    late = cycle("advance 1", by="Смирнов")

    assert late.exit_code == 1
    assert late.stderr == "C-1: it is not your turn; it is the turn of Анна Орлова. What is yours: pdca my\n"


def test_a_plan_is_never_approved_without_the_word(cycle: Terminal) -> None:
    submitted(cycle)
    before = head_of(cycle)

    refused = cycle("advance 1", by="Орлова")

    assert (refused.exit_code, head_of(cycle)) == (1, before)
    assert "name one" in refused.stderr
    assert "pdca advance 1 approve" in refused.stderr.splitlines()[2]
    assert "pdca advance 1 return" in refused.stderr


def test_going_on_from_check_must_be_named_because_adapting_is_the_other_answer(doing: Terminal) -> None:
    doing.done("action done 1 1", by="Иванов")
    doing.done('attach 1 --note "Готово" --action 1', by="Иванов")
    doing.done("advance 1", by="Смирнов")

    refused = doing("advance 1", by="Орлова")

    assert refused.exit_code == 1
    assert {"pdca advance 1 observe", "pdca advance 1 adapt"} <= {
        line.strip().partition("  —")[0] for line in refused.stderr.splitlines()
    }


def test_moves_of_others_are_not_offered(doing: Terminal) -> None:
    of_head, of_owner = (doing.done("show 1", by=name) for name in ("Смирнов", "Орлова"))

    assert "Also possible" not in of_head
    assert "Also possible (pdca advance 1 MOVE): cancel" in of_owner


def test_only_the_missing_half_of_a_gate_is_hinted(cycle: Terminal) -> None:
    cycle.done("plan 1 --baseline 20 --target 90", by="Смирнов")

    hints = cycle("advance 1", by="Смирнов").stderr

    assert 'pdca plan 1 --baseline-period "…"\n' in hints
    assert "pdca plan 1 --target-on DATE\n" in hints


def test_evidence_that_is_there_is_not_asked_for(doing: Terminal) -> None:
    doing.done('attach 1 --note "Готово" --action 1', by="Иванов")

    assert "Attach evidence" not in doing.done("action done 1 1", by="Иванов")


def submitted(pdca: Terminal) -> None:
    """Write a whole plan and submit it."""
    pdca.done(PLAN, by="Смирнов")
    pdca.done('action add 1 "Собрать данные" --due 2026-09-15', by="Смирнов")
    pdca.done("advance 1", by="Смирнов")


def test_someone_else_was_first_is_exit_four_with_the_winner(cycle: Terminal) -> None:
    cycle.done(PLAN, by="Смирнов")
    cycle.done('action add 1 "Собрать данные" --due 2026-09-15', by="Смирнов")
    cycle.done("advance 1", by="Смирнов")
    cycle.done('advance 1 return --reason "Нет сезонности"', by="Орлова")
    cycle.done("reassign 1 --to Иванов --reason Отпуск", by="Орлова")

    late = cycle('advance 1 return --reason "Нет сезонности"', by="Смирнов")

    assert late.exit_code == 4
    assert "Анна Орлова was first" in late.stderr


def test_a_frozen_cycle_keeps_its_working_days(doing: Terminal) -> None:
    doing.done('advance 1 freeze --until 2026-10-01 --reason "Ремонт"', by="Орлова")
    frozen = json.loads(doing.done("show 1 --json", by="Орлова"))["cycle"]
    doing.on("2026-10-01").done("advance 1 resume", by="Орлова")

    resumed = json.loads(doing.done("show 1 --json", by="Орлова"))["cycle"]

    assert (frozen["stage"], frozen["due"], frozen["is_overdue"]) == ("frozen", None, False)
    assert (resumed["stage"], resumed["due"]) == ("doing", "2026-10-22")


def gaps_of(pdca: Terminal, line: str, by: str) -> list[str]:
    """Return the codes of what a refused command lacks."""
    result = pdca(f"{line} --json", by)
    return [gap["code"] for gap in json.loads(result.stderr)["gaps"]] if result.exit_code else []


def head_of(pdca: Terminal) -> str:
    """Return the head of the log."""
    found = json.loads(pdca.done("verify --json"))
    return f"{found['seq']}:{found['head_hash']}"


def test_going_back_to_an_earlier_value_of_a_day_is_a_correction_and_no_repeat(doing: Terminal) -> None:
    doing.done("measure 1 40", by="Смирнов")
    doing.done("measure 1 45", by="Смирнов")
    doing.done("measure 1 40", by="Смирнов")

    again = doing.done("measure 1 40", by="Смирнов")

    readings = json.loads(doing.done("show 1 --json", by="Смирнов"))["cycle"]["readings"]
    assert [reading["value"] for reading in readings] == ["40", "45", "40"]
    assert "Already done" in again


def test_control_reading_is_asked_for_from_its_day_until_it_was_taken(
    doing: Terminal,
) -> None:
    closed(doing)

    before = doing.on("2027-01-31").done("my", by="Орлова")
    due = doing.on("2027-02-01").done("my", by="Орлова")
    doing.done("measure 1 95 --on 2027-02-01", by="Орлова")
    after = doing.done("my", by="Орлова")

    assert "pdca measure 1" not in before
    assert "control reading: " in due
    assert "pdca measure 1" in due
    assert "Nothing to do now." in after


def closed(doing: Terminal) -> None:
    """Bring the cycle from Do to its end."""
    doing.on("2026-09-14").done("action done 1 1", by="Иванов")
    doing.done('attach 1 --note "Таблица" --action 1', by="Иванов")
    doing.done("advance 1", by="Смирнов")
    doing.on("2026-09-16").done("measure 1 90", by="Смирнов")
    doing.done("measure 1 0 --counter", by="Смирнов")
    doing.done('check 1 --prediction held --learned "Готово"', by="Орлова")
    doing.done("advance 1 observe", by="Орлова")
    doing.on("2026-10-14").done("measure 1 100", by="Смирнов")
    doing.done("measure 1 0 --counter", by="Смирнов")
    doing.done("advance 1 adopt", by="Орлова")
    doing.done(
        "standard 1 --document Регламент --version 1 --told Всем --elsewhere Сервис --control-on 2027-02-01",
        by="Смирнов",
    )
    doing.done("advance 1 close", by="Орлова")
