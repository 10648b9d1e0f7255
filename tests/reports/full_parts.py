"""Pieces of the monthly report in which every section has something to tell."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pdca.domain.doubts import DoubtCode
from pdca.domain.plan import Outcome
from pdca.domain.process import Phase
from pdca.domain.text import typed
from pdca.reports.month_lines import ClosedLine, FindingLine, Needs, Timeline
from pdca.reports.quality import Trust
from tests.reports.parts import (
    CALLS,
    CHECKING,
    CLOSED,
    DEALS,
    DEMO,
    DOING,
    FROZEN,
    IVANOVA,
    LEADS,
    MEETINGS,
    PAY,
    PLANNING,
    REASONS,
    REVIEW,
    SALES_PLAN,
    SMIRNOV,
    STANDARDISING,
    STANDUPS,
    TESTS,
    TRAINING,
    decision_line,
    running_cycle,
)


def full_timeline() -> Timeline:
    """Return a timeline with every kind of line."""
    plan, do, check, act = Phase.PLAN, Phase.DO, Phase.CHECK, Phase.ACT
    running = (
        running_cycle(14, CALLS, DOING, do, date(2026, 10, 19), (plan, 7, 9, 21, 9), (do, 21, 9, 31, 10)),
        replace(
            running_cycle(
                11,
                DEALS,
                CHECKING,
                check,
                date(2026, 10, 26),
                (plan, 17, 8, 31, 8),
                (do, 31, 8, 5, 10),
                (check, 5, 10, 31, 10),
            ),
            is_overdue=True,
            round=2,
        ),
        running_cycle(
            9,
            SALES_PLAN,
            STANDARDISING,
            act,
            date(2026, 11, 12),
            (plan, 3, 8, 17, 8),
            (do, 17, 8, 28, 9),
            (check, 28, 9, 19, 10),
            (act, 19, 10, 31, 10),
        ),
        running_cycle(16, PAY, REVIEW, plan, date(2026, 11, 9), (plan, 19, 10, 31, 10)),
        running_cycle(
            15, MEETINGS, DOING, do, date(2026, 11, 20), (plan, 28, 9, 12, 10), (do, 12, 10, 31, 10)
        ),
        running_cycle(17, LEADS, PLANNING, plan, date(2026, 11, 3), (plan, 27, 10, 31, 10)),
        running_cycle(13, STANDUPS, DOING, do, date(2027, 1, 15), (plan, 3, 7, 20, 7), (do, 20, 7, 31, 10)),
        running_cycle(
            12, TESTS, FROZEN, None, None, (plan, 1, 9, 14, 9), (do, 14, 9, 2, 10), (None, 2, 10, 31, 10)
        ),
    )
    ended = (
        replace(
            running_cycle(
                8,
                TRAINING,
                CLOSED,
                None,
                None,
                (plan, 27, 7, 10, 8),
                (do, 10, 8, 21, 9),
                (check, 21, 9, 9, 10),
                (act, 9, 10, 23, 10),
            ),
            is_ended=True,
        ),
        replace(
            running_cycle(
                7, REASONS, CLOSED, None, None, (plan, 6, 7, 13, 7), (do, 13, 7, 5, 9), (act, 5, 9, 6, 10)
            ),
            is_ended=True,
            responsible=IVANOVA,
        ),
    )
    return Timeline(first=date(2026, 7, 31), last=date(2026, 12, 1), cycles=(*running, *ended), left_out=2)


def full_needs() -> Needs:
    """Return needs of every kind."""
    return Needs(
        plans=(replace(decision_line(16, PAY, reason=""), due=date(2026, 11, 5)),),
        plans_count=1,
        extensions=(
            decision_line(
                14, CALLS, reason="Не установлена запись разговоров, поставщик обещает к 10 ноября"
            ),
        ),
        extensions_count=1,
        findings=(
            FindingLine(
                number=18,
                title={"ru": "Нет связи с маркетингом", "en": "No link with marketing"},
                found_on=date(2026, 10, 5),
                days=20,
                due=date(2026, 10, 15),
                is_overdue=True,
            ),
            FindingLine(
                number=21,
                title=typed("Скидки выше 10 % без согласования"),
                found_on=date(2026, 10, 27),
                days=4,
                due=None,
                is_overdue=False,
            ),
        ),
        findings_count=2,
        findings_overdue=1,
        checks=(
            replace(
                decision_line(11, DEALS, reason=""), since=date(2026, 10, 19), days=10, due=date(2026, 10, 26)
            ),
        ),
        checks_count=1,
    )


def full_closed() -> tuple[ClosedLine, ...]:
    """Return closed cycles with every kind of outcome."""
    line = ClosedLine(
        cycle=8,
        title=TRAINING,
        responsible=SMIRNOV,
        measure="Часы обучения на менеджера в месяц",
        unit="ч",
        baseline=Decimal("0.5"),
        target=Decimal(4),
        result=Decimal("4.5"),
        outcome=Outcome.MET,
        ended_on=date(2026, 10, 23),
        days=64,
        rounds=1,
        slip=0,
        is_self_approved=False,
        trust=Trust(),
    )
    return (
        line,
        replace(
            line,
            cycle=7,
            title=REASONS,
            responsible=IVANOVA,
            measure="Проигранные сделки без причины",
            unit="%",
            baseline=Decimal("61.5"),
            target=Decimal(0),
            result=Decimal("7.5"),
            outcome=Outcome.IMPROVED,
            ended_on=date(2026, 10, 6),
            days=66,
            rounds=2,
            slip=5,
            trust=Trust(is_on_noise=True, corrections=2, corrected_because="Лишний ноль"),
        ),
        replace(
            line,
            cycle=6,
            title=DEMO,
            measure="Оценка показательного разговора",
            unit="баллы",
            baseline=Decimal(55),
            target=Decimal(80),
            result=Decimal(84),
            ended_on=date(2026, 10, 2),
            days=71,
            is_self_approved=True,
            trust=Trust(is_computed=True, doubts=(DoubtCode.ALL_THE_SAME, DoubtCode.ALL_ON_ONE_DAY)),
        ),
        replace(
            line,
            cycle=5,
            title=STANDUPS,
            measure="Проведённые планёрки",
            unit="%",
            baseline=None,
            target=Decimal(90),
            result=None,
            outcome=None,
            ended_on=date(2026, 10, 1),
            days=43,
        ),
    )
