"""What every list of the monthly report is read with: a view of the store, and the event it ends at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pdca.domain.organisation import Organisation
from pdca.domain.process import Process, Relation
from pdca.domain.text import LocalText
from pdca.storage.codec import decoded
from pdca.storage.month_figures import MonthFigures
from pdca.storage.view import View
from pdca.usecases.month_shown import Shown

CYCLES_NAMED = 10_000
"""SQLite takes 32,766 parameters in a statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsAt:
    """A month as at the event it ends with; people, calendar and definitions are those of then."""

    view: View
    organisation: Organisation
    cut: int
    """The last event that counts."""
    after: int
    """The last event before the month."""
    today: date
    """The last day that the report tells of."""
    shown: Shown

    def rows(self, name: str, *, cut: int | None = None, **parameters: object) -> Sequence[Any]:
        """Run a statement by its name; `cut` may be an earlier one."""
        return MonthFigures(self.view).rows(name, self.cut if cut is None else cut, **parameters)

    def number(self, name: str, **parameters: object) -> int:
        """Run a statement that counts."""
        return MonthFigures(self.view).number(name, self.cut, **parameters)

    def rows_of(self, name: str, cycles: Sequence[int]) -> Iterator[Any]:
        """Ask about cycles, in as many statements as it takes to name them all."""
        for first in range(0, len(cycles), CYCLES_NAMED):
            yield from self.rows(name, cycles=cycles[first : first + CYCLES_NAMED])

    def process(self, row: Any) -> Process:  # noqa: ANN401 - a row of SQLAlchemy
        """Return the process that a cycle follows."""
        return self.view.engines[row.process].process

    def turn(self, row: Any) -> str:  # noqa: ANN401 - a row of SQLAlchemy
        """Name whoever is to make the next move."""
        people = {
            Relation.RESPONSIBLE: row.responsible,
            Relation.ASSIGNER: row.assigner,
            Relation.CHECKER: row.checker,
        }
        holders = self.view.engines[row.process].holders(row.stage)
        return ", ".join(dict.fromkeys(self.name(people[relation]) for relation in holders))

    def name(self, number: int) -> str:
        """Name a person."""
        return self.organisation.people[number].name


def title_of(row: Any) -> LocalText:  # noqa: ANN401 - a row of SQLAlchemy
    """Return the title of a cycle or a finding."""
    return decoded(row.title, dict[str, str])


def day_of(text: str | None) -> date | None:
    """Return a date that may be missing."""
    return date.fromisoformat(text) if text else None
