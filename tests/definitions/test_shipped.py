"""What ships: the Deming cycle as the design tells it, and the catalogue of the head of sales."""

from dataclasses import replace

import pytest

from pdca.definitions.catalogues import read_catalogue
from pdca.definitions.processes import read_process
from pdca.domain.catalogue import Catalogue, Source
from pdca.domain.gates import GATE_IDS
from pdca.domain.process import Ending, Phase, Process, Relation, Transition
from tests.definitions.samples import SHIPPED_CATALOGUE, SHIPPED_PROCESS

MOVES = {
    "submit": ("planning", "plan-review"),
    "approve": ("plan-review", "doing"),
    "return": ("plan-review", "planning"),
    "hand-over": ("doing", "checking"),
    "observe": ("checking", "observing"),
    "adopt": ("observing", "standardising"),
    "adapt": ("checking observing", "planning"),
    "abandon": ("checking observing", "abandoned"),
    "close": ("standardising", "closed"),
    "freeze": ("any-open", "frozen"),
    "resume": ("frozen", "previous"),
    "cancel": ("any-open", "cancelled"),
}
FORWARD = ["submit", "approve", "hand-over", "observe", "adopt", "close", "resume"]
DAYS = {"planning": 5, "plan-review": 3, "doing": 15, "checking": 5, "observing": 5, "standardising": 5}


@pytest.fixture(scope="module")
def process() -> Process:
    return read_process(SHIPPED_PROCESS)


@pytest.fixture(scope="module")
def catalogue(process: Process) -> Catalogue:
    return read_catalogue(SHIPPED_CATALOGUE, stages=frozenset(process.stages))


def endings_without(process: Process, gate: str) -> set[Ending | None]:
    """List the endings that can be reached when every move with a gate is taken away."""
    moves = {key: move for key, move in process.transitions.items() if gate not in move.gates}
    rest = replace(process, transitions=moves)
    reached, waiting = {process.initial}, [process.initial]
    while waiting:
        for move in rest.leaving(waiting.pop()):
            # A return from a pause leads back to where one was already.
            for target in {move.target} & set(rest.stages) - reached:
                reached.add(target)
                waiting.append(target)
    return {rest.stages[stage].ending for stage in reached}


def test_moves_join_the_stages_of_the_design(process: Process) -> None:
    moves = {move.id: (" ".join(move.sources), move.target) for move in process.transitions.values()}

    assert moves == MOVES


def test_one_forward_move_at_most_leaves_each_stage(process: Process) -> None:
    forward = {stage: [m.id for m in process.leaving(stage) if m.is_forward] for stage in process.stages}

    assert all(len(moves) <= 1 for moves in forward.values())


def test_forward_moves_lead_to_the_close(process: Process) -> None:
    assert [move.id for move in process.transitions.values() if move.is_forward] == FORWARD


def test_open_stages_have_the_days_of_the_design(process: Process) -> None:
    days = {stage.id: stage.due.working_days for stage in process.stages.values() if stage.due}

    assert days == DAYS


def test_only_observing_waits_for_its_window(process: Process) -> None:
    waiting = [stage.id for stage in process.stages.values() if stage.due and stage.due.after_observation]

    assert waiting == ["observing"]


def test_phases_follow_each_other(process: Process) -> None:
    phases = [stage.phase for stage in process.stages.values() if stage.is_open]

    assert phases == [Phase.PLAN, Phase.PLAN, Phase.DO, Phase.CHECK, Phase.CHECK, Phase.ACT]


def test_responsible_moves_only_own_work(process: Process) -> None:
    own = [move.id for move in process.transitions.values() if Relation.RESPONSIBLE in move.by]

    assert own == ["submit", "hand-over"]


def test_four_eyes_keep_the_responsible_out_of_every_judgement(process: Process) -> None:
    def is_guarded(move: Transition) -> bool:
        return Relation.RESPONSIBLE in (*move.by, *move.not_by)

    unguarded = [move.id for move in process.transitions.values() if not is_guarded(move)]

    assert unguarded == ["resume"]


@pytest.mark.parametrize(
    "gate",
    [
        "root-cause",
        "baseline",
        "prediction",
        "actions-settled",
        "actions-evidenced",
        "reading-after-do",
        "window-passed",
        "second-reading",
        "counter-not-worse",
        "standard-named",
        "control-date",
    ],
)
def test_no_path_closes_without_the_gate(process: Process, gate: str) -> None:
    assert Ending.CLOSED not in endings_without(process, gate)


def test_every_gate_is_used(process: Process) -> None:
    used = {gate for move in process.transitions.values() for gate in move.gates}

    assert used == GATE_IDS


def test_only_approval_freezes_the_plan(process: Process) -> None:
    assert [move.id for move in process.transitions.values() if move.freezes_plan] == ["approve"]


def test_only_adapting_starts_a_round(process: Process) -> None:
    assert [move.id for move in process.transitions.values() if move.starts_round] == ["adapt"]


def test_verdicts_are_named_as_their_moves(process: Process) -> None:
    verdicts = {move.id: str(move.verdict) for move in process.transitions.values() if move.verdict}

    assert verdicts == {"adopt": "adopt", "adapt": "adapt", "abandon": "abandon"}


def test_catalogue_has_ten_signs(catalogue: Catalogue) -> None:
    assert len(catalogue.signs) == 10


def test_thresholds_of_the_catalogue_tell_where_they_come_from(catalogue: Catalogue) -> None:
    criteria = [criterion for sign in catalogue.signs for criterion in sign.criteria]

    assert all(criterion.reference for criterion in criteria if criterion.source is Source.PUBLISHED)
