"""The graph of a process as far as it can be read, so that one mistake does not hide another."""

from dataclasses import dataclass
from enum import Enum, auto
from itertools import combinations, islice

from pdca.definitions.mistakes import nearest
from pdca.definitions.nodes import Tree
from pdca.definitions.schema_process import (
    MOST_STAGES,
    MOST_TRANSITIONS,
    ProcessForm,
    StageForm,
    TransitionForm,
)
from pdca.definitions.tolerant import is_switched_on, mapping, respelled, words
from pdca.domain.process import ANY_OPEN, PREVIOUS, Ending


class Kind(Enum):
    """What a stage is for."""

    OPEN = auto()
    PAUSE = auto()
    CLOSED = auto()
    OTHER_ENDING = auto()


@dataclass(frozen=True, slots=True)
class Arrow:
    """A transition with the stages it joins; what could not be read is left out."""

    id: str
    sources: tuple[str, ...]
    target: str
    by: frozenset[str]
    not_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outline:
    """Stages and arrows of a process file."""

    stages: dict[str, Kind]
    arrows: tuple[Arrow, ...]
    initial: str

    def next_stages(self, *, own_only: bool = False) -> dict[str, set[str]]:
        """List where each stage leads to; `own_only` leaves out what any open stage may do.

        An ending leads nowhere, and a return to the stage before a pause leads nowhere new.
        """
        leads: dict[str, set[str]] = {stage: set() for stage in self.stages}
        for arrow in self.arrows:
            if arrow.target != PREVIOUS and not (own_only and ANY_OPEN in arrow.sources):
                for source in self.written_out(arrow):
                    if self.stages[source] in {Kind.OPEN, Kind.PAUSE}:
                        leads[source].add(arrow.target)
        return leads

    def written_out(self, arrow: Arrow) -> tuple[str, ...]:
        """List the stages an arrow leaves from, with ANY_OPEN written out."""
        if ANY_OPEN not in arrow.sources:
            return arrow.sources
        return tuple(stage for stage, kind in self.stages.items() if kind is Kind.OPEN)


def outlined(tree: Tree) -> Outline:
    """Read the graph of a process file, taking a misspelled stage for the one that was meant."""
    root = respelled(tree, ProcessForm.known_keys())
    # What is beyond the limits is a mistake of its own, and costs too much to follow.
    stages = dict(islice(mapping(root.get("stages")).items(), MOST_STAGES))
    arrows = islice(mapping(root.get("transitions")).items(), MOST_TRANSITIONS)
    kinds = {stage: _kind(respelled(content, StageForm.known_keys())) for stage, content in stages.items()}
    read = (_arrow(arrow_id, content, kinds) for arrow_id, content in arrows)
    return Outline(
        kinds, tuple(arrow for arrow in read if arrow.target), _meant(root.get("initial"), tuple(kinds))
    )


def twins(outline: Outline) -> list[tuple[Arrow, Arrow]]:
    """List every two arrows that take the same person from one stage to the same target."""
    return [
        (first, second)
        for first, second in combinations(outline.arrows, 2)
        if first.target == second.target
        and first.by & second.by
        and set(outline.written_out(first)) & set(outline.written_out(second))
    ]


def _kind(stage: dict[str, Tree]) -> Kind:
    if stage.get("end") is not None:
        return Kind.CLOSED if _meant(stage["end"], tuple(Ending)) == Ending.CLOSED else Kind.OTHER_ENDING
    return Kind.PAUSE if is_switched_on(stage.get("paused")) else Kind.OPEN


def _arrow(arrow_id: str, tree: Tree, kinds: dict[str, Kind]) -> Arrow:
    content = respelled(tree, TransitionForm.known_keys())
    sources = (_meant(word, (*kinds, ANY_OPEN)) for word in words(content.get("from"))[:MOST_STAGES])
    return Arrow(
        id=arrow_id,
        sources=tuple(filter(None, sources)),
        target=_meant(content.get("to"), (*kinds, PREVIOUS)),
        by=frozenset(words(content.get("by"))),
        not_by=frozenset(words(content.get("not_by"))),
    )


def _meant(written: Tree, known: tuple[str, ...]) -> str:
    if not isinstance(written, str):
        return ""
    word = written.strip()
    return word if word in known else nearest(word, known)
