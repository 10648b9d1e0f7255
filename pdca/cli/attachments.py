"""Reports as files that a mail brings."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pdca.cli.report_files import compiled_folder, content, month_stem

if TYPE_CHECKING:
    from pdca.domain.mail import Attachment
    from pdca.reports.month import MonthReport
    from pdca.reports.rendering import Format

ATTACHED: "dict[Format, str]" = {"html": "text/html", "pdf": "application/pdf"}
"""The formats that a mail can bring, with their media types."""


def month_attachment(
    report: "MonthReport", *, form: "Format", language: str, own: Path | None = None
) -> "Attachment":
    """Make a monthly report as a file to attach, with a name that every mail program takes.

    Raises:
        WrongInput: a template is broken.
        NothingPrints: a PDF is wanted and cannot be made.
    """
    from pdca.domain.mail import Attachment

    return Attachment(
        name=f"{month_stem(report.month)}-{language}.{form}",
        kind=ATTACHED[form],
        content=content(report, form=form, language=language, own=own, kept=compiled_folder(os.environ)),
    )
