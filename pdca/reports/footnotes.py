"""The foot of the monthly report: what was counted and how, and what to be careful about."""

from pdca.reports.month import MonthReport
from pdca.reports.quality_legend import quality_legend
from pdca.reports.wording import Wording


def legend(report: MonthReport, words: Wording) -> tuple[str, ...]:
    """Tell what the figures count."""
    t = words.translations
    return (
        t.gettext("Open: cycles that have not ended by the end of the period, frozen ones included."),
        t.gettext(
            "Overdue: the due date of the stage has passed; lateness is counted in working days."
            " Frozen and ended cycles are not overdue."
        ),
        t.gettext("Average cycle: from opening to closing, of the cycles closed in the month."),
        t.gettext(
            "Acute signs: what the signs of each person were when last checked. A sign that is not checked"
            " again is not gone."
        ),
        *quality_legend(report.quality, words),
    )


def warnings(report: MonthReport, words: Wording) -> tuple[str, ...]:
    """Tell what a reader must know before relying on the figures."""
    told = (_set_clock(report, words), _unknown_years(report, words), _self_approved(report, words))
    return tuple(filter(None, told))


def _set_clock(report: MonthReport, words: Wording) -> str:
    if not report.is_clock_set:
        return ""
    return words.translations.gettext("Demonstration: the log holds events that were made with a set clock.")


def _unknown_years(report: MonthReport, words: Wording) -> str:
    if not report.unknown_years:
        return ""
    text = words.translations.ngettext(
        "The calendar does not know the holidays of the year %(years)s: due dates in it may change.",
        "The calendar does not know the holidays of the years %(years)s: due dates in them may change.",
        len(report.unknown_years),
    )
    return text % {"years": ", ".join(map(str, report.unknown_years))}


def _self_approved(report: MonthReport, words: Wording) -> str:
    count = report.self_approved
    if not count:
        return ""
    text = words.translations.ngettext(
        "Self-approved: in %(count)s cycle a person decided about their own work.",
        "Self-approved: in %(count)s cycles a person decided about their own work.",
        count,
    )
    return text % {"count": words.number(count)}
