"""Kinds of values that a definition can hold, each strict about how it is written."""

import re
from collections.abc import Callable, Iterable, Sized
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from pdca.definitions.mistakes import nearest
from pdca.domain.catalogue import Direction
from pdca.domain.computations import COMPUTATIONS
from pdca.domain.errors import Fact

Word = TypeVar("Word", bound=StrEnum)


def wrong(code: str, **facts: Fact) -> PydanticCustomError:
    """Make a mistake that pydantic collects together with its place."""
    return PydanticCustomError(code, "wrong", facts)


class Form(BaseModel):
    """A mapping with fixed keys; any other key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _remember_keys(cls, value: object, info: ValidationInfo) -> object:
        # A suggestion for an unknown key needs the keys of this very mapping, which an error does not carry.
        given(info)["keys"][id(value)] = cls.known_keys()
        return value

    @classmethod
    def known_keys(cls) -> frozenset[str]:
        """List the keys that the mapping can have."""
        return frozenset(field.alias or name for name, field in cls.model_fields.items())


def given(info: ValidationInfo) -> dict[str, Any]:
    """Return what the caller of a check gave it to compare with."""
    # Any: each form is checked against something else.
    context: dict[str, Any] = info.context or {}
    return context


def scalar(value: object, expected: str) -> str:
    """Return the text of a value that is neither a mapping nor a list nor missing."""
    if value is None:
        raise wrong("empty-value")
    if not isinstance(value, str):
        raise wrong("wrong-type", expected=expected, found=kind_of(value), value="")
    return value.strip()


def kind_of(value: object) -> str:
    """Name what stands where something else was expected."""
    return "map" if isinstance(value, dict) else "list" if isinstance(value, list) else "text"


def chosen(words: type[Word], code: str = "unknown-word") -> Callable[[object], Word]:
    """Make a validator that takes one of several words."""

    def choose(value: object) -> Word:
        return words(known(scalar(value, "word"), words, code))

    return choose


def known(value: str, words: Iterable[str], code: str) -> str:
    """Return a value that is one of the words; else raise a mistake that suggests one."""
    allowed = tuple(map(str, words))
    if value not in allowed:
        raise wrong(code, value=value, allowed=allowed, did_you_mean=nearest(value, allowed))
    return value


def _computation(value: str) -> str:
    return known(value, COMPUTATIONS, "unknown-computation")


def filled(value: object) -> str:
    """Return a text that says something."""
    text = scalar(value, "text")
    if not text:
        raise wrong("empty-value")
    return text


def _identifier(value: object) -> str:
    text = filled(value)
    longest = 60
    if len(text) > longest or not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", text):
        raise wrong("wrong-id", value=text, limit=longest)
    return text


def _true_or_false(value: object) -> bool:
    text = scalar(value, "true-false")
    if text.lower() not in {"true", "false"}:
        raise wrong("wrong-type", expected="true-false", found="text", value=text)
    return text.lower() == "true"


def whole(minimum: int, maximum: int) -> Callable[[object], int]:
    """Make a validator that takes a whole number between two limits."""

    def read(value: object) -> int:
        text = scalar(value, "whole-number")
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", text):
            raise wrong("wrong-type", expected="whole-number", found="text", value=text)
        if not minimum <= int(text) <= maximum:
            raise wrong("out-of-range", value=text, minimum=minimum, maximum=maximum)
        return int(text)

    return read


def exact_number(text: str) -> Decimal | None:
    """Return the number that a text writes with a decimal point, else None."""
    return Decimal(text) if re.fullmatch(r"[+-]?[0-9]{1,15}(\.[0-9]{1,9})?", text) else None


def _number(value: object) -> Decimal:
    text = scalar(value, "number")
    number = exact_number(text)
    if number is None:
        raise wrong("wrong-type", expected="number", found="text", value=text)
    return number


def _short(value: str) -> str:
    longest = 26
    if len(value) > longest:
        raise wrong("too-long", length=len(value), limit=longest)
    return value


def _at_least_one(values: Sized) -> Sized:
    if not values:
        raise wrong("too-few", minimum=1)
    return values


def _no_doubles(values: tuple[object, ...]) -> tuple[object, ...]:
    for value in values:
        if values.count(value) > 1:
            raise wrong("doubled-item", value=str(value))
    return values


def at_most(limit: int) -> AfterValidator:
    """Make a check that a mapping or list is not longer than a limit."""

    def check(values: Sized) -> Sized:
        if len(values) > limit:
            raise wrong("too-many", count=len(values), limit=limit)
        return values

    return AfterValidator(check)


NoDoubles = AfterValidator(_no_doubles)
AtLeastOne = AfterValidator(_at_least_one)


def _nothing_if_blank(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


BlankIsNothing = BeforeValidator(_nothing_if_blank)
Text = Annotated[str, BeforeValidator(filled)]
Identifier = Annotated[str, BeforeValidator(_identifier)]
TrueFalse = Annotated[bool, BeforeValidator(_true_or_false)]
Days = Annotated[int, BeforeValidator(whole(1, 999))]
Computation = Annotated[Text, AfterValidator(_computation)]
OptionalText = Annotated[Text | None, BlankIsNothing]
Number = Annotated[Decimal, BeforeValidator(_number)]
DirectionWord = Annotated[Direction, BeforeValidator(chosen(Direction))]


class Words(Form):
    """A text in every language."""

    ru: Text
    en: Text

    def by_language(self) -> dict[str, str]:
        """Return the text as the domain keeps it."""
        return {"ru": self.ru, "en": self.en}


class ShortWords(Words):
    """A text in every language that fits under a bar of a chart."""

    ru: Annotated[Text, AfterValidator(_short)]
    en: Annotated[Text, AfterValidator(_short)]
