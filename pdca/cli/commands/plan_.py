"""`pdca plan`: write the plan of a cycle."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pdca.cli.answers import answer_change
from pdca.cli.output import tell
from pdca.cli.parameters import BAND, COMPUTATION, DAY, NUMBER, TEXT, VALUE, Word
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _, ngettext
from pdca.domain.catalogue import Direction
from pdca.domain.plan import CauseIn

if TYPE_CHECKING:
    from pdca.usecases.desk import Changed
    from pdca.usecases.planning import PlannedAction


@click.command(
    "plan",
    help=_(
        "Write the plan of a cycle: without options in a form that opens in your editor, with what "
        "the catalogue proposes; what is not given stays as it is."
    ),
)
@click.argument("number", type=NUMBER)
@click.option(
    "--file", "path", type=click.Path(path_type=Path), help=_("Read the plan from a YAML file; - is stdin.")
)
@click.option("--suggested", is_flag=True, help=_("Fill what is empty with what the catalogue proposes."))
@click.option("--goal", type=TEXT, help=_("What will be different."))
@click.option(
    "--why", "whys", type=TEXT, multiple=True, help=_("A why; repeat it, from the sign to the root cause.")
)
@click.option("--cause-in", type=Word(CauseIn), help=_("What the last why is about."))
@click.option("--why-not-held", type=TEXT, help=_("Why the earlier cycle of the same sign did not hold."))
@click.option("--measure", type=TEXT, help=_("What is measured."))
@click.option("--unit", type=TEXT, help=_("Its unit."))
@click.option("--direction", type=Word(Direction), help=_("Which way is better."))
@click.option("--baseline", type=VALUE, help=_("Its value today."))
@click.option("--baseline-period", type=TEXT, help=_("The period it was measured in."))
@click.option("--target", type=VALUE, help=_("The value to reach."))
@click.option("--target-on", type=DAY, help=_("By when."))
@click.option("--prediction", type=TEXT, help=_("What you expect to happen."))
@click.option(
    "--predicted", type=BAND, help=_("The figure that you expect, or two: 90, 85..95; Check compares.")
)
@click.option("--check-method", type=TEXT, help=_("How it will be checked."))
@click.option("--data-source", type=TEXT, help=_("From which data."))
@click.option("--counter", "counter_measure", type=TEXT, help=_("What must not get worse."))
@click.option("--counter-unit", type=TEXT, help=_("Its unit."))
@click.option("--counter-direction", type=Word(Direction), help=_("Which way is better for it."))
@click.option("--counter-baseline", type=VALUE, help=_("Its value today, or the limit it must keep."))
@click.option(
    "--computed",
    type=COMPUTATION,
    metavar="NAME",
    help=_("The computation that takes the readings from imported data; - for none."),
)
@click.option(
    "--counter-computed", type=COMPUTATION, metavar="NAME", help=_("The same for what must not get worse.")
)
@click.option(
    "--observation", type=click.IntRange(1, 250), help=_("Working days that the effect is watched.")
)
@click.option("--ask", "is_asked", is_flag=True, help=_("Ask question by question."))
@click.option("--draft", "is_continued", is_flag=True, help=_("Go on with the draft that was kept."))
@pass_session
def command(
    session: Session,
    /,
    number: int,
    path: Path | None,
    *,
    suggested: bool,
    whys: tuple[str, ...],
    is_asked: bool,
    is_continued: bool,
    **typed: object,
) -> None:
    from pdca.usecases.planning import write_plan

    changes: dict[str, Any] = {name: value for name, value in typed.items() if value is not None}
    if whys:
        changes["whys"] = whys
    actions: tuple[PlannedAction, ...] = ()
    if path is not None:
        from_file, actions = _read(path)
        changes = {**from_file, **changes}
    if "predicted" in changes:
        changes["predicted_low"], changes["predicted_high"] = changes.pop("predicted")
    if not (changes or suggested or actions):
        filled = _fill_in(session, number, is_asked=is_asked, is_continued=is_continued)
        if filled is not None:
            answer_change(session, filled, _("The plan is written."))
        return
    if is_asked or is_continued:
        raise click.UsageError(_("--ask and --draft stand alone"))
    changed = write_plan(
        session.store(),
        number,
        changes,
        acting=session.acting(),
        actions=actions,
        suggested_in=session.language if suggested else None,
    )
    count = len(changed.shown.cycle.plan.whys)
    replaced = ngettext(
        "The plan is written; it has {n} why now.", "The plan is written; it has {n} whys now.", count
    )
    answer_change(session, changed, replaced.format(n=count) if whys else _("The plan is written."))
    if session.is_json:
        return
    if suggested:
        _tell_suggested_actions(session, number)
    if suggested or changes.get("computed") or changes.get("counter_computed"):
        _tell_computed(session, number)


def _tell_suggested_actions(session: Session, number: int) -> None:
    from pdca.usecases.planning import suggested_actions

    tell(_("Actions that the catalogue proposes; add those that fit:"))
    for title in suggested_actions(session.store(), number, session.language):
        tell(f'  pdca action add {number} "{title}" --to … --due …')


def _tell_computed(session: Session, number: int) -> None:
    """Tell what data say today of the figures left to them, and how to make it the baseline."""
    from pdca.cli.taken_views import baseline_lines
    from pdca.usecases.taking import said_by_data

    for said in said_by_data(session.store(), number, acting=session.acting()):
        for line in baseline_lines(said, session.language):
            tell(line)


def _read(path: Path) -> tuple[dict[str, object], tuple["PlannedAction", ...]]:
    from pdca.cli.files import form_source
    from pdca.cli.forms.plan_values import actions_in, changes_in
    from pdca.definitions.plan_form import read_plan

    filled = read_plan(form_source(path))
    return changes_in(filled), actions_in(filled)


def _fill_in(session: Session, number: int, *, is_asked: bool, is_continued: bool) -> "Changed | None":
    from pdca.cli.forms.plan_job import plan_job
    from pdca.cli.forms.ways import filled_in, require_terminal

    require_terminal(session, "--goal, --why, --measure, --suggested, --file")
    job, sheet = plan_job(session, number)
    return filled_in(session, job, sheet, is_asked=is_asked, is_continued=is_continued)
