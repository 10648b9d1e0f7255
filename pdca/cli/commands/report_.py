"""`pdca report`: make the monthly report, the A3 sheet of a cycle, and the report of an assessment."""

from datetime import date
from typing import Any

import click

from pdca.cli.parameters import ASSESSMENT, DAY, MONTH, NUMBER
from pdca.cli.report_files import (
    Wanted,
    assessment_stem,
    cycle_stem,
    deliver,
    month_stem,
    report_options,
)
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
    from pdca.cli.working import Working
    from pdca.usecases.month_report import report_month
    from pdca.usecases.month_shown import PAGE, SHEET

    wanted = Wanted(**options)
    shown = SHEET if wanted.format == "xlsx" else PAGE
    with Working(_("Making the report")):
        made = report_month(session.store(), month, session.acting(), shown=shown)
    deliver(session, made, wanted, stem=month_stem(made.month))


@command.command(
    "cycle",
    help=_(
        "Make the A3 sheet of a cycle: the whole story on one page, from the finding to the standard, as it "
        "stands now or stood at the end of a day.\n\n"
        "Examples: pdca report cycle 7; pdca report cycle 7 --paper a3 --out cycle-7.pdf;"
        " pdca report cycle 7 --as-of 2026-10-31 --format md --out -"
    ),
)
@click.argument("number", type=NUMBER)
@click.option(
    "--paper",
    type=click.Choice(("a4", "a3")),
    default="a4",
    show_default=True,
    help=_("The paper that the page is laid out for."),
)
@click.option("--as-of", type=DAY, help=_("Show the cycle as it stood at the end of this day."))
@report_options
@pass_session
def cycle_(
    session: Session,
    /,
    number: int,
    paper: str,
    as_of: date | None,
    **options: Any,  # noqa: ANN401 - click hands them over
) -> None:
    from pdca.reports.cycle_sheet import Paper
    from pdca.usecases.cycle_sheet import report_cycle

    made = report_cycle(session.store(), number, session.acting(), as_of=as_of, paper=Paper(paper))
    deliver(session, made, Wanted(**options), stem=cycle_stem(number))


@command.command(
    "assessment",
    help=_(
        "Make the report of an assessment: each sign with its criteria, limits and their source, the change "
        "since the one before, the other voice, replies, and the cycles that followed.\n\n"
        "Examples: pdca report assessment A-2; pdca report assessment A-2 --format md --out -"
    ),
)
@click.argument("number", type=ASSESSMENT)
@report_options
@pass_session
def assessment_(session: Session, /, number: int, **options: Any) -> None:  # noqa: ANN401 - click hands them over
    from pdca.usecases.assessment_report import report_assessment

    made = report_assessment(session.store(), number, session.acting())
    deliver(session, made, Wanted(**options), stem=assessment_stem(made.number))
