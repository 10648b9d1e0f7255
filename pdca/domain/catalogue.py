"""A catalogue of signs: what is assessed, and the cycle that each sign starts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pdca.domain.text import LocalText

RECURRENCE_MONTHS = 12
"""A sign that shows again this long after its cycle was closed has not held.

Quality systems count what repeats «within 12 months» (lessons of CAPA figures: industrialpharmacist.com).
"""


class Severity(StrEnum):
    """How much a finding matters."""

    CRITICAL = "critical"
    MAJOR = "major"
    NORMAL = "normal"


class Direction(StrEnum):
    """Which way a figure should go."""

    UP = "up"
    DOWN = "down"


class Source(StrEnum):
    """Where a threshold comes from; a proposal is only an opinion."""

    ARTICLE = "article"
    PUBLISHED = "published"
    PROPOSAL = "proposal"


class AnswerKind(StrEnum):
    """What a criterion is answered with."""

    NUMBER = "number"
    YES_NO = "yes-no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that can be checked about a sign.

    A number at or beyond `met` scores 2, at or beyond `fail` scores 0, between them 1.
    Yes scores 2 and no scores 0; a yes-no criterion has neither threshold nor unit.
    """

    id: str
    text: LocalText
    answer: AnswerKind
    source: Source
    evidence: LocalText
    """Where the evidence comes from."""
    unit: LocalText | None = None
    direction: Direction = Direction.UP
    fail: Decimal | None = None
    met: Decimal | None = None
    is_critical: bool = False
    weight: int = 1
    reference: str = ""
    """The publication of a published threshold."""
    computed: str | None = None
    """The computation that answers it from data, one of `computations.COMPUTATIONS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedMeasure:
    """A measure that a catalogue proposes."""

    title: LocalText
    unit: LocalText
    direction: Direction
    target: Decimal | None = None
    computed: str | None = None
    """The computation that gives the very same figure from data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultCycle:
    """The corrective cycle that a sign starts with."""

    goal: LocalText
    measure: SuggestedMeasure
    counter_measure: SuggestedMeasure
    actions: tuple[LocalText, ...]
    check_method: LocalText
    data_source: LocalText
    standard: LocalText
    working_days: dict[str, int]
    """Working days by stage id; a stage that is not named keeps the due rule of the process."""
    observation: int
    """Working days that the effect is watched before it is adopted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign of the catalogue."""

    id: str
    title: LocalText
    short: LocalText
    """A title of at most 26 characters for charts."""
    description: LocalText
    severity: Severity
    criteria: tuple[Criterion, ...]
    cycle: DefaultCycle


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A whole catalogue of one version."""

    id: str
    version: str
    title: LocalText
    subject: LocalText
    """Whom the catalogue assesses, as a job title."""
    signs: tuple[Sign, ...]
    recurrence_months: int = RECURRENCE_MONTHS
    """How long after a cycle was closed its sign must not show again."""

    def sign(self, sign_id: str) -> Sign:
        """Return a sign by its id; raise KeyError when there is none."""
        return {sign.id: sign for sign in self.signs}[sign_id]
