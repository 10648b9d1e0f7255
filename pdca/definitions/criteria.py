"""Check what the criteria of a catalogue say together: thresholds, sources and what is critical."""

from pdca.definitions.fields import exact_number
from pdca.definitions.mistakes import KeyPath
from pdca.definitions.nodes import Tree
from pdca.definitions.schema_catalogue import CriterionForm
from pdca.definitions.source import Source
from pdca.definitions.tolerant import is_switched_on, mapping, respelled, word
from pdca.domain.catalogue import AnswerKind, Direction
from pdca.domain.catalogue import Source as Origin
from pdca.domain.computations import COMPUTATIONS, YES_NO

_ONLY_NUMBERS = ("unit", "direction", "fail", "met")


def check_criteria(source: Source) -> None:
    """Note every sign without a critical criterion and every criterion that contradicts itself."""
    for sign_id, sign in mapping(mapping(source.tree).get("signs")).items():
        criteria = mapping(sign).get("criteria")
        if isinstance(criteria, dict):
            _check_sign(source, sign_id, criteria)


def _check_sign(source: Source, sign_id: str, criteria: dict[str, Tree]) -> None:
    path = ("signs", sign_id, "criteria")
    if not any(is_switched_on(mapping(content).get("critical")) for content in criteria.values()):
        source.mistake("critical-missing", path, sign=sign_id)
    for criterion_id, content in criteria.items():
        _check_criterion(source, (*path, criterion_id), respelled(content, CriterionForm.known_keys()))


def _check_criterion(source: Source, path: KeyPath, content: dict[str, Tree]) -> None:
    if word(content.get("source")) == Origin.PUBLISHED and "reference" not in content:
        source.mistake("reference-missing", (*path, "source"), criterion=path[-1])
    computed, answer = word(content.get("computed")), word(content.get("answer"))
    if computed in COMPUTATIONS and (computed in YES_NO) != (answer == AnswerKind.YES_NO):
        source.mistake("computed-otherwise", (*path, "computed"), criterion=path[-1], computed=computed)
    if word(content.get("answer")) == AnswerKind.NUMBER:
        _check_number(source, path, content)
    elif word(content.get("answer")) == AnswerKind.YES_NO:
        for key in _ONLY_NUMBERS:
            if key in content:
                source.mistake("only-numbers", (*path, key), criterion=path[-1], unneeded=key)


def _check_number(source: Source, path: KeyPath, content: dict[str, Tree]) -> None:
    for key in _ONLY_NUMBERS:
        if key not in content:
            source.mistake("missing-key", (*path, key), missing=key)
        elif content[key] is None:
            source.mistake("empty-value", (*path, key))
    fail, met = (exact_number(word(content.get(key))) for key in ("fail", "met"))
    direction = word(content.get("direction"))
    if fail is None or met is None or direction not in set(Direction):
        return
    if fail == met or (fail < met) != (direction == Direction.UP):
        source.mistake(
            "thresholds-wrong-way",
            (*path, "fail"),
            criterion=path[-1],
            direction=direction,
            fail=fail,
            met=met,
        )
