"""How well the work goes, from the events alone: folded one by one, with none of the query tables."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import TypeGuard

from pdca.domain import cycle_events as happened
from pdca.domain.behaviour import Behaviour
from pdca.domain.cycle import Cycle
from pdca.domain.events import Event, FindingOpened, Recorded
from pdca.domain.evolve import evolve
from pdca.domain.organisation import Organisation
from pdca.domain.plan import Outcome, ReadingKind, outcome
from pdca.domain.process import Ending, Phase, Verdict
from pdca.domain.streams import stream_of
from pdca.storage.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An event of a cycle, with the cycle before and after it."""

    recorded: Recorded
    before: Cycle | None
    after: Cycle


@dataclass(slots=True)
class Folded:
    """Everything that ever happened, to be asked about any window of the log."""

    organisation: Organisation
    cycles: dict[int, list[Step]] = field(default_factory=dict)
    findings: list[Recorded] = field(default_factory=list)

    def steps(self, after: int, cut: int) -> Iterator[Step]:
        """Yield what happened to cycles after one event and up to another."""
        for steps in self.cycles.values():
            yield from (step for step in steps if after < step.recorded.seq <= cut)

    def at(self, cut: int) -> Iterator[Cycle]:
        """Yield every cycle as it stood after an event."""
        for steps in self.cycles.values():
            past = [step.after for step in steps if step.recorded.seq <= cut]
            yield from past[-1:]

    def closed(self, after: int, cut: int) -> list[Cycle]:
        """Return the cycles closed in a window, as they stand at its end."""
        ended = {step.after.number for step in self.steps(after, cut) if _ending(step) is Ending.CLOSED}
        return [cycle for cycle in self.at(cut) if cycle.number in ended]

    def day(self, recorded: Recorded) -> date:
        """Return the company's date of an event."""
        return self.organisation.today(recorded.at)


def folded(view: View) -> Folded:
    """Fold the whole log."""
    found = Folded(view.organisation())
    number = 1
    while history := list(view.history(stream_of("cycle", number))):
        before: Cycle | None = None
        for recorded in history:
            after = evolve(before, recorded)
            found.cycles.setdefault(number, []).append(Step(recorded=recorded, before=before, after=after))
            before = after
        number += 1
    number = 1
    while history := list(view.history(stream_of("finding", number))):
        found.findings.append(history[0])
        number += 1
    return found


def timeliness(log: Folded, after: int, cut: int) -> dict[str, int]:
    """Count the stages left, those in time, and what became of extensions."""
    counted = Counter[str](left=0, on_time=0, on_first_date=0, granted=0, refused=0, slip=0)
    for step in log.steps(after, cut):
        event, before = step.recorded.event, step.before
        if isinstance(event, happened.ExtensionDecided):
            counted["granted" if event.is_granted else "refused"] += 1
            counted["slip"] += event.slip
        is_left = (
            isinstance(event, happened.Moved) and not event.is_pause and _ending(step) != Ending.CANCELLED
        )
        if is_left and before is not None and before.phase is not None:
            assert before.due is not None
            assert before.original_due is not None
            counted["left"] += 1
            counted["on_time"] += log.day(step.recorded) <= before.due
            counted["on_first_date"] += log.day(step.recorded) <= before.original_due
    return dict(counted)


def phase_days(log: Folded, after: int, cut: int) -> dict[str, int]:
    """Return the median days by phase of the cycles closed in a window."""
    spent: dict[str, list[int]] = {}
    for cycle in log.closed(after, cut):
        days, phase, since = Counter[str](), "", date.min
        for step in log.cycles[cycle.number]:
            if not isinstance(step.recorded.event, happened.Moved | happened.CycleOpened):
                continue
            today = log.day(step.recorded)
            if phase:
                days[phase] += log.organisation.calendar.between(since, today)
            phase, since = step.after.phase.value if step.after.phase else "frozen", today
            if step.after.ending is not None:
                break
        for name, count in days.items():
            spent.setdefault(name, []).append(count)
    return {name: int(median(counts) + 0.5) for name, counts in spent.items()}


