"""The root command: global options, and the verbs, each loaded when it is called."""

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from importlib import import_module

import click

from pdca import __version__
from pdca.cli.interrupts import clear_up_first
from pdca.cli.placeholders import say_placeholders
from pdca.cli.session import Session
from pdca.cli.settings import Settings, settings, usable_settings
from pdca.cli.text import N_, _
from pdca.domain.errors import WrongInput
from pdca.locale import languages

# Verb, module, help; in the order in which a new user meets them. The help stands here so that
# `--help` and completion need not load the commands.
SECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("Every day"),
        (
            ("my", N_("What you must do now, and the command for each.")),
            ("show", N_("Everything about a cycle, and what its next move lacks.")),
            ("list", N_("The cycles, one a line.")),
            ("board", N_("The cycles by phase: Plan, Do, Check, Act.")),
            ("timeline", N_("The cycles over the weeks: stages, due dates, extensions, today.")),
            ("overdue", N_("What is late, and whose turn it is.")),
            ("history", N_("Everything that happened to a cycle.")),
        ),
    ),
    (
        N_("Work on a cycle"),
        (
            ("plan", N_("Write the plan: cause, goal, measure, prediction.")),
            ("action", N_("Add, finish, drop and list the actions of a cycle.")),
            ("attach", N_("Attach evidence: a file, a link or a note.")),
            ("measure", N_("Record a reading of the measure.")),
            ("check", N_("Write what was learned and whether the prediction held.")),
            ("standard", N_("Name the standard that fixes the improvement.")),
            ("advance", N_("Move a cycle to its next stage.")),
            ("extend", N_("Ask for a later due date, or decide about one.")),
            ("comment", N_("Remark on a cycle.")),
            ("undo", N_("Take back your own latest change.")),
        ),
    ),
    (
        N_("For the owner"),
        (
            ("assess", N_("Assess a person against a catalogue of signs.")),
            ("compute", N_("Show the criteria that data can answer; write nothing.")),
            ("assessment", N_("List, show, compare and open assessments.")),
            ("finding", N_("List, show, add, answer and dismiss findings.")),
            ("assign", N_("Open the cycles of findings and make someone responsible.")),
            ("reassign", N_("Make another person responsible for a cycle.")),
            ("report", N_("Make the monthly report, or that of an assessment.")),
            ("send", N_("Send the monthly report by mail.")),
            ("remind", N_("Remind everybody of what is due, late or waits for them.")),
            ("export", N_("Write calendars, and tables for Excel and other programs.")),
            ("import", N_("Take findings over from a register.")),
            ("evidence", N_("Take evidence over from an export of the CRM.")),
        ),
    ),
    (
        N_("Set up and look after"),
        (
            ("init", N_("Begin: make the database of an organisation.")),
            ("person", N_("Enter, change and list people.")),
            ("calendar", N_("Show and change the working days.")),
            ("workflow", N_("List, show, check and draw processes.")),
            ("catalogue", N_("List, show and check catalogues of signs.")),
            ("template", N_("Make reports look as you wish: copy, check and list templates.")),
            ("verify", N_("Prove that the log is whole and was made by the rules.")),
            ("outbox", N_("See what mail waits, was sent or was given up.")),
            ("backup", N_("Copy the database safely.")),
            ("doctor", N_("Say what is wrong and how to mend it.")),
            ("db", N_("Bring the database up to date.")),
            ("demo", N_("Play four months of a car dealership in a folder.")),
        ),
    ),
    (
        N_("Help"),
        (
            ("help", N_("Explain a verb or a subject, with examples.")),
            ("completion", N_("Let the shell complete verbs, numbers and names.")),
        ),
    ),
)

VIEWS = frozenset(
    ("board", "diff", "doctor", "help", "history", "list", "my", "overdue", "show", "timeline", "voices")
)
"""The verbs, and the commands of a group, that show something to read and ask nothing."""

_IS_VIEW = "pdca.is_view"

_HELP = {verb: text for _section, verbs in SECTIONS for verb, text in verbs}

