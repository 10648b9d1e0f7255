"""`pdca export`: calendars for people, tables for Excel, and JSON for other programs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pdca.cli.export_files import FORMATS, SEPARATORS, Target, deliver, tell_origin
from pdca.cli.files import STDIN, write_bytes
from pdca.cli.filters import filtered
from pdca.cli.output import tell, tell_bytes, tell_json
from pdca.cli.parameters import PAST_DAY
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _
from pdca.usecases.exported_rows import Subject

if TYPE_CHECKING:
    from pdca.usecases.exporting_calendars import Calendars
    from pdca.usecases.filtering import Filters

_Command = Callable[..., None]

SHOWN = ("both", "events", "todos")


@click.group("export", help=_("Write calendars for people, and tables for Excel and other programs."))
def command() -> None:
    pass


@command.command(
    "ics",
    help=_(
        "Write what someone must do as a calendar: stages, actions, decisions and control readings, "
        "each on its due date, with an alarm that morning and on the working day before. What ended "
        "lately is told as done, so that a calendar that reads the file again lets it go. --all "
        "writes a file a person into the folder --out, or everything into the file --out."
    ),
)
@click.option("--who", metavar="PERSON", help=_("Whose calendar; your own by default."))
@click.option("--all", "every", is_flag=True, help=_("The calendars of all people."))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FOLDER|FILE",
    help=_("The folder or file; - is stdout."),
)
@click.option(
    "--show",
    type=click.Choice(SHOWN),
    default="both",
    show_default=True,
    help=_("As events, which every calendar shows, as tasks, or as both."),
)
@pass_session
def ics(session: Session, who: str | None, out: Path | None, show: str, *, every: bool) -> None:
    from pdca.usecases.exporting_calendars import export_calendars

    if who and every:
        raise click.UsageError(_("--who and --all exclude each other"))
    made = export_calendars(session.store(), session.acting(), whose=who, every=every)
    files = dict(_calendar_files(session, made, out, show=show, every=every))
    for file, content in files.items():
        if str(file) == STDIN:
            tell_bytes(content)
            return
        write_bytes(file, content, is_folder_made=every)
    _tell_calendars(session, made, tuple(files))


def _calendar_files(
    session: Session, made: "Calendars", out: Path | None, *, show: str, every: bool
) -> Iterator[tuple[Path, bytes]]:
    from pdca.cli.calendar_words import calendar_of, calendar_of_all
    from pdca.exports.calendars import Shown

    shown = Shown(show)
    if every and out is not None and (out.suffix.lower() == ".ics" or str(out) == STDIN):
        yield out, calendar_of_all(made, shown=shown, language=session.language)
        return
    for of in made.people:
        name = f"pdca-P-{of.person.number}.ics"
        is_folder = every or (out is not None and out.is_dir())
        file = (out or Path()) / name if is_folder else out or Path(name)
        yield file, calendar_of(made, of, shown=shown, language=session.language)


def _tell_calendars(session: Session, made: "Calendars", files: tuple[Path, ...]) -> None:
    entries = sum(len(of.things) for of in made.people)
    if session.is_json:
        tell_json(
            "export",
            subject="calendars",
            files=[str(file) for file in files],
            rows=entries,
            event=made.seq,
            head_hash=made.head_hash,
        )
        return
    for file in files:
        tell(_("Written: {file}").format(file=file))
    tell(_("Entries: {n}").format(n=entries))
    tell_origin(made.seq, made.head_hash)


def _table_options(command: _Command) -> _Command:
    options = (
        filtered(),
        click.option("--all", "ended", is_flag=True, help=_("The ended ones too.")),
        click.option("--since", type=PAST_DAY, help=_("The first day.")),
        click.option("--until", type=PAST_DAY, help=_("The last day.")),
        click.option("--format", "form", type=click.Choice(FORMATS), help=_("The format; csv by default.")),
        click.option("--out", type=click.Path(path_type=Path), help=_("The file; - is stdout.")),
        click.option(
            "--separator",
            type=click.Choice(tuple(SEPARATORS)),
            help=_("What separates the columns of CSV; as Excel expects it by default."),
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _add(subject: Subject, text: str) -> None:
    """Add the command of a subject."""

    @command.command(subject.value, help=text)
    @_table_options
    @pass_session
    def table(session: Session, /, filters: "Filters", *, ended: bool, **options: Any) -> None:  # noqa: ANN401 - click hands them over
        from pdca.usecases.export_source import Wanted
        from pdca.usecases.exporting import exported

        target = Target(subject=subject, **{name: options.pop(name) for name in ("form", "out", "separator")})
        days = {name: options.pop(name) for name in ("since", "until")}
        wanted = Wanted(filters=replace(filters, ended=ended), **days)
        with exported(session.store(), session.acting(), subject, wanted) as made:
            deliver(session, made, target)


_add(
    Subject.CYCLES,
    _(
        "Write the cycles that run, as `pdca list` shows them and with more about each; --all adds "
        "the ended ones. --since and --until are about the day on which a cycle was opened."
    ),
)
_add(
    Subject.FINDINGS,
    _(
        "Write all findings, or with a filter those of the cycles that `pdca list` shows. --since and "
        "--until are about the day on which a finding was found. `pdca import findings` reads the "
        "file again and knows each finding."
    ),
)
_add(
    Subject.ACTIONS,
    _(
        "Write the actions of all rounds, or with a filter those of the cycles that `pdca list` "
        "shows. --since and --until are about the due date."
    ),
)
_add(
    Subject.READINGS,
    _(
        "Write the readings of all rounds, or with a filter those of the cycles that `pdca list` "
        "shows. --since and --until are about the day of a reading."
    ),
)
_add(
    Subject.EVENTS,
    _(
        "Write the log, or with a filter the events of the cycles that `pdca list` shows. --since and "
        "--until are about the day on which an event was recorded. What is sealed stays sealed."
    ),
)
