"""Compute what catalogues name: look whether there is evidence, then ask the function."""

from collections.abc import Iterable

from pdca.domain.computations import COMPUTATIONS, Computed, Found
from pdca.domain.errors import Gap
from pdca.storage.computations import activities, calls, deals, leads, log, people, plans
from pdca.storage.computations.evidence import Evidence, Question
from pdca.storage.computations.registry import FUNCTIONS, words
from pdca.storage.view import View

MODULES = (plans, leads, deals, activities, log, people, calls)
"""Where the functions are; to import a module enters its functions."""


def compute(view: View, ids: Iterable[str], question: Question) -> dict[str, Computed]:
    """Answer each computation with a figure, or with why there is no evidence."""
    evidence = Evidence(view, question)
    return {computation_id: _computed(computation_id, evidence) for computation_id in ids}


def words_of(computation_id: str) -> str:
    """Return what a computation does, in English; empty when this version does not know it."""
    function = FUNCTIONS.get(computation_id)
    return words(function) if function else ""


def _computed(computation_id: str, evidence: Evidence) -> Computed:
    needs = COMPUTATIONS[computation_id]
    evidence.forget()
    lacking = evidence.lacking(needs)
    if lacking:
        return Computed(id=computation_id, lacking=lacking)
    answer = FUNCTIONS[computation_id](evidence, evidence.as_of(needs))
    if isinstance(answer, Found):
        given_by = evidence.question.person if evidence.is_given_by_assessed() else None
        return Computed(id=computation_id, found=answer, given_by=given_by)
    return Computed(id=computation_id, lacking=(answer or Gap("evidence-not-enough"),))
