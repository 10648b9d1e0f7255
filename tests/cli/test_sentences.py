"""Every code has a sentence, every sentence has a use and is given what it tells."""

import ast
import json
from collections import defaultdict
from pathlib import Path

import pytest

from pdca.cli.sentences import SENTENCES, UNTOLD, fields_of, sentence
from pdca.domain.errors import Gap
from tests.cli.codes import Use, unseen, uses, uses_in
from tests.cli.fixtures_inspect import Terminal, founded, terminal

HANDED_ON = {
    # Files that hand a code on, which another place gave.
    "cli/commands/report_.py",
    "cli/forms/marks.py",
    "definitions/fields.py",
    "definitions/forms.py",
    "definitions/mistakes.py",
    "definitions/nodes.py",
    "definitions/shape.py",
    "definitions/source.py",
    "domain/cycle_rules.py",
    "domain/engine.py",
    "mail/postman.py",
    "mail/telegram.py",
    "registers/export_walk.py",
    "registers/findings.py",
    "registers/mistakes.py",
    "reports/confined.py",
    "reports/filling.py",
    "reports/jobs.py",
    "reports/trial.py",
    "storage/trouble.py",
    "storage/verify_chain.py",
    "storage/verify_problems.py",
    "storage/verify_replay.py",
    "usecases/posting.py",
}


@pytest.fixture
def pdca(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return terminal(tmp_path, monkeypatch, capsys)


def without_sentence(found: tuple[Use, ...]) -> set[str]:
    return {f"{use.place}: {use.code}" for use in found if use.code not in SENTENCES}


def lacking(found: tuple[Use, ...]) -> set[str]:
    return {
        f"{use.place}: {use.code}"
        for use in found
        if use.facts is not None and use.code in SENTENCES
        if not any(fields_of(template) <= use.facts for template in SENTENCES[use.code])
    }


def read(source: str) -> tuple[Use, ...]:
    return tuple(uses_in(ast.parse(source), "usecases/example.py"))


def test_every_code_has_a_sentence() -> None:
    assert without_sentence(uses()) == set()


def test_a_code_without_a_sentence_is_found() -> None:
    assert without_sentence(read('raise Refused("never-heard-of")')) == {
        "usecases/example.py:1: never-heard-of"
    }


def test_every_place_gives_what_its_sentence_tells() -> None:
    assert lacking(uses()) == set()


def test_a_place_that_gives_too_little_is_found() -> None:
    assert lacking(read('raise NotFound("cycle-not-found", cycle=7)')) == {
        "usecases/example.py:1: cycle-not-found"
    }


def test_every_sentence_is_used() -> None:
    assert set(SENTENCES) - {use.code for use in uses()} == set()


def test_every_wording_of_a_sentence_is_used() -> None:
    given: dict[str, list[frozenset[str] | None]] = defaultdict(list)
    for use in uses():
        given[use.code].append(use.facts)

    unused = [
        template
        for code, templates in SENTENCES.items()
        for template in templates
        if not any(facts is None or fields_of(template) <= facts for facts in given[code])
    ]

    assert unused == []


def test_a_code_is_hidden_only_where_it_is_handed_on() -> None:
    assert unseen() == HANDED_ON


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ('WrongInput("one" if x else "two")', {"one", "two"}),
        ('def f():\n    code = "one" if x else "two"\n    raise WrongInput(code)', {"one", "two"}),
        ('for key in ("due", "phase"):\n    Gap(f"without-{key}")', {"without-due", "without-phase"}),
        ('refusal("one", mistakes)', {"one"}),
    ],
)
def test_a_code_is_seen_however_it_is_written(source: str, codes: set[str]) -> None:
    assert {use.code for use in read(source)} == codes


def test_facts_that_come_from_elsewhere_are_not_judged() -> None:
    (use,) = read('raise NotFound("cycle-not-found", **facts)')

    assert use.facts is None


def test_a_fact_that_is_missing_leaves_a_dash() -> None:
    assert sentence("database-read-only", {}, "en").startswith(f"{UNTOLD} can only be read")


