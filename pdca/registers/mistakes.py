"""How mistakes of a file are gathered, ordered and refused together."""

from collections.abc import Sequence

from pdca.domain.errors import Fact, Gap, WrongInput

MOST_LISTED = 100
_EXCERPT = 60


def refusal(code: str, mistakes: Sequence[Gap], **facts: Fact) -> WrongInput:
    """Make the error that lists mistakes by row: the first hundred, with a count of all and of the rest."""
    ordered = sorted(mistakes, key=_row)
    listed = tuple(ordered[:MOST_LISTED])
    return WrongInput(code, listed, count=len(ordered), more=len(ordered) - len(listed), **facts)


def excerpt(text: str) -> str:
    """Return the beginning of a text, short enough for a message."""
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"


def _row(mistake: Gap) -> int:
    row = mistake.facts.get("row", 0)
    return row if isinstance(row, int) else 0
