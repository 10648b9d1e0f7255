"""A process: stages joined by transitions, as a file in workflows/ defines it."""

from dataclasses import dataclass, field
from enum import StrEnum

from pdca.domain.text import LocalText

ANY_OPEN = "any-open"
"""Source of a transition that leaves every open stage."""

PREVIOUS = "previous"
"""Target of a transition that goes back to the stage a pause began in."""


class Phase(StrEnum):
    """A quarter of the Deming cycle."""

    PLAN = "plan"
    DO = "do"
    CHECK = "check"
    ACT = "act"


class Ending(StrEnum):
    """How a cycle can end."""

    CLOSED = "closed"
    ABANDONED = "abandoned"
    CANCELLED = "cancelled"


class Verdict(StrEnum):
    """How Check ends."""

    ADOPT = "adopt"
    ADAPT = "adapt"
    ABANDON = "abandon"


class Relation(StrEnum):
    """What a person is to a cycle."""

    RESPONSIBLE = "responsible"
    ASSIGNER = "assigner"
    CHECKER = "checker"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRule:
    """When a stage is due: working days after it is entered, or after the observation window ends."""

    working_days: int
    after_observation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A node of the process: open with a due rule, a pause, or an ending."""

    id: str
    title: LocalText
    phase: Phase | None = None
    due: DueRule | None = None
    is_pause: bool = False
    ending: Ending | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether work goes on in this stage."""
        return self.ending is None and not self.is_pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """An arrow between stages: who may take it and which gates must hold."""

    id: str
    title: LocalText
    sources: tuple[str, ...]
    """Stage ids, or ANY_OPEN alone."""
    target: str
    """A stage id, or PREVIOUS."""
    by: tuple[Relation, ...]
    not_by: tuple[Relation, ...] = ()
    """Four eyes: who may not take it even when they also are one of `by`."""
    gates: tuple[str, ...] = ()
    is_forward: bool = False
    freezes_plan: bool = False
    starts_round: bool = False
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A whole process of one version."""

    id: str
    version: str
    title: LocalText
    initial: str
    stages: dict[str, Stage]
    transitions: dict[str, Transition] = field(default_factory=dict)

    def sources_of(self, transition: Transition) -> tuple[str, ...]:
        """List the stages a transition leaves from, with ANY_OPEN written out."""
        if transition.sources != (ANY_OPEN,):
            return transition.sources
        return tuple(stage.id for stage in self.stages.values() if stage.is_open)

    def targets_of(self, transition: Transition) -> tuple[str, ...]:
        """List the stages a transition can lead to, with PREVIOUS written out."""
        if transition.target != PREVIOUS:
            return (transition.target,)
        return tuple(stage.id for stage in self.stages.values() if stage.is_open)

    def leaving(self, stage_id: str) -> tuple[Transition, ...]:
        """List the transitions that leave a stage, in the order of the file."""
        return tuple(t for t in self.transitions.values() if stage_id in self.sources_of(t))
