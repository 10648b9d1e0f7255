"""Which editor opens, and how its command is read."""

import os
from pathlib import Path

import pytest

from pdca.cli.forms.editor import edit, editor_command, waiting_option
from pdca.cli.settings import settings
from pdca.domain.errors import NotFound, WrongInput


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return a program in a folder with a space in its name."""
    path = tmp_path / "my programs" / "writer"
    path.parent.mkdir()
    path.write_text('#!/bin/sh\nfor last; do :; done\necho "$@" > "$last"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_arguments_and_spaces_reach_the_editor(program: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"

    edit(form, editor_command(f"'{program}' --new-window 'a b'"))

    assert form.read_text(encoding="utf-8") == f"--new-window a b {form}\n"


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_a_path_with_a_space_needs_no_quotes(program: Path) -> None:
    assert editor_command(str(program)) == [str(program)]


@pytest.mark.parametrize("chosen", ["no-such-editor", "'unclosed", "no-such-editor --wait"])
def test_an_editor_that_is_not_there_is_refused(chosen: str) -> None:
    with pytest.raises(NotFound) as refused:
        editor_command(chosen)

    assert (refused.value.code, refused.value.facts["editor"]) == ("editor-missing", chosen)


def test_without_any_editor_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(NotFound) as refused:
        editor_command(None)

    assert refused.value.code == "editor-none"


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["/usr/bin/code"], "code --wait"),
        (["/usr/bin/code", "--wait"], None),
        (["C:/bin/subl.exe", "-w"], None),
        (["/usr/bin/nano"], None),
    ],
)
def test_an_editor_that_comes_back_at_once_needs_an_option(command: list[str], option: str | None) -> None:
    assert waiting_option(command) == option


@pytest.mark.parametrize(
    ("environment", "editor"),
    [
        ({"PDCA_EDITOR": "a", "VISUAL": "b", "EDITOR": "c"}, "a"),
        ({"VISUAL": "b", "EDITOR": "c"}, "b"),
        ({"VISUAL": "", "EDITOR": "c"}, "c"),
        ({}, "own"),
    ],
)
def test_the_nearest_setting_names_the_editor(
    environment: dict[str, str], editor: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.toml").write_text('editor = "own"\n', encoding="utf-8")

    chosen = settings({}, {"PDCA_CONFIG": str(tmp_path / "own.toml"), **environment})

    assert chosen.editor == editor


def test_a_file_that_comes_with_a_folder_names_no_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pdca.toml").write_text('editor = "rm -rf"\n', encoding="utf-8")

    with pytest.raises(WrongInput) as refused:
        settings({}, {"PDCA_CONFIG": str(tmp_path / "own.toml")})

    assert refused.value.code == "settings-editor"
