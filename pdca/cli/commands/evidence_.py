"""`pdca evidence`: take evidence over from exports of the CRM, and list what was taken."""

from datetime import date
from pathlib import Path

import click

from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import PAST_DAY, Word
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.domain.sales import ExportKind


@click.group("evidence", help=_("Take evidence over from an export of the CRM."))
def command() -> None:
    pass


@command.command(
    "import",
    help=_(
        "Take over what a CRM exported: CSV, XLSX or pages of amoCRM and Bitrix24 as JSON. First "
        "look, then write: without --apply nothing is written. Names, telephones and addresses of "
        "clients are never kept. Who acts is said with PDCA_AS, or with --as before the verb."
    ),
)
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--as", "kind", type=Word(ExportKind), required=True, help=_("What the rows are."))
@click.option(
    "--map", "pairs", multiple=True, metavar="FIELD=COLUMN", help=_("Which column holds a field; repeat it.")
)
@click.option(
    "--means",
    "meanings",
    multiple=True,
    metavar="FIELD:WORD=MEANING",
    help=_("What a word of a stage, an outcome or a kind means; repeat it."),
)
@click.option(
    "--mapping",
    "named",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=_("A file that says all this; found beside the database as a rule."),
)
@click.option(
    "--save-mapping", "is_remembered", is_flag=True, help=_("With --apply, remember it for the next import.")
)
@click.option(
    "--dates",
    "--date-format",
    "dates",
    metavar="FORMAT",
    help=_("How dates are written: ymd, dmy, mdy, or a pattern like %d.%m.%Y."),
)
@click.option(
    "--decimal-mark", type=click.Choice(["comma", "point"]), help=_("What stands before a fraction.")
)
@click.option("--on", type=PAST_DAY, help=_("The day whose state the export shows; today by default."))
@click.option(
    "--required", multiple=True, metavar="COLUMN", help=_("A column of deals that must be filled; repeat it.")
)
@click.option("--head", "heads", multiple=True, metavar="NAME", help=_("Who of the people is a head."))
@click.option(
    "--known",
    "lists",
    multiple=True,
    metavar="FIELD=FILE:COLUMN",
    help=_("Report values of a field that are not in a list."),
)
@click.option(
    "--heading-row", type=click.IntRange(1), help=_("The row of the headings; found out as a rule.")
)
@click.option("--sheet", help=_("The sheet of a workbook."))
@click.option("--encoding", help=_("The encoding of a CSV file; found out by itself as a rule."))
@click.option("--separator", help=_("What separates the columns of a CSV file; found out as a rule."))
@click.option("--replace", "is_whole", is_flag=True, help=_("Replace all that was imported of this kind."))
@click.option("--skip-rejected", is_flag=True, help=_("Leave out the rows that cannot be read."))
@click.option("--apply", "is_applied", is_flag=True, help=_("Write; otherwise only look."))
@pass_session
def import_(
    session: Session,
    /,
    path: Path,
    kind: ExportKind,
    pairs: tuple[str, ...],
    meanings: tuple[str, ...],
    named: Path | None,
    dates: str | None,
    decimal_mark: str | None,
    on: date | None,
    required: tuple[str, ...],
    heads: tuple[str, ...],
    lists: tuple[str, ...],
    heading_row: int | None,
    sheet: str | None,
    encoding: str | None,
    separator: str | None,
    *,
    is_remembered: bool,
    is_whole: bool,
    skip_rejected: bool,
    is_applied: bool,
) -> None:
    from pdca.cli import evidence_files as files
    from pdca.cli.evidence_views import tell_import, tell_import_as_json
    from pdca.cli.working import Working
    from pdca.registers.columns import parse_mapping
    from pdca.registers.mappings import require_meanings
    from pdca.registers.reading import Wishes
    from pdca.usecases.importing_evidence import import_evidence
    from pdca.usecases.writing_evidence import EvidenceFile

    store = session.store()
    folder = store.place.path.parent if store.place.path else Path()
    place = files.remembered(folder, kind, named)
    mapping = files.told(
        place.mapping,
        columns=parse_mapping(pairs),
        meanings=meanings,
        lists=lists,
        dates=dates,
        decimal_mark=decimal_mark,
        required=required,
    )
    require_meanings(mapping, kind)
    wishes = Wishes(sheet=sheet, encoding=encoding, separator=separator, heading_row=heading_row)
    file = EvidenceFile(
        path=path,
        kind=kind,
        wishes=files.export_wishes(mapping, wishes, files.names_by_number(folder)),
        known=files.known_values(mapping.known),
        exported_on=on,
        heads=heads,
        is_whole=is_whole,
        skips_rejected=skip_rejected,
    )
    with Working(_("Reading the rows")) as working:
        done = import_evidence(store, file, acting=session.acting(), is_applied=is_applied, progress=working)
    saved = files.remember(place, mapping, done, is_wanted=is_remembered and is_applied)
    if session.is_json:
        tell_import_as_json(done, mapping=saved or place.used)
        return
    if place.used:
        tell(_("The mapping in {path} is used.").format(path=place.used))
    tell_import(
        done,
        language=session.language,
        is_applied=is_applied,
        is_remembered=is_remembered,
        is_compared="product" in mapping.known,
    )
    if saved:
        tell(_("Remembered in {path}; the next import finds it.").format(path=saved))


@command.command("list", help=_("List the exports that were taken over."))
@pass_session
def list_(session: Session) -> None:
    from pdca.cli.evidence_views import tell_imports_table
    from pdca.usecases.listing_evidence import list_evidence

    imports = list_evidence(session.store())
    if session.is_json:
        tell_json("evidence", imports=imports)
    elif imports:
        tell_imports_table(imports)
    else:
        tell(_("No export was taken over yet. See: pdca evidence import --help"))
