"""`pdca report`: make the monthly report."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdca.cli.files import STDIN, write_text
from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import MONTH
from pdca.cli.report_files import FORMATS, month_file, own_if_there, rendered
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _

if TYPE_CHECKING:
    from pdca.reports.rendering import Format


@click.group("report", help=_("Make reports from what was recorded and nothing else."))
def command() -> None:
    pass


@command.command(
    "month",
    help=_(
        "Make the report of a month, as at its end, whenever it is made; last month by default.\n\n"
        "Examples: pdca report month 2026-10; pdca report month --format md --out -"
    ),
)
@click.argument("month", type=MONTH, required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="html",
    show_default=True,
    help=_("The format."),
)
@click.option("--out", type=click.Path(path_type=Path), help=_("The file; - is stdout."))
@click.option(
    "--template-folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help=_("Where your own templates are; templates by default (PDCA_TEMPLATES)."),
)
@pass_session
def month_(
    session: Session, month: date | None, form: "Format", out: Path | None, template_folder: Path | None
) -> None:
    from pdca.usecases.month_report import report_month

    made = report_month(session.store(), month, session.acting())
    text = rendered(
        made,
        form="json" if session.is_json else form,
        language=session.language,
        own=own_if_there(session.settings, template_folder),
    )
    if str(out) == STDIN or (session.is_json and out is None):
        click.echo(text, nl=False)
        return
    target = out or Path(month_file(made.month, form, session.language))
    write_text(target, text)
    if session.is_json:
        tell_json("report", file=str(target))
    else:
        tell(_("Written: {file}").format(file=target))
        tell(
            _("Made from event {seq}; to prove it later: pdca verify --anchor {seq}:{hash}").format(
                seq=made.seq, hash=made.head_hash
            )
        )
