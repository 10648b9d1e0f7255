"""Loading processes and catalogues by name, the user's own folder first."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdca.domain.catalogue import Catalogue
    from pdca.domain.process import Process

DEFAULT_CATALOGUE = "sales-head"
DEFAULT_PROCESS = "pdca"

OWN_FOLDERS = (Path("workflows"),)
"""Where people keep definitions of their own: beside the database, laid out as the shipped ones are."""


def load_catalogue(name: str) -> "Catalogue":
    """Read a catalogue by its name or file."""
    from pdca.definitions.catalogues import read_catalogue
    from pdca.definitions.find import DefinitionKind, find_definition

    process = load_process(DEFAULT_PROCESS)
    path = find_definition(DefinitionKind.CATALOGUE, name, folders=OWN_FOLDERS)
    return read_catalogue(path, stages=frozenset(process.stages))


def load_process(name: str) -> "Process":
    """Read a process by its name or file."""
    from pdca.definitions.find import DefinitionKind, find_definition
    from pdca.definitions.processes import read_process

    return read_process(find_definition(DefinitionKind.PROCESS, name, folders=OWN_FOLDERS))
