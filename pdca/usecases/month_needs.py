"""What the monthly report asks of management: plans, due dates, findings and effects to decide about.

What has waited the longest comes first.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pdca.domain.due import is_overdue
from pdca.reports.month_lines import DecisionLine, FindingLine, Needs
from pdca.storage.codec import instant
from pdca.usecases.month_as_at import AsAt, day_of, title_of
from pdca.usecases.month_checks import waiting_checks

# Rows of SQLAlchemy have attributes by column name that a type checker cannot see.


class MonthNeeds:
    """What waits for a decision, as at one event."""

    def __init__(self, at: AsAt) -> None:
        self._at = at
        processes = [row.process for row in at.rows("processes")]
        self._stages = _approval_stages(at, processes)
        self._checks = waiting_checks(at, processes)

    def needs(self) -> Needs:
        """Return what management must decide."""
        counted = self._at.rows("waiting_findings_count", today=self._at.today.isoformat())[0]
        return Needs(
            plans=tuple(line for _, line in self.plans()),
            plans_count=self._at.number("in_stages_count", stages=self._stages) if self._stages else 0,
            extensions=tuple(line for _, line in self.extensions()),
            extensions_count=self._at.number("waiting_extensions_count"),
            findings=tuple(line for _, line in self.findings()),
            findings_count=counted.all,
            findings_overdue=counted.overdue,
            checks=tuple(line for _, line in self.checks()),
            checks_count=len(self._checks),
        )

    def plans(self) -> Iterator[tuple[Any, DecisionLine]]:
        """Yield the plans to approve, each with its row; so do the others, each up to what is shown."""
        if not self._stages:
            return
        for row in self._at.rows("in_stages", stages=self._stages, limit=self._at.shown.decisions):
            since = date.fromisoformat(row.from_on)
            yield row, self._line(row, since=since, who=row.responsible, decider=self._at.name(row.assigner))

    def checks(self) -> Iterator[tuple[Any, DecisionLine]]:
        """Yield the effects to check."""
        shown = self._checks[: self._at.shown.decisions]
        rows = {row.number: row for row in self._at.rows_of("running_of", [cycle for cycle, _ in shown])}
        for cycle, since in shown:
            row = rows[cycle]
            yield row, self._line(row, since=since, who=row.responsible, decider=self._at.turn(row))

    def extensions(self) -> Iterator[tuple[Any, DecisionLine]]:
        """Yield the due dates to move or not."""
        for row in self._at.rows("waiting_extensions", limit=self._at.shown.decisions):
            since = self._at.organisation.today(instant(row.at))
            yield (
                row,
                DecisionLine(
                    cycle=row.cycle,
                    title=title_of(row),
                    who=self._at.name(row.asked_by),
                    decider=self._at.name(row.assigner),
                    since=since,
                    days=self._days_since(since),
                    due=date.fromisoformat(row.from_due),
                    to_due=date.fromisoformat(row.to_due),
                    reason=row.reason,
                ),
            )

    def findings(self) -> Iterator[tuple[Any, FindingLine]]:
        """Yield the findings that nobody is responsible for."""
        for row in self._at.rows("waiting_findings", limit=self._at.shown.decisions):
            due, found_on = day_of(row.due), date.fromisoformat(row.found_on)
            yield (
                row,
                FindingLine(
                    number=row.number,
                    title=title_of(row),
                    found_on=found_on,
                    days=self._days_since(found_on),
                    due=due,
                    is_overdue=is_overdue(due, self._at.today),
                ),
            )

    def _line(self, row: Any, *, since: date, who: int, decider: str) -> DecisionLine:  # noqa: ANN401
        return DecisionLine(
            cycle=row.number,
            title=title_of(row),
            who=self._at.name(who),
            decider=decider,
            since=since,
            days=self._days_since(since),
            due=day_of(row.due),
        )

    def _days_since(self, day: date) -> int:
        return max(0, self._at.organisation.calendar.between(day, self._at.today))


def _approval_stages(at: AsAt, processes: Sequence[str]) -> list[str]:
    """List the stages, of the processes of open cycles, that wait for a plan to be approved."""
    found: set[str] = set()
    for process in processes:
        for transition in at.view.engines[process].process.transitions.values():
            if transition.freezes_plan:
                found.update(transition.sources)
    return sorted(found)
