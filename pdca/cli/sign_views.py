"""A sign of a catalogue on the screen: its criteria with their limits, and the cycle that it starts."""

from collections.abc import Iterator

from pdca.cli.output import tell
from pdca.cli.paragraphs import tell_paragraph, tell_points, tell_title
from pdca.cli.text import _
from pdca.cli.words import number, one_line, term, working_days
from pdca.domain.catalogue import (
    AnswerKind,
    Criterion,
    DefaultCycle,
    Direction,
    Sign,
    Source,
    SuggestedMeasure,
)
from pdca.domain.process import Process
from pdca.domain.text import said


def tell_sign(sign: Sign, place: int, process: Process, language: str) -> None:
    """Print a sign whole; the titles of the stages are those of the process."""
    heading = _("{place}. {title} ({id}), {severity}")
    tell_paragraph(
        heading.format(
            place=place, title=said(sign.title, language), id=sign.id, severity=term(sign.severity)
        )
    )
    tell_paragraph(said(sign.description, language), 3)
    tell_title(_("Criteria"))
    for criterion in sign.criteria:
        _tell_criterion(criterion, language)
    tell_title(_("The cycle that it starts"))
    for line in _cycle_lines(sign.cycle, language):
        tell_paragraph(line, 2)
    tell(_("  Actions:"))
    tell_points((said(action, language) for action in sign.cycle.actions), 4)
    tell(_("  Due:"))
    tell_points(_due_lines(sign.cycle, process, language), 4)


def _tell_criterion(criterion: Criterion, language: str) -> None:
    mark = " — " + _("critical") if criterion.is_critical else ""
    tell_paragraph(f"{criterion.id}{mark}", 2)
    tell_paragraph(said(criterion.text, language), 4)
    tell_paragraph(_answer(criterion, language), 4)
    if criterion.weight != 1:
        tell_paragraph(_("Weight: {weight}").format(weight=criterion.weight), 4)
    tell_paragraph(_origin(criterion), 4)
    tell_paragraph(_("Where to look: {evidence}").format(evidence=said(criterion.evidence, language)), 4)


def _answer(criterion: Criterion, language: str) -> str:
    if criterion.answer is AnswerKind.YES_NO:
        return _("Answer: yes or no")
    template = (
        _("Met from {met}, not met up to {fail} ({unit})")
        if criterion.direction is Direction.UP
        else _("Met up to {met}, not met from {fail} ({unit})")
    )
    unit = one_line(said(criterion.unit or {}, language))
    return template.format(met=number(criterion.met), fail=number(criterion.fail), unit=unit)


def _origin(criterion: Criterion) -> str:
    if criterion.source is Source.ARTICLE:
        return _("The limit comes from the article on the ten signs.")
    if criterion.source is Source.PUBLISHED:
        return _("The limit was published: {reference}").format(reference=criterion.reference)
    return _("! The limit is a proposal, only an opinion; set your own.")


def _cycle_lines(cycle: DefaultCycle, language: str) -> Iterator[str]:
    yield _("Goal: {goal}").format(goal=said(cycle.goal, language))
    yield _("What is measured: {measure}").format(measure=_measure(cycle.measure, language))
    yield _("What must not get worse: {measure}").format(measure=_measure(cycle.counter_measure, language))
    yield _("Check: {method}; data: {source}").format(
        method=said(cycle.check_method, language).rstrip("."),
        source=said(cycle.data_source, language),
    )
    yield _("The effect is watched for {days}").format(days=working_days(cycle.observation))
    yield _("Standard: {standard}").format(standard=said(cycle.standard, language))


def _measure(measure: SuggestedMeasure, language: str) -> str:
    way = _("more is better") if measure.direction is Direction.UP else _("less is better")
    text = f"{said(measure.title, language)}, {said(measure.unit, language)} ({way})"
    if measure.target is None:
        return text
    return _("{measure}, target {target}").format(measure=text, target=number(measure.target))


def _due_lines(cycle: DefaultCycle, process: Process, language: str) -> Iterator[str]:
    for stage_id, days in cycle.working_days.items():
        stage = process.stages.get(stage_id)
        yield f"{said(stage.title, language) if stage else stage_id}: {working_days(days)}"
