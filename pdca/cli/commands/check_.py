"""`pdca check`: write what was learned and whether the prediction held."""

from typing import TYPE_CHECKING

import click

from pdca.cli.answers import answer_change
from pdca.cli.check_views import check_lines
from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import NUMBER, TEXT, Word
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.domain.cycle_events import Prediction
from pdca.domain.variation import Centre

if TYPE_CHECKING:
    from pdca.usecases.desk import Changed


@click.command(
    "check",
    help=_(
        "Write what was learned and whether the prediction held; without options the checker gets a "
        "form in the editor, and everybody else is shown what there is to judge."
    ),
)
@click.argument("number", type=NUMBER)
@click.option("--learned", type=TEXT, help=_("What was learned."))
@click.option("--prediction", type=Word(Prediction), help=_("Whether it held."))
@click.option("--median", is_flag=True, help=_("Show the limits by the median step, for looking only."))
@click.option("--show", is_flag=True, help=_("Only show what there is to judge."))
@click.option("--ask", "is_asked", is_flag=True, help=_("Ask question by question."))
@click.option("--draft", "is_continued", is_flag=True, help=_("Go on with the draft that was kept."))
@pass_session
def command(
    session: Session,
    /,
    number: int,
    learned: str | None,
    prediction: Prediction | None,
    *,
    median: bool,
    show: bool,
    is_asked: bool,
    is_continued: bool,
) -> None:
    from pdca.usecases.checking import write_check

    is_given = not (learned is None and prediction is None)
    if is_given and median:
        raise click.UsageError(_("--median only shows; leave it out to write"))
    if (is_given or median or show) and (is_asked or is_continued):
        raise click.UsageError(_("--ask and --draft stand alone"))
    if is_given:
        changed: Changed | None = write_check(
            session.store(), number, acting=session.acting(), learned=learned, prediction=prediction
        )
    elif not (median or show) and _is_to_be_filled_in(session, number, is_wanted=is_asked or is_continued):
        changed = _fill_in(session, number, is_asked=is_asked, is_continued=is_continued)
    else:
        _show(session, number, Centre.MEDIAN if median else Centre.MEAN)
        return
    if changed is not None:
        answer_change(session, changed, _("The check is written."))


def _is_to_be_filled_in(session: Session, number: int, *, is_wanted: bool) -> bool:
    """Tell whether it is the person's to check now: who may only look is shown it and not refused."""
    from pdca.cli.forms.ways import is_at_terminal, require_terminal
    from pdca.domain.errors import Refused
    from pdca.usecases.filling import begin_check

    if is_wanted:
        require_terminal(session, "--prediction, --learned, --show")
        return True
    if not is_at_terminal(session):
        return False
    try:
        begin_check(session.store(), number, session.acting())
    except Refused:
        return False
    return True


def _fill_in(session: Session, number: int, *, is_asked: bool, is_continued: bool) -> "Changed | None":
    from pdca.cli.forms.check_job import check_job
    from pdca.cli.forms.ways import filled_in

    job, sheet = check_job(session, number)
    return filled_in(session, job, sheet, is_asked=is_asked, is_continued=is_continued)


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
