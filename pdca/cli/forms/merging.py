"""Bring together what a form says and what others recorded meanwhile, field by field."""

from collections.abc import Mapping

from pdca.definitions.form_text import key_lines, values_in
from pdca.definitions.mistakes import KeyPath

Values = Mapping[KeyPath, str]


def merged(
    text: str, *, before: Values, now: Values, offered: Values
) -> tuple[dict[KeyPath, str], dict[KeyPath, str]]:
    """Return what is recorded now where the form was left alone, and where both sides changed it.

    A field is a key, or a list as a whole. It was left alone when it says what was recorded `before` or what
    was only `offered`, or is not in the form at all; a blank value is an empty text.
    """
    typed, named = values_in(text), key_lines(text)
    taken: dict[KeyPath, str] = {}
    conflicts: dict[KeyPath, str] = {}
    was, stands, says, proposed = (_fields(values) for values in (before, now, typed, offered))
    for field in dict.fromkeys((*was, *stands)):
        is_changed = stands.get(field) != was.get(field)
        is_left_alone = field not in named or says.get(field) in (was.get(field), proposed.get(field))
        if stands.get(field) == says.get(field) or not (is_changed or field not in named):
            continue
        keys = (*stands.get(field, ()), *says.get(field, ()))
        differing = {key: now.get(key, "") for key in keys if now.get(key, "") != typed.get(key, "")}
        (taken if is_left_alone else conflicts).update(differing)
    return taken, conflicts


def _fields(values: Values) -> dict[KeyPath, dict[KeyPath, str]]:
    """Put what is not blank together by the field that it belongs to."""
    fields: dict[KeyPath, dict[KeyPath, str]] = {}
    for key, value in values.items():
        if value:
            depth = next((place for place, part in enumerate(key) if isinstance(part, int)), len(key))
            fields.setdefault(key[:depth], {})[key] = value
    return fields
