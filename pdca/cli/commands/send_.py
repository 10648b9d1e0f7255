"""`pdca send`: send the monthly report by mail, to each reader once."""

import os
import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdca.cli.attachments import ATTACHED, month_attachment
from pdca.cli.diagnosis import open_secret
from pdca.cli.files import write_bytes
from pdca.cli.letters import addressee, plain_letter, standing
from pdca.cli.mail_settings import mail_parts, mail_server, open_secrets
from pdca.cli.output import talk, tell, tell_json
from pdca.cli.parameters import MONTH, TITLE
from pdca.cli.refusals import print_error
from pdca.cli.report_files import own_if_there
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import one_line
from pdca.domain.errors import MailTrouble
from pdca.domain.mail import SETTLED, Delivery
from pdca.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pdca.domain.mail import Letter
    from pdca.domain.organisation import Organisation
    from pdca.mail.carrier import Carrier
    from pdca.mail.server import Server
    from pdca.reports.rendering import Format
    from pdca.storage.outbox import Posted
    from pdca.usecases.month_letters import Readers
    from pdca.usecases.posting import Queued, Round

NOBODY = "pdca@example.invalid"
"""The sender of a letter that is written only to be looked at."""

_NOT_IN_A_NAME = re.compile(r"[^\w.@+-]")


@click.group("send", help=_("Send reports by mail."))
def command() -> None:
    pass


@command.command(
    "month",
    help=_(
        "Send the report of a month, last month by default, to all of management or to those named: a "
        "short letter in the language of each, and the report attached. Each gets it once, however "
        "often this is typed; what a server puts off is tried again by: pdca outbox send"
    ),
)
@click.argument("month", type=MONTH, required=False)
@click.option("--to", multiple=True, metavar="PERSON|ADDRESS", type=TITLE, help=_("Who gets it; repeat."))
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(ATTACHED)),
    default="html",
    show_default=True,
    help=_("The format of what is attached."),
)
@click.option("--dry-run", is_flag=True, help=_("Only write the letters as files (.eml), send nothing."))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help=_("The folder for --dry-run."))
@click.option("--again", "is_again", is_flag=True, help=_("Send once more what was sent already."))
@click.option(
    "--template-folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help=_("Where your own templates are; templates by default (PDCA_TEMPLATES)."),
)
@pass_session
def month_(
    session: Session,
    month: date | None,
    to: tuple[str, ...],
    form: "Format",
    *,
    dry_run: bool,
    out: Path | None,
    is_again: bool,
    template_folder: Path | None,
) -> int:
    from pdca.cli.working import Working

    if out is not None and not dry_run:
        raise click.UsageError(_("--out belongs to --dry-run"))
    server = None if dry_run else mail_server(os.environ)
    found = _readers(session, to)
    answers_to = _answers_to(session)
    own = own_if_there(session.settings, template_folder)
    with Working(_("Making the report")):
        letters = tuple(_letters(session, month, found, form=form, own=own, answers_to=answers_to))
    if server is None:
        _write(session, letters, out or Path(), answers_to=answers_to)
        return 0
    for file in open_secrets(os.environ):
        talk(open_secret(file))
    return _send(session, server, letters, is_again=is_again, answers_to=answers_to)


def _answers_to(session: Session) -> str:
    """Return where answers go: what the settings say, else the address of whoever sends."""
    from pdca.usecases.month_letters import own_address

    return mail_parts(os.environ).get("reply_to") or own_address(session.store(), session.acting())


def _readers(session: Session, to: tuple[str, ...]) -> "Readers":
    from pdca.usecases.month_letters import readers

    found = readers(session.store(), to, session.language)
    for person in found.unreached:
        text = _("{name} (P-{number}) gets nothing: no mail address that can be used; name one: --to ADDRESS")
        talk(text.format(name=one_line(person.name), number=person.number))
    return found


def _letters(
    session: Session,
    month: date | None,
    found: "Readers",
    *,
    form: "Format",
    own: Path | None,
    answers_to: str,
) -> "Iterable[Letter]":
    from pdca.usecases.month_letters import month_letter
    from pdca.usecases.month_report import report_month

    report = report_month(session.store(), month, session.acting())
    folders = [*([own] if own else []), shipped("templates")]
    languages = dict.fromkeys(recipient.language for recipient in found.reached)
    files = {each: month_attachment(report, form=form, language=each, own=own) for each in languages}
    for recipient in found.reached:
        yield month_letter(
            report,
            recipient,
            files[recipient.language],
            form=form,
            folders=folders,
            answers_to=answers_to,
        )


