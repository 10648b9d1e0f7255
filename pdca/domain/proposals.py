"""Days that a form proposes; a person may write any other."""

from datetime import date

from pdca.domain.calendar import Calendar
from pdca.domain.cycle import Cycle
from pdca.domain.process import Phase, Process

CONTROL_DAYS = 120
"""Working days, about half a year, after which a standard is looked at again; a proposal."""


def due_dates(count: int, cycle: Cycle, process: Process, *, today: date, calendar: Calendar) -> list[date]:
    """Spread the due dates of actions over the Do phase, in working days.

    None is before the day by which the plan must have been approved when it is submitted today, and none
    after the day on which Do ends when it is approved today.
    """
    others = {stage: days for stage, days in cycle.stage_days.items() if stage != cycle.stage}
    first = sum(days for stage, days in others.items() if process.stages[stage].phase is Phase.PLAN)
    last = sum(days for stage, days in others.items() if process.stages[stage].phase is Phase.DO)
    if first >= last:
        first = 0
    # The least whole day that is not before its share of the way.
    steps = (first - (first - last) * (position + 1) // count for position in range(count))
    return [calendar.add(today, max(1, min(step, last))) for step in steps]


def control_date(today: date, calendar: Calendar) -> date:
    """Return the day on which a control reading is proposed."""
    return calendar.add(today, CONTROL_DAYS)
