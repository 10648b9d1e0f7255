"""Reads the cells of an export, field by field; a gap says what is wrong with one."""

import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import TypeAlias, TypeVar

from pdca.domain.errors import Gap
from pdca.domain.sales import ActivityKind, DealOutcome, ExportKind, LeadOutcome
from pdca.registers import export_clients as clients
from pdca.registers import export_values as values
from pdca.registers.export_dates import DateReader
from pdca.registers.export_words import export_words
from pdca.registers.table import Cell
from pdca.registers.texts import text_of
from pdca.registers.words import plain

CellReader: TypeAlias = Callable[[Cell], object]
"""From a cell that holds something to its value, or to a gap."""

EXPLAINED = ("stage", "outcome", "kind")
"""Fields whose words a person can explain."""

MOST_UNKNOWN = 1_000
"""Different words of a column that are counted; more of them are no words of a list."""

_FUNNEL = re.compile(r"^C\d+:")
"""Bitrix24 writes the number of the funnel before the stage: C2:WON."""
_HASH_LENGTH = 16
_LONG_NUMBER = 11
_Word = TypeVar("_Word")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """What a person said about the values of a file."""

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By field: the plain word of the file, and the plain word that explains it."""
    people: Mapping[str, str] = field(default_factory=dict)
    """Names by the number or the name that the CRM uses."""
    decimal_mark: str = ""
    telephone_key: bytes = b""
    """Telephone numbers are hashed with it; without a key they are dropped."""


@dataclass(slots=True)
class Cells:
    """The readers of one file, and the words they did not know."""

    kind: ExportKind
    meanings: Meanings
    dates: Mapping[str, DateReader]
    unknown: dict[str, set[Cell]] = field(default_factory=lambda: {name: set() for name in EXPLAINED})
    """The cells of stages and kinds that nobody explained, by field."""
    marks: set[str] = field(default_factory=set)
    """What stood before a fraction where that was beyond doubt."""

    def reader(self, name: str) -> CellReader:
        """Return what reads the cells of a field."""
        if name in self.dates:
            dates = self.dates[name]
            return dates.moment if name in INSTANTS else dates.day
        return self._readers()[name]

    def _readers(self) -> Mapping[str, CellReader]:
        numbers = ("amount", "units", "score", "plan", "fact", "fixed", "bonus", "total", "gross_profit")
        return {
            **dict.fromkeys(_LINES, clients.one_line),
            **dict.fromkeys(("loss_reason", "reason"), clients.filled),
            "key": clients.kept_key,
            "deal": clients.kept_deal,
            "product": clients.blotted_name,
            "source": clients.blotted_source,
            **dict.fromkeys(numbers, self._number),
            **dict.fromkeys(("is_closed", "is_deleted", "is_done", "is_head"), values.answer),
            "seller": self._seller,
            "name": clients.one_line,
            "outcome": self._outcome,
            "stage": self._stage,
            "kind": self._kind,
            "month": values.month,
            "seconds": values.seconds,
            "minutes": values.minutes,
            "touches": values.whole,
            "client": lambda _cell: True,
            "phone": self._telephone,
        }

    def _number(self, cell: Cell) -> Decimal | Gap:
        if isinstance(cell, str) and (mark := values.proven_mark(cell)):
            self.marks.add(mark)
        return values.number(cell, self.meanings.decimal_mark)

    def _seller(self, cell: Cell) -> str | Gap:
        text = clients.one_line(cell)
        if isinstance(text, Gap):
            return text
        if text in self.meanings.people:
            return self.meanings.people[text]
        word = plain(text)
        if word in export_words().totals:
            return Gap("row-is-total", {"text": text})
        if self.kind is ExportKind.PLANS and word in export_words().departments:
            return ""
        return f"id {text}" if text.isdecimal() else text

    def _outcome(self, cell: Cell) -> DealOutcome | LeadOutcome | Gap:
        if self.kind is ExportKind.LEADS:
            return self._meant("outcome", cell, export_words().leads, LeadOutcome.OPEN)
        return self._meant("outcome", cell, export_words().outcomes, DealOutcome.OPEN)

    def _stage(self, cell: Cell) -> tuple[str, DealOutcome] | Gap:
        """Return the stage and the outcome it stands for; a stage that nobody knows is an open one."""
        outcome = self._meant("stage", cell, export_words().outcomes, DealOutcome.OPEN)
        stage = clients.one_line(cell)
        if isinstance(stage, Gap) or isinstance(outcome, Gap):
            return stage if isinstance(stage, Gap) else Gap("cell-error", {"text": ""})
        return stage, outcome

    def _kind(self, cell: Cell) -> ActivityKind | Gap:
        return self._meant("kind", cell, export_words().kinds, ActivityKind.OTHER)

    def _meant(self, name: str, cell: Cell, known: Mapping[str, _Word], otherwise: _Word) -> _Word | Gap:
        """Return what a word means by what a person said, else by the lists; count the words nobody knows."""
        text = clients.one_line(cell)
        if isinstance(text, Gap):
            return text
        told = self.meanings.words.get(name, {}).get(plain(text))
        found = known.get(told or plain(_FUNNEL.sub("", text)))
        if found is not None:
            return found
        if len(self.unknown[name]) < MOST_UNKNOWN:
            self.unknown[name].add(cell)
        return otherwise

    def _telephone(self, cell: Cell) -> str | Gap:
        digits = "".join(filter(str.isdecimal, text_of(cell)))
        if not self.meanings.telephone_key or not digits:
            return ""
        if len(digits) == _LONG_NUMBER and digits.startswith("8"):  # as it is dialled inside Russia
            digits = f"7{digits[1:]}"
        return hmac.new(self.meanings.telephone_key, digits.encode(), sha256).hexdigest()[:_HASH_LENGTH]


INSTANTS = frozenset(("at", "created_at", "answered_at"))
"""Fields where the time of day is wanted too."""

DAYS = frozenset(
    (
        *("opened_on", "closed_on", "changed_on", "expected_on", "next_task_on", "planned_on", "done_on"),
        *("scored_on", "feedback_on", "hired_on", "left_on", "set_on", "rejected_on", "reason_on"),
    )
)

_LINES = ("scored_by", "checklist", "surname", "crm_id", "group")
