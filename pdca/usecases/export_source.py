"""What the rows of every export need, and which of them are wanted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from pdca.domain.organisation import Organisation
from pdca.domain.streams import stream_of
from pdca.storage.calendar_rows import event_marks
from pdca.storage.view import View
from pdca.usecases.acting import Acting, who
from pdca.usecases.assessments import hidden_assessments
from pdca.usecases.exported_rows import Row
from pdca.usecases.filtering import Filters, chosen
from pdca.usecases.listing import CycleLine, cycle_lines

NOBODY = 0
"""Who may see only what everyone may see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows are wanted; a day that is None does not matter."""

    filters: Filters = field(default_factory=Filters)
    since: date | None = None
    until: date | None = None
    """The last day."""

    def takes(self, day: date) -> bool:
        """Tell whether a day lies between the two."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Rows that are read while they are taken, and what they are made from."""

    organisation: Organisation
    day: date
    """On which the last event was recorded."""
    seq: int
    head_hash: str
    rows: Iterator[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the rows of every subject need."""

    organisation: Organisation
    today: date
    wanted: Wanted
    lines: Mapping[int, CycleLine]
    """All cycles."""
    chosen: frozenset[int]
    """The cycles that `list` shows."""
    is_filtered: bool
    hidden: frozenset[str]
    """The streams of assessments whose answers are kept from the person who asks."""
    seq: int
    head_hash: str
    day: date

    @classmethod
    def of(cls, view: View, acting: Acting, wanted: Wanted) -> Self:
        """Read what is needed once; raise NotFound when a filter names what is not there."""
        organisation = view.organisation()
        today = organisation.today(acting.at)
        lines = cycle_lines(view, today)
        rows = tuple(line.row for line in lines)
        passing = chosen(view, wanted.filters, organisation, today, rows=rows)
        listed = [line for line in lines if passing.takes_cycle(line.row, line.turn)]
        is_known = acting.name or len(organisation.people) == 1
        by = who(organisation, acting).number if is_known else NOBODY
        seq, head_hash = view.head()
        return cls(
            seq=seq,
            head_hash=head_hash,
            day=organisation.today(event_marks(view, [seq])[seq].at),
            organisation=organisation,
            today=today,
            wanted=wanted,
            lines={line.row.number: line for line in lines},
            chosen=frozenset(line.row.number for line in listed),
            is_filtered=replace(wanted.filters, ended=False) != Filters(),
            hidden=frozenset(stream_of("assessment", each) for each in hidden_assessments(view, by)),
        )

    def exported(self, rows: Iterator[Row]) -> Exported:
        """Bundle rows with what they are made from."""
        return Exported(
            organisation=self.organisation,
            day=self.day,
            seq=self.seq,
            head_hash=self.head_hash,
            rows=rows,
        )

    def takes(self, cycle: int | None, day: date) -> bool:
        """Tell whether something of a cycle is wanted."""
        return (not self.is_filtered or cycle in self.chosen) and self.wanted.takes(day)

    def name(self, number: int | None) -> str | None:
        """Return the name of a person by number, and None for nobody."""
        person = self.organisation.people.get(number or NOBODY)
        return person.name if person else None

    def named(self, number: int) -> str:
        """Return the name of a person by number; the setting up was nobody's."""
        return self.name(number) or ""
