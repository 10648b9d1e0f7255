"""The plan of a cycle as a form that a person fills in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from pdca.definitions.fields import (
    BlankIsNothing,
    Computation,
    Days,
    Form,
    OptionalText,
    Text,
    known,
    scalar,
)
from pdca.definitions.forms import OptionalDay, OptionalNumber, ReadDay, read_form, typed_value
from pdca.definitions.typed import band_from, day_from
from pdca.domain.catalogue import Direction
from pdca.domain.plan import CauseIn


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledMeasure:
    """What a form says of the measure or the counter-measure."""

    title: str | None = None
    unit: str | None = None
    direction: Direction | None = None
    baseline: Decimal | None = None
    baseline_period: str | None = None
    target: Decimal | None = None
    target_on: date | None = None
    computed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledAction:
    """One action that a form proposes."""

    title: str
    assignee: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPlan:
    """What a form says of a plan; what it leaves blank is None or empty."""

    goal: str | None = None
    whys: tuple[str, ...] = ()
    cause_in: CauseIn | None = None
    why_not_held: str | None = None
    measure: FilledMeasure = FilledMeasure()
    prediction: str | None = None
    predicted: tuple[Decimal, Decimal] | None = None
    check_method: str | None = None
    data_source: str | None = None
    counter_measure: FilledMeasure = FilledMeasure()
    """Without a period and a target, which a counter-measure does not have."""
    observation: int | None = None
    actions: tuple[FilledAction, ...] = ()
    blank: frozenset[str] = frozenset()
    """The fields of a plan, by their names there, that stand in the form with nothing behind them."""


def read_plan(
    form: Path | str | bytes,
    *,
    name: str = "-",
    prepare: Callable[[str], str] = str,
    read_day: ReadDay = day_from,
) -> FilledPlan:
    """Read a plan from a file, or from a text that mistakes call `name`."""
    return read_form(form, PlanForm, name=name, prepare=prepare, read_day=read_day).plan()


_DIRECTIONS = {
    "up": Direction.UP,
    "down": Direction.DOWN,
    "вверх": Direction.UP,
    "вниз": Direction.DOWN,
    "больше": Direction.UP,
    "меньше": Direction.DOWN,
}
_CAUSES = {
    "process": CauseIn.PROCESS,
    "person": CauseIn.PERSON,
    "процесс": CauseIn.PROCESS,
    "человек": CauseIn.PERSON,
    "сотрудник": CauseIn.PERSON,
}


def _direction(value: object) -> Direction:
    return _DIRECTIONS[known(scalar(value, "word").lower(), _DIRECTIONS, "unknown-word")]


def _cause(value: object) -> CauseIn:
    return _CAUSES[known(scalar(value, "word").lower(), _CAUSES, "unknown-word")]


def _band(value: object) -> tuple[Decimal, Decimal]:
    return typed_value(band_from, scalar(value, "number"))


def _titled(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


_OptionalDirection = Annotated[Annotated[Direction, BeforeValidator(_direction)] | None, BlankIsNothing]


class _CounterMeasure(Form):
    title: OptionalText = None
    unit: OptionalText = None
    direction: _OptionalDirection = None
    baseline: OptionalNumber = None
    computed: Annotated[Computation | None, BlankIsNothing] = None

    def measure(self) -> FilledMeasure:
        return FilledMeasure(**dict(self))

    def blank(self) -> list[str]:
        return [name for name in self.model_fields_set if getattr(self, name) is None]


class _Measure(_CounterMeasure):
    baseline_period: OptionalText = None
    target: OptionalNumber = None
    target_on: OptionalDay = None


class _Action(Form):
    title: Text
    assignee: OptionalText = None
    due: OptionalDay = None


class PlanForm(Form):
    """A whole plan form; every key may be missing or blank."""

    goal: OptionalText = None
    whys: list[OptionalText] | None = None
    cause_in: Annotated[Annotated[CauseIn, BeforeValidator(_cause)] | None, BlankIsNothing] = None
    why_not_held: OptionalText = None
    measure: _Measure | None = None
    prediction: OptionalText = None
    predicted: Annotated[
        Annotated[tuple[Decimal, Decimal], BeforeValidator(_band)] | None, BlankIsNothing
    ] = None
    check_method: OptionalText = None
    data_source: OptionalText = None
    counter_measure: _CounterMeasure | None = None
    observation: Annotated[Days | None, BlankIsNothing] = None
    actions: list[Annotated[_Action, BeforeValidator(_titled)] | None] | None = None

    def plan(self) -> FilledPlan:
        """Return what the form says, without what was left blank."""
        return FilledPlan(
            goal=self.goal,
            whys=tuple(why for why in self.whys or () if why is not None),
            cause_in=self.cause_in,
            why_not_held=self.why_not_held,
            measure=self.measure.measure() if self.measure else FilledMeasure(),
            prediction=self.prediction,
            predicted=self.predicted,
            check_method=self.check_method,
            data_source=self.data_source,
            counter_measure=self.counter_measure.measure() if self.counter_measure else FilledMeasure(),
            observation=self.observation,
            actions=tuple(FilledAction(**dict(action)) for action in self.actions or () if action),
            blank=frozenset(self._blank()),
        )

    def _blank(self) -> Iterator[str]:
        for name in self.model_fields_set - {"measure", "counter_measure", "actions"}:
            value = getattr(self, name)
            if value is None or (name == "whys" and not any(value)):
                yield name
        if self.measure:
            blank = self.measure.blank()
            yield from ("measure" if name == "title" else name for name in blank)
        if self.counter_measure:
            blank = self.counter_measure.blank()
            yield from ("counter_measure" if name == "title" else f"counter_{name}" for name in blank)
