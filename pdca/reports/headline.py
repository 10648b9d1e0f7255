"""The headline of the monthly report: sentences that follow from the figures by rule."""

from collections.abc import Iterable
from datetime import date

from pdca.domain.assessment import Level
from pdca.reports.lateness import late_cycles
from pdca.reports.month import MonthReport, SignLine, Strip
from pdca.reports.verdict import compared
from pdca.reports.wording import Wording, assessment_name

MOST_NAMED = 2
"""More names than this are not read; the rest is counted."""


def headline(report: MonthReport, words: Wording) -> tuple[str, ...]:
    """Tell the month in a few sentences: better or worse, what is late and whose, what is to be decided."""
    return (*better_or_worse(report, words), *lateness(report, words), *to_decide(report, words))


def better_or_worse(report: MonthReport, words: Wording) -> tuple[str, ...]:
    """Tell whether the month was better or worse than the last, what was closed, which signs changed."""
    told = (
        running(words, is_complete=report.is_complete, as_of=report.as_of),
        compared(report, words),
        _closed(report, words),
        _ended_otherwise(report, words),
        *_signs(report, words),
        _entered_later(report, words),
    )
    return _sentences(told)


def lateness(report: MonthReport, words: Wording) -> tuple[str, ...]:
    """Tell what is late, and whose turn it is."""
    return _sentences(late_cycles(report, words))


def to_decide(report: MonthReport, words: Wording) -> tuple[str, ...]:
    """Tell what waits for a decision of management."""
    return _sentences((_decisions(report, words),))


def sentence(text: str) -> str:
    """Begin a sentence with a capital and end it with a stop."""
    stop = "" if text.endswith((".", "…")) else "."
    return text[:1].upper() + text[1:] + stop


def running(words: Wording, *, is_complete: bool, as_of: date) -> str:
    """Say that a month is not over, and what the figures are as of; nothing of one that is."""
    if is_complete:
        return ""
    text = words.translations.gettext("The month is not over; figures as of %(date)s")
    return text % {"date": words.date(as_of)}


def listed(names: Iterable[str], left_out: int, words: Wording) -> str:
    """List names, and count those that were left out."""
    text = ", ".join(names)
    if not left_out:
        return text
    more = words.translations.ngettext("and %(count)s more", "and %(count)s more", left_out)
    return f"{text} {more % {'count': words.number(left_out)}}"


def _sentences(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(sentence(each) for each in told if each)


def _closed(report: MonthReport, words: Wording) -> str:
    count = report.closed.count
    if not count:
        return words.translations.gettext("No cycle was closed this month")
    form = words.translations.ngettext(
        "%(count)s cycle was closed this month", "%(count)s cycles were closed this month", count
    )
    return form % {"count": words.count(count)}


def _ended_otherwise(report: MonthReport, words: Wording) -> str:
    count = report.abandoned
    if not count:
        return ""
    form = words.translations.ngettext(
        "%(count)s cycle was abandoned or cancelled", "%(count)s cycles were abandoned or cancelled", count
    )
    return form % {"count": words.count(count)}


def _signs(report: MonthReport, words: Wording) -> tuple[str, ...]:
    t = words.translations
    if not report.strips:
        return (t.gettext("No assessment has been made yet"),)
    signs = [sign for strip in report.strips if _is_of_the_month(strip, report) for sign in strip.signs]
    if not signs:
        return (t.gettext("There was no assessment this month"),)
    if not any(sign.is_comparable for sign in signs):
        return (_acute(signs, words, is_first=_is_first(report)),)
    changes = tuple(filter(None, (_worse(signs, words), _better(signs, words))))
    return changes or (t.gettext("No sign got worse or better"),)


def _entered_later(report: MonthReport, words: Wording) -> str:
    entered = report.entered_later
    if not entered:
        return ""
    form = words.translations.ngettext(
        "%(count)s assessment of an earlier month was entered: %(names)s",
        "%(count)s assessments of earlier months were entered: %(names)s",
        len(entered),
    )
    names = [
        f"{assessment_name(each.assessment)} ({words.date(each.made_on)})" for each in entered[:MOST_NAMED]
    ]
    return form % {
        "count": words.count(len(entered)),
        "names": listed(names, len(entered) - len(names), words),
    }


def _is_of_the_month(strip: Strip, report: MonthReport) -> bool:
    return report.month <= strip.made_on <= report.as_of


def _is_first(report: MonthReport) -> bool:
    return len(report.strips) == 1 and all(len(sign.levels) == 1 for sign in report.strips[0].signs)


def _acute(signs: list[SignLine], words: Wording, *, is_first: bool) -> str:
    t, count = words.translations, sum(sign.levels[-1:] == (Level.ACUTE,) for sign in signs)
    if not count and is_first:
        return t.gettext("The first assessment found no acute sign")
    if not count:
        return t.gettext("This month's assessments found no acute sign")
    if is_first:
        form = t.ngettext(
            "The first assessment found %(count)s acute sign",
            "The first assessment found %(count)s acute signs",
            count,
        )
    else:
        form = t.ngettext(
            "This month's assessments found %(count)s acute sign",
            "This month's assessments found %(count)s acute signs",
            count,
        )
    return form % {"count": words.count(count)}


def _worse(signs: list[SignLine], words: Wording) -> str:
    changed = sorted((sign for sign in signs if sign.change > 0), key=_weight)
    if not changed:
        return ""
    form = words.translations.ngettext(
        "%(count)s sign got worse: %(names)s", "%(count)s signs got worse: %(names)s", len(changed)
    )
    return form % {"count": words.count(len(changed)), "names": _named(changed, words)}


def _better(signs: list[SignLine], words: Wording) -> str:
    changed = sorted((sign for sign in signs if sign.change < 0), key=_weight)
    if not changed:
        return ""
    form = words.translations.ngettext(
        "%(count)s sign got better: %(names)s", "%(count)s signs got better: %(names)s", len(changed)
    )
    return form % {"count": words.count(len(changed)), "names": _named(changed, words)}


def _weight(sign: SignLine) -> tuple[int, int, int]:
    """Put the greatest change first, of equal ones the more acute."""
    return -abs(sign.change), -sign.levels[-1], sign.position


def _named(signs: list[SignLine], words: Wording) -> str:
    names = [words.quoted(words.said(sign.title)) for sign in signs[:MOST_NAMED]]
    return listed(names, len(signs) - len(names), words)


def _decisions(report: MonthReport, words: Wording) -> str:
    t, needs = words.translations, report.needs
    if not needs.count:
        return t.gettext("No decision is needed from management")
    form = t.ngettext(
        "%(count)s decision is needed from management: %(parts)s",
        "%(count)s decisions are needed from management: %(parts)s",
        needs.count,
    )
    parts = (
        t.ngettext("approve %(count)s plan", "approve %(count)s plans", needs.plans_count),
        t.ngettext(
            "decide whether to move %(count)s due date",
            "decide whether to move %(count)s due dates",
            needs.extensions_count,
        ),
        t.ngettext(
            "name a responsible for %(count)s finding",
            "name a responsible for %(count)s findings",
            needs.findings_count,
        ),
        t.ngettext(
            "check the effect of %(count)s cycle",
            "check the effect of %(count)s cycles",
            needs.checks_count,
        ),
    )
    counts = (needs.plans_count, needs.extensions_count, needs.findings_count, needs.checks_count)
    counted = zip(parts, counts, strict=True)
    tasks = [part % {"count": words.number(count)} for part, count in counted if count]
    return form % {"count": words.count(needs.count), "parts": ", ".join(tasks)}
