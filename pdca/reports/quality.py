"""How well the work goes, as figures: time, due dates, predictions, effects, corrections, doubts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pdca.domain.doubts import DoubtCode
from pdca.domain.text import LocalText
from pdca.domain.too_green import TooGreen


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a whole; told as «3 of 4», since a percentage of four says less and sounds like more."""

    part: int
    """How many."""
    whole: int
    """Of how many."""

    @property
    def is_all(self) -> bool:
        """Tell whether the part is the whole; of nothing it never is."""
        return 0 < self.part == self.whole


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseTime:
    """What the cycles closed in the month spent in a phase, or frozen: the median in working days."""

    phase: str
    days: int | None
    """None when no such cycle was in it."""
    cycles: int
    """How many of them were in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeliness:
    """The stages left in the month, those left by being frozen or cancelled not counted."""

    on_time: Share
    """By their due date, with what extensions moved it."""
    on_first_date: Share
    """By the due date that the stage began with, without any extension or pause."""
    granted: int
    """Extensions granted in the month."""
    refused: int
    """Extensions refused in the month."""
    slip: int
    """Working days that the granted ones moved due dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPredictions:
    """The predictions of one person that were scored, month by month, oldest first."""

    person: str
    scored: tuple[int, ...]
    """How many were scored."""
    held: tuple[int, ...]
    """How many of them held."""
    hopeful: int
    """Failed, and the figure fell short of what was predicted."""
    cautious: int
    """Failed, and the figure was better than what was predicted."""

    @property
    def months(self) -> tuple[Share, ...]:
        """Return how many held of those scored, month by month."""
        pairs = zip(self.held, self.scored, strict=True)
        return tuple(Share(part=held, whole=scored) for held, scored in pairs)

    @property
    def share(self) -> Share:
        """Return how many held, of all months."""
        return Share(part=sum(self.held), whole=sum(self.scored))


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictions:
    """The predictions scored when rounds ended at Check, in six months."""

    held: Share
    hopeful: int
    """Failed, and the figure fell short of what was predicted."""
    cautious: int
    """Failed, and the figure was better than what was predicted."""
    people: tuple[PersonPredictions, ...]
    """Most scored first."""
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """Whether improvements hold, of the cycles closed in six months."""

    held: Share
    """Met the target when read after the window, and still did when last read after closing."""
    controlled: Share
    """Read again after closing."""
    on_noise: Share
    """Improvements adopted although the readings prove no change, of all adopted."""
    setbacks: int
    """Rounds adapted or abandoned."""
    returned: int
    """Findings opened in six months that repeat a closed cycle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """A reading that got another value or date after it was first entered."""

    cycle: int
    title: LocalText
    before: Decimal
    """What it said."""
    after: Decimal
    """What it says now."""
    taken_before: date
    """The day it was of."""
    taken_after: date
    """The day it is of now."""
    on: date
    """When it was corrected."""
    who: str
    reason: str

    @property
    def is_of_date_only(self) -> bool:
        """Tell whether the value stayed and only the date moved."""
        return self.before == self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """The readings corrected in the month, the last first, whatever month they are of."""

    lines: tuple[CorrectionLine, ...]
    left_out: int

    @property
    def count(self) -> int:
        """Return how many corrections there were, those left out included."""
        return len(self.lines) + self.left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """How many limits of a catalogue in use are proposals of its authors: nobody's rule, nobody's study."""

    subject: LocalText
    limits: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How well the work goes."""

    phase_times: tuple[PhaseTime, ...]
    """Plan, do, check, act, then `frozen`."""
    timeliness: Timeliness
    predictions: Predictions
    effects: Effects
    corrections: Corrections
    self_approved: int
    """Cycles in which anyone decided about their own work for the first time within the month."""
    overdue_actions: tuple[tuple[str, int], ...]
    """Overdue actions by assignee, most first."""
    opinions: tuple[Opinions, ...]
    too_green: tuple[TooGreen, ...]
    """What of the month is too good to be true."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has happened yet that could be counted."""
        counts = (
            self.timeliness.on_time.whole,
            self.timeliness.granted + self.timeliness.refused,
            self.predictions.held.whole,
            self.effects.held.whole + self.effects.returned + self.effects.setbacks,
            self.corrections.count,
            self.self_approved,
        )
        return not any(counts)

    @property
    def spans(self) -> tuple[tuple[str, int], ...]:
        """Return the times of the phases as bars are drawn of them; what has no figure has no length."""
        return tuple((time.phase, time.days or 0) for time in self.phase_times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """How far the result of a closed cycle is to be trusted."""

    is_on_noise: bool = False
    """Adopted although the readings prove no change."""
    is_computed: bool = False
    """The last reading was computed from imported data; else a person typed it."""
    corrections: int = 0
    """How often its readings were corrected."""
    corrected_because: str = ""
    """Why, the last time."""
    doubts: tuple[DoubtCode, ...] = ()
    """What is too perfect about its readings."""
