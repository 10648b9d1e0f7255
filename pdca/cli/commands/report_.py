"""`pdca report`: make the monthly report."""

from datetime import date
from typing import Any

import click

from pdca.cli.parameters import MONTH
from pdca.cli.report_files import Wanted, deliver, month_stem, report_options
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _


@click.group("report", help=_("Make reports from what was recorded and nothing else."))
def command() -> None:
    pass


@command.command(
    "month",
    help=_(
        "Make the report of a month, as at its end, whenever it is made; last month by default.\n\n"
        "Examples: pdca report month 2026-10; pdca report month --out october.pdf;"
        " pdca report month --format txt --out -"
    ),
)
@click.argument("month", type=MONTH, required=False)
@report_options
@pass_session
def month_(session: Session, /, month: date | None, **options: Any) -> None:  # noqa: ANN401 - click hands them over
    from pdca.usecases.month_report import report_month
    from pdca.usecases.month_shown import PAGE, SHEET

    wanted = Wanted(**options)
    shown = SHEET if wanted.format == "xlsx" else PAGE
    made = report_month(session.store(), month, session.acting(), shown=shown)
    deliver(session, made, wanted, stem=month_stem(made.month))
