"""`pdca backup`: copy the database safely."""

from pathlib import Path

import click

from pdca.cli.output import tell, tell_json
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.domain.errors import WrongInput


@click.command(
    "backup", help=_("Copy the database while others may be working; the copy appears whole or not at all.")
)
@click.argument("target", type=click.Path(path_type=Path), required=False)
@pass_session
def command(session: Session, target: Path | None) -> None:
    from pdca.cli.working import Working
    from pdca.usecases.keeping import back_up

    place = session.place()
    if place.path is None:
        raise WrongInput("backup-server")
    now = session.now().astimezone()
    chosen = target or place.path.with_name(f"{place.path.stem}-{now:%Y-%m-%d-%H%M%S}{place.path.suffix}")
    with Working(_("Copying the database")):
        back_up(place, chosen)
    if session.is_json:
        tell_json("backup", file=str(chosen))
    else:
        tell(_("Copied to {file}.").format(file=chosen))
