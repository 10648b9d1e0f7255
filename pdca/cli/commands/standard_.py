"""`pdca standard`: name the standard that fixes the improvement."""

from typing import TYPE_CHECKING

import click

from pdca.cli.answers import answer_change
from pdca.cli.parameters import DAY, NUMBER, TEXT, TITLE
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _

if TYPE_CHECKING:
    from datetime import date


@click.command(
    "standard",
    help=_(
        "Name the standard that fixes the improvement; what is not given stays as it is.\n\n"
        'Example: pdca standard 7 --document "Регламент планирования продаж" --version 1 '
        '--told "…" --elsewhere "…" --control-on 2027-02-01'
    ),
)
@click.argument("number", type=NUMBER)
@click.option("--document", type=TITLE, help=_("The rule, instruction or regulation."))
@click.option("--version", "document_version", type=TITLE, help=_("Its version."))
@click.option("--told", type=TEXT, help=_("Who was told, and how."))
@click.option("--elsewhere", type=TEXT, help=_("Where else it applies, or why nowhere."))
@click.option("--control-on", type=DAY, help=_("When the measure is read again."))
@pass_session
def command(session: Session, /, number: int, **typed: "str | date | None") -> None:
    from pdca.usecases.checking import name_standard

    changes: dict[str, object] = {name: value for name, value in typed.items() if value is not None}
    if not changes:
        raise click.UsageError(_("nothing to change was given"))
    changed = name_standard(session.store(), number, changes, acting=session.acting())
    answer_change(session, changed, _("The standard is named."))
