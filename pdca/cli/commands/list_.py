"""`pdca list`: the cycles, one a line."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from pdca.cli.answers import name_of
from pdca.cli.filters import filtered, tell_nothing
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Cell, Column, Table
from pdca.cli.text import _, ngettext
from pdca.cli.words import dated, term, titled, worded
from pdca.domain.due import working_days_late

if TYPE_CHECKING:
    from pdca.usecases.filtering import Filters
    from pdca.usecases.listing import CycleLine, CycleList


@click.command(
    "list",
    help=_("List the cycles that run."),
)
@filtered()
@click.option(
    "--sort",
    type=click.Choice(["number", "due", "who"]),
    default="number",
    show_default=True,
    help=_("What comes first: the number, the earliest date, the name of whose turn it is."),
)
@click.option("--all", "ended", is_flag=True, help=_("The ended ones too."))
@pass_session
def command(session: Session, filters: "Filters", sort: str, *, ended: bool) -> None:
    from pdca.usecases.listing import Order, list_cycles

    chosen = replace(filters, ended=ended)
    found = list_cycles(session.store(), session.acting(), chosen, Order(sort))
    if found.cycles or session.is_json:
        answer_list(session, found)
    else:
        tell_nothing(_("No cycles."), filters)


def answer_list(session: Session, found: "CycleList", *, shows_lateness: bool = False) -> None:
    """Print cycles as a table, or as JSON; the table tells on demand how late each one is."""
    if session.is_json:
        tell_json("cycles", today=found.today, cycles=cycles_as_data(found))
        return
    tell_table(_table(session, found, shows_lateness=shows_lateness))
    late = sum(line.is_overdue for line in found.cycles)
    count = len(found.cycles)
    total = ngettext("{n} cycle", "{n} cycles", count).format(n=count)
    tell(_("{total}, overdue: {late}").format(total=total, late=late))


def cycles_as_data(found: "CycleList") -> list[dict[str, object]]:
    """Return cycles as plain values for JSON."""
    return [_as_data(line, found) for line in found.cycles]


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
