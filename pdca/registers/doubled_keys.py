"""Finds keys that stand in a file twice, with sixteen megabytes for a million of them."""

from dataclasses import dataclass, field

_BITS = 1 << 27
_BYTE = 8


@dataclass(slots=True)
class DoubledKeys:
    """The first pass marks a bit for each key; the second looks at keys that met a marked bit."""

    _marks: bytearray = field(default_factory=bytearray)
    _suspects: set[int] = field(default_factory=set)

    def see(self, key: object) -> None:
        """Mark a key; equal keys always meet, and one in some hundreds meets another by chance."""
        if not self._marks:
            self._marks = bytearray(_BITS // _BYTE)
        place = hash(key) % _BITS
        index, bit = place // _BYTE, 1 << place % _BYTE
        if self._marks[index] & bit:
            self._suspects.add(place)
        else:
            self._marks[index] |= bit

    def forget_marks(self) -> None:
        """Give back the memory that only the first pass needs."""
        self._marks = bytearray()

    def second_pass(self) -> "SecondLook":
        """Return what compares the suspects themselves."""
        return SecondLook(self._suspects)


@dataclass(slots=True)
class SecondLook:
    """The suspected keys with the rows where they stood first."""

    _suspects: set[int]
    _rows: dict[object, int] = field(default_factory=dict)

    def first_row(self, key: object, row: int) -> int | None:
        """Return the row where this very key stood before; None when it is the first."""
        if hash(key) % _BITS not in self._suspects:
            return None
        first = self._rows.setdefault(key, row)
        return None if first == row else first
