"""Monthly reports to render: nothing at all, one cycle, a full month."""

from dataclasses import replace
from datetime import date

from pdca.domain.assessment import Level
from pdca.domain.process import Phase
from pdca.reports.month import MonthReport, SignLine, Strip, Trend
from pdca.reports.month_lines import Closed, Overdue, Stopped, Timeline
from tests.reports.full_parts import full_closed, full_needs, full_timeline
from tests.reports.parts import (
    CALLS,
    CHECKING,
    DEALS,
    DOING,
    MONTHS,
    PETROV,
    PLANNING,
    SALES_PLAN,
    SMIRNOV,
    late_line,
    load,
    no_needs,
    phases,
    running_cycle,
    ten_signs,
    tiles,
)
from tests.reports.quality_parts import full_frozen, full_quality, full_stopped, no_frozen, no_quality

NOT_YET = (None,) * 5
"""The months before the log began."""


def empty_month() -> MonthReport:
    """Return the report of a month in which nothing was recorded but the founding."""
    return MonthReport(
        organisation="ООО «Ромашка»",
        month=date(2026, 10, 1),
        as_of=date(2026, 10, 31),
        is_complete=True,
        seq=1,
        head_hash="4f" * 32,
        is_clock_set=False,
        tiles=tiles((0,) * 6, (0,) * 6, (0,) * 6, (None,) * 6, (None,) * 6),
        strips=(),
        phases=phases(0, 0, 0, 0, 0, 0),
        trend=Trend(months=MONTHS, opened=(0,) * 6, closed=(0,) * 6, overdue=(0,) * 6),
        timeline=Timeline(first=date(2026, 7, 31), last=date(2026, 12, 1), cycles=(), left_out=0),
        overdue=Overdue(lines=(), left_out=0),
        overdue_by_person=(),
        abandoned=0,
        needs=no_needs(),
        entered_later=(),
        loads=(),
        closed=Closed(lines=(), left_out=0),
        frozen=no_frozen(),
        stopped=Stopped(lines=(), left_out=0),
        quality=no_quality(),
        unknown_years=(),
        self_approved=0,
    )


def one_cycle() -> MonthReport:
    """Return the report of a running month: one cycle, opened after a first, partial assessment."""
    return replace(
        empty_month(),
        as_of=date(2026, 10, 20),
        is_complete=False,
        seq=9,
        is_clock_set=True,
        tiles=tiles(
            (*NOT_YET, 1), (*NOT_YET, 0), (*NOT_YET, 0), (None, None, None, None, None, 1), (None,) * 6
        ),
        strips=(
            Strip(
                person=SMIRNOV,
                subject={"ru": "руководитель отдела продаж", "en": "head of sales"},
                made_on=date(2026, 10, 12),
                assessment=1,
                signs=tuple(
                    SignLine(
                        position=sign.position,
                        title=sign.title,
                        short=sign.short,
                        levels=(Level.ACUTE if sign.position == 1 else Level.UNCHECKED,),
                        level_before=None,
                        cycle=1 if sign.position == 1 else None,
                    )
                    for sign in ten_signs()
                ),
            ),
        ),
        phases=phases(1, 0, 0, 0, 0, 0),
        trend=Trend(months=MONTHS, opened=(*NOT_YET, 1), closed=(*NOT_YET, 0), overdue=(*NOT_YET, 0)),
        timeline=Timeline(
            first=date(2026, 7, 31),
            last=date(2026, 11, 20),
            cycles=(
                running_cycle(
                    1, SALES_PLAN, PLANNING, Phase.PLAN, date(2026, 10, 22), (Phase.PLAN, 12, 10, 20, 10)
                ),
            ),
            left_out=0,
        ),
    )


def full_month() -> MonthReport:
    """Return a report in which every section has something to tell."""
    return replace(
        empty_month(),
        seq=1284,
        head_hash="a41f0c5e9b7d2836f1e4c0a95d7b8e62134f9ac08d5e7b61c2f3a4d5e6b7c89c",
        tiles=tiles(
            (9, 10, 11, 9, 8, 8),
            (0, 1, 1, 3, 2, 4),
            (1, 3, 4, 3, 3, 2),
            (4, 4, 4, 3, 2, 2),
            (74, 75, 71, 69, 67, 61),
        ),
        strips=(
            Strip(
                person=SMIRNOV,
                subject={"ru": "руководитель отдела продаж", "en": "head of sales"},
                made_on=date(2026, 10, 5),
                assessment=4,
                signs=ten_signs(),
            ),
        ),
        phases=phases(2, 3, 1, 1, 1, 4),
        trend=Trend(
            months=MONTHS, opened=(9, 10, 11, 9, 8, 8), closed=(0, 1, 1, 3, 2, 4), overdue=(1, 3, 4, 3, 3, 2)
        ),
        timeline=full_timeline(),
        overdue=Overdue(
            lines=(
                late_line(14, CALLS, DOING, date(2026, 10, 19), 10, 7, 2),
                late_line(11, DEALS, CHECKING, date(2026, 10, 26), 5, 0, 0),
            ),
            left_out=0,
        ),
        overdue_by_person=((SMIRNOV, 2),),
        abandoned=2,
        needs=full_needs(),
        entered_later=(),
        loads=(load(SMIRNOV, 2, 3), load(PETROV, 0, 4)),
        closed=Closed(lines=full_closed(), left_out=0),
        frozen=full_frozen(),
        stopped=full_stopped(),
        quality=full_quality(),
        unknown_years=(2027,),
        self_approved=1,
    )
