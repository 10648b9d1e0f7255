"""The functions behind the ids: a decorator enters each, and the id must be one that the domain lists."""

from collections.abc import Callable
from datetime import date
from inspect import cleandoc
from typing import TypeAlias

from pdca.domain.computations import COMPUTATIONS, Found
from pdca.domain.errors import Gap
from pdca.storage.computations.evidence import Evidence

Function: TypeAlias = Callable[[Evidence, date], Found | Gap | None]
"""Evidence and the day to look back from; None when there is nothing to count."""

FUNCTIONS: dict[str, Function] = {}


def computation(computation_id: str) -> Callable[[Function], Function]:
    """Enter a function under its id; its docstring is what users read about it."""

    def enter(function: Function) -> Function:
        if computation_id not in COMPUTATIONS or computation_id in FUNCTIONS:
            raise KeyError(computation_id)
        FUNCTIONS[computation_id] = function
        return function

    return enter


def words(function: Function) -> str:
    """Return what a computation does, in English: its docstring as one paragraph."""
    return " ".join(cleandoc(function.__doc__ or "").split())
