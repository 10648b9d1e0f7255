"""The command line in Russian, as its first readers see it."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from pdca.cli.app import SECTIONS
from pdca.cli.text import use
from pdca.cli.words import dated, number, working_days
from tests import messages
from tests.cli.conftest import PLAN, Terminal

COMMANDS = "pdca.cli.commands."
"""Modules that put their help into words when they are imported."""

VERBS = "|".join(verb for _section, verbs in SECTIONS for verb, _help in verbs)
TYPED = re.compile(rf"pdca (?:{VERBS})\b|--[a-z-]+")
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def _russian(pdca: Terminal) -> Iterator[None]:
    """Speak Russian, and leave nothing of it behind."""
    english = _forgotten_commands()
    pdca.language = "ru"
    use("ru")
    yield
    _forgotten_commands()
    sys.modules.update(english)
    use("en")


def _forgotten_commands() -> dict[str, ModuleType]:
    return {name: sys.modules.pop(name) for name in list(sys.modules) if name.startswith(COMMANDS)}


def squeezed(text: str) -> list[str]:
    """Return lines without the padding of tables."""
    return [re.sub(r" {2,}", "  ", line).strip() for line in text.splitlines()]


def test_my_lists_what_to_do_with_the_command(doing: Terminal) -> None:
    mine = doing.done("my", by="Смирнов")

    assert squeezed(mine) == [
        "Пётр Смирнов, 01.09.2026 (вт)",
        "Позже: 1",
        "C-1  План выполняется: Нет планов продаж  вт 22.09  15  pdca show 1",
    ]


def test_my_names_whose_turn_it_is_where_others_are_waited_for(doing: Terminal) -> None:
    mine = doing.done("my", by="Орлова")

    assert squeezed(mine)[-2:] == [
        "Ход за другими: 1",
        "C-1  Пётр Смирнов: Нет планов продаж  вт 22.09  15  pdca show 1",
    ]


def test_show_says_where_a_cycle_stands_and_what_it_lacks(doing: Terminal) -> None:
    shown = doing.done("show 1", by="Смирнов").splitlines()

    assert shown[:4] == [
        "C-1  Нет планов продаж",
        "Этап: План выполняется (Выполнение); виток 1",
        "Срок: 22.09.2026 (вт), осталось 15 рабочих дней",
        "Ответственный: Пётр Смирнов; поручил: Анна Орлова; проверяет: Анна Орлова",
    ]
    assert shown[-5:] == [
        "Дальше: «Передать результат на проверку», чей ход: Пётр Смирнов. Нужно ещё (2):",
        "  • все мероприятия выполнены (или сняты с согласия), хотя бы одно выполнено",
        "      pdca action done 1 N",
        "  • подтверждение каждого выполненного мероприятия",
        "      pdca attach 1 ФАЙЛ --action N",
    ]


def test_a_refused_move_lists_what_is_missing(cycle: Terminal) -> None:
    cycle.done(PLAN, by="Смирнов")
    cycle.done('plan 1 --why "Петров ленится"', by="Смирнов")

    refused = cycle("advance 1", by="Смирнов")

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.splitlines() == [
        "C-1: переход «Отправить план на согласование» не выполнен:",
        "  • причина: не менее трёх «почему», одно за другим",
        '      pdca plan 1 --why "…" --why "…" --why "…"',
        "  • хотя бы одно мероприятие с исполнителем и сроком",
        '      pdca action add 1 "…" --to СОТРУДНИК --due ДАТА',
    ]


def test_a_move_of_someone_else_names_whose_it_is(cycle: Terminal) -> None:
    cycle.done(PLAN, by="Смирнов")
    cycle.done('action add 1 "Собрать данные" --due 2026-09-15', by="Смирнов")
    cycle.done("advance 1", by="Смирнов")

    refused = cycle("advance 1 approve", by="Смирнов")

    assert refused.stderr.splitlines() == [
        "C-1: переход «Утвердить план» не выполнен:",
        "  • это может только поручивший: Анна Орлова",
        "  • никто не утверждает и не проверяет собственную работу и не переносит собственные сроки",
        "Дальше: pdca my",
    ]


def test_a_change_answers_what_was_done_and_what_comes_next(doing: Terminal) -> None:
    answered = doing.done("action done 1 1", by="Иванов")

    assert answered.splitlines() == [
        "Мероприятие 1 выполнено. Приложите подтверждение: pdca attach 1 ФАЙЛ --action 1",
        "C-1 «Нет планов продаж»: этап «План выполняется», срок 22.09.2026 (вт), осталось 15 рабочих дней.",
        "Чей ход: Пётр Смирнов.",
    ]


def test_a_rule_said_alone_has_a_beginning(company: Terminal) -> None:
    refused = company('person add "Олег Иванов" --role reader', by="Орлова")

    assert refused.stderr == (
        "Отказано: сотрудник с таким именем уже есть: Олег Иванов.\nДальше: pdca person list\n"
    )


def test_an_ended_cycle_is_nobodys_turn(cycle: Terminal) -> None:
    cycle.done('advance 1 cancel --reason "Не нужно"', by="Орлова")

    assert cycle("advance 1", by="Орлова").stderr == "C-1: дальше переходов нет.\n"


def test_the_list_has_short_headings_and_counts_cycles(doing: Terminal) -> None:
    doing.done('finding add "Касса не сходится"', by="Орлова")
    doing.done("assign F-2 --to Смирнов", by="Орлова")

    listed = squeezed(doing.done("list", by="Орлова"))

    assert listed[0] == "№  Что  Этап  Чей ход  Срок"
    assert listed[-1] == "2 цикла, просрочено: 0"


def test_overdue_is_counted_from_the_day_after(cycle: Terminal) -> None:
    late = cycle.on("2026-09-09").done("overdue", by="Орлова")

    assert squeezed(late)[1:] == [
        "C-1  Нет планов продаж  План составляется  Пётр Смирнов  ! 08.09.2026 (вт)  1",
        "1 цикл, просрочено: 1",
    ]


def test_nothing_overdue_is_said(cycle: Terminal) -> None:
    assert cycle.done("overdue", by="Орлова") == "Ничего не просрочено.\n"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-09-01", "осталось 5 рабочих дней"),
        ("2026-09-04", "осталось 2 рабочих дня"),
        ("2026-09-07", "остался 1 рабочий день"),
        ("2026-09-08", "сегодня"),
        ("2026-09-09", "просрочено на 1 рабочий день"),
        ("2026-09-10", "просрочено на 2 рабочих дня"),
    ],
)
def test_a_due_date_says_how_far_away_it_is(cycle: Terminal, day: str, said: str) -> None:
    shown = cycle.on(day).done("show 1", by="Смирнов").splitlines()

    assert shown[2] == f"Срок: 08.09.2026 (вт), {said}"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 рабочий день"),
        (2, "2 рабочих дня"),
        (5, "5 рабочих дней"),
        (11, "11 рабочих дней"),
        (21, "21 рабочий день"),
    ],
)
def test_working_days_are_counted_in_three_forms(count: int, said: str) -> None:
    assert working_days(count) == said


def test_dates_and_decimals_are_written_as_in_russia() -> None:
    assert dated(date(2026, 3, 1)) == "01.03.2026 (вс)"
    assert number(Decimal("-4.50")) == "\N{MINUS SIGN}4,50"


def test_history_tells_what_happened(doing: Terminal) -> None:
    told = doing.done("history 1", by="Орлова").splitlines()

    assert told[0] == "01.09.2026 (вт) [время подставлено]"
    assert told[1].endswith(
        "Анна Орлова: открыт по замечанию F-1; ответственный: Пётр Смирнов; срок 08.09.2026 (вт)"
    )
    assert "Пётр Смирнов: Отправить план на согласование → План на согласовании; срок 04.09.2026" in told[4]


def test_the_board_has_a_column_for_each_phase(doing: Terminal) -> None:
    heading = doing.done("board", by="Орлова").splitlines()[0]

    assert heading.split() == ["План", "(0)", "Выполнение", "(1)", "Проверка", "(0)", "Закрепление", "(0)"]


def test_help_is_russian_down_to_what_is_typed(pdca: Terminal) -> None:
    shown = pdca.done("extend --help").splitlines()

    assert shown[0] == "Попросить о переносе срока, пока прежний не прошёл; решает поручивший."
    assert shown[2:4] == ["Примеры:", '  pdca extend 7 --to 2026-11-20 --reason "…"']
    assert "Вызов: pdca extend [ПАРАМЕТРЫ] НОМЕР" in shown
    assert [re.sub(" {2,}", "  ", line) for line in shown[-6:]] == [
        "Параметры:",
        "  --to ДАТА  Новый срок.",
        "  --accept  Согласовать перенос, который ждёт решения.",
        "  --refuse  Отказать в переносе, который ждёт решения.",
        "  --reason ТЕКСТ  Причина.",
        "  -h, --help  Показать эту справку и выйти.",
    ]


def test_wrong_use_is_explained(pdca: Terminal) -> None:
    assert pdca("show семь").stderr.splitlines() == [
        "Ошибка: неверное значение НОМЕР: «семь» — не номер вида 7 или C-7",
        "Справка: pdca show --help",
    ]


def test_what_the_system_says_of_a_file_is_translated(cycle: Terminal) -> None:
    Path("план.yaml").mkdir()

    assert cycle("plan 1 --file план.yaml", by="Смирнов").stderr == "план.yaml не читается: это папка\n"


@pytest.mark.parametrize(
    "line",
    [
        "my",
        "list",
        "show 1",
        "history 1",
        "board",
        "timeline",
        "finding list --all",
        "verify",
        "person list",
        "check 1",
    ],
)
def test_a_screen_has_no_english_on_it(doing: Terminal, line: str) -> None:
    told = doing.done(line, by="Орлова")

    # Commands, ids of moves before their titles, and fingerprints are the same in every language.
    russian = re.sub(r"pdca [^;\n]*|\b[a-z]+ — |\b[0-9a-f]{16,}\b|CRM", "", told)
    assert LATIN.findall(russian) == []


def test_what_is_typed_is_the_same_in_both_languages() -> None:
    catalogue = messages._read(messages._po("pdca", "ru"))

    changed = [
        (source, translated)
        for message in catalogue.values()
        for source in messages._texts(message.id)
        for translated in messages._texts(message.string)
        if not set(TYPED.findall(source)) <= set(TYPED.findall(translated))
    ]

    assert changed == []
