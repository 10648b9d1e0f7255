"""`pdca db upgrade`: bring the database up to date."""

import click

from pdca.cli.output import tell, tell_json
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _


@click.group("db", help=_("Bring the database up to date."))
def command() -> None:
    pass


@command.command("upgrade", help=_("Bring the schema of the database up to date, a backup first."))
@pass_session
def upgrade(session: Session) -> None:
    from pdca.usecases import keeping

    done = keeping.upgrade(session.place())
    if session.is_json:
        tell_json(
            "upgrade",
            changed=done.before != done.after,
            before=done.before,
            after=done.after,
            backup=str(done.backup),
        )
    elif done.before == done.after:
        tell(_("The schema {version} is up to date; nothing was written.").format(version=done.after))
    else:
        tell(
            _("The schema went from {before} to {after}; backup: {backup}").format(
                before=done.before, after=done.after, backup=done.backup
            )
        )
