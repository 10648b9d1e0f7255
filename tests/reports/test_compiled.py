"""Compiled templates that are kept change no report, and nothing wrong, stale or foreign is run."""

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import jinja2
import pytest

from pdca.reports import compiled, confined
from pdca.reports.rendering import page_names, render, sample_values
from pdca.reports.samples import month_samples
from pdca.shipped import shipped

SHIPPED = shipped("templates")
PAGE = "month.txt.jinja"

posix = pytest.mark.skipif(sys.platform == "win32", reason="owners and rights of POSIX")


@pytest.fixture(autouse=True)
def _sandboxes_are_new() -> Iterator[None]:
    forget()
    yield
    forget()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return the folder of compiled templates, not there yet."""
    return tmp_path / "cache" / "templates"


def forget() -> None:
    """Begin as a new process does."""
    confined._ours.cache_clear()
    compiled._made_by.cache_clear()


def text(kept: Path | None, *, language: str = "en", templates: Path = SHIPPED) -> str:
    """Write the monthly report as a new process would."""
    forget()
    return render(month_samples()[0], format="txt", language=language, folders=[templates], kept=kept)


def compiled_anew(kept: Path, monkeypatch: pytest.MonkeyPatch, *, templates: Path = SHIPPED) -> int:
    """Count the templates that a new process compiles."""
    found: list[str | None] = []
    compile_ = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: str, name: str | None, filename: str | None) -> object:
        found.append(name)
        return compile_(self, source, name, filename)

    with monkeypatch.context() as patched:
        patched.setattr(jinja2.Environment, "compile", counted)
        text(kept, templates=templates)
    return len(found)


def only_file(kept: Path) -> Path:
    """Return what the text of a month keeps."""
    (file,) = kept.iterdir()
    return file


def with_digest(code: bytes) -> bytes:
    return sha256(code).digest() + code


@pytest.mark.parametrize("page", sorted(page_names()))
def test_a_page_is_the_same_from_kept_templates(page: str, kept: Path) -> None:
    samples = sample_values(page)
    plain = [confined.filled_here(page, values, [SHIPPED]) for values in samples]

    for _ in range(2):
        forget()
        assert [confined.filled_here(page, values, [SHIPPED], kept) for values in samples] == plain


def test_the_second_process_compiles_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled_anew(kept, monkeypatch)

    assert (first, compiled_anew(kept, monkeypatch)) == (1, 0)


def test_templates_kept_by_one_language_serve_the_other(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text(kept, language="ru")

    assert compiled_anew(kept, monkeypatch) == 0


def test_no_template_holds_words_of_the_language_it_was_compiled_in(kept: Path) -> None:
    sandboxes = [confined.sandbox(language, [SHIPPED], kept) for language in ("ru", "en")]

    for file in SHIPPED.glob("*.jinja"):
        source = file.read_text(encoding="utf-8") + "{{ 3|working_days }}{% set many = 5|working_days %}"
        russian, english = (each.compile(source, file.name, raw=True) for each in sandboxes)
        assert russian == english


def test_a_changed_template_is_compiled_anew(kept: Path, tmp_path: Path) -> None:
    templates = copytree(SHIPPED, tmp_path / "templates")
    before = text(kept, templates=templates)
    with (templates / PAGE).open("a", encoding="utf-8") as page:
        page.write("changed")

    assert text(kept, templates=templates) == f"{before}changed"


@pytest.mark.parametrize(
    "what", ["pdca.__version__", "jinja2.__version__", "pdca.reports.environment.__file__"]
)
def test_what_another_program_compiled_is_not_used(
    what: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.py").touch()
    text(kept)
    monkeypatch.setattr(what, str(tmp_path / "other.py"))

    assert compiled_anew(kept, monkeypatch) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        with_digest(b""),
        with_digest(b"nonsense"),
    ],
)
def test_a_damaged_file_is_compiled_anew_and_mended(
    content: bytes, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = text(kept)
    only_file(kept).write_bytes(content)

    assert (text(kept), compiled_anew(kept, monkeypatch)) == (whole, 0)


def test_a_file_with_one_other_letter_is_compiled_anew(kept: Path) -> None:
    whole = text(kept)
    file = only_file(kept)
    damaged = file.read_bytes().replace(b"pdca verify", b"pdca_verify")
    assert damaged != file.read_bytes()
    file.write_bytes(damaged)

    assert text(kept) == whole


def test_half_a_file_is_compiled_anew(kept: Path) -> None:
    whole = text(kept)
    file = only_file(kept)
    file.write_bytes(file.read_bytes()[:-100])

    assert text(kept) == whole


def test_a_folder_that_cannot_be_made_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert text(tmp_path / "file" / "templates") == text(None)


def test_a_file_that_cannot_be_written_changes_nothing(kept: Path) -> None:
    whole = text(kept)
    file = only_file(kept)
    file.unlink()
    file.mkdir()

    assert text(kept) == whole


@posix
def test_the_folder_is_for_its_owner_alone(kept: Path) -> None:
    text(kept)

    assert kept.stat().st_mode & 0o777 == 0o700


@posix
def test_a_folder_that_others_may_write_to_is_neither_read_nor_filled(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text(kept)
    file = only_file(kept)
    kept.chmod(0o770)
    before = file.stat().st_mtime_ns

    assert (compiled_anew(kept, monkeypatch), file.stat().st_mtime_ns) == (1, before)


@posix
def test_a_folder_of_somebody_else_is_neither_read_nor_filled(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text(kept)
    file = only_file(kept)
    before = file.stat().st_mtime_ns
    owner = kept.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)

    assert (compiled_anew(kept, monkeypatch), file.stat().st_mtime_ns) == (1, before)


@posix
def test_a_link_in_place_of_the_folder_is_not_followed(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    kept.parent.mkdir()
    kept.symlink_to(tmp_path / "elsewhere")
    text(kept)

    assert (compiled_anew(kept, monkeypatch), list(kept.iterdir())) == (1, [])


def test_templates_of_ones_own_are_not_kept(kept: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / PAGE).write_text("mine", encoding="utf-8")

    page = render(month_samples()[0], format="txt", language="en", folders=[own, SHIPPED], kept=kept)

    assert (page, kept.exists()) == ("mine", False)
