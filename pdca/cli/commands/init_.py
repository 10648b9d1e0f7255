"""`pdca init`: make the database of an organisation."""

import click

from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import TITLE
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _


@click.command(
    "init",
    help=_("Make the database of an organisation, with its calendar of holidays and the Deming cycle."),
)
@click.option("--org", "name", type=TITLE, required=True, help=_("The organisation's name."))
@click.option("--zone", default="Europe/Moscow", show_default=True, help=_("Its time zone."))
@click.option("--country", default="RU", show_default=True, help=_("The country of its holidays."))
@pass_session
def command(session: Session, name: str, zone: str, country: str) -> None:
    from pdca.cli.definitions import DEFAULT_PROCESS, load_process
    from pdca.usecases.founding import Founding, found

    founding = Founding(
        name=name, zone=zone, country=country.upper(), language=session.language, week=(0, 1, 2, 3, 4)
    )
    process = load_process(DEFAULT_PROCESS)
    place = session.place()
    founded = found(place, founding, process, session.acting())
    if session.is_json:
        tell_json("organisation", changed=not founded.is_repeat, name=founded.name, database=place.shown)
        return
    if founded.is_repeat:
        tell(
            _("«{name}» is there already: {place}; nothing was written.").format(name=name, place=place.shown)
        )
        return
    tell(_("«{name}» begins its log: {place}").format(name=name, place=place.shown))
    years = founded.known_years
    if years:
        tell(_("Holidays are known for {first}–{last}.").format(first=years[0], last=years[-1]))
    tell(_("Next: pdca person add NAME --role owner"))
