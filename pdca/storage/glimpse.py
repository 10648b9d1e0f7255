"""A quick look at the query tables, for the completion of what is being typed.

It reads a SQLite file past SQLAlchemy, which takes longer to import than a person who pressed Tab waits.
It only reads, never waits, and sees nothing in a file that is missing, foreign, locked or damaged: a
suggestion that does not come is no error.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UNREADABLE = (sqlite3.Error, OSError, ValueError, LookupError, TypeError, AttributeError)
"""What a file that is not ours, or not whole, raises while it is looked at."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A thing that can be typed, and what it is called; a text in several languages is a mapping."""

    typed: str
    title: str | dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleGlimpse:
    """Where a cycle stands, and who is what to it."""

    stage: str
    process: dict[str, object]
    """The stored definition, as it is."""
    people: dict[str, int]
    """The number of the person by relation."""


class Glimpses:
    """What a database shows at a glance."""

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection

    def people(self) -> list[tuple[int, str, str]]:
        """List numbers, names and roles of the people who are there."""
        return [(int(n), str(name), str(role)) for n, name, role in self._rows(_PEOPLE)]

    def left(self) -> list[tuple[int, str, str]]:
        """List numbers, names and roles of the people who have left."""
        return [(int(n), str(name), str(role)) for n, name, role in self._rows(_LEFT)]

    def cycles(self) -> list[Glimpse]:
        """List the cycles, those that run first."""
        return [Glimpse(str(number), _text(title)) for number, title in self._rows(_CYCLES)]

    def findings(self) -> list[Glimpse]:
        """List the findings, those that wait for someone first."""
        return [Glimpse(f"F-{number}", _text(title)) for number, title in self._rows(_FINDINGS)]

    def assessments(self) -> list[Glimpse]:
        """List the assessments, the newest first, each with person and day."""
        return [Glimpse(f"A-{number}", f"{name}, {on}") for number, name, on in self._rows(_ASSESSMENTS)]

    def letters(self) -> list[Glimpse]:
        """List the letters, the newest first."""
        return [Glimpse(f"M-{number}", str(subject)) for number, subject in self._rows(_LETTERS)]

    def actions(self, cycle: int) -> list[Glimpse]:
        """List the actions of a cycle's present round, those to be done first."""
        return [Glimpse(str(number), str(title)) for number, title in self._rows(_ACTIONS, cycle)]

    def cycle(self, number: int) -> CycleGlimpse | None:
        """Return where a cycle stands; None when there is none."""
        for stage, body, responsible, assigner, checker in self._rows(_CYCLE, number):
            people = {"responsible": responsible, "assigner": assigner, "checker": checker}
            return CycleGlimpse(stage=stage, process=json.loads(body), people=people)
        return None

    def definitions(self, kind: str) -> list[dict[str, object]]:
        """Return the stored definitions of a kind, as they are."""
        found = (json.loads(body) for (body,) in self._rows(_DEFINITIONS, kind))
        return [each for each in found if isinstance(each, dict)]

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        # Any, since nobody can say what stands in a file that was changed by hand.
        return [] if self._connection is None else self._connection.execute(statement, values).fetchall()


@contextmanager
def glimpses(path: Path | None) -> Iterator[Glimpses]:
    """Lend a look at a database; at none, the look shows nothing."""
    connection = _opened(path)
    if connection is None:
        yield Glimpses(None)
        return
    with closing(connection):
        yield Glimpses(connection)


def _opened(path: Path | None) -> sqlite3.Connection | None:
    if path is None:
        return None
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)
    except UNREADABLE:
        return None


def _text(title: object) -> str | dict[str, str]:
    """Return a title by language, as findings keep it; one that was typed as it is."""
    found = json.loads(str(title))
    return found if isinstance(found, dict) else str(found)


_PEOPLE = "SELECT number, name, role FROM people WHERE left_on IS NULL ORDER BY number"
_LEFT = "SELECT number, name, role FROM people WHERE left_on IS NOT NULL ORDER BY number"
_CYCLES = "SELECT number, title FROM cycles ORDER BY ending IS NOT NULL, number"
_FINDINGS = (
    "SELECT number, title FROM findings ORDER BY cycle IS NOT NULL OR dismissed_seq < 2147483647, number"
)
_ASSESSMENTS = (
    "SELECT a.number, p.name, a.made_on FROM assessments a JOIN people p ON p.number = a.person"
    " AND p.organisation = a.organisation ORDER BY a.number DESC"
)
_LETTERS = "SELECT number, subject FROM outbox ORDER BY number DESC"
_ACTIONS = (
    "SELECT a.number, a.title FROM actions a JOIN cycles c ON c.number = a.cycle AND c.round = a.round"
    " AND c.organisation = a.organisation WHERE a.cycle = ? ORDER BY a.settled_seq < 2147483647, a.number"
)
_CYCLE = (
    "SELECT c.stage, d.body, c.responsible, c.assigner, c.checker FROM cycles c JOIN definitions d"
    " ON d.content_hash = c.process AND d.organisation = c.organisation WHERE c.number = ?"
)
_DEFINITIONS = "SELECT body FROM definitions WHERE kind = ? ORDER BY content_hash"
