"""`pdca import`: take findings over from a register."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdca.cli.finding_views import queued_line
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.parameters import Word
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Column, Table
from pdca.cli.text import _, ngettext
from pdca.cli.words import day
from pdca.domain.catalogue import Severity

if TYPE_CHECKING:
    from pdca.usecases.importing import Imported

ROWS_SHOWN = 3


@click.group("import", help=_("Take findings over from a register."))
def command() -> None:
    pass


@command.command(
    "findings",
    help=_(
        "Take findings over from a CSV or XLSX file. First look, then write: without --apply nothing "
        "is written. Rows that were taken over before are left out.\n\n"
        "Fields: title, description, severity, found_on, due, responsible, external_number."
    ),
)
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--map", "pairs", multiple=True, metavar="FIELD=COLUMN", help=_("Which column holds a field; repeat it.")
)
@click.option(
    "--date-format",
    metavar="FORMAT",
    help=_("How dates are written: ymd, dmy, mdy, or a pattern like %d.%m.%Y."),
)
@click.option(
    "--heading-row", type=click.IntRange(1), help=_("The row of the headings; found out as a rule.")
)
@click.option("--sheet", help=_("The sheet of a workbook."))
@click.option("--encoding", help=_("The encoding of a CSV file; found out by itself as a rule."))
@click.option("--separator", help=_("What separates the columns of a CSV file; found out as a rule."))
@click.option("--severity", type=Word(Severity), default="normal", help=_("For rows that name none."))
@click.option(
    "--early-due",
    type=click.Choice(["refuse", "accept", "skip"]),
    default="refuse",
    show_default=True,
    help=_("What to do with rows that were due before they were found."),
)
@click.option(
    "--assign-to", metavar="PERSON", help=_("Open a cycle for each and make this person responsible.")
)
@click.option("--checker", metavar="PERSON", help=_("Who checks the effect; you by default."))
@click.option("--apply", "is_applied", is_flag=True, help=_("Write; otherwise only look."))
@pass_session
def findings(
    session: Session,
    /,
    path: Path,
    pairs: tuple[str, ...],
    date_format: str | None,
    heading_row: int | None,
    sheet: str | None,
    encoding: str | None,
    separator: str | None,
    severity: Severity,
    early_due: str,
    assign_to: str | None,
    checker: str | None,
    *,
    is_applied: bool,
) -> None:
    from pdca.cli.working import Working
    from pdca.registers.columns import parse_mapping
    from pdca.registers.dates import date_format as read_format
    from pdca.registers.reading import Wishes
    from pdca.usecases.importing import EarlyDue, Register, import_findings

    register = Register(
        path=path,
        wishes=Wishes(sheet=sheet, encoding=encoding, separator=separator, heading_row=heading_row),
        mapping=parse_mapping(pairs),
        date_format=read_format(date_format) if date_format else None,
        severity=severity,
        early_due=EarlyDue(early_due),
    )
    with Working(_("Reading the rows")):
        imported = import_findings(
            session.store(),
            register,
            acting=session.acting(),
            is_applied=is_applied,
            assign_to=assign_to,
            checker=checker,
        )
    _answer(session, imported)


def _answer(session: Session, imported: "Imported") -> None:
    if session.is_json:
        tell_json(
            "import",
            changed=imported.is_applied and bool(imported.rows),
            rows=len(imported.rows),
            known=imported.known,
            early=imported.early,
            findings=imported.findings,
            cycles=imported.cycles,
            queued=imported.queued,
            columns={f: imported.table.columns[i] for f, i in imported.matching.columns.items()},
            unused=imported.matching.unused,
        )
        return
    if not imported.is_applied:
        _preview(imported)
    count = len(imported.rows)
    if imported.known:
        tell(_("Taken over before and left out: {n}.").format(n=imported.known))
    if not count:
        tell(_("There is nothing new in the file; nothing was written."))
    elif imported.findings is None:
        tell(ngettext("{n} finding would be opened.", "{n} findings would be opened.", count).format(n=count))
        tell(_("Nothing was written. To write, add --apply."))
    else:
        first, last = imported.findings
        numbers = _("F-{first} to F-{last}").format(first=first, last=last) if first < last else f"F-{first}"
        said = ngettext("{n} finding is opened: {numbers}.", "{n} findings are opened: {numbers}.", count)
        tell(said.format(n=count, numbers=numbers))
        if imported.cycles:
            tell(
                ngettext("{n} cycle begins.", "{n} cycles begin.", imported.cycles).format(n=imported.cycles)
            )
        if imported.queued:
            tell(queued_line(imported.queued))


def _preview(imported: "Imported") -> None:
    for name, place in imported.matching.columns.items():
        tell(
            _("{field} is read from the column «{column}»").format(
                field=name, column=imported.table.columns[place]
            )
        )
    if imported.matching.unused:
        tell(_("Not read: {columns}").format(columns=", ".join(imported.matching.unused)))
    if imported.early:
        rows = ", ".join(str(row) for row in imported.early)
        tell(_("Due before found, rows: {rows}").format(rows=rows))
    table = Table(
        (Column(_("Row")), Column(_("Title"), is_flexible=True), Column(_("Found")), Column(_("Due")))
    )
    for row in imported.rows[:ROWS_SHOWN]:
        table.add(str(row.number), row.title, day(row.found_on), day(row.due))
    if imported.rows:
        tell_table(table)
