"""Check a process as a graph: every stage can be reached, left and brought to a close."""

from pdca.definitions.outline import Arrow, Kind, Outline, twins
from pdca.definitions.source import Source
from pdca.domain.process import ANY_OPEN, PREVIOUS

Leads = dict[str, set[str]]


def check_graph(source: Source, outline: Outline) -> None:
    """Note every mistake that shows only when stages and transitions are seen together."""
    _check_initial(source, outline)
    for arrow in outline.arrows:
        _check_arrow(source, outline, arrow)
    for first, second in twins(outline):
        source.mistake(
            "ambiguous-transition", ("transitions", second.id), transition=second.id, other=first.id
        )
    _check_reach(source, outline)
    _check_exits(source, outline)


def _check_initial(source: Source, outline: Outline) -> None:
    if outline.stages.get(outline.initial, Kind.OPEN) is not Kind.OPEN:
        source.mistake("initial-not-open", ("initial",), stage=outline.initial)


def _check_arrow(source: Source, outline: Outline, arrow: Arrow) -> None:
    path = ("transitions", arrow.id)
    if ANY_OPEN in arrow.sources and len(arrow.sources) > 1:
        source.mistake("any-open-alone", (*path, "from"), transition=arrow.id)
    kinds = {stage: outline.stages.get(stage) for stage in arrow.sources}
    for stage, kind in kinds.items():
        if kind in {Kind.CLOSED, Kind.OTHER_ENDING}:
            source.mistake("ending-left", (*path, "from"), transition=arrow.id, stage=stage)
    if arrow.target == PREVIOUS and not set(kinds.values()) <= {Kind.PAUSE}:
        source.mistake("previous-without-pause", (*path, "to"), transition=arrow.id)
    if arrow.by and arrow.by <= arrow.not_by:
        source.mistake("nobody-may", (*path, "by"), transition=arrow.id)


def _check_reach(source: Source, outline: Outline) -> None:
    if outline.initial not in outline.stages:
        return
    reached = _reached(outline.initial, outline.next_stages())
    for stage in outline.stages:
        if stage not in reached:
            source.mistake("unreachable-stage", ("stages", stage), stage=stage, initial=outline.initial)


def _check_exits(source: Source, outline: Outline) -> None:
    if Kind.CLOSED not in outline.stages.values():
        source.mistake("closed-ending-missing", ("stages",))
        return
    leads = outline.next_stages(own_only=True)
    dead_ends = _dead_ends(outline, leads)
    for stage in dead_ends:
        source.mistake("dead-end", ("stages", stage), stage=stage)
    loops = _loops(outline, leads)
    for loop in loops:
        source.mistake("loop-without-exit", ("stages", loop[0]), stages=loop)
    _check_ways_to_close(source, outline, leads, dead_ends.union(*loops))


def _check_ways_to_close(source: Source, outline: Outline, leads: Leads, reported: set[str]) -> None:
    closed = {stage for stage, kind in outline.stages.items() if kind is Kind.CLOSED}
    for stage, kind in outline.stages.items():
        # What only leads into a dead end or a loop is mended together with it.
        if kind is Kind.OPEN and not _reached(stage, leads) & (closed | reported):
            source.mistake("no-way-to-close", ("stages", stage), stage=stage)


def _dead_ends(outline: Outline, leads: Leads) -> set[str]:
    returning = {stage for arrow in outline.arrows if arrow.target == PREVIOUS for stage in arrow.sources}
    return {
        stage
        for stage, kind in outline.stages.items()
        if kind in {Kind.OPEN, Kind.PAUSE} and not leads[stage] and stage not in returning
    }


def _loops(outline: Outline, leads: Leads) -> list[tuple[str, ...]]:
    """List the sets of stages that lead only to each other."""
    reach = {stage: _reached(stage, leads) for stage in outline.stages}
    closed_sets = {
        tuple(stage for stage in outline.stages if stage in reached)
        for start, reached in reach.items()
        if leads[start] and all(start in reach[other] for other in reached)
    }
    return sorted(closed_sets)


def _reached(start: str, leads: Leads) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for stage in leads.get(waiting.pop(), set()) - reached:
            reached.add(stage)
            waiting.append(stage)
    return reached
