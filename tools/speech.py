"""The launcher's own few words, in Russian and English. Parses and runs on any Python 3."""

import os
import sys

LANGUAGE_VARIABLES = ("PDCA_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class CannotSetUp(Exception):
    """Nothing can be run; the reason is one line in each language."""

    def __init__(self, russian: str, english: str) -> None:
        super().__init__(english)
        self.russian = russian
        self.english = english


def say(russian: str, english: str) -> None:
    """Print one line on stderr: in English to those who chose English, in Russian to all others."""
    sys.stderr.write((english if prefers_english() or not can_print(russian) else russian) + "\n")
    sys.stderr.flush()


def prefers_english() -> bool:
    """Tell whether the first of the language variables that is set asks for English."""
    chosen = next((os.environ[name] for name in LANGUAGE_VARIABLES if os.environ.get(name)), "ru")
    return chosen.lower().startswith("en")


def can_print(text: str) -> bool:
    """Tell whether stderr has the letters of a text."""
    try:
        text.encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
