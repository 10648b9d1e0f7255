"""Filling in a check: what there is to judge stands above the questions."""

from typing import TYPE_CHECKING

from pdca.cli.answers import stage_line
from pdca.cli.check_views import check_lines
from pdca.cli.forms.days import day_reader
from pdca.cli.forms.job import Job, cycle_job
from pdca.cli.forms.marks import NAME
from pdca.cli.forms.sheet import Group, Line, Sheet, manners
from pdca.cli.session import Session
from pdca.cli.text import _
from pdca.cli.words import one_line, term, typed_day
from pdca.definitions.check_form import FilledCheck, read_check
from pdca.usecases.checking import TypedReading, write_check
from pdca.usecases.filling import begin_check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdca.usecases.desk import Changed, CycleShown


def check_job(session: Session, number: int) -> "tuple[Job[FilledCheck, Changed], Sheet]":
    """Begin to fill in the check of a cycle.

    Raises:
        Refused: this person does not check it, or not now.
    """
    beginning = begin_check(session.store(), number, session.acting())
    here = beginning.shown
    sheet = _sheet(session, here)
    read_day = day_reader(here.today, here.organisation.calendar, looks_back=True)

    def read(text: str) -> FilledCheck:
        return read_check(text, name=NAME, read_day=read_day)

    def write(filled: FilledCheck, seen: int | None) -> "Changed":
        return write_check(
            session.store(),
            number,
            acting=session.acting(),
            learned=filled.learned,
            prediction=filled.prediction,
            readings=tuple(
                TypedReading(kind=r.kind, value=r.value, unit=r.unit, on=r.on, note=r.note)
                for r in filled.readings
            ),
            seen=seen,
        )

    job = cycle_job(
        "check",
        beginning,
        sheet,
        read=read,
        write=write,
        fresh=lambda now: _sheet(session, now),
    )
    return job, sheet


def _sheet(session: Session, here: "CycleShown") -> Sheet:
    head = (stage_line(session, here), *manners(), "", *check_lines(here))
    return Sheet(head=head, rows=tuple(_rows(here)))


def _rows(here: "CycleShown") -> "Iterator[Line | Group]":
    check, plan = here.cycle.check, here.cycle.plan
    if plan.predicted_low is None:
        # A predicted figure is compared by the program.
        hint = _("{held} or {failed}.").format(held=term("held"), failed=term("failed"))
        value = term(check.prediction) if check.prediction else ""
        yield Line(key=("prediction",), title=_("Did the prediction hold?"), hint=hint, value=value)
    hint = _("What the figures say about the cause, whatever they say; the next round begins with it.")
    yield Line(key=("learned",), title=_("What was learned."), hint=hint, value=check.learned)
    if not plan.computed:
        title = _("A reading of the measure, if you take one now: {measure}").format(
            measure=one_line(plan.measure) or "—"
        )
        yield from _reading(here, "reading", title, plan.unit)
    if not plan.counter_computed:
        title = _("The same of the counter-measure: {measure}").format(
            measure=one_line(plan.counter_measure) or "—"
        )
        yield from _reading(here, "counter_reading", title, plan.counter_unit)


def _reading(here: "CycleShown", key: str, title: str, unit: str) -> "Iterator[Line | Group]":
    yield Group(key=(key,), title=title)
    value = _("Value, {unit}.").format(unit=one_line(unit)) if unit else _("Value.")
    yield Line(key=(key, "value"), title=value, hint=_("Blank where none is taken."))
    yield Line(key=(key, "on"), title=_("The day it shows."), value=typed_day(here.today), is_offered=True)
    yield Line(key=(key, "note"), title=_("Note."), hint=_("Where the value comes from."))
