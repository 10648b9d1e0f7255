"""`pdca demo`: play four months of a car dealership."""

import shutil
from datetime import date
from pathlib import Path

import click

from pdca.cli.output import talk, tell, tell_json
from pdca.cli.session import Session, pass_session
from pdca.cli.text import _, use
from pdca.domain.errors import StorageTrouble
from pdca.domain.text import LANGUAGES

ZONE = "Europe/Moscow"
REPORTED = date(2026, 10, 1)
"""The month whose report the demonstration ends with."""

_FORMS = ("july.yaml", "october.yaml")
_MARK = ".pdca-demo"


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
@pass_session
def command(session: Session, folder: Path) -> None:
    from pdca.cli.demonstration import play
    from pdca.shipped import shipped

    shelf = shipped("workflows") / "demo"
    _prepare(folder)
    for name in _FORMS:
        shutil.copyfile(shelf / name, folder / name)
    talk(_("Playing four months of a car dealership in {folder} …").format(folder=folder))
    script = shelf / f"dealership.{session.language}.txt"
    count = play(script, folder, zone=ZONE, language=session.language)
    use(session.language)
    shutil.copyfile(script, folder / "commands.txt")
    reports = _reports(folder)
    if session.is_json:
        tell_json("demo", folder=str(folder), commands=count, reports=[str(path) for path in reports])
        return
    _board(folder)
    tell()
    tell(_("{n} commands were run; they are in {file}.").format(n=count, file=folder / "commands.txt"))
    for path in reports:
        tell(_("Report: {file}").format(file=path))
    _tell_next(folder)


def _prepare(folder: Path) -> None:
    """Make the folder anew; one that the demonstration did not make is left alone."""
    if folder.exists() and not (folder / _MARK).exists() and any(folder.iterdir()):
        raise StorageTrouble("folder-not-ours", folder=str(folder))
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / _MARK).touch()


def _reports(folder: Path) -> list[Path]:
    from datetime import UTC, datetime

    from pdca.cli.files import write_text
    from pdca.cli.report_files import month_file, rendered
    from pdca.storage.database import address
    from pdca.storage.store import Store
    from pdca.usecases.acting import Acting
    from pdca.usecases.month_report import report_month

    now = datetime(2026, 11, 2, 6, tzinfo=UTC)
    store = Store.open(address(str(folder / "pdca.db")))
    made = report_month(store, REPORTED, Acting(name=None, at=now, began=now))
    store.close()
    paths = []
    for language in LANGUAGES:
        path = folder / month_file(REPORTED, "html", language)
        write_text(path, rendered(made, form="html", language=language))
        paths.append(path)
    return paths


def _board(folder: Path) -> None:
    from pdca.cli.main import main

    main(["--db", str(folder / "pdca.db"), "board"])


def _tell_next(folder: Path) -> None:
    tell()
    tell(_("Open the report in a browser. Then type, for the head of sales and for the owner:"))
    database = folder / "pdca.db"
    for name, verb in (
        (_("Smirnov"), "my"),
        (_("Orlova"), "my"),
        (_("Orlova"), "show 4"),
        (_("Orlova"), "verify"),
    ):
        tell(f"  pdca --db {database} --as {name} {verb}")
    tell(_("In a checkout write `python3 cli.py` instead of `pdca`."))
