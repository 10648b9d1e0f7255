"""`show` by hand, as a whole process: DATABASE NUMBER."""

import json
import sys

from benchmarks.peers.database import opened

path, number = sys.argv[1:]
rows = opened(path).execute(
    "SELECT type, payload FROM events WHERE organisation = 1 AND stream = ? ORDER BY stream_seq",
    (f"cycle-{number}",),
)
for kind, payload in rows:
    print(kind)
    for name, value in json.loads(payload).items():
        print(f"  {name}: {value}")
