"""Markdown: text that people typed, escaped so that it stays text wherever a template puts it."""

import re

_MEANS_SOMETHING = re.compile(r"[\\`*_{}\[\]<>|~$&]|(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_MEANS_SOMETHING_FIRST = re.compile(r"^(\s*)(#|[-+=>]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    r"""Escape what Markdown would read as a mark: `a|b` becomes `a\|b`."""
    return _MEANS_SOMETHING_FIRST.sub(_escape_first, _MEANS_SOMETHING.sub(r"\\\g<0>", text))


def _escape_first(found: re.Match[str]) -> str:
    space, mark = found.groups()
    # A number cannot be escaped itself; what makes it a list item is the dot or bracket after it.
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"
