"""`pdca check`: write what was learned and whether the prediction held."""

import click

from pdca.cli.answers import answer_change
from pdca.cli.check_views import check_lines
from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import NUMBER, TEXT, Word
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.domain.cycle_events import Prediction


@click.command(
    "check",
    help=_(
        "Write what was learned and whether the prediction held; without options show what there is to "
        "judge.\n\n"
        'Example: pdca check 7 --prediction held --learned "…"'
    ),
)
@click.argument("number", type=NUMBER)
@click.option("--learned", type=TEXT, help=_("What was learned."))
@click.option("--prediction", type=Word(Prediction), help=_("Whether it held."))
@pass_session
def command(session: Session, number: int, learned: str | None, prediction: Prediction | None) -> None:
    from pdca.domain.series import judgement
    from pdca.usecases.checking import write_check
    from pdca.usecases.desk import show_cycle

    if learned is None and prediction is None:
        here = show_cycle(session.store(), number, session.acting())
        if session.is_json:
            tell_json(
                "check",
                cycle=number,
                plan=here.cycle.plan,
                readings=here.cycle.readings,
                check=here.cycle.check,
                judgement=judgement(here.cycle, here.organisation),
            )
            return
        for line in check_lines(here):
            tell(line)
        return
    changed = write_check(
        session.store(), number, acting=session.acting(), learned=learned, prediction=prediction
    )
    answer_change(session, changed, _("The check is written."))
