"""Text in several languages, as definitions and findings carry it."""

from collections.abc import Mapping
from typing import TypeAlias

LANGUAGES = ("ru", "en")
UNTRANSLATED = ""

LocalText: TypeAlias = Mapping[str, str]
"""Text by language code; text that a person typed stands under the empty code."""


def typed(text: str) -> LocalText:
    """Wrap what a person typed, which has no translation."""
    return {UNTRANSLATED: text}


def said(text: LocalText, language: str) -> str:
    """Return the text in a language, else as it was typed, else in the first language there is."""
    return text.get(language) or text.get(UNTRANSLATED) or next(iter(text.values()), "")
