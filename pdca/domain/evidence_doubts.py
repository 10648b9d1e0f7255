"""Exports that are too perfect. A doubt is a question to the department; it changes no figure and no score.

As with typed readings (`doubts`), what is invented varies too little and happens all at once. Every limit
below is a proposal, set so that honest work seldom meets it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from pdca.domain.calendar import ONE_DAY, Calendar
from pdca.domain.computations import Need
from pdca.domain.sales import ExportKind

EvidenceFact: TypeAlias = Decimal | int | tuple[date, ...]

MONTHS = 3
"""Closed months that are looked at, besides the present one (proposal)."""

FEWEST_ROWS = 10
"""So many rows of one seller, or nothing is said (proposal); where different days count, those are enough."""

FEWEST_DAYS = 5
"""Work of so many different days that was entered on one day is pointed out (proposal)."""

SHORT_CALL = 60
"""Seconds: in a minute or less there is little to listen to (proposal)."""

SHORT_SHARE = 50
"""Per cent of the scored calls of a seller that are short (proposal)."""


class EvidenceDoubtCode(StrEnum):
    """What makes an export too perfect."""

    SHORT_CALLS = "short-calls"
    """Half of the scored calls or more last a minute or less."""

    SAME_SCORES = "same-scores"
    """Every scored call has the same score."""

    SCORED_AT_ONCE = "scored-at-once"
    """All that was scored in a month was scored on one day at its end, though the calls are of many days."""

    CLOSED_AT_ONCE = "closed-at-once"
    """All tasks closed in a month were closed on one day at its end, though they were planned for many."""

    SAME_ANSWER_TIME = "same-answer-time"
    """Every first answer came after exactly the same number of seconds."""


NEEDS: Mapping[EvidenceDoubtCode, Need] = {
    EvidenceDoubtCode.SHORT_CALLS: Need(ExportKind.CALLS, ("seller", "at", "score", "seconds")),
    EvidenceDoubtCode.SAME_SCORES: Need(ExportKind.CALLS, ("seller", "at", "score")),
    EvidenceDoubtCode.SCORED_AT_ONCE: Need(ExportKind.CALLS, ("seller", "at", "score", "scored_on")),
    EvidenceDoubtCode.CLOSED_AT_ONCE: Need(
        ExportKind.ACTIVITIES, ("seller", "kind", "planned_on", "done_on")
    ),
    EvidenceDoubtCode.SAME_ANSWER_TIME: Need(ExportKind.LEADS, ("seller", "created_at", "answered_at")),
}
"""The export that each doubt is about, and the fields without which nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDoubt:
    """One thing that makes the work of one seller too perfect, with what is needed to say it."""

    code: EvidenceDoubtCode
    seller: str
    count: int
    """The rows that are too perfect."""
    of: int
    """The rows of the seller that were looked at."""
    facts: Mapping[str, EvidenceFact] = field(default_factory=dict)

    @property
    def kind(self) -> ExportKind:
        """Return the export that it is about."""
        return NEEDS[self.code].kind


def is_end_of_month(day: date, calendar: Calendar) -> bool:
    """Tell whether no working day of the month follows a day."""
    return calendar.next_working(day + ONE_DAY).replace(day=1) > day
