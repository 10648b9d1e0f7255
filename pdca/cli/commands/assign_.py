"""`pdca assign`: open the cycles of findings and make someone responsible."""

from typing import TYPE_CHECKING

import click

from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import FINDING, TEXT
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import dated, one_line
from pdca.domain.text import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdca.usecases.assigning import Assigned, Assignment
    from pdca.usecases.places import InQueue


@click.command(
    "assign",
    help=_(
        "Open the cycle of each finding and make someone responsible; you become its assigner and, "
        "unless you name another, its checker.\n\n"
        "Nobody has more cycles in work than their limit, three unless changed by pdca person change; "
        "what is more waits in their queue, the most severe first. When a place is free, --queued "
        "opens what you let wait."
    ),
)
@click.argument("numbers", type=FINDING, nargs=-1)
@click.option("--all", "all_waiting", is_flag=True, help=_("All findings that nobody is responsible for."))
@click.option("--queued", is_flag=True, help=_("What waits in a queue and has a place now."))
@click.option("--to", metavar="PERSON", help=_("Who is responsible."))
@click.option("--checker", metavar="PERSON", help=_("Who checks the effect; never the responsible."))
@click.option("--over-limit", is_flag=True, help=_("Open them even over the limit of the person."))
@click.option("--reason", type=TEXT, help=_("Why it must go over the limit."))
@click.option("--dry-run", "is_trial", is_flag=True, help=_("Say what would happen and write nothing."))
@pass_session
def command(
    session: Session,
    /,
    numbers: tuple[int, ...],
    to: str | None,
    checker: str | None,
    reason: str | None,
    *,
    all_waiting: bool,
    queued: bool,
    over_limit: bool,
    is_trial: bool,
) -> None:
    from pdca.usecases.assigning import assign, open_queued

    if (bool(numbers), all_waiting, queued).count(True) != 1:
        raise click.UsageError(_("name findings, or use --all or --queued"))
    if queued and (to or checker or over_limit or reason):
        raise click.UsageError(_("--queued opens what waits, for whom it waits; it takes no other option"))
    if over_limit != (reason is not None):
        raise click.UsageError(_("--over-limit and --reason go together"))
    if queued:
        made = open_queued(session.store(), acting=session.acting(), is_trial=is_trial)
    elif to is None:
        raise click.UsageError(_("say who is responsible: --to PERSON"))
    else:
        made = assign(
            session.store(),
            numbers,
            to,
            acting=session.acting(),
            checker=checker,
            all_waiting=all_waiting,
            over_limit=reason,
            is_trial=is_trial,
        )
    _answer(session, made, is_trial=is_trial)


def _answer(session: Session, made: "Assignment", *, is_trial: bool) -> None:
    if session.is_json:
        _answer_as_data(made, is_trial=is_trial)
        return
    for one in made.assigned:
        tell(_begun(one, made, session.language))
    for line in _waiting(made, session.language):
        tell(line)
    if is_trial:
        tell(_("Nothing was written. To do it, leave --dry-run out."))
    elif made.assigned:
        tell(_("Next, for the responsible: pdca my"))


def _answer_as_data(made: "Assignment", *, is_trial: bool) -> None:
    opened = [
        {
            "finding": each.finding.number,
            "cycle": each.cycle.number,
            "due": each.cycle.due,
            "changed": not each.is_repeat,
        }
        for each in made.assigned
    ]
    waiting = [
        {"finding": each.finding.number, "position": each.position, "changed": not each.is_repeat}
        for each in made.queued
    ]
    tell_json("assignment", changed=made.is_change and not is_trial, assigned=opened, queued=waiting)


def _begun(one: "Assigned", made: "Assignment", language: str) -> str:
    cycle, finding = one.cycle, one.finding
    facts = {
        "finding": f"F-{finding.number}",
        "cycle": f"C-{cycle.number}",
        "title": one_line(said(cycle.title, language)),
        "name": one_line(made.organisation.people[cycle.responsible].name),
    }
    if one.is_repeat:
        return _("{finding} was assigned to {name} as {cycle} already; nothing was written.").format(**facts)
    due = dated(cycle.due) if cycle.due else "—"
    return _("{cycle} «{title}»: {name}, the plan is due {due}").format(**facts, due=due)


def _waiting(made: "Assignment", language: str) -> "Iterator[str]":
    for each in made.queued:
        yield _queued(each, made, language)
    if made.queued and (who := made.queued[0].finding.queued) is not None:
        person = made.organisation.people[who.responsible]
        told = _(
            "{name} may have {limit} cycles in work at once. When one ends: pdca assign --queued. "
            'Not to wait: --over-limit --reason "…"'
        )
        yield told.format(name=one_line(person.name), limit=person.limit)


def _queued(each: "InQueue", made: "Assignment", language: str) -> str:
    who = each.finding.queued
    name = one_line(made.organisation.people[who.responsible].name) if who else "—"
    facts = {
        "finding": f"F-{each.finding.number}",
        "title": one_line(said(each.finding.title, language)),
        "name": name,
        "n": each.position,
    }
    if each.is_repeat:
        return _("{finding} «{title}» is in the queue already, at place {n}: {name}").format(**facts)
    return _("{finding} «{title}» is put in the queue, at place {n}: {name}.").format(**facts)
