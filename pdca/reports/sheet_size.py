"""How large the letters of an A3 sheet may be so that it stays one page; no script can measure it there.

Lengths are those of A4; on A3 everything is larger by the same share.
"""

from collections.abc import Iterator
from enum import StrEnum
from math import ceil

from pdca.domain.text import LANGUAGES, said
from pdca.reports.cycle_sheet import CycleSheet

HEIGHT = 625
"""Pixels of a column of A4, with some air."""

BOX = 28
"""Pixels of the heading and the frame of a box."""

CHART = 225
"""Pixels of the chart without its signals."""

SIGNAL = 90
"""Letters of what tells a signal, with its mark and days; two are told."""

LINE = 1.32
"""Height of a line, as a share of the letters."""

LETTER = 0.5
"""Width of a letter, as a share of its height; a capital is wider."""

WIDTHS = {False: (345, 300, 300), True: (300, 258, 258)}
"""Pixels across that text has in each column, without and with earlier rounds."""

ROUND_WIDTH = 118


class SheetSize(StrEnum):
    """How large the letters are; in the smallest, less is listed and texts are cut shorter."""

    LARGE = "large"
    MIDDLE = "middle"
    SMALL = "small"


PIXELS = {SheetSize.LARGE: 11.4, SheetSize.MIDDLE: 9.8}
"""Height of the letters on A4; the style sheet has the same."""


def sheet_size(sheet: CycleSheet) -> SheetSize:
    """Return the largest letters with which every column fits; the smallest fit whatever was typed."""
    fitting = (size for size, pixels in PIXELS.items() if _fits(sheet, pixels))
    return next(fitting, SheetSize.SMALL)


def _fits(sheet: CycleSheet, pixels: float) -> bool:
    columns = (_first(sheet), _second(sheet), _third(sheet))
    heights = [
        boxes * BOX + pixels * LINE * sum(_lines(text, width, pixels) for text in texts)
        for (boxes, texts), width in zip(columns, WIDTHS[bool(sheet.rounds)], strict=True)
    ]
    if sheet.line is not None:
        heights[0] += CHART + pixels * LINE * 2 * _lines(" " * SIGNAL, WIDTHS[bool(sheet.rounds)][0], pixels)
    past = sum(
        BOX + pixels * LINE * (7 + sum(_lines(each, ROUND_WIDTH, pixels) for each in texts))
        for texts in _rounds(sheet)
    )
    return max(*heights, past) <= HEIGHT


def _lines(text: str, width: float, pixels: float) -> int:
    letters = sum(1.5 if letter.isupper() else 1.0 for letter in text)
    return max(1, ceil(letters * LETTER * pixels / width))


def _first(sheet: CycleSheet) -> tuple[int, list[str]]:
    background, measure = sheet.background, sheet.measure
    described = max((said(background.description, language) for language in LANGUAGES), key=len)
    texts = [" " * 60 + background.about + background.external_number, described[:200], measure.name[:120]]
    texts += ["", "", "", ""]  # the three figures, the middle one larger
    texts += [why[:90] + " " * 20 for why in sheet.whys[:5]]
    texts += [""] * (len(sheet.whys[:5]) - 1)  # the arrows
    return 3, texts


def _second(sheet: CycleSheet) -> tuple[int, list[str]]:
    texts = [sheet.goal[:170], sheet.counter.name[:90] + " " * 50, sheet.predicted.text[:150], "", "", "", ""]
    for action in sheet.actions[:6]:
        texts += [
            action.title[:95],
            action.who[:30] + action.reason[:60] + " " * 40 + " " * 40 * action.is_self_approved,
        ]
    texts += [each.text[:80] + " " * 30 for each in sheet.evidence[:4]]
    texts += [" " * 120]
    texts += [each.reason[:60] + " " * 90 + " " * 40 * each.is_self_approved for each in sheet.extensions[:3]]
    return 5, texts


def _third(sheet: CycleSheet) -> tuple[int, list[str]]:
    standard, checked = sheet.standard, sheet.checked
    texts = [""] + [""] * bool(sheet.readings)
    for reading in sheet.readings[-7:]:
        texts += [" " * 40] + [" " * 70] * len(reading.corrections[-1:]) + [""] * bool(reading.computed)
    texts += [" " * 70] * bool(checked.behaviour) + [" " * 85 for _ in checked.doubts[:2]]
    texts += [sheet.check_method[:110], checked.learned[:170] + " " * 10]
    texts += [
        " " * 62 + each.who[:30] + each.reason[:70] + " " * 40 * each.is_self_approved
        for each in sheet.decisions[-3:]
    ]
    texts += [
        standard.document[:80] + " " * 20,
        standard.told[:70],
        standard.told[:70],
        standard.elsewhere[:70],
    ]
    texts += [" " * 60, ""] + [" " * 52 for _ in sheet.left.gates[:4]]
    return 4, texts


def _rounds(sheet: CycleSheet) -> Iterator[list[str]]:
    for past in sheet.rounds[-2:]:
        yield [past.cause[:90], " " * 20, " " * 20, " " * 24, past.learned[:110], past.why_again[:110]]
