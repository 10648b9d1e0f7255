"""The messages in the language that was chosen at the start."""

import gettext
import os

from pdca.locale import FOLDER, MESSAGES, translations

_chosen: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def use(language: str) -> None:
    """Speak a language from now on, Click's own words included."""
    _chosen[0] = translations(MESSAGES, language)
    # Click asks the process-wide default domain, which looks at LANGUAGE each time.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(MESSAGES, str(FOLDER))
    gettext.textdomain(MESSAGES)


def _(message: str) -> str:
    """Translate a message."""
    return _chosen[0].gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a message that counts, in the plural form that `n` needs."""
    return _chosen[0].ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """Translate a message whose meaning depends on a context."""
    return _chosen[0].pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - the customary name of the marker
    """Mark a message for translation where it is used, not here."""
    return message
