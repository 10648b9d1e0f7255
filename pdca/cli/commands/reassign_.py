"""`pdca reassign`: make another person responsible for a cycle."""

import click

from pdca.cli.answers import answer_change
from pdca.cli.parameters import NUMBER, TEXT
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _


@click.command(
    "reassign",
    help=_("Make another person responsible for a cycle. Actions keep their assignees."),
)
@click.argument("number", type=NUMBER)
@click.option("--to", metavar="PERSON", required=True, help=_("Who is responsible from now on."))
@click.option("--reason", type=TEXT, required=True, help=_("Why."))
@click.option("--over-limit", is_flag=True, help=_("Do it even over the limit of the person."))
@pass_session
def command(session: Session, number: int, to: str, reason: str, *, over_limit: bool) -> None:
    from pdca.usecases.extending import reassign

    acting = session.acting()
    changed = reassign(session.store(), number, to, reason, acting=acting, over_limit=over_limit)
    name = changed.shown.name(changed.shown.cycle.responsible)
    answer_change(session, changed, _("{name} is responsible now.").format(name=name))
