"""How much is measured: enough for a median, all of it, or just enough to see that it runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The sizes of one run."""

    repeats: int = 7
    """How often each whole process is run; the median is printed."""
    warming: int = 1
    """How often it is run before that, to warm the caches."""
    cycles: int = 1_000
    """How many cycles a list shows."""
    transitions: int = 150
    """How many transitions are taken in a running process."""
    few_events: int = 1_000
    many_events: int = 20_000
    loaded: int = 300
    """How many cycles are loaded to weigh one."""
    rounds: int = 20
    """How many rounds are raced for."""
    racers: int = 8
    deals: int = 10_000
    activities: int = 100_000
    """The rows of two exports."""
    counts_instructions: bool = True


USUAL = Sizes()

FULL = Sizes(
    repeats=15,
    transitions=500,
    many_events=1_000_000,
    loaded=1_000,
    rounds=100,
    deals=100_000,
    activities=1_000_000,
)

TINY = Sizes(
    repeats=1,
    warming=0,
    cycles=5,
    transitions=2,
    few_events=150,
    many_events=300,
    loaded=2,
    rounds=2,
    racers=2,
    deals=30,
    activities=60,
    counts_instructions=False,
)
"""The figures mean nothing; this is to see that all rows are made."""
