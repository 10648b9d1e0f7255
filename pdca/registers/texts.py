"""The text of a cell: what a spreadsheet shows of it, and what no text may hold."""

import re
from datetime import datetime
from decimal import Decimal

from pdca.domain.errors import Gap
from pdca.registers.table import Cell
from pdca.registers.words import finding_words

# Control characters but tabs and line ends, overrides of the writing direction, halves of surrogate pairs.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def checked_text(text: str, longest: int) -> str | Gap:
    """Return the text unless it is an error of a spreadsheet, cannot be seen or is too long."""
    if text in finding_words().errors:
        return Gap("cell-error", {"text": text})
    if control := _CONTROL.search(text):
        return Gap("control-character", {"code_point": f"U+{ord(control[0]):04X}"})
    if len(text) > longest:
        return Gap("text-too-long", {"length": len(text), "longest": longest})
    return text


def text_of(cell: Cell) -> str:
    """Return a cell as a spreadsheet shows it."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case Decimal():
            return _plain_number(cell)
        case datetime():
            return cell.isoformat(sep=" ", timespec="minutes")
    return cell.isoformat()


def _plain_number(number: Decimal) -> str:
    """Write a number as a spreadsheet shows it: no exponent, no zeros after the point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
