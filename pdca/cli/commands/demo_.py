"""`pdca demo`: play four months of a car dealership."""

import shutil
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from pdca.cli.demonstration import Typed, as_if_typed, play
from pdca.cli.output import confirm, talk, tell, tell_json
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _, use
from pdca.domain.errors import StorageTrouble, WrongInput
from pdca.domain.text import LANGUAGES

ZONE = "Europe/Moscow"
REPORTED = date(2026, 10, 1)
"""The month whose report the demonstration ends with."""

AFTERWARDS = datetime(2026, 11, 2, 6, tzinfo=UTC)
"""The morning on which the report is made and the board is looked at."""

_FORMS = ("july", "october")
_DATABASE = "pdca.db"
_MARK = ".pdca-demo"
"""Holds the head of the log as the demonstration left it: until it moves on, nothing of anyone's is lost."""


@click.command(
    "demo",
    help=_(
        "Play July to October 2026 of a car dealership in a folder, through the same commands that you "
        "would type, and make the October report in both languages."
    ),
)
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    show_default=True,
    help=_("The folder."),
)
@click.option("--yes", is_flag=True, help=_("Make the folder anew without asking."))
@pass_session
def command(session: Session, folder: Path, *, yes: bool) -> None:
    from pdca.cli.working import Working
    from pdca.shipped import shipped

    language = session.language
    shelf = shipped("workflows") / "demo"
    _clear(session, folder, is_sure=yes)
    for name in _FORMS:
        shutil.copyfile(shelf / f"{name}.{language}.yaml", folder / f"{name}.yaml")
    script = shelf / f"dealership.{language}.txt"
    shutil.copyfile(script, folder / "commands.txt")
    talk(_("Playing four months of a car dealership in {folder} …").format(folder=folder))
    with Working(_("Playing")):
        count = play(script, folder, zone=ZONE, language=language)
        reports = _reports(folder)
    (folder / _MARK).write_text(_head(folder), encoding="utf-8")
    if session.is_json:
        tell_json("demo", folder=str(folder), commands=count, reports=[str(path) for path in reports])
        return
    _show_board(folder, language)
    use(language)
    tell()
    tell(_("{n} commands were run; they are in {file}.").format(n=count, file=folder / "commands.txt"))
    for path in reports:
        tell(_("Report: {file}").format(file=path))
    _tell_next(folder)


def _clear(session: Session, folder: Path, *, is_sure: bool) -> None:
    """Empty the folder; one that the demonstration did not make is left alone.

    Raises:
        StorageTrouble: the folder is somebody else's, or cannot be made.
        WrongInput: someone has worked in it since, and nobody can be asked.
    """
    try:
        is_foreign = folder.exists() and (not folder.is_dir() or _is_foreign(folder))
        if is_foreign:
            raise StorageTrouble("folder-not-ours", folder=str(folder))
        if folder.exists() and any(folder.iterdir()) and not is_sure and _was_worked_in(folder):
            _ask(session, folder)
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        (folder / _MARK).touch()
    except OSError as error:
        raise StorageTrouble("folder-unwritable", folder=str(folder), detail=error.strerror or "") from None


def _is_foreign(folder: Path) -> bool:
    return any(folder.iterdir()) and not (folder / _MARK).exists()


def _was_worked_in(folder: Path) -> bool:
    left = (folder / _MARK).read_text(encoding="utf-8")
    return bool(left) and (folder / _DATABASE).exists() and _head(folder) != left


def _ask(session: Session, folder: Path) -> None:
    question = _("Someone has worked in {folder} since. Make it anew and lose that?").format(folder=folder)
    if not (session.settings.is_input_wanted and sys.stdin.isatty()):
        raise WrongInput("sure-needed", question=question)
    confirm(question)


def _head(folder: Path) -> str:
    from pdca.storage.database import address
    from pdca.storage.store import Store

    store = Store.open(address(str(folder / _DATABASE)))
    with store.reading() as view:
        seq, head_hash = view.head()
    store.close()
    return f"{seq}:{head_hash}"


def _reports(folder: Path) -> list[Path]:
    from pdca.cli.files import write_bytes
    from pdca.cli.report_files import Wanted, content, month_stem
    from pdca.storage.database import address
    from pdca.storage.store import Store
    from pdca.usecases.acting import Acting
    from pdca.usecases.month_report import report_month

    store = Store.open(address(str(folder / _DATABASE)))
    made = report_month(store, REPORTED, Acting(name=None, at=AFTERWARDS, began=AFTERWARDS))
    store.close()
    paths = []
    for language in LANGUAGES:
        path = folder / Wanted().target(month_stem(REPORTED), language)
        write_bytes(path, content(made, form="html", language=language), is_folder_made=True)
        paths.append(path)
    return paths


def _show_board(folder: Path, language: str) -> None:
    from pdca.cli.main import main

    looking = Typed(AFTERWARDS, None, ("board",), 0)
    with as_if_typed(looking, folder, ZONE, language):
        main(looking.words)


def _tell_next(folder: Path) -> None:
    tell()
    tell(_("Open the report in a browser. Then type, for the head of sales and for the owner:"))
    database = folder / _DATABASE
    for name, verb in (
        (_("Smirnov"), "my"),
        (_("Orlova"), "my"),
        (_("Orlova"), "show 4"),
        (_("Orlova"), "verify"),
    ):
        tell(f"  pdca --db {database} --as {name} {verb}")
    tell(_("In a checkout write `python3 cli.py` instead of `pdca`."))
