"""Reports as files: which format is wanted and where, and how a report gets there."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from pdca.cli.file_names import format_of
from pdca.cli.files import STDIN, is_folder, write_bytes
from pdca.cli.output import talk, tell, tell_bytes, tell_json
from pdca.cli.session import Session
from pdca.cli.settings import Settings, cache_folder
from pdca.cli.text import _
from pdca.domain.errors import WrongInput
from pdca.shipped import shipped

if TYPE_CHECKING:
    from pdca.reports.portfolio import Portfolio
    from pdca.reports.rendering import Format, Report

OWN_FOLDER = "templates"
"""Where people keep templates of their own: beside the database, as they keep definitions."""

C = TypeVar("C", bound=Callable[..., object])

FORMATS: "tuple[Format, ...]" = ("html", "pdf", "xlsx", "md", "txt", "json")
"""What every kind of report can be asked for in."""

_SUFFIXES: "dict[str, Format]" = {
    **{f".{form}": form for form in FORMATS},
    ".htm": "html",
    ".markdown": "md",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person said of format and place of a report."""

    form: "Format | None" = None
    out: Path | None = None
    template_folder: Path | None = None

    def __post_init__(self) -> None:
        """Refuse a place that names no file, or a name that promises another format; see `format_of`."""
        format_of(self.out, self.form, _SUFFIXES, usual="html")

    @property
    def format(self) -> "Format":
        """Return the format that was named, else that of the file, else HTML."""
        return format_of(self.out, self.form, _SUFFIXES, usual="html")

    def target(self, stem: str, language: str) -> Path:
        """Return the file, named after the report where no other name was typed."""
        return self.out or Path(f"{stem}-{language}.{self.format}")


def month_stem(month: date) -> str:
    """Name the file of a monthly report, without language and format."""
    return f"pdca-{month:%Y-%m}"


def portfolio_stem(month: date) -> str:
    """Name the file of a portfolio, without language and format."""
    return f"pdca-{month:%Y-%m}-all"


def cycle_stem(number: int) -> str:
    """Name the file of the A3 sheet of a cycle, without language and format."""
    return f"pdca-C-{number}"


def assessment_stem(number: int) -> str:
    """Name the file of an assessment report, without language and format."""
    return f"pdca-A-{number}"


def report_options(command: C) -> C:
    """Add the options that every kind of report has; they become `Wanted`."""
    options = (
        click.option(
            "--format",
            "form",
            type=click.Choice(FORMATS),
            help=_("The format; without it that of the file, else html."),
        ),
        click.option("--out", type=click.Path(path_type=Path), help=_("The file; - is stdout.")),
        click.option(
            "--template-folder",
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            help=_("Where your own templates are; templates by default (PDCA_TEMPLATES)."),
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def deliver(session: Session, report: "Report", wanted: Wanted, *, stem: str) -> None:
    """Write a report where it is wanted, and say where that is and how to prove it later.

    Raises:
        WrongInput: a template is broken, or the file cannot be written.
        NothingPrints: a PDF is wanted and cannot be made; the report is then written as HTML.
    """
    from pdca.reports.pdf_browser import NothingPrints

    if str(wanted.out) == STDIN:
        tell_bytes(_content_for(session, report, wanted))
        return
    target = wanted.target(stem, session.language)
    try:
        _write(session, report, replace(wanted, form=wanted.format), target)
    except NothingPrints:
        page = target.with_suffix(".html")
        _write(session, report, replace(wanted, form="html", out=page), page)
        raise


def content(
    report: "Report", *, form: "Format", language: str, own: Path | None = None, kept: Path | None = None
) -> bytes:
    """Return the bytes of a report; templates of the user's own are looked for first, ours kept compiled.

    Raises:
        WrongInput: a template is broken.
        NothingPrints: a PDF is wanted and cannot be made.
    """
    from pdca.reports.rendering import render, workbook

    folders = [*([own] if own else []), shipped("templates")]
    if form == "xlsx":
        return workbook(report, language=language)
    if form == "pdf":
        return _printed(render(report, format="html", language=language, folders=folders, kept=kept))
    return render(report, format=form, language=language, folders=folders, kept=kept).encode("utf-8")


def own_folder(settings: Settings, typed: Path | None = None) -> Path:
    """Return the folder of the user's own templates, there or not: what was typed, was set, or is usual."""
    return typed or Path(settings.templates or OWN_FOLDER)


def compiled_folder(environment: Mapping[str, str]) -> Path | None:
    """Return where compiled templates are kept between runs, None when they are not."""
    folder = cache_folder(environment)
    return folder / "templates" if folder else None


def own_if_there(settings: Settings, typed: Path | None = None) -> Path | None:
    """Return the folder of the user's own templates, None when there is none.

    Raises:
        WrongInput: one was set, and is not there.
    """
    own = own_folder(settings, typed)
    if not is_folder(own):
        if settings.templates or typed:
            raise WrongInput("template-folder-missing", folder=str(own))
        return None
    # In a checkout the usual folder is the shipped one.
    return None if own.samefile(shipped("templates")) else own


def _write(session: Session, report: "Report", wanted: Wanted, target: Path) -> None:
    from pdca.reports.portfolio import Portfolio

    write_bytes(target, _content_for(session, report, wanted))
    if isinstance(report, Portfolio):
        _tell_portfolio(session, report, target)
        return
    if session.is_json:
        tell_json("report", file=str(target), event=report.seq, head_hash=report.head_hash)
        return
    tell(_("Written: {file}").format(file=target))
    anchor = _("Made from event {seq}; to prove it later: pdca verify --anchor {seq}:{hash}")
    tell(anchor.format(seq=report.seq, hash=report.head_hash))


def _tell_portfolio(session: Session, report: "Portfolio", target: Path) -> None:
    if session.is_json:
        tell_json("portfolio", file=str(target), logs=report.logs, unread=report.unread)
        return
    tell(_("Written: {file}").format(file=target))
    for log in report.logs:
        anchor = _("{name}: made from event {seq}; to prove it later: pdca verify --anchor {seq}:{hash}")
        tell(anchor.format(name=log.name, seq=log.seq, hash=log.head_hash))


def _content_for(session: Session, report: "Report", wanted: Wanted) -> bytes:
    from pdca.cli.working import Working

    own = own_if_there(session.settings, wanted.template_folder)
    with Working(_("Making the report")):
        kept = compiled_folder(os.environ)
        return content(report, form=wanted.format, language=session.language, own=own, kept=kept)


def _printed(html: str) -> bytes:
    import sys

    from pdca.cli.browsers import find_browser
    from pdca.reports.pdf import print_pdf

    browser = find_browser(os.environ, sys.platform)
    printed = print_pdf(html, browser=browser)
    if printed.weasyprint_lacks:
        text = _("WeasyPrint lacks a library of the system; {browser} printed instead: {detail}")
        talk(text.format(browser=browser, detail=printed.weasyprint_lacks))
    return printed.content
