"""Every answer as JSON is described by a schema, and no verb is left out."""

import ast
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from pdca.cli.app import make_app
from tests import json_schemas
from tests.cli.conftest import PLAN, Terminal
from tests.json_answers import check_answer
from tests.json_kinds import KINDS

SOURCES = Path(__file__).resolve().parents[2] / "pdca" / "cli"

ANSWERS = (
    "catalogue: sales-head\nanswers:\n  no-sales-plans: {annual-plan-signed: 0, monthly-plans-known: 10}\n"
)
DEALS = "id,seller,created,outcome,amount\n1,Олег Иванов,2026-08-03,open,100\n"

STORY = (
    (None, 'init --org "ООО Ромашка"'),
    (None, 'person add "Анна Орлова" --role owner'),
    ("Анна", 'person add "Пётр Смирнов" --role head --reports-to Анна'),
    ("Анна", 'person add "Вера Белова" --role reader --mail belova@romashka.example'),
    ("Анна", 'person add "Олег Иванов" --role member'),
    ("Анна", "person change Вера --mail vera@romashka.example"),
    ("Анна", "person list"),
    ("Анна", "calendar show 2026"),
    ("Анна", "calendar set 2026-09-12 --worked"),
    ("Анна", "calendar seed 2027"),
    ("Анна", "assess Смирнов --answers answers.yaml"),
    ("Смирнов", "assess --voice self --answers answers.yaml"),
    ("Анна", "assess Смирнов --answers answers.yaml --sealed --on 2026-08-20"),
    ("Анна", "assessment list"),
    ("Анна", "assessment show A-1"),
    ("Анна", "assessment diff A-1 A-3"),
    ("Анна", "assessment open A-3"),
    ("Анна", 'finding add "Касса" --severity critical'),
    ("Анна", 'finding add "Склад" --due 2026-09-20'),
    ("Анна", "finding list --all"),
    ("Анна", "finding show F-1"),
    ("Смирнов", 'finding reply F-1 "План был"'),
    ("Анна", 'finding dismiss F-3 --reason "Мелочь"'),
    ("Анна", "assign --all --to Смирнов"),
    ("Смирнов", PLAN),
    ("Смирнов", 'action add 1 "Собрать данные" --to Смирнов --due 2026-09-15'),
    ("Смирнов", 'action add 1 "Купить телефоны" --to Смирнов --due 2026-09-15'),
    ("Смирнов", "action list 1"),
    ("Смирнов", "action list"),
    ("Анна", 'comment 1 "Телефоны подождут"'),
    ("Анна", "undo 1"),
    ("Смирнов", "advance 1"),
    ("Анна", "advance 1 approve"),
    ("Смирнов", 'action reassign 1 1 --to Олег --reason "Болен"'),
    ("Смирнов", "action done 1 1"),
    ("Смирнов", 'action drop 1 2 --reason "Нет денег"'),
    ("Анна", "action drop 1 2"),
    ("Смирнов", "attach 1 --note Таблица --action 1"),
    ("Смирнов", 'extend 1 --to 2026-10-30 --reason "Отпуск"'),
    ("Анна", "extend 1 --accept"),
    ("Смирнов", "advance 1"),
    ("Анна", "measure 1 90"),
    ("Анна", "measure 1 0 --counter"),
    ("Анна", 'measure 1 91 --correct 1 --reason "Опечатка"'),
    ("Анна", "measure 1"),
    ("Анна", "check 1"),
    ("Анна", "check 1 --prediction held --learned Готово"),
    ("Анна", 'standard 1 --document "Регламент" --version 1'),
    ("Анна", 'advance 1 adapt --reason "Ещё раз"'),
    ("Анна", 'reassign 2 --to Олег --reason "Болен"'),
    ("Анна", "person leave Олег --hand-over-to Смирнов"),
    ("Анна", "person return Олег"),
    ("Анна", "evidence import deals.csv --as deals --apply"),
    ("Анна", "evidence list"),
    ("Анна", "compute"),
    ("Анна", "import findings f.csv --apply"),
    ("Смирнов", "my"),
    ("Анна", "list"),
    ("Анна", "board"),
    ("Анна", "overdue"),
    ("Анна", "show 1"),
    ("Анна", "history 1"),
    ("Анна", "timeline"),
    ("Анна", "timeline 1"),
    ("Анна", "report month 2026-09 --out r.txt"),
    ("Анна", "report month 2026-09 --all --out all.txt"),
    ("Анна", "report cycle 1 --out c.txt"),
    ("Анна", "report assessment A-1 --out a.txt"),
    ("Анна", "send month 2026-09 --dry-run --out letters"),
    ("Анна", "send month 2026-09"),
    ("Анна", "outbox list"),
    ("Анна", "outbox show 1"),
    ("Анна", "outbox retry 1"),
    ("Анна", "outbox send"),
    ("Анна", "outbox drop 1"),
    ("Анна", "remind --dry-run"),
    ("Анна", "remind --to-folder reminders"),
    ("Анна", "remind --install cron"),
    ("Анна", "export ics"),
    ("Анна", "export cycles"),
    ("Анна", "export findings"),
    ("Анна", "export actions"),
    ("Анна", "export readings"),
    ("Анна", "export events"),
    ("Анна", "verify"),
    ("Анна", "doctor"),
    ("Анна", "backup b.db"),
    ("Анна", "db upgrade"),
    ("Анна", "workflow list"),
    ("Анна", "workflow show pdca"),
    ("Анна", "workflow check pdca"),
    ("Анна", "workflow graph pdca"),
    ("Анна", "catalogue list"),
    ("Анна", "catalogue show sales-head"),
    ("Анна", "catalogue show sales-head no-crm"),
    ("Анна", "catalogue check sales-head"),
    ("Анна", "template list"),
    ("Анна", "template copy month"),
    ("Анна", "template check"),
)
"""A company through every verb; who, and what they type."""

