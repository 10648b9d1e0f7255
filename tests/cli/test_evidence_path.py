"""The whole path on data: exports, assessment, cycle, readings that take themselves, verdict, report."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal, brought

PEOPLE = "Сотрудник;Отдел\nПётр Смирнов;Продажи\nОлег Иванов;Продажи\nВера Тихая;Продажи\n"


def write_deals(name: str, on: date, *, bare: int) -> None:
    """Write an export of twenty open deals, so many of them without a next task, and ten lost ones."""
    Path(name).write_text("\n".join(_rows(on, bare)) + "\n", encoding="utf-8")


def _rows(on: date, bare: int) -> Iterator[str]:
    yield "ID;Ответственный;Этап сделки;Дата создания;Дата изменения;Дата закрытия;Следующая задача"
    sellers = ("Олег Иванов", "Вера Тихая")
    for n in range(20):
        task = "" if n < bare else f"{on + timedelta(days=3):%d.%m.%Y}"
        opened, changed = on - timedelta(days=20 + n), on - timedelta(days=n % 5)
        yield f"{n};{sellers[n % 2]};Переговоры;{opened:%d.%m.%Y};{changed:%d.%m.%Y};;{task}"
    for n in range(20, 30):
        closed = on.replace(day=1) - timedelta(days=n)
        opened = closed - timedelta(days=30)
        yield (
            f"{n};{sellers[n % 2]};Закрыто и не реализовано;{opened:%d.%m.%Y};{closed:%d.%m.%Y};"
            f"{closed:%d.%m.%Y};"
        )


IMPORT = "evidence import {name} --as deals --on {on} --means stage:Переговоры=open"


def import_deals(pdca: Terminal, day: str, *, bare: int, options: str = "--apply", by: str = "Орлова") -> str:
    """Import the deals as they stand on a day at ten o'clock of it; return what was said."""
    write_deals(f"deals-{day}.csv", date.fromisoformat(day), bare=bare)
    line = IMPORT.format(name=f"deals-{day}.csv", on=day)
    return pdca.on(day).done(f"{line} {options}", by=by)


@pytest.fixture
def assessed(company: Terminal, shelf: Path) -> Terminal:
    """Return a terminal where the first export was imported, and the head assessed by it alone."""
    return brought(company, shelf / "evidence-assessed", _assess)


def _assess(company: Terminal) -> None:
    Path("people.csv").write_text(PEOPLE, encoding="utf-8")
    company.on("2026-09-01").done(
        "evidence import people.csv --as people --head 'Пётр Смирнов' --apply", by="Орлова"
    )
    import_deals(company, "2026-09-01", bare=12)
    company.done("assess Смирнов --from-evidence", by="Орлова")


PLAN = (
    'plan 1 --why "Задачи не ставят" --why "Правила нет" --why "Порядок работы в CRM нигде не описан" '
    "--cause-in process --baseline 60 --baseline-period 01.09.2026 --target-on 2026-10-30 "
    '--prediction "Станет вдвое меньше" --predicted 0..10 --counter-baseline 5 --observation 5'
)


@pytest.fixture
def doing(assessed: Terminal, shelf: Path) -> Terminal:
    """Return a terminal where the cycle of the only finding is in Do, by the plan that was suggested."""
    return brought(assessed, shelf / "evidence-doing", _begin_to_do)


def _begin_to_do(assessed: Terminal) -> None:
    assessed.done("assign F-1 --to Смирнов", by="Орлова")
    assessed.done("plan 1 --suggested", by="Смирнов")
    for n, bare in enumerate((12, 11, 12, 13, 12)):
        import_deals(assessed, f"2026-09-{2 + n:02}", bare=bare)
    assessed.on("2026-09-07").done(PLAN, by="Смирнов")
    assessed.done('action add 1 "Описать порядок" --to Иванов --due 2026-09-15', by="Смирнов")
    assessed.done("advance 1", by="Смирнов")
    assessed.done("advance 1 approve", by="Орлова")


@pytest.fixture
def observing(doing: Terminal, shelf: Path) -> Terminal:
    """Return a terminal where the effect of C-1 is watched until the 21st of September."""
    return brought(doing, shelf / "evidence-observing", _begin_to_observe)


def _begin_to_observe(doing: Terminal) -> None:
    doing.on("2026-09-11").done("action done 1 1", by="Иванов")
    doing.done("attach 1 --note Порядок --action 1", by="Иванов")
    doing.done("advance 1", by="Смирнов")
    import_deals(doing, "2026-09-14", bare=1, by="Смирнов")
    doing.done("measure 1 4 --counter", by="Смирнов")
    doing.done('check 1 --learned "Порядок помогает"', by="Орлова")
    doing.done("advance 1 observe", by="Орлова")


def readings(pdca: Terminal) -> list[tuple[str, str, str]]:
    """List kind, day and value of every reading."""
    found = json.loads(pdca.done("measure 1 --json", by="Орлова"))["readings"]
    return [(each["kind"], each["on"], each["value"]) for each in found]


