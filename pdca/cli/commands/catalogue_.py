"""`pdca catalogue`: list, show and check catalogues of signs; needs no database."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pdca.cli.definition_files import answer_check, answer_list, named_file
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.paragraphs import tell_paragraph
from pdca.cli.session import Session, pass_session
from pdca.cli.sign_views import tell_sign
from pdca.cli.tables import Column, Table
from pdca.cli.text import _, ngettext
from pdca.cli.words import one_line, term
from pdca.domain.catalogue import Catalogue, Sign
from pdca.domain.errors import NotFound
from pdca.domain.process import Process
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.definitions.find import DefinitionKind


@click.group(
    "catalogue",
    help=_(
        "List, show and check catalogues of signs. Catalogues of your own are files in the folder "
        "workflows/catalogues; copy the shipped one and change it."
    ),
)
def command() -> None:
    pass


@command.command("list", help=_("List the catalogues that there are, and their files."))
@pass_session
def list_(session: Session) -> None:
    answer_list(session, _kind(), _reader())


@command.command(
    "show",
    help=_(
        "Show the signs of a catalogue, or one in full. A sign stands with its criteria, their limits "
        "and where these come from, and the cycle that it starts."
    ),
)
@click.argument("name", metavar="NAME|FILE")
@click.argument("sign_id", metavar="[SIGN]", required=False)
@pass_session
def show(session: Session, name: str, sign_id: str | None) -> None:
    path = named_file(_kind(), name)
    catalogue = _reader()(path)
    if sign_id is not None:
        _answer_sign(session, catalogue, _found(catalogue, sign_id))
    elif session.is_json:
        tell_json("catalogue", file=str(path), catalogue=catalogue)
    else:
        _tell_catalogue(session, path, catalogue)


@command.command(
    "check",
    help=_("Read a file of a catalogue and list every mistake with its line."),
)
@click.argument("file", metavar="FILE|NAME")
@pass_session
def check(session: Session, file: str) -> int:
    return answer_check(session, named_file(_kind(), file), _reader(), _counted)


def _kind() -> "DefinitionKind":
    from pdca.definitions.find import DefinitionKind

    return DefinitionKind.CATALOGUE


def _reader() -> Callable[[Path], Catalogue]:
    """Return what reads a catalogue; mistakes of the process are refused here, not blamed on a catalogue."""
    from pdca.definitions.catalogues import read_catalogue

    return partial(read_catalogue, stages=frozenset(_process().stages))


def _process() -> Process:
    from pdca.cli.definitions import DEFAULT_PROCESS, load_process

    return load_process(DEFAULT_PROCESS)


def _found(catalogue: Catalogue, sign_id: str) -> Sign:
    """Return a sign by its id, or by its number in the list."""
    from pdca.definitions.mistakes import nearest

    signs = {sign.id: sign for sign in catalogue.signs}
    if sign_id in signs:
        return signs[sign_id]
    if sign_id.isdecimal() and 1 <= int(sign_id) <= len(catalogue.signs):
        return catalogue.signs[int(sign_id) - 1]
    raise NotFound(
        "sign-not-found",
        name=sign_id,
        catalogue=catalogue.title,
        names=tuple(signs),
        did_you_mean=nearest(sign_id, signs),
    )


def _answer_sign(session: Session, catalogue: Catalogue, sign: Sign) -> None:
    if session.is_json:
        tell_json("sign", catalogue=catalogue.id, version=catalogue.version, sign=sign)
        return
    tell_sign(sign, catalogue.signs.index(sign) + 1, _process(), session.language)


def _counted(catalogue: Catalogue) -> tuple[str, dict[str, int]]:
    signs, criteria = len(catalogue.signs), sum(len(sign.criteria) for sign in catalogue.signs)
    words = ", ".join(
        (
            ngettext("{n} sign", "{n} signs", signs).format(n=signs),
            ngettext("{n} criterion", "{n} criteria", criteria).format(n=criteria),
        )
    )
    return words, {"signs": signs, "criteria": criteria}


def _tell_catalogue(session: Session, path: Path, catalogue: Catalogue) -> None:
    language = session.language
    tell_paragraph(
        _("{title}: catalogue {id}, version {version}").format(
            title=said(catalogue.title, language), id=catalogue.id, version=one_line(catalogue.version)
        )
    )
    tell_paragraph(_("It assesses: {subject}").format(subject=said(catalogue.subject, language)))
    months = catalogue.recurrence_months
    told = ngettext(
        "A sign that shows again within {n} month of its cycle's closing has not held",
        "A sign that shows again within {n} months of its cycle's closing has not held",
        months,
    )
    tell_paragraph(told.format(n=months))
    tell(_("File: {file}").format(file=path))
    tell()
    table = Table(
        (
            Column(_("No"), is_right=True),
            Column(_("Sign"), is_flexible=True),
            Column(_("Id")),
            Column(_("Severity")),
            Column(_("Criteria"), is_right=True),
        )
    )
    for number, sign in enumerate(catalogue.signs, start=1):
        table.add(
            str(number), said(sign.title, language), sign.id, term(sign.severity), str(len(sign.criteria))
        )
    tell_table(table)
    tell()
    tell(_("A sign in full: pdca catalogue show {name} SIGN").format(name=catalogue.id))
