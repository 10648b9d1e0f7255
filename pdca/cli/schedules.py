"""What to put where so that reminders go by themselves: for cron, for systemd, for Windows."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from pdca.cli.output import talk, tell, tell_json
from pdca.cli.session import Session
from pdca.cli.text import _
from pdca.domain.mail import Channel

SYSTEMS = ("cron", "systemd", "windows")

HOURS = 10
"""For so long after the first run others follow each hour, and carry what was missed or put off."""

LONGEST_TASK = 261
"""Characters that schtasks takes of a command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What is to be run, where, and from when on each day."""

    program: tuple[str, ...]
    options: tuple[str, ...]
    """The global options and the verb, with its own."""
    folder: Path
    hour: int
    minute: int
    config: str = ""
    """The file of settings that PDCA_CONFIG names."""

    @property
    def command(self) -> tuple[str, ...]:
        """Return the whole command."""
        return (*self.program, *self.options)


def tell_schedule(session: Session, system: str | None, time: str, ways: tuple[Channel, ...]) -> None:
    """Print what makes reminders go by themselves, on this system where none is named."""
    clock = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", time)
    if clock is None:
        raise click.UsageError(_("«{time}» is not a time of day; write 8:30").format(time=time))
    here = system or this_system()
    verb = ("remind", *(word for way in ways if ways != (Channel.MAIL,) for word in ("--by", str(way))))
    options = (*_database(session), *_name(session), "--lang", session.language, "--no-input", *verb)
    lines = tuple(schedule_lines(here, schedule_of(options, (int(clock[1]), int(clock[2])))))
    if session.is_json:
        tell_json("remind-install", system=here, lines=lines)
        return
    for line in lines:
        tell(line)
    if not _name(session):
        talk(_("Say who sends them: pdca remind --install --as PERSON"))
    if not _database(session):
        talk(_("The address of the database holds a password and is left out; put it into pdca.toml: db"))


def this_system() -> str:
    """Return what runs programs by the clock here."""
    if sys.platform == "win32":
        return "windows"
    return "systemd" if shutil.which("systemctl") else "cron"


def this_program() -> tuple[str, ...]:
    """Return how to start this very program from anywhere."""
    package = Path(__file__).parents[1]
    # By its path, it runs from a checkout too; -P: what lies in the folder must not pass for a library.
    return (sys.executable, "-P", str(package / "__main__.py"))


def schedule_lines(system: str, schedule: Schedule) -> Iterator[str]:
    """Say what to put where on a system, ready to copy; what is said beside it stands in comments."""
    return {"cron": _cron, "systemd": _systemd, "windows": _windows}[system](schedule)


def schedule_of(options: tuple[str, ...], at: tuple[int, int]) -> Schedule:
    """Return a schedule of this program, as it runs here."""
    config = os.environ.get("PDCA_CONFIG", "")
    return Schedule(
        program=this_program(),
        options=options,
        folder=Path.cwd(),
        hour=at[0],
        minute=at[1],
        config=str(Path(config).resolve()) if config else "",
    )


def _database(session: Session) -> tuple[str, ...]:
    place = session.place()
    if place.path is not None:
        return ("--db", str(place.path.resolve()))
    # A password is printed nowhere.
    return ("--db", session.settings.database) if place.shown == session.settings.database else ()


def _name(session: Session) -> tuple[str, ...]:
    """Return who sends, by number: schedulers do not agree about letters that are not Latin."""
    if session.settings.name is None:
        return ()
    from pdca.usecases.acting import find_person
    from pdca.usecases.people import list_people

    return ("--as", f"P-{find_person(list_people(session.store()), session.settings.name).number}")


def _last_hour(schedule: Schedule) -> int:
    return min(23, schedule.hour + HOURS)


def _cron(schedule: Schedule) -> Iterator[str]:
    yield "# crontab -e"
    yield "# " + _("Each hour of the day; nobody gets more than one reminder a day.")
    config = f"PDCA_CONFIG={shlex.quote(schedule.config)} " if schedule.config else ""
    command = f"cd {shlex.quote(str(schedule.folder))} && {config}{shlex.join(schedule.command)}"
    # To cron a percent sign is the end of a line.
    hours = f"{schedule.hour}-{_last_hour(schedule)}"
    yield f"{schedule.minute} {hours} * * * {command.replace('%', chr(92) + '%')}"


def _systemd(schedule: Schedule) -> Iterator[str]:
    hours = f"{schedule.hour:02}..{_last_hour(schedule):02}:{schedule.minute:02}:00"
    yield "# ~/.config/systemd/user/pdca-remind.service"
    yield "[Unit]"
    yield "Description=pdca remind"
    yield ""
    yield "[Service]"
    yield "Type=oneshot"
    yield f"WorkingDirectory={_doubled(str(schedule.folder))}"
    if schedule.config:
        yield f"Environment={_in_unit(f'PDCA_CONFIG={schedule.config}')}"
    yield f"ExecStart={' '.join(map(_in_unit, schedule.command))}"
    yield ""
    yield "# ~/.config/systemd/user/pdca-remind.timer"
    yield "[Unit]"
    yield "Description=pdca remind"
    yield ""
    yield "[Timer]"
    yield f"OnCalendar=*-*-* {hours}"
    yield "Persistent=true"
    yield ""
    yield "[Install]"
    yield "WantedBy=timers.target"
    yield ""
    yield "# " + _("Then, once:")
    yield "# systemctl --user daemon-reload && systemctl --user enable --now pdca-remind.timer"
    yield "# loginctl enable-linger"


def _windows(schedule: Schedule) -> Iterator[str]:
    config = f'set "PDCA_CONFIG={schedule.config}" && ' if schedule.config else ""
    words = " ".join(f'"{word}"' if " " in word else word for word in schedule.command)
    task = f'cmd /c cd /d "{schedule.folder}" && {config}{words}'
    yield "rem " + _("In the command prompt (cmd), as one line:")
    duration = f"{_last_hour(schedule) - schedule.hour:04}:00"
    repeats = f" /RI 60 /DU {duration}" if duration != "0000:00" else ""
    starts = f"/SC DAILY /ST {schedule.hour:02}:{schedule.minute:02}{repeats}"
    if len(task) <= LONGEST_TASK:
        quoted = task.replace('"', '\\"')
        yield f'schtasks /Create /F /TN "pdca remind" {starts} /TR "{quoted}"'
        return
    # schtasks takes no longer command, and a file of commands has no such limit.
    file = schedule.folder / "pdca-remind.cmd"
    yield "rem " + _("First put this line into the file {file}:").format(file=file)
    yield f"rem {task.removeprefix('cmd /c ')}"
    yield f'schtasks /Create /F /TN "pdca remind" {starts} /TR "\\"{file}\\""'


def _in_unit(word: str) -> str:
    """Write a word of a command as systemd reads it."""
    escaped = _doubled(word).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    is_plain = escaped and all(letter.isalnum() or letter in "/._-=:@+," for letter in escaped)
    return escaped if is_plain else f'"{escaped}"'


def _doubled(text: str) -> str:
    return text.replace("%", "%%")
