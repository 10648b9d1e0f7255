"""`pdca report`: make the monthly report, the A3 sheet of a cycle, and the report of an assessment."""

import os
from datetime import date
from typing import Any

import click

from pdca.cli.parameters import ASSESSMENT, MONTH, NUMBER, PAST_DAY
from pdca.cli.report_files import (
    Wanted,
    assessment_stem,
    cycle_stem,
    deliver,
    month_stem,
    portfolio_stem,
    report_options,
)
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.domain.errors import Gap, PartlyRead


@click.group("report", help=_("Make reports from what was recorded and nothing else."))
def command() -> None:
    pass


@command.command(
    "month",
    help=_(
        "Make the report of a month, as at its end, whenever it is made; last month by default. With "
        "--all it is one page with a row for each organisation of [portfolio] in pdca.toml, else each "
        "department."
    ),
)
@click.argument("month", type=MONTH, required=False)
@click.option("--all", "is_all", is_flag=True, help=_("All organisations or departments on one page."))
@click.option(
    "--of",
    "databases",
    multiple=True,
    metavar="PATH|URL",
    help=_("A database of the page of all, instead of those of pdca.toml; may be repeated."),
)
@report_options
@pass_session
def month_(
    session: Session,
    /,
    month: date | None,
    *,
    is_all: bool,
    databases: tuple[str, ...],
    **options: Any,  # noqa: ANN401 - click hands them over
) -> None:
    if is_all or databases:
        _all(session, month, databases, Wanted(**options))
        return
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
        "Make the A3 sheet of a cycle: the whole story on one page, from the finding to the standard, "
        "as it stands now or stood at the end of a day."
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
@click.option("--as-of", type=PAST_DAY, help=_("Show the cycle as it stood at the end of this day."))
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
        "Make the report of an assessment: each sign with its criteria, limits and their source, the "
        "change since the one before, the other voice, replies, and the cycles that followed."
    ),
)
@click.argument("number", type=ASSESSMENT)
@report_options
@pass_session
def assessment_(session: Session, /, number: int, **options: Any) -> None:  # noqa: ANN401 - click hands them over
    from pdca.usecases.assessment_report import report_assessment

    made = report_assessment(session.store(), number, session.acting())
    deliver(session, made, Wanted(**options), stem=assessment_stem(made.number))


def _all(session: Session, month: date | None, databases: tuple[str, ...], wanted: Wanted) -> None:
    from pdca.cli.portfolio_settings import listed

    organisations = listed(databases, os.environ)
    if not organisations:
        from pdca.usecases.portfolio_departments import report_departments

        made = report_departments(session.store(), month, session.acting())
        deliver(session, made, wanted, stem=portfolio_stem(made.month))
        return
    from pdca.usecases.portfolio import report_portfolio

    report, errors = report_portfolio(organisations, month, session.acting())
    deliver(session, report, wanted, stem=portfolio_stem(report.month))
    if errors:
        # The page is there and says so, too; the exit code tells whoever does not read it.
        mistakes = tuple(Gap(error.code, error.facts) for error in errors)
        raise PartlyRead("portfolio-partly-read", mistakes, count=len(errors), all=len(organisations))
