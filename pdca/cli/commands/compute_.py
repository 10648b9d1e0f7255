"""`pdca compute`: what the exports and the log say about the criteria of a catalogue; nothing is written."""

from datetime import date
from typing import TYPE_CHECKING

import click

from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import PAST_DAY
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _, ngettext
from pdca.domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdca.usecases.measuring import Measured


@click.command(
    "compute",
    help=_(
        "Show the criteria that data can answer: figure, limit, rows counted, and how it is counted. "
        "Nothing is written."
    ),
)
@click.argument("criteria", metavar="CRITERION", nargs=-1)
@click.option("--catalogue", "name", metavar="NAME|FILE", help=_("The catalogue; sales-head by default."))
@click.option("--person", metavar="PERSON", help=_("The head whose own deals and assignments are meant."))
@click.option("--on", type=PAST_DAY, help=_("The day that is looked back from; today by default."))
@pass_session
def command(
    session: Session, /, criteria: tuple[str, ...], name: str | None, person: str | None, on: date | None
) -> None:
    from pdca.cli.definitions import DEFAULT_CATALOGUE, load_catalogue
    from pdca.cli.doubt_views import doubt_as_data, tell_doubts
    from pdca.cli.measured_views import measured_as_data, tell_measured
    from pdca.usecases.measuring import doubt_exports, measure

    catalogue = load_catalogue(name or DEFAULT_CATALOGUE)
    measured = _chosen(measure(session.store(), catalogue, person=person, at=session.now(), on=on), criteria)
    doubts = doubt_exports(session.store(), measured, at=session.now(), on=on)
    if session.is_json:
        tell_json(
            "computed",
            criteria=[measured_as_data(each) for each in measured],
            doubts=[doubt_as_data(each) for each in doubts],
        )
        return
    tell_measured(measured, session.language)
    tell_doubts(doubts, session.language)
    answered = sum(each.computed.found is not None for each in measured)
    tell()
    text = ngettext("Measured: {n} of {all} criterion.", "Measured: {n} of {all} criteria.", len(measured))
    tell(text.format(n=answered, all=len(measured)))
    if answered:
        tell(_("Next: pdca assess PERSON --from-evidence"))


def _chosen(measured: "Sequence[Measured]", criteria: tuple[str, ...]) -> "Sequence[Measured]":
    from pdca.definitions.mistakes import nearest

    known = tuple(each.criterion.id for each in measured)
    for criterion in criteria:
        if criterion not in known:
            raise NotFound(
                "criterion-not-computed",
                criterion=criterion,
                did_you_mean=nearest(criterion, known),
                known=known,
            )
    return [each for each in measured if not criteria or each.criterion.id in criteria]
