"""The portfolio in words: its headline, what a row waits for, why a row has no figures, what is counted."""

from collections.abc import Sequence
from gettext import NullTranslations

from pdca.reports.headline import listed, running, sentence
from pdca.reports.multiples import small_multiples
from pdca.reports.portfolio import Decision, Of, Portfolio, Waiting
from pdca.reports.wording import Wording, cycle_name, finding_name

MOST_NAMED = 3
"""More names than this are not read; the rest is counted."""


def portfolio_title(portfolio: Portfolio, words: Wording) -> str:
    """Name the report."""
    t = words.translations
    if portfolio.of is Of.DEPARTMENTS:
        return t.gettext("Improvement report by department")
    return t.gettext("Improvement report by organisation")


def portfolio_headline(portfolio: Portfolio, words: Wording) -> tuple[str, ...]:
    """Tell in a few sentences what is late and where, what got worse or better, what waits."""
    told = (
        running(words, is_complete=portfolio.is_complete, as_of=portfolio.as_of),
        _unread(portfolio, words),
        _overdue(portfolio, words),
        _worst(portfolio, words),
        *_changes(portfolio, words),
        _decisions(portfolio, words),
    )
    return tuple(sentence(each) for each in told if each)


def portfolio_legend(portfolio: Portfolio, words: Wording) -> tuple[str, ...]:
    """Tell what the columns count."""
    t = words.translations
    told = [
        t.gettext("Open: cycles that have not ended by the end of the period, frozen ones included."),
        t.gettext(
            "Overdue: the due date of the stage has passed; lateness is counted in working days."
            " Frozen and ended cycles are not overdue."
        ),
        t.gettext("Better or worse: fewer or more cycles overdue than at the end of the month before."),
        t.gettext(
            "On time: stages left this month by their due date, moved ones as moved. The first due date is"
            " that with which the stage began. A pause or a cancellation leaves no stage."
        ),
        t.gettext(
            "Effects that hold: of the cycles closed in six months, those that met the target after the"
            " observation window and, if read again after closing, still do."
        ),
        t.gettext("Findings: those that nobody is responsible for."),
        t.gettext("Charts: all rows on one scale, from 0 to %(highest)s cycles.")
        % {"highest": words.number(small_multiples(portfolio).highest)},
    ]
    if portfolio.of is Of.DEPARTMENTS:
        told.append(
            t.gettext(
                "A department is a head with all who work under them. A cycle counts where its responsible"
                " works, a finding where the person works whom it is about."
            )
        )
    return tuple(told)


def portfolio_warnings(portfolio: Portfolio, words: Wording) -> tuple[str, ...]:
    """Tell what a reader must know before relying on the figures."""
    t = words.translations
    told = [
        t.gettext("Not in the sums: %(name)s, %(reason)s.")
        % {"name": each.name, "reason": reason_name(each.reason, words)}
        for each in portfolio.unread
    ]
    if portfolio.is_clock_set:
        told.append(t.gettext("Demonstration: the log holds events that were made with a set clock."))
    return tuple(told)


def row_name(name: str, words: Wording) -> str:
    """Name a row; what has no name are those who work under no head."""
    return name or words.translations.gettext("Under no head")


def reason_name(code: str, words: Wording) -> str:
    """Say why there are no figures of an organisation."""
    t = words.translations
    return _reasons(t).get(code, t.gettext("the database cannot be read"))


def decision_text(waiting: Waiting, words: Wording) -> str:
    """Say what is to be decided, and by whom."""
    t = words.translations
    text = {
        Decision.PLAN: t.gettext("approve the plan of %(number)s"),
        Decision.EXTENSION: t.gettext("move or keep the due date of %(number)s"),
        Decision.FINDING: t.gettext("name a responsible for %(number)s"),
        Decision.CHECK: t.gettext("check the effect of %(number)s"),
    }[waiting.what] % {"number": number_name(waiting)}
    if not waiting.decider:
        return text
    return t.gettext("%(decision)s, decides %(decider)s") % {"decision": text, "decider": waiting.decider}


