"""Sets the environment of a checkout up: one run at a time, from nothing or on top of a whole one."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tools.environment import LOCKS, ROOT, interpreter_of, is_ready, stamp_of, stamp_path
from tools.speech import CannotSetUp, say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PAUSE_SECONDS = 0.2
# Settings that would send the packages elsewhere, or pass others off as installed.
MISLEADING = {"PIP_PREFIX", "PIP_PYTHON", "PIP_ROOT", "PIP_TARGET", "PYTHONPATH"}
# What pip says without a network; told not to try again, it only finds no version of anything.
NO_CONNECTION = ("connection", "timed out", "name resolution", "unreachable", "from versions: none")


def set_up(folder: str, locks: Sequence[str]) -> None:
    """Make the environment ready for the locks while no other run does; who waited finds it ready."""
    try:
        Path(folder).parent.mkdir(parents=True, exist_ok=True)
        with Path(f"{folder}.lock").open("a", encoding="utf-8") as lock:
            wait_for(lock.fileno())
            if not is_ready(folder, locks):
                fill(folder, locks, lock.fileno())
    except (OSError, ValueError) as error:
        raise CannotSetUp(
            f"Не удалось подготовить {folder}: {error}", f"Could not set up {folder}: {error}"
        ) from error


def wait_for(lock: int) -> None:
    """Take the lock, waiting for who has it. The system frees it when its holder ends, however it ends."""
    if take(lock):
        return
    say("Окружение готовит другой запуск, жду…", "Another run is setting up the environment, waiting…")
    while not take(lock):
        time.sleep(PAUSE_SECONDS)


def take(lock: int) -> bool:
    """Take the lock if it is free, and tell whether it is ours now."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network disks know no locks. Two first runs at once are rarer than such disks: go on.
        return error.errno not in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
    return True


def fill(folder: str, locks: Sequence[str], lock: int) -> None:
    """Install the locks: on top of an environment that can run the program, else from nothing."""
    if is_ready(folder, LOCKS):
        Path(stamp_path(folder)).unlink()  # from here on it is half-made
    else:
        create(folder)
    say("Готовлю окружение: один раз, до минуты…", "Setting up the environment: once, up to a minute…")
    install(folder, locks[-1], lock)
    Path(stamp_path(folder)).write_text(stamp_of(locks), encoding="utf-8")


def create(folder: str) -> None:
    """Make an empty virtual environment in place of whatever half-made one is there."""
    try:
        import venv
    except ImportError as error:
        raise lacks_installer() from error
    is_ours = folder == os.path.join(ROOT, ".venv") or log_of(folder).exists()
    if not is_ours and Path(folder).is_dir() and any(Path(folder).iterdir()):
        raise CannotSetUp(
            f"В папке {folder} уже лежит другое; назовите в PDCA_VENV пустую или новую папку.",
            f"The folder {folder} holds something else; name an empty or a new one in PDCA_VENV.",
        )
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=False).create(folder)
    log_of(folder).touch()  # from here on the folder is known to be ours


def log_of(folder: str) -> Path:
    """Return the path of what pip said; where it lies, the folder is ours to clear."""
    return Path(folder, "pdca-set-up.log")


def install(folder: str, lock_name: str, lock: int) -> None:
    """Install what a lock names, each file checked against its hash; what pip says goes to a log."""
    options = ["--require-hashes", "--no-deps", "--no-input", "--progress-bar=off"]
    if lock_name not in LOCKS:
        options.append("--no-compile")  # the tools of the tests are compiled when used: ten seconds saved
    command = [*pip_for(folder), "install", *options, "-r", os.path.join(ROOT, lock_name)]
    with log_of(folder).open("wb") as output:
        code = call(command, output=output.fileno(), lock=lock)
    if code:
        raise explanation(log_of(folder))


def pip_for(folder: str) -> list[str]:
    """Return the beginning of a pip command for an environment: this Python's own pip, else ensurepip's.

    The first is quicker, and is all that a Debian without python3-venv has.
    """
    python = interpreter_of(folder)
    own = [sys.executable, "-P", "-m", "pip", "--python", python]
    if call([*own, "--version"]) == 0:
        return own
    if call([python, "-m", "ensurepip"]) == 0:
        return [python, "-m", "pip"]
    raise lacks_installer()


def call(command: list[str], *, output: int = subprocess.DEVNULL, lock: int | None = None) -> int:
    """Run a command apart from misleading settings, and return its exit code.

    It holds the lock too: if this process is killed, no other run begins before the orphan has ended.
    """
    settings = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    settings.setdefault("PIP_RETRIES", "2")
    settings.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_USER="0", PYTHONUTF8="1")
    return subprocess.call(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=settings,
        pass_fds=() if lock is None or sys.platform == "win32" else (lock,),
    )


def explanation(log: Path) -> CannotSetUp:
    """Return why pip failed, in one line."""
    said = log.read_text(encoding="utf-8", errors="replace")
    if any(sign in said.lower() for sign in NO_CONNECTION):
        return CannotSetUp(
            f"Нет связи с хранилищем пакетов, а первому запуску нужен интернет. Подробности: {log}",
            f"The package index cannot be reached, and the first run needs the internet. Details: {log}",
        )
    lines = said.splitlines() or ["pip"]
    reason = next((line for line in lines if line.startswith("ERROR: ")), lines[-1]).split(". ")[0]
    return CannotSetUp(
        f"Не удалось установить пакеты: {reason}. Подробности: {log}",
        f"Could not install the packages: {reason}. Details: {log}",
    )


def lacks_installer() -> CannotSetUp:
    """Return what is missing in this Python, in one line."""
    return CannotSetUp(
        "В этом Python нет ни pip, ни ensurepip. Debian и Ubuntu: sudo apt install python3-venv",
        "This Python has neither pip nor ensurepip. Debian and Ubuntu: sudo apt install python3-venv",
    )
