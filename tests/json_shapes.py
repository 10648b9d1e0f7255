"""What commands put together by hand for their JSON answers, key by key."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, NotRequired, TypedDict, get_type_hints

from pdca.domain.catalogue import Severity, Source
from pdca.domain.comparison import Basis, Change, Judged
from pdca.domain.cycle import Action, Check, Evidence, Extension, Reading, Round, Standard
from pdca.domain.events import Answer, Assurance, Clock, Voice
from pdca.domain.finding import Finding
from pdca.domain.mail import Delivery
from pdca.domain.plan import Plan, ReadingKind
from pdca.domain.process import Ending, Phase, Verdict
from pdca.domain.sales import ExportKind
from pdca.domain.text import LocalText
from pdca.reports.digest import DigestLine
from pdca.reports.shelf import OwnTemplate
from pdca.usecases.exported_rows import EventExported
from pdca.usecases.timelines import Stay


@dataclass(frozen=True, eq=False)
class Shape:
    """The keys of an object and what each holds, where no class has just these."""

    name: str
    doc: str
    keys: Mapping[str, object]


@dataclass(frozen=True)
class Many:
    """A list of a shape."""

    of: object


@dataclass(frozen=True)
class Maybe:
    """What a key holds that is not always there."""

    of: object


def changed(kind: type, name: str, *left_out: str, **types: object) -> Shape:
    """Return the shape of a dataclass of which some fields are told otherwise, as people are by name."""
    hints = get_type_hints(kind)
    keys = {each.name: hints[each.name] for each in fields(kind) if each.name not in left_out}
    return Shape(name, (kind.__doc__ or "").partition("\n")[0], {**keys, **types})


class Coded(TypedDict):
    """Something missing or wrong: a code that never changes, and the facts of its sentence."""

    code: str


OPEN: set[object] = {Coded}
"""What may have more keys than are named: facts differ by their code."""


class Lack(TypedDict):
    """One thing that is missing or wrong, in words."""

    code: str
    message: str


class Error(TypedDict):
    """Why nothing was done; it stands on stderr, and the exit code says the same."""

    code: str
    message: str
    facts: NotRequired[dict[str, Any]]
    gaps: NotRequired[list[Lack]]


class Problem(TypedDict):
    """Something in the log that is not as it was written."""

    code: str
    facts: dict[str, Any]
    message: str


class Move(TypedDict):
    """A move out of the present stage."""

    move: str
    to: str
    mine: bool
    lacks: list[str]


class ReplyNamed(TypedDict):
    """What the person whom the finding is about answered."""

    by: str
    at: datetime
    text: str


class CommentNamed(TypedDict):
    """A remark that changes nothing."""

    by: str
    at: datetime
    text: str


class ShownAgain(TypedDict):
    """A later finding of the same sign and person."""

    finding: int
    cycle: int | None


ActionNamed = changed(Action, "ActionNamed", assignee=str)
ReadingNamed = changed(Reading, "ReadingNamed", by=str)
EvidenceNamed = changed(Evidence, "EvidenceNamed", by=str)
ExtensionNamed = changed(Extension, "ExtensionNamed", asked_by=str, decided_by=str | None)
RoundNamed = changed(Round, "RoundNamed", actions=Many(ActionNamed), readings=Many(ReadingNamed))
FindingData = changed(Finding, "FindingData", "last")
EventData = changed(EventExported, "EventData", payload=dict[str, Any] | None)


class Before(TypedDict):
    """The closed cycle that did not hold."""

    number: int
    ended_at: datetime | None
    plan: Plan
    readings: Annotated[Any, Many(ReadingNamed)]
    standard: Standard


class CycleData(TypedDict):
    """Everything about a cycle; people are named."""

    number: int
    finding: int
    title: LocalText
    severity: Severity
    sign: str | None
    recurs_from: int | None
    stage: str
    phase: Phase | None
    round: int
    due: date | None
    original_due: date | None
    is_overdue: bool
    slip: int
    assigner: str
    responsible: str
    checker: str
    turn: list[str]
    plan: Plan
    plan_hash: str | None
    observed_until: date | None
    actions: Annotated[Any, Many(ActionNamed)]
    readings: Annotated[Any, Many(ReadingNamed)]
    evidence: Annotated[Any, Many(EvidenceNamed)]
    check: Check
    standard: Standard
    extensions: Annotated[Any, Many(ExtensionNamed)]
    rounds: Annotated[Any, Many(RoundNamed)]
    ending: Ending | None
    verdict: Verdict | None
    is_self_approved: bool
    over_limit: str
    comments: list[CommentNamed]
    replies: list[ReplyNamed]
    before: Before | None
    shown_again: list[ShownAgain]
    moves: list[Move]


class CycleLineData(TypedDict):
    """A cycle in a list."""

    number: int
    finding: int
    title: LocalText
    severity: Severity
    sign: str | None
    recurs_from: int | None
    shown_again: list[int]
    stage: str
    phase: Phase | None
    round: int
    due: date | None
    original_due: date | None
    is_overdue: bool
    slip: int
    responsible: str
    turn: list[str]
    ending: Ending | None


class OpenAction(TypedDict):
    """An action that is still to be done, in a list of many cycles."""

    cycle: int
    number: int
    title: str
    assignee: str
    due: date
    is_overdue: bool
    is_drop_asked: bool


class Card(TypedDict):
    """A cycle on the board."""

    number: int
    title: LocalText
    turn: list[str]
    due: date | None
    is_overdue: bool


Columns = Shape(
    "Columns",
    "The columns of the board; the earliest due date first.",
    {str(each): Many(Card) for each in (*Phase, "frozen")},
)


class StayLine(TypedDict):
    """A time that an open cycle stood in one stage."""

    phase: Phase | None
    began: date
    ended: date | None


class TimelineLine(TypedDict):
    """An open cycle over time, among others."""

    number: int
    title: LocalText
    due: date | None
    is_overdue: bool
    stays: list[StayLine]


class Moved(TypedDict):
    """A wish for a later due date."""

    number: int
    from_due: date
    to_due: date
    reason: str
    is_waiting: bool
    is_granted: bool
    slip: int


class TimelineData(TypedDict):
    """One cycle over time."""

    number: int
    title: LocalText
    due: date | None
    is_overdue: bool
    slip: int
    stays: list[Stay]
    extensions: list[Moved]


class EventNamed(TypedDict):
    """An event by its place in the log and its type."""

    seq: int
    type: str


class UndoData(TypedDict):
    """What was taken back, and the cycle or the finding as it stands now."""

    changed: bool
    undone: list[EventNamed]
    cycle: CycleData | None
    finding: Annotated[Any, FindingData] | None


class HistoryEvent(TypedDict):
    """What happened to a cycle; `event` is as its type has it."""

    seq: int
    at: datetime
    by: str
    assurance: Assurance
    clock: Clock
    type: str
    event: dict[str, Any]


class Assigned(TypedDict):
    """A cycle that was opened for a finding, or stood already."""

    finding: int
    cycle: int
    due: date | None
    changed: bool


class Waiting(TypedDict):
    """A finding that waits until its responsible has a place, and its place in that queue, from 1."""

    finding: int
    position: int


class PutInQueue(Waiting):
    """A finding that was put into a queue, or stood there already."""

    changed: bool


class Doubt(Coded):
    """What is too perfect about an export."""

    kind: ExportKind
    seller: str | None
    count: int
    of: int


OPEN.add(Doubt)


class MeasuredData(TypedDict):
    """A criterion that data can answer."""

    sign: str
    criterion: str
    computed: str
    value: Decimal | None
    score: int | None
    rows: int | None
    first: date | None
    last: date | None
    given_by: int | None
    fail: Decimal | None
    met: Decimal | None
    source: Source
    lacking: list[Coded]
    words: str


class Score(TypedDict):
    """How a sign shows."""

    sign: str
    mean: Fraction | None
    level: str
    is_finding: bool
    checked: int
    carried: int
    criteria: int


class OpenedCycle(TypedDict):
    """A cycle that an assessment opened."""

    number: int
    finding: int
    due: date | None


class AssessedData(TypedDict):
    """An assessment that was made or opened, and what followed from it."""

    number: int
    changed: bool
    person: str
    voice: Voice
    on: date
    is_sealed: bool
    answer_by: date | None
    is_blind: bool
    beside: int | None
    carried_from: int | None
    scores: list[Score]
    findings: Annotated[Any, Many(FindingData)]
    already_open: list[str]
    outdated: list[str]
    cycles: list[OpenedCycle]
    queued: list[Waiting]
    answers: NotRequired[list[Answer]]
    doubts: NotRequired[list[Doubt]]


class SignState(TypedDict):
    """How a sign shows on one side of a comparison."""

    level: str
    mean: Fraction | None
    checked: int
    carried: int


def _comparison(first: str, second: str) -> Shape:
    name = f"{first}{second}".title()
    criterion = Shape(
        f"Criterion{name}",
        "A criterion on both sides.",
        {
            "criterion": str,
            first: Judged | None,
            second: Judged | None,
            "met": Decimal | None,
            "fail": Decimal | None,
            "change": Change | None,
            "basis": Basis,
        },
    )
    return Shape(
        f"Sign{name}",
        "A sign on both sides.",
        {
            "sign": str,
            "compared_with": int | None,
            first: SignState,
            second: SignState,
            "change": Change | None,
            "basis": Basis,
            "criteria": Many(criterion),
        },
    )


SignBeforeAfter, SignOwnerSelf = _comparison("before", "after"), _comparison("owner", "self")


class AssessmentLineData(TypedDict):
    """An assessment in a list."""

    number: int
    person: str
    by: str
    on: date
    catalogue: str
    voice: Voice
    beside: int | None
    is_blind: bool
    is_sealed: bool
    answer_by: date | None
    is_hidden: bool


class AssessmentData(TypedDict):
    """An assessment against the one before it and the other voice."""

    number: int
    person: str
    by: str
    voice: Voice
    on: date
    is_blind: bool
    is_sealed: bool
    answer_by: date | None
    given_by_assessed: list[str]
    carried_from: int | None
    previous: int | None
    signs: Annotated[Any, Many(SignBeforeAfter)]
    beside: int | None
    differences: Annotated[Any, Many(SignOwnerSelf)]
    findings: list[int]


class LetterData(TypedDict):
    """A letter and where it stands."""

    number: int
    key: str
    person: int | None
    name: str
    address: str
    subject: str
    message_id: str
    made_from: int
    head_hash: str
    delivery: Delivery
    at: datetime
    attempts: int
    may_have_arrived_besides: int
    reason: str | None
    decided_by: int | None


class DigestCounts(TypedDict):
    """How many lines each part of a digest has."""

    overdue: int
    today: int
    decisions: int
    soon: int
    others: int


class DigestData(TypedDict):
    """What one person is reminded of, and the addresses it goes to."""

    person: int
    name: str
    language: str
    goes_to: list[str]
    counts: DigestCounts
    not_pressing: int
    overdue: list[DigestLine]
    today: list[DigestLine]
    decisions: list[DigestLine]
    soon: list[DigestLine]
    others: list[DigestLine]


class CriterionAnswer(TypedDict):
    """A criterion of a finding's sign as the assessment answered it."""

    criterion: str
    answer: Answer | None


class DefinitionData(TypedDict):
    """A file of a process or a catalogue."""

    name: str
    file: str
    is_sound: bool
    id: str | None
    version: str | None
    title: LocalText | None


class DefinitionMistake(TypedDict):
    """A mistake of such a file."""

    code: str
    file: str | None
    line: int | None
    column: int | None
    key: str | None
    message: str


class TemplateData(TypedDict):
    """A template that there is."""

    name: str
    is_page: bool
    own: OwnTemplate | None


class DoctorCheck(TypedDict):
    """One thing that was looked at."""

    check: str
    is_well: bool
    message: str


class DatesRead(TypedDict):
    """How the dates of a column were understood."""

    column: str
    format: str
    doubtful: Any
    proof: Any


class TakenData(TypedDict):
    """A reading that data gave, or did not give."""

    cycle: int
    kind: ReadingKind
    computed: str
    value: Decimal | None
    on: date | None
    rows: int | None
    is_known: bool
    lacking: list[Coded]
