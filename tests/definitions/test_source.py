"""Files as text with positions: what is refused before anything is understood."""

from pathlib import Path

import pytest

from pdca.definitions.source import LARGEST, Source, read_source
from pdca.domain.errors import NotFound, WrongInput
from tests.definitions.samples import lines_of, mistakes_of, written


def noted(source: Source) -> list[str]:
    return lines_of(source.mistakes.refuse)


def test_scalar_stays_as_it_was_written() -> None:
    source = read_source("a: 3.0\nb: 0o17\nc: no\nd: 2026-01-01\n")

    assert source.tree == {"a": "3.0", "b": "0o17", "c": "no", "d": "2026-01-01"}


def test_key_without_a_value_is_none() -> None:
    source = read_source("a:\nb: ~\nc: null\n")

    assert source.tree == {"a": None, "b": None, "c": None}


def test_quoted_null_is_a_text() -> None:
    source = read_source('a: ""\nb: "null"\n')

    assert source.tree == {"a": "", "b": "null"}


def test_position_is_that_of_the_key() -> None:
    source = read_source("a:\n  b:\n    - c\n    - d: 1\n")

    source.mistake("odd", ("a", "b", 1, "d"))

    facts = mistakes_of(source.mistakes.refuse)[0].facts
    assert (facts["line"], facts["column"], facts["key"]) == (4, 7, "a.b[2].d")


def test_place_that_is_not_in_the_file_is_shown_at_what_is_above_it() -> None:
    source = read_source("a: 1\nb:\n  c: 1\n")

    source.mistake("odd", ("b", "d", "e"))

    assert noted(source) == ["2 odd"]


def test_mistakes_come_in_the_order_of_the_file() -> None:
    source = read_source("a: 1\nb: 1\n")

    source.mistake("second", ("b",))
    source.mistake("first", ("a",))

    assert noted(source) == ["1 first", "2 second"]


def test_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a: 1\n#".ljust(LARGEST, "x"))

    source = read_source(path)

    assert source.tree == {"a": "1"}


def test_larger_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = written(tmp_path, "a: [".ljust(LARGEST + 1, "x"))

    assert lines_of(lambda: read_source(path)) == ["1 too-large"]


def test_text_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes("a: 1\nb: слово\n".encode("cp1251"))

    assert lines_of(lambda: read_source(path)) == ["2 not-utf-8"]


def test_utf_16_of_a_windows_shell_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wide.yaml"
    path.write_bytes("a: да\n".encode("utf-16"))

    assert read_source(path).tree == {"a": "да"}


def test_utf_16_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.yaml"
    path.write_bytes("a: 1\n".encode("utf-16")[:-1])

    assert lines_of(lambda: read_source(path)) == ["1 not-utf-8"]


def test_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "notepad.yaml"
    path.write_bytes("a: 1\n".encode("utf-8-sig"))

    assert read_source(path).tree == {"a": "1"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "   \n# two\n"])
def test_empty_file_is_refused(text: str) -> None:
    assert lines_of(lambda: read_source(text)) == ["1 empty-file"]


def test_windows_line_ends_do_not_move_lines(tmp_path: Path) -> None:
    source = read_source(written(tmp_path, "a: 1\r\nb: 2\r\nb: 3\r\n"))

    assert noted(source) == ["3 doubled-key"]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff"])
def test_control_character_is_refused_with_its_line(character: str) -> None:
    source = read_source(f"a: 1\nb: x{character}y\n")

    assert noted(source) == ["2 control-character"]


@pytest.mark.parametrize("escape", [r"\x1b", r"\0", r"\ud800", r"\u202E"])
def test_control_character_spelled_as_an_escape_is_refused(escape: str) -> None:
    source = read_source(f'a: 1\nb: "x{escape}y"\n')

    assert noted(source) == ["2 control-character"]


def test_escape_beyond_unicode_is_a_mistake_of_the_file() -> None:
    assert lines_of(lambda: read_source('a: "\\U00110000"\n')) == ["1 syntax"]


def test_line_breaks_and_tabs_in_a_text_are_allowed() -> None:
    source = read_source('a: "x\\n\\ty"\n')

    assert (source.tree, source.mistakes.found) == ({"a": "x\n\ty"}, [])


