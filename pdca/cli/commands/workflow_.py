"""`pdca workflow`: list, show, check and draw processes; needs no database."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdca.cli.definition_files import answer_check, answer_list, named_file
from pdca.cli.graphs import FORMS, drawn, title_of
from pdca.cli.output import tell, tell_file, tell_json, tell_table
from pdca.cli.paragraphs import tell_paragraph, tell_points, tell_title
from pdca.cli.sentences import sentence
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Column, Table
from pdca.cli.text import _, ngettext
from pdca.cli.words import one_line, safe, term, worded, working_days
from pdca.domain.process import Process, Stage, Transition
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.definitions.find import DefinitionKind


@click.group(
    "workflow",
    help=_(
        "List, show, check and draw processes. Processes of your own are files in the folder workflows; "
        "copy the shipped one and change it."
    ),
)
def command() -> None:
    pass


@command.command("list", help=_("List the processes that there are, and their files."))
@pass_session
def list_(session: Session) -> None:
    answer_list(session, _kind(), _read)


@command.command(
    "show",
    help=_(
        "Show the stages and moves of a process. Stages stand with their due rules, moves with who "
        "may take them and what must hold."
    ),
)
@click.argument("name", metavar="NAME|FILE")
@pass_session
def show(session: Session, name: str) -> None:
    path = named_file(_kind(), name)
    process = _read(path)
    if session.is_json:
        tell_json("workflow", file=str(path), process=process)
        return
    title = one_line(said(process.title, session.language))
    tell_paragraph(
        _("{title}: process {id}, version {version}").format(
            title=title, id=process.id, version=one_line(process.version)
        )
    )
    tell(_("File: {file}").format(file=path))
    tell_title(_("Stages"))
    tell_table(_stages(process, session.language))
    tell_title(_("Moves"))
    for transition in process.transitions.values():
        _tell_move(process, transition, session.language)


@command.command(
    "check",
    help=_("Read a file of a process and list every mistake with its line."),
)
@click.argument("file", metavar="FILE|NAME")
@pass_session
def check(session: Session, file: str) -> int:
    return answer_check(session, named_file(_kind(), file), _read, _counted)


@command.command(
    "graph",
    help=_("Draw a process as arrows."),
)
@click.argument("name", metavar="NAME|FILE")
@click.option(
    "--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help=_("The format.")
)
@pass_session
def graph(session: Session, name: str, form: str) -> None:
    text = drawn(_read(named_file(_kind(), name)), form, session.language)
    if session.is_json:
        tell_json("graph", format=form, text=text)
    else:
        tell_file(safe(text))


def _kind() -> "DefinitionKind":
    from pdca.definitions.find import DefinitionKind

    return DefinitionKind.PROCESS


def _read(path: Path) -> Process:
    from pdca.definitions.processes import read_process

    return read_process(path)


def _counted(process: Process) -> tuple[str, dict[str, int]]:
    stages, moves = len(process.stages), len(process.transitions)
    words = ", ".join(
        (
            ngettext("{n} stage", "{n} stages", stages).format(n=stages),
            ngettext("{n} move", "{n} moves", moves).format(n=moves),
        )
    )
    return words, {"stages": stages, "transitions": moves}


def _stages(process: Process, language: str) -> Table:
    table = Table(
        (Column(_("Phase")), Column(_("Stage"), is_flexible=True), Column(_("Id")), Column(_("Due")))
    )
    for stage in process.stages.values():
        phase = term(stage.phase) if stage.phase else "—"
        table.add(phase, said(stage.title, language), stage.id, _due(stage))
    return table


def _due(stage: Stage) -> str:
    if stage.ending is not None:
        return _("ending: {ending}").format(ending=term(stage.ending))
    if stage.due is None:
        return _("pause: the due date stands still")
    days = working_days(stage.due.working_days)
    return _("observation + {days}").format(days=days) if stage.due.after_observation else days


def _tell_move(process: Process, transition: Transition, language: str) -> None:
    tell_paragraph(f"{said(transition.title, language)} ({transition.id})", 2)
    sources = ", ".join(title_of(process, source, language) for source in transition.sources)
    tell_paragraph(f"{sources} → {title_of(process, transition.target, language)}", 4)
    tell_paragraph(_who(transition), 4)
    effects = "; ".join(_effects(transition))
    if effects:
        tell_paragraph(effects, 4)
    if transition.gates:
        tell(_("    What must hold:"))
        tell_points((_condition(gate, language) for gate in transition.gates), 6)


def _who(transition: Transition) -> str:
    who = worded(transition.by, "")
    if not transition.not_by:
        return _("Who: {who}").format(who=who)
    return _("Who: {who}; never who is also: {barred}").format(who=who, barred=worded(transition.not_by, ""))


def _effects(transition: Transition) -> Iterator[str]:
    if transition.freezes_plan:
        yield _("the plan is approved and frozen")
    if transition.starts_round:
        yield _("the next round begins")
    if transition.verdict:
        yield _("verdict: {verdict}").format(verdict=term(transition.verdict))


def _condition(gate: str, language: str) -> str:
    # Told as a gap it says what is not so yet.
    return _("the observation window has passed") if gate == "window-passed" else sentence(gate, {}, language)
