"""What is counted while the rows of an export are walked; its memory does not grow with the file."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from pdca.domain.errors import Gap
from pdca.domain.sales import Deal, Exported, Seller

MOST_REJECTED = 100
"""Rows that are listed; all are counted."""

MOST_NAMES = 10_000
"""Different sellers that are counted by name."""

Words: TypeAlias = dict[str, Counter[str]]
"""By field, how often a word was seen."""


@dataclass(slots=True)
class Tally:
    """The figures of one walk."""

    rows: int = 0
    taken: int = 0
    deleted: int = 0
    """Rows that the CRM itself has deleted."""
    rejected: list[Gap] = field(default_factory=list)
    """The first of the rows that cannot be used, with row, column and why."""
    rejected_count: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    """How many rows were rejected for what."""
    sellers: Counter[str] = field(default_factory=Counter)
    without_client: int = 0
    closed_early: int = 0
    """Deals that were closed before they were opened."""
    negative: int = 0
    """Deals with an amount below zero."""
    outcomes: Counter[str] = field(default_factory=Counter)
    unknown: Words = field(default_factory=dict)
    """Words of stages and kinds that nobody explained."""
    unlisted: Words = field(default_factory=dict)
    """Values that are not in the list they should be in."""
    future: Counter[str] = field(default_factory=Counter)
    """By field, days after the date of the export."""
    newest: date | None = None
    """The last day on which something happened."""
    people: dict[str, str] = field(default_factory=dict)
    """Names by their number in the CRM."""

    def reject(self, gap: Gap) -> None:
        """Count a row that cannot be used."""
        self.rejected_count += 1
        self.reasons[gap.code] += 1
        if len(self.rejected) < MOST_REJECTED:
            self.rejected.append(gap)

    def take(self, row: Exported) -> None:
        """Count a row that can."""
        self.taken += 1
        if isinstance(row, Deal):
            self.outcomes[row.outcome.value] += 1
            self.without_client += row.has_client is False
            self.closed_early += bool(row.opened_on and row.closed_on and row.closed_on < row.opened_on)
            self.negative += row.amount is not None and row.amount < 0
        seller = row.name if isinstance(row, Seller) else row.seller
        if seller in self.sellers or len(self.sellers) < MOST_NAMES:
            self.sellers[seller] += 1