def _write(session: Session, letters: "tuple[Letter, ...]", folder: Path, *, answers_to: str) -> None:
    from pdca.mail.addresses import answered, mailbox
    from pdca.mail.message import composed, message_text

    sender = answered(mailbox(mail_parts(os.environ).get("from") or NOBODY), answers_to)
    files = []
    for letter in letters:
        file = folder / f"{_NOT_IN_A_NAME.sub('-', letter.key)}.eml"
        write_bytes(file, message_text(composed(letter, sender, session.now())).encode(), is_folder_made=True)
        files.append(file)
    if session.is_json:
        tell_json("send", sent=False, files=[str(file) for file in files])
        return
    for file in files:
        tell(_("Written: {file}").format(file=file))
    tell(_("Nothing was sent."))


def _send(
    session: Session, server: "Server", letters: "tuple[Letter, ...]", *, is_again: bool, answers_to: str
) -> int:
    from pdca.cli.reminders import withdraw
    from pdca.mail.addresses import answered
    from pdca.mail.postman import Postman
    from pdca.usecases.posting import queue

    queued = queue(
        session.store(),
        letters,
        answered(server.sender, answers_to),
        acting=session.acting(),
        is_again=is_again,
    )
    # A reminder that waits and no longer tells the truth does not go with it.
    withdraw(session)
    made = carry_all(session, Postman(server))
    return _tell(session, queued, made)


def carry_all(session: Session, carrier: "Carrier") -> "Round":
    """Carry what is due in the outbox and goes the way of a carrier, then let it go."""
    from contextlib import closing

    from pdca.usecases.posting import deliver

    with closing(carrier):
        return deliver(
            session.store(), carrier, session.acting(), session.now, begun=partial(_tell_begun, session)
        )


def _tell_begun(session: Session, letter: "Posted") -> None:
    """Say which letter is on its way: a slow server may keep us waiting for each."""
    if not session.is_json:
        talk(_("Sending M-{number}: {name}").format(number=letter.number, name=addressee(letter)))


def tell_letters(session: Session, letters: "Iterable[Posted]", organisation: "Organisation") -> None:
    """Say of each letter where it stands: results on stdout, what did not get on on stderr."""
    for letter in letters:
        line = standing(letter, organisation=organisation, language=session.language)
        (tell if letter.progress.delivery is Delivery.SENT else talk)(line)


def exit_code(letters: "Iterable[Posted]", trouble: MailTrouble | None) -> int:
    """Return 0 when all was sent, else what a script should see."""
    is_all_sent = all(letter.progress.delivery is Delivery.SENT for letter in letters)
    return 0 if is_all_sent and trouble is None else MailTrouble.exit_code


def tell_trouble(session: Session, trouble: MailTrouble | None) -> None:
    """Say why the server was left, and how to go on."""
    if trouble is None:
        return
    print_error(trouble, is_json=session.is_json)
    if not session.is_json:
        talk(_("What was not sent waits: pdca outbox list; to go on: pdca outbox send"))


def _tell(session: Session, queued: "tuple[Queued, ...]", made: "Round") -> int:
    from pdca.usecases.posting import letters_of

    organisation, there = letters_of(session.store())
    mine = {each.posted.number for each in queued}
    letters = [each for each in there if each.number in mine | {each.number for each in made.letters}]
    code = exit_code(letters, made.trouble)
    if session.is_json:
        tell_json("send", sent=code == 0, letters=[plain_letter(each, session.language) for each in letters])
    else:
        # What waits because of the server is told once, below.
        told = [each for each in letters if made.trouble is None or each.progress.delivery in SETTLED]
        tell_letters(session, told, organisation)
        if any(not each.is_new and each.posted.progress.delivery is Delivery.SENT for each in queued):
            tell(_("What was sent before was not sent anew; to do so: --again"))
    tell_trouble(session, made.trouble)
    return code
