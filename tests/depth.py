"""How deep a run looks: CI at everything, an ordinary run at a part of it."""

from tests.run import in_ci

__all__ = ["examples", "in_ci"]

PART = 5
"""CI tries so many times as many examples."""


def examples(in_all: int) -> int:
    """Return how many of the examples of CI this run tries."""
    return in_all if in_ci() else max(in_all // PART, 1)