def verdicts(log: Folded, after: int, cut: int) -> dict[str, int]:
    """Count predictions and what was adopted on noise."""
    counted = Counter[str](scored=0, held=0, hopeful=0, cautious=0, adopted=0, noise=0, setbacks=0)
    for step in log.steps(after, cut):
        event = step.recorded.event
        if not isinstance(event, happened.Moved) or event.verdict is None:
            continue
        is_adopted = event.verdict is Verdict.ADOPT
        counted["adopted"] += is_adopted
        counted["setbacks"] += not is_adopted
        counted["noise"] += is_adopted and event.behaviour is Behaviour.NOISE
        counted["scored"] += event.prediction is not None
        counted["held"] += event.prediction is happened.Prediction.HELD
        if event.prediction is happened.Prediction.FAILED and event.prediction_error is not None:
            counted["hopeful" if event.prediction_error < 0 else "cautious"] += 1
    return dict(counted)


def effects(log: Folded, after: int, cut: int) -> tuple[int, int, int]:
    """Count the cycles closed, those whose effect holds, and those read again after closing."""
    held = controlled = 0
    closed = log.closed(after, cut)
    for cycle in closed:
        steps = [step for step in log.cycles[cycle.number] if step.recorded.seq <= cut]
        end = next(step.recorded for step in steps if _ending(step))
        outcomes = [step.recorded.event.outcome for step in steps if _is_adoption(step.recorded.event)]
        later = [
            reading
            for reading in cycle.readings
            if reading.kind is ReadingKind.MEASURE
            and reading.value_seq > end.seq
            and reading.on >= log.day(end)
        ]
        last = max(later, key=lambda reading: (reading.on, reading.number), default=None)
        controlled += last is not None
        still = last is None or outcome(cycle.plan, last.value) is Outcome.MET
        held += outcomes[-1] is Outcome.MET and still
    return len(closed), held, controlled


def corrections(log: Folded, after: int, cut: int) -> list[tuple[int, str]]:
    """List the corrections, the last first: cycle and reason."""
    found = [
        (step.recorded.seq, step.after.number, step.recorded.event.reason)
        for step in log.steps(after, cut)
        if isinstance(step.recorded.event, happened.ReadingCorrected)
    ]
    return [(cycle, reason) for _, cycle, reason in sorted(found, reverse=True)]


def overdue_actions(log: Folded, cut: int, today: date) -> dict[str, int]:
    """Count the overdue actions of cycles in Do by the name of who is to do them."""
    people = log.organisation.people
    return dict(
        Counter(
            people[action.assignee].name
            for cycle in log.at(cut)
            if cycle.phase is Phase.DO
            for action in cycle.actions
            if not action.is_settled and action.due < today
        )
    )


def frozen(log: Folded, cut: int) -> list[tuple[int, date | None]]:
    """List the cycles that are frozen, with their return dates."""
    return sorted((c.number, c.pause.returns_on) for c in log.at(cut) if c.is_open and c.pause is not None)


def stopped(log: Folded, after: int, cut: int) -> list[tuple[int, Ending, str]]:
    """List the cycles abandoned or cancelled, with the reason."""
    return sorted(
        (step.after.number, ending, step.recorded.event.reason)
        for step in log.steps(after, cut)
        if isinstance(step.recorded.event, happened.Moved)
        and (ending := _ending(step)) in (Ending.ABANDONED, Ending.CANCELLED)
    )


def returned(log: Folded, after: int, cut: int) -> int:
    """Count the findings opened that repeat a closed cycle."""
    return sum(
        after < recorded.seq <= cut
        and isinstance(recorded.event, FindingOpened)
        and recorded.event.recurs_from is not None
        for recorded in log.findings
    )


PHASES: Sequence[str] = (*(phase.value for phase in Phase), "frozen")


def _ending(step: Step) -> Ending | None:
    event = step.recorded.event
    return event.ending if isinstance(event, happened.Moved) else None


def _is_adoption(event: Event) -> TypeGuard[happened.Moved]:
    return isinstance(event, happened.Moved) and event.verdict is Verdict.ADOPT
