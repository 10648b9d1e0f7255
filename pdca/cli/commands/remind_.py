"""`pdca remind`: remind everybody of what is due, late or waits for them, each once a day."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdca.cli.commands.send_ import carry_all, exit_code, tell_letters, tell_trouble
from pdca.cli.diagnosis import open_secret
from pdca.cli.files import write_bytes
from pdca.cli.letters import plain_letter
from pdca.cli.output import talk, tell, tell_json
from pdca.cli.parameters import Word
from pdca.cli.reminders import (
    carrier_of,
    letters_of_today,
    plain_reminders,
    secrets_in_the_open,
    tell_nothing_pressing,
    tell_plan,
    tell_unreached,
    todays_reminders,
    withdraw,
    written,
)
from pdca.cli.schedules import SYSTEMS, tell_schedule
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import dated
from pdca.domain.mail import SETTLED, Channel, Delivery, channel_of

if TYPE_CHECKING:
    from pdca.domain.errors import MailTrouble
    from pdca.storage.outbox import Posted
    from pdca.usecases.digests import Reminders
    from pdca.usecases.posting import Queued

AUTO = "auto"


@click.command(
    "remind",
    help=_(
        "Remind everybody of what is due within two working days, due today or overdue, and of "
        "decisions that wait for them: one letter a person and working day, in their language. Who is "
        "silent for two working days is made known one level up, after two more to the next, up to "
        "the owner. However often this is typed, nobody gets a second letter a day; old ones are not "
        "made up for."
    ),
)
@click.option("--dry-run", is_flag=True, help=_("Only show who would get what; write and send nothing."))
@click.option(
    "--to-folder",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Write a file for each person instead (.txt and .html); no server is needed."),
)
@click.option(
    "--by",
    "channels",
    type=Word(Channel),
    multiple=True,
    help=_("The way they go, mail by default; repeat for both. For Telegram see the README."),
)
@click.option("--even-on-holidays", is_flag=True, help=_("Remind on a day that is not worked, too."))
@click.option(
    "--install",
    "system",
    metavar="[cron|systemd|windows]",
    is_flag=False,
    flag_value=AUTO,
    type=click.Choice((AUTO, *SYSTEMS)),
    help=_("Print what makes this run by itself each day; nothing is installed."),
)
@click.option(
    "--at",
    "time",
    metavar="TIME",
    default="8:30",
    help=_("The first run of a day, 8:30 by default; for --install."),
)
@pass_session
def command(
    session: Session,
    channels: tuple[Channel, ...],
    folder: Path | None,
    system: str | None,
    time: str,
    *,
    dry_run: bool,
    even_on_holidays: bool,
) -> int:
    from pdca.usecases.reminding import check_sender

    ways = channels or (Channel.MAIL,)
    if system is not None:
        tell_schedule(session, None if system == AUTO else system, time, ways)
        return 0
    if folder is not None and (dry_run or channels):
        raise click.UsageError(_("--to-folder goes with neither --dry-run nor --by"))
    found = todays_reminders(session, is_by_file=folder is not None)
    check_sender(found)
    if not found.is_working and not even_on_holidays:
        _tell_day_off(session, found, ways)
        return 0
    if dry_run:
        _dry_run(session, found, ways)
        return 0
    if folder is not None:
        _write(session, found, folder)
        return 0
    return _send(session, found, ways)


def _tell_day_off(session: Session, found: "Reminders", ways: tuple[Channel, ...]) -> None:
    if session.is_json:
        tell_json("remind", sent=False, **{**plain_reminders(found, ways), "digests": [], "unreached": []})
        return
    text = _("{day} is not a working day: nobody is reminded. To do so: --even-on-holidays")
    tell(text.format(day=dated(found.day)))


def _dry_run(session: Session, found: "Reminders", ways: tuple[Channel, ...]) -> None:
    if session.is_json:
        tell_json("remind", sent=False, **plain_reminders(found, ways))
        return
    tell_nothing_pressing(found)
    if found.digests:
        tell_plan(found, ways)
        tell(_("Nothing was written or sent."))
    tell_unreached(found, ways)


def _write(session: Session, found: "Reminders", folder: Path) -> None:
    files = []
    for each in found.digests:
        text = written(session, each.digest, each.person.language)
        for suffix, content in (("txt", f"{text.subject}\n\n{text.plain}"), ("html", text.html)):
            file = folder / f"remind-{found.day.isoformat()}-P-{each.person.number}.{suffix}"
            write_bytes(file, content.encode(), is_folder_made=True)
            files.append(file)
    if session.is_json:
        tell_json("remind", sent=False, files=[str(file) for file in files], day=found.day)
        return
    tell_nothing_pressing(found)
    for file in files:
        tell(_("Written: {file}").format(file=file))


def _send(session: Session, found: "Reminders", ways: tuple[Channel, ...]) -> int:
    from pdca.usecases.posting import queue

    carriers = [carrier_of(way) for way in ways]
    for file in secrets_in_the_open():
        talk(open_secret(file))
    letters = letters_of_today(session, found)
    withdraw(session, letters)
    queued: list[Queued] = []
    carried: set[int] = set()
    troubles: list[MailTrouble] = []
    for carrier, sender in carriers:
        mine = [each for each in letters if channel_of(each.recipient.address) is carrier.channel]
        queued += queue(session.store(), mine, sender, acting=session.acting())
        made = carry_all(session, carrier)
        carried |= {each.number for each in made.letters}
        troubles += [made.trouble] if made.trouble else []
    return _tell(session, found, ways, queued=queued, carried=carried, troubles=troubles)


def _tell(
    session: Session,
    found: "Reminders",
    ways: tuple[Channel, ...],
    *,
    queued: "list[Queued]",
    carried: set[int],
    troubles: "list[MailTrouble]",
) -> int:
    from pdca.usecases.posting import letters_of

    organisation, there = letters_of(session.store())
    mine = {each.posted.number for each in queued} | carried
    letters = [each for each in there if each.number in mine]
    code = exit_code(letters, troubles[0] if troubles else None)
    if session.is_json:
        shown = [plain_letter(each, session.language) for each in letters]
        tell_json("remind", sent=code == 0, letters=shown, **plain_reminders(found, ways))
    else:
        tell_letters(session, _told(letters, queued, carried, is_troubled=bool(troubles)), organisation)
        tell_nothing_pressing(found)
        if queued and not carried and not troubles and code == 0:
            tell(_("Everybody has the reminder of today already; nothing was sent anew."))
        tell_unreached(found, ways)
    for trouble in troubles:
        tell_trouble(session, trouble)
    return code


def _told(
    letters: "list[Posted]", queued: "list[Queued]", carried: set[int], *, is_troubled: bool
) -> "list[Posted]":
    """Leave out what an earlier run sent, and what waits because of a server, which is told once."""
    is_new = {each.posted.number for each in queued if each.is_new} | carried
    return [
        each
        for each in letters
        if (each.number in is_new or each.progress.delivery is not Delivery.SENT)
        and (not is_troubled or each.progress.delivery in SETTLED)
    ]
