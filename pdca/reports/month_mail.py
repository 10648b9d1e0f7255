"""The mail that brings a monthly report: what is in it, told shortly."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pdca.domain.neutral import isolated, neutral
from pdca.locale import REPORTS, translations
from pdca.reports.footnotes import warnings
from pdca.reports.headline import better_or_worse, headline, lateness, to_decide
from pdca.reports.month import MonthReport
from pdca.reports.neutral import mapped
from pdca.reports.wording import Wording

MAIL_PAGES = ("month-mail.txt.jinja", "month-mail.html.jinja")
"""The templates of the letter: plain text, and HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailText:
    """A mail in words: the same twice, as plain text and as HTML."""

    subject: str
    plain: str
    html: str


def month_mail(
    report: MonthReport, *, language: str, folders: Sequence[Path], attached: str, answers_to: str = ""
) -> MailText:
    """Write the mail that the file `attached` goes with, in a language; it says who reads answers.

    Raises:
        WrongInput: a template is broken; the facts name its file and line.
    """
    # Reports that need no Jinja need this module.
    from pdca.reports.filling import filled  # noqa: PLC0415

    values = mail_values(report, language=language, attached=attached, answers_to=answers_to)
    plain, html = (filled(page, values, folders) for page in MAIL_PAGES)
    words = Wording(language, translations(REPORTS, language))
    return MailText(subject=_subject(_safe(report), words), plain=plain, html=html)


def mail_values(
    report: MonthReport, *, language: str, attached: str, answers_to: str = ""
) -> dict[str, object]:
    """Return what the templates of the mail know by name."""
    words, safe = Wording(language, translations(REPORTS, language)), _safe(report)
    return {
        "report": safe,
        "language": language,
        "headline": headline(safe, words),
        "better_or_worse": better_or_worse(safe, words),
        "lateness": lateness(safe, words),
        "to_decide": to_decide(safe, words),
        "warnings": warnings(safe, words),
        "attached": attached,
        "answers_to": answers_to,
    }


def _safe(report: MonthReport) -> MonthReport:
    return mapped(report, lambda text: isolated(neutral(text)))


def _subject(report: MonthReport, words: Wording) -> str:
    values = {"organisation": report.organisation, "month": words.month(report.month)}
    if report.is_complete:
        return words.translations.gettext("%(organisation)s: improvement report, %(month)s") % values
    text = words.translations.gettext("%(organisation)s: improvement report, %(month)s (as of %(date)s)")
    return text % {**values, "date": words.date(report.as_of)}
