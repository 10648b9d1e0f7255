"""Reports to try a template on: one in which everything tells something, and one in which nothing does."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pdca.domain.assessment import Level
from pdca.domain.catalogue import Direction
from pdca.domain.text import LocalText
from pdca.reports.assessment import AssessmentReport
from pdca.reports.cycle_sheet import CycleSheet
from pdca.reports.month import MonthReport, Tile, TileKind
from pdca.reports.names import FROZEN
from pdca.reports.portfolio import Portfolio

MONTH = date(2026, 10, 1)
MONTHS = tuple(date(2026, month, 1) for month in range(5, 11))

T = TypeVar("T")

PHASES = ("plan", "do", "check", "act", FROZEN, "closed")


def month_samples() -> tuple[MonthReport, ...]:
    """Return an empty month, the first of an organisation, and a full one."""
    return _month(is_full=False), _month(is_full=True)


def portfolio_samples() -> tuple[Portfolio, ...]:
    """Return a portfolio without a single organisation, and one of two and two that cannot be read."""
    known: Mapping[tuple[str, str], object] = {
        ("Portfolio", "month"): MONTH,
        ("Portfolio", "as_of"): MONTH + timedelta(days=30),
        ("Portfolio", "months"): MONTHS,
        ("Unread", "reason"): "database-missing",
        ("Log", "head_hash"): "0f" * 32,
        **{("PortfolioRow", name): (None, 1, 2, 3, 5, 4) for name in ("opened", "overdue")},
    }
    empty, full = (made(Portfolio, known, is_full=is_full) for is_full in (False, True))
    return empty, full


def assessment_samples() -> tuple[AssessmentReport, ...]:
    """Return the assessment of an organisation's first day, and one with everything in it."""
    known: Mapping[tuple[str, str], object] = {
        ("AssessmentReport", "made_on"): MONTH,
        ("AssessmentReport", "entered_on"): MONTH,
        ("AssessmentReport", "head_hash"): "0f" * 32,
        **{("AnswerCell", name): value for name, value in (("score", 1), ("value", Decimal(1)))},
    }
    empty, full = (made(AssessmentReport, known, is_full=is_full) for is_full in (False, True))
    return empty, full


def cycle_samples() -> tuple[CycleSheet, ...]:
    """Return the sheet of a cycle of which nothing is known yet, and one with everything in it."""
    known: Mapping[tuple[str, str], object] = {
        ("CycleSheet", "head_hash"): "0f" * 32,
        ("Left", "gates"): ("goal", "measure"),
        ("MeasureLine", "typed"): (0,),
        ("MeasureLine", "corrected"): (1,),
    }
    empty, full = (made(CycleSheet, known, is_full=is_full) for is_full in (False, True))
    return empty, full


def _month(*, is_full: bool) -> MonthReport:
    count = 2 if is_full else 0
    known: Mapping[tuple[str, str], object] = {
        ("MonthReport", "month"): MONTH,
        ("MonthReport", "as_of"): MONTH + timedelta(days=30 if is_full else 5),
        ("MonthReport", "is_complete"): is_full,
        ("MonthReport", "head_hash"): "0f" * 32,
        ("MonthReport", "tiles"): tuple(_tile(kind, is_full=is_full) for kind in TileKind),
        ("MonthReport", "phases"): tuple((phase, count) for phase in PHASES),
        ("MonthReport", "unknown_years"): (2027,) * is_full,
        ("PhaseTime", "phase"): "plan",
        **{("PersonPredictions", name): (count,) * len(MONTHS) for name in ("scored", "held")},
        ("Trend", "months"): MONTHS,
        **{("Trend", name): (count,) * len(MONTHS) for name in ("opened", "closed", "overdue")},
        ("SignLine", "levels"): tuple(Level),
        ("Segment", "first"): MONTH,
        ("Segment", "last"): MONTH + timedelta(days=9),
        ("Timeline", "first"): MONTHS[0],
        ("Timeline", "last"): MONTH + timedelta(days=60),
    }
    return made(MonthReport, known, is_full=is_full)


def _tile(kind: TileKind, *, is_full: bool) -> Tile:
    values = (None, 1, 2, 3, 5, 4) if is_full else (None,) * 6
    return Tile(kind=kind, values=values, good=Direction.DOWN)


def made(kind: type[T], known: Mapping[tuple[str, str], object], *, is_full: bool) -> T:
    """Make a value of a dataclass: what is not known by class and field is made by its type.

    A full one has two of all that there may be several of, and nothing that is None; an empty one neither.
    """
    hints = get_type_hints(kind)
    return kind(
        **{
            field.name: known[key]
            if (key := (kind.__name__, field.name)) in known
            else _of_type(hints[field.name], known, is_full=is_full)
            for field in fields(kind)  # type: ignore[arg-type] # a dataclass, which no bound can say
        }
    )


def _of_type(kind: Any, known: Mapping[tuple[str, str], object], *, is_full: bool) -> object:  # noqa: ANN401 - a type, or a form of types
    parts = get_args(kind)
    if kind == LocalText or get_origin(kind) is Mapping:
        return {"ru": "Образец", "en": "Sample"}
    if get_origin(kind) in (Union, UnionType):
        first = next(part for part in parts if part is not NoneType)
        return _of_type(first, known, is_full=is_full) if is_full else None
    if get_origin(kind) is tuple:
        if Ellipsis in parts:
            return tuple(_of_type(parts[0], known, is_full=is_full) for _ in range(2 * is_full))
        return tuple(_of_type(part, known, is_full=is_full) for part in parts)
    if isinstance(kind, type) and is_dataclass(kind):
        return made(kind, known, is_full=is_full)
    if issubclass(kind, Enum):
        return next(iter(kind))
    return _PLAIN[kind](is_full)


_PLAIN: Mapping[type, Callable[[bool], object]] = {
    bool: bool,
    int: lambda is_full: 3 * is_full,
    str: lambda is_full: "Образец & Sample" if is_full else "",
    date: lambda _is_full: MONTH + timedelta(days=14),
    Decimal: lambda _is_full: Decimal("12.5"),
}
