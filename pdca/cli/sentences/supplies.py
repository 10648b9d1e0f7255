"""The command that supplies a missing thing: only the part of it that is missing."""

from pdca.cli.sentences.gaps import COMMANDS, PARTS
from pdca.domain.cycle import Cycle
from pdca.domain.errors import Gap
from pdca.domain.plan import Outcome, Plan, outcome


def supplying(gap: Gap) -> str | None:
    """Return the message of the command that supplies what a gap names; None when no command does."""
    cycle = gap.facts.get("cycle")
    part = _part(gap.code, cycle.plan) if isinstance(cycle, Cycle) else None
    return PARTS[part] if part else COMMANDS.get(gap.code)


def _part(code: str, plan: Plan) -> str | None:
    match code:
        case "baseline" if plan.baseline is not None:
            return "baseline-period"
        case "baseline" if plan.baseline_period:
            return "baseline-value"
        case "target" if plan.target_on is not None:
            # The value is missing, or no better than the baseline.
            return "target-value"
        case "target" if plan.target is not None and not _is_met_already(plan):
            return "target-date"
    return None


def _is_met_already(plan: Plan) -> bool:
    return plan.baseline is not None and outcome(plan, plan.baseline) is Outcome.MET
