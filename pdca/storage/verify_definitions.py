"""The check of stored definitions: each is what its hash says, and the log knows each."""

from dataclasses import dataclass, field

from pdca.domain.catalogue import Catalogue
from pdca.domain.engine import Engine
from pdca.domain.events import DefinitionKind
from pdca.domain.ledger import Ledger
from pdca.domain.process import Process
from pdca.storage import statements
from pdca.storage.codec import content_hash, decoded
from pdca.storage.verify_problems import Problems, sayable
from pdca.storage.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundDefinitions:
    """The stored definitions that are what their hash says, ready for use."""

    kinds: dict[str, str] = field(default_factory=dict)
    """The kind of every row, sound or not, by its hash."""
    engines: dict[str, Engine] = field(default_factory=dict)
    catalogues: dict[str, Catalogue] = field(default_factory=dict)


def sound_definitions(view: View, problems: Problems) -> SoundDefinitions:
    """Read the stored definitions; name those that are not what their hash says."""
    found = SoundDefinitions()
    for known_hash, kind, body in view.connection.execute(
        statements.all_definitions, {"organisation": view.number}
    ):
        found.kinds[known_hash] = kind
        if not _is_unchanged(known_hash, body):
            problems.add("definition-changed", content_hash=sayable(known_hash))
            continue
        try:
            _read(found, known_hash, kind=kind, body=body)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            detail = sayable(f"{type(error).__name__}: {error}")
            problems.add("definition-unreadable", content_hash=sayable(known_hash), detail=detail)
    return found


def compare_definitions(
    stored: SoundDefinitions, ledger: Ledger, problems: Problems, *, is_whole: bool
) -> None:
    """Name definitions that only the log or, when it was replayed whole, only the database has."""
    known = ledger.organisation.definitions if ledger.organisation else {}
    for known_hash, definition in known.items():
        if known_hash not in stored.kinds:
            problems.add("definition-missing", content_hash=known_hash, id=definition.id)
    for found in stored.kinds:
        if is_whole and found not in known:
            problems.add("definition-not-in-log", content_hash=sayable(found))


def _is_unchanged(known_hash: object, body: object) -> bool:
    try:
        return isinstance(body, str) and content_hash(body) == known_hash
    except UnicodeEncodeError:
        return False


def _read(found: SoundDefinitions, known_hash: str, *, kind: str, body: str) -> None:
    if kind == DefinitionKind.PROCESS:
        found.engines[known_hash] = Engine(decoded(body, Process))
    elif kind == DefinitionKind.CATALOGUE:
        found.catalogues[known_hash] = decoded(body, Catalogue)
    else:
        raise ValueError(kind, "is no kind of definition")
