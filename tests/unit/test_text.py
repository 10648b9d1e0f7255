"""Text in several languages."""

import pytest

from pdca.domain.text import LocalText, said, typed


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ({"ru": "План", "en": "Plan"}, "en", "Plan"),
        ({"ru": "План", "en": ""}, "en", "План"),
        (typed("Жалоба"), "en", "Жалоба"),
        ({"ru": "План", "": "Жалоба"}, "en", "Жалоба"),
        ({}, "ru", ""),
    ],
)
def test_text_is_said_in_the_language_or_as_it_was_typed(
    text: LocalText, language: str, expected: str
) -> None:
    assert said(text, language) == expected
