"""`pdca reassign`: make another person responsible for a cycle."""

import click

from pdca.cli.answers import answer_change
from pdca.cli.parameters import NUMBER, TEXT
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _


@click.command(
    "reassign",
    help=_(
        'Make another person responsible for a cycle.\n\nExample: pdca reassign 7 --to Иванов --reason "…"'
    ),
)
@click.argument("number", type=NUMBER)
@click.option("--to", metavar="PERSON", required=True, help=_("Who is responsible from now on."))
@click.option("--reason", type=TEXT, required=True, help=_("Why."))
@pass_session
def command(session: Session, number: int, to: str, reason: str) -> None:
    from pdca.usecases.extending import reassign

    changed = reassign(session.store(), number, to, reason, acting=session.acting())
    name = changed.shown.name(changed.shown.cycle.responsible)
    answer_change(session, changed, _("{name} is responsible now.").format(name=name))
