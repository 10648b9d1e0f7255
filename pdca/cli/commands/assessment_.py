"""`pdca assessment`: list, show, compare and open assessments."""

from typing import TYPE_CHECKING

import click

from pdca.cli.comparison_views import (
    changes_as_data,
    count_line,
    criteria_table,
    differences_table,
    signs_table,
)
from pdca.cli.measured_views import given_by_assessed, given_line
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.parameters import ASSESSMENT
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Column, Table
from pdca.cli.text import _, ngettext, pgettext
from pdca.cli.voice_views import assessed_as_data, followed_lines
from pdca.cli.words import dated, day, one_line, term
from pdca.domain.comparison import is_difference
from pdca.domain.events import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pdca.domain.comparison import SignChange
    from pdca.domain.events import AssessmentMade
    from pdca.domain.organisation import Organisation
    from pdca.usecases.assessments import AssessmentLine, AssessmentList, AssessmentShown


@click.group("assessment", help=_("List, show, compare and open assessments."))
def command() -> None:
    pass


@command.command("list", help=_("List the assessments by the date of their evidence."))
@pass_session
def list_(session: Session) -> None:
    from pdca.usecases.assessments import list_assessments

    found = list_assessments(session.store(), session.acting())
    if session.is_json:
        tell_json("assessments", assessments=[_line_as_data(line, found) for line in found.lines])
        return
    if not found.lines:
        tell(_("No assessment has been made yet."))
        return
    table = Table(
        (
            Column(_("No")),
            Column(_("Person"), is_flexible=True),
            Column(_("Evidence of")),
            Column(_("Voice")),
            Column(_("Beside")),
            Column(_("Answers"), is_flexible=True),
        )
    )
    for line in found.lines:
        table.add(
            f"A-{line.row.number}",
            found.organisation.people[line.row.person].name,
            day(line.row.made_on),
            term(line.row.voice),
            f"A-{line.beside}" if line.beside else "—",
            _answers(line),
        )
    tell_table(table)
    count = len(found.lines)
    tell(ngettext("{n} assessment", "{n} assessments", count).format(n=count))


@command.command(
    "show",
    help=_(
        "Show an assessment: each sign against the last assessment before it that checked the sign, and "
        "where the owner and the assessed person differ."
    ),
)
@click.argument("number", type=ASSESSMENT)
@pass_session
def show(session: Session, number: int) -> None:
    from pdca.usecases.assessments import show_assessment

    here = show_assessment(session.store(), number, session.acting())
    if session.is_json:
        tell_json("assessment", **_shown_as_data(here))
        return
    tell(_head(here.made, here.organisation))
    if here.assessment.is_sealed and here.made.answer_by:
        tell(_("Sealed; may be answered until {day}").format(day=dated(here.made.answer_by)))
    if here.previous:
        tell(_("Compared with {assessment}").format(assessment=_name(here.previous.made)))
    previous = here.previous.made.number if here.previous else None
    tell_table(signs_table(here.changes, session.language, previous=previous))
    tell(count_line(here.changes))
    if given := given_by_assessed(here.made):
        tell(given_line(len(given)))
    if here.beside is not None:
        tell()
        tell(_("Beside it: {head}").format(head=_head(here.beside.made, here.organisation)), "cyan")
        _tell_differences(session, here.differences)
    if here.findings:
        tell()
        names = ", ".join(f"F-{row.number}" for row in here.findings)
        tell(_("Findings of it: {names}").format(names=names))
    tell(_("Everything in one file: pdca report assessment A-{number}").format(number=number))


@command.command(
    "diff",
    help=_(
        "Compare two assessments of one person: what is better, worse, checked anew, taken over or "
        "not checked. The dates of the evidence put them in order."
    ),
)
@click.argument("one", type=ASSESSMENT)
@click.argument("other", type=ASSESSMENT)
@pass_session
def diff(session: Session, one: int, other: int) -> None:
    from pdca.usecases.assessments import compare_assessments

    found = compare_assessments(session.store(), one, other, session.acting())
    if session.is_json:
        tell_json(
            "comparison",
            before=found.before.number,
            after=found.after.number,
            signs=changes_as_data(found.changes, "before", "after"),
        )
        return
    tell(_("Before: {head}").format(head=_head(found.before, found.organisation)))
    tell(_("Now: {head}").format(head=_head(found.after, found.organisation)))
    tell_table(signs_table(found.changes, session.language, previous=found.before.number))
    tell()
    tell_table(criteria_table(found.changes, session.language))
    tell(count_line(found.changes))


