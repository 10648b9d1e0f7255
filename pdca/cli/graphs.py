"""A process drawn: as arrows of text, as Mermaid or as Graphviz."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pdca.cli.text import _
from pdca.cli.words import one_line, term
from pdca.domain.process import ANY_OPEN, PREVIOUS, Phase, Process, Stage, Transition
from pdca.domain.text import LocalText, said

FORMS = ("text", "mermaid", "dot")


def drawn(process: Process, form: str, language: str) -> str:
    """Draw a process in one of the forms."""
    return "\n".join(_DRAWINGS[form](_Drawing(process, language)))


def title_of(process: Process, stage_id: str, language: str) -> str:
    """Return the title of a stage, or the words for what stands for several."""
    if stage_id == ANY_OPEN:
        return _("any open stage")
    if stage_id == PREVIOUS:
        return _("the stage before the pause")
    return one_line(said(process.stages[stage_id].title, language))


@dataclass(frozen=True, slots=True)
class _Drawing:
    process: Process
    language: str

    def say(self, text: LocalText) -> str:
        return one_line(said(text, self.language))

    def stage(self, stage_id: str) -> str:
        return title_of(self.process, stage_id, self.language)

    def arrows(self) -> Iterator[tuple[str, str, Transition]]:
        for transition in self.process.transitions.values():
            for source in transition.sources:
                yield source, transition.target, transition

    def phases(self) -> list[Phase]:
        return [phase for phase in Phase if self.in_phase(phase)]

    def in_phase(self, phase: Phase | None) -> list[Stage]:
        return [stage for stage in self.process.stages.values() if stage.phase is phase]

    def stand_ins(self) -> list[str]:
        """List the ends of arrows that are no stages."""
        ends = [end for source, target, _move in self.arrows() for end in (source, target)]
        return [end for end in (ANY_OPEN, PREVIOUS) if end in ends]


def _text(drawing: _Drawing) -> Iterator[str]:
    yield _("begins: {stage}").format(stage=drawing.stage(drawing.process.initial))
    last = ""
    for source, target, transition in _by_source(drawing):
        if source != last:
            yield ""
            yield drawing.stage(source)
        last = source
        title = drawing.say(transition.title)
        yield f"  → {drawing.stage(target)}: {title} ({transition.id})"


def _by_source(drawing: _Drawing) -> Iterator[tuple[str, str, Transition]]:
    for source in (*drawing.process.stages, ANY_OPEN):
        yield from (arrow for arrow in drawing.arrows() if arrow[0] == source)


def _mermaid(drawing: _Drawing) -> Iterator[str]:
    yield "flowchart TD"
    for phase in drawing.phases():
        yield f'  subgraph phase_{phase.value}["{term(phase.value)}"]'
        yield from (f"    {_mermaid_node(drawing, stage.id)}" for stage in drawing.in_phase(phase))
        yield "  end"
    for stage_id in (*(stage.id for stage in drawing.in_phase(None)), *drawing.stand_ins()):
        yield f"  {_mermaid_node(drawing, stage_id)}"
    yield f"  begin(( )) --> {_name(drawing.process.initial)}"
    for source, target, transition in drawing.arrows():
        arrow = "-->" if transition.is_forward else "-.->"
        label = _escaped(drawing.say(transition.title), _MERMAID)
        yield f'  {_name(source)} {arrow}|"{label}"| {_name(target)}'


def _mermaid_node(drawing: _Drawing, stage_id: str) -> str:
    stage = drawing.process.stages.get(stage_id)
    opened, closed = ("[", "]") if stage and stage.is_open else ("([", "])")
    return f'{_name(stage_id)}{opened}"{_escaped(drawing.stage(stage_id), _MERMAID)}"{closed}'


def _dot(drawing: _Drawing) -> Iterator[str]:
    yield f'digraph "{drawing.process.id}" {{'
    yield '  rankdir="LR"; node [shape="box"];'
    for phase in drawing.phases():
        yield f'  subgraph "cluster_{phase.value}" {{ label="{term(phase.value)}";'
        yield from (f"    {_dot_node(drawing, stage.id)}" for stage in drawing.in_phase(phase))
        yield "  }"
    for stage_id in (*(stage.id for stage in drawing.in_phase(None)), *drawing.stand_ins()):
        yield f"  {_dot_node(drawing, stage_id)}"
    yield '  "begin" [shape="circle", label=""];'
    yield f'  "begin" -> "{_name(drawing.process.initial)}";'
    for source, target, transition in drawing.arrows():
        style = "solid" if transition.is_forward else "dashed"
        label = _escaped(drawing.say(transition.title), _DOT)
        yield f'  "{_name(source)}" -> "{_name(target)}" [label="{label}", style="{style}"];'
    yield "}"


def _dot_node(drawing: _Drawing, stage_id: str) -> str:
    stage = drawing.process.stages.get(stage_id)
    shape = "" if stage and stage.is_open else ', style="rounded"'
    return f'"{_name(stage_id)}" [label="{_escaped(drawing.stage(stage_id), _DOT)}"{shape}];'


def _name(stage_id: str) -> str:
    # A stage may be called `end`, which is a word of both languages.
    return f"stage_{stage_id.replace('-', '_')}"


def _escaped(text: str, signs: Mapping[int, str]) -> str:
    return text.translate(signs)


_MERMAID = str.maketrans({"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;"})
_DOT = str.maketrans({"\\": "\\\\", '"': '\\"'})

_DRAWINGS: Mapping[str, Callable[[_Drawing], Iterator[str]]] = {
    "text": _text,
    "mermaid": _mermaid,
    "dot": _dot,
}
