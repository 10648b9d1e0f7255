"""Starts a program, waits, prints its exit code, seconds and peak memory in bytes. Standard library only.

A process of its own, and a small one: what a program's peak memory is reported as includes the memory of
the process that started it, and the one that measures is big.
"""

import os
import subprocess
import sys
import time


def main(command: list[str]) -> None:
    """Run a command with its output thrown away."""
    began = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - pathlib would make this process bigger
        process = subprocess.Popen(command, stdout=nowhere)
        code, memory = _waited(process)
    sys.stdout.write(f"{code} {time.perf_counter() - began} {memory}\n")


def _waited(process: "subprocess.Popen[bytes]") -> tuple[int, int]:
    if not hasattr(os, "wait4"):
        return process.wait(), 0
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(sys.argv[1:])