def test_assessment_opens_what_the_data_prove_and_nothing_else(assessed: Terminal) -> None:
    found = json.loads(assessed.done("finding list --json", by="Орлова"))["findings"]
    said = assessed.done("compute", by="Орлова")

    assert [each["sign"] for each in found] == ["no-crm"]
    assert "? no evidence: no export «calls» was imported" in said


def test_plan_as_suggested_leaves_the_measure_to_the_data_and_tells_the_baseline(assessed: Terminal) -> None:
    assessed.done("assign F-1 --to Смирнов", by="Орлова")

    said = assessed.done("plan 1 --suggested", by="Смирнов")

    assert "deals-without-next-task (measure): 60 on 1 Sep 2026, counted from 20 rows" in said
    assert 'pdca plan 1 --baseline 60 --baseline-period "1 Sep 2026"' in said


def test_dry_run_tells_the_readings_and_takes_none(doing: Terminal) -> None:
    before = doing.done("verify --json")

    said = import_deals(doing, "2026-09-14", bare=1, options="")

    assert "1 reading would be taken from the data." in said
    assert "measure: 5 on 14 Sep 2026, counted from 20 rows" in said
    assert doing.done("verify --json") == before


def test_import_takes_the_reading_and_says_of_which_cycle(doing: Terminal) -> None:
    said = import_deals(doing, "2026-09-14", bare=1)

    assert "1 reading taken from the data." in said
    assert "C-1 «Does not use the CRM», measure: 5 on 14 Sep 2026, counted from 20 rows" in said
    assert readings(doing)[-1] == ("measure", "2026-09-14", "5")


def test_import_in_json_has_the_readings(doing: Terminal) -> None:
    said = json.loads(import_deals(doing, "2026-09-14", bare=1, options="--apply --json"))

    assert said["readings"] == [
        {
            "cycle": 1,
            "kind": "measure",
            "computed": "deals-without-next-task",
            "value": "5",
            "on": "2026-09-14",
            "rows": 20,
            "is_known": False,
            "lacking": [],
        }
    ]


def test_same_figure_of_the_same_day_is_not_taken_twice_and_another_one_stands_beside_it(
    doing: Terminal,
) -> None:
    import_deals(doing, "2026-09-14", bare=1)
    before = len(readings(doing))

    said = import_deals(doing, "2026-09-14", bare=1, options="--replace --apply")
    import_deals(doing, "2026-09-14", bare=2, options="--replace --apply")

    assert "(stands already)" in said
    assert [each[2] for each in readings(doing)[before - 1 :]] == ["5", "10"]


def test_frozen_cycle_takes_no_reading(doing: Terminal) -> None:
    doing.done("advance 1 freeze --reason Отпуск --until 2026-12-01", by="Орлова")

    assert "taken from the data" not in import_deals(doing, "2026-09-14", bare=1)


def test_export_that_cannot_be_read_whole_takes_nothing(doing: Terminal) -> None:
    write_deals("deals.csv", date(2026, 9, 14), bare=1)
    with Path("deals.csv").open("a", encoding="utf-8") as file:
        file.write("99;Олег Иванов;Переговоры;31.02.2026;;;\n")
    doing.on("2026-09-14")

    said = doing.done(IMPORT.format(name="deals.csv", on="2026-09-14"), by="Орлова")

    assert "Rows that cannot be read: 1" in said
    assert "would be taken" not in said


def test_readings_name_who_brought_them_in_and_mark_the_judged_one(observing: Terminal) -> None:
    said = observing.done("check 1", by="Орлова")

    assert "computed from 20 rows; brought in by Анна Орлова" in said
    assert "brought in by Пётр Смирнов, who is responsible for this cycle" in said


def test_second_reading_that_is_due_is_told_with_the_import_that_brings_it(observing: Terminal) -> None:
    observing.on("2026-09-22")

    mine = observing.done("my", by="Орлова")
    shown = observing.done("show 1", by="Орлова")

    assert "second reading is due" in mine
    assert "pdca evidence import FILE --as deals --apply" in shown


def test_whole_path_from_exports_to_a_closed_cycle_in_the_report(observing: Terminal) -> None:
    assert "no change proven" not in observing.done("check 1", by="Орлова")
    import_deals(observing, "2026-09-22", bare=0)
    observing.done("measure 1 4 --counter", by="Смирнов")
    assert "second reading has come" in observing.done("my", by="Орлова")

    observing.done("advance 1 adopt", by="Орлова")
    observing.done(
        'standard 1 --document "Порядок работы в CRM" --version 1 --told Отделу --elsewhere Нигде '
        "--control-on 2026-10-20",
        by="Смирнов",
    )
    observing.done("advance 1 close", by="Орлова")
    observing.on("2026-10-01").done("report month 2026-09 --out report.md", by="Лебедев")

    assert "C-1" in Path("report.md").read_text(encoding="utf-8")
    assert observing("verify").exit_code == 0


