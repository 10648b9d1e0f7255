"""What an A3 sheet tells in sentences: doubts about the readings, and what to be careful about."""

from collections.abc import Callable
from gettext import NullTranslations

from pdca.domain.doubts import DoubtCode
from pdca.reports.cycle_lines import DoubtLine
from pdca.reports.cycle_sheet import CycleSheet
from pdca.reports.wording import Wording


def doubted(sheet: CycleSheet, words: Wording) -> tuple[str, ...]:
    """Tell what is too perfect about the readings: questions to the person who took them."""
    return tuple(_doubt(doubt, words) for doubt in sheet.checked.doubts)


def cautions(sheet: CycleSheet, words: Wording) -> tuple[str, ...]:
    """Tell what a reader must know before relying on the sheet."""
    return tuple(filter(None, (told(sheet, words) for told in (_self_approved, _set_clock, _unknown_years))))


def _doubt(doubt: DoubtLine, words: Wording) -> str:
    facts = {
        "count": words.number(doubt.count),
        "value": words.number(doubt.value),
        "day": words.date(doubt.day) if doubt.day else "",
    }
    return _DOUBTS[doubt.code](words.translations) % facts


_DOUBTS: dict[DoubtCode, Callable[[NullTranslations], str]] = {
    DoubtCode.ALL_THE_SAME: lambda t: t.gettext("Too perfect: all the readings (%(count)s) are %(value)s."),
    DoubtCode.ALL_ON_TARGET: lambda t: t.gettext(
        "Too perfect: all the readings (%(count)s) are exactly the target, %(value)s."
    ),
    DoubtCode.EQUAL_STEPS: lambda t: t.gettext(
        "Too perfect: each of the readings (%(count)s) is better than the one before by %(value)s."
    ),
    DoubtCode.ALL_ON_ONE_DAY: lambda t: t.gettext(
        "Too perfect: all the readings (%(count)s) are of one day, %(day)s."
    ),
    DoubtCode.ENTERED_AT_ONCE: lambda t: t.gettext(
        "Too perfect: all the readings (%(count)s) were entered on one day, %(day)s."
    ),
}


def _self_approved(sheet: CycleSheet, words: Wording) -> str:
    if not sheet.is_self_approved:
        return ""
    return words.translations.gettext("Self-approved: a person decided about their own work.")


def _set_clock(sheet: CycleSheet, words: Wording) -> str:
    if not sheet.is_clock_set:
        return ""
    return words.translations.gettext("Demonstration: the log holds events that were made with a set clock.")


def _unknown_years(sheet: CycleSheet, words: Wording) -> str:
    if not sheet.unknown_years:
        return ""
    text = words.translations.ngettext(
        "The calendar does not know the holidays of the year %(years)s: due dates in it may change.",
        "The calendar does not know the holidays of the years %(years)s: due dates in them may change.",
        len(sheet.unknown_years),
    )
    return text % {"years": ", ".join(map(str, sheet.unknown_years))}