EXPECTED = {0, 1, 5}
"""1 is what `doctor` says of a set clock, 5 what mail says without a server."""

COMPOSED = {
    "error",
    "catalogue-list",
    "workflow-list",
    *(kind for kind in KINDS if kind.startswith("export-")),
}
"""Kinds that are no word in a call of `tell_json`."""

ELSEWHERE = {"demo", "error", *(kind for kind in KINDS if kind.startswith("export-"))}
"""Kinds of what is no answer on stdout, or of what takes seconds."""


def _leaves(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every verb that can be typed."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _leaves(found, (*path, name))
    else:
        yield " ".join(path)


VERBS = tuple(_leaves(make_app(datetime(2026, 9, 1, tzinfo=UTC))))

UNANSWERED = {
    "demo": "takes seconds; tests/cli/test_demo.py gets its answer",
    "template reference": "prints pages of documentation",
    "help": "prints pages of documentation",
    **{verb: "prints what a shell reads" for verb in VERBS if verb.startswith("completion ")},
}


@pytest.fixture
def files(pdca: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal in a folder with files to read, and a mail server that is not there."""
    Path("answers.yaml").write_text(ANSWERS, encoding="utf-8")
    Path("deals.csv").write_text(DEALS, encoding="utf-8")
    Path("f.csv").write_text("Название;Срок\nПустой зал;2026-09-20\n", encoding="utf-8")
    for name in ("PDCA_SMTP_URL", "PDCA_MAIL_FROM"):
        monkeypatch.setenv(name, "")
    pdca.environment |= {"PDCA_SMTP_URL": "smtp://127.0.0.1:9", "PDCA_MAIL_FROM": "reports@romashka.example"}
    return pdca


def test_no_verb_is_left_out() -> None:
    visited = {verb for verb in VERBS for _by, line in STORY if f"{line} ".startswith(f"{verb} ")}

    assert visited | set(UNANSWERED) == set(VERBS)


def test_no_kind_of_answer_is_left_out() -> None:
    told = {kind for path in SOURCES.rglob("*.py") for kind in _kinds_in(ast.parse(path.read_text("utf-8")))}

    assert told | COMPOSED == set(KINDS)


def _kinds_in(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tell_json":
            kind = node.args[0]
            if isinstance(kind, ast.Constant):
                yield str(kind.value)


def test_the_schemas_are_those_of_the_shapes_that_the_program_has() -> None:
    assert list(json_schemas.problems()) == []


def test_what_no_schema_names_is_not_allowed() -> None:
    answer = {"schema": "pdca/1", "kind": "backup", "file": "b.db", "size": 1}

    with pytest.raises(AssertionError, match="'size' was unexpected"):
        check_answer(json.dumps(answer))


def test_an_answer_without_a_schema_is_red() -> None:
    with pytest.raises(AssertionError, match="no schema for «news»"):
        check_answer('{"schema": "pdca/1", "kind": "news"}')


@pytest.mark.slow
def test_every_verb_answers_as_its_schema_says(files: Terminal) -> None:
    answers = [(line, files(f"{line} --json", by)) for by, line in STORY]

    assert [(line, said.stderr) for line, said in answers if said.exit_code not in EXPECTED] == []
    assert {check_answer(said.stdout)["kind"] for _line, said in answers} >= set(KINDS) - ELSEWHERE


@pytest.mark.parametrize("subject", ["cycles", "findings", "actions", "readings", "events"])
def test_exported_files_are_as_their_schemas_say(working: Terminal, subject: str) -> None:
    working.done(f"export {subject} --format json --out t.json", by="Орлова")

    assert check_answer(Path("t.json").read_text(encoding="utf-8"))["rows"]


@pytest.mark.parametrize(
    "line",
    ["advance 1", "show 99", "nonsense", "list --who Никто", "advance 1 approve", "export cycles --out /"],
)
def test_errors_are_as_their_schema_says(doing: Terminal, line: str) -> None:
    said = doing(f"{line} --json", by="Смирнов")

    assert (said.exit_code > 0, check_answer(said.stderr)["kind"]) == (True, "error")
