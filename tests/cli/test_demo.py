"""The demonstration: both scripts play to their end and leave what the report is meant to show."""

import json
import re
import shlex
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from pdca.cli.demonstration import Typed, read_script
from pdca.domain.text import LANGUAGES
from pdca.shipped import shipped
from tests.cli.conftest import Terminal
from tests.golden_files import Golden, without_fonts

Answer: TypeAlias = dict[str, Any]  # Any: what a JSON answer holds
Shelf: TypeAlias = dict[str, "Played"]


@dataclass(frozen=True, slots=True)
class Played:
    """A demonstration that was played: its language, its folder, and what it printed."""

    language: str
    folder: Path
    said: str

    def ask(self, pdca: Terminal, line: str) -> Answer:
        """Return the JSON answer to a question asked at the end of October."""
        database = shlex.quote((self.folder / "pdca.db").as_posix())
        answer: Answer = json.loads(pdca.on("2026-10-31").done(f"--json --db {database} {line}", by="P-1"))
        return answer

    def moves(self, pdca: Terminal, cycle: int) -> list[str]:
        """Return the moves that a cycle made."""
        history = self.ask(pdca, f"history {cycle}")["events"]
        return [each["event"]["transition"] for each in history if each["type"] == "Moved"]

    def cycles(self, pdca: Terminal) -> list[Answer]:
        """Return everything about each cycle."""
        listed = self.ask(pdca, "list --all")["cycles"]
        return [self.ask(pdca, f"show {each['number']}")["cycle"] for each in listed]

    def extensions(self, pdca: Terminal) -> list[tuple[int, Answer]]:
        """Return each request for a later date with the number of its cycle."""
        return [(cycle["number"], each) for cycle in self.cycles(pdca) for each in cycle["extensions"]]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """Return a shelf for what was played, since playing takes seconds; the tests only read it."""
    return {}


@pytest.fixture(params=LANGUAGES)
def played(
    request: pytest.FixtureRequest, pdca: Terminal, shelf: Shelf, tmp_path_factory: pytest.TempPathFactory
) -> Played:
    """Return the demonstration in each language, played by someone whose own language is the other one."""
    return _from(shelf, request.param, pdca, tmp_path_factory)


def test_every_command_of_a_script_is_accepted(pdca: Terminal, played: Played) -> None:
    commands = list(read_script(_script(played.language)))

    assert str(len(commands)) in played.said
    assert (played.folder / "commands.txt").read_text(encoding="utf-8") == _script(played.language)


@pytest.mark.parametrize("form", ["html", "md", "txt", "json"])
def test_its_report_is_what_somebody_read(pdca: Terminal, played: Played, golden: Golden, form: str) -> None:
    database = shlex.quote((played.folder / "pdca.db").as_posix())
    asked = f"--db {database} --lang {played.language} report month 2026-10 --format {form} --out -"

    text = pdca.on("2027-01-15").done(asked, by="P-1")

    # The head hash follows from every word of the catalogue, the fonts are read by nobody.
    golden(f"demo-{played.language}.{form}", re.sub("[0-9a-f]{64}", "…", without_fonts(text)))


def test_the_report_is_made_in_both_languages(played: Played) -> None:
    reports = {path.name for path in played.folder.glob("*.html")}

    assert reports == {f"pdca-2026-10-{language}.html" for language in LANGUAGES}


def test_the_board_speaks_the_language_that_the_demonstration_was_asked_for(played: Played) -> None:
    board = re.findall(r"C-\d ([^\W\d_])", played.said)

    assert len(board) == 5
    assert all(letter.isascii() == (played.language == "en") for letter in board)


def test_a_returned_plan_was_mended_and_approved(pdca: Terminal, played: Played) -> None:
    moves = played.moves(pdca, 1)

    assert moves[:4] == ["submit", "return", "submit", "approve"]


def test_a_frozen_cycle_was_resumed(pdca: Terminal, played: Played) -> None:
    moves = played.moves(pdca, 3)

    assert moves[:2] == ["freeze", "resume"]


def test_extensions_were_granted_and_one_stage_was_extended_twice(pdca: Terminal, played: Played) -> None:
    extensions = played.extensions(pdca)

    granted = Counter((cycle, each["stage"]) for cycle, each in extensions if each["is_granted"])
    assert granted == {(1, "doing"): 1, (3, "doing"): 1, (4, "doing"): 2}


def test_one_extension_waits_for_a_decision(pdca: Terminal, played: Played) -> None:
    extensions = played.extensions(pdca)

    waiting = [(cycle, each["to_due"]) for cycle, each in extensions if each["decided_at"] is None]
    assert waiting == [(6, "2026-11-27")]


def test_one_cycle_relapsed_into_a_second_round_and_was_closed(pdca: Terminal, played: Played) -> None:
    cycles = played.cycles(pdca)

    relapsed = [(each["number"], each["round"], each["ending"]) for each in cycles if each["rounds"]]
    assert relapsed == [(2, 2, "closed")]
    first = [r["value"] for r in cycles[1]["rounds"][0]["readings"] if r["kind"] == "measure"]
    assert first == ["51", "46", "49", "47", "52", "45", "46", "48", "5", "14"]


