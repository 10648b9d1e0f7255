"""Read a process from a file of workflows/."""

from pathlib import Path

from pdca.definitions.graph import check_graph
from pdca.definitions.outline import outlined
from pdca.definitions.schema_process import ProcessForm
from pdca.definitions.shape import shaped
from pdca.definitions.source import read_source
from pdca.definitions.stages import check_stages
from pdca.domain.process import Process


def read_process(path: Path) -> Process:
    """Read a process; raise WrongInput that lists every mistake of the file with its line."""
    source = read_source(path)
    outline = outlined(source.tree)
    form = shaped(source, ProcessForm, stages=tuple(outline.stages))
    check_stages(source)
    # A file without stages or transitions is told so; its graph would only repeat it many times.
    if outline.stages and outline.arrows:
        check_graph(source, outline)
    if form is None or source.mistakes.found:
        source.mistakes.refuse()
    return form.process()
