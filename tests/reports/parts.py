"""Pieces of monthly reports: people, titles, lines."""

from collections.abc import Sequence
from datetime import date

from pdca.domain.assessment import Level
from pdca.domain.catalogue import Direction
from pdca.domain.process import Phase
from pdca.domain.text import LocalText
from pdca.reports.loads import PersonLoad
from pdca.reports.month import SignLine, Tile, TileKind
from pdca.reports.month_lines import CycleLine, DecisionLine, Needs, OverdueLine, Segment

SMIRNOV, IVANOVA, PETROV = "Смирнов А.", "Иванова О.", "Петров И."

MONTHS = tuple(date(2026, month, 1) for month in range(5, 11))

PLANNING: LocalText = {"ru": "План составляется", "en": "Planning"}
REVIEW: LocalText = {"ru": "План на согласовании", "en": "Plan under review"}
DOING: LocalText = {"ru": "План выполняется", "en": "Doing"}
CHECKING: LocalText = {"ru": "Результат проверяется", "en": "Checking"}
OBSERVING: LocalText = {"ru": "Эффект под наблюдением", "en": "Observing the effect"}
STANDARDISING: LocalText = {"ru": "Улучшение закрепляется", "en": "Standardising"}
FROZEN: LocalText = {"ru": "Приостановлен", "en": "Frozen"}
CLOSED: LocalText = {"ru": "Закрыт", "en": "Closed"}

CALLS: LocalText = {"ru": "Слушать пять звонков в неделю с разбором", "en": "Review five calls a week"}
DEALS: LocalText = {"ru": "Все сделки ведутся в CRM", "en": "Every deal is kept in the CRM"}
SALES_PLAN: LocalText = {"ru": "План продаж для каждого менеджера", "en": "A sales plan for each salesperson"}
PAY: LocalText = {"ru": "Новая схема оплаты труда", "en": "A new pay scheme"}
MEETINGS: LocalText = {"ru": "Решения планёрок становятся задачами", "en": "Meeting decisions become tasks"}
TRAINING: LocalText = {"ru": "Еженедельное обучение", "en": "Weekly training"}
LEADS: LocalText = {"ru": "Ответ на обращение за пять минут", "en": "Answer a lead within five minutes"}
STANDUPS: LocalText = {"ru": "Ежедневные планёрки", "en": "Daily stand-ups"}
TESTS: LocalText = {"ru": "Две проверенные гипотезы в месяц", "en": "Two tested ideas a month"}
DEMO: LocalText = {"ru": "Показательные переговоры руководителя", "en": "Model calls by the head"}
REASONS: LocalText = {"ru": "Причина отказа в каждой сделке", "en": "A reason for every lost deal"}


def tiles(
    opened: tuple[int | None, ...],
    closed: tuple[int | None, ...],
    overdue: tuple[int | None, ...],
    acute: tuple[int | None, ...],
    duration: tuple[int | None, ...],
) -> tuple[Tile, ...]:
    """Return the five tiles."""
    return (
        Tile(kind=TileKind.OPEN, values=opened, good=None),
        Tile(kind=TileKind.CLOSED, values=closed, good=Direction.UP),
        Tile(kind=TileKind.OVERDUE, values=overdue, good=Direction.DOWN),
        Tile(kind=TileKind.ACUTE, values=acute, good=Direction.DOWN),
        Tile(kind=TileKind.DURATION, values=duration, good=Direction.DOWN),
    )


def phases(*counts: int) -> tuple[tuple[str, int], ...]:
    """Return the cycles by phase."""
    return tuple(zip(("plan", "do", "check", "act", "frozen", "closed"), counts, strict=True))


def no_needs() -> Needs:
    """Return that nothing is needed."""
    return Needs(
        plans=(),
        plans_count=0,
        extensions=(),
        extensions_count=0,
        findings=(),
        findings_count=0,
        findings_overdue=0,
        checks=(),
        checks_count=0,
    )


def load(name: str, queued: int, working: int, *, limit: int = 3) -> PersonLoad:
    """Return how much a person has in the queue and in work."""
    return PersonLoad(name=name, queued=queued, working=working, limit=limit)


def last_known(levels: Sequence[Level]) -> Level | None:
    """Return the last level that is known."""
    return next((level for level in reversed(levels) if level is not Level.UNCHECKED), None)


def ten_signs() -> tuple[SignLine, ...]:
    """Return ten signs with four assessments each."""
    none, weak, visible, acute, unchecked = (
        Level.NONE,
        Level.WEAK,
        Level.VISIBLE,
        Level.ACUTE,
        Level.UNCHECKED,
    )
    rows = (
        ("Нет планов продаж", "No sales plans", (acute, acute, visible, weak), 9),
        ("Нет новых способов продаж", "No new ways to sell", (visible, visible, visible, visible), None),
        ("Не пользуется CRM", "Does not use the CRM", (acute, acute, acute, visible), 11),
        ("Менеджеры без поддержки", "Salespeople on their own", (visible, visible, weak, weak), None),
        ("Нет связи с маркетингом", "No link with marketing", (weak, weak, weak, weak), None),
        ("Знает, но не делает", "Knows but does not act", (visible, visible, visible, acute), 15),
        ("Не умеет продавать", "Cannot sell", (weak, none, none, none), None),
        ("Неверная схема оплаты", "Wrong pay scheme", (visible, unchecked, visible, visible), 16),
        ("Не обучает сотрудников", "Does not train the team", (acute, visible, weak, unchecked), None),
        ("Не слушает звонки", "Does not listen to calls", (acute, acute, acute, acute), 14),
    )
    return tuple(
        SignLine(
            position=position,
            title={"ru": ru, "en": en},
            short={"ru": ru, "en": en},
            levels=levels,
            level_before=last_known(levels[:-1]),
            cycle=cycle,
        )
        for position, (ru, en, levels, cycle) in enumerate(rows, start=1)
    )


def running_cycle(
    number: int,
    title: LocalText,
    stage: LocalText,
    phase: Phase | None,
    due: date | None,
    *segments: tuple[Phase | None, int, int, int, int],
) -> CycleLine:
    """Return a line of the timeline; a segment is its phase, first day and month, last day and month."""
    return CycleLine(
        number=number,
        title=title,
        responsible=SMIRNOV,
        round=1,
        stage=stage,
        phase=phase,
        segments=tuple(
            Segment(phase=each, first=date(2026, month, day), last=date(2026, last_month, last_day))
            for each, day, month, last_day, last_month in segments
        ),
        due=due,
        is_overdue=due is not None and due < date(2026, 10, 20),
        is_ended=False,
    )


def late_line(
    number: int, title: LocalText, stage: LocalText, due: date, days_late: int, slip: int, extensions: int
) -> OverdueLine:
    """Return a line of what is overdue."""
    return OverdueLine(
        cycle=number,
        title=title,
        stage=stage,
        who=SMIRNOV,
        due=due,
        days_late=days_late,
        slip=slip,
        extensions=extensions,
    )


def decision_line(number: int, title: LocalText, *, reason: str) -> DecisionLine:
    """Return a line of what waits for a decision."""
    return DecisionLine(
        cycle=number,
        title=title,
        who=SMIRNOV,
        decider=PETROV,
        since=date(2026, 10, 28),
        days=3,
        due=date(2026, 10, 30),
        to_due=date(2026, 11, 13) if reason else None,
        reason=reason,
    )
