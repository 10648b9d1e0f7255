"""Monthly reports that strain a page: too much of everything, and what nobody should type."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from pdca.domain.process import Phase
from pdca.domain.text import typed
from pdca.domain.too_green import TooGreen
from pdca.reports.month import MonthReport, Trend
from pdca.reports.month_lines import Closed, Frozen, Overdue, Segment, Stopped, Timeline
from pdca.reports.quality import Corrections, Predictions, Quality
from tests.reports.full_parts import full_closed, full_needs
from tests.reports.parts import (
    CHECKING,
    IVANOVA,
    MONTHS,
    PETROV,
    REVIEW,
    SMIRNOV,
    decision_line,
    late_line,
    load,
    phases,
    running_cycle,
    tiles,
)
from tests.reports.quality_parts import full_frozen, full_quality, full_stopped, person, share
from tests.reports.samples import full_month


def hundred_cycles() -> MonthReport:
    """Return a report with more of everything than a page holds, under the longest titles."""
    title = typed(("Очень длинное название цикла улучшений, которое никто не сократил, " * 5)[:300])
    first = date(2026, 7, 31)
    cycles = tuple(
        replace(
            running_cycle(number, title, CHECKING, Phase.CHECK, date(2026, 10, 1 + number % 28)),
            segments=tuple(
                Segment(
                    phase=phase,
                    first=first + timedelta(days=number % 20 + 20 * place),
                    last=first + timedelta(days=number % 20 + 20 * place + 20),
                )
                for place, phase in enumerate((Phase.PLAN, Phase.DO, None, Phase.CHECK))
            ),
            round=1 + number % 3,
            is_overdue=True,
            responsible="Константинопольский-Преображенский Вячеслав Александрович",
        )
        for number in range(101, 116)
    )
    return replace(
        full_month(),
        tiles=tiles(
            (12, 15, 40, 71, 90, 100),
            (0, 0, 1, 5, 11, 21),
            (0, 1, 5, 30, 80, 1100),
            (10,) * 6,
            (None, None, 9, 20, 31, 1000),
        ),
        phases=phases(1100, 21, 101, 5, 2, 21),
        trend=Trend(
            months=MONTHS,
            opened=(12, 15, 40, 71, 90, 1229),
            closed=(0, 0, 1, 5, 11, 21),
            overdue=(0, 1, 5, 30, 80, 1100),
        ),
        timeline=Timeline(first=first, last=date(2026, 12, 1), cycles=cycles, left_out=1230),
        overdue=Overdue(
            lines=tuple(
                late_line(
                    cycle.number,
                    title,
                    REVIEW,
                    date(2026, 10, 1),
                    21 + cycle.number % 3,
                    101,
                    cycle.number % 4,
                )
                for cycle in cycles
            ),
            left_out=1080,
        ),
        overdue_by_person=((SMIRNOV, 612), (IVANOVA, 388), (PETROV, 100)),
        needs=replace(
            full_needs(),
            plans=tuple(decision_line(number, title, reason="") for number in range(1, 9)),
            plans_count=348,
        ),
        entered_later=(),
        loads=tuple(load(f"Сотрудник {number}", 1200 - number, 21) for number in range(9)),
        closed=Closed(
            lines=tuple(
                replace(
                    full_closed()[0],
                    cycle=number,
                    title=title,
                    measure="Доля сделок, у которых записан следующий шаг, " * 4,
                    unit="процентов",
                    baseline=Decimal("1234567.25"),
                    result=Decimal("-9876543.75"),
                    target=Decimal(12000000),
                )
                for number in range(1, 16)
            ),
            left_out=1,
        ),
        quality=hundred_people(),
        stopped=Stopped(lines=full_stopped().lines * 4, left_out=352),
        frozen=Frozen(lines=full_frozen().lines * 2 + full_frozen().lines[:2], left_out=41, past=21),
        unknown_years=(2027, 2028),
        self_approved=21,
    )


def hundred_people() -> Quality:
    """Return large figures, of more people than are named."""
    full = full_quality()
    return replace(
        full,
        timeliness=replace(full.timeliness, on_time=share(9876, 12345), on_first_date=share(12344, 12345)),
        predictions=Predictions(
            held=share(8123, 10456),
            hopeful=2001,
            cautious=101,
            people=tuple(
                person(
                    "Константинопольский-Преображенский Вячеслав Александрович",
                    (0, 1, 200, 21, 5, 1011),
                    (0, 1, 100, 20, 0, 1000),
                    hopeful=117,
                    cautious=0,
                )
                for _ in range(4)
            ),
            left_out=96,
        ),
        overdue_actions=tuple((f"Сотрудник {number}", 30 - number) for number in range(9)),
        too_green=tuple(TooGreen),
    )


def hostile_month() -> MonthReport:
    """Return a report whose texts try to break out of it, or read from right to left."""
    script = typed(
        '<script>alert("1")</script> | `код` [ссылка](https://example.org) \\ {{ 7 * 7 }} {% raw %}'
    )
    hebrew = typed("מכירות (2026) | שלב 1")
    steering = typed("до\x1b[31mкрасный\x07 \u202eотставить\u202c\nвторая строка\r\n# заголовок \u2066\ud800")
    piled = typed("з" + "\u0301" * 50 + "алго" + "э" * 200)
    month = full_month()
    return replace(
        month,
        organisation="# <b>Рога & копыта</b>\u202e|`",
        timeline=replace(
            month.timeline,
            cycles=tuple(
                replace(cycle, title=title, responsible="אברהם כהן")
                for cycle, title in zip(
                    month.timeline.cycles, (script, hebrew, steering, piled), strict=False
                )
            ),
        ),
        overdue=Overdue(
            lines=(
                replace(month.overdue.lines[0], title=script, who="<img src=x onerror=alert(1)>"),
                replace(month.overdue.lines[1], title=hebrew, who="אברהם כהן"),
            ),
            left_out=0,
        ),
        frozen=replace(
            month.frozen,
            lines=(
                replace(month.frozen.lines[0], title=hebrew, decider="אברהם כהן", reason="</td><script>"),
            ),
        ),
        stopped=replace(
            month.stopped,
            lines=(
                replace(month.stopped.lines[0], title=piled, who="<b>", reason="| *жирный*\n# заголовок"),
            ),
        ),
        quality=replace(
            month.quality,
            corrections=Corrections(
                lines=(replace(month.quality.corrections.lines[0], who="<i>|", reason="</small>\u202e|`"),),
                left_out=0,
            ),
            overdue_actions=(("<script>|", 1),),
        ),
        entered_later=(),
        loads=(load("<img src=x onerror=alert(1)>|\u202e", 5, 1), load("אברהם כהן", 1, 0, limit=0)),
        overdue_by_person=(("<img src=x onerror=alert(1)>", 1), ("אברהם כהן", 1)),
        needs=replace(
            month.needs,
            plans=(decision_line(3, steering, reason=""),),
            extensions=(
                decision_line(4, piled, reason='"></td><style>*{display:none}</style> *жирный* _курсив_'),
            ),
        ),
        closed=Closed(
            lines=(
                replace(month.closed.lines[0], title=script, measure="- пункт | <td>", unit="</svg>"),
                replace(month.closed.lines[1], title=hebrew, measure="1. שלב", unit="₪"),
            ),
            left_out=0,
        ),
    )
