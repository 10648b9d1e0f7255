"""Text that people typed stays text in Markdown."""

import pytest

from pdca.reports.markdown import escaped


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Смирнов А., 10 % - план (2026)!", "Смирнов А., 10 % - план (2026)!"),
        ("a|b", r"a\|b"),
        ("`код`", r"\`код\`"),
        ("[x](y)", r"\[x\](y)"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("*a* _b_ ~c~ $d$", r"\*a\* \_b\_ \~c\~ \$d\$"),
        (r"a\|b", r"a\\\|b"),
        ("# заголовок", r"\# заголовок"),
        ("  - пункт", r"  \- пункт"),
        ("1. пункт", r"1\. пункт"),
        ("12) пункт", r"12\) пункт"),
        ("2026", "2026"),
        ("> цитата", r"\> цитата"),
        ("https://example.org", r"https\://example.org"),
        ("www.example.org", r"www\.example.org"),
    ],
)
def test_marks_are_escaped(typed: str, printed: str) -> None:
    assert escaped(typed) == printed
