"""`advance` by hand, as a whole process: DATABASE NUMBER PERSON INSTANT."""

import sys
from datetime import datetime

from benchmarks.peers.database import opened
from benchmarks.peers.step import submit

path, number, name, instant = sys.argv[1:]
due = submit(opened(path), int(number), name, datetime.fromisoformat(instant))
print(f"C-{number}: {due}")