_NEED_NO_SETTINGS = ("help", "completion", "doctor")
"""The verbs that serve people whose settings are broken."""


class Verbs(click.Group):
    """A group whose commands live in modules named after them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the verbs in the order of the help."""
        return list(_HELP)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a verb's module and return its command."""
        command = load(cmd_name)
        if command is not None:
            say_placeholders(command)
            teach(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, and note whether it shows something to read."""
        verb, command, rest = super().resolve_command(ctx, args)
        ctx.meta[_IS_VIEW] = (rest[0] if isinstance(command, click.Group) and rest else verb) in VIEWS
        return verb, command, rest

    def invoke(self, ctx: click.Context) -> object:
        """Run a verb; Click would answer a Ctrl-C with an empty line, in a pipe too."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.Abort from None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the front page."""
        from pdca.cli.help_pages import write_front_page

        write_front_page(ctx, formatter, SECTIONS)


class Lesson(click.Context):
    """A context whose help begins with examples."""

    def get_help(self) -> str:
        """Return the page of the command."""
        from pdca.cli.help_pages import command_page

        return command_page(self)


def load(verb: str) -> click.Command | None:
    """Load the module of a verb and return its command as it was written; None when there is no such verb."""
    command = import_module(f"pdca.cli.commands.{verb}_").command if verb in _HELP else None
    return command if isinstance(command, click.Command) else None


def teach(command: click.Command) -> None:
    """Let a command, and those below it, show their help as a page that begins with examples."""
    command.context_class = Lesson
    if isinstance(command, click.Group):
        for below in command.commands.values():
            teach(below)


def make_app(began: datetime) -> click.Group:
    """Make the root command in the language chosen before."""

    @click.command(
        cls=Verbs,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("Improvement work by the Deming cycle: Plan, Do, Check, Act."),
    )
    @click.option("--db", metavar="PATH|URL", help=_("The database; pdca.db by default (PDCA_DB)."))
    @click.option("--as", "name", metavar="PERSON", help=_("Who you are (PDCA_AS)."))
    @click.option("--lang", metavar="|".join(languages()), help=_("The language; ru by default (PDCA_LANG)."))
    @click.option("--json", "is_json", is_flag=True, help=_("Answer as JSON."))
    @click.option("--no-input", is_flag=True, help=_("Never ask; fail instead."))
    @click.option("--no-color", is_flag=True, help=_("No colours (NO_COLOR)."))
    @click.option("--no-pager", is_flag=True, help=_("Print long answers at once (PAGER)."))
    @click.option("--debug", is_flag=True, help=_("Show the traceback of an error."))
    @click.version_option(
        __version__, prog_name="pdca", message="%(prog)s %(version)s", help=_("Show the version and exit.")
    )
    @click.pass_context
    def app(
        ctx: click.Context,
        db: str | None,
        name: str | None,
        lang: str | None,
        *,
        is_json: bool,
        no_input: bool,
        no_color: bool,
        no_pager: bool,
        debug: bool,
    ) -> None:
        chosen = _chosen({"db": db, "as": name, "lang": lang}, ctx.invoked_subcommand)
        ctx.obj = Session(_with_flags(chosen, is_json=is_json, no_input=no_input, debug=debug), began)
        if ctx.meta.get(_IS_VIEW) and not (is_json or no_input or no_pager) and sys.stdout.isatty():
            from pdca.cli.pager import paged

            ctx.with_resource(paged(chosen.pager))
        ctx.call_on_close(ctx.obj.close)
        ctx.color = False if no_color else chosen.is_coloured
        clear_up_first()

    say_placeholders(app)
    return app


def _chosen(options: Mapping[str, str | None], verb: str | None) -> Settings:
    try:
        return settings(options, os.environ)
    except WrongInput:
        if verb not in _NEED_NO_SETTINGS:
            raise
        return usable_settings(options, os.environ)


def _with_flags(chosen: Settings, *, is_json: bool, no_input: bool, debug: bool) -> Settings:
    from dataclasses import replace

    return replace(chosen, is_json=is_json, is_input_wanted=not no_input, is_debug=debug)
