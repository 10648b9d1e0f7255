"""Portfolios to render: four organisations and one that cannot be read, departments, and hostile names."""

from dataclasses import replace
from datetime import date

from pdca.domain.text import typed
from pdca.reports.portfolio import (
    Decision,
    Late,
    Log,
    Of,
    Portfolio,
    PortfolioRow,
    Unread,
    Waiting,
)
from pdca.reports.quality import Share
from tests.reports.parts import CALLS, DEALS, IVANOVA, MONTHS, PAY, PETROV, SMIRNOV, TRAINING
from tests.reports.quality_parts import share


def organisations() -> Portfolio:
    """Return a portfolio in which one organisation got worse, one better, one is new, one cannot be read."""
    rows = (
        PortfolioRow(
            name="Автосалон «Ромашка»",
            opened=(9, 10, 11, 9, 10, 12),
            overdue=(1, 2, 2, 3, 4, 6),
            late=Late(cycle=14, title=CALLS, who=SMIRNOV, days=15),
            closed=1,
            on_time=share(4, 9),
            held=share(2, 5),
            findings=3,
            decisions=6,
            waiting=Waiting(
                what=Decision.PLAN, number=16, title=PAY, decider=PETROV, since=date(2026, 10, 7), days=17
            ),
        ),
        PortfolioRow(
            name="Салон «Василёк»",
            opened=(8, 9, 9, 8, 7, 6),
            overdue=(4, 5, 5, 4, 3, 1),
            late=Late(cycle=7, title=DEALS, who=IVANOVA, days=2),
            closed=3,
            on_time=share(11, 13),
            held=share(6, 7),
            findings=0,
            decisions=1,
            waiting=Waiting(
                what=Decision.CHECK,
                number=5,
                title=TRAINING,
                decider=PETROV,
                since=date(2026, 10, 26),
                days=4,
            ),
        ),
        PortfolioRow(
            name="Сервисный центр",
            opened=(3, 3, 4, 4, 4, 4),
            overdue=(0, 0, 0, 1, 0, 0),
            late=None,
            closed=1,
            on_time=share(5, 5),
            held=share(3, 3),
            findings=1,
            decisions=1,
            waiting=Waiting(
                what=Decision.FINDING,
                number=21,
                title=typed("Скидки без согласования"),
                decider="",
                since=date(2026, 10, 28),
                days=2,
            ),
        ),
        PortfolioRow(
            name="Склад «Север»",
            opened=(None, None, None, None, None, 2),
            overdue=(None, None, None, None, None, 0),
            late=None,
            closed=0,
            on_time=share(0, 0),
            held=share(0, 0),
            findings=0,
            decisions=0,
            waiting=None,
        ),
    )
    return Portfolio(
        of=Of.ORGANISATIONS,
        organisation="",
        month=date(2026, 10, 1),
        as_of=date(2026, 10, 31),
        is_complete=True,
        months=MONTHS,
        rows=rows,
        unread=(Unread(name="Клиника «Заря»", reason="database-missing"),),
        logs=tuple(
            Log(name=row.name, seq=seq, head_hash=f"{seq:04x}" * 16)
            for row, seq in zip(rows, (1284, 967, 412, 38), strict=True)
        ),
        is_clock_set=False,
    )


def departments() -> Portfolio:
    """Return the departments of one organisation in a month that runs; the last row is under no head."""
    first, second, *_ = organisations().rows
    return replace(
        organisations(),
        of=Of.DEPARTMENTS,
        organisation="ООО «Ромашка»",
        as_of=date(2026, 10, 20),
        is_complete=False,
        rows=(replace(first, name=SMIRNOV), replace(second, name="")),
        unread=(),
        logs=(Log(name="ООО «Ромашка»", seq=412, head_hash="4f" * 32),),
        is_clock_set=True,
    )


def nothing_read() -> Portfolio:
    """Return a portfolio of which not one organisation could be read."""
    return replace(
        organisations(),
        rows=(),
        logs=(),
        unread=tuple(
            Unread(name=name, reason=reason)
            for name, reason in (("a", "database-busy"), ("b", "month-before-log"), ("c", "never-heard-of"))
        ),
    )


def many() -> Portfolio:
    """Return more organisations than a page has room for, with large figures and long names."""
    name = "Общество с ограниченной ответственностью «Торгово-промышленная компания» № "
    row = organisations().rows[0]
    large = replace(
        row,
        opened=(1, 20, 300, 4000, 50000, 1234567),
        overdue=(0, 2, 30, 400, 5000, 123456),
        held=Share(part=12345, whole=123456),
    )
    return replace(
        organisations(),
        rows=tuple(replace(large, name=f"{name}{number}") for number in range(40)),
        unread=tuple(Unread(name=f"{name}{number}", reason="database-older") for number in range(40, 43)),
    )


def hostile_portfolio() -> Portfolio:
    """Return a portfolio whose names try to break out of it, or read from right to left."""
    names = ("=1+2", '<script>alert("1")</script> | `код`', "חברה בע״מ", "до\x1b[31m\u202eотставить\n# а")
    portfolio = organisations()
    rows = tuple(replace(row, name=name) for row, name in zip(portfolio.rows, names, strict=True))
    first, waiting = rows[0], rows[0].waiting
    assert first.late is not None
    assert waiting is not None
    title = typed("</td><img src=x onerror=alert(1)> | *жирный*")
    first = replace(
        first,
        late=replace(first.late, title=title, who="<b>|`"),
        waiting=replace(waiting, title=title, decider="אברהם כהן"),
    )
    return replace(
        portfolio,
        rows=(first, *rows[1:]),
        unread=(Unread(name="</table><script>|", reason="database-foreign"),),
        logs=tuple(replace(log, name=name) for log, name in zip(portfolio.logs, names, strict=True)),
    )
