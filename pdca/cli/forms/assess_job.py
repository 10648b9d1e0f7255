"""Filling in an assessment: every criterion with where to look, and what data say of it already."""

from typing import TYPE_CHECKING

from pdca.cli.forms.days import day_reader
from pdca.cli.forms.job import Job
from pdca.cli.forms.marks import NAME
from pdca.cli.forms.sheet import Group, Line, Sheet
from pdca.cli.session import Session
from pdca.cli.text import _
from pdca.cli.words import number, one_line, typed_day
from pdca.definitions.answers import FilledForm, read_answers
from pdca.definitions.blank import Notes, blank_answers_form
from pdca.definitions.form_quoting import quoted
from pdca.domain.catalogue import AnswerKind, Catalogue, Criterion, Direction
from pdca.domain.text import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pdca.definitions.mistakes import KeyPath
    from pdca.usecases.assessing import Assessed
    from pdca.usecases.beginning import Begun


def assess_job(
    session: Session, begun: "Begun", write: "Callable[[FilledForm], Assessed]", *, notes: Notes
) -> "tuple[Job[FilledForm, Assessed], Sheet]":
    """Begin to fill in an assessment; `write` records what the form says."""
    head: dict[KeyPath, str] = {("person",): begun.person.name, ("on",): typed_day(begun.on)}

    def render(values: "Mapping[KeyPath, str]") -> str:
        return blank_answers_form(
            begun.catalogue, session.language, gettext=_, notes=notes, values=head | dict(values)
        )

    organisation = begun.organisation
    read_day = day_reader(organisation.today(session.now()), organisation.calendar, looks_back=True)

    def read(text: str) -> FilledForm:
        return read_answers(text, begun.catalogue, name=NAME, prepare=quoted, read_day=read_day)

    job = Job(
        line=f'assess "{begun.person.name}"',
        name=f"assess-{begun.person.number}-{begun.catalogue.id}-by-{begun.by.number}",
        text=render({}) + "\n",
        read=read,
        write=lambda filled, _seen: write(filled),
        render=render,
        zone=begun.organisation.zone,
    )
    return job, Sheet(head=(), rows=tuple(_rows(begun.catalogue, session.language)))


def _rows(catalogue: Catalogue, language: str) -> "Iterator[Group | Line]":
    total, count = sum(len(sign.criteria) for sign in catalogue.signs), 0
    for position, sign in enumerate(catalogue.signs, start=1):
        title = f"{position}. {one_line(said(sign.title, language))}"
        yield Group(key=("answers", sign.id), title=title)
        for criterion in sign.criteria:
            count += 1
            evidence = one_line(said(criterion.evidence, language))
            yield Line(
                key=("answers", sign.id, criterion.id),
                title=f"[{count}/{total}] {one_line(said(criterion.text, language))}",
                prompt=_prompt(criterion, language),
                hint=_("Where to look: {evidence}").format(evidence=evidence),
            )


def _prompt(criterion: Criterion, language: str) -> str:
    if criterion.answer is AnswerKind.YES_NO:
        return _("yes or no")
    sign = "≥" if criterion.direction is Direction.UP else "≤"
    unit = one_line(said(criterion.unit or {}, language))
    return f"{unit} ({sign} {number(criterion.met)})"
