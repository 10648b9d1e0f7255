"""Check each stage of a process by itself: it is open with a due rule, a pause, or an ending."""

from pdca.definitions.nodes import Tree
from pdca.definitions.schema_process import StageForm
from pdca.definitions.source import Source
from pdca.definitions.tolerant import is_switched_on, mapping, respelled


def check_stages(source: Source) -> None:
    """Note every stage that lacks what its kind needs, or has what its kind forbids."""
    for stage_id, content in mapping(mapping(source.tree).get("stages")).items():
        if isinstance(content, dict):
            _check_stage(source, stage_id, respelled(content, StageForm.known_keys()))


def _check_stage(source: Source, stage_id: str, content: dict[str, Tree]) -> None:
    path = ("stages", stage_id)
    is_pause, is_ending = is_switched_on(content.get("paused")), content.get("end") is not None
    if is_pause and is_ending:
        source.mistake("pause-and-ending", path, stage=stage_id)
    elif is_pause or is_ending:
        for key in ("due", "phase"):
            if content.get(key) is not None:
                source.mistake("only-open-stages", (*path, key), stage=stage_id, unneeded=key)
    else:
        _check_open(source, stage_id, content)


def _check_open(source: Source, stage_id: str, content: dict[str, Tree]) -> None:
    for key in ("due", "phase"):
        # An alias stands as None, and is a mistake of its own.
        if content.get(key) is None and ("stages", stage_id, key) not in source.nodes.broken:
            source.mistake(f"stage-without-{key}", ("stages", stage_id), stage=stage_id)
