"""`pdca template`: copy, check and list templates of one's own, tell what they may use; needs no database."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from pdca import __version__
from pdca.cli.files import is_folder, write_bytes
from pdca.cli.output import talk, tell, tell_json, tell_table
from pdca.cli.refusals import mistake_line
from pdca.cli.report_files import own_folder, own_if_there
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Column, Table
from pdca.cli.template_words import standing_words, tell_copied
from pdca.cli.text import _, ngettext
from pdca.domain.errors import WrongInput
from pdca.shipped import shipped

if TYPE_CHECKING:
    from pdca.reports.shelf import OwnTemplate

F = TypeVar("F", bound=Callable[..., object])

SHIPPED = "templates"


@click.group(
    "template",
    help=_(
        "Make reports look as you wish: copy the template that ships into the folder templates, and change "
        "the copy. It is used from then on; delete it to go back."
    ),
)
def command() -> None:
    pass


def _folder_option(function: F) -> F:
    return click.option(
        "--template-folder",
        "folder",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help=_("Where your own templates are; templates by default (PDCA_TEMPLATES)."),
    )(function)


@command.command("list", help=_("List the templates that there are, and what became of your copies."))
@_folder_option
@pass_session
def list_(session: Session, folder: Path | None) -> None:
    from pdca.reports.month_mail import MAIL_PAGES
    from pdca.reports.shelf import pages, shipped_names

    ours, own = shipped(SHIPPED), _own(session, folder)
    every = sorted({*shipped_names(ours), *own})
    if session.is_json:
        rows = [{"name": name, "is_page": name in pages(ours), "own": own.get(name)} for name in every]
        tell_json("template-list", folder=str(own_folder(session.settings, folder)), templates=rows)
        return
    table = Table((Column(_("Template")), Column(_("What it is")), Column(_("Yours"), is_flexible=True)))
    for name in every:
        is_letter = name in MAIL_PAGES
        what = _("a letter") if is_letter else _("a whole report") if name in pages(ours) else _("a part")
        table.add(name, what if name in shipped_names(ours) else "—", standing_words(own.get(name)))
    tell_table(table)
    tell()
    tell(_("Your own are looked for first in: {folder}").format(folder=own_folder(session.settings, folder)))
    tell(_("Copy one to change it: pdca template copy NAME"))


@command.command(
    "copy",
    help=_(
        "Copy a template that ships to where your own are looked for. NAME is a report or a file of "
        "the list. What you have edited is never overwritten without --force."
    ),
)
@click.argument("name", metavar="NAME")
@click.option(
    "--format", "form", default="html", show_default=True, metavar="html|md|txt", help=_("The format.")
)
@click.option("--parts", "is_with_parts", is_flag=True, help=_("The parts that it uses, too."))
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), help=_("Another folder."))
@click.option("--force", "is_forced", is_flag=True, help=_("Overwrite what you have edited."))
@pass_session
def copy(
    session: Session, name: str, form: str, to: Path | None, *, is_with_parts: bool, is_forced: bool
) -> None:
    from pdca.reports.shelf import ENDING, check_replaceable, copy_of, parts

    ours, folder = shipped(SHIPPED), own_folder(session.settings, to)
    if is_folder(folder) and folder.samefile(ours):
        raise WrongInput("template-folder-shipped", folder=str(folder))
    file = name if name.endswith(ENDING) else f"{name}.{form}{ENDING}"
    # Jinja leaves a comment out of the report; this one must stay the first line.
    remark = _("A copy, used while it lies here; leave this line")
    used = parts(file, (ours,))
    copies = {
        folder / each: copy_of(each, ours, __version__, remark)
        for each in (file, *(used if is_with_parts else ()))
    }
    for path in copies if not is_forced else ():
        check_replaceable(path, ours)
    for path, text in copies.items():
        write_bytes(path, text.encode("utf-8"), is_folder_made=True)
    if session.is_json:
        tell_json("template-copy", files=[str(path) for path in copies], uses=used)
        return
    is_usual = folder.resolve() == own_folder(session.settings).resolve()
    tell_copied(tuple(copies), () if is_with_parts else used, elsewhere=None if is_usual else folder)


@command.command(
    "check",
    help=_(
        "Try your own templates on two made-up months in both languages, and list every mistake with "
        "its line."
    ),
)
@_folder_option
@pass_session
def check(session: Session, folder: Path | None) -> int:
    from pdca.reports.trial import tried

    ours, own = shipped(SHIPPED), own_if_there(session.settings, folder)
    there = _own(session, folder)
    mistakes = tried(own, ours) if own else ()
    if session.is_json:
        found = [
            {"code": each.code, **each.facts, "message": mistake_line(each, session.language)}
            for each in mistakes
        ]
        tell_json("template-check", files=list(there), is_sound=not mistakes, mistakes=found)
        return WrongInput.exit_code if mistakes else 0
    for each in mistakes:
        talk(mistake_line(each, session.language))
    for template in there.values():
        if not template.is_used:
            talk(f"{template.path}: {standing_words(template)}")
    _tell_outcome(len(there), len(mistakes), own_folder(session.settings, folder))
    return WrongInput.exit_code if mistakes else 0


@command.command(
    "reference",
    help=_("Tell everything that a template of a report may use, as Markdown."),
)
@click.argument("name", metavar="NAME", default="month")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=_("The file."))
@pass_session
def reference(session: Session, name: str, out: Path | None) -> None:
    from pdca.reports.reference import reference as written

    text = written(name, session.language)
    if out is None:
        tell(text.rstrip("\n"))
    else:
        write_bytes(out, text.encode("utf-8"))
        tell(_("Written: {file}").format(file=out))


def _own(session: Session, folder: Path | None) -> "dict[str, OwnTemplate]":
    from pdca.reports.shelf import own_templates

    own = own_if_there(session.settings, folder)
    return {each.name: each for each in own_templates(own, shipped(SHIPPED))} if own else {}


def _tell_outcome(count: int, mistakes: int, folder: Path) -> None:
    if not count:
        tell(_("There are no templates of your own in {folder}").format(folder=folder))
    elif mistakes:
        text = ngettext("{folder}: {n} mistake", "{folder}: {n} mistakes", mistakes)
        talk(text.format(folder=folder, n=mistakes))
    else:
        text = ngettext("{n} template, no mistakes", "{n} templates, no mistakes", count)
        tell(text.format(n=count))
