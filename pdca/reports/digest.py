"""A digest: what one person is reminded of on one day, and the mail that says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pdca.domain.neutral import isolated, neutral
from pdca.domain.text import LocalText
from pdca.locale import REPORTS, translations
from pdca.reports.digest_words import dated, sections, subject
from pdca.reports.filling import filled
from pdca.reports.month_mail import MailText
from pdca.reports.neutral import mapped
from pdca.reports.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLine:
    """One matter: what is to be done about it, until when, and who learned that it was not."""

    task: str
    """The kind of work, as the list of a person's work names it."""
    name: str
    """C-7, F-3 or A-2."""
    title: LocalText
    detail: LocalText
    due: date | None
    days_late: int
    command: str
    reading: str = ""
    """Whether the second reading of a watched effect is `due` or has `come`; empty where none is awaited."""
    who: str = ""
    """Who asks for a decision, or whose turn it is."""
    to_due: date | None = None
    """The due date that is asked for."""
    reason: str = ""
    can_wait: bool = False
    """Whether a decision alone is no reason to write: a check that is not due, a finding to be assigned."""
    days_silent: int = 0
    """Working days since it was due, or since it came into the present hands."""
    known_by: tuple[str, ...] = ()
    """Who up the line is told of it too, today for the first time or again, the nearest first."""
    next_name: str = ""
    next_on: date | None = None
    """Who is told next, and on which day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Everything that one person is reminded of on one day."""

    organisation: str
    person: str
    day: date
    overdue: tuple[DigestLine, ...] = ()
    today: tuple[DigestLine, ...] = ()
    decisions: tuple[DigestLine, ...] = ()
    soon: tuple[DigestLine, ...] = ()
    others: tuple[DigestLine, ...] = ()
    """What others are silent about, so that this person learns of it."""
    rest: int = 0
    """How much else is this person's and not pressing."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is pressing, so that no reminder goes out."""
        asked = [line for line in self.decisions if not line.can_wait]
        return not (self.overdue or self.today or asked or self.soon or self.others)


Write = Callable[[Digest, str], MailText]
"""Writes a digest in a language."""


def digest_mail(digest: Digest, language: str, *, folders: Sequence[Path]) -> MailText:
    """Write a digest in a language, as plain text and as HTML.

    Raises:
        WrongInput: a template is broken; the facts name its file and line.
    """
    words = Wording(language, translations(REPORTS, language))
    safe = mapped(digest, lambda text: isolated(neutral(text)))
    told = {
        "sections": sections(safe, words),
        "subject": subject(safe, words),
        "today": dated(safe.day, words),
    }
    values = {"digest": safe, "language": language, **told}
    plain, html = (filled(f"reminder.{suffix}.jinja", values, folders) for suffix in ("txt", "html"))
    return MailText(subject=subject(safe, words), plain=plain, html=html)
