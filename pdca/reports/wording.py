"""How a language writes numbers, dates and the names of things; all of it comes from the catalogues."""

import datetime as dt
import re
from decimal import Decimal
from functools import cached_property
from gettext import NullTranslations

from pdca.domain.text import LocalText, said
from pdca.reports.months import comparisons, month_names, short_month_names, spelt_counts

NO_BREAK_SPACE, NARROW_SPACE, MINUS, NOTHING = "\u00a0", "\u202f", "\N{MINUS SIGN}", "\N{EN DASH}"

FEWEST_FOR_PERCENT = 20
"""Below this one more or less moves a percentage by more than five: it sounds exacter than it is."""

_FIELDS = re.compile("YYYY|Month|Mon|MM|DD|D")


class Wording:
    """The forms of one language, with the translations they come from."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self.translations = translations

    def said(self, text: LocalText) -> str:
        """Return a text that exists in several languages."""
        return said(text, self.language)

    def number(self, value: int | Decimal | None) -> str:
        """Write a number with the decimal mark of the language; a dash when there is none."""
        if value is None:
            return NOTHING
        digits = f"{abs(value):,f}" if isinstance(value, Decimal) else f"{abs(value):,}"
        mark = self.translations.pgettext("decimal mark", ".")
        return (MINUS if value < 0 else "") + digits.replace(",", NARROW_SPACE).replace(".", mark)

    def signed(self, value: int) -> str:
        """Write a change: a plus or a minus before the number, zero alone."""
        return f"+{self.number(value)}" if value > 0 else self.number(value)

    def count(self, value: int) -> str:
        """Write a count as a sentence has it: in words up to ten where the language does so."""
        return self._spelt[value - 1] if 0 < value <= len(self._spelt) else self.number(value)

    def ratio(self, part: int, whole: int) -> str:
        """Write a share as its parts, «3 of 4»; with the percentage too once the whole is large enough.

        The percentage is rounded down, so that only all is 100 %, and up only from less than one.
        """
        if not whole:
            return NOTHING
        parts = {"part": self.number(part), "whole": self.number(whole)}
        if whole < FEWEST_FOR_PERCENT:
            return self.translations.pgettext("share", "%(part)s of %(whole)s") % parts
        percent = max(1 if part else 0, 100 * part // whole)
        text = self.translations.pgettext("share", "%(part)s of %(whole)s (%(percent)s%%)")
        return text % {**parts, "percent": self.number(percent)}

    def date(self, day: dt.date) -> str:
        """Write a date: 31.10.2026, 31 Oct 2026."""
        return self._filled(self.translations.pgettext("form of a date", "D Mon YYYY"), day)

    def day(self, day: dt.date) -> str:
        """Write a date without its year: 31.10, 31 Oct."""
        return self._filled(self.translations.pgettext("form of a date", "D Mon"), day)

    def month(self, day: dt.date) -> str:
        """Name a month with its year: октябрь 2026, October 2026."""
        return self._filled(self.translations.pgettext("form of a date", "Month YYYY"), day)

    def short_month(self, day: dt.date) -> str:
        """Name a month in three letters."""
        return self._short_months[day.month - 1]

    def axis_month(self, day: dt.date) -> str:
        """Name a month on an axis: in three letters, January with its year."""
        return f"{self.short_month(day)} {day.year}" if day.month == 1 else self.short_month(day)

    def versus_month_before(self, month: dt.date) -> str:
        """Say that a change is to the month before: к сентябрю, vs September."""
        return self._comparisons[month.month - 2]

    def working_days(self, days: int) -> str:
        """Count working days: 1 рабочий день, 2 рабочих дня, 5 рабочих дней."""
        form = self.translations.ngettext("%(count)s working day", "%(count)s working days", days)
        return form % {"count": self.number(days)}

    def quoted(self, text: str) -> str:
        """Put a title between the quotation marks of the language."""
        return self.translations.gettext("“%(text)s”") % {"text": text}

    @cached_property
    def _months(self) -> tuple[str, ...]:
        return month_names(self.translations)

    @cached_property
    def _short_months(self) -> tuple[str, ...]:
        return short_month_names(self.translations)

    @cached_property
    def _comparisons(self) -> tuple[str, ...]:
        return comparisons(self.translations)

    @cached_property
    def _spelt(self) -> tuple[str, ...]:
        return spelt_counts(self.translations)

    def _filled(self, form: str, day: dt.date) -> str:
        parts = {
            "YYYY": f"{day.year:04}",
            "Month": self._months[day.month - 1],
            "Mon": self._short_months[day.month - 1],
            "MM": f"{day.month:02}",
            "DD": f"{day.day:02}",
            "D": str(day.day),
        }
        return _FIELDS.sub(lambda found: parts[found[0]], form)


def unbroken(text: str) -> str:
    """Keep each number on one line with the word after it."""
    return re.sub(r"(?<=\d) (?=\w)", NO_BREAK_SPACE, text)


def cycle_name(number: int) -> str:
    """Write the number of a cycle as commands take it, the same in every language."""
    return f"C-{number}"


def finding_name(number: int) -> str:
    """Write the number of a finding as commands take it."""
    return f"F-{number}"


def assessment_name(number: int) -> str:
    """Write the number of an assessment as commands take it."""
    return f"A-{number}"
