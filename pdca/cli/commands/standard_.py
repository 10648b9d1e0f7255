"""`pdca standard`: name the standard that fixes the improvement."""

from typing import TYPE_CHECKING

import click

from pdca.cli.answers import answer_change
from pdca.cli.parameters import DAY, NUMBER, TEXT, TITLE
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _

if TYPE_CHECKING:
    from datetime import date

    from pdca.usecases.desk import Changed


@click.command(
    "standard",
    help=_(
        "Name the standard that fixes the improvement: without options in a form that opens in your "
        "editor; what is not given stays as it is."
    ),
)
@click.argument("number", type=NUMBER)
@click.option("--document", type=TITLE, help=_("The rule, instruction or regulation."))
@click.option("--version", "document_version", type=TITLE, help=_("Its version."))
@click.option("--told", type=TEXT, help=_("Who was told, and how."))
@click.option("--elsewhere", type=TEXT, help=_("Where else it applies, or why nowhere."))
@click.option("--control-on", type=DAY, help=_("When the measure is read again."))
@click.option("--ask", "is_asked", is_flag=True, help=_("Ask question by question."))
@click.option("--draft", "is_continued", is_flag=True, help=_("Go on with the draft that was kept."))
@pass_session
def command(
    session: Session, /, number: int, *, is_asked: bool, is_continued: bool, **typed: "str | date | None"
) -> None:
    from pdca.usecases.checking import name_standard

    changes: dict[str, object] = {name: value for name, value in typed.items() if value is not None}
    if changes and (is_asked or is_continued):
        raise click.UsageError(_("--ask and --draft stand alone"))
    changed = (
        name_standard(session.store(), number, changes, acting=session.acting())
        if changes
        else _fill_in(session, number, is_asked=is_asked, is_continued=is_continued)
    )
    if changed is not None:
        answer_change(session, changed, _("The standard is named."))


def _fill_in(session: Session, number: int, *, is_asked: bool, is_continued: bool) -> "Changed | None":
    from pdca.cli.forms.standard_job import standard_job
    from pdca.cli.forms.ways import filled_in, require_terminal

    require_terminal(session, "--document, --version, --told, --elsewhere, --control-on")
    job, sheet = standard_job(session, number)
    return filled_in(session, job, sheet, is_asked=is_asked, is_continued=is_continued)
