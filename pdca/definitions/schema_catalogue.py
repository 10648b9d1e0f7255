"""What a catalogue file may say, key by key, and the catalogue it describes."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from pdca.definitions.fields import (
    AtLeastOne,
    Computation,
    Days,
    DirectionWord,
    Form,
    Identifier,
    Number,
    ShortWords,
    Text,
    TrueFalse,
    Words,
    chosen,
    given,
    known,
    whole,
)
from pdca.domain.catalogue import (
    RECURRENCE_MONTHS,
    AnswerKind,
    Catalogue,
    Criterion,
    DefaultCycle,
    Direction,
    Severity,
    Sign,
    Source,
    SuggestedMeasure,
)


def _stage(value: str, info: ValidationInfo) -> str:
    stages = given(info)["stages"]
    return value if stages is None else known(value, sorted(stages), "unknown-stage")


class CriterionForm(Form):
    """One criterion of a catalogue file."""

    text: Words
    answer: Annotated[AnswerKind, BeforeValidator(chosen(AnswerKind))]
    source: Annotated[Source, BeforeValidator(chosen(Source))]
    evidence: Words
    unit: Words | None = None
    direction: DirectionWord | None = None
    fail: Number | None = None
    met: Number | None = None
    critical: TrueFalse = False
    weight: Annotated[int, BeforeValidator(whole(1, 100))] = 1
    reference: Text | None = None
    computed: Computation | None = None

    def criterion(self, criterion_id: str) -> Criterion:
        """Return the criterion as the domain knows it."""
        return Criterion(
            id=criterion_id,
            text=self.text.by_language(),
            answer=self.answer,
            source=self.source,
            evidence=self.evidence.by_language(),
            unit=self.unit.by_language() if self.unit else None,
            direction=self.direction or Direction.UP,
            fail=self.fail,
            met=self.met,
            is_critical=self.critical,
            weight=self.weight,
            reference=self.reference or "",
            computed=self.computed,
        )


class _Measure(Form):
    title: Words
    unit: Words
    direction: DirectionWord
    target: Number | None = None
    computed: Computation | None = None

    def measure(self) -> SuggestedMeasure:
        return SuggestedMeasure(
            title=self.title.by_language(),
            unit=self.unit.by_language(),
            direction=self.direction,
            target=self.target,
            computed=self.computed,
        )


class _Cycle(Form):
    goal: Words
    measure: _Measure
    counter_measure: _Measure
    actions: Annotated[tuple[Words, ...], AtLeastOne]
    check_method: Words
    data_source: Words
    standard: Words
    working_days: dict[Annotated[Text, AfterValidator(_stage)], Days] = Field(default_factory=dict)
    observation: Days

    def cycle(self) -> DefaultCycle:
        return DefaultCycle(
            goal=self.goal.by_language(),
            measure=self.measure.measure(),
            counter_measure=self.counter_measure.measure(),
            actions=tuple(action.by_language() for action in self.actions),
            check_method=self.check_method.by_language(),
            data_source=self.data_source.by_language(),
            standard=self.standard.by_language(),
            working_days=dict(self.working_days),
            observation=self.observation,
        )


class _Sign(Form):
    title: Words
    short: ShortWords
    description: Words
    severity: Annotated[Severity, BeforeValidator(chosen(Severity))]
    criteria: dict[Identifier, CriterionForm]
    cycle: _Cycle

    def sign(self, sign_id: str) -> Sign:
        return Sign(
            id=sign_id,
            title=self.title.by_language(),
            short=self.short.by_language(),
            description=self.description.by_language(),
            severity=self.severity,
            criteria=tuple(content.criterion(key) for key, content in self.criteria.items()),
            cycle=self.cycle.cycle(),
        )


class CatalogueForm(Form):
    """A whole catalogue file; `stages` of the context are the stage ids it may name, or None for any."""

    id: Identifier
    version: Text
    title: Words
    subject: Words
    signs: Annotated[dict[Identifier, _Sign], AtLeastOne]
    recurrence_months: Annotated[int, BeforeValidator(whole(1, 60))] = RECURRENCE_MONTHS

    def catalogue(self) -> Catalogue:
        """Return the catalogue that the file describes."""
        return Catalogue(
            id=self.id,
            version=self.version,
            title=self.title.by_language(),
            subject=self.subject.by_language(),
            signs=tuple(content.sign(key) for key, content in self.signs.items()),
            recurrence_months=self.recurrence_months,
        )
