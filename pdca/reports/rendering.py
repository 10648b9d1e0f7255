"""Reports written: a row for each kind of report, a writer for each format of text, and workbooks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias

from pdca.domain.neutral import isolated, neutral
from pdca.locale import REPORTS, languages, translations
from pdca.reports import cycle_words, document, markdown
from pdca.reports.assessment import AssessmentReport
from pdca.reports.assessment_words import cautions, key, summary
from pdca.reports.cycle_sheet import CycleSheet
from pdca.reports.footnotes import legend, warnings
from pdca.reports.headline import better_or_worse, headline, lateness, to_decide
from pdca.reports.loads import loads
from pdca.reports.month import MonthReport
from pdca.reports.month_mail import MAIL_PAGES, mail_values
from pdca.reports.neutral import mapped
from pdca.reports.portfolio import Portfolio
from pdca.reports.portfolio_words import portfolio_headline, portfolio_legend, portfolio_warnings
from pdca.reports.quality_words import doubts, overdue_actions
from pdca.reports.samples import assessment_samples, cycle_samples, month_samples, portfolio_samples
from pdca.reports.wording import Wording

Report: TypeAlias = MonthReport | Portfolio | AssessmentReport | CycleSheet
"""Every kind of report there is."""

TextFormat: TypeAlias = Literal["html", "md", "txt", "json"]
"""What a template or the figures alone give."""

Format: TypeAlias = TextFormat | Literal["pdf", "xlsx"]


def render(
    report: Report,
    *,
    format: TextFormat,  # noqa: A002 - the word of the command line
    language: str,
    folders: Sequence[Path],
    kept: Path | None = None,
) -> str:
    """Write a report in a format and a language; of the template folders the first wins, the last is ours.

    Our templates are kept compiled in a folder if one is named.

    Raises:
        WrongInput: a template is broken; the facts name its file and line.
    """
    words = Wording(language, translations(REPORTS, language))
    return _WRITERS[format](report, _KINDS[type(report)], words, folders, kept)


def workbook(report: Report, *, language: str) -> bytes:
    """Write a report as XLSX; the lists stand in it as long as the report holds them."""
    kind, words = _KINDS[type(report)], Wording(language, translations(REPORTS, language))
    # Only sentences put a name beside other text. In a cell of its own it is what somebody may look for.
    return kind.workbook(mapped(report, neutral), _told(mapped(report, _safe), kind, words), words)


def kinds() -> Mapping[str, tuple[type[Report], Mapping[str, Callable[..., tuple[str, ...]]]]]:
    """Return every kind of report by the stem of its templates: its class, and what it tells in sentences."""
    return {kind.stem: (report, kind.told) for report, kind in _KINDS.items()}


def page_names() -> frozenset[str]:
    """Return the names of the templates that whole reports and letters are made from."""
    reports = (f"{kind.stem}.{suffix}.jinja" for kind in _KINDS.values() for suffix in _SAFE)
    return frozenset((*reports, *MAIL_PAGES))


def sample_values(page: str) -> tuple[Mapping[str, object], ...]:
    """Return what to try a page on: each sample in each language; nothing for what is no page."""
    if page in MAIL_PAGES:
        return tuple(
            mail_values(sample, language=language, attached="pdca-2026-10.pdf")
            for sample in month_samples()
            for language in languages()
        )
    stem, _, rest = page.partition(".")
    suffix = rest.removesuffix(".jinja")
    return tuple(
        _values(sample, kind, Wording(language, translations(REPORTS, language)), _SAFE[suffix])
        for kind in _KINDS.values()
        if kind.stem == stem and suffix in _SAFE
        for sample in kind.samples()
        for language in languages()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One kind of report: the stem of its templates, its sentences, its document for JSON, its workbook."""

    stem: str
    # Any: each kind has a report of its own, and the row of its type is taken.
    told: Mapping[str, Callable[[Any, Wording], tuple[str, ...]]]
    """By the name that a template knows it by."""
    document: Callable[[Any], Mapping[str, object]]
    samples: Callable[[], tuple[Report, ...]]
    """What a template is tried on."""
    workbook: Callable[[Any, dict[str, tuple[str, ...]], Wording], bytes]


