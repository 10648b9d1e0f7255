"""`pdca assess`: assess a person against a catalogue of signs."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdca.cli.output import talk, tell, tell_json, tell_table
from pdca.cli.parameters import DAY
from pdca.cli.questions import ask_answers
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Cell, Column, Table
from pdca.cli.text import _, ngettext
from pdca.cli.words import number, one_line
from pdca.domain.assessment import Level
from pdca.domain.text import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdca.domain.catalogue import Catalogue
    from pdca.domain.events import Answer
    from pdca.usecases.assessing import Assessed


@click.command(
    "assess",
    help=_(
        "Assess a person: answer the criteria of each sign; each sign that shows becomes a finding, and with "
        "--assign-to its cycle begins.\n\n"
        "Examples: pdca assess --form > answers.yaml; "
        "pdca assess Смирнов --answers answers.yaml --assign-to Смирнов; pdca assess Смирнов --from-evidence"
    ),
)
@click.argument("person", required=False)
@click.option("--catalogue", "name", metavar="NAME|FILE", help=_("The catalogue; sales-head by default."))
@click.option("--form", is_flag=True, help=_("Print a blank form and stop."))
@click.option(
    "--answers", "path", type=click.Path(path_type=Path), help=_("Read a filled-in form; - is stdin.")
)
@click.option(
    "--from-evidence", is_flag=True, help=_("Answer from exports and the log what they can answer.")
)
@click.option("--on", type=DAY, help=_("The day of the assessment; today by default."))
@click.option(
    "--assign-to", metavar="PERSON", help=_("Open the cycles at once and make this person responsible.")
)
@click.option("--checker", metavar="PERSON", help=_("Who checks the effect; you by default."))
@pass_session
def command(
    session: Session,
    /,
    person: str | None,
    name: str | None,
    path: Path | None,
    on: date | None,
    assign_to: str | None,
    checker: str | None,
    *,
    form: bool,
    from_evidence: bool,
) -> None:
    from pdca.cli.measuring import measured_beside
    from pdca.usecases.assessing import assess_person

    if form:
        _print_form(session, name, person=person, on=on, from_evidence=from_evidence)
        return
    is_asked = path is None and not from_evidence
    catalogue, answers, named, dated_on = _answers(session, person, name, path, is_asked=is_asked)
    who = person or named
    if who is None:
        raise click.UsageError(_("name the person to assess"))
    if from_evidence:
        answers = measured_beside(session, catalogue, answers, person=who, on=on or dated_on)
    assessed = assess_person(
        session.store(),
        who,
        catalogue,
        answers,
        acting=session.acting(),
        on=on or dated_on,
        assign_to=assign_to,
        checker=checker,
    )
    _answer(session, assessed)


def _print_form(
    session: Session, name: str | None, *, person: str | None, on: date | None, from_evidence: bool
) -> None:
    from pdca.cli.measuring import measured_notes
    from pdca.definitions.blank import blank_answers_form

    catalogue = _catalogue(name)
    notes = measured_notes(session, catalogue, person=person, on=on) if from_evidence else {}
    click.echo(blank_answers_form(catalogue, session.language, gettext=_, notes=notes))


def _catalogue(name: str | None) -> "Catalogue":
    from pdca.cli.definitions import DEFAULT_CATALOGUE, load_catalogue

    return load_catalogue(name or DEFAULT_CATALOGUE)


def _answers(
    session: Session, person: str | None, name: str | None, path: Path | None, *, is_asked: bool
) -> "tuple[Catalogue, Sequence[Answer], str | None, date | None]":
    if path is None:
        catalogue = _catalogue(name)
        return catalogue, _asked(session, person, catalogue) if is_asked else (), None, None
    from pdca.cli.files import form_source
    from pdca.definitions.answers import named_catalogue, read_answers

    source = form_source(path)
    catalogue = _catalogue(name or named_catalogue(source))
    filled = read_answers(source, catalogue)
    return catalogue, filled.answers, filled.person, filled.on


def _asked(session: Session, person: str | None, catalogue: "Catalogue") -> "Sequence[Answer]":
    if not (session.settings.is_input_wanted and sys.stdin.isatty()):
        raise click.UsageError(_("give --answers FILE; a blank form: pdca assess --form"))
    if person is None:
        raise click.UsageError(_("name the person to assess"))
    # Before 52 questions are answered it must be sure that the answers can be kept.
    from pdca.usecases.acting import find_person
    from pdca.usecases.people import list_people

    find_person(list_people(session.store()), person)
    talk(_("Empty is «not checked», ? tells where to look, Ctrl-C stops and keeps nothing."))
    return ask_answers(catalogue, session.language)


def _answer(session: Session, assessed: "Assessed") -> None:
    if session.is_json:
        tell_json(
            "assessment",
            number=assessed.number,
            person=assessed.person.name,
            scores=[
                {
                    "sign": s.sign,
                    "mean": s.mean,
                    "level": s.level.name.lower(),
                    "is_finding": s.is_finding,
                    "checked": s.checked,
                    "criteria": s.criteria,
                }
                for s in assessed.scores
            ],
            answers=assessed.answers,
            findings=assessed.findings,
            already_open=assessed.already_open,
            cycles=[
                {"number": a.cycle.number, "finding": a.finding.number, "due": a.cycle.due}
                for a in assessed.assigned
            ],
        )
        return
    tell(
        _("A-{number}: {name} is assessed.").format(
            number=assessed.number, name=one_line(assessed.person.name)
        )
    )
    tell_table(_scores(session, assessed))
    count = len(assessed.findings)
    tell(ngettext("{n} finding is opened.", "{n} findings are opened.", count).format(n=count))
    if assessed.already_open:
        tell(
            _("Signs that show again but have an open finding already: {n}.").format(
                n=len(assessed.already_open)
            )
        )
    if assessed.assigned:
        cycles = len(assessed.assigned)
        tell(ngettext("{n} cycle begins.", "{n} cycles begin.", cycles).format(n=cycles))
        tell(_("Next, for the responsible: pdca my"))
    elif count:
        tell(_("Next: pdca assign --all --to PERSON"))


def _scores(session: Session, assessed: "Assessed") -> Table:
    table = Table(
        (
            Column(_("Sign"), is_flexible=True),
            Column(_("Checked"), is_right=True),
            Column(_("Mean"), is_right=True),
            Column(_("Shows")),
        )
    )
    for score, sign in zip(assessed.scores, assessed.catalogue.signs, strict=True):
        table.add(
            said(sign.title, session.language),
            f"{score.checked}/{score.criteria}",
            "—" if score.mean is None else _mean(score.mean),
            level_cell(score.level),
        )
    return table


def _mean(mean: object) -> str:
    from decimal import Decimal
    from fractions import Fraction

    exact = Fraction(str(mean))
    return number((Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01")))


def level_cell(level: Level) -> Cell:
    """Say how strongly a sign shows."""
    words = {
        Level.UNCHECKED: _("not checked"),
        Level.NONE: _("no"),
        Level.WEAK: _("weakly"),
        Level.VISIBLE: _("visibly"),
        Level.ACUTE: _("acutely"),
    }
    return Cell(words[level], "red" if level is Level.ACUTE else None)
