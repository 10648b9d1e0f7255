"""Reports as files: their names, and where their templates are looked for."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pdca.shipped import shipped

if TYPE_CHECKING:
    from pdca.reports.rendering import Format, Report

FORMATS: "tuple[Format, ...]" = ("html", "md", "json")


def month_file(month: date, form: str, language: str) -> str:
    """Name the file of a monthly report."""
    return f"pdca-{month:%Y-%m}-{language}.{form}"


def assessment_file(number: int, form: str, language: str) -> str:
    """Name the file of an assessment report."""
    return f"pdca-A-{number}-{language}.{form}"


def rendered(report: "Report", *, form: "Format", language: str, own: Path | None = None) -> str:
    """Render a report; templates of the user's own are looked for first."""
    from pdca.reports.rendering import render

    folders = [*([own] if own else []), shipped("templates")]
    return render(report, format=form, language=language, folders=folders)
