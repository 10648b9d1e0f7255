"""Templates of the user's own as files: what is theirs, what it was copied from, and what became of it."""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pdca.domain.errors import NotFound, WrongInput
from pdca.reports.jobs import MOST_BYTES
from pdca.reports.rendering import page_names

ENDING = ".jinja"

_MARK = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\{#-? pdca (?P<version>[\w.+-]+): (?P<name>[\w.-]+) sha256:(?P<hash>[0-9a-f]{64})"
    rb"[^\n]*?#\}\r?\n"
)
_USED = re.compile(r"\{%-?\+?\s*(?:from|import|include|extends)\s+[\"'](?P<name>[^\"']+)[\"']")


class Standing(StrEnum):
    """What became of a copy, measured against the template that ships now."""

    COPY = "copy"
    """As it was copied."""
    CHANGED = "changed"
    OUTDATED = "outdated"
    """Made from an earlier template than the one that ships now."""
    OWN = "own"
    """Not a copy, or its first line is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplate:
    """A template of the user's own."""

    name: str
    path: Path
    standing: Standing
    is_edited: bool
    version: str
    """Of the program that made the copy; empty when it is none."""
    is_used: bool
    """Whether any report comes to it; a misspelled name is never come to."""


def shipped_names(shipped: Path) -> tuple[str, ...]:
    """Return the names of the templates that ship."""
    return tuple(sorted(file.name for file in shipped.glob(f"*{ENDING}")))


def pages(shipped: Path) -> tuple[str, ...]:
    """Return the templates that make whole reports."""
    return tuple(name for name in shipped_names(shipped) if name in page_names())


def parts(name: str, folders: Sequence[Path]) -> tuple[str, ...]:
    """Return the templates that a template uses, and those that they use."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        text = _text(waiting.pop(), folders)
        new = [used["name"] for used in _USED.finditer(text) if used["name"] not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(sorted(each for each in found if each != name))


def own_templates(own: Path, shipped: Path) -> Iterator[OwnTemplate]:
    """Yield the templates of the user's own, by name; what is no plain file is theirs too, and of no use."""
    if not own.is_dir() or own.samefile(shipped):
        return
    folders = (own, shipped)
    used = {each for page in pages(shipped) for each in (page, *parts(page, folders))}
    for path in sorted(own.glob(f"*{ENDING}")):
        content = _content(path)
        mark = _MARK.match(content)
        body = content[mark.end() :] if mark else content
        yield OwnTemplate(
            name=path.name,
            path=path,
            standing=_standing(mark, body, shipped / path.name),
            is_edited=mark is None or _hash(body) != mark["hash"].decode(),
            version=mark["version"].decode() if mark else "",
            is_used=path.name in used,
        )


def copy_of(name: str, shipped: Path, version: str, remark: str) -> str:
    """Return the text of a copy: a first line that tells what it was made from, then the template.

    Raises:
        NotFound: no template of this name ships.
    """
    if name not in shipped_names(shipped):
        raise NotFound("template-unknown", name=name, names=shipped_names(shipped))
    text = (shipped / name).read_text(encoding="utf-8")
    # The first line is a comment of Jinja: it and its end are left out of every report.
    return f"{{# pdca {version}: {name} sha256:{_hash(text.encode())}. {remark} #}}\n{text}"


def check_replaceable(path: Path, shipped: Path) -> None:
    """Allow a copy to be written where nothing lies, or a copy that nobody has edited.

    Raises:
        WrongInput: something of the user's own would be lost.
    """
    if not os.path.lexists(path):
        return
    there = next((each for each in own_templates(path.parent, shipped) if each.path == path), None)
    if there is None or there.is_edited:
        raise WrongInput("template-edited", file=str(path))


def _standing(mark: re.Match[bytes] | None, body: bytes, origin: Path) -> Standing:
    if mark is None:
        return Standing.OWN
    was = mark["hash"].decode()
    if not origin.is_file() or _hash(origin.read_bytes()) != was:
        return Standing.OUTDATED
    return Standing.COPY if _hash(body) == was else Standing.CHANGED


def _hash(content: bytes) -> str:
    # An editor, or git on Windows, changes the ends of lines: the text is the same.
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _text(name: str, folders: Sequence[Path]) -> str:
    for folder in folders:
        content = _content(folder / name)
        if content:
            return content.decode("utf-8", errors="replace")
    return ""


def _content(path: Path) -> bytes:
    try:
        # Only what a report would read: a pipe would be waited for without end.
        return path.read_bytes() if path.is_file() and path.stat().st_size <= MOST_BYTES else b""
    except (OSError, ValueError):
        return b""
