"""Definitions stored under their content hash, so that a changed file strands nobody."""

from pdca.domain.catalogue import Catalogue
from pdca.domain.events import DefinitionKind, DefinitionStored
from pdca.domain.process import Process
from pdca.domain.streams import ORGANISATION_STREAM
from pdca.storage.codec import content_hash, encoded
from pdca.storage.journal import Journal, Stamp


def store_process(journal: Journal, process: Process, stamp: Stamp) -> str:
    """Store a process unless it is there; return its content hash."""
    return _store(journal, DefinitionKind.PROCESS, process, stamp)


def store_catalogue(journal: Journal, catalogue: Catalogue, stamp: Stamp) -> str:
    """Store a catalogue unless it is there; return its content hash."""
    return _store(journal, DefinitionKind.CATALOGUE, catalogue, stamp)


def _store(journal: Journal, kind: DefinitionKind, definition: Process | Catalogue, stamp: Stamp) -> str:
    body = encoded(definition)
    hash_of_body = content_hash(body)
    if hash_of_body not in _known(journal):
        journal.store_definition(kind.value, hash_of_body, body)
        event = DefinitionStored(
            kind=kind,
            id=definition.id,
            definition_version=definition.version,
            content_hash=hash_of_body,
        )
        journal.record(ORGANISATION_STREAM, event, stamp)
    return hash_of_body


def _known(journal: Journal) -> frozenset[str]:
    return frozenset(journal.organisation().definitions)
