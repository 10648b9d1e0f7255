"""The headline of the monthly report: sentences that follow from the figures by rule."""

from collections.abc import Iterable
from datetime import date

from pdca.domain.assessment import Level
from pdca.reports.month import MonthReport, SignLine, Strip
from pdca.reports.wording import Wording, cycle_name

MOST_NAMED = 2
"""More names than this are not read; the rest is counted."""


def headline(report: MonthReport, words: Wording) -> tuple[str, ...]:
    """Tell the month in a few sentences: what was closed, what is late, what changed, what is asked."""
    told = (
        running(words, is_complete=report.is_complete, as_of=report.as_of),
        _closed(report, words),
        _ended_otherwise(report, words),
        _overdue(report, words),
        _worst_delay(report, words),
        *_signs(report, words),
        _decisions(report, words),
    )
    return tuple(sentence(each) for each in told if each)


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


def _overdue(report: MonthReport, words: Wording) -> str:
    count, people = report.overdue.count, report.overdue_by_person
    if not count:
        return words.translations.gettext("Nothing is overdue")
    if len(people) == 1:
        return _overdue_of_one(count, people[0][0], words)
    if len(people) > 1:
        return _overdue_of_several(count, people, words)
    form = words.translations.ngettext("%(count)s cycle is overdue", "%(count)s cycles are overdue", count)
    return form % {"count": words.count(count)}


def _worst_delay(report: MonthReport, words: Wording) -> str:
    if not report.overdue.lines:
        return ""
    line = report.overdue.lines[0]
    facts = {"days": words.working_days(line.days_late), "cycle": cycle_name(line.cycle), "who": line.who}
    if len(report.overdue_by_person) == 1:
        # Who it is was said in the sentence before.
        return words.translations.gettext("The longest delay: %(days)s (%(cycle)s)") % facts
    return words.translations.gettext("The longest delay: %(days)s (%(cycle)s, %(who)s)") % facts


def _overdue_of_one(count: int, name: str, words: Wording) -> str:
    t = words.translations
    if count == 1:
        text = t.gettext("One cycle is overdue, waiting for %(name)s")
    elif count == len(("one", "other")):
        text = t.gettext("Two cycles are overdue, both waiting for %(name)s")
    else:
        text = t.ngettext(
            "%(count)s cycle is overdue, waiting for %(name)s",
            "%(count)s cycles are overdue, all waiting for %(name)s",
            count,
        )
    return text % {"count": words.count(count), "name": name}


def _overdue_of_several(count: int, people: tuple[tuple[str, int], ...], words: Wording) -> str:
    (first, of_first), (second, of_second) = people[:MOST_NAMED]
    if len(people) == MOST_NAMED:
        text = words.translations.ngettext(
            "%(count)s cycle is overdue, waiting for %(first)s (%(of_first)s) and %(second)s (%(of_second)s)",
            "%(count)s cycles are overdue, waiting for"
            " %(first)s (%(of_first)s) and %(second)s (%(of_second)s)",
            count,
        )
    else:
        text = words.translations.ngettext(
            "%(count)s cycle is overdue, most often waiting for"
            " %(first)s (%(of_first)s) and %(second)s (%(of_second)s)",
            "%(count)s cycles are overdue, most often waiting for"
            " %(first)s (%(of_first)s) and %(second)s (%(of_second)s)",
            count,
        )
    return text % {
        "count": words.count(count),
        "first": first,
        "of_first": words.number(of_first),
        "second": second,
        "of_second": words.number(of_second),
    }


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
        t.ngettext("%(count)s plan to approve", "%(count)s plans to approve", needs.plans_count),
        t.ngettext("%(count)s due date to move", "%(count)s due dates to move", needs.extensions_count),
        t.ngettext(
            "%(count)s finding without a responsible",
            "%(count)s findings without a responsible",
            needs.findings_count,
        ),
        t.ngettext("%(count)s effect to check", "%(count)s effects to check", needs.checks_count),
    )
    counts = (needs.plans_count, needs.extensions_count, needs.findings_count, needs.checks_count)
    counted = zip(parts, counts, strict=True)
    listed = [part % {"count": words.number(count)} for part, count in counted if count]
    return form % {"count": words.count(needs.count), "parts": ", ".join(listed)}
