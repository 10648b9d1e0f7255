"""Templates: where they are looked for, what they may use, and whose mistake it is when one fails."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import partial
from gettext import NullTranslations
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pdca.domain.due import is_overdue
from pdca.domain.errors import WrongInput
from pdca.reports import charts, cycle_names, names, plain
from pdca.reports.behaviour_chart import BehaviourChart, MeasureLine, behaviour_chart
from pdca.reports.guides import Guide
from pdca.reports.month_lines import Timeline
from pdca.reports.neutral import cut
from pdca.reports.sheet_size import sheet_size
from pdca.reports.timeline_chart import TimelineChart, timeline_chart
from pdca.reports.wording import Wording, assessment_name, cycle_name, finding_name, unbroken

PLAIN_TEXT = (".md.jinja", ".txt.jinja")
"""Templates of these names make no HTML; all others are escaped, so that a new one cannot be forgotten."""

_CAUSED_BY_TEMPLATES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

_PLAIN_NAME = re.compile(r"\w[\w.-]*")


def environment(folders: Sequence[Path], words: Wording) -> Environment:
    """Make the sandbox that templates of one language run in; the first folder that has a template wins."""
    sandbox = ImmutableSandboxedEnvironment(
        loader=_Loader(folders, encoding="utf-8-sig"),
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
    return sandbox


@contextmanager
def template_mistakes(folders: Sequence[Path]) -> Iterator[None]:
    """Turn what goes wrong in a template into a refusal that names file and line.

    The last folder is ours: what else than a wrong template fails there is a bug, and shows its traceback.

    Raises:
        WrongInput: a template is broken, missing or asks for what there is not.
    """
    try:
        yield
    except TemplateSyntaxError as error:
        raise _mistake(error.filename or error.name or "", error.lineno, error) from error
    except TemplateNotFound as error:
        file, line = _place(error.__traceback__, folders) or (str(error.name), 0)
        raise _mistake(file, line, error) from error
    except _CAUSED_BY_TEMPLATES as error:
        place = _place(error.__traceback__, folders)
        is_ours = place is None or (not isinstance(error, TemplateError) and _lies_in(place[0], folders[-1]))
        if is_ours or place is None:
            raise
        raise _mistake(*place, error) from error


class _Loader(FileSystemLoader):
    """Reads templates; a file in another encoding is a mistake in that file."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, with the file it was found in."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            found = (Path(folder, template) for folder in self.searchpath)
            file = next((str(path) for path in found if path.is_file()), template)
            line = error.object[: error.start].count(b"\n") + 1
            detail = "the file is not in UTF-8"
            raise TemplateSyntaxError(detail, line, template, file) from error


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
        "cut": cut,
        "unbroken": unbroken,
        "wrapped": plain.wrapped,
        "left": plain.left,
        "right": plain.right,
        "trim_end": str.rstrip,
        "sparkline": charts.sparkline,
        "history": charts.history,
        "trend_chart": charts.trend_chart,
        "phase_bars": charts.phase_bars,
        "before_after": charts.before_after,
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
        "ending_name": cycle_names.ending_names(t).__getitem__,
        "evidence_name": cycle_names.evidence_names(t).__getitem__,
        "weight_name": cycle_names.weight_names(t).__getitem__,
        "sheet_size": sheet_size,
        "gate_name": cycle_names.gate_names(t).__getitem__,
    }


def _timeline_chart(words: Wording, timeline: Timeline, as_of: date) -> TimelineChart:
    full, letters = names.phase_names(words.translations), names.phase_letters(words.translations)
    return timeline_chart(timeline, as_of, {phase: (full[phase], letters[phase]) for phase in full})


def _behaviour_chart(
    words: Wording, line: MeasureLine, height: int = 150, range_height: int = 62
) -> BehaviourChart | None:
    guide_names = names.guide_names(words.translations)

    def say(guide: Guide, value: Decimal) -> str:
        return f"{guide_names[guide]} {words.number(value)}"

    return behaviour_chart(line, say, height=height, range_height=range_height)


def _font(folders: Sequence[Path], name: str) -> str:
    """Return a font file as base64; a plain file name only, so that no template reads what is elsewhere."""
    if _PLAIN_NAME.fullmatch(name):
        for folder in folders:
            file = folder / "fonts" / name
            if file.is_file():
                return b64encode(file.read_bytes()).decode("ascii")
    raise TemplateNotFound(name, f"there is no font {name}")


def _place(traceback: TracebackType | None, folders: Sequence[Path]) -> tuple[str, int] | None:
    """Return the innermost line of a template that was running."""
    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(traceback)]
    of_templates = [each for each in lines if any(_lies_in(each[0], folder) for folder in folders)]
    return of_templates[-1] if of_templates else None


def _lies_in(file: str, folder: Path) -> bool:
    return Path(file).is_relative_to(folder)


def _mistake(file: str, line: int, error: Exception) -> WrongInput:
    # The text of a syntax error would repeat file and line.
    message = error.message if isinstance(error, TemplateError) else None
    return WrongInput("template-mistake", file=file, line=line, detail=message or str(error))
