"""A copy of a template knows what it was made from, and whether anybody changed it since."""

from pathlib import Path

import pytest

from pdca.domain.errors import NotFound, WrongInput
from pdca.reports.shelf import OwnTemplate, check_replaceable, copy_of, own_templates, pages, parts
from pdca.shipped import shipped

SHIPPED = shipped("templates")
PAGE = "month.html.jinja"


def copied(folder: Path, name: str = PAGE, origin: Path = SHIPPED) -> Path:
    """Copy a template that ships into a folder."""
    path = folder / name
    path.write_text(copy_of(name, origin, "0.1.0", "A copy"), encoding="utf-8", newline="\n")
    return path


def only(folder: Path, origin: Path = SHIPPED) -> OwnTemplate:
    (found,) = own_templates(folder, origin)
    return found


def test_pages_make_whole_reports() -> None:
    assert PAGE in pages(SHIPPED)
    assert not {"palette.jinja", "charts.html.jinja"} & set(pages(SHIPPED))


def test_a_page_is_named_with_all_parts_that_it_comes_to() -> None:
    assert parts(PAGE, [SHIPPED]) == ("charts.html.jinja", "palette.jinja", "report.css.jinja")


def test_a_copy_that_nobody_changed_is_a_copy(tmp_path: Path) -> None:
    copied(tmp_path)

    found = only(tmp_path)
    assert (found.name, found.standing, found.is_edited, found.version) == (PAGE, "copy", False, "0.1.0")


@pytest.mark.parametrize("change", [b"\r\n", b"\xef\xbb\xbf"])
def test_what_an_editor_does_to_the_ends_of_lines_is_no_change(tmp_path: Path, change: bytes) -> None:
    path = copied(tmp_path)
    content = path.read_bytes()
    path.write_bytes(change + content if change == b"\xef\xbb\xbf" else content.replace(b"\n", change))

    assert only(tmp_path).standing == "copy"


def test_a_copy_that_somebody_changed_is_changed(tmp_path: Path) -> None:
    path = copied(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + "mine", encoding="utf-8")

    assert (only(tmp_path).standing, only(tmp_path).is_edited) == ("changed", True)


@pytest.mark.parametrize("is_edited", [True, False])
def test_a_copy_of_an_earlier_version_is_outdated(tmp_path: Path, *, is_edited: bool) -> None:
    earlier, own = tmp_path / "earlier", tmp_path / "own"
    earlier.mkdir()
    own.mkdir()
    (earlier / PAGE).write_text("as it was\n", encoding="utf-8")
    path = copied(own, origin=earlier)
    path.write_text(path.read_text(encoding="utf-8") + "mine" * is_edited, encoding="utf-8")

    assert (only(own).standing, only(own).is_edited) == ("outdated", is_edited)


def test_a_file_without_the_first_line_is_ones_own(tmp_path: Path) -> None:
    (tmp_path / PAGE).write_text("mine", encoding="utf-8")

    assert (only(tmp_path).standing, only(tmp_path).is_edited) == ("own", True)


def test_a_misspelled_name_is_used_by_nothing(tmp_path: Path) -> None:
    (tmp_path / "mounth.html.jinja").write_text("mine", encoding="utf-8")

    assert not only(tmp_path).is_used


def test_a_part_that_a_page_of_ones_own_uses_is_used(tmp_path: Path) -> None:
    (tmp_path / PAGE).write_text("{% include 'logo.jinja' %}", encoding="utf-8")
    (tmp_path / "logo.jinja").write_text("logo", encoding="utf-8")

    assert all(each.is_used for each in own_templates(tmp_path, SHIPPED))


def test_what_was_edited_is_not_replaceable(tmp_path: Path) -> None:
    path = copied(tmp_path)
    check_replaceable(path, SHIPPED)
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(WrongInput) as refused:
        check_replaceable(path, SHIPPED)

    assert refused.value.code == "template-edited"


def test_a_folder_in_place_of_a_template_is_not_replaceable(tmp_path: Path) -> None:
    (tmp_path / PAGE).mkdir()

    with pytest.raises(WrongInput):
        check_replaceable(tmp_path / PAGE, SHIPPED)


def test_the_folder_that_ships_holds_nothing_of_ones_own() -> None:
    assert list(own_templates(SHIPPED, SHIPPED)) == []


@pytest.mark.parametrize("name", ["nothing.jinja", "../month.html.jinja", "fonts"])
def test_what_does_not_ship_cannot_be_copied(name: str) -> None:
    with pytest.raises(NotFound):
        copy_of(name, SHIPPED, "0.1.0", "")
