"""The mail that brings a monthly report: what is in it, told shortly."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pdca.domain.neutral import isolated, neutral
from pdca.locale import REPORTS, translations
from pdca.reports.filling import filled
from pdca.reports.footnotes import warnings
from pdca.reports.headline import headline
from pdca.reports.month import MonthReport
from pdca.reports.neutral import mapped
from pdca.reports.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class MailText:
    """A mail in words: the same twice, as plain text and as HTML."""

    subject: str
    plain: str
    html: str


def month_mail(report: MonthReport, *, language: str, folders: Sequence[Path], attached: str) -> MailText:
    """Write the mail that the file `attached` goes with, in a language.

    Raises:
        WrongInput: a template is broken; the facts name its file and line.
    """
    words = Wording(language, translations(REPORTS, language))
    safe = mapped(report, lambda text: isolated(neutral(text)))
    told = {"headline": headline(safe, words), "warnings": warnings(safe, words), "attached": attached}
    values = {"report": safe, "language": language, **told}
    plain, html = (filled(f"month-mail.{suffix}.jinja", values, folders) for suffix in ("txt", "html"))
    return MailText(subject=_subject(safe, words), plain=plain, html=html)


def _subject(report: MonthReport, words: Wording) -> str:
    values = {"organisation": report.organisation, "month": words.month(report.month)}
    if report.is_complete:
        return words.translations.gettext("%(organisation)s: improvement report, %(month)s") % values
    text = words.translations.gettext("%(organisation)s: improvement report, %(month)s (as of %(date)s)")
    return text % {**values, "date": words.date(report.as_of)}
