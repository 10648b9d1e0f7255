"""What a checker writes of a round, and the standard, as forms that people fill in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator

from pdca.definitions.fields import BlankIsNothing, Form, OptionalText, known, scalar
from pdca.definitions.form_quoting import quoted
from pdca.definitions.forms import OptionalDay, ReadDay, read_form, typed_value
from pdca.definitions.typed import amount_from, day_from
from pdca.domain.cycle_events import Prediction
from pdca.domain.plan import ReadingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledReading:
    """A reading that a form records besides: without a day it is of today."""

    kind: ReadingKind
    value: Decimal
    unit: str
    on: date | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledCheck:
    """What a form says of a check; None where its key does not stand in the form."""

    prediction: Prediction | None
    learned: str | None
    readings: tuple[FilledReading, ...]


def read_check(form: str, *, name: str = "-", read_day: ReadDay = day_from) -> FilledCheck:
    """Read a check from a text that mistakes call `name`."""
    return read_form(form, CheckForm, name=name, prepare=quoted, read_day=read_day).check()


def read_standard(form: str, *, name: str = "-", read_day: ReadDay = day_from) -> dict[str, object]:
    """Read a standard from a text that mistakes call `name`; the names are those of a `Standard`."""
    return read_form(form, StandardForm, name=name, prepare=quoted, read_day=read_day).standard()


_PREDICTIONS = {
    "held": Prediction.HELD,
    "failed": Prediction.FAILED,
    "сбылся": Prediction.HELD,
    "не сбылся": Prediction.FAILED,
    "да": Prediction.HELD,
    "нет": Prediction.FAILED,
    "yes": Prediction.HELD,
    "no": Prediction.FAILED,
}


def _prediction(value: object) -> Prediction:
    return _PREDICTIONS[known(scalar(value, "word").lower(), _PREDICTIONS, "unknown-word")]


def _amount(value: object) -> tuple[Decimal, str]:
    return typed_value(amount_from, scalar(value, "number"))


class _Reading(Form):
    value: Annotated[Annotated[tuple[Decimal, str], BeforeValidator(_amount)] | None, BlankIsNothing] = None
    on: OptionalDay = None
    note: OptionalText = None

    def reading(self, kind: ReadingKind) -> FilledReading | None:
        if self.value is None:
            return None
        value, unit = self.value
        return FilledReading(kind=kind, value=value, unit=unit, on=self.on, note=self.note or "")


class CheckForm(Form):
    """What was learned, whether the prediction held, and readings that are taken on the occasion."""

    prediction: Annotated[Annotated[Prediction, BeforeValidator(_prediction)] | None, BlankIsNothing] = None
    learned: OptionalText = None
    reading: _Reading | None = None
    counter_reading: _Reading | None = None

    def check(self) -> FilledCheck:
        """Return what the form says."""
        readings = (
            self.reading.reading(ReadingKind.MEASURE) if self.reading else None,
            self.counter_reading.reading(ReadingKind.COUNTER) if self.counter_reading else None,
        )
        return FilledCheck(
            prediction=self.prediction,
            learned=(self.learned or "") if "learned" in self.model_fields_set else None,
            readings=tuple(each for each in readings if each),
        )


class StandardForm(Form):
    """The document that fixes the improvement, and how it is kept alive."""

    document: OptionalText = None
    version: OptionalText = None
    told: OptionalText = None
    elsewhere: OptionalText = None
    control_on: OptionalDay = None

    def standard(self) -> dict[str, object]:
        """Return what the keys of the form say; a blank text is empty and a blank day none."""
        said = {name: getattr(self, name) for name in self.model_fields_set}
        texts = {name: value or "" for name, value in said.items() if name != "control_on"}
        if "version" in texts:
            texts["document_version"] = texts.pop("version")
        return texts | ({"control_on": said["control_on"]} if "control_on" in said else {})
