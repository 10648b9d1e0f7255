"""Let people write values of a form as they write letters: a colon, a hash or a percent sign is text."""

import re

_KEYED = re.compile(r"(?P<head> *(?P<dash>- +)?(?P<key>[A-Za-z][\w-]*):[ \t]+)(?P<value>\S.*?)\s*")
_ITEM = re.compile(r"(?P<head> *- +)(?P<value>\S.*?)\s*")
_BARE = re.compile(r" *(?:- +)?[A-Za-z][\w-]*:\s*")
_STRUCTURE = re.compile(r"\s*(-(\s|$)|[A-Za-z][\w-]*:(\s|$))")
_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?(\s+#.*)?")
_COMMENT_OR_BLANK = re.compile(r"\s*(#.*)?")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""", re.DOTALL)
_FLOW = re.compile(r"\[.*\]|\{.*\}", re.DOTALL)
_NOTHING = frozenset({"-", "–", "—", "~"})

_ITEM_KEYS = frozenset({"title", "assignee", "due"})
"""What begins a mapping inside a list; any other word with a colon there is text."""


def quoted(text: str) -> str:
    """Put values that are plain text into quotes; every line stays where it is.

    Blocks, lists, mappings and what is in quotes already are left alone; a lone dash says nothing.
    """
    lines, at = text.split("\n"), 0
    while at < len(lines):
        at = _take(lines, at)
    return "\n".join(lines)


def _take(lines: list[str], at: int) -> int:
    """Quote the value that begins on a line, if one does; return the line after it."""
    found = _value_on(lines[at])
    if found is None:
        is_open = _BARE.fullmatch(lines[at]) is not None
        return _take_below(lines, at) if is_open else at + 1
    head, indent, value = found
    if _BLOCK.fullmatch(value):
        return _end(lines, at, indent, is_block=True)
    end = _end(lines, at, indent)
    whole = "\n".join([value, *(line.strip() for line in lines[at + 1 : end])])
    if whole in _NOTHING:
        lines[at] = f"{head}~"
    elif not (_QUOTED.fullmatch(whole) or _FLOW.fullmatch(whole)):
        _quote(lines, at, end, head)
    return end


def _value_on(line: str) -> tuple[str, int, str] | None:
    """Return what stands before a value, how far its key is indented, and the value."""
    keyed = _KEYED.fullmatch(line)
    if keyed and (not keyed["dash"] or keyed["key"] in _ITEM_KEYS):
        head = keyed["head"]
        return head, len(head) - len(head.lstrip(" -")), keyed["value"]
    item = _ITEM.fullmatch(line)
    if item is None or item["value"].startswith("#") or _BARE.fullmatch(line):
        return None
    return item["head"], len(item["head"]) - len(item["head"].lstrip()), item["value"]


def _take_below(lines: list[str], at: int) -> int:
    """Quote a text that begins on the line below its key."""
    indent, below = _indent(lines[at]), at + 1
    while below < len(lines) and not lines[below].strip():
        below += 1
    if below >= len(lines) or _indent(lines[below]) <= indent or _is_no_text(lines[below]):
        return at + 1
    end = _end(lines, below, indent)
    _quote(lines, below, end, " " * _indent(lines[below]))
    return end


def _is_no_text(line: str) -> bool:
    return bool(_STRUCTURE.match(line) or _COMMENT_OR_BLANK.fullmatch(line) or line.lstrip()[0] in "\"'[{")


def _end(lines: list[str], at: int, indent: int, *, is_block: bool = False) -> int:
    """Return the line after a value: what is indented deeper than its key still belongs to it."""
    end = at + 1
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if _indent(line) <= indent or (not is_block and line.lstrip().startswith("#")):
            break
        end = number + 1
    return end


def _quote(lines: list[str], at: int, end: int, head: str) -> None:
    first = lines[at][len(head) :]
    for number in range(at, end):
        content = first if number == at else lines[number].strip()
        escaped = content.strip().replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        before = f'{head}"' if number == at else " " * _indent(lines[number])
        lines[number] = before + escaped if content.strip() else ""
    lines[end - 1] += '"'


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
