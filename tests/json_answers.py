"""JSON answers held against their schemas, as a program that reads them would."""

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match

from tests.json_schemas import file_of

seen: set[str] = set()
"""The kinds that answers of this run had."""


def check_answer(text: str) -> dict[str, Any]:
    """Return an answer that its schema allows.

    Raises:
        AssertionError: it does not; the message says where.
    """
    answer: dict[str, Any] = json.loads(text)
    kind = str(answer.get("kind"))
    mistake = best_match(_validator(kind).iter_errors(answer))
    assert mistake is None, f"{kind}: {'/'.join(map(str, mistake.absolute_path))}: {mistake.message[:500]}"
    seen.add(kind)
    return answer


@cache
def _validator(kind: str) -> Draft202012Validator:
    path = file_of(kind)
    assert path.exists(), f"no schema for «{kind}»: name its shape in tests/json_kinds.py"
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")), format_checker=FormatChecker())
