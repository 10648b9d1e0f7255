"""`pdca finding`: list, show, add and dismiss findings."""

from datetime import date
from typing import TYPE_CHECKING

import click

from pdca.cli.filters import filtered, tell_nothing
from pdca.cli.finding_views import finding_as_data
from pdca.cli.measured_views import tell_given
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.parameters import DAY, FINDING, PAST_DAY, TEXT, TITLE, Word
from pdca.cli.recurrence_views import reply_line
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Cell, Column, Table
from pdca.cli.text import _, ngettext
from pdca.cli.words import dated, day, day_in_words, one_line, term, titled
from pdca.domain.catalogue import Severity
from pdca.domain.due import is_overdue
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.domain.finding import Finding
    from pdca.domain.organisation import Organisation
    from pdca.storage.listings import FindingRow
    from pdca.usecases.filtering import Filters
    from pdca.usecases.findings import FindingShown


@click.group("finding", help=_("List, show, add, answer and dismiss findings."))
def command() -> None:
    pass


@command.command(
    "list",
    help=_("List the findings that nobody is responsible for; --all lists every one."),
)
@filtered()
@click.option("--all", "every", is_flag=True, help=_("The assigned and dismissed ones too."))
@pass_session
def list_(session: Session, filters: "Filters", *, every: bool) -> None:
    from pdca.usecases.findings import list_findings
    from pdca.usecases.places import positions

    found = list_findings(session.store(), session.acting(), filters)
    rows, today = found.every, found.today
    chosen = [row for row in found.chosen if every or (row.cycle is None and not row.is_dismissed)]
    if session.is_json:
        tell_json("findings", findings=chosen)
        return
    if not chosen:
        tell_nothing(_("No findings wait for someone to be responsible."), filters)
        return
    table = Table(
        (
            Column(_("No")),
            Column(_("Finding"), is_flexible=True),
            Column(_("Severity")),
            Column(_("Found")),
            Column(_("Due")),
            Column(_("Cycle")),
        )
    )
    waiting = positions(rows)
    for row in chosen:
        is_late = row.cycle is None and is_overdue(row.due, today)
        due = Cell(f"! {day(row.due)}", "red") if is_late else Cell(day(row.due))
        table.add(
            f"F-{row.number}",
            titled(row.title, row.recurs_from, _again(row, rows), session.language),
            term(row.severity),
            day(row.found_on),
            due,
            _state(row, waiting.get(row.number), found.organisation),
        )
    tell_table(table)
    count = len(chosen)
    tell(ngettext("{n} finding", "{n} findings", count).format(n=count))


@command.command("show", help=_("Show a finding."))
@click.argument("number", type=FINDING)
@pass_session
def show(session: Session, number: int) -> None:
    from pdca.usecases.findings import show_finding

    shown = show_finding(session.store(), number)
    finding = shown.finding
    if session.is_json:
        answers = [{"criterion": criterion.id, "answer": answer} for criterion, answer in shown.answers]
        again = [row.number for row in shown.again]
        tell_json("finding", finding=finding_as_data(finding), answers=answers, shown_again=again)
        return
    tell(f"F-{finding.number}  {one_line(said(finding.title, session.language))}")
    if text := said(finding.description, session.language):
        tell(one_line(text))
    tell(
        _("Severity: {severity}; found on {found}; due {due}").format(
            severity=term(finding.severity), found=dated(finding.found_on), due=day(finding.due)
        )
    )
    if finding.external_number:
        tell(_("External number: {number}").format(number=one_line(finding.external_number)))
    if finding.recurs_from:
        tell(_("Shows again: C-{number} was closed, and did not hold").format(number=finding.recurs_from))
    for row in shown.again:
        tell(
            _("Its cycle did not hold: the sign showed again on {day}, F-{finding}").format(
                day=dated(row.found_on), finding=row.number
            )
        )
    if finding.assessment:
        tell(_("From the assessment A-{number}").format(number=finding.assessment))
        tell_given(shown.answers, session.language)
    for reply in finding.replies:
        tell(_("Reply of {reply}").format(reply=reply_line(reply, shown.organisation)))
    _tell_where(finding, shown)


