"""A command and a date in a sentence stay whole on their line."""

import pytest

from pdca.cli.unbroken import wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Всё готово. Команда: pdca advance 5", ["Всё готово. Команда:", "  pdca advance 5"]),
        ("Смотрите команду pdca show 5; потом", ["Смотрите команду", "  pdca show 5; потом"]),
        ("Срок изменён: 18.09.2026 (пт), перенос", ["Срок изменён:", "  18.09.2026 (пт), перенос"]),
        ("Now due on Friday 4 Sep 2026 (Fri)", ["Now due on Friday", "  4 Sep 2026 (Fri)"]),
    ],
)
def test_a_command_or_date_moves_to_the_next_line_whole(text: str, lines: list[str]) -> None:
    assert wrapped(text, 26, further="  ") == lines


@pytest.mark.parametrize(
    "command",
    [
        "pdca person change P-1 --mail АДРЕС",
        f"pdca verify --anchor 12:{'5e' * 32}",
        'pdca plan 1 --why "…" --why "…" --why "…"',
        "pdca evidence import ФАЙЛ --as deals|calls --apply",
        'pdca plan 7 --prediction "…" --predicted 85..95',
    ],
)
def test_a_command_longer_than_a_line_stands_whole_on_its_own(command: str) -> None:
    lines = wrapped(f"Укажите: {command}", 26, further="  ")

    assert lines == ["Укажите:", f"  {command}"]


def test_words_behind_a_command_are_broken_as_all_others() -> None:
    lines = wrapped("see pdca help verbs and then all that follows it here", 26)

    assert lines == ["see pdca help verbs and", "then all that follows it", "here"]
