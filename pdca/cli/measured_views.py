"""Measured and judged answers on the screen: figure, limit and where it comes from, rows, words."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from pdca.cli.output import tell
from pdca.cli.paragraphs import tell_paragraph, tell_title
from pdca.cli.sentences import sentence
from pdca.cli.text import _, ngettext
from pdca.cli.words import day, number, one_line
from pdca.domain.assessment import FAILED, MET, PARTLY, score
from pdca.domain.catalogue import AnswerKind, Catalogue, Criterion, Direction, Source
from pdca.domain.events import Answer, AssessmentMade
from pdca.domain.text import said

if TYPE_CHECKING:
    from decimal import Decimal

    from pdca.usecases.measuring import Measured

    Measures = Mapping[tuple[str, str], Measured]


def tell_answers(
    catalogue: Catalogue, answers: Sequence[Answer], measured: "Iterable[Measured]", language: str
) -> None:
    """Print every criterion of every sign with its answer, and how it was come by."""
    given = {(each.sign, each.criterion): each for each in answers}
    known = {(each.sign.id, each.criterion.id): each for each in measured}
    for sign in catalogue.signs:
        tell_title(said(sign.title, language))
        for criterion in sign.criteria:
            place = (sign.id, criterion.id)
            _tell_criterion(criterion, given.get(place), known.get(place), language)


def tell_measured(measured: "Iterable[Measured]", language: str) -> None:
    """Print the criteria that are computed, by sign: the figure, or why there is no evidence."""
    for sign, group in groupby(measured, key=lambda each: each.sign):
        tell_title(said(sign.title, language))
        for each in group:
            _tell_criterion(each.criterion, each.answer, each, language)


def tell_given(answers: "Iterable[tuple[Criterion, Answer | None]]", language: str) -> None:
    """Print the criteria of one sign as an assessment answered them."""
    for criterion, answer in answers:
        _tell_criterion(criterion, answer, None, language)


def answer_lines(criterion: Criterion, answer: Answer | None, language: str) -> list[str]:
    """Say how a criterion was answered, measured or judged, and by which limit."""
    if answer is None or (answer.value is None and answer.score is None):
        return [_("not checked")]
    how = _("measured") if answer.computed else _("judged")
    lines = [
        _("{how}: {value} — {score}").format(
            how=how, value=_value(criterion, answer.value, language), score=_scored(criterion, answer)
        )
    ]
    if criterion.answer is AnswerKind.NUMBER:
        lines.append(_limit(criterion))
    if answer.computed:
        lines.append(_counted(answer))
    if answer.given_by is not None:
        lines.append(_("attention: the export was imported by the person who is assessed"))
    return lines


def measured_as_data(each: "Measured") -> dict[str, object]:
    """Return a computed criterion for JSON."""
    found = each.computed.found
    return {
        "sign": each.sign.id,
        "criterion": each.criterion.id,
        "computed": each.computed.id,
        "value": found.value if found else None,
        "score": each.score,
        "rows": found.rows if found else None,
        "first": found.first if found else None,
        "last": found.last if found else None,
        "given_by": each.computed.given_by,
        "fail": each.criterion.fail,
        "met": each.criterion.met,
        "source": each.criterion.source,
        "lacking": [{"code": gap.code, **gap.facts} for gap in each.computed.lacking],
        "words": each.words,
    }


def given_by_assessed(made: AssessmentMade) -> list[str]:
    """Name the criteria that were counted from exports which the assessed person imported."""
    return [answer.criterion for answer in made.answers if answer.given_by is not None]


def given_line(count: int) -> str:
    """Say how many figures come from the assessed person."""
    return ngettext(
        "{n} figure was counted from exports that the assessed person imported",
        "{n} figures were counted from exports that the assessed person imported",
        count,
    ).format(n=count)


def figure_note(each: "Measured", language: str) -> str:
    """Say in one line what was measured, for a form; empty when there is no evidence."""
    found = each.computed.found
    if found is None:
        return ""
    return _("Measured: {value}").format(value=_value(each.criterion, found.value, language))


def _tell_criterion(
    criterion: Criterion, answer: Answer | None, measured: "Measured | None", language: str
) -> None:
    mark = " — " + _("critical") if criterion.is_critical else ""
    tell_paragraph(f"{criterion.id}{mark}", 2)
    tell_paragraph(said(criterion.text, language), 4)
    is_unanswered = answer is None or (answer.value is None and answer.score is None)
    if is_unanswered and measured is not None:
        for gap in measured.computed.lacking:
            why = sentence(gap.code, gap.facts, language)
            tell_paragraph(_("no evidence: {why}").format(why=why), 4, bullet="? ")
        return
    bullet = "= " if answer and answer.computed else ("~ " if not is_unanswered else "? ")
    for line in answer_lines(criterion, answer, language):
        tell_paragraph(line, 4, bullet=bullet)
        bullet = "  "
    if measured is not None:
        tell_paragraph(_(measured.words), 4, bullet="  ")


def _value(criterion: Criterion, value: "Decimal | None", language: str) -> str:
    if value is None:
        return _("without a figure")
    if criterion.answer is AnswerKind.YES_NO:
        return _("yes") if value else _("no")
    plain = number(value.normalize() if value else value)
    return f"{plain} {one_line(said(criterion.unit or {}, language))}"


def _scored(criterion: Criterion, answer: Answer) -> str:
    words = {MET: _("met"), PARTLY: _("partly met"), FAILED: _("not met")}
    points = score(criterion, answer)
    return words[points] if points is not None else _("not checked")


def _limit(criterion: Criterion) -> str:
    template = (
        _("met from {met}, not met up to {fail}; {origin}")
        if criterion.direction is Direction.UP
        else _("met up to {met}, not met from {fail}; {origin}")
    )
    origins = {
        Source.ARTICLE: _("the limit is the article's"),
        Source.PUBLISHED: _("the limit was published"),
        Source.PROPOSAL: _("the limit is a proposal"),
    }
    return template.format(
        met=number(criterion.met), fail=number(criterion.fail), origin=origins[criterion.source]
    )


def _counted(answer: Answer) -> str:
    rows = ngettext("{n} row", "{n} rows", answer.rows or 0).format(n=answer.rows or 0)
    if answer.first == answer.last:
        return _("counted from {rows}, as at {day}").format(rows=rows, day=day(answer.last))
    return _("counted from {rows}, {first} – {last}").format(
        rows=rows, first=day(answer.first), last=day(answer.last)
    )


def tell_legend() -> None:
    """Say what the marks before answers mean."""
    tell()
    tell(_("= measured from data, ~ judged by a person, ? not checked: never fine"))
