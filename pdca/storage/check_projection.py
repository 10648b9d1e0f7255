"""The rows that the events of Check leave: readings as they stand, and what verdicts were based on."""

from collections.abc import Iterator

from pdca.domain import cycle_events as happened
from pdca.domain.cycle import Cycle, Reading
from pdca.domain.events import Recorded
from pdca.domain.process import Phase
from pdca.storage.rows import Row, Value
from pdca.storage.tables import FOREVER


def reading_rows(recorded: Recorded, before: Cycle | None, after: Cycle) -> Iterator[Row]:
    """Yield what a reading says from now on; a correction ends what it said before."""
    event = recorded.event
    if isinstance(event, happened.ReadingTaken):
        yield _reading(after.readings[-1], after, because="")
    elif isinstance(event, happened.ReadingCorrected) and before is not None:
        was, now = before.reading(event.reading), after.reading(event.reading)
        if was is not None and now is not None:
            place: dict[str, Value] = {"cycle": after.number, "from_seq": was.value_seq}
            yield Row("readings", {**place, "until_seq": recorded.seq})
            yield _reading(now, after, because=event.reason)


def verdict_rows(recorded: Recorded, before: Cycle | None) -> Iterator[Row]:
    """Yield what a move out of Check was based on."""
    event = recorded.event
    if before is None or before.phase is not Phase.CHECK:
        return
    if isinstance(event, happened.Moved) and not event.is_pause:
        yield Row(
            "verdicts",
            {
                "cycle": before.number,
                "seq": recorded.seq,
                "round": before.round,
                "move": event.transition,
                "verdict": event.verdict.value if event.verdict else None,
                "responsible": before.responsible,
                "outcome": event.outcome.value if event.outcome else None,
                "behaviour": event.behaviour.value if event.behaviour else None,
                "prediction": event.prediction.value if event.prediction else None,
                "prediction_error": None if event.prediction_error is None else str(event.prediction_error),
            },
        )


def _reading(reading: Reading, cycle: Cycle, *, because: str) -> Row:
    return Row(
        "readings",
        {
            "cycle": cycle.number,
            "from_seq": reading.value_seq,
            "until_seq": FOREVER,
            "number": reading.number,
            "round": cycle.round,
            "kind": reading.kind.value,
            "value": str(reading.value),
            "taken_on": reading.on.isoformat(),
            "computed": reading.computed,
            "corrected_because": because,
        },
    )
