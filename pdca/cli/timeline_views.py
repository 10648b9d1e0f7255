"""Cycles over the weeks: one line for each open one, or one line for each stage of one cycle."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pdca.cli.answers import name_of
from pdca.cli.bars import Scale, Span, bar, months, scale_of
from pdca.cli.screens import NARROW, wrapped
from pdca.cli.tables import GAP, Cell, Column, Table, lines, shortened
from pdca.cli.text import _, ngettext, pgettext
from pdca.cli.words import dated, one_line, shortest_day, worded, working_days
from pdca.domain.text import said
from pdca.domain.width import width

if TYPE_CHECKING:
    from pdca.storage.listings import StayRow
    from pdca.usecases.listing import CycleLine
    from pdca.usecases.timelines import CycleTimeline, Stay, Timelines

LEAST_OF_A_TITLE = 16
PLACES_IN_A_PIPE = 120


def all_lines(found: "Timelines", language: str, places: int | None) -> Iterator[list[Cell]]:
    """Draw the open cycles, one line each, or two where it is narrow."""
    wide = places or PLACES_IN_A_PIPE
    dues = [_due(line, found.today) for line, _stays in found.lines]
    names = max(len(name_of(line.row.number)) for line, _stays in found.lines)
    beside = names + max(map(width, dues)) + LEAST_OF_A_TITLE + 3 * len(GAP)
    room = wide - (len(GAP) if wide < NARROW else beside)
    spans = [_spans_of(line, stays) for line, stays in found.lines]
    first = min(each[0].began for each in spans)
    last = max([found.today, *(line.row.due for line, _stays in found.lines if line.row.due)])
    scale = scale_of(first, last, found.today, room)
    draw = _in_two if wide < NARROW else _in_one
    yield from draw(found, [bar(each, scale) for each in spans], dues, scale, language=language, places=wide)
    yield from ([Cell(line)] for line in legend(scale, wide))


def stays_table(here: "CycleTimeline", language: str, places: int | None) -> Table:
    """Lay out the stages of a cycle: from when to when, how many working days, due, moved, late."""
    # Where it is narrow, the lines below say from when to when, and what was moved.
    has_dates = places is None or places >= NARROW
    dates = (Column(pgettext("date", "From")), Column(pgettext("date", "To"))) if has_dates else ()
    table = Table(
        (
            Column(_("Stage"), is_flexible=True),
            *dates,
            Column(_("Days"), is_right=True),
            Column(_("Due")),
            *((Column(pgettext("due date", "Moved"), is_right=True),) if has_dates else ()),
            Column(pgettext("days", "Late"), is_right=True),
        )
    )
    for stay in here.stays:
        table.add(
            _named(stay, here, language),
            *(_dates(stay, here) if has_dates else ()),
            str(stay.days),
            _due_of(stay, here),
            *((f"+{stay.slip}" if stay.slip else "",) if has_dates else ()),
            Cell(str(stay.late), "red") if stay.late else "",
        )
    return table


def stay_lines(here: "CycleTimeline", language: str, places: int | None) -> Iterator[list[Cell]]:
    """Draw the stages of a cycle below each other."""
    wide = places or PLACES_IN_A_PIPE
    names = [_named(stay, here, language) for stay in here.stays]
    room_of_names = min(max(map(width, names)), wide // 3)
    last = max([here.today, *(stay.due for stay in here.stays[-1:] if stay.due and stay.ended is None)])
    scale = scale_of(here.stays[0].began, last, here.today, wide - room_of_names - len(GAP))
    yield [Cell(" " * room_of_names), Cell(months(scale))]
    for name, stay in zip(names, here.stays, strict=True):
        span = Span(phase=stay.phase, began=stay.began, ended=stay.ended, due=stay.due)
        cut = shortened(name, room_of_names)
        padded = cut + " " * (room_of_names - width(cut))
        yield [Cell(padded), Cell(bar([span], scale), "red" if stay.late else None)]
    yield from ([Cell(line)] for line in legend(scale, wide))


def extension_lines(here: "CycleTimeline") -> Iterator[str]:
    """Say what was asked of every due date, and what became of it."""
    for each in here.cycle.extensions:
        if each.is_waiting:
            became = _("waits for a decision")
        elif each.is_granted:
            became = _("granted, {days}").format(days=working_days(each.slip))
        else:
            became = _("lapsed") if each.is_lapsed else _("refused")
        yield _("Extension {n}: from {before} to {after}, {became}; {reason}").format(
            n=each.number,
            before=dated(each.from_due),
            after=dated(each.to_due),
            became=became,
            reason=one_line(each.reason),
        )


def legend(scale: Scale, places: int) -> list[str]:
    """Explain the characters."""
    length = ngettext("{n} week", "{n} weeks", scale.weeks).format(n=scale.weeks)
    text = _(
        "P D C A: the phase; ~ frozen; ! late; | today; . until due; * due. One character is {length}."
    ).format(length=length)
    return wrapped(text, places, 0)


def _in_one(
    found: "Timelines", bars: list[str], dues: list[str], scale: Scale, *, language: str, places: int
) -> Iterator[list[Cell]]:
    table = Table(
        (Column(_("No")), Column(_("What"), is_flexible=True), Column(months(scale)), Column(_("Due")))
    )
    drawn = iter(bars)
    for (line, _stays), due in zip(found.lines, dues, strict=True):
        colour = "red" if line.is_overdue else None
        title = said(line.row.title, language)
        table.add(name_of(line.row.number), title, Cell("x" * scale.places()), Cell(due, colour))
    heading, *rows = (list(line.cells) for line in lines(table, places))
    yield heading
    for row in rows:
        # A table takes double spaces out of what it prints, and a bar begins with them.
        row[2] = Cell(f"{next(drawn):<{width(row[2].text)}}", row[3].colour)
        yield row


def _in_two(
    found: "Timelines", bars: list[str], dues: list[str], scale: Scale, *, language: str, places: int
) -> Iterator[list[Cell]]:
    yield [Cell(GAP + months(scale))]
    for (line, _stays), due, drawn in zip(found.lines, dues, bars, strict=True):
        room = places - width(due) - 1
        title = shortened(one_line(f"{name_of(line.row.number)} {said(line.row.title, language)}"), room)
        yield [Cell(f"{title}{' ' * (room - width(title))} {due}", "red" if line.is_overdue else None)]
        yield [Cell(GAP + drawn)]


def _due(line: "CycleLine", today: date) -> str:
    due = shortest_day(line.row.due, today)
    return f"!{due}" if line.is_overdue else due


def _dates(stay: "Stay", here: "CycleTimeline") -> tuple[str, str]:
    ended = shortest_day(stay.ended, here.today) if stay.ended else "…"
    return shortest_day(stay.began, here.today), ended


def _due_of(stay: "Stay", here: "CycleTimeline") -> Cell:
    due = shortest_day(stay.due, here.today)
    return Cell(f"!{due}", "red") if stay.late and stay.ended is None else Cell(due)


def _spans_of(line: "CycleLine", stays: "tuple[StayRow, ...]") -> list[Span]:
    spans = [Span(phase=stay.phase, began=stay.from_on, ended=stay.until_on) for stay in stays]
    # Of the stages that were left, the query tables of a list do not keep the due dates.
    return [*spans[:-1], replace(spans[-1], due=line.row.due)]


def _named(stay: "Stay", here: "CycleTimeline", language: str) -> str:
    title = worded(stay.stage, language)
    return _("{stage}, round {n}").format(stage=title, n=stay.round) if here.cycle.rounds else title