def test_two_cycles_were_closed_and_the_others_run(pdca: Terminal, played: Played) -> None:
    cycles = played.ask(pdca, "list --all")["cycles"]

    endings = {each["number"]: each["ending"] for each in cycles}
    assert endings == {1: "closed", 2: "closed", **dict.fromkeys(range(3, 8))}


def test_one_plan_waits_for_approval(pdca: Terminal, played: Played) -> None:
    cycles = played.ask(pdca, "list --stage plan-review")["cycles"]

    assert [each["number"] for each in cycles] == [7]


def test_one_finding_has_nobody_responsible(pdca: Terminal, played: Played) -> None:
    findings = played.ask(pdca, "finding list")["findings"]

    assert [(each["number"], each["sign"]) for each in findings] == [(8, "no-marketing")]


def test_two_cycles_are_overdue_one_of_them_at_the_owner(pdca: Terminal, played: Played) -> None:
    cycles = played.ask(pdca, "overdue")["cycles"]

    owner, head = _people(_script(played.language))[:2]
    assert {each["number"]: each["turn"] for each in cycles} == {3: [owner], 4: [head]}


def test_the_log_is_whole_and_keeps_the_rules(pdca: Terminal, played: Played) -> None:
    verified = played.ask(pdca, "verify")

    assert verified["problems"] == []


def test_played_again_in_its_folder_it_writes_the_same_log(
    pdca: Terminal, shelf: Shelf, tmp_path_factory: pytest.TempPathFactory
) -> None:
    played = _from(shelf, "en", pdca, tmp_path_factory)
    head = played.ask(pdca, "verify")["head_hash"]

    again = json.loads(pdca.done(f"--json {_play(played.folder, 'en')}"))

    assert again["commands"] == len(list(read_script(_script("en"))))
    assert played.ask(pdca, "verify")["head_hash"] == head


def test_a_folder_of_someone_else_is_left_alone(pdca: Terminal) -> None:
    folder = Path("photographs")
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"sea")

    refused = pdca("demo --dir photographs")

    assert (refused.exit_code, refused.stdout) == (5, "")
    assert refused.stderr.count("\n") == 1
    assert "photographs" in refused.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"holiday.jpg": b"sea"}


def test_a_script_gives_each_command_its_clock_person_words_and_line() -> None:
    script = (
        '# A comment\n\n@2026-07-01T09:00 -\ninit --org "Two words"\n'
        "\n@2026-07-02T10:30 Anna Orlova\nmy\nlist\n"
    )

    commands = list(read_script(script))

    nine, half_past_ten = datetime(2026, 7, 1, 9), datetime(2026, 7, 2, 10, 30)  # noqa: DTZ001 - local
    assert commands == [
        Typed(nine, None, ("init", "--org", "Two words"), 4),
        Typed(half_past_ten, "Anna Orlova", ("my",), 7),
        Typed(half_past_ten + timedelta(minutes=1), "Anna Orlova", ("list",), 8),
    ]


def test_the_two_scripts_say_the_same_line_by_line() -> None:
    russian, english = (_bones(_script(language)) for language in ("ru", "en"))

    assert russian == english


def test_the_clock_of_a_script_never_goes_back() -> None:
    clocks = [typed.at for typed in read_script(_script("en"))]

    assert clocks == sorted(clocks)


def test_the_english_script_holds_no_russian() -> None:
    assert re.findall(r"[А-Яа-яЁё«»№]+", _script("en")) == []


def _from(shelf: Shelf, language: str, pdca: Terminal, factory: pytest.TempPathFactory) -> Played:
    if language not in shelf:
        folder = factory.mktemp(language) / "demo"
        pdca.language = next(other for other in LANGUAGES if other != language)
        shelf[language] = Played(language, folder, pdca.done(_play(folder, language)))
    return shelf[language]


def _play(folder: Path, language: str) -> str:
    return f"demo --lang {language} --dir {shlex.quote(folder.as_posix())}"


def _script(language: str) -> str:
    return (shipped("workflows") / "demo" / f"dealership.{language}.txt").read_text(encoding="utf-8")


def _people(script: str) -> list[str]:
    """Return the people of a script in the order in which they are entered."""
    entered = (typed.words for typed in read_script(script))
    return [words[2] for words in entered if words[:2] == ("person", "add")]


def _bones(script: str) -> list[tuple[int, datetime, list[str]]]:
    """Return what commands are when their texts are taken away: line, clock, then person and words."""
    places = {
        name: f"person {place}"
        for place, full in enumerate(_people(script))
        for name in (full, full.split()[-1])
    }
    return [
        (typed.line, typed.at, [places.get(word) or _bone(word) for word in (typed.name or "", *typed.words)])
        for typed in read_script(script)
    ]


def _bone(word: str) -> str:
    """Return a word that is no text; of a text its numbers."""
    if re.fullmatch(r"[A-Za-z0-9.:/-]+", word):
        return word
    return " ".join(re.findall(r"\d+(?:[.:]\d+)*", re.sub(r"(?<=\d),(?=\d)", ".", word)))
