"""The message catalogues are up to date, complete and compiled, and the tool notices when they are not."""

import ast
import shutil
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from pdca.locale import FOLDER, MESSAGES, REPORTS, translations
from tests import messages
from tests.messages import DOMAINS, LANGUAGES, ROOT, compiled, extracted, mistakes, problems, updated


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the tool work on a copy of the catalogues, and give the folder of the Russian ones."""
    shutil.copytree(FOLDER / "ru", tmp_path / "ru")
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    return tmp_path / "ru" / "LC_MESSAGES"


def change(file: Path, old: str, new: str) -> None:
    """Change a catalogue once."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("domain", DOMAINS)
def test_catalogues_are_up_to_date_complete_and_compiled(domain: str) -> None:
    assert [problem for problem in problems() if f"/{domain}:" in problem] == []


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_header_tells_nothing_of_who_and_when(domain: str, language: str) -> None:
    header = updated(domain, language).split("\n\n")[0]

    assert "Language: ru" in header
    assert not [word for word in ("Date", "Translator", "Team", "Babel", "EMAIL", "fuzzy") if word in header]


def test_messages_are_found_in_code_and_in_templates() -> None:
    found = extracted("reports")

    assert (None, "Nothing is overdue") in found
    assert (None, "What is needed from management") in found
    assert ("change", "worse") in found
    assert (None, ("%(count)s working day", "%(count)s working days")) in found


def test_no_message_stands_in_an_f_string_where_python_3_11_finds_none() -> None:
    calls = [
        (file.name, getattr(call.func, "attr", getattr(call.func, "id", "")))
        for file in sorted((ROOT / "pdca").rglob("*.py"))
        for joined in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and any(isinstance(each, ast.Constant) for each in call.args)
    ]

    assert [call for call in calls if call[1] in {"_", "N_", "gettext", "ngettext", "pgettext"}] == []


def test_clicks_own_words_are_translated() -> None:
    russian = translations(MESSAGES, "ru")

    assert (russian.gettext("Usage:"), russian.gettext("Options")) == ("Вызов:", "Параметры")


def test_english_needs_no_catalogue() -> None:
    english = translations(REPORTS, "en")

    assert english.ngettext("%(count)s working day", "%(count)s working days", 21) == "%(count)s working days"


def test_a_message_that_is_gone_is_a_problem_until_updated(copy: Path) -> None:
    change(copy / "reports.po", 'msgid "Overdue"', 'msgid "Overdue of old"')

    assert "ru/reports: differs from the sources; run `python -m tests.messages update`" in list(problems())


def test_update_keeps_translations_and_drops_what_is_gone(copy: Path) -> None:
    change(copy / "reports.po", 'msgid "Whose turn"', 'msgid "Whose turn of old"')

    messages.update()

    text = (copy / "reports.po").read_text(encoding="utf-8")
    assert "of old" not in text
    assert 'msgid "Whose turn"\nmsgstr ""\n' in text
    assert 'msgid "Stage"\nmsgstr "Этап"\n' in text


def test_update_twice_changes_nothing(copy: Path) -> None:
    messages.update()
    once = (copy / "reports.po").read_bytes()

    messages.update()

    assert (copy / "reports.po").read_bytes() == once


def test_strings_of_another_version_of_click_are_kept(copy: Path) -> None:
    change(copy / "pdca.po", 'msgid "Aborted!"', 'msgid "Aborted by an older one!"')

    messages.update()

    text = (copy / "pdca.po").read_text(encoding="utf-8")
    assert 'msgid "Aborted by an older one!"\nmsgstr "Прервано."' in text


def test_a_catalogue_that_was_not_compiled_is_a_problem(copy: Path) -> None:
    change(copy / "reports.po", "Чей ход", "Чья очередь")

    assert "ru/reports: not compiled; run `python -m tests.messages compile`" in list(problems())


def test_compiling_gives_what_gettext_reads(copy: Path) -> None:
    read = GNUTranslations(BytesIO(compiled("reports", "ru")))

    assert read.ngettext("%(count)s working day", "%(count)s working days", 2) == "%(count)s рабочих дня"


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (Message("Stage", "Этап"), []),
        (Message("Stage", ""), ["not translated: 'Stage'"]),
        (Message("Stage", "Этап", flags=("fuzzy",)), ["fuzzy: 'Stage'"]),
        (Message("in %(count)s", "в"), ["other fields than the source: 'in %(count)s'"]),
        (Message("in {n}", "в {m}"), ["other fields than the source: 'in {n}'"]),
        (Message("in {n!r}", "в {n:02}"), []),
        (
            Message(("{n} day", "{n} days"), ("{n} день", "{n} дня", "")),
            ["not translated: ('{n} day', '{n} days')"],
        ),
        (
            Message(("a day", "{n} days"), ("день", "{n} дня", "{n} дней")),
            ["other fields than the source: ('a day', '{n} days')"],
        ),
    ],
)
def test_a_wrong_translation_is_told(message: Message, told: list[str]) -> None:
    assert list(mistakes({(None, "any"): message})) == told


@pytest.mark.parametrize(
    ("words", "code"), [(["check"], 0), (["update"], 0), (["compile"], 0), ([], 2), (["all"], 2)]
)
def test_the_tool_answers_with_a_code(
    copy: Path,
    words: list[str],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(messages, "DOMAINS", ("reports",))

    assert messages.main(words) == code
    assert ("update|compile|check" in capsys.readouterr().out) == (code == 2)


def test_check_prints_what_is_wrong(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(messages, "DOMAINS", ("reports",))
    change(copy / "reports.po", "Чей ход", "")

    assert messages.main(["check"]) == 1
    assert "ru/reports: not translated: 'Whose turn'\n" in capsys.readouterr().out
