"""What a process file may say, key by key, and the process it describes."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from pdca.definitions.fields import (
    AtLeastOne,
    Days,
    Form,
    Identifier,
    NoDoubles,
    Text,
    TrueFalse,
    Words,
    at_most,
    chosen,
    filled,
    given,
    known,
    wrong,
)
from pdca.domain.gates import GATE_IDS
from pdca.domain.process import (
    ANY_OPEN,
    PREVIOUS,
    DueRule,
    Ending,
    Phase,
    Process,
    Relation,
    Stage,
    Transition,
    Verdict,
)

MOST_STAGES = 100
MOST_TRANSITIONS = 300
"""Larger processes are no longer read by people, and their graph is costly to check."""


def _one_or_several(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _only_one(value: object) -> object:
    if isinstance(value, list):
        raise wrong("two-initial-stages", value=", ".join(map(str, value)))
    return filled(value)


def _not_reserved(value: str) -> str:
    if value in {ANY_OPEN, PREVIOUS}:
        raise wrong("reserved-id", value=value)
    return value


def _stage(value: str, info: ValidationInfo) -> str:
    return known(value, given(info)["stages"], "unknown-stage")


def _source(value: str, info: ValidationInfo) -> str:
    return known(value, (*given(info)["stages"], ANY_OPEN), "unknown-stage")


def _target(value: str, info: ValidationInfo) -> str:
    return known(value, (*given(info)["stages"], PREVIOUS), "unknown-target")


def _gate(value: str) -> str:
    return known(value, tuple(sorted(GATE_IDS)), "unknown-gate")


def _observation(value: object) -> str:
    return known(filled(value), ("observation",), "unknown-word")


_StageId = Annotated[Identifier, AfterValidator(_not_reserved)]
_SourceId = Annotated[Text, AfterValidator(_source)]
_Sources = Annotated[tuple[_SourceId, ...], BeforeValidator(_one_or_several), AtLeastOne, NoDoubles]
_Relation = Annotated[Relation, BeforeValidator(chosen(Relation, "unknown-role"))]
_PhaseWord = Annotated[Phase, BeforeValidator(chosen(Phase))]
_EndingWord = Annotated[Ending, BeforeValidator(chosen(Ending))]
_VerdictWord = Annotated[Verdict, BeforeValidator(chosen(Verdict))]


class _Due(Form):
    working_days: Days
    after: Annotated[Literal["observation"], BeforeValidator(_observation)] | None = None

    def rule(self) -> DueRule:
        return DueRule(working_days=self.working_days, after_observation=self.after is not None)


class StageForm(Form):
    """One stage of a process file."""

    title: Words
    phase: _PhaseWord | None = None
    due: _Due | None = None
    paused: TrueFalse = False
    end: _EndingWord | None = None

    def stage(self, stage_id: str) -> Stage:
        """Return the stage as the domain knows it."""
        return Stage(
            id=stage_id,
            title=self.title.by_language(),
            phase=self.phase,
            due=self.due.rule() if self.due else None,
            is_pause=self.paused,
            ending=self.end,
        )


class TransitionForm(Form):
    """One transition of a process file."""

    title: Words
    sources: _Sources = Field(alias="from")
    target: Annotated[Text, AfterValidator(_target)] = Field(alias="to")
    by: Annotated[tuple[_Relation, ...], AtLeastOne, NoDoubles]
    not_by: Annotated[tuple[_Relation, ...], NoDoubles] = ()
    gates: Annotated[tuple[Annotated[Text, AfterValidator(_gate)], ...], NoDoubles] = ()
    forward: TrueFalse = False
    freezes_plan: TrueFalse = False
    starts_round: TrueFalse = False
    verdict: _VerdictWord | None = None

    def transition(self, transition_id: str) -> Transition:
        """Return the transition as the domain knows it."""
        return Transition(
            id=transition_id,
            title=self.title.by_language(),
            sources=self.sources,
            target=self.target,
            by=self.by,
            not_by=self.not_by,
            gates=self.gates,
            is_forward=self.forward,
            freezes_plan=self.freezes_plan,
            starts_round=self.starts_round,
            verdict=self.verdict,
        )


class ProcessForm(Form):
    """A whole process file; it is checked with the ids of its stages as `stages` of the context."""

    id: Identifier
    version: Text
    title: Words
    initial: Annotated[str, BeforeValidator(_only_one), AfterValidator(_stage)]
    stages: Annotated[dict[_StageId, StageForm], at_most(MOST_STAGES)]
    transitions: Annotated[dict[Identifier, TransitionForm], at_most(MOST_TRANSITIONS)]

    def process(self) -> Process:
        """Return the process that the file describes."""
        return Process(
            id=self.id,
            version=self.version,
            title=self.title.by_language(),
            initial=self.initial,
            stages={key: stage.stage(key) for key, stage in self.stages.items()},
            transitions={key: arrow.transition(key) for key, arrow in self.transitions.items()},
        )