def _month_workbook(report: MonthReport, told: dict[str, tuple[str, ...]], words: Wording) -> bytes:
    # Most reports are no workbooks, and xlsxwriter takes a while to load.
    from pdca.reports.month_book import month_book  # noqa: PLC0415

    return month_book(report, told, words)


def _assessment_workbook(report: AssessmentReport, told: dict[str, tuple[str, ...]], words: Wording) -> bytes:
    from pdca.reports.assessment_book import assessment_book  # noqa: PLC0415

    return assessment_book(report, told, words)


def _portfolio_workbook(report: Portfolio, told: dict[str, tuple[str, ...]], words: Wording) -> bytes:
    from pdca.reports.portfolio_book import portfolio_book  # noqa: PLC0415

    return portfolio_book(report, told, words)


def _cycle_workbook(report: CycleSheet, told: dict[str, tuple[str, ...]], words: Wording) -> bytes:
    from pdca.reports.cycle_book import cycle_book  # noqa: PLC0415

    return cycle_book(report, told, words)


_KINDS: Mapping[type[Report], _Kind] = {
    MonthReport: _Kind(
        stem="month",
        told={
            "headline": headline,
            "loads": loads,
            "better_or_worse": better_or_worse,
            "lateness": lateness,
            "to_decide": to_decide,
            "overdue_actions": overdue_actions,
            "doubts": doubts,
            "legend": legend,
            "warnings": warnings,
        },
        document=document.month_document,
        workbook=_month_workbook,
        samples=month_samples,
    ),
    Portfolio: _Kind(
        stem="portfolio",
        told={
            "headline": portfolio_headline,
            "legend": portfolio_legend,
            "warnings": portfolio_warnings,
        },
        document=document.portfolio_document,
        workbook=_portfolio_workbook,
        samples=portfolio_samples,
    ),
    AssessmentReport: _Kind(
        stem="assessment",
        told={"summary": summary, "key": key, "cautions": cautions},
        document=document.assessment_document,
        workbook=_assessment_workbook,
        samples=assessment_samples,
    ),
    CycleSheet: _Kind(
        stem="cycle",
        told={"doubted": cycle_words.doubted, "cautions": cycle_words.cautions},
        document=document.cycle_document,
        workbook=_cycle_workbook,
        samples=cycle_samples,
    ),
}

_Writer: TypeAlias = Callable[[Report, _Kind, Wording, Sequence[Path], Path | None], str]


def _from_template(
    report: Report,
    kind: _Kind,
    words: Wording,
    folders: Sequence[Path],
    kept: Path | None,
    *,
    suffix: str,
) -> str:
    # JSON and workbooks need no Jinja.
    from pdca.reports.filling import filled  # noqa: PLC0415

    return filled(f"{kind.stem}.{suffix}.jinja", _values(report, kind, words, _SAFE[suffix]), folders, kept)


def _values(report: Report, kind: _Kind, words: Wording, safe: Callable[[str], str]) -> dict[str, object]:
    made_safe = mapped(report, safe)
    return {"report": made_safe, "language": words.language, **_told(made_safe, kind, words)}


def _told(report: Report, kind: _Kind, words: Wording) -> dict[str, tuple[str, ...]]:
    return {name: tell(report, words) for name, tell in kind.told.items()}


def _as_json(
    report: Report,
    kind: _Kind,
    words: Wording,  # noqa: ARG001 - a writer like the others
    folders: Sequence[Path],  # noqa: ARG001 - the same
    kept: Path | None,  # noqa: ARG001 - the same
) -> str:
    return document.written(kind.document(report))


def _safe(text: str) -> str:
    # HTML templates escape; what is left to do is what escaping does not change.
    return isolated(neutral(text))


def _safe_in_markdown(text: str) -> str:
    return isolated(markdown.escaped(neutral(text)))


_SAFE: Mapping[str, Callable[[str], str]] = {"html": _safe, "txt": _safe, "md": _safe_in_markdown}
"""By the middle of a template's name, what is done to each text before the template has it."""

_WRITERS: dict[TextFormat, _Writer] = {
    "html": partial(_from_template, suffix="html"),
    "txt": partial(_from_template, suffix="txt"),
    "md": partial(_from_template, suffix="md"),
    "json": _as_json,
}
