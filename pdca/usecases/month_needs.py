"""What the monthly report asks of management: plans, due dates, findings and effects to decide about."""

from datetime import date
from typing import Any

from pdca.domain.due import is_overdue
from pdca.reports.month_lines import DecisionLine, FindingLine, Needs
from pdca.storage.codec import instant
from pdca.usecases.month_as_at import AsAt, day_of, title_of
from pdca.usecases.month_checks import waiting_checks


class MonthNeeds:
    """What waits for a decision, as at one event."""

    def __init__(self, at: AsAt) -> None:
        self._at = at

    def needs(self) -> Needs:
        """Return what management must decide."""
        stages = self._approval_stages()
        plans = self._at.rows("in_stages", stages=stages, limit=self._at.shown.decisions) if stages else []
        extensions = self._at.rows("waiting_extensions", limit=self._at.shown.decisions)
        findings = self._at.rows("waiting_findings", limit=self._at.shown.decisions)
        counted = self._at.rows("waiting_findings_count", today=self._at.today.isoformat())[0]
        checks = list(waiting_checks(self._at))
        return Needs(
            plans=tuple(self._plan_line(row) for row in plans),
            plans_count=self._at.number("in_stages_count", stages=stages) if stages else 0,
            extensions=tuple(self._extension_line(row) for row in extensions),
            extensions_count=self._at.number("waiting_extensions_count"),
            findings=tuple(self._finding_line(row) for row in findings),
            findings_count=counted.all,
            findings_overdue=counted.overdue,
            checks=tuple(self._check_line(*each) for each in checks[: self._at.shown.decisions]),
            checks_count=len(checks),
        )

    def _plan_line(self, row: Any) -> DecisionLine:  # noqa: ANN401
        return DecisionLine(
            cycle=row.number,
            title=title_of(row),
            who=self._at.name(row.responsible),
            decider=self._at.name(row.assigner),
            since=date.fromisoformat(row.from_on),
            due=day_of(row.due),
        )

    def _check_line(self, row: Any, since: date) -> DecisionLine:  # noqa: ANN401
        return DecisionLine(
            cycle=row.number,
            title=title_of(row),
            who=self._at.name(row.responsible),
            decider=self._at.turn(row),
            since=since,
            due=day_of(row.due),
        )

    def _extension_line(self, row: Any) -> DecisionLine:  # noqa: ANN401
        return DecisionLine(
            cycle=row.cycle,
            title=title_of(row),
            who=self._at.name(row.asked_by),
            decider=self._at.name(row.assigner),
            since=self._at.organisation.today(instant(row.at)),
            due=date.fromisoformat(row.from_due),
            to_due=date.fromisoformat(row.to_due),
            reason=row.reason,
        )

    def _finding_line(self, row: Any) -> FindingLine:  # noqa: ANN401
        due = day_of(row.due)
        return FindingLine(
            number=row.number,
            title=title_of(row),
            found_on=date.fromisoformat(row.found_on),
            due=due,
            is_overdue=is_overdue(due, self._at.today),
        )

    def _approval_stages(self) -> list[str]:
        """List the stages, of the processes of open cycles, that wait for a plan to be approved."""
        found: set[str] = set()
        for row in self._at.rows("processes"):
            for transition in self._at.view.engines[row.process].process.transitions.values():
                if transition.freezes_plan:
                    found.update(transition.sources)
        return sorted(found)
