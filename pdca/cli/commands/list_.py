"""`pdca list`: the cycles, one a line."""

from typing import TYPE_CHECKING

import click

from pdca.cli.answers import name_of
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.parameters import Word
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Cell, Column, Table
from pdca.cli.text import _, ngettext
from pdca.cli.words import dated, term, titled, worded
from pdca.domain.due import working_days_late
from pdca.domain.process import Phase

if TYPE_CHECKING:
    from pdca.usecases.listing import CycleLine, CycleList


@click.command("list", help=_("List the cycles that run.\n\nExample: pdca list --who Смирнов --phase do"))
@click.option("--stage", metavar="STAGE", help=_("Only those in a stage, such as planning."))
@click.option("--phase", type=Word(Phase), help=_("Only those in a phase."))
@click.option("--who", metavar="PERSON", help=_("Only those of a person, responsible or to move them."))
@click.option("--sign", metavar="SIGN", help=_("Only those of a sign, such as no-crm."))
@click.option("--overdue", is_flag=True, help=_("Only those that are late."))
@click.option("--all", "ended", is_flag=True, help=_("The ended ones too."))
@pass_session
def command(
    session: Session,
    stage: str | None,
    phase: Phase | None,
    who: str | None,
    sign: str | None,
    *,
    overdue: bool,
    ended: bool,
) -> None:
    from pdca.usecases.listing import Filters, list_cycles

    filters = Filters(stage=stage, phase=phase, who=who, sign=sign, overdue=overdue, ended=ended)
    answer_list(session, list_cycles(session.store(), session.acting(), filters))


def answer_list(session: Session, found: "CycleList", *, shows_lateness: bool = False) -> None:
    """Print cycles as a table, or as JSON; the table tells on demand how late each one is."""
    if session.is_json:
        tell_json("cycles", today=found.today, cycles=[_as_data(line, found) for line in found.cycles])
        return
    if not found.cycles:
        tell(_("No cycles."))
        return
    tell_table(_table(session, found, shows_lateness=shows_lateness))
    late = sum(line.is_overdue for line in found.cycles)
    count = len(found.cycles)
    total = ngettext("{n} cycle", "{n} cycles", count).format(n=count)
    tell(_("{total}, overdue: {late}").format(total=total, late=late))


def _table(session: Session, found: "CycleList", *, shows_lateness: bool) -> Table:
    late = (Column(_("Working days late"), is_right=True),) if shows_lateness else ()
    table = Table(
        (
            Column(_("No")),
            Column(_("What"), is_flexible=True),
            Column(_("Stage"), is_flexible=True),
            Column(_("Turn"), is_flexible=True),
            Column(_("Due")),
            *late,
        )
    )
    for line in found.cycles:
        days = working_days_late(line.row.due, found.today, found.organisation.calendar)
        table.add(*_cells(session, line, found), *((str(days),) if shows_lateness else ()))
    return table


def _cells(session: Session, line: "CycleLine", found: "CycleList") -> tuple[str | Cell, ...]:
    people = found.organisation.people
    due = dated(line.row.due) if line.row.due else term(line.row.ending) if line.row.ending else "—"
    return (
        f"C-{line.row.number}",
        titled(line.row.title, line.row.recurs_from, map(name_of, line.again), session.language),
        worded(line.stage, session.language),
        ", ".join(people[number].name for number in line.turn) or "—",
        Cell(f"! {due}", "red") if line.is_overdue else due,
    )


def _as_data(line: "CycleLine", found: "CycleList") -> dict[str, object]:
    people, row = found.organisation.people, line.row
    return {
        "number": row.number,
        "finding": row.finding,
        "title": row.title,
        "severity": row.severity,
        "sign": row.sign,
        "recurs_from": row.recurs_from,
        "shown_again": line.again,
        "stage": row.stage,
        "phase": row.phase,
        "round": row.round,
        "due": row.due,
        "original_due": row.original_due,
        "is_overdue": line.is_overdue,
        "slip": row.slip,
        "responsible": people[row.responsible].name,
        "turn": [people[number].name for number in line.turn],
        "ending": row.ending,
    }
