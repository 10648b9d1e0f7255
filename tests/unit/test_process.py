"""The shipped process as a graph: no way to the end leads past what a closed cycle promises."""

from collections.abc import Iterable

import pytest

from pdca.domain.process import ANY_OPEN, PREVIOUS, Process, Relation, Transition
from tests.unit.world import process

PROMISES = {
    "reading-after-do": "observe",
    "window-passed": "adopt",
    "second-reading": "adopt",
    "standard-named": "close",
    "root-cause": "submit",
    "actions-evidenced": "hand-over",
}
"""What a closed cycle promises, and the move whose gate keeps the promise."""


def reachable(of: Process, without: Iterable[str] = ()) -> set[str]:
    """Return the stages that can be reached without some moves.

    A pause leads on to every open stage that it can have begun in, and to no other.
    """
    found, waiting = {of.initial}, [of.initial]
    while waiting:
        stage = waiting.pop()
        for move in of.leaving(stage):
            # Going back to where a pause began reaches nothing that was not reached before.
            targets = () if move.target == PREVIOUS else (move.target,)
            new = {target for target in targets if move.id not in without} - found
            found |= new
            waiting += new
    return found


def test_every_stage_can_be_reached() -> None:
    assert reachable(process()) == process().stages.keys()


@pytest.mark.parametrize("move", ["submit", "approve", "hand-over", "observe", "adopt", "close"])
def test_no_way_leads_to_closed_past_a_forward_move(move: str) -> None:
    assert "closed" not in reachable(process(), without=[move])


@pytest.mark.parametrize(("gate", "move"), PROMISES.items())
def test_promise_is_kept_by_a_gate_that_nobody_gets_around(gate: str, move: str) -> None:
    assert gate in process().transitions[move].gates


@pytest.mark.parametrize(
    "move", ["approve", "return", "observe", "adopt", "adapt", "abandon", "close", "freeze", "cancel"]
)
def test_responsible_never_decides(move: str) -> None:
    transition = process().transitions[move]

    assert transition.not_by == (Relation.RESPONSIBLE,)
    assert Relation.RESPONSIBLE not in transition.by


def test_ended_stage_has_no_way_out() -> None:
    for stage in process().stages.values():
        assert (stage.ending is not None) == (process().leaving(stage.id) == ())


def test_sources_and_targets_are_written_out() -> None:
    freeze, resume = process().transitions["freeze"], process().transitions["resume"]
    open_stages = tuple(stage.id for stage in process().stages.values() if stage.is_open)

    assert (freeze.sources, resume.target) == ((ANY_OPEN,), PREVIOUS)
    assert process().sources_of(freeze) == process().targets_of(resume) == open_stages
    assert process().targets_of(freeze) == ("frozen",)
    assert len(open_stages) == 6


def test_only_approval_freezes_a_plan_and_only_adapt_starts_a_round() -> None:
    def chosen(transitions: Iterable[Transition]) -> list[str]:
        return [transition.id for transition in transitions]

    every = process().transitions.values()

    assert chosen(t for t in every if t.freezes_plan) == ["approve"]
    assert chosen(t for t in every if t.starts_round) == ["adapt"]
