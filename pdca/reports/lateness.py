"""What is late, and whose turn it is, in a sentence or two."""

from pdca.reports.month import MonthReport
from pdca.reports.month_lines import OverdueLine
from pdca.reports.neutral import cut
from pdca.reports.wording import Wording, cycle_name

MOST_CYCLES = 2
"""So many late cycles are told each with its title; of more, people are counted."""

MOST_LETTERS = 60
"""Of a title."""

_PAIR = 2


def late_cycles(report: MonthReport, words: Wording) -> tuple[str, ...]:
    """Name the late cycles, whose turn it is and by how much; of many, count them by person."""
    overdue = report.overdue
    if not overdue.count:
        return (words.translations.gettext("Nothing is overdue"),)
    if overdue.lines and overdue.count <= MOST_CYCLES and not overdue.left_out:
        return (_overdue(overdue.count, words), *(_named(line, words) for line in overdue.lines))
    return _counted(report, words), _worst_delay(report, words)


def _named(line: OverdueLine, words: Wording) -> str:
    text = words.translations.gettext("%(cycle)s %(title)s — %(who)s, %(days)s")
    return text % {
        "cycle": cycle_name(line.cycle),
        "title": words.quoted(cut(words.said(line.title), MOST_LETTERS)),
        "who": line.who,
        "days": words.working_days(line.days_late),
    }


def _counted(report: MonthReport, words: Wording) -> str:
    count, people = report.overdue.count, report.overdue_by_person
    if len(people) == 1:
        return _overdue_of_one(count, people[0][0], words)
    if len(people) > 1:
        return _overdue_of_several(count, people, words)
    return _overdue(count, words)


def _overdue(count: int, words: Wording) -> str:
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
    elif count == _PAIR:
        text = t.gettext("Two cycles are overdue, both waiting for %(name)s")
    else:
        text = t.ngettext(
            "%(count)s cycle is overdue, waiting for %(name)s",
            "%(count)s cycles are overdue, all waiting for %(name)s",
            count,
        )
    return text % {"count": words.count(count), "name": name}


def _overdue_of_several(count: int, people: tuple[tuple[str, int], ...], words: Wording) -> str:
    (first, of_first), (second, of_second) = people[:_PAIR]
    if len(people) == _PAIR:
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
