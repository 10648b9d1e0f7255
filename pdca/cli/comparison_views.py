"""Two assessments side by side: tables of signs and criteria, and the same as JSON."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from pdca.cli.tables import Cell, Column, Table
from pdca.cli.text import _, ngettext, pgettext
from pdca.cli.voice_views import level_cell
from pdca.cli.words import day, number, term
from pdca.domain.assessment import FAILED, MET, PARTLY, SignScore
from pdca.domain.catalogue import AnswerKind, Criterion, Direction
from pdca.domain.comparison import Basis, Change, CriterionChange, Judged, SignChange, is_difference
from pdca.domain.text import said

if TYPE_CHECKING:
    from collections.abc import Iterator


def signs_table(changes: Iterable[SignChange], language: str, *, previous: int | None) -> Table:
    """Lay out how each sign shows and how it showed before; named is what is older than the previous one."""
    table = Table(
        (
            Column(_("Sign"), is_flexible=True),
            Column(_("Checked"), is_right=True),
            Column(_("Before")),
            Column(_("Shows")),
            Column(_("Change")),
        )
    )
    for each in changes:
        carried = f" +{each.after.carried}" if each.after.carried else ""
        table.add(
            said(each.sign.title, language),
            f"{each.after.checked}/{each.after.criteria}{carried}",
            _before_cell(each, previous),
            level_cell(each.after.level),
            _sign_change_cell(each),
        )
    return table


def criteria_table(changes: Iterable[SignChange], language: str) -> Table:
    """Lay out the criteria that either of two assessments says anything about."""
    table = Table(
        (
            Column(_("Criterion"), is_flexible=True),
            Column(_("Before"), is_right=True),
            Column(_("Now"), is_right=True),
            Column(_("Limits"), is_right=True),
            Column(_("Change")),
            Column(_("Evidence of")),
        )
    )
    for each in _criteria(changes, lambda change: bool(change.before or change.after)):
        table.add(
            said(each.criterion.text, language),
            judged(each.before, each.criterion),
            judged(each.after, each.criterion),
            limits(each.criterion),
            basis_cell(each),
            day(each.after.on) if each.after else "—",
        )
    return table


def differences_table(changes: Iterable[SignChange], language: str) -> Table:
    """Lay out the criteria that the owner and the assessed person answered differently."""
    table = Table(
        (
            Column(_("Criterion"), is_flexible=True),
            Column(_("Owner"), is_right=True),
            Column(_("Assessed person"), is_right=True),
            Column(_("Limits"), is_right=True),
            Column(_("Sees it")),
        )
    )
    for each in _criteria(changes, is_difference):
        table.add(
            said(each.criterion.text, language),
            judged(each.before, each.criterion),
            judged(each.after, each.criterion),
            limits(each.criterion),
            _kindness(each.change),
        )
    return table


def count_line(changes: Iterable[SignChange]) -> str:
    """Count the criteria by what became of them."""
    criteria = [each for change in changes for each in change.criteria]
    counted = Counter(each.change for each in criteria if each.change)
    bases = Counter(each.basis for each in criteria)
    parts = (
        (_("better: {n}"), counted[Change.BETTER]),
        (_("worse: {n}"), counted[Change.WORSE]),
        (_("unchanged: {n}"), counted[Change.SAME]),
        (_("checked anew: {n}"), bases[Basis.ANEW]),
        (_("taken over: {n}"), bases[Basis.CARRIED]),
        (_("not checked: {n}"), bases[Basis.UNCHECKED]),
    )
    total = ngettext("{n} criterion", "{n} criteria", len(criteria)).format(n=len(criteria))
    return f"{total}: " + ", ".join(text.format(n=count) for text, count in parts)


def judged(answer: Judged | None, criterion: Criterion) -> str:
    """Write an answer: its value, yes or no, or the judged score in words; a dash when there is none."""
    if answer is None:
        return "—"
    if answer.value is None:
        return {FAILED: _("not met"), PARTLY: _("partly met"), MET: _("met")}[answer.score]
    if criterion.answer is AnswerKind.YES_NO:
        return _("yes") if answer.value else _("no")
    return number(answer.value)


def limits(criterion: Criterion) -> str:
    """Write the limits of a criterion: met at or above this, failed at or below that."""
    if criterion.answer is AnswerKind.YES_NO or criterion.met is None:
        return _("yes")
    mark = "≥" if criterion.direction is Direction.UP else "≤"
    return f"{mark} {number(criterion.met)}"


def change_cell(change: Change | None) -> Cell:
    """Write a change; worse in red."""
    if change is None:
        return Cell("—")
    return Cell(term(change), "red" if change is Change.WORSE else None)


def basis_cell(change: CriterionChange) -> Cell:
    """Write a change of a criterion, or why there is none."""
    if change.change is not None:
        return change_cell(change.change)
    return Cell(term(change.basis))


def changes_as_data(changes: Iterable[SignChange], first: str, second: str) -> list[dict[str, object]]:
    """Return a comparison as plain values for JSON; the two sides are called as given."""
    return [
        {
            "sign": each.sign.id,
            "compared_with": each.base.number if each.base else None,
            first: _sign_as_data(each.before),
            second: _sign_as_data(each.after),
            "change": each.change,
            "basis": each.basis,
            "criteria": [
                {
                    "criterion": one.criterion.id,
                    first: one.before,
                    second: one.after,
                    "met": one.criterion.met,
                    "fail": one.criterion.fail,
                    "change": one.change,
                    "basis": one.basis,
                }
                for one in each.criteria
            ],
        }
        for each in changes
    ]


def _before_cell(sign: SignChange, previous: int | None) -> Cell:
    cell = level_cell(sign.before.level)
    if sign.base is None or sign.base.number == previous:
        return cell
    return Cell(f"{cell.text} (A-{sign.base.number})", cell.colour)


def _sign_change_cell(sign: SignChange) -> Cell:
    """Write the change of a sign; when its level says none, how many of its criteria changed."""
    if sign.change in (Change.BETTER, Change.WORSE):
        return change_cell(sign.change)
    counted = Counter(each.change for each in sign.criteria)
    parts = (
        (_("criteria better: {n}"), counted[Change.BETTER]),
        (_("criteria worse: {n}"), counted[Change.WORSE]),
    )
    told = ", ".join(text.format(n=count) for text, count in parts if count)
    return Cell(told) if told else change_cell(sign.change)


def _sign_as_data(score: SignScore) -> dict[str, object]:
    return {
        "level": score.level.name.lower(),
        "mean": score.mean,
        "checked": score.checked,
        "carried": score.carried,
    }


def _criteria(
    changes: Iterable[SignChange], is_wanted: Callable[[CriterionChange], bool]
) -> "Iterator[CriterionChange]":
    return (each for change in changes for each in change.criteria if is_wanted(each))


def _kindness(change: Change | None) -> str:
    """Say how the assessed person sees it next to the owner."""
    if change is None:
        return _("only one checked")
    return pgettext("sees it", "better") if change is Change.BETTER else pgettext("sees it", "worse")
