"""The sandbox that templates run in, and what they may use."""

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pdca.domain.due import is_overdue
from pdca.reports import charts, cycle_names, names, plain
from pdca.reports.assessment import Counted
from pdca.reports.assessment_words import counted_from
from pdca.reports.behaviour_chart import BehaviourChart, MeasureLine, behaviour_chart
from pdca.reports.guides import Guide
from pdca.reports.loading import Loader, read
from pdca.reports.month_lines import Timeline
from pdca.reports.multiples import small_multiples
from pdca.reports.neutral import cut
from pdca.reports.portfolio import Portfolio, Waiting
from pdca.reports.portfolio_words import decision_text, portfolio_title, reason_name, row_name
from pdca.reports.prediction_chart import prediction_chart
from pdca.reports.quality import Quality, Share, Trust
from pdca.reports.quality_words import Fact, facts, marks, reading_source
from pdca.reports.sheet_size import sheet_size
from pdca.reports.timeline_chart import TimelineChart, timeline_chart
from pdca.reports.wording import Wording, assessment_name, cycle_name, finding_name, unbroken

PLAIN_TEXT = (".md.jinja", ".txt.jinja")
"""Templates of these names make no HTML; all others are escaped, so that a new one cannot be forgotten."""

_PLAIN_NAME = re.compile(r"\w[\w.-]*")

_PICTURES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "webp": "webp", "svg": "svg+xml"}

_CLOCK = frozenset({"today", "fromtimestamp"})


def environment(folders: Sequence[Path], words: Wording) -> Environment:
    """Make the sandbox that templates of one language run in; the first folder that has a template wins."""
    sandbox = _Sandbox(
        loader=Loader(folders),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        autoescape=_is_html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    sandbox.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined] # added by i18n
    sandbox.filters.update(_filters(words))
    sandbox.tests["overdue"] = is_overdue
    # A closure: the sandbox would let a template look into a partial, and find the folders in it.
    sandbox.globals["font"] = lambda name: _font(folders, name)
    sandbox.globals["picture"] = lambda name: _picture(folders, name)
    return sandbox


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which no template can ask what day it is: a report tells of its month alone."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - whatever a template has
        """Tell whether a template may look at an attribute."""
        of_date = isinstance(obj, date) or obj is date
        return not (of_date and attr in _CLOCK) and super().is_safe_attribute(obj, attr, value)


def _is_html(name: str | None) -> bool:
    return name is None or not name.endswith(PLAIN_TEXT)


def _filters(words: Wording) -> dict[str, Callable[..., object]]:
    t = words.translations
    return {
        "said": words.said,
        "number": words.number,
        "signed": words.signed,
        "date": words.date,
        "day": words.day,
        "month": words.month,
        "short_month": words.short_month,
        "axis_month": words.axis_month,
        "versus_month_before": words.versus_month_before,
        "working_days": words.working_days,
        "quoted": words.quoted,
        "cycle_name": cycle_name,
        "finding_name": finding_name,
        "assessment_name": assessment_name,
        "level_name": names.level_names(t).__getitem__,
        "phase_name": names.phase_names(t).__getitem__,
        "phase_letter": names.phase_letters(t).__getitem__,
        "outcome_name": names.outcome_names(t).__getitem__,
        "rule_name": names.rule_names(t).__getitem__,
        "tile_name": names.tile_names(t).__getitem__,
        **_cycle_names(t),
        "voice_name": names.voice_names(t).__getitem__,
        "change_name": names.change_names(t).__getitem__,
        "basis_name": names.basis_names(t).__getitem__,
        "measured_name": names.measured_names(t).__getitem__,
        "source_name": names.source_names(t).__getitem__,
        "severity_name": names.severity_names(t).__getitem__,
        "score_name": names.score_names(t).__getitem__,
        "ending_name": names.ending_names(t).__getitem__,
        "reading_source": partial(_reading_source, words),
        "marks": partial(_marks, words),
        "share": partial(_share, words),
        "facts": partial(_facts, words),
        "prediction_chart": prediction_chart,
        "counted_from": partial(_counted_from, words),
        "cut": cut,
        "unbroken": unbroken,
        "wrapped": plain.wrapped,
        "left": plain.left,
        "right": plain.right,
        "trim_end": plain.trimmed,
        "sparkline": charts.sparkline,
        "history": charts.history,
        "trend_chart": charts.trend_chart,
        "phase_bars": charts.phase_bars,
        "before_after": charts.before_after,
        "small_multiples": small_multiples,
        "portfolio_title": partial(_portfolio_title, words),
        "row_name": partial(_row_name, words),
        "reason_name": partial(_reason_name, words),
        "decision_text": partial(_decision_text, words),
        "timeline_chart": partial(_timeline_chart, words),
        "behaviour_chart": partial(_behaviour_chart, words),
    }


