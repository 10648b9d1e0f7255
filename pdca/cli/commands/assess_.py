"""`pdca assess`: assess a person against a catalogue of signs."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdca.cli.doubt_views import doubt_as_data, tell_doubts
from pdca.cli.output import talk, tell, tell_file, tell_json, tell_table
from pdca.cli.parameters import ASSESSMENT, DAY, PAST_DAY, Word
from pdca.cli.questions import ask_answers
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Column, Table
from pdca.cli.text import _
from pdca.cli.voice_views import assessed_as_data, followed_lines, head_line, level_cell, voice_lines
from pdca.cli.words import number
from pdca.domain.events import Voice
from pdca.domain.text import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdca.domain.catalogue import Catalogue
    from pdca.domain.events import Answer
    from pdca.domain.evidence_doubts import EvidenceDoubt
    from pdca.usecases.assessing import Assessed


@click.command(
    "assess",
    help=_(
        "Assess a person: answer the criteria of each sign; each sign that shows becomes a finding, and with "
        "--assign-to its cycle begins. The assessed person answers the same criteria with --voice self; "
        "neither sees the other's answers before giving their own.\n\n"
        "Examples: pdca assess --form > answers.yaml; "
        "pdca assess Смирнов --answers answers.yaml --assign-to Смирнов; "
        "pdca assess Смирнов --from-evidence; "
        "pdca assess --voice self --answers answers.yaml; pdca assess Смирнов --sealed --answers answers.yaml"
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
@click.option("--on", type=PAST_DAY, help=_("The day of the assessment; today by default."))
@click.option(
    "--assign-to", metavar="PERSON", help=_("Open the cycles at once and make this person responsible.")
)
@click.option("--checker", metavar="PERSON", help=_("Who checks the effect; you by default."))
@click.option(
    "--voice",
    type=Word(Voice),
    default=Voice.OWNER,
    help=_("Whose answers: an owner's, or your own."),
)
@click.option(
    "--sealed", is_flag=True, help=_("Show your answers to nobody before the assessed person has answered.")
)
@click.option("--answer-by", type=DAY, help=_("Until when they may; five working days by default."))
@click.option(
    "--carry-over", is_flag=True, help=_("Take over from the last assessment what is not answered.")
)
@click.option("--from", "carried_from", type=ASSESSMENT, help=_("Take it over from this assessment."))
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
    voice: Voice,
    answer_by: date | None,
    carried_from: int | None,
    *,
    form: bool,
    from_evidence: bool,
    sealed: bool,
    carry_over: bool,
) -> None:
    from pdca.cli.measuring import measured_beside
    from pdca.usecases.assessing import assess_person
    from pdca.usecases.pairing import Manner

    if form:
        _print_form(session, name, person=person, on=on, from_evidence=from_evidence)
        return
    _refuse_together(voice, assign_to, answer_by, sealed=sealed)
    if voice is Voice.SELF:
        person = person or session.settings.name
    is_asked = path is None and not from_evidence
    catalogue, answers, named, dated_on = _answers(session, person, name, path, is_asked=is_asked)
    who = person or named
    if who is None:
        raise click.UsageError(_("name the person to assess"))
    doubts: Sequence[EvidenceDoubt] = ()
    if from_evidence:
        answers, doubts = measured_beside(session, catalogue, answers, person=who, on=on or dated_on)
    assessed = assess_person(
        session.store(),
        who,
        catalogue,
        answers,
        acting=session.acting(),
        on=on or dated_on,
        assign_to=assign_to,
        checker=checker,
        manner=Manner(
            voice=voice,
            is_sealed=sealed,
            answer_by=answer_by,
            carries_over=carry_over,
            carried_from=carried_from,
        ),
    )
    _answer(session, assessed, doubts)


def _refuse_together(voice: Voice, assign_to: str | None, answer_by: date | None, *, sealed: bool) -> None:
    if voice is Voice.SELF and (sealed or assign_to):
        raise click.UsageError(_("--sealed and --assign-to are for the owner's voice"))
    if sealed and assign_to:
        raise click.UsageError(_("cycles begin when the assessment is opened: pdca assessment open A-1"))
    if answer_by is not None and not sealed:
        raise click.UsageError(_("--answer-by goes with --sealed"))


def _print_form(
    session: Session, name: str | None, *, person: str | None, on: date | None, from_evidence: bool
) -> None:
    from pdca.cli.measuring import measured_notes
    from pdca.definitions.blank import blank_answers_form

    catalogue = _catalogue(name)
    notes = measured_notes(session, catalogue, person=person, on=on) if from_evidence else {}
    tell_file(blank_answers_form(catalogue, session.language, gettext=_, notes=notes))


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


def _answer(session: Session, assessed: "Assessed", doubts: "Sequence[EvidenceDoubt]") -> None:
    if session.is_json:
        tell_json(
            "assessment",
            **assessed_as_data(assessed),
            answers=assessed.answers,
            doubts=[doubt_as_data(each) for each in doubts],
        )
        return
    _tell_result(session, assessed)
    tell_doubts(doubts, session.language)


def _tell_result(session: Session, assessed: "Assessed") -> None:
    if assessed.is_repeat:
        said_already = _("A-{number} says exactly the same already; nothing was written.")
        tell(said_already.format(number=assessed.number))
        return
    tell(head_line(assessed))
    tell_table(_scores(session, assessed))
    for line in voice_lines(assessed):
        tell(line)
    for line in followed_lines(assessed):
        tell(line)


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
            f"{score.checked}/{score.criteria}" + (f" +{score.carried}" if score.carried else ""),
            "—" if score.mean is None else _mean(score.mean),
            level_cell(score.level),
        )
    return table


def _mean(mean: object) -> str:
    from decimal import Decimal
    from fractions import Fraction

    exact = Fraction(str(mean))
    return number((Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01")))
