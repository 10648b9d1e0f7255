"""What a person must do, on one screen: sections by urgency, each line with its command."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from pdca.cli.my_lines import command, due_of, left_of, what
from pdca.cli.screens import NARROW, shared_out
from pdca.cli.session import Session
from pdca.cli.tables import GAP, Cell, Column, Table, fits, lines, shortened
from pdca.cli.text import N_, _, ngettext
from pdca.domain.width import width
from pdca.usecases.work_items import DECISIONS, Section, Task, WorkItem

if TYPE_CHECKING:
    from pdca.usecases.worklist import Worklist

TITLES = {
    Section.OVERDUE: N_("Overdue"),
    Section.TODAY: N_("Due today"),
    Section.DECIDE: N_("Waiting for your decision"),
    Section.WEEK: N_("This week"),
    Section.LATER: N_("Later"),
    Section.WAITING: N_("Waiting for others"),
}

_KIND_OF = {Task.MOVE: "cycle", Task.ACT: "action", **dict.fromkeys(DECISIONS, "decision")}
_KINDS: Mapping[str, Callable[[int], str]] = {
    "cycle": lambda n: ngettext("{n} cycle", "{n} cycles", n),
    "action": lambda n: ngettext("{n} action", "{n} actions", n),
    "decision": lambda n: ngettext("{n} decision", "{n} decisions", n),
    "other": lambda n: ngettext("{n} other", "{n} others", n),
}

Line: TypeAlias = list[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a list is to fit into; None is boundless."""

    places: int | None
    room: int | None
    """Lines."""

    is_stacked: bool = False
    """Whether commands are too long for columns."""

    @property
    def is_narrow(self) -> bool:
        """Tell whether an entry takes several lines."""
        return self.is_stacked or (self.places is not None and self.places < NARROW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A section, and as many of its entries as fit."""

    section: Section
    items: tuple[WorkItem, ...]
    whole: tuple[WorkItem, ...]

    @property
    def left_out(self) -> int:
        """Return how many do not fit."""
        return len(self.whole) - len(self.items)


def cut(session: Session, found: "Worklist", frame: Frame) -> list[Shown]:
    """Choose what fits: every section keeps its first entry, the most urgent ones get the rest."""
    sections = [(section, _items(found, section)) for section in Section]
    sections = [(section, items) for section, items in sections if items]
    if frame.room is None:
        return [Shown(section=section, items=items, whole=items) for section, items in sections]
    heights = [[len(_entry(session, item, found, frame)) for item in items] for _section, items in sections]
    # A title that also says how to see the rest takes two lines where they are short.
    titles = len(sections) * (2 if frame.is_narrow else 1)
    shown = shared_out(heights, frame.room - titles)
    return [
        Shown(section=section, items=items[:count], whole=items)
        for (section, items), count in zip(sections, shown, strict=True)
    ]


def screen(
    session: Session, found: "Worklist", shown: Sequence[Shown], *, frame: Frame, ready: frozenset[int]
) -> Iterator[Line]:
    """Lay sections out as lines of cells, with blank lines between them where there is room."""
    bodies = _bodies(session, found, shown, frame=frame, ready=ready)
    titles = [_title(each, frame) for each in shown]
    total = sum(map(len, bodies)) + sum(map(len, titles)) + len(shown) - 1
    is_airy = frame.room is None or total <= frame.room
    for position, (title, body) in enumerate(zip(titles, bodies, strict=True)):
        if position and is_airy:
            yield []
        yield from ([Cell(line, "cyan")] for line in title)
        yield from body


def _items(found: "Worklist", section: Section) -> tuple[WorkItem, ...]:
    return tuple(item for item in (*found.mine, *found.waiting) if item.section is section)


def _title(shown: Shown, frame: Frame) -> list[str]:
    """Name a section with its number of entries, and the command that lists those that are left out."""
    titles, more = _titles(shown), f"pdca my --only {shown.section}"
    whole = _("{title}, and {n} more: {command}") if shown.left_out else "{title}"
    said = [whole.format(title=each, n=shown.left_out, command=more) for each in titles]
    fitting = [each for each in said if frame.places is None or width(each) <= frame.places]
    if fitting or not shown.left_out:
        return [*fitting, titles[-1]][:1]
    first = _("{title}, and {n} more:").format(title=titles[-1], n=shown.left_out)
    return [first, GAP + more]


def _titles(shown: Shown) -> tuple[str, str]:
    """Write a title with what is counted where that is of several kinds, and with the count alone."""
    title = _("{section}: {count}")
    section, count = _(TITLES[shown.section]), len(shown.whole)
    short = title.format(section=section, count=count)
    if shown.section is not Section.OVERDUE:
        return short, short
    # As `pdca overdue` counts them, which knows of cycles and actions only.
    found = Counter(_KIND_OF.get(item.task, "other") for item in shown.whole)
    kinds = [words(found[kind]).format(n=found[kind]) for kind, words in _KINDS.items() if found[kind]]
    if len(kinds) == 1:
        return title.format(section=section, count=kinds[0]), short
    return _("{title} ({kinds})").format(title=short, kinds=", ".join(kinds)), short


def _bodies(
    session: Session, found: "Worklist", shown: Sequence[Shown], *, frame: Frame, ready: frozenset[int]
) -> list[list[Line]]:
    if frame.is_narrow:
        return [
            [[Cell(line)] for item in each.items for line in _entry(session, item, found, frame, ready=ready)]
            for each in shown
        ]
    table = Table(
        (Column(""), Column("", is_flexible=True), Column(""), Column("", is_right=True), Column(""))
    )
    for each in shown:
        for item in each.items:
            last = command(item, found, ready)
            title = what(session, item, found)
            table.add(item.name, title, due_of(item, found), left_of(item, found), last)
    places = None if frame.places is None else frame.places - len(GAP)
    if not fits(table, places):
        return _bodies(session, found, shown, frame=replace(frame, is_stacked=True), ready=ready)
    # The empty cell indents by the gap that follows it.
    laid = iter([Cell(""), *line.cells] for line in lines(table, places) if not line.is_heading)
    return [[next(laid) for _item in each.items] for each in shown]


def _entry(
    session: Session,
    item: WorkItem,
    found: "Worklist",
    frame: Frame,
    *,
    ready: frozenset[int] = frozenset(),
) -> list[str]:
    """Write an entry in two lines, or three when its command is long; in one where there is room."""
    if not frame.is_narrow or frame.places is None:
        return [""]
    first = f"{item.name} {what(session, item, found)}"
    when, then = f"{due_of(item, found)} {left_of(item, found).text}", command(item, found, ready)
    both = f"{GAP}{when}{GAP}{then}"
    below = [both] if width(both) <= frame.places else [f"{GAP}{when}", f"{GAP}{then}"]
    return [shortened(first, frame.places), *below]
