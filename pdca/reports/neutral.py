"""Every text of a report changed at once, and cut to a length without opening what must stay closed."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from pdca.domain.neutral import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


def cut(text: str, length: int) -> str:
    """Return at most so many characters; an ellipsis stands for the rest, an isolate stays closed."""
    if len(text) <= length:
        return text
    ending = "…" + POP_DIRECTIONAL_ISOLATE * text.startswith(FIRST_STRONG_ISOLATE)
    return text[: length - len(ending)].rstrip() + ending


def mapped(report: R, change: Callable[[str], str]) -> R:
    """Return a report with every text changed, however deep it lies; a template cannot forget one."""
    values = {each.name: getattr(report, each.name) for each in fields(report)}
    return replace(report, **{name: _mapped(value, change) for name, value in values.items()})


def _mapped(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(each, change) for each in value)
    if isinstance(value, Mapping):
        return {key: _mapped(each, change) for key, each in value.items()}
    return mapped(value, change) if is_dataclass(value) and not isinstance(value, type) else value
