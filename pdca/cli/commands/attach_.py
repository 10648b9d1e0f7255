"""`pdca attach`: attach evidence to a cycle or one of its actions."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdca.cli.answers import answer_change
from pdca.cli.files import hindrance, is_file
from pdca.cli.parameters import NUMBER, PAST_DAY, TEXT
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.domain.errors import NotFound, WrongInput

if TYPE_CHECKING:
    from pdca.usecases.checking import Attachment

LARGEST_MB = 1024
"""A file is read once to take its fingerprint; beyond this someone named the wrong file."""


@click.command(
    "attach",
    help=_(
        "Attach evidence: a file, a link, or a note.\n\n"
        "A file stays where it is; its name, size and fingerprint (SHA-256) are recorded, so that a "
        "later change of it can be seen."
    ),
)
@click.argument("number", type=NUMBER)
@click.argument("what", type=TEXT, metavar="[FILE|URL]", required=False)
@click.option("--note", type=TEXT, help=_("A note instead of a file or link."))
@click.option("--action", type=click.IntRange(1), help=_("The action it is evidence of."))
@click.option("--on", type=PAST_DAY, help=_("The date it is evidence of; today by default."))
@pass_session
def command(
    session: Session, number: int, what: str | None, note: str | None, action: int | None, on: date | None
) -> None:
    from pdca.usecases.checking import attach

    if (what is None) == (note is None):
        raise click.UsageError(_("give a file, a link, or --note"))
    attachment = _attachment(what, note)
    changed = attach(session.store(), number, attachment, acting=session.acting(), action=action, on=on)
    answer_change(session, changed, _("Attached: {what}.").format(what=attachment.text))


def _attachment(what: str | None, note: str | None) -> "Attachment":
    from pdca.domain.cycle_events import EvidenceKind
    from pdca.usecases.checking import Attachment

    if what is None:
        return Attachment(kind=EvidenceKind.NOTE, text=note or "")
    if "://" in what:
        return Attachment(kind=EvidenceKind.LINK, text=what)
    path = Path(what)
    if not is_file(path):
        raise NotFound("file-missing", file=what)
    size = path.stat().st_size
    if size > LARGEST_MB * 2**20:
        raise WrongInput("file-too-large", file=what, limit=LARGEST_MB)
    try:
        with path.open("rb") as file:
            fingerprint = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise WrongInput("file-unreadable", file=what, detail=hindrance(error)) from None
    return Attachment(kind=EvidenceKind.FILE, text=path.name, sha256=fingerprint, size=size)
