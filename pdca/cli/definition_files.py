"""Files of processes and catalogues: where they are, whether they can be read, and every mistake of one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from pdca.cli.definitions import OWN_FOLDERS
from pdca.cli.output import talk, tell, tell_json
from pdca.cli.refusals import MORE, mistake_line
from pdca.cli.session import Session
from pdca.cli.text import _, ngettext
from pdca.cli.words import one_line
from pdca.domain.errors import Gap, WrongInput
from pdca.domain.text import said

if TYPE_CHECKING:
    from pdca.definitions.find import DefinitionKind
    from pdca.domain.catalogue import Catalogue
    from pdca.domain.process import Process

Content = TypeVar("Content", bound="Process | Catalogue")


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionFile(Generic[Content]):
    """A file that can be named, and what it holds; None while it has mistakes."""

    name: str
    path: Path
    content: Content | None


def listed(kind: "DefinitionKind", read: Callable[[Path], Content]) -> Iterator[DefinitionFile[Content]]:
    """Yield every file of a kind, those with mistakes too."""
    from pdca.definitions.find import definition_names, find_definition

    for name in definition_names(kind, folders=OWN_FOLDERS):
        path = find_definition(kind, name, folders=OWN_FOLDERS)
        try:
            content = read(path)
        except WrongInput:
            yield DefinitionFile(name=name, path=path, content=None)
        else:
            yield DefinitionFile(name=name, path=path, content=content)


def answer_list(session: Session, kind: "DefinitionKind", read: Callable[[Path], Content]) -> None:
    """Print every file of a kind: name, version and title, and the file below them."""
    verb = _VERBS[kind.value]
    if session.is_json:
        tell_json(f"{verb}-list", **{_PLURALS[kind.value]: [_as_data(each) for each in listed(kind, read)]})
        return
    for each in listed(kind, read):
        if each.content is None:
            tell(_("{name}: the file has mistakes").format(name=each.name), "red")
            tell(_('  See: pdca {verb} check "{file}"').format(verb=verb, file=each.path))
            continue
        title = one_line(said(each.content.title, session.language))
        version = one_line(each.content.version)
        tell(_("{name}, version {version}: {title}").format(name=each.name, version=version, title=title))
        tell(f"  {each.path}")


def named_file(kind: "DefinitionKind", name: str) -> Path:
    """Return the file that is meant: what lies there under this very name, else what is found by it.

    Raises:
        NotFound: there is none.
    """
    from pdca.definitions.find import find_definition

    path = Path(name)
    try:
        is_there = path.is_file()
    except (OSError, ValueError):
        is_there = False
    return path if is_there else find_definition(kind, name, folders=OWN_FOLDERS)


def answer_check(
    session: Session,
    path: Path,
    read: Callable[[Path], Content],
    counted: "Callable[[Content], tuple[str, Mapping[str, int]]]",
) -> int:
    """Print that a file has no mistakes, or all that it has; return the exit code."""
    try:
        content = read(path)
    except WrongInput as error:
        if not error.mistakes:
            raise
        _answer_mistakes(session, path, error.mistakes)
        return WrongInput.exit_code
    words, counts = counted(content)
    if session.is_json:
        tell_json("check", file=str(path), is_sound=True, mistakes=[], counts=counts)
    else:
        tell(_("{file}: no mistakes ({counts})").format(file=path, counts=words))
    return 0


def _answer_mistakes(session: Session, path: Path, mistakes: tuple[Gap, ...]) -> None:
    if session.is_json:
        found = [_mistake_as_data(mistake, session.language) for mistake in mistakes]
        tell_json("check", file=str(path), is_sound=False, mistakes=found, counts={})
        return
    for mistake in mistakes:
        talk(mistake_line(mistake, session.language))
    count = sum(_count(mistake) for mistake in mistakes)
    talk(ngettext("{file}: {n} mistake", "{file}: {n} mistakes", count).format(file=path, n=count))


def _count(mistake: Gap) -> int:
    unlisted = mistake.facts.get("count")
    return unlisted if mistake.code == MORE and isinstance(unlisted, int) else 1


def _mistake_as_data(mistake: Gap, language: str) -> dict[str, object]:
    facts = mistake.facts
    return {
        "code": mistake.code,
        "file": facts.get("file"),
        "line": facts.get("line"),
        "column": facts.get("column"),
        "key": facts.get("key"),
        "message": mistake_line(mistake, language),
    }


def _as_data(each: DefinitionFile[Content]) -> dict[str, object]:
    content = each.content
    return {
        "name": each.name,
        "file": str(each.path),
        "is_sound": content is not None,
        "id": content.id if content else None,
        "version": content.version if content else None,
        "title": content.title if content else None,
    }


_VERBS = {"process": "workflow", "catalogue": "catalogue"}
_PLURALS = {"process": "processes", "catalogue": "catalogues"}
