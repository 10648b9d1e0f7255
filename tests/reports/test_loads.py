"""Whose work has reached its limit, in words: plurals, what is left out, and nobody."""

from dataclasses import replace

import pytest

from pdca.reports.loads import MOST_NAMED, PersonLoad, loads
from pdca.reports.month import MonthReport
from tests.reports.parts import SMIRNOV, load
from tests.reports.samples import empty_month
from tests.reports.speaking import BY_LANGUAGE

RU, EN = BY_LANGUAGE["ru"], BY_LANGUAGE["en"]


def of(*people: PersonLoad) -> MonthReport:
    """Return a month with these people."""
    return replace(empty_month(), loads=people)


@pytest.mark.parametrize(
    ("queued", "working", "ru", "en"),
    [
        (0, 5, "5 циклов в работе", "5 cycles in work"),
        (1, 1, "1 замечание в очереди; 1 цикл в работе", "1 finding in the queue; 1 cycle in work"),
        (2, 3, "2 замечания в очереди; 3 цикла в работе", "2 findings in the queue; 3 cycles in work"),
        (5, 0, "5 замечаний в очереди; 0 циклов в работе", "5 findings in the queue; 0 cycles in work"),
        (21, 21, "21 замечание в очереди; 21 цикл в работе", "21 findings in the queue; 21 cycles in work"),
    ],
)
def test_a_queue_and_the_work_are_counted_with_the_limit(queued: int, working: int, ru: str, en: str) -> None:
    month = of(load(SMIRNOV, queued, working))

    assert loads(month, RU) == (f"Смирнов А.: {ru}, ограничение — 3.",)
    assert loads(month, EN) == (f"Смирнов А.: {en}, the limit is 3.",)


def test_a_queue_may_outlive_the_limit() -> None:
    month = of(load(SMIRNOV, 1, 2, limit=0))

    assert loads(month, RU) == ("Смирнов А.: 1 замечание в очереди; 2 цикла в работе, ограничения нет.",)
    assert loads(month, EN) == ("Смирнов А.: 1 finding in the queue; 2 cycles in work, there is no limit.",)


@pytest.mark.parametrize(
    ("count", "ru"),
    [
        (1, "Кроме того, очередь или работа сверх ограничения есть ещё у 1 сотрудника."),
        (2, "Кроме того, очередь или работа сверх ограничения есть ещё у 2 сотрудников."),
        (21, "Кроме того, очередь или работа сверх ограничения есть ещё у 21 сотрудника."),
    ],
)
def test_of_many_people_the_rest_is_counted(count: int, ru: str) -> None:
    month = of(*(load(SMIRNOV, 1, 3) for _ in range(MOST_NAMED + count)))

    assert loads(month, RU)[MOST_NAMED:] == (ru,)


def test_nobody_is_no_sentence() -> None:
    assert loads(of(), RU) == ()


@pytest.mark.parametrize(("limit", "working", "is_over"), [(3, 3, False), (3, 4, True), (0, 9, False)])
def test_the_limit_itself_is_not_over_it(limit: int, working: int, *, is_over: bool) -> None:
    assert load(SMIRNOV, 0, working, limit=limit).is_over is is_over
