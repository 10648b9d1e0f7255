"""Subjects of help about the rules: who may do what, how dates are written, what exit codes say."""

from collections.abc import Iterator

from pdca.cli.text import _
from pdca.cli.topics.written import Part, commands, words


def roles() -> Iterator[Part]:
    """Explain the roles of people, their parts in a cycle, and four eyes."""
    yield _("Roles: who does what")
    yield commands(
        ('pdca person add "Анна Орлова" --role owner', _("the first person is the owner")),
        ('pdca person add "Пётр Смирнов" --role head', _("the head of sales")),
        ("pdca person list", _("everybody")),
        ("pdca my --as Орлова", _("what Орлова must do")),
    )
    yield _("A person has one role in the company:")
    yield words(
        ("owner", _("assesses, assigns, approves plans, checks the effect, moves due dates, cancels")),
        ("head", _("head of sales: plans, acts, gathers evidence, advances, asks for more time")),
        ("member", _("sales manager: carries out actions and attaches evidence")),
        ("reader", _("management: reads lists and reports, changes nothing")),
    )
    yield _("In each cycle three people take part:")
    yield words(
        (_("assigner"), _("opened the cycle; approves the plan and decides about due dates")),
        (_("responsible"), _("plans and carries it out")),
        (_("checker"), _("judges the effect; never the responsible")),
    )
    yield _(
        "Four eyes: nobody approves or checks their own work or moves their own due date. In a company of "
        "one person this cannot be had; its reports then say that decisions are self-approved."
    )
    yield _(
        "Who you are is said with --as or, once and for all, with PDCA_AS or in the settings (pdca help "
        "configuration). A part of the name is enough where only one person has it."
    )


def dates() -> Iterator[Part]:
    """Explain how dates and months may be written, and how working days are counted."""
    yield _("Dates: how to write them, and how days are counted")
    yield words(
        (_("today, tomorrow"), _("the day itself")),
        (_("mon, tue, … fri"), _("the next such day")),
        (_("+10d"), _("ten working days from today")),
        (_("+2w"), _("two weeks from today")),
        (_("5.12, 5 Dec"), _("the next such day of a year")),
        ("05.11.2026", _("day, month, year")),
        ("2026-11-05", _("year, month, day")),
        (_("yesterday, -3d"), _("for what is past, such as readings")),
        ("2026-10, 10.2026", _("a month, for reports")),
    )
    yield commands(
        ('pdca extend 7 --to 05.11.2026 --reason "…"', _("a due date")),
        ("pdca report month 10.2026", _("a month")),
        ("pdca calendar show 2026", _("holidays, and Saturdays that are worked")),
        ("pdca calendar set 2026-11-30 --off", _("a day off in your company")),
    )
    yield _(
        "A due date is a day in the time zone of the organisation; what is due on a day is overdue from the "
        "midnight after it. Days left and days late are working days by the calendar of the organisation: "
        "its holidays, and the days off that are moved. The answer to every change names the weekday and the "
        "working days left."
    )
    yield _(
        "The calendar knows the years that are published. A due date in a later year is marked, since its "
        "holidays may still move it."
    )


def exit_codes() -> Iterator[Part]:
    """Explain what a script can tell from the exit code."""
    yield _("Exit codes: what a script can tell")
    yield words(
        ("0", _("done, or done before")),
        ("1", _("refused by a rule; for pdca doctor and pdca verify: something is amiss")),
        ("2", _("wrong use, or input that cannot be read")),
        ("3", _("not found: no such cycle, person, file or database")),
        ("4", _("someone else was first; look again")),
        ("5", _("the database, the disk or the connection")),
        ("6", _("something is overdue, for pdca overdue --exit-code alone")),
        ("130", _("interrupted")),
    )
    yield commands(
        ("pdca overdue --exit-code", _("6 when anything is late")),
        ("pdca advance 7 --no-input --json", _("never ask; results on stdout, errors on stderr, as JSON")),
    )
