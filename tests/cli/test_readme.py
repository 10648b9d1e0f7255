"""Every command of README and of the pages in docs can be typed: the days of README are played in order.

What stands between two fences is run as a story, a page in its own language; what stands in a sentence or
on another page is read by the program up to where it would begin to work.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import click
import pytest
import xlsxwriter

from pdca.cli import definitions
from pdca.cli.app import SECTIONS, load
from pdca.cli.settings import hoisted
from tests.cli.conftest import Terminal
from tests.cli.seated import Hand, Seat, puts
from tests.cli.test_evidence_path import PEOPLE, write_deals

ROOT = Path(__file__).resolve().parents[2]

READMES = {"ru": "README.md", "en": "README.en.md"}
PAGES = (*READMES.values(), *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))

OWNER, HEAD, NOBODY = "P-1", "P-2", None

ONLY_READ = {
    "demo": "the launcher of a checkout; tests of the demonstration play it",
    "--lang": "the launcher of a checkout, on the database of the demonstration",
    "--db": "the launcher of a checkout, or a server",
    "report month 2026-11 --out": "a PDF takes seconds; tests of reports print it",
    "report cycle": "a PDF takes seconds; tests of reports print it",
    "remind$": "letters need a server; tests of reminders have one",
    "remind --by": "letters need a server; tests of reminders have one",
    "send month 2026-11$": "letters need a server; tests of letters have one",
    "outbox send": "letters need a server; tests of letters have one",
    "test$": "the launcher of a checkout only; it is how this test was started",
    "verify --anchor": "what the log's head is changes with every word of the catalogue",
    "(person leave|person return|action reassign)": "tests of leaving have a company of theirs",
}
"""Commands between fences, by how they begin, that the story leaves out, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A block of README: the day, who types it, and what others did before."""

    day: str
    by: str | None = OWNER
    before: tuple[tuple[str, str], ...] = ()


def plan_form(text: str) -> str:
    """Fill in the form of a plan, and keep one action."""
    filled = puts(
        ("  -\n  -\n  -\n", "  - Никто не учит\n  - Нет порядка\n  - Порядок никто не описал\n"),
        ("cause_in:", "cause_in: process"),
        ("  baseline:\n", "  baseline: 40\n"),
        ("baseline_period:", "baseline_period: 2026"),
        ("target: 100", "target: 90"),
        ("target_on:", "target_on: 2027-03-05"),
        ("prediction:", "prediction: К весне у всех"),
        ("predicted:", "predicted: 85..95"),
    )(text)
    return filled.split("actions:\n")[0] + "actions:\n  - {title: Собрать данные, due: 2026-12-18}\n"


FORMS: dict[str, Hand] = {
    "assess": puts(
        ("annual-plan-signed:", "annual-plan-signed: 0"),
        ("deals-without-next-task:", "deals-without-next-task: 60"),
        ("assignments-on-time:", "assignments-on-time: 40"),
        ("calls-scored:", "calls-scored: 0"),
    ),
    "plan": plan_form,
    "check": puts(("learned:", "learned: Порядок помогает")),
    "standard": puts(
        ("document:", "document: Регламент"),
        ("version:", "version: 1"),
        ("told:", "told: Отделу"),
        ("elsewhere:", "elsewhere: Сервис"),
    ),
}
"""What a person makes of the form that a verb opens where it is given a number or a name only."""

BY_HEAD = ("assess --voice self", "finding reply", "standard 1")
"""Beginnings of commands that the head types in a block of the owner's."""

SECOND_PLAN = (
    "plan 2 --why a --why b --why c --baseline 60 --baseline-period 2026 --prediction d --counter-baseline 9",
    "advance 2",
)

SCENES = (
    Scene(day="2026-11-02", by=NOBODY),  # begin
    Scene(day="2026-11-02"),  # assess
    Scene(day="2026-11-03"),  # by data
    Scene(day="2026-11-03"),  # two voices
    Scene(day="2026-11-05", by=HEAD),  # the head's day
    Scene(day="2026-11-05", by=HEAD, before=((OWNER, "advance 1 approve"),)),  # plan by commands
    Scene(day="2026-11-16", by=HEAD),  # do
    Scene(day="2026-11-17", before=tuple((HEAD, line) for line in SECOND_PLAN)),  # the owner's week
    Scene(
        day="2027-01-18",
        before=((HEAD, "measure 1 95"), (HEAD, "measure 1 3 --counter")),
    ),  # adopt and close
    Scene(day="2027-01-18"),  # choose
    Scene(day="2027-01-18"),  # reports
    Scene(day="2027-01-18"),  # findings of a table
    Scene(day="2027-01-18"),  # evidence
    Scene(day="2027-01-19"),  # reminders
    Scene(day="2027-01-19"),  # mail
    Scene(day="2027-01-19"),  # calendar
    Scene(day="2027-01-19"),  # help
    Scene(day="2027-01-19"),  # trust
)

ANSWERS = "person: P-2\ncatalogue: sales-head\nanswers:\n  no-sales-plans: {annual-plan-signed: 50}\n"

REGISTERS = {"реестр.xlsx": ("Замечание", "Срок"), "register.xlsx": ("Finding", "Due date")}

# What stands for any command, and what only the launcher knows.
NO_VERBS = ("…", "test")

VALUED = ("--db", "--as", "--lang")

COMMAND = re.compile(r"^(?:pdca|python3 cli\.py|py cli\.py)(?: (?P<line>.*))?$")


