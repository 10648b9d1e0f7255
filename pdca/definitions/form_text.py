"""Write values into a form as YAML that reads back the same, and find where each key stands."""

import json
import textwrap

from pdca.definitions.form_quoting import quoted
from pdca.definitions.mistakes import KeyPath, Mistakes
from pdca.definitions.nodes import Tree, build

WIDTH = 78
"""Places in a line, so that it fits a terminal of 80."""


def comment(text: str, indent: int = 0) -> list[str]:
    """Write a text as comment lines."""
    mark = f"{' ' * indent}# "
    lines = text.split("\n")
    return [
        part
        for line in lines
        for part in textwrap.wrap(
            line, WIDTH, initial_indent=mark, subsequent_indent=mark, break_on_hyphens=False
        )
    ]


def entry(head: str, text: str, indent: int = 0) -> list[str]:
    """Write a value behind `key:`, `-` or `- key:`, in the plainest way that reads back as the same text."""
    pad = " " * indent
    if not text:
        return [f"{pad}{head}"]
    candidates = [[f"{pad}{head} {text}"], _block(head, text, indent)]
    if len(pad) + len(head) + len(text) >= WIDTH or "\n" in text:
        candidates.reverse()
    for lines in candidates:
        if _read_back(lines) == text:
            return lines
    return [f"{pad}{head} {json.dumps(text, ensure_ascii=False)}"]


def key_lines(text: str) -> dict[KeyPath, int]:
    """Return the line, counted from 1, on which each key of a form stands; empty when it is no YAML."""
    nodes = build(quoted(text), Mistakes("-", []), {})
    return {path: position.line for path, position in nodes.positions.items()}


def values_in(text: str) -> dict[KeyPath, str]:
    """Return every text in a form by its place; empty when it is no YAML."""
    return dict(_flat(build(quoted(text), Mistakes("-", []), {}).tree))


def is_read_whole(text: str) -> bool:
    """Tell whether a form is YAML without a mistake, so that `values_in` gives all that stands in it."""
    mistakes = Mistakes("-", [])
    build(quoted(text), mistakes, {})
    return not mistakes.found


def _flat(tree: Tree, path: KeyPath = ()) -> list[tuple[KeyPath, str]]:
    if isinstance(tree, dict):
        return [each for key, value in tree.items() for each in _flat(value, (*path, key))]
    if isinstance(tree, list):
        return [each for index, value in enumerate(tree) for each in _flat(value, (*path, index))]
    return [] if tree is None else [(path, tree)]


def _block(head: str, text: str, indent: int) -> list[str]:
    inner = " " * (indent + (4 if head.startswith("- ") else 2))
    is_long = "\n" in text
    lines = (
        text.split("\n")
        if is_long
        else textwrap.wrap(text, WIDTH - len(inner), break_long_words=False, break_on_hyphens=False)
    )
    return [
        f"{' ' * indent}{head} {'|-' if is_long else '>-'}",
        *(f"{inner}{line}" if line else "" for line in lines),
    ]


def _read_back(lines: list[str]) -> str | None:
    mistakes = Mistakes("-", [])
    flat = _flat(build(quoted("\n".join(lines)), mistakes, {}).tree)
    return flat[0][1] if len(flat) == 1 and not mistakes.found else None
