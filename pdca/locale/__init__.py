"""Translations: gettext catalogues of messages (`pdca`) and of reports (`reports`), a folder a language."""

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

FOLDER = Path(__file__).parent

MESSAGES = "pdca"
REPORTS = "reports"

IN_THE_SOURCES = "en"


def languages() -> tuple[str, ...]:
    """Return the languages that the program speaks: each whose catalogue lies here, and English."""
    there = (file.parent.parent.name for file in FOLDER.glob(f"*/LC_MESSAGES/{MESSAGES}.mo"))
    return (*sorted(there), IN_THE_SOURCES)


@cache
def translations(domain: str, language: str) -> NullTranslations:
    """Return the translations of a domain; English is in the sources and needs none."""
    return translation(domain, localedir=FOLDER, languages=[language], fallback=True)
