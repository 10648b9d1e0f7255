"""A day of each role, line by line as it is typed, in a company that the demonstration has played."""

from collections.abc import Mapping
from dataclasses import dataclass, field

WIDTH = 80
MORNING = "2026-09-08"
"""A Tuesday: a request for more time has waited since the second, and a stage and two actions are late."""

PLAYED_BEFORE = "2026-09-03"
"""So far goes the demonstration; what the people of these days do is not in it."""

SUBMITTED = "2026-09-07"
"""On this day of the demonstration the head submits the plan that the owner decides on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Who sits at the terminal, and what they type."""

    who: str
    lines: tuple[str, ...]
    is_submitted: bool = False
    """Whether the plan of C-5 has been submitted by that morning."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What is typed where a line asks."""
    form: str = ""
    """How the form is filled in, as a script of sed."""


DAYS = {
    ("owner", "ru"): Day(
        who="Анна Орлова",
        is_submitted=True,
        lines=(
            "my",
            "show 5",
            "advance 5 approve",
            "extend 3 --accept",
            "finding list",
            "assign F-6 --to Пётр",
            "finding list",
            "list",
            "board",
            "overdue",
            "timeline",
            "check 1 --learned 'План в штуках составляется за два дня' --prediction held",
            "measure 1 100 --on вчера --note 'Планы на сентябрь: шесть из шести'",
            "show 1",
            "advance 1 adopt",
            "report month 2026-08 --format txt --out -",
            "remind --dry-run",
            "my",
        ),
    ),
    ("owner", "en"): Day(
        who="Anna Orlova",
        is_submitted=True,
        lines=(
            "my",
            "show 5",
            "advance 5 approve",
            "extend 3 --accept",
            "finding list",
            "assign F-6 --to Peter",
            "finding list",
            "list",
            "board",
            "overdue",
            "timeline",
            "check 1 --learned 'A plan in units takes two days' --prediction held",
            "measure 1 100 --on yesterday --note 'Plans for September: six of six'",
            "show 1",
            "advance 1 adopt",
            "report month 2026-08 --format txt --out -",
            "remind --dry-run",
            "my",
        ),
    ),
    ("head", "ru"): Day(
        who="Пётр Смирнов",
        lines=(
            "my",
            "help planning",
            "show 5",
            "action add 5 'Сократить список до трёх поручений' --to Смирнов --due пт",
            "action add 5 'Разбирать поручения каждую неделю' --to Кузнецова --due +10д",
            "advance 5",
            "undo",
            "plan 5",
            "action list 5",
            "advance 5",
            "action done 2 2",
            "attach 2 --note 'Перенос без причины не сохраняется' --action 2",
            "measure 2 12 --note 'Выгрузка из CRM'",
            "comment 3 'Жду возвращения двух менеджеров'",
            "extend 4 --to 25.09.2026 --reason 'Два менеджера в отпуске'",
            "my",
        ),
        answers={"undo": "д"},
        form=r"""
/^whys:/{n;s/-/- Поручения выполняются с опозданием/;n;s/-/- Открыто двадцать поручений/
n;s/-/- Предел числа поручений не установлен/;}
s/^cause_in:/& процесс/
/^measure:/,/^counter_measure:/s/^  baseline:$/& 55/
s/^  baseline_period:/& июнь – август 2026/
s/^  target_on:/& 15.12.2026/
s/^prediction:/& В срок будут выполняться девять поручений из десяти/
s/^predicted:/& 85..95/
/^counter_measure:/,/^observation:/s/^  baseline:$/& 15/
""",
    ),
    ("head", "en"): Day(
        who="Peter Smirnov",
        lines=(
            "my",
            "help planning",
            "show 5",
            "action add 5 'Cut the list down to three assignments' --to Smirnov --due fri",
            "action add 5 'Go over the assignments every week' --to Kuznetsova --due +10d",
            "advance 5",
            "undo",
            "plan 5",
            "action list 5",
            "advance 5",
            "action done 2 2",
            "attach 2 --note 'A postponement without a reason cannot be saved' --action 2",
            "measure 2 12 --note 'CRM export'",
            "comment 3 'Waiting for two salespeople to come back'",
            "extend 4 --to 2026-09-25 --reason 'Two salespeople are on leave'",
            "my",
        ),
        answers={"undo": "y"},
        form=r"""
/^whys:/{n;s/-/- Assignments are done late/;n;s/-/- Twenty assignments are open/
n;s/-/- There is no set limit on assignments/;}
s/^cause_in:/& process/
/^measure:/,/^counter_measure:/s/^  baseline:$/& 55/
s/^  baseline_period:/& June to August 2026/
s/^  target_on:/& 2026-12-15/
s/^prediction:/& Nine out of ten assignments will be done on time/
s/^predicted:/& 85..95/
/^counter_measure:/,/^observation:/s/^  baseline:$/& 15/
""",
    ),
    ("member", "ru"): Day(
        who="Мария Кузнецова",
        lines=(
            "my",
            "show 2",
            "action done 2 1",
            "attach 2 --note 'Первый отчёт о переносах: 31 перенос за неделю' --action 1",
            "advance 2",
            "action list",
            "history 2",
            "my",
        ),
    ),
    ("member", "en"): Day(
        who="Maria Kuznetsova",
        lines=(
            "my",
            "show 2",
            "action done 2 1",
            "attach 2 --note 'The first report of postponements: 31 in a week' --action 1",
            "advance 2",
            "action list",
            "history 2",
            "my",
        ),
    ),
    ("reader", "ru"): Day(
        who="Игорь Лебедев",
        lines=(
            "my",
            "list",
            "show 4",
            "report month",
            "report month 2026-08 --format txt --out -",
            "advance 4",
            "comment 4 'Почему так долго?'",
        ),
    ),
    ("reader", "en"): Day(
        who="Igor Lebedev",
        lines=(
            "my",
            "list",
            "show 4",
            "report month",
            "report month 2026-08 --format txt --out -",
            "advance 4",
            "comment 4 'Why does it take so long?'",
        ),
    ),
}
"""By role and language."""