def _cycle_names(t: NullTranslations) -> dict[str, Callable[..., object]]:
    return {
        "action_state_name": cycle_names.action_state_names(t).__getitem__,
        "decision_state_name": cycle_names.decision_state_names(t).__getitem__,
        "behaviour_name": cycle_names.behaviour_names(t).__getitem__,
        "held_name": cycle_names.held_names(t).__getitem__,
        "cause_name": cycle_names.cause_names(t).__getitem__,
        "evidence_name": cycle_names.evidence_names(t).__getitem__,
        "sheet_size": sheet_size,
        "gate_name": cycle_names.gate_names(t).__getitem__,
    }


def _facts(words: Wording, quality: Quality) -> tuple[Fact, ...]:
    """Return the figures of how well the work goes: name, figure, note, and whether it asks for a look."""
    return facts(quality, words)


def _share(words: Wording, share: Share) -> str:
    """Write a share as its parts, with the percentage too once the whole is large enough."""
    return words.ratio(share.part, share.whole)


def _marks(words: Wording, trust: Trust) -> tuple[str, ...]:
    """Say what speaks against trusting a result."""
    return marks(trust, words)


def _reading_source(words: Wording, trust: Trust) -> str:
    """Tell a result that was computed from one that a person typed."""
    return reading_source(trust, words)


def _counted_from(words: Wording, counted: Counted) -> str:
    """Tell what a measured value was counted from: rows of data, their days, and how."""
    return counted_from(counted, words)


def _portfolio_title(words: Wording, portfolio: Portfolio) -> str:
    """Name the report, by what its rows are about."""
    return portfolio_title(portfolio, words)


def _row_name(words: Wording, name: str) -> str:
    """Name a row; what has no name are those who work under no head."""
    return row_name(name, words)


def _reason_name(words: Wording, code: str) -> str:
    """Say why there are no figures of an organisation."""
    return reason_name(code, words)


def _decision_text(words: Wording, waiting: Waiting) -> str:
    """Say what is to be decided, and by whom."""
    return decision_text(waiting, words)


def _timeline_chart(words: Wording, timeline: Timeline, as_of: date) -> TimelineChart:
    """Place months, bars and due dates within the window of the timeline."""
    full, letters = names.phase_names(words.translations), names.phase_letters(words.translations)
    return timeline_chart(timeline, as_of, {phase: (full[phase], letters[phase]) for phase in full})


def _behaviour_chart(
    words: Wording, line: MeasureLine, height: int = 150, range_height: int = 62
) -> BehaviourChart | None:
    """Draw the readings of a measure with their natural limits; None when there are too few."""
    guide_names = names.guide_names(words.translations)

    def say(guide: Guide, value: Decimal) -> str:
        return f"{guide_names[guide]} {words.number(value)}"

    return behaviour_chart(line, say, height=height, range_height=range_height)


def _font(folders: Sequence[Path], name: str) -> str:
    """Return a font file as base64; a plain file name only, so that no template reads what is elsewhere."""
    return b64encode(_beside(folders, "fonts", name)).decode("ascii")


def _picture(folders: Sequence[Path], name: str) -> str:
    """Return a picture as a data: address, so that the report stays one file."""
    kind = _PICTURES.get(name.rpartition(".")[2].lower())
    if kind is None:
        raise TemplateNotFound(name, f"{name} is no picture: {', '.join(_PICTURES)}")
    return f"data:image/{kind};base64,{b64encode(_beside(folders, 'pictures', name)).decode('ascii')}"


def _beside(folders: Sequence[Path], kind: str, name: str) -> bytes:
    if _PLAIN_NAME.fullmatch(name):
        for folder in folders:
            content = read(folder, f"{kind}/{name}")
            if content is not None:
                return content
    raise TemplateNotFound(name, f"there is no file {name} in the folder {kind}")
