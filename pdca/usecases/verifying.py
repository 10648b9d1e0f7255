"""Check whether the log can be believed, and against what an earlier report printed."""

import re

from pdca.domain.errors import WrongInput
from pdca.storage.store import Store
from pdca.storage.verify import Anchor, Verified, verify

_ANCHOR = re.compile(r"(?:(?P<seq>[0-9]{1,18}):)?(?P<hash>[0-9a-f]{16,64})")
"""Fewer than sixteen hexadecimal digits could be met by chance, or by someone with patience."""


def verify_log(store: Store, *, anchor: str | None = None) -> Verified:
    """Check the chain, the rules and the tables; with an anchor also that nothing was cut off or rewritten.

    The anchor is what the foot of a report says: `SEQ:HASH`, or at least sixteen digits of the hash.

    Raises:
        WrongInput: the anchor has another form.
        StorageTrouble: the database cannot be read.
    """
    wanted = read_anchor(anchor) if anchor is not None else None
    with store.reading() as view:
        return verify(view, wanted)


def read_anchor(typed: str) -> Anchor:
    """Read an anchor as it was typed; raise WrongInput when it has another form."""
    found = _ANCHOR.fullmatch("".join(typed.split()).lower())
    if found is None:
        raise WrongInput("anchor-unreadable", anchor=typed)
    return Anchor(hash=found["hash"], seq=int(found["seq"]) if found["seq"] else None)
