"""Read a YAML file as text with positions; nothing is interpreted, so `3.0` stays `3.0`."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pdca.definitions.mistakes import START, KeyPath, Mistakes, Position, spelled
from pdca.definitions.nodes import CONTROL_CHARACTER, Nodes, Tree, build
from pdca.domain.errors import Fact, NotFound, WrongInput

LARGEST = 1_000_000
"""Bytes that a file may have; parsing is slow, and no definition comes near."""

_COMMENT_OR_BLANK = re.compile(r"\s*(#.*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Source:
    """The content of one file, and where each key of it stands."""

    nodes: Nodes
    mistakes: Mistakes

    @property
    def tree(self) -> Tree:
        """Return the content as dicts, lists, texts and None."""
        return self.nodes.tree

    def mistake(self, code: str, path: KeyPath, **facts: Fact) -> None:
        """Note a mistake at the key that a path names, or at the nearest one above it."""
        if any(path[:depth] in self.nodes.broken for depth in range(len(path) + 1)):
            return
        self.mistakes.add(code, self._position(path), key=spelled(path), **facts)

    def existing(self, path: KeyPath) -> KeyPath:
        """Cut a path down to the part that the file really has."""
        while path and path not in self.nodes.positions:
            path = path[:-1]
        return path

    def _position(self, path: KeyPath) -> Position:
        return self.nodes.positions.get(self.existing(path), START)


def read_source(
    form: Path | str | bytes,
    *,
    name: str = "-",
    doubled: dict[KeyPath, str] | None = None,
    prepare: Callable[[str], str] = str,
) -> Source:
    """Read a file, or a text or bytes that are called `name`; raise its mistakes when it is not sound YAML.

    `doubled` gives the code of a key that stands twice in the mapping at a path; `prepare` may replace
    characters of the text before it is parsed, but not move any.
    """
    mistakes = Mistakes(str(form) if isinstance(form, Path) else name, [])
    text = _decoded(_content(form, mistakes), mistakes)
    _refuse_empty(text, mistakes)
    nodes = build(prepare(_without_control_characters(text, mistakes)), mistakes, doubled or {})
    if not nodes.is_whole:
        mistakes.refuse()
    return Source(nodes, mistakes)


def text_of(path: Path) -> str:
    """Return the text of a file, whichever way an editor saved it.

    Raises:
        WrongInput: it cannot be read, is too large, or is in another encoding.
        NotFound: there is no such file.
    """
    mistakes = Mistakes(str(path), [])
    return _decoded(_content(path, mistakes), mistakes)


def _content(form: Path | str | bytes, mistakes: Mistakes) -> bytes:
    raw = _bytes_of(form) if isinstance(form, Path) else form
    if isinstance(raw, str):
        raw = raw.encode("utf-8", "surrogatepass")
    if len(raw) > LARGEST:
        mistakes.add("too-large", START, limit=LARGEST)
        mistakes.refuse()
    return raw


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise NotFound("file-not-found", file=str(path)) from None
    except (OSError, ValueError) as error:
        # ValueError: a null byte in the name.
        raise WrongInput("file-unreadable", file=str(path), reason=getattr(error, "strerror", "")) from error


def _decoded(raw: bytes, mistakes: Mistakes) -> str:
    # Notepad on Windows writes a byte order mark, and PowerShell's `>` writes UTF-16 with one.
    is_utf_16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if is_utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        mistakes.add("not-utf-8", Position(before.count(b"\n") + 1, len(before) - before.rfind(b"\n")))
        mistakes.refuse()
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_empty(text: str, mistakes: Mistakes) -> None:
    if all(_COMMENT_OR_BLANK.fullmatch(line) for line in text.split("\n")):
        mistakes.add("empty-file", START)
        mistakes.refuse()


def _without_control_characters(text: str, mistakes: Mistakes) -> str:
    for number, line in enumerate(text.split("\n"), start=1):
        for match in CONTROL_CHARACTER.finditer(line):
            at = Position(number, match.start() + 1)
            mistakes.add("control-character", at, character=f"U+{ord(match.group()):04X}")
    # Something printable in their place lets the rest be read and checked too.
    return CONTROL_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)
