"""`pdca undo`: take back one's own latest change."""

import sys
from typing import TYPE_CHECKING, Any

import click

from pdca.cli.answers import cycle_as_data, name_of, where_it_stands
from pdca.cli.finding_views import finding_as_data
from pdca.cli.happenings import happening
from pdca.cli.output import confirm, tell, tell_json
from pdca.cli.parameters import FINDING, NUMBER
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.cli.words import moment, one_line
from pdca.domain.errors import WrongInput
from pdca.domain.events import FindingDismissed
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.usecases.undoing import TakenBack


class Thing(click.ParamType[tuple[str, int]]):
    """What is changed back: a cycle (7, C-7) or a finding (F-3)."""

    name = "number"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, int]:
        """Read the number of a cycle, or with its letter that of a finding."""
        if isinstance(value, tuple):
            return value
        if value.strip()[:1].casefold() in ("f", "ф"):
            return "finding", FINDING.convert(value, param, ctx)
        return "cycle", NUMBER.convert(value, param, ctx)


@click.command(
    "undo",
    help=_(
        "Take back your own latest change of a cycle or a finding, when nobody has built on it.\n\n"
        "Both stay in the history: the change, and that it was undone. Without a number your latest "
        "change of all is shown first. One step back is all: what was before is set right by a new change. "
        "What the report of a past month has told is not undone. Since Do "
        "began no reading is undone: it is corrected, and what it said stays in view."
    ),
)
@click.argument("thing", metavar="[NUMBER]", type=Thing(), required=False)
@click.option("--yes", is_flag=True, help=_("Without a number: do not ask."))
@pass_session
def command(session: Session, thing: tuple[str, int] | None, *, yes: bool) -> None:
    from pdca.usecases.undoing import last_change, undo

    since = None
    if thing is None:
        found = last_change(session.store(), session.acting())
        if found.repeated_at is None:
            _ask(session, found, is_sure=yes)
        kind, _dash, number = found.stream.rpartition("-")
        thing, since = (kind, int(number)), found.since
    _answer(session, undo(session.store(), *thing, acting=session.acting(), since=since))


def _ask(session: Session, found: "TakenBack", *, is_sure: bool) -> None:
    if is_sure:
        return
    question = _("Undo in {thing}: {what}?").format(thing=_name(found), what=_what(session, found))
    if not (session.settings.is_input_wanted and sys.stdin.isatty()):
        raise WrongInput("sure-needed", question=question)
    confirm(question)


def _answer(session: Session, found: "TakenBack") -> None:
    if session.is_json:
        tell_json(
            "undo",
            changed=found.repeated_at is None,
            undone=[{"seq": each.seq, "type": type(each.event).__name__} for each in found.events],
            cycle=cycle_as_data(found.cycle) if found.cycle else None,
            finding=finding_as_data(found.finding) if found.finding else None,
        )
        return
    if found.repeated_at is not None:
        at = moment(found.repeated_at, found.organisation.zone)
        told = _("Already undone at {at}: {what}; nothing was written. One step back is all.")
        tell(told.format(at=at, what=_what(session, found)))
    else:
        tell(_("Undone in {thing}: {what}.").format(thing=_name(found), what=_what(session, found)))
    if found.cycle is not None:
        for line in where_it_stands(session, found.cycle):
            tell(line)
    elif found.finding is not None and found.finding.is_waiting:
        tell(_("Next: pdca assign F-{number} --to PERSON").format(number=found.finding.number))


def _name(found: "TakenBack") -> str:
    number = int(found.stream.rpartition("-")[2])
    return name_of(number) if found.cycle else f"F-{number}"


def _what(session: Session, found: "TakenBack") -> str:
    if found.cycle is not None:
        return "; ".join(happening(each, found.cycle, session.language) for each in found.events)
    if any(isinstance(each.event, FindingDismissed) for each in found.events):
        return _("the finding was dismissed")
    title = one_line(said(found.finding.title, session.language)) if found.finding else ""
    return _("the finding «{title}» was added").format(title=title)
