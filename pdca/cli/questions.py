"""Asking the criteria of a catalogue one by one on a terminal."""

from decimal import Decimal
from typing import TYPE_CHECKING

import click

from pdca.cli.output import talk
from pdca.cli.text import _
from pdca.cli.words import number, one_line
from pdca.definitions.typed import number_from
from pdca.domain.catalogue import AnswerKind, Catalogue, Criterion, Direction
from pdca.domain.errors import WrongInput
from pdca.domain.text import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdca.domain.events import Answer

_YES = frozenset({"y", "yes", "д", "да"})
_NO = frozenset({"n", "no", "н", "нет"})


def ask_answers(catalogue: Catalogue, language: str) -> "tuple[Answer, ...]":
    """Ask every criterion; what is left empty is not checked."""
    return tuple(_ask_all(catalogue, language))


def _ask_all(catalogue: Catalogue, language: str) -> "Iterator[Answer]":
    from pdca.domain.events import Answer

    total, asked = sum(len(sign.criteria) for sign in catalogue.signs), 0
    for position, sign in enumerate(catalogue.signs, start=1):
        talk(f"\n{position}. {one_line(said(sign.title, language))}")
        for criterion in sign.criteria:
            asked += 1
            talk(f"[{asked}/{total}] {one_line(said(criterion.text, language))}")
            yield Answer(sign=sign.id, criterion=criterion.id, value=_ask(criterion, language))


def _ask(criterion: Criterion, language: str) -> Decimal | None:
    while True:
        typed = click.prompt(_prompt(criterion, language), default="", show_default=False, err=True).strip()
        if not typed:
            return None
        if typed == "?":
            talk(_("Where to look: {evidence}").format(evidence=one_line(said(criterion.evidence, language))))
            continue
        value = _value(criterion, typed)
        if value is not None:
            return value


def _prompt(criterion: Criterion, language: str) -> str:
    if criterion.answer is AnswerKind.YES_NO:
        return "  " + _("yes or no")
    sign = "≥" if criterion.direction is Direction.UP else "≤"
    unit = one_line(said(criterion.unit or {}, language))
    return f"  {unit} ({sign} {number(criterion.met)})"


def _value(criterion: Criterion, typed: str) -> Decimal | None:
    if criterion.answer is AnswerKind.YES_NO:
        word = typed.casefold()
        if word in _YES or word in _NO:
            return Decimal(int(word in _YES))
        talk(_("Type yes or no, or nothing."))
        return None
    try:
        return number_from(typed.removesuffix("%"))
    except WrongInput:
        talk(_("«{value}» is not a number").format(value=one_line(typed)))
        return None