@command.command("add", help=_("Add a finding by hand."))
@click.argument("title", type=TITLE)
@click.option("--description", type=TEXT, help=_("More about it."))
@click.option("--severity", type=Word(Severity), default=Severity.NORMAL, help=_("How much it matters."))
@click.option("--found-on", type=PAST_DAY, help=_("When it was found; today by default."))
@click.option("--due", type=DAY, help=_("By when it must be settled."))
@click.option("--about", metavar="PERSON", help=_("Whom it is about."))
@click.option("--external-number", type=TITLE, help=_("Its number elsewhere."))
@pass_session
def add(
    session: Session,
    /,
    title: str,
    description: str | None,
    severity: Severity,
    found_on: date | None,
    due: date | None,
    about: str | None,
    external_number: str | None,
) -> None:
    from pdca.usecases.findings import add_finding

    shown = add_finding(
        session.store(),
        title,
        acting=session.acting(),
        description=description or "",
        severity=severity,
        found_on=found_on,
        due=due,
        about=about,
        external_number=external_number or "",
    )
    number = shown.finding.number
    if session.is_json:
        tell_json("finding", changed=not shown.is_repeat, finding=finding_as_data(shown.finding))
        return
    if shown.is_repeat:
        tell(_("F-{number} says exactly the same already; nothing was written.").format(number=number))
        return
    if due is None:
        tell(_("F-{number} is added.").format(number=number))
    else:
        organisation = shown.organisation
        when = day_in_words(due, organisation.today(session.now()), organisation.calendar)
        tell(_("F-{number} is added: due {due}.").format(number=number, due=when))
    tell(_("Next: pdca assign F-{number} --to PERSON").format(number=number))


@command.command(
    "dismiss",
    help=_("Set a finding aside without a cycle."),
)
@click.argument("number", type=FINDING)
@click.option("--reason", type=TEXT, required=True, help=_("Why."))
@pass_session
def dismiss(session: Session, number: int, reason: str) -> None:
    from pdca.usecases.findings import dismiss_finding

    shown = dismiss_finding(session.store(), number, reason, acting=session.acting())
    if session.is_json:
        tell_json("finding", changed=not shown.is_repeat, finding=finding_as_data(shown.finding))
    elif shown.is_repeat:
        tell(_("It was so already; nothing was written."))
    else:
        tell(_("F-{number} is dismissed.").format(number=number))


@command.command(
    "reply",
    help=_("Answer a finding about yourself; every answer stays with it."),
)
@click.argument("number", type=FINDING)
@click.argument("text", type=TEXT)
@pass_session
def reply(session: Session, number: int, text: str) -> None:
    from pdca.usecases.findings import reply_to_finding

    shown = reply_to_finding(session.store(), number, text, acting=session.acting())
    if session.is_json:
        tell_json("finding", changed=not shown.is_repeat, finding=finding_as_data(shown.finding))
    elif shown.is_repeat:
        tell(_("It was so already; nothing was written."))
    else:
        tell(_("Your answer stays with F-{number}.").format(number=number))
        tell(_("To see it: pdca finding show F-{number}").format(number=number))


def _tell_where(finding: "Finding", shown: "FindingShown") -> None:
    """Say what has become of a finding, or what comes next."""
    if finding.cycle:
        tell(_("Cycle: C-{number}; see pdca show {number}").format(number=finding.cycle))
    elif finding.is_withdrawn:
        tell(_("Whoever added it took it back."))
    elif finding.dismissed_reason is not None:
        tell(_("Dismissed: {reason}").format(reason=one_line(finding.dismissed_reason)))
    elif finding.queued is not None:
        name = one_line(shown.organisation.people[finding.queued.responsible].name)
        tell(_("Waits until a cycle of this person ends: {name}").format(name=name))
    else:
        tell(_("Next: pdca assign F-{number} --to PERSON").format(number=finding.number))


def _again(row: "FindingRow", rows: "tuple[FindingRow, ...]") -> list[str]:
    """Name the later findings that say the cycle of this one did not hold."""
    return [f"F-{each.number}" for each in rows if row.cycle and each.recurs_from == row.cycle]


def _state(row: "FindingRow", position: int | None, organisation: "Organisation") -> str:
    if row.is_dismissed:
        return _("dismissed")
    if row.queued_for is not None:
        name = organisation.people[row.queued_for].name
        return _("queue: {name}, {n}").format(name=name, n=position)
    return f"C-{row.cycle}" if row.cycle else "—"