def test_doubled_key_names_the_line_of_the_first() -> None:
    source = read_source("a:\n  b: 1\n  c: 2\n  b: 3\n")

    gap = mistakes_of(source.mistakes.refuse)[0]
    assert (gap.code, gap.facts["line"], gap.facts["first_line"], gap.facts["key"]) == (
        "doubled-key",
        4,
        2,
        "a.b",
    )


def test_doubled_key_has_the_code_that_was_asked_for_its_place() -> None:
    source = read_source("a: {b: 1, b: 2}\nc: {b: 1, b: 2}\n", doubled={("a",): "doubled-sign"})

    assert noted(source) == ["1 doubled-sign", "2 doubled-key"]


def test_same_key_in_two_mappings_is_no_mistake() -> None:
    source = read_source("a: {b: 1}\nc: {b: 2}\n")

    assert source.mistakes.found == []


def test_alias_and_anchor_are_both_refused() -> None:
    source = read_source("a: &x 1\nb: *x\n")

    assert noted(source) == ["1 anchor", "2 alias"]


def test_many_aliases_cost_nothing() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*a, *a]\n" for n in range(20))

    codes = {line.partition(" ")[2] for line in noted(read_source(bomb))}

    assert codes == {"anchor", "alias"}


def test_value_that_is_an_alias_is_reported_once() -> None:
    source = read_source("a: &x 1\nb: *x\n")

    source.mistake("wrong-type", ("b",))

    assert noted(source) == ["1 anchor", "2 alias"]


def test_alias_as_a_key_is_refused() -> None:
    source = read_source("a: &x 1\n*x : {b: 2}\n")

    assert (source.tree, noted(source)) == ({"a": "1"}, ["1 anchor", "2 alias"])


def test_tag_is_refused() -> None:
    source = read_source("a: !!python/object:os.system 1\nb: !!str 2\n")

    assert noted(source) == ["1 tag", "2 tag"]


def test_key_that_is_a_list_is_refused_and_the_rest_is_read() -> None:
    source = read_source("? [a, {b: c}]\n: {d: [1], d: 2}\ne: 1\n")

    assert (source.tree, noted(source)) == ({"e": "1"}, ["1 key-not-a-word"])


def test_second_document_is_refused() -> None:
    assert lines_of(lambda: read_source("a: 1\n---\nb: 2\n")) == ["2 second-document"]


@pytest.mark.parametrize("nest", ["[", "{a: ", "- ", '{"a":'])
def test_deep_nesting_is_refused_at_once(nest: str) -> None:
    assert lines_of(lambda: read_source(nest * 100_000)) == ["1 too-deep"]


def test_mistakes_before_a_syntax_mistake_are_listed_too() -> None:
    assert lines_of(lambda: read_source("a: 1\na: 2\nb: [x\n")) == ["2 doubled-key", "3 syntax-bracket"]


def test_list_of_mistakes_is_cut_with_a_count() -> None:
    source = read_source("".join(f"k{n}: !t 1\n" for n in range(1000)))

    gaps = mistakes_of(source.mistakes.refuse)

    assert (len(gaps), gaps[-1].code, gaps[-1].facts["count"]) == (201, "more-mistakes", 800)


def test_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as refusal:
        read_source(tmp_path / "none.yaml")

    assert refusal.value.code == "file-not-found"


def test_folder_is_refused_as_unreadable(tmp_path: Path) -> None:
    with pytest.raises(WrongInput) as refusal:
        read_source(tmp_path)

    assert refusal.value.code == "file-unreadable"


def test_impossible_name_is_refused_as_unreadable() -> None:
    with pytest.raises(WrongInput) as refusal:
        read_source(Path("a\0b"))

    assert refusal.value.code == "file-unreadable"


def test_mistake_names_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "")

    gaps = mistakes_of(lambda: read_source(path))

    assert gaps[0].facts["file"] == str(path)


def test_text_is_called_by_the_name_it_was_given() -> None:
    gaps = mistakes_of(lambda: read_source("", name="answers"))

    assert gaps[0].facts["file"] == "answers"