def test_control_reading_of_a_closed_cycle_takes_itself_once_it_is_due(observing: Terminal) -> None:
    test_whole_path_from_exports_to_a_closed_cycle_in_the_report(observing)

    early = import_deals(observing, "2026-10-10", bare=1)
    in_time = import_deals(observing, "2026-10-21", bare=1)
    later = import_deals(observing, "2026-10-22", bare=1)

    assert "taken from the data" not in early
    assert "1 reading taken from the data." in in_time
    assert "taken from the data" not in later


def test_past_cannot_be_asked_of_a_figure_that_tells_only_of_the_day(doing: Terminal) -> None:
    result = doing("measure 1 --from-evidence --since 2026-08-01", by="Смирнов")

    assert result.exit_code == 1
    assert "tells only of the day of an export" in result.stderr


def test_data_that_are_there_already_can_be_read_at_once(doing: Terminal) -> None:
    result = doing("measure 1 --from-evidence", by="Смирнов")

    assert (result.exit_code, "nothing was written" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    "line",
    [
        "measure 1 5 --from-evidence",
        "measure 1 --from-evidence --on 2026-09-01 --since 2026-09-01",
        "measure 1 --since 2026-09-01",
    ],
)
def test_options_that_contradict_each_other_are_wrong_use(doing: Terminal, line: str) -> None:
    assert doing(line, by="Смирнов").exit_code == 2


def test_figure_without_a_computation_cannot_be_read_from_data(doing: Terminal) -> None:
    result = doing("measure 1 --counter --from-evidence", by="Смирнов")

    assert (result.exit_code, "names no computation" in result.stderr) == (1, True)


def test_computation_that_is_not_known_is_refused_and_a_near_one_named(assessed: Terminal) -> None:
    assessed.done("assign F-1 --to Смирнов", by="Орлова")

    result = assessed("plan 1 --computed stale-deal", by="Смирнов")

    assert result.exit_code == 2
    assert "Did you mean «stale-deals»?" in result.stderr


def test_computation_can_be_set_and_taken_away_again(assessed: Terminal) -> None:
    assessed.done("assign F-1 --to Смирнов", by="Орлова")

    set_ = assessed.done(
        "plan 1 --computed stale-deals --counter-computed lost-deals-explained", by="Смирнов"
    )
    assessed.done("plan 1 --computed - --counter-computed -", by="Смирнов")
    plan = json.loads(assessed.done("show 1 --json", by="Смирнов"))["cycle"]["plan"]

    assert "Computed by stale-deals" in set_
    assert "no evidence yet" in set_
    assert (plan["computed"], plan["counter_computed"]) == ("", "")


TURNOVER = (
    "Сотрудник;Принят;Уволен\nОлег Иванов;01.02.2024;\nВера Тихая;01.02.2024;\n"
    "Павел Быстрый;01.03.2025;20.07.2026\n"
)


@pytest.fixture
def turnover(cycle: Terminal) -> Terminal:
    """Return a terminal where the measure of C-1 is staff turnover, with the list of people."""
    Path("people.csv").write_text(TURNOVER, encoding="utf-8")
    cycle.on("2026-09-01").done("evidence import people.csv --as people --apply", by="Орлова")
    cycle.done("plan 1 --computed staff-turnover", by="Смирнов")
    return cycle


def test_past_is_read_at_the_ends_of_months_where_the_rows_hold_their_dates(turnover: Terminal) -> None:
    said = turnover.done("measure 1 --from-evidence --since 2026-06-01 --every month", by="Смирнов")

    assert "3 readings taken from the data." in said
    assert readings(turnover) == [
        ("measure", "2026-06-30", "0"),
        ("measure", "2026-07-31", "40"),
        ("measure", "2026-08-31", "40"),
    ]
    assert turnover("verify").exit_code == 0


def test_past_that_the_exports_do_not_reach_is_counted_and_not_read(turnover: Terminal) -> None:
    said = turnover.done("measure 1 --from-evidence --since 2024-12-01 --every month", by="Смирнов")

    assert "Days without evidence: 2" in said
    assert readings(turnover)[0][1] == "2025-02-28"


def test_nothing_but_days_without_evidence_is_refused_with_the_reason(turnover: Terminal) -> None:
    result = turnover("measure 1 --from-evidence --on 2024-03-31", by="Смирнов")

    assert result.exit_code == 1
    assert "the exports do not go back so far" in result.stderr


def test_catalogue_proposes_no_computation_while_its_exports_are_not_imported(company: Terminal) -> None:
    Path("form.yaml").write_text("answers:\n  no-crm: {deals-without-next-task: 60}\n", encoding="utf-8")
    company.done("assess Смирнов --answers form.yaml", by="Орлова")
    company.done("assign F-1 --to Смирнов", by="Орлова")

    company.done("plan 1 --suggested", by="Смирнов")

    assert json.loads(company.done("show 1 --json", by="Смирнов"))["cycle"]["plan"]["computed"] == ""
