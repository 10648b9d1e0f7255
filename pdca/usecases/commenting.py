"""Remark on a cycle; nothing of it changes."""

from pdca.domain.cycle_events import Commented
from pdca.storage.store import Store
from pdca.usecases.acting import Acting
from pdca.usecases.desk import Changed, at_desk


def comment(store: Store, number: int, text: str, *, acting: Acting) -> Changed:
    """Record a remark; the same said last by the same person is not said again.

    Raises:
        NotFound: there is no such cycle.
        Refused: the person has no part in the cycle.
    """
    with at_desk(store, number, acting) as desk:
        said = desk.cycle.comments[-1] if desk.cycle.comments else None
        if said is not None and (said.by, said.text) == (desk.situation.by.number, text):
            return desk.unchanged(said.at)
        desk.record(Commented(text=text))
        return desk.changed()
