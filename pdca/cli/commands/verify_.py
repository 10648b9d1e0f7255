"""`pdca verify`: prove that the log is whole and was made by the rules."""

import click

from pdca.cli.output import tell, tell_json
from pdca.cli.sentences import sentence
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _, ngettext


@click.command(
    "verify",
    help=_(
        "Recompute the chain of the log, replay the rules over it, and compare the tables with it.\n\n"
        "A cut tail can only be found with the head hash of an earlier report: "
        "pdca verify --anchor 214:3fa9…"
    ),
)
@click.option("--anchor", metavar="[SEQ:]HASH", help=_("A head hash that an earlier report printed."))
@pass_session
def command(session: Session, anchor: str | None) -> int:
    from pdca.cli.working import Working
    from pdca.usecases.verifying import verify_log

    with Working(_("Checking the log")):
        found = verify_log(session.store(), anchor=anchor)
    if session.is_json:
        problems = [
            {"code": p.code, "facts": p.facts, "message": sentence(p.code, p.facts, session.language)}
            for p in found.problems
        ]
        tell_json("verification", seq=found.seq, head_hash=found.head_hash, anchor=anchor, problems=problems)
        return int(bool(found.problems))
    for problem in found.problems:
        tell(sentence(problem.code, problem.facts, session.language), "red")
    count = len(found.problems) + found.more
    if count:
        tell(ngettext("{n} problem found.", "{n} problems found.", count).format(n=count))
        return 1
    tell(
        _("Events 1 to {seq} are whole, allowed by the rules, and agree with the tables.").format(
            seq=found.seq
        )
    )
    tell(_("Head: {seq}:{hash}").format(seq=found.seq, hash=found.head_hash))
    if anchor is None:
        tell(_("No anchor was given: a tail that was cut off would not be seen."))
        tell(_("Take one from the foot of an old report: pdca verify --anchor SEQ:HASH"))
    else:
        tell(_("The anchor {anchor} is in the log.").format(anchor=anchor))
    return 0
