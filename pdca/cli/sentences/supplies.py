"""The command that supplies a missing thing: only the part of it that is missing."""

from pdca.cli.sentences.gaps import BY_DATA, BY_DATA_COUNTER, BY_IMPORT, COMMANDS, HANDING, PARTS
from pdca.cli.text import _
from pdca.domain.computations import COMPUTATIONS
from pdca.domain.cycle import Cycle
from pdca.domain.errors import Gap
from pdca.domain.plan import Outcome, Plan, ReadingKind, outcome

READS = {
    "reading-after-do": ReadingKind.MEASURE,
    "second-reading": ReadingKind.MEASURE,
    "counter-read": ReadingKind.COUNTER,
    "counter-not-worse": ReadingKind.COUNTER,
}
"""The gates that wait for a reading, and of which of the two figures."""


def supplying(gap: Gap, number: int) -> str | None:
    """Return the command that supplies what a gap of a cycle names; None when no command does."""
    cycle = gap.facts.get("cycle")
    if isinstance(cycle, Cycle) and gap.code in READS:
        return reading_command(cycle.plan.computation(READS[gap.code]), READS[gap.code], number)
    part = _part(gap, cycle.plan) if isinstance(cycle, Cycle) else None
    command = PARTS[part] if part else COMMANDS.get(gap.code)
    return _(command).format(number=number) if command else None


def handing(gap: Gap) -> str | None:
    """Return the command that puts what somebody has into other hands; None when a gap is something else."""
    held = gap.facts.get("held")
    if isinstance(held, tuple):
        return handing(held[0])
    command = HANDING.get(str(gap.facts.get("relation", gap.code)))
    return _(command).format_map(gap.facts) if command else None


def reading_command(computed: str, kind: ReadingKind, number: int) -> str:
    """Return the command that takes a reading: the next import where data give it, else a typed value."""
    is_counter = kind is ReadingKind.COUNTER
    if computed and COMPUTATIONS[computed]:
        kinds = "|".join(dict.fromkeys(need.kind.value for need in COMPUTATIONS[computed]))
        return _(BY_IMPORT).format(kinds=kinds)
    if computed:
        return _(BY_DATA_COUNTER if is_counter else BY_DATA).format(number=number)
    typed = COMMANDS["counter-read"] if is_counter else COMMANDS["reading-after-do"]
    return _(typed).format(number=number)


def _part(gap: Gap, plan: Plan) -> str | None:
    match gap.code:
        case "baseline" if plan.baseline is not None:
            return "baseline-period"
        case "baseline" if plan.baseline_period:
            return "baseline-value"
        case "target" if gap.facts.get("passed"):
            return "target-date" if plan.target is not None and not _is_met_already(plan) else None
        case "target" if plan.target_on is not None:
            # The value is missing, or no better than the baseline.
            return "target-value"
        case "target" if plan.target is not None and not _is_met_already(plan):
            return "target-date"
    return None


def _is_met_already(plan: Plan) -> bool:
    return plan.baseline is not None and outcome(plan, plan.baseline) is Outcome.MET
