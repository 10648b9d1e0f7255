"""`pdca comment`: remark on a cycle."""

import click

from pdca.cli.answers import answer_change
from pdca.cli.parameters import NUMBER, TEXT
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _


@click.command(
    "comment",
    help=_("Remark on a cycle; nothing of it changes. Whoever has a part in it may, and every owner."),
)
@click.argument("number", type=NUMBER)
@click.argument("text", type=TEXT)
@pass_session
def command(session: Session, number: int, text: str) -> None:
    from pdca.usecases.commenting import comment

    changed = comment(session.store(), number, text, acting=session.acting())
    answer_change(session, changed, _("Your comment stays with C-{number}.").format(number=number))