def number_name(waiting: Waiting) -> str:
    """Write the number that a decision is about as commands take it."""
    name = finding_name if waiting.what is Decision.FINDING else cycle_name
    return name(waiting.number)


def _reasons(t: NullTranslations) -> dict[str, str]:
    return {
        "month-before-log": t.gettext("nothing was recorded there yet"),
        "database-missing": t.gettext("there is no such database"),
        "database-empty": t.gettext("the database is empty"),
        "database-foreign": t.gettext("the file is not a database of this program"),
        "database-is-folder": t.gettext("it is a folder, not a database"),
        "database-newer": t.gettext("the database was made by a newer version of the program"),
        "database-older": t.gettext("the database is of an older version and must be upgraded"),
        "database-no-permission": t.gettext("there is no permission to open the database"),
        "database-busy": t.gettext("the database is busy with another program"),
        "database-damaged": t.gettext("the database is damaged"),
        "database-login-refused": t.gettext("the server refused the name or the password"),
        "database-out-of-reach": t.gettext("the server cannot be reached"),
        "organisation-missing": t.gettext("the database holds no organisation"),
    }


def _unread(portfolio: Portfolio, words: Wording) -> str:
    if not portfolio.unread:
        return ""
    count = len(portfolio.unread)
    form = words.translations.ngettext(
        "Of %(count)s organisation there are no figures: %(names)s",
        "Of %(count)s organisations there are no figures: %(names)s",
        count,
    )
    return form % {
        "count": words.count(count),
        "names": _names([each.name for each in portfolio.unread], words),
    }


def _overdue(portfolio: Portfolio, words: Wording) -> str:
    t, count = words.translations, portfolio.open
    if not count:
        return t.gettext("No cycle is open")
    if not portfolio.late_count:
        return t.gettext("Nothing is overdue")
    form = t.ngettext(
        "Of %(open)s open cycle %(late)s is overdue", "Of %(open)s open cycles %(late)s are overdue", count
    )
    return form % {"open": words.number(count), "late": words.number(portfolio.late_count)}


def _worst(portfolio: Portfolio, words: Wording) -> str:
    row = next(iter(portfolio.rows), None)
    if row is None or row.late is None:
        return ""
    text = words.translations.gettext("The longest delay: %(days)s (%(name)s, %(cycle)s, %(who)s)")
    return text % {
        "days": words.working_days(row.late.days),
        "name": row_name(row.name, words),
        "cycle": cycle_name(row.late.cycle),
        "who": row.late.who,
    }


def _changes(portfolio: Portfolio, words: Wording) -> tuple[str, ...]:
    t = words.translations
    worse, better = (
        _names([row_name(row.name, words) for row in portfolio.rows if row.mood == mood], words)
        for mood in ("bad", "good")
    )
    if not worse and not better:
        return (t.gettext("Nobody got worse or better than the month before"),) if portfolio.rows else ()
    return tuple(
        text % {"names": names}
        for text, names in (
            (t.gettext("Worse than the month before: %(names)s"), worse),
            (t.gettext("Better than the month before: %(names)s"), better),
        )
        if names
    )


def _decisions(portfolio: Portfolio, words: Wording) -> str:
    t = words.translations
    waiting = [(row, row.waiting) for row in portfolio.rows if row.waiting is not None]
    if not waiting:
        return t.gettext("No decision is needed from management") if portfolio.rows else ""
    row, longest = min(waiting, key=lambda each: each[1].since)
    form = t.ngettext(
        "%(count)s decision is needed from management; the longest waits %(days)s (%(name)s, %(number)s)",
        "%(count)s decisions are needed from management; the longest waits %(days)s (%(name)s, %(number)s)",
        portfolio.decisions,
    )
    return form % {
        "count": words.count(portfolio.decisions),
        "days": words.working_days(longest.days),
        "name": row_name(row.name, words),
        "number": number_name(longest),
    }


def _names(names: Sequence[str], words: Wording) -> str:
    return listed(names[:MOST_NAMED], max(0, len(names) - MOST_NAMED), words) if names else ""
