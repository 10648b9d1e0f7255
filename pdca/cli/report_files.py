"""Reports as files: their names, and where their templates are looked for."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pdca.cli.settings import Settings
from pdca.domain.errors import WrongInput
from pdca.shipped import shipped

if TYPE_CHECKING:
    from pdca.reports.rendering import Format, Report

FORMATS: "tuple[Format, ...]" = ("html", "md", "json")


OWN_FOLDER = "templates"
"""Where people keep templates of their own: beside the database, as they keep definitions."""


def month_file(month: date, form: str, language: str) -> str:
    """Name the file of a monthly report."""
    return f"pdca-{month:%Y-%m}-{language}.{form}"


def assessment_file(number: int, form: str, language: str) -> str:
    """Name the file of an assessment report."""
    return f"pdca-A-{number}-{language}.{form}"


def own_folder(settings: Settings, typed: Path | None = None) -> Path:
    """Return the folder of the user's own templates, there or not: what was typed, was set, or is usual."""
    return typed or Path(settings.templates or OWN_FOLDER)


def own_if_there(settings: Settings, typed: Path | None = None) -> Path | None:
    """Return the folder of the user's own templates, None when there is none.

    Raises:
        WrongInput: one was set, and is not there.
    """
    own = own_folder(settings, typed)
    if not own.is_dir():
        if settings.templates or typed:
            raise WrongInput("template-folder-missing", folder=str(own))
        return None
    # In a checkout the usual folder is the shipped one.
    return None if own.samefile(shipped("templates")) else own


def rendered(report: "Report", *, form: "Format", language: str, own: Path | None = None) -> str:
    """Render a report; templates of the user's own are looked for first."""
    from pdca.reports.rendering import render

    folders = [*([own] if own else []), shipped("templates")]
    return render(report, format=form, language=language, folders=folders)
