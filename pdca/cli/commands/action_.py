"""`pdca action`: add, finish, drop, hand on and list the actions of a cycle."""

from datetime import date
from typing import TYPE_CHECKING

import click

from pdca.cli.action_lists import actions_as_data, open_actions_table
from pdca.cli.answers import answer_change
from pdca.cli.filters import filtered, tell_nothing, typed_filters
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.parameters import DAY, NUMBER, TEXT, TITLE
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Cell, Column, Table
from pdca.cli.text import _, ngettext
from pdca.cli.words import dated, day_in_words
from pdca.domain.due import is_overdue

if TYPE_CHECKING:
    from pdca.domain.cycle import Action
    from pdca.usecases.desk import CycleShown
    from pdca.usecases.filtering import Filters


@click.group("action", help=_("Add, finish, drop, hand on and list the actions of a cycle."))
def command() -> None:
    pass


@command.command(
    "add",
    help=_("Add an action."),
)
@click.argument("number", type=NUMBER)
@click.argument("title", type=TITLE)
@click.option("--to", "assignee", metavar="PERSON", help=_("Who does it; the responsible by default."))
@click.option("--due", type=DAY, required=True, help=_("By when."))
@pass_session
def add(session: Session, number: int, title: str, assignee: str | None, due: date) -> None:
    from pdca.usecases.planning import PlannedAction, add_action

    action = PlannedAction(title=title, assignee=assignee, due=due)
    changed = add_action(session.store(), number, action, acting=session.acting())
    here = changed.shown
    when = day_in_words(due, here.today, here.organisation.calendar)
    done = _("Action {n} is added: due {due}.").format(n=len(here.cycle.actions), due=when)
    answer_change(session, changed, done)


@command.command("done", help=_("Mark an action as finished."))
@click.argument("number", type=NUMBER)
@click.argument("action", type=click.IntRange(1))
@click.option("--note", type=TEXT, help=_("What was done."))
@pass_session
def done(session: Session, number: int, action: int, note: str | None) -> None:
    from pdca.usecases.planning import finish_action

    changed = finish_action(session.store(), number, action, acting=session.acting(), note=note or "")
    is_evidenced = any(evidence.action == action for evidence in changed.shown.cycle.evidence)
    sentence = (
        _("Action {n} is finished.")
        if is_evidenced
        else _("Action {n} is finished. Attach evidence: pdca attach {number} FILE --action {n}")
    )
    answer_change(session, changed, sentence.format(n=action, number=number))


@command.command(
    "drop",
    help=_(
        "Drop an action: the assigner decides; from others it is a wish that waits for the assigner.\n\n"
        "The assigner grants a wish by typing the same without a reason. A wish that is not granted "
        "changes nothing: the action stays to be done."
    ),
)
@click.argument("number", type=NUMBER)
@click.argument("action", type=click.IntRange(1))
@click.option("--reason", type=TEXT, help=_("Why."))
@pass_session
def drop(session: Session, number: int, action: int, reason: str | None) -> None:
    from pdca.usecases.planning import drop_action

    changed = drop_action(session.store(), number, action, acting=session.acting(), reason=reason or "")
    found = changed.shown.cycle.action(action)
    is_dropped = found is not None and found.is_dropped
    waits = _("The wish to drop action {n} waits for {name}.").format(
        n=action, name=changed.shown.name(changed.shown.cycle.assigner)
    )
    answer_change(session, changed, _("Action {n} is dropped.").format(n=action) if is_dropped else waits)


@command.command("reassign", help=_("Give an action to another person."))
@click.argument("number", type=NUMBER)
@click.argument("action", type=click.IntRange(1))
@click.option("--to", metavar="PERSON", required=True, help=_("Who does it from now on."))
@click.option("--reason", type=TEXT, required=True, help=_("Why."))
@pass_session
def reassign(session: Session, number: int, action: int, to: str, reason: str) -> None:
    from pdca.usecases.reassigning import reassign_action

    changed = reassign_action(session.store(), number, action, to, reason, acting=session.acting())
    found = changed.shown.cycle.action(action)
    name = changed.shown.name(found.assignee) if found else to
    answer_change(session, changed, _("Action {n}: {name} does it now.").format(n=action, name=name))


@command.command(
    "list",
    help=_("List the actions of a cycle; without a number, all that are still to be done."),
)
@click.argument("number", type=NUMBER, required=False)
@filtered()
@pass_session
def list_(session: Session, number: int | None, filters: "Filters") -> None:
    if number is None:
        _list_open(session, filters)
    elif typed_filters(filters):
        raise click.UsageError(_("filters choose among all cycles; leave the number out"))
    else:
        _list_of_cycle(session, number)


def _list_open(session: Session, filters: "Filters") -> None:
    from pdca.usecases.listing import list_actions

    found = list_actions(session.store(), session.acting(), filters)
    count, late = len(found.actions), sum(line.is_overdue for line in found.actions)
    if session.is_json:
        tell_json("open-actions", today=found.today, actions=actions_as_data(found))
    elif not count:
        tell_nothing(_("No actions are to be done."), filters)
    else:
        tell_table(open_actions_table(session, found))
        total = ngettext("{n} action", "{n} actions", count).format(n=count)
        tell(_("{total}, overdue: {late}").format(total=total, late=late))


def _list_of_cycle(session: Session, number: int) -> None:
    from pdca.usecases.desk import show_cycle

    here = show_cycle(session.store(), number, session.acting())
    if session.is_json:
        tell_json("actions", cycle=number, actions=here.cycle.actions)
    elif here.cycle.actions:
        tell_table(actions_table(here))
    else:
        add = _('No actions yet. Add one: pdca action add {number} "…" --to PERSON --due DATE')
        tell(add.format(number=number))


def actions_table(here: "CycleShown") -> Table:
    """Lay the actions of the round out as a table."""
    table = Table(
        (
            Column(_("No")),
            Column(_("Action"), is_flexible=True),
            Column(_("Who"), is_flexible=True),
            Column(_("Due")),
            Column(_("State")),
        )
    )
    evidenced = {evidence.action for evidence in here.cycle.evidence}
    for action in here.cycle.actions:
        table.add(
            str(action.number),
            action.title,
            here.name(action.assignee),
            dated(action.due),
            _state(action, here.today, is_evidenced=action.number in evidenced),
        )
    return table


def _state(action: "Action", today: date, *, is_evidenced: bool) -> Cell:
    if action.is_dropped:
        return Cell(_("dropped"))
    if action.is_done:
        return Cell(_("finished, with evidence") if is_evidenced else _("finished, no evidence"))
    if action.drop_asked:
        return Cell(_("to be dropped, waits"))
    return Cell(_("overdue"), "red") if is_overdue(action.due, today) else Cell(_("open"))
