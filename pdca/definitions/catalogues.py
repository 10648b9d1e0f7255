"""Read a catalogue of signs from a file of workflows/catalogues/."""

from pathlib import Path

from pdca.definitions.criteria import check_criteria
from pdca.definitions.schema_catalogue import CatalogueForm
from pdca.definitions.shape import shaped
from pdca.definitions.source import read_source
from pdca.domain.catalogue import Catalogue


def read_catalogue(path: Path, *, stages: frozenset[str] | None = None) -> Catalogue:
    """Read a catalogue; raise WrongInput that lists every mistake of the file with its line.

    With the stage ids of a process, working days for any other stage are a mistake.
    """
    source = read_source(path, doubled={("signs",): "doubled-sign"})
    form = shaped(source, CatalogueForm, stages=stages)
    check_criteria(source)
    if form is None or source.mistakes.found:
        source.mistakes.refuse()
    return form.catalogue()
