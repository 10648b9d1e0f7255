"""The usual slips of YAML written by hand, each with its own code and the line where it began."""

import pytest

from pdca.definitions.source import read_source
from tests.definitions.samples import lines_of


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("a:\n\tb: 1\n", "2 syntax-tab"),
        ("a: 1\nb: word: word\n", "2 syntax-colon"),
        ("a: 1\n  b: 2\n", "2 syntax-colon"),
        ("a: 1\nb: 'word\nc: 3\n", "2 syntax-quote"),
        ('a: 1\nb: "C:\\users"\n', "2 syntax-escape"),
        ("a: 1\nb: [x, y\nc: 3\n", "2 syntax-bracket"),
        ("a: 1\nb: {x: 1\nc: 3\n", "2 syntax-bracket"),
        ("a:\n    b: 1\n  c: 2\n", "3 syntax-indent"),
        ("a: 1\nb\nc: 3\n", "2 syntax-no-colon"),
        ("a: 1\nb: @word\n", "2 syntax-character"),
        ("a: 1\nb: [x, , y]\n", "2 syntax"),
        ("%YAML 9.9\n---\na: 1\n", "1 syntax"),
    ],
)
def test_slip_has_its_code_and_line(text: str, mistake: str) -> None:
    assert lines_of(lambda: read_source(text)) == [mistake]
