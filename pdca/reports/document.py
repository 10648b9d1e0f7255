"""A report as JSON: every figure; keys are never translated, texts stand in all their languages."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from pdca.domain.neutral import escaped
from pdca.domain.text import LANGUAGES
from pdca.locale import REPORTS, translations
from pdca.reports.assessment import AssessmentReport
from pdca.reports.assessment_words import summary
from pdca.reports.cycle_sheet import CycleSheet
from pdca.reports.headline import headline
from pdca.reports.month import MonthReport, SignLine, Strip, Tile
from pdca.reports.portfolio import Portfolio, PortfolioRow
from pdca.reports.portfolio_words import portfolio_headline
from pdca.reports.wording import Wording

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MONTH_SCHEMA = "pdca/month/1"
CYCLE_SCHEMA = "pdca/cycle-sheet/1"
PORTFOLIO_SCHEMA = "pdca/portfolio/1"
ASSESSMENT_SCHEMA = "pdca/assessment/1"


def month_document(report: MonthReport) -> dict[str, object]:
    """Return the monthly report as plain values of JSON; a change of its keys is a new schema."""
    return {
        **_fields(report),
        "schema": MONTH_SCHEMA,
        "headline": {language: list(headline(report, _wording(language))) for language in LANGUAGES},
        "tiles": [_tile(tile) for tile in report.tiles],
        "strips": [_strip(strip) for strip in report.strips],
        "phases": dict(report.phases),
        "overdue_by_person": [{"who": who, "count": count} for who, count in report.overdue_by_person],
    }


def portfolio_document(portfolio: Portfolio) -> dict[str, object]:
    """Return the portfolio as plain values of JSON, its sums included."""
    return {
        **_fields(portfolio),
        "schema": PORTFOLIO_SCHEMA,
        "headline": {
            language: list(portfolio_headline(portfolio, _wording(language))) for language in LANGUAGES
        },
        "rows": [_row(row) for row in portfolio.rows],
        "total": {
            "open": portfolio.open,
            "overdue": portfolio.late_count,
            "closed": portfolio.closed,
            "on_time": _plain(portfolio.on_time),
            "held": _plain(portfolio.held),
            "findings": portfolio.findings,
            "decisions": portfolio.decisions,
        },
    }


def cycle_document(sheet: CycleSheet) -> dict[str, object]:
    """Return the A3 sheet as plain values of JSON; what is laid out for paper is whole there."""
    figures = _fields(sheet)
    del figures["paper"]
    return {**figures, "schema": CYCLE_SCHEMA}


def assessment_document(report: AssessmentReport) -> dict[str, object]:
    """Return the assessment report as plain values of JSON; a change of its keys is a new schema."""
    return {
        **_fields(report),
        "schema": ASSESSMENT_SCHEMA,
        "summary": {language: list(summary(report, _wording(language))) for language in LANGUAGES},
    }


def written(document: Mapping[str, object]) -> str:
    """Write a document with sorted keys; what would steer a terminal is escaped, so that nothing is lost."""
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    return f"{escaped(text)}\n"


def _wording(language: str) -> Wording:
    return Wording(language, translations(REPORTS, language))


def _tile(tile: Tile) -> dict[str, object]:
    return {**_fields(tile), "value": tile.value, "change": tile.change, "mood": tile.mood}


def _row(row: PortfolioRow) -> dict[str, object]:
    return {**_fields(row), "change": row.change, "mood": row.mood}


def _strip(strip: Strip) -> dict[str, object]:
    return {**_fields(strip), "signs": [_sign(sign) for sign in strip.signs]}


def _sign(sign: SignLine) -> dict[str, object]:
    return {**_fields(sign), "change": sign.change}


def _fields(value: "DataclassInstance") -> dict[str, object]:
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}


def _plain(value: object) -> object:
    if isinstance(value, IntEnum):
        return value.name.lower()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return _fields(value) if is_dataclass(value) and not isinstance(value, type) else value
