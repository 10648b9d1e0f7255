"""Pieces of the monthly report that tell how well the work goes: nothing yet, and something of everything."""

from datetime import date
from decimal import Decimal

from pdca.domain.process import Ending
from pdca.domain.too_green import TooGreen
from pdca.reports.month_lines import Frozen, FrozenLine, Stopped, StoppedLine
from pdca.reports.quality import (
    CorrectionLine,
    Corrections,
    Effects,
    Opinions,
    PersonPredictions,
    PhaseTime,
    Predictions,
    Quality,
    Share,
    Timeliness,
)
from tests.reports.parts import CALLS, IVANOVA, LEADS, PAY, PETROV, SMIRNOV, TESTS

PHASES = ("plan", "do", "check", "act", "frozen")


def share(part: int, whole: int) -> Share:
    """Return a part of a whole."""
    return Share(part=part, whole=whole)


def no_quality() -> Quality:
    """Return that nothing can be counted yet."""
    return Quality(
        phase_times=tuple(PhaseTime(phase=phase, days=None, cycles=0) for phase in PHASES),
        timeliness=Timeliness(on_time=share(0, 0), on_first_date=share(0, 0), granted=0, refused=0, slip=0),
        predictions=Predictions(held=share(0, 0), hopeful=0, cautious=0, people=(), left_out=0),
        effects=Effects(
            held=share(0, 0), controlled=share(0, 0), on_noise=share(0, 0), setbacks=0, returned=0
        ),
        corrections=Corrections(lines=(), left_out=0),
        self_approved=0,
        overdue_actions=(),
        opinions=(),
        too_green=(),
    )


def full_quality() -> Quality:
    """Return figures of every kind."""
    days = zip(PHASES, (9, 31, 22, 8, 5), (4, 4, 4, 4, 1), strict=True)
    return Quality(
        phase_times=tuple(PhaseTime(phase=phase, days=spent, cycles=count) for phase, spent, count in days),
        timeliness=Timeliness(
            on_time=share(21, 24), on_first_date=share(17, 24), granted=3, refused=1, slip=12
        ),
        predictions=Predictions(
            held=share(8, 13),
            hopeful=4,
            cautious=1,
            people=(
                person(SMIRNOV, (0, 1, 2, 2, 2, 3), (0, 0, 1, 1, 2, 2), hopeful=4, cautious=0),
                person(IVANOVA, (0, 0, 0, 1, 1, 1), (0, 0, 0, 1, 0, 1), hopeful=0, cautious=1),
            ),
            left_out=0,
        ),
        effects=Effects(
            held=share(10, 11), controlled=share(4, 11), on_noise=share(2, 11), setbacks=3, returned=1
        ),
        corrections=Corrections(lines=(correction(),), left_out=2),
        self_approved=1,
        overdue_actions=((SMIRNOV, 3), (PETROV, 1)),
        opinions=(
            Opinions(
                subject={"ru": "Руководитель отдела продаж", "en": "Head of sales"}, limits=share(38, 52)
            ),
        ),
        too_green=(TooGreen.READINGS_TOO_PERFECT,),
    )


def person(
    name: str, scored: tuple[int, ...], held: tuple[int, ...], *, hopeful: int, cautious: int
) -> PersonPredictions:
    """Return the predictions of a person."""
    return PersonPredictions(person=name, scored=scored, held=held, hopeful=hopeful, cautious=cautious)


def correction() -> CorrectionLine:
    """Return a reading that was corrected."""
    return CorrectionLine(
        cycle=14,
        title=CALLS,
        before=Decimal(48),
        after=Decimal("4.8"),
        taken_before=date(2026, 9, 25),
        taken_after=date(2026, 9, 25),
        on=date(2026, 10, 12),
        who=SMIRNOV,
        reason="Пропущена запятая",
    )


def no_frozen() -> Frozen:
    """Return that no cycle is frozen."""
    return Frozen(lines=(), left_out=0, past=0)


def full_frozen() -> Frozen:
    """Return frozen cycles of every kind."""
    return Frozen(
        lines=(
            frozen_line(12, date(2026, 10, 20), is_past=True),
            frozen_line(19, date(2026, 12, 1), is_past=False),
            frozen_line(20, None, is_past=False),
        ),
        left_out=0,
        past=1,
    )


def frozen_line(number: int, returns_on: date | None, *, is_past: bool) -> FrozenLine:
    """Return a frozen cycle."""
    return FrozenLine(
        cycle=number,
        title=TESTS,
        responsible=SMIRNOV,
        decider=PETROV,
        since=date(2026, 10, 2),
        returns_on=returns_on,
        is_past=is_past,
        reason="Ждём новую выгрузку из CRM",
    )


def full_stopped() -> Stopped:
    """Return cycles that ended without success, of every kind."""
    cancelled = StoppedLine(
        cycle=4,
        title=LEADS,
        responsible=SMIRNOV,
        ending=Ending.CANCELLED,
        ended_on=date(2026, 10, 14),
        who=PETROV,
        reason="Отдел передан на сторону",
    )
    abandoned = StoppedLine(
        cycle=3,
        title=PAY,
        responsible=IVANOVA,
        ending=Ending.ABANDONED,
        ended_on=date(2026, 10, 9),
        who=PETROV,
        reason="Два витка без эффекта",
    )
    return Stopped(lines=(cancelled, abandoned), left_out=0)
