"""Tell the usual slips of people who write YAML by hand apart, so that each gets its own sentence."""

from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError

from pdca.definitions.mistakes import START, Position


class Slip(NamedTuple):
    """What is wrong, where, and what the parser said of it in English."""

    code: str
    at: Position
    detail: str


def syntax_slip(error: MarkedYAMLError) -> Slip:
    """Name a syntax mistake; its code is `syntax` when it is none of the usual ones."""
    said = f"{error.context or ''} {error.problem or ''}"
    code = next((code for words, code in _SLIPS.items() if words in said), "syntax")
    return Slip(code, _place(error, code), said.strip())


def _place(error: MarkedYAMLError, code: str) -> Position:
    marks = [error.problem_mark, error.context_mark]
    if code in _LEFT_OPEN:
        # The parser notices where the file ends; the writer needs the place where it began.
        marks.reverse()
    mark = next((mark for mark in marks if mark is not None), None)
    return Position(mark.line + 1, mark.column + 1) if mark else START


_SLIPS = {
    r"character '\t'": "syntax-tab",
    "mapping values are not allowed": "syntax-colon",
    "while scanning a quoted scalar": "syntax-quote",
    "while scanning a double-quoted scalar": "syntax-escape",
    "expected ',' or": "syntax-bracket",
    "expected <block end>": "syntax-indent",
    "could not find expected ':'": "syntax-no-colon",
    "that cannot start any token": "syntax-character",
}

_LEFT_OPEN = frozenset({"syntax-quote", "syntax-bracket", "syntax-no-colon"})
