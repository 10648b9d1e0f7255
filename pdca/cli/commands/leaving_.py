"""`pdca person leave` and `pdca person return`: who has left the company, and who came back."""

from datetime import date

import click

from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import PAST_DAY, TEXT, TITLE
from pdca.cli.sentences import sentence
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _, ngettext
from pdca.cli.words import day


@click.command(
    "leave",
    help=_(
        "Say that a person has left the company. From then on they cannot act and get no letters; what "
        "they did stays named.\n\n"
        "Whoever leaves has nothing in their hands any more: what waits for them is handed over first, or "
        "all of it at once with --hand-over-to, as far as nobody would then approve or check their own work."
    ),
)
@click.argument("name", metavar="PERSON", type=TITLE)
@click.option("--on", type=PAST_DAY, help=_("The day they left; today when it is left out."))
@click.option("--hand-over-to", "to", metavar="PERSON", type=TITLE, help=_("Who gets all that they have."))
@click.option("--reason", type=TEXT, help=_("Why; that they left when it is left out."))
@click.option("--over-limit", is_flag=True, help=_("Do it even over the limit of the person."))
@pass_session
def leave(
    session: Session, name: str, on: date | None, to: str | None, reason: str | None, *, over_limit: bool
) -> None:
    from pdca.usecases.leaving import HandingOver
    from pdca.usecases.leaving import leave as let_leave

    if to is None and (reason or over_limit):
        raise click.UsageError(_("--reason and --over-limit belong to --hand-over-to"))
    why = reason or _("{name} has left the company").format(name=name)
    handing = HandingOver(to=to, reason=why, over_limit=over_limit) if to else None
    left = let_leave(session.store(), name, acting=session.acting(), on=on, handing=handing)
    person = left.person
    if session.is_json:
        handed = [{"code": each.code, **each.facts} for each in left.handed]
        tell_json("person", changed=not left.is_repeat, person=person, handed_over=handed)
        return
    facts = {"name": person.name, "number": person.number, "day": day(person.left_on)}
    if left.is_repeat:
        tell(_("{name} (P-{number}) left on {day}; nothing was written.").format(**facts))
        return
    tell(_("{name} (P-{number}) left on {day}.").format(**facts))
    if left.to is not None and left.handed:
        tell(_("{name} has from now on:").format(name=left.to.name))
        for each in left.handed:
            tell(f"  • {sentence(each.code, each.facts, session.language)}")
    if left.letters:
        text = ngettext("{n} letter to them is not sent.", "{n} letters to them are not sent.", left.letters)
        tell(text.format(n=left.letters))


@click.command("return", help=_("Say that a person who had left the company is there again."))
@click.argument("name", metavar="PERSON", type=TITLE)
@click.option("--on", type=PAST_DAY, help=_("The day they came back; today when it is left out."))
@pass_session
def come_back(session: Session, name: str, on: date | None) -> None:
    from pdca.usecases.leaving import come_back as let_return

    back = let_return(session.store(), name, acting=session.acting(), on=on)
    if session.is_json:
        tell_json("person", changed=not back.is_repeat, person=back.person)
    elif back.is_repeat:
        tell(_("It was so already; nothing was written."))
    else:
        facts = {"name": back.person.name, "number": back.person.number}
        tell(_("{name} (P-{number}) is there again.").format(**facts))
