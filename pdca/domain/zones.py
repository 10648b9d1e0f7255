"""Time zones by name, as the computer's own data or the package tzdata know them."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pdca.domain.errors import StorageTrouble

ANY_ZONE = "Europe/Moscow"
"""Where this one is not known, no data are."""


def zone_of(name: str) -> ZoneInfo:
    """Return the time zone of a name that was good when the organisation was founded.

    Raises:
        StorageTrouble: this computer has no data of it.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise StorageTrouble("zone-data-missing", zone=name) from None


def is_zone_known(name: str) -> bool:
    """Tell whether this computer has data of a time zone."""
    try:
        zone_of(name)
    except StorageTrouble:
        return False
    return True
