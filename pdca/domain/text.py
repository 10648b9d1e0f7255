"""Text in several languages, as definitions and findings carry it."""

from collections.abc import Mapping
from typing import TypeAlias

LANGUAGES = ("ru", "en")
"""What shipped definitions are written in; the program itself may speak more (`pdca.locale.languages`)."""

FALLBACK = "en"
UNTRANSLATED = ""

LocalText: TypeAlias = Mapping[str, str]
"""Text by language code; text that a person typed stands under the empty code."""


def typed(text: str) -> LocalText:
    """Wrap what a person typed, which has no translation."""
    return {UNTRANSLATED: text}


def said(text: LocalText, language: str) -> str:
    """Return the text in a language, else as it was typed, else in English, else in any there is."""
    texts = (text.get(each) for each in (language, UNTRANSLATED, FALLBACK))
    return next(filter(None, texts), "") or next(iter(text.values()), "")
