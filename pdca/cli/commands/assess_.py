"""`pdca assess`: assess a person against a catalogue of signs."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdca.cli.assessed_views import answer_assessment
from pdca.cli.output import talk, tell_file
from pdca.cli.parameters import ASSESSMENT, DAY, PAST_DAY, Word
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.domain.events import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdca.definitions.answers import FilledForm
    from pdca.domain.catalogue import Catalogue
    from pdca.domain.events import Answer
    from pdca.domain.evidence_doubts import EvidenceDoubt
    from pdca.usecases.assessing import Assessed
    from pdca.usecases.pairing import Manner


@click.command(
    "assess",
    help=_(
        "Assess a person: answer the criteria of each sign, in a form that opens in your editor or "
        "question by question; each sign that shows becomes a finding, and with --assign-to its cycle "
        "begins. The assessed person answers the same criteria with --voice self; neither sees the "
        "other's answers before giving their own."
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
@click.option("--ask", "is_asked", is_flag=True, help=_("Ask question by question."))
@click.option("--draft", "is_continued", is_flag=True, help=_("Go on with the draft that was kept."))
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
    is_asked: bool,
    is_continued: bool,
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
    manner = Manner(
        voice=voice,
        is_sealed=sealed,
        answer_by=answer_by,
        carries_over=carry_over,
        carried_from=carried_from,
    )
    duties = {"assign_to": assign_to, "checker": checker}
    if path is None and not from_evidence:
        filled = _filled_in(
            session,
            person,
            _catalogue(name),
            on=on,
            manner=manner,
            duties=duties,
            ways=(is_asked, is_continued),
        )
        if filled is not None:
            answer_assessment(session, filled, ())
        return
    if is_asked or is_continued:
        raise click.UsageError(_("--ask and --draft go neither with --answers nor with --from-evidence"))
    catalogue, answers, named, dated_on = _answers(name, path)
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
        manner=manner,
        **duties,
    )
    answer_assessment(session, assessed, doubts)


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
    name: str | None, path: Path | None
) -> "tuple[Catalogue, Sequence[Answer], str | None, date | None]":
    if path is None:
        return _catalogue(name), (), None, None
    from pdca.cli.files import form_source
    from pdca.definitions.answers import named_catalogue, read_answers

    source = form_source(path)
    catalogue = _catalogue(name or named_catalogue(source))
    filled = read_answers(source, catalogue)
    return catalogue, filled.answers, filled.person, filled.on


def _filled_in(
    session: Session,
    person: str | None,
    catalogue: "Catalogue",
    *,
    on: date | None,
    manner: "Manner",
    duties: dict[str, str | None],
    ways: tuple[bool, bool],
) -> "Assessed | None":
    """Let the answers be given in a form or question by question."""
    from pdca.cli.forms.assess_job import assess_job
    from pdca.cli.forms.ways import filled_in, is_at_terminal
    from pdca.usecases.assessing import assess_person
    from pdca.usecases.beginning import begin_assessment

    if not is_at_terminal(session):
        raise click.UsageError(_("give --answers FILE; a blank form: pdca assess --form"))
    if person is None:
        raise click.UsageError(_("name the person to assess"))
    begun = begin_assessment(
        session.store(), person, catalogue, acting=session.acting(), on=on, manner=manner
    )
    notes = _measured(session, catalogue, begun.person.name, on) if manner.voice is Voice.OWNER else {}

    def write(filled: "FilledForm") -> "Assessed":
        return assess_person(
            session.store(),
            filled.person or begun.person.name,
            catalogue,
            filled.answers,
            acting=session.acting(),
            on=filled.on or on,
            manner=manner,
            **duties,
        )

    is_asked, is_continued = ways
    job, sheet = assess_job(session, begun, write, notes=notes)
    if is_asked:
        talk(_("Empty is «not checked», ? tells where to look, Ctrl-C stops and keeps a draft."))
    return filled_in(session, job, sheet, is_asked=is_asked, is_continued=is_continued)


def _measured(
    session: Session, catalogue: "Catalogue", person: str, on: date | None
) -> dict[tuple[str, str], str]:
    from pdca.cli.measuring import measured_notes

    return measured_notes(session, catalogue, person=person, on=on)