@pytest.mark.slow  # a hundred commands, some of which read the whole catalogue
@pytest.mark.parametrize("language", READMES)
def test_the_days_of_readme_can_be_lived(
    pdca: Terminal, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdca.language = language
    # Six commands read the same large catalogue, which would take a third of the time.
    monkeypatch.setattr(definitions, "load_catalogue", cache(definitions.load_catalogue))
    seat = Seat(pdca, monkeypatch)
    write_given(READMES[language])
    blocks = [played for block in fences(READMES[language]) if (played := [x for x in block if is_played(x)])]

    for scene, block in zip(SCENES, blocks, strict=True):
        pdca.on(scene.day)
        for by, line in scene.before:
            pdca.done(line, by=by)
        for line in block:
            play(pdca, seat, line, HEAD if line.startswith(BY_HEAD) else scene.by)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_is_understood(pdca: Terminal, page: str) -> None:
    pdca.language = "en" if ".en." in page else "ru"
    between = [line for block in fences(page) for line in block]
    only_read = [line for line in between if page not in READMES.values() or not is_played(line)]

    refused = [told for line in [*only_read, *remarks(page), *spans(page)] if (told := refusal(line))]

    assert refused == []


@pytest.mark.parametrize("page", READMES.values())
def test_every_verb_has_its_place_in_readme(page: str) -> None:
    lines = [*(line for block in fences(page) for line in block), *remarks(page), *spans(page)]
    named = {word for line in lines for word in shlex.split(line)}

    assert {verb for _title, verbs in SECTIONS for verb, _text in verbs} - named == set()


def test_nothing_is_left_out_that_no_page_has() -> None:
    lines = [line for page in READMES.values() for block in fences(page) for line in block]

    assert [each for each in ONLY_READ if not any(re.match(each, line) for line in lines)] == []


def fences(page: str) -> Iterator[list[str]]:
    """Yield the commands of each block of a page, without what is said of them."""
    for block in _blocks(page):
        found = [COMMAND.match(line) for line in block]
        if commands := [re.split(r" {2,}", each["line"] or "")[0] for each in found if each]:
            yield commands


def remarks(page: str) -> list[str]:
    """List the commands that stand beside others, in what is said of them."""
    said = [re.split(r" {2,}", line)[1:] for block in _blocks(page) for line in block if COMMAND.match(line)]
    return [text.strip() for words in said for text in re.findall(r"\bpdca ([^—:;]+)", " ".join(words))]


def _blocks(page: str) -> Iterator[list[str]]:
    text = (ROOT / page).read_text(encoding="utf-8")
    for block in re.findall(r"^```\w*\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL):
        yield block.splitlines()


def spans(page: str) -> list[str]:
    """List the commands that stand within sentences of a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    found = [COMMAND.match(" ".join(span.split())) for span in re.findall(r"`([^`]+)`", text)]
    return [each["line"] or "" for each in found if each]


def is_played(line: str) -> bool:
    """Tell whether the story has a command."""
    return not any(re.match(each, line) for each in ONLY_READ)


def play(pdca: Terminal, seat: Seat, line: str, by: str | None) -> None:
    """Type a command of the story; whoever is asked to fill a form in does."""
    line, _, file = line.partition(" > ")
    verb, *rest = line.split() or [""]
    if verb in FORMS and len(rest) == 1 and not file:
        result = seat(line, by or "", hands=[FORMS[verb]])
    else:
        result = pdca(line, by=by)

    # A clock that was set is what doctor warns of.
    assert (result.exit_code, line) == (int(line == "doctor"), line), result.stderr
    assert result.stdout + result.stderr
    if file:
        Path(file).write_text(ANSWERS, encoding="utf-8")


def refusal(line: str) -> str | None:
    """Read a command as the program does; return what it has against it."""
    words = hoisted(shlex.split(re.split(r" (?:>>?|\|) ", line)[0]))
    try:
        _read([word for word in words if word != "--help"])
    except click.ClickException as error:
        return f"{line}: {error.format_message()}"
    return None


def _read(words: list[str]) -> None:
    while words and words[0].startswith("-"):
        del words[: 2 if words[0] in VALUED else 1]
    if not words or words[0] in NO_VERBS:
        return
    command = load(words[0])
    if command is None:
        raise click.NoSuchCommand(words[0])
    del words[0]
    while isinstance(command, click.Group) and words:
        command = command.commands[words.pop(0)]
    # A sentence may name a verb without what it is to be done to.
    if words:
        command.make_context("pdca", words)


def write_given(page: str) -> None:
    """Write the files that a page takes for given."""
    for name in re.findall(r"[\w-]+\.yaml", (ROOT / page).read_text(encoding="utf-8")):
        Path(name).write_text(ANSWERS, encoding="utf-8")
    for name in ("таблица.xlsx", "table.xlsx"):
        Path(name).write_bytes(b"sales")
    Path("сотрудники.csv").write_text(PEOPLE, encoding="utf-8")
    Path("people.csv").write_text(PEOPLE.replace("Пётр Смирнов", "Peter Smirnov"), encoding="utf-8")
    write_deals("сделки.csv", date(2027, 1, 18), bare=12)
    deals = Path("сделки.csv").read_text(encoding="utf-8")
    Path("deals.csv").write_text(deals.replace("Переговоры", "Negotiation"), encoding="utf-8")
    for name, headings in REGISTERS.items():
        with xlsxwriter.Workbook(name) as workbook:
            sheet = workbook.add_worksheet()
            sheet.write_row(0, 0, headings)
            sheet.write_row(1, 0, ("Касса не сходится", "2027-03-01"))
