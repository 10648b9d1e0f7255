"""`pdca outbox`: what mail waits, was sent or was given up, and what a person decides about it."""

import click

from pdca.cli.commands.send_ import carry_all, exit_code, tell_letters, tell_trouble
from pdca.cli.letters import addressee, plain_letter, standing, step_line, why
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.parameters import LETTER
from pdca.cli.reminders import carrier_of, withdraw
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Cell, Column, Table
from pdca.cli.text import _, pgettext
from pdca.cli.words import moment, one_line, term
from pdca.domain.mail import SETTLED, Channel, Delivery, channel_of


@click.group("outbox", help=_("See what mail waits, was sent or was given up; try it again or drop it."))
def command() -> None:
    pass


@command.command("list", help=_("List letters: those that are not sent yet, or all."))
@click.option("--all", "is_all", is_flag=True, help=_("Those that were sent or dropped, too."))
@pass_session
def list_(session: Session, *, is_all: bool) -> None:
    from pdca.usecases.posting import letters_of

    organisation, letters = letters_of(session.store())
    listed = [each for each in letters if is_all or each.progress.delivery not in SETTLED]
    if session.is_json:
        tell_json("outbox", letters=[plain_letter(each, session.language) for each in listed])
        return
    if not listed:
        tell(_("No letter waits. All that were sent: pdca outbox list --all"))
        return
    table = Table(
        (
            Column(_("No")),
            Column(_("To"), is_flexible=True),
            Column(pgettext("letter", "Stands")),
            Column(_("Since or until")),
            Column(_("Why"), is_flexible=True),
        )
    )
    for each in listed:
        here = each.progress
        colour = "red" if here.delivery is Delivery.FAILED else None
        table.add(
            f"M-{each.number}",
            addressee(each),
            Cell(term(here.delivery), colour),
            moment(here.due_at, organisation.zone),
            why(each, session.language),
        )
    tell_table(table)


@command.command("show", help=_("Show a letter and everything that happened to it."))
@click.argument("number", type=LETTER)
@pass_session
def show(session: Session, number: int) -> None:
    from pdca.usecases.posting import letter_of

    organisation, letter, steps = letter_of(session.store(), number)
    if session.is_json:
        tell_json("letter", letter=plain_letter(letter, session.language), steps=steps)
        return
    envelope = letter.envelope
    tell(standing(letter, organisation=organisation, language=session.language))
    for title, value in (
        (_("To"), addressee(letter)),
        (_("Subject"), envelope.subject),
        (_("What"), envelope.key),
        (_("Message"), envelope.message_id),
        (_("Made from"), f"{envelope.made_from}:{envelope.head_hash}"),
    ):
        tell(f"{title}: {one_line(value)}")
    for step in steps:
        told = step_line(step, organisation, session.language)
        tell(f"  {moment(step.at, organisation.zone)}  {told}")


@command.command(
    "send",
    help=_(
        "Send what is due. A scheduler may type this every quarter of an hour: what a server put off is "
        "tried again after 5 and 15 minutes, 1, 3, 6, 12 and three times 24 hours, then given up."
    ),
)
@pass_session
def send(session: Session) -> int:
    from pdca.usecases.posting import letters_of

    withdraw(session)
    organisation, there = letters_of(session.store())
    waiting = (each for each in there if each.progress.delivery not in SETTLED)
    channels = {channel_of(each.envelope.address) for each in waiting} or {Channel.MAIL}
    rounds = [carry_all(session, carrier_of(channel)[0]) for channel in sorted(channels)]
    letters = [letter for made in rounds for letter in made.letters]
    trouble = next((made.trouble for made in rounds if made.trouble), None)
    code = exit_code(letters, trouble)
    if session.is_json:
        tell_json("send", sent=code == 0, letters=[plain_letter(each, session.language) for each in letters])
    elif not letters and trouble is None:
        tell(_("Nothing is due."))
    else:
        tell_letters(session, letters, organisation)
    for made in rounds:
        tell_trouble(session, made.trouble)
    return code


@command.command("retry", help=_("Let a letter be tried at once, also one that was given up."))
@click.argument("number", type=LETTER)
@pass_session
def retry_(session: Session, number: int) -> None:
    from pdca.usecases.mail_decisions import retry

    letter = retry(session.store(), number, session.acting())
    if session.is_json:
        tell_json("letter", letter=plain_letter(letter, session.language))
        return
    tell(
        _("M-{number} is due: {name}. Send it: pdca outbox send").format(
            number=number, name=addressee(letter)
        )
    )


@command.command("drop", help=_("Take a letter out of the queue for good."))
@click.argument("number", type=LETTER)
@pass_session
def drop_(session: Session, number: int) -> None:
    from pdca.usecases.mail_decisions import drop

    letter = drop(session.store(), number, session.acting())
    if session.is_json:
        tell_json("letter", letter=plain_letter(letter, session.language))
        return
    tell(_("M-{number} is dropped: {name}").format(number=number, name=addressee(letter)))
