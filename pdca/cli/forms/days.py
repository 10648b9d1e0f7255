"""How days are read in a form."""

from typing import TYPE_CHECKING

from pdca.definitions.typed import day_from

if TYPE_CHECKING:
    from pdca.definitions.forms import ReadDay
    from pdca.usecases.desk import CycleShown


def day_reader(_here: "CycleShown") -> "ReadDay":
    """Return what reads a day as people of this organisation write it."""
    return day_from
