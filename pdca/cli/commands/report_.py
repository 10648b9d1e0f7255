"""`pdca report`: make the monthly report, and that of an assessment."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pdca.cli.files import STDIN, write_text
from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import ASSESSMENT, MONTH
from pdca.cli.report_files import FORMATS, assessment_file, month_file, own_if_there, rendered
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _

if TYPE_CHECKING:
    from pdca.reports.rendering import Format, Report

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _report_options(command: _Command) -> _Command:
    """Add the options that every kind of report has."""
    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    for option in (
        click.option(
            "--template-folder",
            type=folder,
            help=_("Where your own templates are; templates by default (PDCA_TEMPLATES)."),
        ),
        click.option("--out", type=click.Path(path_type=Path), help=_("The file; - is stdout.")),
        click.option(
            "--format",
            "form",
            type=click.Choice(FORMATS),
            default="html",
            show_default=True,
            help=_("The format."),
        ),
    ):
        command = option(command)
    return command


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
@_report_options
@pass_session
def month_(
    session: Session, month: date | None, form: "Format", out: Path | None, template_folder: Path | None
) -> None:
    from pdca.usecases.month_report import report_month

    made = report_month(session.store(), month, session.acting())
    file = month_file(made.month, form, session.language)
    _deliver(session, made, form, out or Path(file), is_asked=out is not None, own=template_folder)


@command.command(
    "assessment",
    help=_(
        "Make the report of an assessment: each sign with its criteria, limits and their source, the change "
        "since the one before, the other voice, replies, and the cycles that followed.\n\n"
        "Examples: pdca report assessment A-2; pdca report assessment A-2 --format md --out -"
    ),
)
@click.argument("number", type=ASSESSMENT)
@_report_options
@pass_session
def assessment_(
    session: Session, number: int, form: "Format", out: Path | None, template_folder: Path | None
) -> None:
    from pdca.usecases.assessment_report import report_assessment

    made = report_assessment(session.store(), number, session.acting())
    file = assessment_file(made.number, form, session.language)
    _deliver(session, made, form, out or Path(file), is_asked=out is not None, own=template_folder)


def _deliver(
    session: Session, made: "Report", form: "Format", target: Path, *, is_asked: bool, own: Path | None
) -> None:
    """Write a report where it is wanted, and say how to prove it later."""
    text = rendered(
        made,
        form="json" if session.is_json else form,
        language=session.language,
        own=own_if_there(session.settings, own),
    )
    if str(target) == STDIN or (session.is_json and not is_asked):
        click.echo(text, nl=False)
        return
    write_text(target, text)
    if session.is_json:
        tell_json("report", file=str(target))
        return
    tell(_("Written: {file}").format(file=target))
    tell(
        _("Made from event {seq}; to prove it later: pdca verify --anchor {seq}:{hash}").format(
            seq=made.seq, hash=made.head_hash
        )
    )
