"""The answers of an assessment as a form that a person fills in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationInfo, model_validator

from pdca.definitions.fields import Form, OptionalText, given, scalar, whole, wrong
from pdca.definitions.forms import OptionalDay, ReadDay, typed_value
from pdca.definitions.mistakes import KeyPath, nearest
from pdca.definitions.shape import shaped
from pdca.definitions.source import Source, read_source
from pdca.definitions.tolerant import mapping, word
from pdca.definitions.typed import day_from, number_from
from pdca.domain.catalogue import AnswerKind, Catalogue, Criterion
from pdca.domain.events import Answer

_YES_NO = {
    "yes": Decimal(1),
    "no": Decimal(0),
    "true": Decimal(1),
    "false": Decimal(0),
    "да": Decimal(1),
    "нет": Decimal(0),
    "y": Decimal(1),
    "n": Decimal(0),
    "д": Decimal(1),
    "н": Decimal(0),
}
_NOT_CHECKED = frozenset({"", "-", "–", "—", "не проверено", "not checked", "not-checked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """What a form says: who was assessed against what, when, and what was found.

    A criterion that was not checked has an answer only when there is a note about it.
    """

    person: str | None
    catalogue: str | None
    on: date | None
    answers: tuple[Answer, ...]


def named_catalogue(form: Path | str | bytes, *, name: str = "-") -> str | None:
    """Return the catalogue that a form was made from, to be loaded before the answers are read."""
    return word(mapping(_source(form, name).tree).get("catalogue")) or None


def read_answers(
    form: Path | str | bytes,
    catalogue: Catalogue,
    *,
    name: str = "-",
    prepare: Callable[[str], str] = str,
    read_day: ReadDay = day_from,
) -> FilledForm:
    """Read answers to a catalogue from a file, or from a text that mistakes call `name`."""
    source = _source(form, name, prepare)
    head = shaped(source, AnswersForm, read_day=read_day)
    if head is not None and head.catalogue not in {None, catalogue.id}:
        source.mistake("other-catalogue", ("catalogue",), named=head.catalogue, expected=catalogue.id)
    answers = tuple(_answers(source, catalogue))
    if head is None or source.mistakes.found:
        source.mistakes.refuse()
    return FilledForm(person=head.person, catalogue=head.catalogue, on=head.on, answers=answers)


def _source(form: Path | str | bytes, name: str, prepare: Callable[[str], str] = str) -> Source:
    doubled: dict[KeyPath, str] = {("answers",): "doubled-sign"}
    return read_source(
        form, name=name, doubled=doubled, prepare=lambda text: prepare(_without_lone_dashes(text))
    )


def _without_lone_dashes(text: str) -> str:
    # A dash after a key means "not checked" to a person and begins a list to YAML.
    return re.sub(r"^([ ]*[\w-]+:[ ]+)-(?=[ ]*(?:#.*)?$)", r"\1~", text, flags=re.MULTILINE)


def _answers(source: Source, catalogue: Catalogue) -> Iterator[Answer]:
    signs = {sign.id: {entry.id: entry for entry in sign.criteria} for sign in catalogue.signs}
    for sign_id, cells in mapping(mapping(source.tree).get("answers")).items():
        criteria = signs.get(sign_id)
        if criteria is None:
            suggestion = nearest(sign_id, signs)
            source.mistake("unknown-sign", ("answers", sign_id), sign=sign_id, did_you_mean=suggestion)
            continue
        for criterion_id in mapping(cells):
            answer = _answer(source, sign_id, criterion_id, criteria)
            if answer is not None:
                yield answer


def _answer(source: Source, sign_id: str, criterion_id: str, criteria: dict[str, Criterion]) -> Answer | None:
    path = ("answers", sign_id, criterion_id)
    if criterion_id not in criteria:
        suggestion = nearest(criterion_id, criteria)
        source.mistake(
            "unknown-criterion", path, sign=sign_id, criterion=criterion_id, did_you_mean=suggestion
        )
        return None
    cell = shaped(source, _Cell, path, criterion=criteria[criterion_id])
    if cell is None or cell.is_blank():
        return None
    return Answer(
        sign=sign_id, criterion=criterion_id, value=cell.value, score=cell.score, note=cell.note or ""
    )


def _nothing_if_not_checked(value: object) -> object:
    return None if isinstance(value, str) and value.strip().lower() in _NOT_CHECKED else value


def _value(value: object, info: ValidationInfo) -> Decimal | None:
    if value is None:
        return None
    criterion: Criterion = given(info)["criterion"]
    if criterion.answer is AnswerKind.YES_NO:
        return _yes_or_no(scalar(value, "yes-no"), criterion)
    return _measured(scalar(value, "number"), criterion)


def _yes_or_no(text: str, criterion: Criterion) -> Decimal:
    if text.lower() not in _YES_NO:
        raise wrong("yes-no-expected", criterion=criterion.id, value=text)
    return _YES_NO[text.lower()]


def _measured(text: str, criterion: Criterion) -> Decimal:
    if text.lower() in _YES_NO:
        raise wrong("number-expected", criterion=criterion.id, value=text)
    if any(unit.startswith("%") for unit in (criterion.unit or {}).values()):
        text = text.removesuffix("%")
    return typed_value(number_from, text)


def _nothing_is_empty(value: object) -> object:
    return {} if value is None else value


NotChecked = BeforeValidator(_nothing_if_not_checked)


class _Cell(Form):
    value: Annotated[Decimal | None, BeforeValidator(_value), NotChecked] = None
    score: Annotated[Annotated[int, BeforeValidator(whole(0, 2))] | None, NotChecked] = None
    note: OptionalText = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        return value if isinstance(value, dict) else {"value": value}

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if self.value is not None and self.score is not None:
            raise wrong("value-and-score")
        return self

    def is_blank(self) -> bool:
        """Tell whether the criterion was neither checked nor noted."""
        return self.value is None and self.score is None and not self.note


# Any: the cells are checked one by one, each against its criterion.
_Cells = Annotated[dict[str, Any], BeforeValidator(_nothing_is_empty)]


class AnswersForm(Form):
    """A whole form; every key may be missing or blank."""

    person: OptionalText = None
    catalogue: OptionalText = None
    on: OptionalDay = None
    answers: Annotated[dict[str, _Cells], BeforeValidator(_nothing_is_empty)] = Field(default_factory=dict)
