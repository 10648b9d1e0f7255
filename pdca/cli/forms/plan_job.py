"""Filling in a plan: the form, how it is read, and how it is written."""

from typing import TYPE_CHECKING

from pdca.cli.forms.days import day_reader
from pdca.cli.forms.job import Job, cycle_job
from pdca.cli.forms.marks import NAME
from pdca.cli.forms.plan_sheet import plan_rows, plan_sheet
from pdca.cli.forms.plan_values import actions_in, changes_in
from pdca.cli.forms.sheet import Sheet
from pdca.cli.session import Session
from pdca.definitions.form_quoting import quoted
from pdca.definitions.plan_form import FilledPlan, read_plan
from pdca.domain.plan import Plan
from pdca.usecases.acting import find_person
from pdca.usecases.filling import begin_plan
from pdca.usecases.planning import write_plan

if TYPE_CHECKING:
    from pdca.usecases.desk import Changed, CycleShown


def plan_job(session: Session, number: int) -> "tuple[Job[FilledPlan, Changed], Sheet]":
    """Begin to fill in the plan of a cycle.

    Raises:
        Refused: it is not this person's plan, or it is frozen.
    """
    beginning = begin_plan(session.store(), number, session.acting(), session.language)
    here, sheet = beginning.shown, plan_sheet(session, beginning)
    read_day = day_reader(here.today, here.organisation.calendar)

    def read(text: str) -> FilledPlan:
        filled = read_plan(text, name=NAME, prepare=quoted, read_day=read_day)
        for action in filled.actions:
            # Here it can be said at its place.
            find_person(here.organisation, action.assignee or str(here.cycle.responsible))
        return filled

    def write(filled: FilledPlan, seen: int | None) -> "Changed":
        return write_plan(
            session.store(),
            number,
            changes_in(filled, clears=True),
            acting=session.acting(),
            actions=actions_in(filled),
            seen=seen,
        )

    def rows(now: "CycleShown") -> Sheet:
        return Sheet(head=(), rows=tuple(plan_rows(now, Plan())))

    job = cycle_job(
        "plan",
        beginning,
        sheet,
        read=read,
        write=write,
        fresh=rows,
    )
    return job, sheet
