"""`pdca check`: write what was learned and whether the prediction held."""

import click

from pdca.cli.answers import answer_change
from pdca.cli.check_views import check_lines
from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import NUMBER, TEXT, Word
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.domain.cycle_events import Prediction
from pdca.domain.variation import Centre


@click.command(
    "check",
    help=_(
        "Write what was learned and whether the prediction held; without options show what there is to "
        "judge.\n\n"
        'Examples: pdca check 7 --prediction held --learned "…"; pdca check 7 --median'
    ),
)
@click.argument("number", type=NUMBER)
@click.option("--learned", type=TEXT, help=_("What was learned."))
@click.option("--prediction", type=Word(Prediction), help=_("Whether it held."))
@click.option("--median", is_flag=True, help=_("Show the limits by the median step, for looking only."))
@pass_session
def command(
    session: Session, /, number: int, learned: str | None, prediction: Prediction | None, *, median: bool
) -> None:
    from pdca.usecases.checking import write_check

    if learned is None and prediction is None:
        _show(session, number, Centre.MEDIAN if median else Centre.MEAN)
        return
    if median:
        raise click.UsageError(_("--median only shows; leave it out to write"))
    changed = write_check(
        session.store(), number, acting=session.acting(), learned=learned, prediction=prediction
    )
    answer_change(session, changed, _("The check is written."))


def _show(session: Session, number: int, variant: Centre) -> None:
    from pdca.domain.series import judgement
    from pdca.usecases.desk import show_cycle

    here = show_cycle(session.store(), number, session.acting())
    if not session.is_json:
        for line in check_lines(here, variant):
            tell(line)
        return
    tell_json(
        "check",
        cycle=number,
        plan=here.cycle.plan,
        readings=here.cycle.readings,
        check=here.cycle.check,
        judgement=judgement(here.cycle, here.organisation, variant),
    )
