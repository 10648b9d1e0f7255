"""Keeps clients out of cells that are kept: keys that name one are hashed, free text is blotted."""

import re
from hashlib import sha256

from pdca.domain.errors import Gap
from pdca.domain.sales import folded
from pdca.registers.mistakes import excerpt
from pdca.registers.table import Cell
from pdca.registers.texts import checked_text, text_of

LONGEST_WORD = 300
"""Characters of a cell that is kept."""

FILLED = "+"
"""Stands for a text of which only is wanted whether it is there."""

_TELEPHONE = re.compile(
    r"\+\d[\d\-()\s]{8,}\d"  # of any country
    r"|(?<!\w)[78][\s-]?\(?[3489]\d{2}\)?(?:[\s-]?\d){7}(?!\w)"  # of Russia, with or without signs between
    r"|\(\d{3,5}\)\s?\d[\d\s-]{4,}\d"
    r"|(?<!\d)\d{3}[\s-]\d{3}[\s-]\d{2}[\s-]?\d{2}(?!\d)"
)
_MAIL_OR_LINK = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+|(?:https?://|www\.|t\.me/|wa\.me/|vk\.com/)\S*", re.IGNORECASE
)
_LOCAL_TELEPHONE = re.compile(r"\+?\d(?:[\-()\s]{0,2}\d){6,}")
_FROM_WHOM = re.compile(r"\b([Оо]т)\s+[«\"]?[A-ZА-ЯЁ][^,;()]*")
_SPACED_WORDS = re.compile(r"(?=.*\s)(?=.*[^\W\d_])")
_BLOT = "…"
_LABEL = "key of an export:"
_HASH_LENGTH = 32
_LONGEST_NUMBER = 9
"""Digits; a longer number of a source may be a telephone."""


def is_telephone(cell: Cell) -> bool:
    """Tell whether a key is a telephone number, or holds one."""
    text = text_of(cell)
    return len(text) >= _LONGEST_NUMBER and _TELEPHONE.search(text) is not None


def kept_key(cell: Cell) -> str | Gap:
    """Return a key as it is, or its hash when it has no digit, is an address of mail or holds words.

    The hash is the same in every file, so that a row finds its earlier self, and an activity its deal.
    """
    text = one_line(cell)
    if isinstance(text, Gap):
        return text
    is_number = any(map(str.isdecimal, text)) and "@" not in text and not _SPACED_WORDS.match(text)
    if is_number or not text:
        return text
    return sha256(f"{_LABEL}{folded(text)}".encode()).hexdigest()[:_HASH_LENGTH]


def kept_deal(cell: Cell) -> str | Gap:
    """Return the key of a deal that another row names; a telephone number is the key of none."""
    return "" if is_telephone(cell) else kept_key(cell)


def filled(cell: Cell) -> str:
    """Return whether a text is there, and nothing of what it says."""
    return FILLED if text_of(cell).strip() else ""


def blotted_name(cell: Cell) -> str | Gap:
    """Return the name of a thing, such as a product, without ways to reach somebody."""
    text = one_line(cell)
    return text if isinstance(text, Gap) else _TELEPHONE.sub(_BLOT, _MAIL_OR_LINK.sub(_BLOT, text))


def blotted_source(cell: Cell) -> str | Gap:
    """Return a source without telephones, addresses, links, and the name of whoever recommended."""
    text = one_line(cell)
    if isinstance(text, Gap):
        return text
    if not isinstance(cell, str) and text.isdecimal() and len(text) <= _LONGEST_NUMBER:
        return text  # the number that the CRM gave the source
    blotted = _MAIL_OR_LINK.sub(_BLOT, text)
    blotted = _LOCAL_TELEPHONE.sub(_BLOT, _TELEPHONE.sub(_BLOT, blotted))
    return _FROM_WHOM.sub(rf"\1 {_BLOT}", blotted)


def one_line(cell: Cell) -> str | Gap:
    """Return the text of a cell in one line; a formula and what no text may hold are gaps."""
    if type(cell) is str and cell.isalnum() and len(cell) <= LONGEST_WORD:  # most keys; nothing to check
        return cell
    text = " ".join(text_of(cell).split())
    if text.startswith("=") and isinstance(cell, str):
        return Gap("cell-formula", {"text": excerpt(text)})
    return checked_text(text, LONGEST_WORD)
