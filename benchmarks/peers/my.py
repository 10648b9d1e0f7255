"""`my` by hand, as a whole process: DATABASE PERSON."""

import json
import sys

from benchmarks.peers.database import opened

path, person = sys.argv[1:]
rows = opened(path).execute(
    "SELECT c.number, c.title, c.stage, c.due FROM cycles c JOIN people p"
    " ON p.organisation = c.organisation AND p.number = c.responsible"
    " WHERE c.organisation = 1 AND c.ending IS NULL AND c.stage IN ('planning', 'doing') AND p.name = ?"
    " ORDER BY c.due, c.number",
    (person,),
)
for number, title, stage, due in rows:
    print(f"C-{number}", next(iter(json.loads(title).values())), stage, due, sep="  ")
