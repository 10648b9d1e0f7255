"""How well the work goes: what was counted about time, due dates, predictions, effects and corrections.

Half a year is the six months that the report shows, the present one included.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from pdca.domain.catalogue import Catalogue, Source
from pdca.domain.plan import Outcome, outcome
from pdca.domain.process import Phase
from pdca.domain.too_green import Record, TooGreen, too_green
from pdca.reports.month_lines import ClosedLine
from pdca.reports.names import FROZEN
from pdca.reports.quality import (
    CorrectionLine,
    Corrections,
    Effects,
    Opinions,
    PhaseTime,
    Quality,
    Share,
    Timeliness,
)
from pdca.storage.codec import instant
from pdca.usecases.month_as_at import AsAt, title_of
from pdca.usecases.month_closed import plan_of
from pdca.usecases.month_verdicts import Verdicts
from pdca.usecases.working_time import worked_days


def quality(
    at: AsAt, windows: Sequence[tuple[int, int]], *, closed: Sequence[ClosedLine], overdue: int
) -> Quality:
    """Count how well the work goes; `windows` are the events between which the months lie, oldest first."""
    verdicts = Verdicts(at, windows)
    timeliness, effects = _timeliness(at), _effects(at, windows[0][0], verdicts)
    predictions = verdicts.predictions()
    return Quality(
        phase_times=_phase_times(at),
        timeliness=timeliness,
        predictions=predictions,
        effects=effects,
        corrections=_corrections(at),
        self_approved=at.number("self_approved_anew", after=at.after),
        overdue_actions=_overdue_actions(at),
        opinions=_opinions(at),
        too_green=_too_green(timeliness, effects, predictions.held, closed=closed, overdue=overdue),
    )


def holds(row: Any) -> bool:  # noqa: ANN401 - a row of SQLAlchemy
    """Tell whether a reading that was taken after closing still meets the target."""
    return outcome(plan_of(row), Decimal(row.value)) is Outcome.MET


def _phase_times(at: AsAt) -> tuple[PhaseTime, ...]:
    """Return the medians of the cycles closed in the month; all stays in a phase count together."""
    spans = at.rows("phase_spans", after=at.after)
    days = (day for span in spans for day in (span.from_on, span.until_on))
    worked = worked_days(days, at.organisation.calendar)
    spent: dict[str, Counter[int]] = defaultdict(Counter)
    for cycle, phase, begun, ended in spans:
        spent[phase or FROZEN][cycle] += max(0, worked[ended] - worked[begun])
    return tuple(_phase_time(phase, spent[phase]) for phase in (*(each.value for each in Phase), FROZEN))


def _phase_time(phase: str, days: Counter[int]) -> PhaseTime:
    # Half a day is rounded up.
    middle = int(median(days.values()) + 0.5) if days else None
    return PhaseTime(phase=phase, days=middle, cycles=len(days))


def _timeliness(at: AsAt) -> Timeliness:
    left = at.rows("stages_left", after=at.after)[0]
    extensions = at.rows("extensions_settled", after=at.after)[0]
    return Timeliness(
        on_time=Share(part=left.on_time, whole=left.stages),
        on_first_date=Share(part=left.on_first_date, whole=left.stages),
        granted=extensions.granted,
        refused=extensions.refused,
        slip=int(extensions.slip),
    )


def _effects(at: AsAt, after: int, verdicts: Verdicts) -> Effects:
    counted = at.rows("effects", after=after)[0]
    # Later rows of a cycle overwrite earlier ones: what stays is its last reading.
    last = {row.cycle: row for row in at.rows("controls", after=after)}
    lost = sum(not holds(row) for row in last.values())
    return Effects(
        held=Share(part=counted.met - lost, whole=counted.closed),
        controlled=Share(part=len(last), whole=counted.closed),
        on_noise=verdicts.on_noise,
        setbacks=verdicts.setbacks,
        returned=at.number("returned", after=after),
    )


def _corrections(at: AsAt) -> Corrections:
    rows = at.rows("corrections", after=at.after, limit=at.shown.corrections)
    count = at.number("corrections_count", after=at.after)
    return Corrections(lines=tuple(_correction(at, row) for row in rows), left_out=count - len(rows))


def _correction(at: AsAt, row: Any) -> CorrectionLine:  # noqa: ANN401 - a row of SQLAlchemy
    return CorrectionLine(
        cycle=row.cycle,
        title=title_of(row),
        before=Decimal(row.value_before),
        after=Decimal(row.value),
        taken_before=date.fromisoformat(row.taken_before),
        taken_after=date.fromisoformat(row.taken_on),
        on=at.organisation.today(instant(row.at)),
        who=at.name(row.actor),
        reason=row.corrected_because,
    )


def _overdue_actions(at: AsAt) -> tuple[tuple[str, int], ...]:
    rows = at.rows("overdue_actions", today=at.today.isoformat())
    counted = [(at.name(row.assignee), row.actions) for row in rows]
    return tuple(sorted(counted, key=lambda item: (-item[1], item[0])))


def _opinions(at: AsAt) -> tuple[Opinions, ...]:
    """Count the limits of the catalogues of which a latest assessment stands in the report."""
    latest: dict[str, Catalogue] = {}
    for row in at.rows("assessments"):
        catalogue = at.view.catalogues[row.catalogue]
        latest[catalogue.id] = catalogue
    return tuple(
        Opinions(subject=catalogue.subject, limits=_proposals(catalogue)) for catalogue in latest.values()
    )


def _proposals(catalogue: Catalogue) -> Share:
    sources = [criterion.source for sign in catalogue.signs for criterion in sign.criteria]
    return Share(part=sources.count(Source.PROPOSAL), whole=len(sources))


def _too_green(
    timeliness: Timeliness, effects: Effects, held: Share, *, closed: Sequence[ClosedLine], overdue: int
) -> tuple[TooGreen, ...]:
    measured = [line for line in closed if line.result is not None]
    record = Record(
        stages=timeliness.on_first_date.whole,
        on_first_date=timeliness.on_first_date.part,
        overdue=overdue,
        extensions=timeliness.granted + timeliness.refused,
        predictions=held.whole,
        held=held.part,
        closed=effects.held.whole,
        effective=effects.held.part,
        setbacks=effects.setbacks,
        measured=len(measured),
        doubted=sum(bool(line.trust.doubts) for line in measured),
    )
    return too_green(record)
