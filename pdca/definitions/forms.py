"""Read a form that a person filled in, as strictly as a definition, each mistake with its line."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, TypeAlias, TypeVar

from pydantic import BeforeValidator, ValidationInfo

from pdca.definitions.fields import BlankIsNothing, Form, given, scalar, wrong
from pdca.definitions.shape import shaped
from pdca.definitions.source import read_source
from pdca.definitions.typed import day_from, number_from
from pdca.domain.errors import WrongInput

AnyForm = TypeVar("AnyForm", bound=Form)
Read = TypeVar("Read")

ReadDay: TypeAlias = Callable[[str], date]
"""How a day is read: only its writer's calendar knows what `+10д` is."""


def read_form(
    form: Path | str | bytes,
    model: type[AnyForm],
    *,
    name: str = "-",
    prepare: Callable[[str], str] = str,
    read_day: ReadDay = day_from,
) -> AnyForm:
    """Read a file, or a text that mistakes call `name`; raise WrongInput that lists every mistake."""
    source = read_source(form, name=name, prepare=prepare)
    content = shaped(source, model, read_day=read_day)
    if content is None or source.mistakes.found:
        source.mistakes.refuse()
    return content


def typed_value(read: Callable[[str], Read], text: str) -> Read:
    """Read what a person typed; a refusal becomes a mistake of the form."""
    try:
        return read(text)
    except WrongInput as error:
        raise wrong(error.code, **error.facts) from None


def _number(value: object) -> Decimal:
    return typed_value(number_from, scalar(value, "number"))


def _day(value: object, info: ValidationInfo) -> date:
    read_day: ReadDay = given(info).get("read_day", day_from)
    return typed_value(read_day, scalar(value, "date"))


OptionalNumber = Annotated[Annotated[Decimal, BeforeValidator(_number)] | None, BlankIsNothing]
OptionalDay = Annotated[Annotated[date, BeforeValidator(_day)] | None, BlankIsNothing]
