"""Translations: gettext catalogues of messages (`pdca`) and of reports (`reports`), ru and en."""

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

FOLDER = Path(__file__).parent

MESSAGES = "pdca"
REPORTS = "reports"


@cache
def translations(domain: str, language: str) -> NullTranslations:
    """Return the translations of a domain; English is in the sources and needs none."""
    return translation(domain, localedir=FOLDER, languages=[language], fallback=True)
