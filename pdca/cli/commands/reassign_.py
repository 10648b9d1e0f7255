"""`pdca reassign`: make another person responsible for a cycle, its assigner or its checker."""

import click

from pdca.cli.answers import answer_change
from pdca.cli.parameters import NUMBER, TEXT
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.domain.process import Relation


@click.command(
    "reassign",
    help=_(
        "Make another person responsible for a cycle, its assigner or its checker. Actions keep their "
        "assignees: pdca action reassign."
    ),
)
@click.argument("number", type=NUMBER)
@click.option("--to", metavar="PERSON", help=_("Who is responsible from now on."))
@click.option("--assigner", metavar="PERSON", help=_("Who decides from now on."))
@click.option("--checker", metavar="PERSON", help=_("Who checks from now on."))
@click.option("--reason", type=TEXT, required=True, help=_("Why."))
@click.option("--over-limit", is_flag=True, help=_("Do it even over the limit of the person."))
@pass_session
def command(
    session: Session,
    number: int,
    to: str | None,
    assigner: str | None,
    checker: str | None,
    *,
    reason: str,
    over_limit: bool,
) -> None:
    from pdca.usecases.reassigning import reassign

    typed = {Relation.RESPONSIBLE: to, Relation.ASSIGNER: assigner, Relation.CHECKER: checker}
    wanted = {relation: name for relation, name in typed.items() if name}
    if not wanted:
        raise click.UsageError(_("say who: --to, --assigner or --checker"))
    acting = session.acting()
    changed = reassign(session.store(), number, wanted, reason, acting=acting, over_limit=over_limit)
    sentences = {
        Relation.RESPONSIBLE: _("{name} is responsible now."),
        Relation.ASSIGNER: _("{name} decides now."),
        Relation.CHECKER: _("{name} checks now."),
    }
    here = changed.shown
    done = [sentences[each].format(name=here.name(here.cycle.person(each))) for each in wanted]
    answer_change(session, changed, " ".join(done))
