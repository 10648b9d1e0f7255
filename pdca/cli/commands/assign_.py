"""`pdca assign`: open the cycles of findings and make someone responsible."""

import click

from pdca.cli.output import tell, tell_json
from pdca.cli.parameters import FINDING
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import dated, one_line
from pdca.domain.text import said


@click.command(
    "assign",
    help=_(
        "Open the cycle of each finding and make someone responsible; you become its assigner and, unless "
        "you name another, its checker.\n\n"
        "Examples: pdca assign F-3 F-4 --to Смирнов; pdca assign --all --to Смирнов --checker Орлова"
    ),
)
@click.argument("numbers", type=FINDING, nargs=-1)
@click.option("--all", "all_waiting", is_flag=True, help=_("All findings that nobody is responsible for."))
@click.option("--to", metavar="PERSON", required=True, help=_("Who is responsible."))
@click.option("--checker", metavar="PERSON", help=_("Who checks the effect; never the responsible."))
@pass_session
def command(
    session: Session, numbers: tuple[int, ...], *, all_waiting: bool, to: str, checker: str | None
) -> None:
    from pdca.usecases.assigning import assign

    if bool(numbers) == all_waiting:
        raise click.UsageError(_("name findings, or use --all"))
    made = assign(
        session.store(), numbers, to, acting=session.acting(), checker=checker, all_waiting=all_waiting
    )
    if session.is_json:
        opened = [
            {
                "finding": a.finding.number,
                "cycle": a.cycle.number,
                "due": a.cycle.due,
                "changed": not a.is_repeat,
            }
            for a in made.assigned
        ]
        tell_json("assignment", changed=any(not a.is_repeat for a in made.assigned), assigned=opened)
        return
    for one in made.assigned:
        cycle, finding = one.cycle, one.finding
        facts = {
            "finding": f"F-{finding.number}",
            "cycle": f"C-{cycle.number}",
            "title": one_line(said(cycle.title, session.language)),
            "name": one_line(made.organisation.people[cycle.responsible].name),
        }
        if one.is_repeat:
            tell(
                _("{finding} was assigned to {name} as {cycle} already; nothing was written.").format(**facts)
            )
        elif cycle.due:
            tell(_("{cycle} «{title}»: {name}, the plan is due {due}").format(**facts, due=dated(cycle.due)))
    tell(_("Next, for the responsible: pdca my"))
