"""Reminders on their way: computed, written, withdrawn, carried, and told about in words and as JSON."""

import os
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from pdca.cli.mail_settings import mail_server, open_secrets
from pdca.cli.my_lines import command
from pdca.cli.output import talk, tell, tell_table
from pdca.cli.report_files import own_if_there
from pdca.cli.session import Session
from pdca.cli.tables import Cell, Column, Table
from pdca.cli.telegram_settings import open_tokens, telegram_bot, telegram_chats
from pdca.cli.text import _
from pdca.cli.words import number, one_line
from pdca.domain.mail import CHAT, Channel, channel_of
from pdca.shipped import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from pdca.domain.mail import Letter
    from pdca.mail.addresses import Mailbox
    from pdca.mail.carrier import Carrier
    from pdca.reports.digest import Digest
    from pdca.reports.month_mail import MailText
    from pdca.storage.outbox import Posted
    from pdca.usecases.digests import PersonDigest, Reminders


def todays_reminders(session: Session, *, is_by_file: bool = False) -> "Reminders":
    """Compute everybody's digest of today."""
    from pdca.usecases.digests import reminders
    from pdca.usecases.people import list_people
    from pdca.usecases.reach import Reach

    chats = telegram_chats(os.environ, list_people(session.store()))
    reach = Reach(chats=chats, is_by_file=is_by_file)
    return reminders(session.store(), session.acting(), partial(command, ready=frozenset()), reach)


def written(session: Session, digest: "Digest", language: str) -> "MailText":
    """Write a digest in a language, by a template of one's own where there is one."""
    from pdca.reports.digest import digest_mail

    own = own_if_there(session.settings)
    return digest_mail(digest, language, folders=[*([own] if own else []), shipped("templates")])


def letters_of_today(session: Session, found: "Reminders") -> "tuple[Letter, ...]":
    """Write today's reminders as letters, for every channel."""
    from pdca.usecases.reminding import reminder_letters

    return reminder_letters(found, partial(written, session))


def withdraw(session: Session, letters: "Iterable[Letter] | None" = None) -> "tuple[Posted, ...]":
    """Take back the reminders that wait and no longer tell the truth; say which.

    Called before anything is carried: `outbox send` may run days after a server went out of reach.
    """
    from pdca.usecases.reminding import is_any_waiting, withdraw_outdated

    if not is_any_waiting(session.store()):
        return ()
    fresh = letters_of_today(session, todays_reminders(session)) if letters is None else tuple(letters)
    gone = withdraw_outdated(session.store(), fresh, session.now())
    for letter in gone:
        name = one_line(letter.envelope.name)
        talk(
            _("M-{number} to {name} is withdrawn: its day is over, or what it said no longer holds").format(
                number=letter.number, name=name
            )
        )
    return gone


def carrier_of(channel: Channel) -> "tuple[Carrier, Mailbox]":
    """Return who carries letters of a channel, and the sender that stands on them.

    Raises:
        WrongInput: the settings name no server, or make no sense.
    """
    from pdca.mail.addresses import Mailbox

    if channel is Channel.TELEGRAM:
        from pdca.mail.telegram import Messenger

        return Messenger(telegram_bot(os.environ)), Mailbox(name="", address="bot@telegram.invalid")
    from pdca.mail.postman import Postman

    server = mail_server(os.environ)
    return Postman(server), server.sender


def secrets_in_the_open() -> "Iterable[Path]":
    """Yield the files with a password or a token that others may read."""
    return dict.fromkeys((*open_secrets(os.environ), *open_tokens(os.environ)))


def reached(each: "PersonDigest", channels: Iterable[Channel]) -> tuple[str, ...]:
    """Return the addresses of a person that belong to some channels."""
    wanted = frozenset(channels)
    return tuple(address for address in each.addresses if channel_of(address) in wanted)


def tell_unreached(found: "Reminders", channels: tuple[Channel, ...]) -> None:
    """Name everybody who would be reminded and whom nothing reaches, with what to type."""
    for each in found.digests:
        if reached(each, channels):
            continue
        name = one_line(each.person.name)
        if channels == (Channel.TELEGRAM,):
            text = _("{name} (P-{number}) gets nothing: no chat; name it in pdca.toml: [telegram.chats]")
        else:
            text = _(
                "{name} (P-{number}) gets nothing: no mail address; enter it: pdca person change P-{number} "
                "--mail ADDRESS"
            )
        talk(text.format(name=name, number=each.person.number))


def tell_plan(found: "Reminders", channels: tuple[Channel, ...]) -> None:
    """Print who would get what."""
    table = Table(
        (
            Column(_("Who"), is_flexible=True),
            Column(_("Overdue"), is_right=True),
            Column(_("Due today"), is_right=True),
            Column(_("To decide"), is_right=True),
            Column(_("Due soon"), is_right=True),
            Column(_("Late with others"), is_right=True),
            Column(_("Goes to"), is_flexible=True),
        )
    )
    for each in found.digests:
        digest = each.digest
        overdue = number(len(digest.overdue))
        table.add(
            each.person.name,
            Cell(f"! {overdue}", "red") if digest.overdue else overdue,
            number(len(digest.today)),
            number(len(digest.decisions)),
            number(len(digest.soon)),
            number(len(digest.others)),
            ", ".join(map(shown_address, reached(each, channels))) or "—",
        )
    tell_table(table)


def shown_address(address: str) -> str:
    """Write an address as people read it."""
    return f"Telegram {address.removeprefix(CHAT)}" if address.startswith(CHAT) else address


def plain_reminders(found: "Reminders", channels: tuple[Channel, ...]) -> dict[str, object]:
    """Return what JSON tells of the reminders of a day."""
    late = {line.name for each in found.digests for line in each.digest.overdue if line.task == "move"}
    return {
        "day": found.day,
        "is_working_day": found.is_working,
        "overdue_cycles": sorted(late, key=lambda name: int(name[2:])),
        "digests": [
            {
                "person": each.person.number,
                "name": each.person.name,
                "language": each.person.language,
                "goes_to": reached(each, channels),
                "counts": {
                    part: len(getattr(each.digest, part))
                    for part in ("overdue", "today", "decisions", "soon", "others")
                },
                "not_pressing": each.digest.rest,
                **{
                    part: getattr(each.digest, part)
                    for part in ("overdue", "today", "decisions", "soon", "others")
                },
            }
            for each in found.digests
        ],
        "unreached": [each.person.name for each in found.digests if not reached(each, channels)],
    }


def tell_nothing_pressing(found: "Reminders") -> None:
    """Say that nobody is reminded today."""
    if not found.digests:
        tell(_("Nothing is pressing today; nobody is reminded."))
