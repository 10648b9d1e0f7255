"""What a form asks: lines with keys, questions and values, written as YAML with comments."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pdca.cli.text import _
from pdca.definitions.form_text import comment, entry
from pdca.definitions.mistakes import KeyPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that is asked, and what stands there when the form opens."""

    key: KeyPath
    title: str
    """A short question; lines of a list share the one of their group."""
    prompt: str = ""
    """What is to be typed, where it stands below the question and not behind it."""
    hint: str = ""
    value: str = ""
    example: str = ""
    """What the catalogue or the program would write."""
    is_offered: bool = False
    """The value is a proposal and was recorded nowhere."""
    meanwhile: str = ""
    """What others recorded since the value was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A key with lines below it, or a list."""

    key: KeyPath
    title: str
    hint: str = ""
    items: Callable[[int], str] | None = None
    """The title of each line of a list, counted from 1."""
    least: int = 0
    """So many lines are always offered, and at least one that is blank."""

    def list_of(self, values: Sequence[str]) -> Iterator[Line]:
        """Write a list: each line with its title, the blank ones too."""
        for place in range(max(self.least, len(values) + 1)):
            value = values[place] if place < len(values) else ""
            title = self.items(place + 1) if self.items else ""
            yield Line(key=(*self.key, place), title=title, hint=self.hint, value=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole form."""

    head: tuple[str, ...]
    rows: tuple[Line | Group, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines without the groups."""
        return tuple(row for row in self.rows if isinstance(row, Line))

    def values(self) -> dict[KeyPath, str]:
        """Return what stands in the form, without what is blank."""
        return {line.key: line.value for line in self.lines if line.value}

    def recorded(self) -> dict[KeyPath, str]:
        """Return what was recorded before; a proposal was not."""
        return {line.key: "" if line.is_offered else line.value for line in self.lines}

    def answered(self, values: Mapping[KeyPath, str]) -> "Sheet":
        """Return the form with other values; its lists are as long as these make them."""
        rows: list[Line | Group] = []
        for row in self.rows:
            if isinstance(row, Group):
                rows += [row, *_below(row, values)]
            elif not _is_item(row.key):
                rows.append(replace(row, value=values.get(row.key, ""), is_offered=False))
        return replace(self, rows=tuple(rows))

    def beside(self, recorded: Mapping[KeyPath, str]) -> "Sheet":
        """Return the form with what others recorded meanwhile."""
        rows = [
            replace(row, meanwhile=recorded.get(row.key, "")) if isinstance(row, Line) else row
            for row in self.rows
        ]
        return replace(self, rows=tuple(rows))

    def text(self) -> str:
        """Write the form as YAML."""
        written = [part for line in self.head for part in (comment(line) or [""])]
        for key, rows in groupby(self.rows, lambda row: row.key[:1]):
            written.append("")
            group = list(rows)
            written += [part for row in group for part in _row(row)]
            if isinstance(group[-1], Group):
                written.append(f"{' ' * (2 * len(key))}-")
        return "\n".join(written) + "\n"


def manners() -> tuple[str, ...]:
    """Return what is said at the head of every form."""
    return (
        _("Fill in, save and close the editor: it is written at once, all or nothing."),
        _("Write behind the colon, or on the line below it, a little to the right."),
        _("Lines that begin with # are explanations and are not read."),
        _("A form that is unchanged or empty changes nothing; a value that is taken away is cleared."),
    )


def _row(row: Line | Group) -> Iterator[str]:
    indent = 2 * (len(row.key) - 1)
    if isinstance(row, Group):
        yield from comment(" ".join(filter(None, (row.title, row.hint))), indent)
        yield f"{' ' * indent}{row.key[-1]}:"
        return
    if not _is_item(row.key):
        offered = _("Proposed:") if row.is_offered else ""
        yield from comment(" ".join(filter(None, (row.title, row.hint, offered))), indent)
        yield from entry(f"{row.key[-1]}:", row.value, indent)
    elif isinstance(row.key[-1], int):
        yield from entry("-", row.value, indent)
    else:
        is_first = row.key[-1] == "title"
        yield from entry(
            f"- {row.key[-1]}:" if is_first else f"{row.key[-1]}:", row.value, indent - 2 * is_first
        )


def _is_item(key: KeyPath) -> bool:
    return any(isinstance(part, int) for part in key)


def _below(group: Group, values: Mapping[KeyPath, str]) -> Iterator[Line]:
    """Write the lines of a list, with what stands in it."""
    below = [path for path in values if path[: len(group.key)] == group.key and _is_item(path)]
    if group.items is None:
        yield from (Line(key=path, title="", value=values[path]) for path in below)
        return
    places = [int(path[-1]) for path in below]
    yield from group.list_of([values.get((*group.key, n), "") for n in range(max(places, default=-1) + 1)])
