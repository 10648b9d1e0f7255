"""Reports as files that a mail brings."""

from pathlib import Path
from typing import TYPE_CHECKING

from pdca.cli.report_files import month_file, rendered

if TYPE_CHECKING:
    from pdca.domain.mail import Attachment
    from pdca.reports.month import MonthReport

ATTACHED = {"html": "text/html"}
"""The formats that a mail can bring, with their media types."""


def month_attachment(
    report: "MonthReport", *, form: str, language: str, own: Path | None = None
) -> "Attachment":
    """Render a monthly report as a file to attach, with a name that every mail program takes."""
    from pdca.domain.mail import Attachment

    text = rendered(report, form="html", language=language, own=own)
    return Attachment(
        name=month_file(report.month, form, language), kind=ATTACHED[form], content=text.encode()
    )
