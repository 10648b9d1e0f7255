"""The signs of the monthly report: what the latest assessments say, and how it changed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pdca.domain.assessment import Level, assess
from pdca.domain.catalogue import Catalogue
from pdca.domain.organisation import Organisation
from pdca.domain.past import last_checked
from pdca.reports.month import EnteredLater, SignLine, Strip
from pdca.storage.month_figures import MonthFigures
from pdca.storage.view import View
from pdca.usecases.month_as_at import AsAt
from pdca.usecases.month_shown import Shown

ASSESSMENTS_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    number: int
    person: int
    made_on: date
    seq: int
    version: str
    """The content hash of the catalogue."""
    catalogue: Catalogue


def strips(view: View, organisation: Organisation, cut: int, *, shown: Shown) -> tuple[Strip, ...]:
    """Return the strip of signs of each person who was assessed, the latest assessed first."""
    series = sorted(_series(view, cut).values(), key=_recency, reverse=True)
    at_work = {(row.person, row.sign): row.cycle for row in MonthFigures(view).rows("signs_at_work", cut)}
    return tuple(_strip(view, organisation, made, cut, at_work) for made in series[: shown.people])


def entered_later(month: AsAt, first: date) -> tuple[EnteredLater, ...]:
    """Return the assessments that became known in a month and are of days before its first."""
    return tuple(
        EnteredLater(
            assessment=row.number,
            person=month.organisation.people[row.person].name,
            made_on=date.fromisoformat(row.made_on),
        )
        for row in MonthFigures(month.view).rows("assessments", month.cut)
        if row.opened_seq > month.after and row.made_on < first.isoformat()
    )


def acute_signs(view: View, cut: int) -> int | None:
    """Count the signs that were acute when last checked; None before any was."""
    series = _series(view, cut)
    latest = {key: made[-1].catalogue for key, made in series.items()}
    last: dict[tuple[int, str, str], tuple[str, int, int]] = {}
    for row in MonthFigures(view).rows("last_checked", cut):
        catalogue = view.catalogues[row.catalogue].id
        # A sign that was taken out of the catalogue can no longer be found gone.
        if any(sign.id == row.sign for sign in latest[row.person, catalogue].signs):
            key = (row.person, catalogue, row.sign)
            last[key] = max(last.get(key, ("", 0, 0)), (row.made_on, row.seq, row.level))
    if not last:
        return None
    return sum(1 for *_, level in last.values() if level == Level.ACUTE)


def _recency(made: Sequence[_Made]) -> tuple[date, int]:
    return made[-1].made_on, made[-1].seq


def _series(view: View, cut: int) -> dict[tuple[int, str], list[_Made]]:
    """Group the assessments of the same person and catalogue, whatever its version, oldest evidence first."""
    found: dict[tuple[int, str], list[_Made]] = defaultdict(list)
    for row in MonthFigures(view).rows("assessments", cut):
        catalogue = view.catalogues[row.catalogue]
        made = _Made(
            number=row.number,
            person=row.person,
            made_on=date.fromisoformat(row.made_on),
            seq=row.seq,
            version=row.catalogue,
            catalogue=catalogue,
        )
        found[row.person, catalogue.id].append(made)
    return found


def _strip(
    view: View,
    organisation: Organisation,
    made: Sequence[_Made],
    cut: int,
    at_work: dict[tuple[int, str], int],
) -> Strip:
    latest = made[-1]
    levels = _Levels(view, made, cut)
    return Strip(
        person=organisation.people[latest.person].name,
        subject=latest.catalogue.subject,
        made_on=latest.made_on,
        assessment=latest.number,
        signs=tuple(
            SignLine(
                position=position,
                title=sign.title,
                short=sign.short,
                levels=tuple(levels.of(one, sign.id) for one in made[-ASSESSMENTS_SHOWN:]),
                level_before=levels.before_latest(sign.id),
                cycle=at_work.get((latest.person, sign.id)),
            )
            for position, sign in enumerate(latest.catalogue.signs, start=1)
        ),
    )


class _Levels:
    """How the signs showed in the assessments of a series, by the thresholds of the latest of them."""

    def __init__(self, view: View, made: Sequence[_Made], cut: int) -> None:
        self._view = view
        self._made = made
        self._catalogue = made[-1].catalogue
        same = [one.number for one in made if one.version == made[-1].version]
        self._known: dict[int, dict[str, Level]] = {number: {} for number in same}
        for row in MonthFigures(view).rows("signs", cut, assessments=same):
            self._known[row.assessment][row.sign] = Level(row.level)

    def of(self, one: _Made, sign: str) -> Level:
        """Return how a sign showed in an assessment."""
        if one.number not in self._known:
            # The tables hold what it was by the thresholds of then.
            scores = assess(self._catalogue, self._view.assessment(one.number).made.answers)
            self._known[one.number] = {score.sign: score.level for score in scores}
        return self._known[one.number].get(sign, Level.UNCHECKED)

    def before_latest(self, sign: str) -> Level | None:
        """Return what a sign was in the assessment that the latest is compared with."""
        found = last_checked((one, self.of(one, sign)) for one in reversed(self._made[:-1]))
        return found[1] if found else None