@command.command(
    "open",
    help=_("Open a sealed assessment without waiting any longer for the assessed person to answer."),
)
@click.argument("number", type=ASSESSMENT)
@click.option(
    "--assign-to", metavar="PERSON", help=_("Open the cycles at once and make this person responsible.")
)
@click.option("--checker", metavar="PERSON", help=_("Who checks the effect; you by default."))
@pass_session
def open_(session: Session, number: int, assign_to: str | None, checker: str | None) -> None:
    from pdca.usecases.assessing import open_assessment

    opened = open_assessment(
        session.store(), number, acting=session.acting(), assign_to=assign_to, checker=checker
    )
    if session.is_json:
        tell_json("assessment", **assessed_as_data(opened))
        return
    if opened.is_repeat:
        tell(_("It was so already; nothing was written."))
        return
    tell(_("A-{number} is open.").format(number=number))
    for line in followed_lines(opened):
        tell(line)


def _tell_differences(session: Session, changes: "Iterable[SignChange]") -> None:
    differing = sum(is_difference(each) for change in changes for each in change.criteria)
    if not differing:
        tell(_("Both answered every criterion alike."))
        return
    tell_table(differences_table(changes, session.language))
    tell(ngettext("{n} difference", "{n} differences", differing).format(n=differing))


def _head(made: "AssessmentMade", organisation: "Organisation") -> str:
    name = one_line(organisation.people[made.person].name)
    said_by = term(made.voice) if made.is_blind else ", ".join((term(made.voice), _("not blind")))
    return _("{assessment}, about {name} (answers: {voice})").format(
        assessment=_name(made), name=name, voice=said_by
    )


def _name(made: "AssessmentMade") -> str:
    return _("A-{number} of {day}").format(number=made.number, day=day(made.on))


def _answers(line: "AssessmentLine") -> str:
    """Say whether the answers can be seen, and whom they wait for."""
    if line.waits_for is Voice.SELF and line.row.answer_by:
        return _("sealed, until {day}").format(day=day(line.row.answer_by))
    if line.waits_for is Voice.OWNER:
        return _("hidden until an owner answers")
    return pgettext("answers", "open") if line.row.is_blind else pgettext("answers", "open; not blind")


def _line_as_data(line: "AssessmentLine", found: "AssessmentList") -> dict[str, object]:
    people, row = found.organisation.people, line.row
    return {
        "number": row.number,
        "person": people[row.person].name,
        "by": people[row.made_by].name,
        "on": row.made_on,
        "catalogue": line.catalogue.id,
        "voice": row.voice,
        "beside": line.beside,
        "is_blind": row.is_blind,
        "is_sealed": row.is_sealed,
        "answer_by": row.answer_by,
        "is_hidden": line.is_hidden,
    }


def _shown_as_data(here: "AssessmentShown") -> dict[str, object]:
    made, people = here.made, here.organisation.people
    return {
        "number": made.number,
        "person": people[made.person].name,
        "by": people[here.assessment.by].name,
        "voice": made.voice,
        "on": made.on,
        "is_blind": made.is_blind,
        "is_sealed": here.assessment.is_sealed,
        "answer_by": made.answer_by,
        "given_by_assessed": given_by_assessed(made),
        "carried_from": made.carried_from,
        "previous": here.previous.made.number if here.previous else None,
        "signs": changes_as_data(here.changes, "before", "after"),
        "beside": here.beside.made.number if here.beside else None,
        "differences": changes_as_data(here.differences, "owner", "self"),
        "findings": [row.number for row in here.findings],
    }
