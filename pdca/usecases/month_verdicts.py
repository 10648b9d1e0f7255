"""How rounds ended at Check in half a year: predictions that held, and what was adopted on noise."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from pdca.domain.behaviour import Behaviour
from pdca.domain.cycle_events import Prediction
from pdca.domain.process import Verdict
from pdca.reports.quality import PersonPredictions, Predictions, Share
from pdca.usecases.month_as_at import AsAt


class Verdicts:
    """The verdicts of some months, by month and person.

    A prediction is scored once a round, by the verdict that ended it. The direction of an error is known
    where a figure was predicted.
    """

    def __init__(self, at: AsAt, windows: Sequence[tuple[int, int]]) -> None:
        self._at = at
        self._months = [
            at.rows("verdicts_given", after=after, cut=cut) if cut > after else [] for after, cut in windows
        ]

    @property
    def on_noise(self) -> Share:
        """Return how many improvements were adopted although the readings prove no change."""
        adopted = [row for row in self._all() if row.verdict == Verdict.ADOPT.value]
        noise = [row for row in adopted if row.behaviour == Behaviour.NOISE.value]
        return Share(part=_rounds(noise), whole=_rounds(adopted))

    @property
    def setbacks(self) -> int:
        """Count the rounds that were adapted or abandoned."""
        return _rounds(row for row in self._all() if row.verdict != Verdict.ADOPT.value)

    def predictions(self) -> Predictions:
        """Return the predictions scored, of all and of each person."""
        scored = Counter[int]()
        for row in self._scored():
            scored[row.responsible] += row.rounds
        by_count = sorted(scored, key=lambda person: (-scored[person], self._at.name(person)))
        people = tuple(self._person(person) for person in by_count[: self._at.shown.predictions])
        return Predictions(
            held=Share(part=_rounds(filter(_has_held, self._scored())), whole=scored.total()),
            hopeful=_rounds(row for row in self._scored() if _side(row) < 0),
            cautious=_rounds(row for row in self._scored() if _side(row) > 0),
            people=people,
            left_out=len(by_count) - len(people),
        )

    def _person(self, number: int) -> PersonPredictions:
        months = [
            [row for row in month if row.responsible == number and row.prediction] for month in self._months
        ]
        rows = [row for month in months for row in month]
        return PersonPredictions(
            person=self._at.name(number),
            scored=tuple(map(_rounds, months)),
            held=tuple(_rounds(filter(_has_held, month)) for month in months),
            hopeful=_rounds(row for row in rows if _side(row) < 0),
            cautious=_rounds(row for row in rows if _side(row) > 0),
        )

    def _all(self) -> Iterable[Any]:
        return (row for month in self._months for row in month)

    def _scored(self) -> Iterable[Any]:
        return (row for row in self._all() if row.prediction)


def _has_held(row: Any) -> bool:  # noqa: ANN401 - a row of SQLAlchemy
    return bool(row.prediction == Prediction.HELD.value)


def _side(row: Any) -> int:  # noqa: ANN401 - a row of SQLAlchemy
    return 0 if _has_held(row) else int(row.side)


def _rounds(rows: Iterable[Any]) -> int:
    return sum(row.rounds for row in rows)
