"""What the log is made of: streams, one for each numbered thing, and the types of events."""

from collections.abc import Mapping

from pdca.domain import cycle_events, events

ORGANISATION_STREAM = "organisation"

EVENT_TYPES: Mapping[str, type[events.Event]] = {
    kind.__name__: kind
    for module in (events, cycle_events)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, events.Event) and kind is not events.Event
}
"""Every event type by the name it has in the log."""


def stream_of(kind: str, number: int) -> str:
    """Name the stream of a numbered thing: `cycle-7`."""
    return f"{kind}-{number}"
