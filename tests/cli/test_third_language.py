"""A third language needs only its catalogues: a folder with a .po, compiled."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from pdca import locale
from pdca.cli import text
from pdca.cli.text import use
from pdca.domain.text import said
from pdca.locale import FOLDER, languages, translations
from tests import messages
from tests.cli.conftest import Terminal

GERMAN = """
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "{n} cycle"
msgid_plural "{n} cycles"
msgstr[0] "{n} Zyklus"
msgstr[1] "{n} Zyklen"

msgid "Turn"
msgstr "Am Zug"

msgid "Stage"
msgstr "Phase"

msgid "Usage:"
msgstr "Aufruf:"
"""
"""A few strings; what is missing is said in English."""


@pytest.fixture
def german(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, fresh_commands: None
) -> Iterator[Path]:
    """Put a third catalogue beside the others, and leave nothing of it behind."""
    folder = tmp_path_factory.mktemp("locale")
    copytree(FOLDER / "ru", folder / "ru")
    (folder / "de" / "LC_MESSAGES").mkdir(parents=True)
    (folder / "de" / "LC_MESSAGES" / "pdca.po").write_text(GERMAN, encoding="utf-8")
    monkeypatch.setattr(messages, "LOCALE", folder)
    compiled = messages.compiled("pdca", "de")
    (folder / "de" / "LC_MESSAGES" / "pdca.mo").write_bytes(compiled)
    monkeypatch.setattr(locale, "FOLDER", folder)
    monkeypatch.setattr(text, "FOLDER", folder)
    translations.cache_clear()
    yield folder
    monkeypatch.undo()
    translations.cache_clear()
    use("en")


def test_a_folder_with_a_catalogue_is_a_language(german: Path) -> None:
    there = languages()

    assert there == ("de", "ru", "en")


def test_it_is_spoken_with_its_plurals_and_english_fills_the_gaps(german: Path, cycle: Terminal) -> None:
    cycle.language = "de"

    listed = cycle.done("list", by="Смирнов")

    assert [word in listed for word in ("Am Zug", "Due", "Planning", "1 Zyklus")] == [True] * 4


def test_click_speaks_it_too(german: Path, pdca: Terminal) -> None:
    pdca.language = "de"

    assert "Aufruf: pdca list" in pdca.done("list --help")


def test_a_person_may_read_it(german: Path, company: Terminal) -> None:
    changed = company.done("person change Лебедев --lang de", by="Орлова")

    assert "language de" in changed


def test_a_language_that_is_not_there_is_named_with_those_that_are(german: Path, pdca: Terminal) -> None:
    refused = pdca("--lang fr list")

    assert (refused.exit_code, refused.stderr) == (2, "There is no language «fr»; there are: de, ru, en\n")


def test_what_has_no_text_in_it_is_said_in_english() -> None:
    assert said({"ru": "План", "en": "Plan"}, "de") == "Plan"
