"""The memory of a loaded cycle, with all that hangs on it, against plain objects with slots."""

import gc
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from benchmarks.history import with_history
from benchmarks.sizes import Sizes
from benchmarks.table import Row
from pdca.storage.database import address
from pdca.storage.store import Store

EVENTS_OF_A_CYCLE = 25
"""More than a cycle leaves: as many cycles as wanted are there."""


def measure(sizes: Sizes, folder: Path) -> list[Row]:
    """Load cycles that have run their course, then copy their values into plain objects; weigh both."""
    place = address(str(folder / "weight.db"))
    with_history(place, sizes.loaded * EVENTS_OF_A_CYCLE)
    with closing(Store.open(place)) as store, store.reading() as view:
        view.cycle(1)  # what is loaded once for all cycles is no cycle's weight
        cycles, weight = _weighed(lambda: [view.cycle(number + 1) for number in range(sizes.loaded)])
        _plain(cycles[0])  # the classes too are made once
        _, floor = _weighed(lambda: [_plain(cycle) for cycle in cycles])
    return [
        Row(
            what=f"a loaded cycle, the mean of {sizes.loaded:,}",
            figure=weight / sizes.loaded,
            floor=floor / sizes.loaded,
            unit="bytes",
            limit=1.5,
            note="objects with slots that hold copies of the same values, and nothing else",
        )
    ]


def _weighed(make: Callable[[], list[Any]]) -> tuple[list[Any], int]:
    gc.collect()
    tracemalloc.start()
    made = make()
    gc.collect()
    weight, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return made, weight


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of the domain
    if is_dataclass(value):
        if type(value) not in _SLOTTED:
            _SLOTTED[type(value)] = _slotted(value)
        copy = _SLOTTED[type(value)]()
        for field in fields(value):
            setattr(copy, field.name, _plain(getattr(value, field.name)))
        return copy
    return _leaf(value)


def _slotted(value: Any) -> type:  # noqa: ANN401 - any dataclass
    return type(type(value).__name__, (), {"__slots__": tuple(field.name for field in fields(value))})


def _leaf(value: Any) -> Any:  # noqa: ANN401 - any value of the domain
    match value:
        case Enum() | None | bool() | int():
            return value
        case str():
            return value.encode().decode()
        case Decimal():
            return Decimal(str(value))
        case datetime() | date():
            return value + timedelta(0)
        case tuple():
            return tuple(_plain(each) for each in value)
        case dict():
            return {_plain(key): _plain(each) for key, each in value.items()}
        case _:
            raise TypeError(value)


_SLOTTED: dict[type, type] = {}
