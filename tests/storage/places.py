"""Where tests keep files that need not outlive them."""

from pathlib import Path

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of ours is made in it

MEMORY = str(_SHARED_MEMORY) if _SHARED_MEMORY.is_dir() else None
"""A folder that no disk slows down, where the system has one; None is the usual one.

No test ends the power, so what a disk adds is only the wait.
"""