def test_a_fact_that_is_empty_leaves_a_dash() -> None:
    assert sentence("database-read-only", {"place": ""}, "en").startswith(UNTOLD)


def test_an_unknown_code_is_its_own_sentence() -> None:
    assert sentence("never-heard-of", {}, "en") == "never-heard-of"


def test_the_wording_that_tells_most_is_taken() -> None:
    whole = sentence("event-changed", {"seq": 7, "column": "hash"}, "en")
    short = sentence("event-changed", {"seq": 7, "column": None}, "en")

    assert whole == "Event 7 was changed after it was recorded: column «hash»"
    assert short == "Event 7 was changed after it was recorded"


def test_one_code_says_what_fits_the_file_it_comes_from() -> None:
    of_process = {"file": "pdca.yaml", "line": 3, "column": 1, "character": "U+0007"}
    of_register = {"row": 3, "line": 3, "column": "Title", "field": "title", "code_point": "U+0007"}

    assert sentence("control-character", of_process, "en").startswith("pdca.yaml:3: ")
    assert sentence("control-character", of_register, "en").startswith("row 3, column «Title»: ")


def test_what_was_wanted_is_said_in_words() -> None:
    place = {"file": "f", "line": 1, "column": 1, "key": "stages"}

    said = sentence("wrong-type", {**place, "expected": "map", "found": "list", "value": ""}, "en")

    assert said == "f:1: «stages» must be keys with values, not a list"


def test_rules_that_an_event_broke_are_said() -> None:
    gaps = (Gap("reader-reads"), Gap("title-empty"))

    said = sentence("event-not-allowed", {"seq": 7, "type": "FindingOpened", "gaps": gaps}, "en")

    assert said.endswith("management only reads; it changes nothing; the title is empty")


def test_every_row_of_a_register_is_named(pdca: Terminal) -> None:
    founded(pdca)
    pdca.write("register.csv", "Замечание;Срок\n;2026-04-01\nНет CRM;скоро\n")

    refused = pdca("import", "findings", "register.csv", "--as", "Anna")

    assert refused.code == 2
    assert refused.err.splitlines() == [
        "register.csv has mistakes, and nothing was taken over:",
        "  row 2, column «Замечание»: the title is empty",
        "  row 3, column «Срок»: «скоро» is not a date (read as ymd)",
    ]


def test_mistakes_beyond_those_shown_are_counted(pdca: Terminal) -> None:
    founded(pdca)
    pdca.write("register.csv", "Замечание;Срок\n" + ";2026-04-01\n" * 120)

    refused = pdca("import", "findings", "register.csv", "--as", "Anna")

    assert len(refused.err.splitlines()) == 52
    assert refused.err.splitlines()[-1] == "  and 70 more"


def test_a_mapping_that_was_misspelled_is_suggested(pdca: Terminal) -> None:
    founded(pdca)
    pdca.write("register.csv", "Замечание;Срок\nНет CRM;2026-04-01\n")

    refused = pdca("import", "findings", "register.csv", "--map", "titel=Замечание", "--as", "Anna")

    assert "there is no field «titel»" in refused.err
    assert refused.err.rstrip().endswith("Did you mean «title»?")


def test_a_name_that_was_misspelled_is_suggested(pdca: Terminal) -> None:
    founded(pdca)

    refused = pdca("assess", "Boris", "--catalogue", "sales-haed", "--form")

    assert refused.code == 3
    assert refused.err.splitlines() == [
        "Not found: catalogue «sales-haed». There are: sales-head",
        "Did you mean «sales-head»?",
    ]


def test_mistakes_are_listed_in_json(pdca: Terminal) -> None:
    founded(pdca)
    pdca.write("register.csv", "Замечание;Срок\n;2026-04-01\n")

    refused = pdca("import", "findings", "register.csv", "--as", "Anna", "--json")

    answer = json.loads(refused.err)
    assert (answer["kind"], answer["code"]) == ("error", "register-mistakes")
    assert answer["gaps"] == [
        {"code": "title-missing", "message": "row 2, column «Замечание»: the title is empty"}
    ]
