"""The plan of a cycle as a form: what is read, and what is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pdca.definitions.plan_form import FilledAction, FilledMeasure, FilledPlan, read_plan
from pdca.domain.catalogue import Direction
from pdca.domain.plan import CauseIn
from tests.definitions.samples import lines_of, mistakes_of, written

FULL = """\
goal: Каждый менеджер работает по плану
whys: [Нет плана, Нет правила, "Правило никто не писал"]
cause_in: process
measure:
  title: Доля планов
  unit: "%"
  direction: up
  baseline: 12,5
  baseline_period: сентябрь 2026
  target: "100"
  target_on: 30.11.2026
prediction: Доля вырастет
check_method: Открыть отчёт
data_source: CRM
counter_measure: {title: Возвраты, unit: ₽, direction: down, baseline: 1 250}
observation: 20
actions:
  - {title: Составить план, assignee: Петров, due: 2026-10-15}
  - Подписать план
"""


def test_measure_is_read_with_exact_numbers_and_dates() -> None:
    plan = read_plan(FULL)

    assert plan.measure == FilledMeasure(
        title="Доля планов",
        unit="%",
        direction=Direction.UP,
        baseline=Decimal("12.5"),
        baseline_period="сентябрь 2026",
        target=Decimal(100),
        target_on=date(2026, 11, 30),
    )


def test_counter_measure_is_read() -> None:
    plan = read_plan(FULL)

    assert plan.counter_measure == FilledMeasure(
        title="Возвраты", unit="₽", direction=Direction.DOWN, baseline=Decimal(1250)
    )


def test_actions_are_read_in_full_and_in_short() -> None:
    plan = read_plan(FULL)

    assert plan.actions == (
        FilledAction(title="Составить план", assignee="Петров", due=date(2026, 10, 15)),
        FilledAction(title="Подписать план"),
    )


def test_texts_are_read() -> None:
    plan = read_plan(FULL)

    assert (plan.goal, plan.prediction, plan.check_method, plan.data_source) == (
        "Каждый менеджер работает по плану",
        "Доля вырастет",
        "Открыть отчёт",
        "CRM",
    )


def test_cause_and_window_are_read() -> None:
    plan = read_plan(FULL)

    assert (plan.whys[2], plan.cause_in, plan.observation) == (
        "Правило никто не писал",
        CauseIn.PROCESS,
        20,
    )


def test_form_may_be_in_a_file(tmp_path: Path) -> None:
    assert read_plan(written(tmp_path, FULL)) == read_plan(FULL)


def test_blank_keys_say_nothing() -> None:
    blank = "goal:\nwhys:\n  -\n  - ''\nmeasure:\n  target:\n  target_on: ''\nobservation:\nactions:\n  -\n"

    assert replace(read_plan(blank), blank=frozenset()) == FilledPlan()


def test_keys_that_stand_blank_are_told_from_those_that_are_not_there() -> None:
    blank = "goal:\nwhys:\n  -\nmeasure:\n  title:\n  unit: '%'\ncounter_measure:\n  baseline:\n"

    assert read_plan(blank).blank == {"goal", "whys", "measure", "counter_baseline"}


@pytest.mark.parametrize(
    ("word", "direction"),
    [("up", Direction.UP), ("Вверх", Direction.UP), ("вниз", Direction.DOWN), ("меньше", Direction.DOWN)],
)
def test_direction_may_be_in_russian(word: str, direction: Direction) -> None:
    assert read_plan(f"measure: {{direction: {word}}}").measure.direction is direction


def test_cause_may_be_in_russian() -> None:
    assert read_plan("cause_in: человек").cause_in is CauseIn.PERSON


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("goal: a\ngaol: b\n", "2 unknown-key"),
        ("goal: a\nobservation: 0\n", "2 out-of-range"),
        ("goal: a\nobservation: month\n", "2 wrong-type"),
        ("measure:\n  baseline: много\n", "2 wrong-number"),
        ("measure:\n  baseline: 1,250\n", "2 ambiguous-number"),
        ("measure:\n  target_on: 03/04/2026\n", "2 ambiguous-date"),
        ("measure:\n  target_on: 31.02.2026\n", "2 wrong-date"),
        ("measure:\n  target_on: 31.12.26\n", "2 year-of-two-digits"),
        ("measure:\n  direction: вбок\n", "2 unknown-word"),
        ("measure: 5\n", "1 wrong-type"),
        ("counter_measure:\n  target: 5\n", "2 unknown-key"),
        ("whys: Нет плана\n", "1 wrong-type"),
        ("actions:\n  - {due: 2026-10-15}\n", "2 missing-key"),
        ("actions:\n  - {title: , due: 2026-10-15}\n", "2 empty-value"),
        ("cause_in: somebody\n", "1 unknown-word"),
    ],
)
def test_mistake_has_its_code_and_line(text: str, mistake: str) -> None:
    assert lines_of(lambda: read_plan(text)) == [mistake]


def test_mistakes_of_a_text_carry_its_name() -> None:
    facts = mistakes_of(lambda: read_plan("gaol: a", name="plan"))[0].facts

    assert (facts["file"], facts["did_you_mean"]) == ("plan", "goal")


def test_computations_of_both_figures_are_read() -> None:
    plan = read_plan("measure: {computed: stale-deals}\ncounter_measure: {computed: lost-deals-explained}\n")

    assert (plan.measure.computed, plan.counter_measure.computed) == ("stale-deals", "lost-deals-explained")


def test_computation_that_is_not_known_is_a_mistake_with_its_line(tmp_path: Path) -> None:
    file = written(tmp_path, "goal: x\nmeasure:\n  computed: stale-deal\n")

    assert lines_of(lambda: read_plan(file)) == ["3 unknown-computation"]
