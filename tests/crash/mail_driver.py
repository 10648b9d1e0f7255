"""Sends a letter again and again, each run ended at another write call, and says what was left.

Started with the kill point library loaded and a real mail server open; prints a line of JSON for each ending.
"""

import ctypes
import os
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from pdca.domain.mail import LEASE, Recipient
from pdca.mail.postman import Postman
from pdca.storage.database import address
from pdca.storage.store import Store
from pdca.usecases import posting
from pdca.usecases.verifying import verify_log
from tests.crash.driver import copied, endings, later, prepare_company, say
from tests.mail.letters import SENDER, letter, server
from tests.storage.company import OWNER


def main(library: str, port: int, folder: Path, most: int) -> None:
    """End the sending at up to `most` of its write calls, and print what each ending left."""
    killer = ctypes.CDLL(library)
    template = folder / "template"
    template.mkdir()
    prepare_company(template / "pdca.db")
    for call, is_torn in endings(_count_calls(killer, template, folder, port), most):
        work = copied(template, folder)
        name = f"n{call}{'t' * is_torn}"
        child = os.fork()
        if child == 0:
            killer.killpoint_arm(str(work).encode(), call, int(is_torn))
            _send(work / "pdca.db", name, port, later(20).at)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        # What was broken off is taken over when its time has passed.
        _send(work / "pdca.db", name, port, later(20).at + LEASE + timedelta(minutes=5))
        exit_code = os.waitstatus_to_exitcode(status)
        say({"name": name, "exit_code": exit_code, **_left(work / "pdca.db")})


def _count_calls(killer: ctypes.CDLL, template: Path, folder: Path, port: int) -> int:
    reading, writing = os.pipe()
    work = copied(template, folder)
    child = os.fork()
    if child == 0:
        killer.killpoint_arm(str(work).encode(), -1, 0)
        _send(work / "pdca.db", "counted", port, later(20).at)
        os.write(writing, str(killer.killpoint_calls()).encode())
        os._exit(0)
    os.waitpid(child, 0)
    return int(os.read(reading, 20))


def _send(path: Path, name: str, port: int, at: datetime) -> None:
    """Put a letter in and carry what is due, as `pdca send` does."""
    to = Recipient(address=f"{name}@romashka.example")
    acting = later(20).acting(OWNER)
    acting = type(acting)(name=acting.name, at=at, began=at, clock=acting.clock)
    with closing(Store.open(address(str(path)))) as store, closing(Postman(server(port))) as postman:
        put_in = letter(key=f"month:2026-06:{name}", recipient=to, made_from=3)
        posting.queue(store, [put_in], SENDER, acting=acting)
        posting.deliver(store, postman, acting, lambda: at)


def _left(path: Path) -> dict[str, object]:
    with closing(Store.open(address(str(path)))) as store:
        *_, only = posting.letters_of(store)[1]
        is_sound = verify_log(store).is_sound
    here = only.progress
    return {"delivery": here.delivery, "doubts": here.doubts, "is_sound": is_sound}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
