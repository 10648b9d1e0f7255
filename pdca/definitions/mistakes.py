"""Every mistake of one file, each with the place it stands at."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple, NoReturn, TypeAlias

from pdca.domain.errors import Fact, Gap, WrongInput

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands: keys of mappings and indices of lists, from the root down."""

MOST_LISTED = 200
"""A file with more mistakes than this is another kind of file; nobody reads on."""


class Position(NamedTuple):
    """A place in a file, counted from 1 as editors do."""

    line: int
    column: int


START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Mistakes:
    """A list that is filled while a file is read, and refused whole at the end."""

    file: str
    found: list[tuple[Position, Gap]]

    def add(self, code: str, at: Position, **facts: Fact) -> None:
        """Note one mistake."""
        self.found.append((at, Gap(code, {"file": self.file, "line": at.line, "column": at.column, **facts})))

    def refuse(self) -> NoReturn:
        """Raise all mistakes at once, in the order of the file."""
        ordered = [gap for _, gap in sorted(self.found, key=lambda entry: entry[0])]
        raise WrongInput("definition-mistakes", mistakes=self._shortened(ordered), file=self.file)

    def _shortened(self, ordered: list[Gap]) -> tuple[Gap, ...]:
        if len(ordered) <= MOST_LISTED:
            return tuple(ordered)
        rest = {**ordered[MOST_LISTED].facts, "count": len(ordered) - MOST_LISTED}
        place = {name: rest[name] for name in ("file", "line", "column", "count")}
        return (*ordered[:MOST_LISTED], Gap("more-mistakes", place))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or an empty text."""
    longest_worth_comparing = 60
    if len(word) > longest_worth_comparing:
        return ""
    return next(iter(get_close_matches(word.lower(), sorted(known), n=1)), "")


def spelled(path: KeyPath) -> str:
    """Write a path as `stages.planning.gates[1]`, list items counted from 1."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")
