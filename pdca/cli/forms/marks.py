"""Say in a form, directly above the place, what is wrong or what others wrote; taken out when it is read."""

import re
import textwrap
from collections.abc import Iterable, Mapping

from pdca.cli.sentences import sentence
from pdca.cli.text import N_, _
from pdca.cli.words import one_line
from pdca.definitions.form_text import WIDTH, key_lines
from pdca.definitions.mistakes import KeyPath
from pdca.domain.errors import Gap, PdcaError
from pdca.locale import MESSAGES, languages, translations

MISTAKE, RECORDED = N_("MISTAKE"), N_("NOW RECORDED")

NAME = "form"
"""What mistakes call the text of a form; where it lies is said beside."""

_BLANK = re.compile(r"\s*(#.*)?")


def without_marks(text: str) -> str:
    """Take out every line that was put in here, in whichever language."""
    return "\n".join(line for line in text.split("\n") if not _MARK.match(line))


def is_blank(text: str) -> bool:
    """Tell whether a form says nothing at all: comments and empty lines."""
    return all(_BLANK.fullmatch(line) for line in text.split("\n"))


def with_mistakes(text: str, gaps: Iterable[Gap], language: str) -> str:
    """Put what is wrong above the lines it is about."""
    lines, keys = text.split("\n"), key_lines(text)
    said: dict[int, list[str]] = {}
    for gap in gaps:
        at = _line_of(gap, lines, keys)
        told = sentence(gap.code, gap.facts, language).removeprefix(f"{NAME}:{gap.facts.get('line')}: ")
        meant = gap.facts.get("did_you_mean") or gap.facts.get("close")
        if meant:
            name = meant if isinstance(meant, str) else ", ".join(map(str, meant))  # type: ignore[call-overload]
            told = f"{told}. " + _("Did you mean «{name}»?").format(name=one_line(name))
        said.setdefault(at, []).append(told)
    return _inserted(lines, {at: [(MISTAKE, each) for each in told] for at, told in said.items()})


def with_recorded(text: str, values: Mapping[KeyPath, str]) -> str:
    """Put what is recorded now above the keys that say something else."""
    lines, keys = text.split("\n"), key_lines(text)
    said: dict[int, list[tuple[str, str]]] = {}
    for key, value in values.items():
        name = ".".join(str(part) for part in key if isinstance(part, str))
        told = one_line(value) or "—"
        at = keys.get(key) or keys.get(key[:-1]) or 1
        said.setdefault(at, []).append((RECORDED, told if key in keys else f"{name}: {told}"))
    return _inserted(lines, said)


_MARK = re.compile(
    r"\s*# (?:{}): ".format(
        "|".join(
            re.escape(translations(MESSAGES, language).gettext(label))
            for language in languages()
            for label in (MISTAKE, RECORDED)
        )
    )
)

_KEYS: Mapping[str, tuple[KeyPath, ...]] = {
    "action-without-due": (("actions",),),
    "assignee-cannot-act": (("actions",),),
    "computation-unknown": (("measure", "computed"),),
    "date-in-future": (("reading", "on"), ("reading",), ("on",)),
    "date-not-in-future": (("control_on",),),
    "due-in-past": (("actions",),),
    "learned": (("learned",),),
    "not-a-number": (("measure",), ("reading",), ("answers",)),
    "nothing-checked": (("answers",),),
    "observation-out-of-range": (("observation",),),
    "person-ambiguous": (("actions",), ("person",)),
    "person-not-found": (("actions",), ("person",)),
    "predicted-not-a-band": (("predicted",),),
    "prediction-computed": (("prediction",),),
    "reading-computed": (("reading",),),
    "self-voice-blank": (("answers",),),
    "typed-differs": (("answers",),),
    "unit-differs": (("reading",),),
}
"""What can be mended in the form itself, and where: the first of these keys that is there."""


def gaps_of(error: PdcaError) -> tuple[Gap, ...]:
    """Return everything that an error objects to; at least itself."""
    listed = (*getattr(error, "gaps", ()), *getattr(error, "mistakes", ()))
    return listed or (Gap(error.code, error.facts),)


def can_be_mended(gaps: Iterable[Gap]) -> bool:
    """Tell whether everything that was objected to can be put right in the form."""
    return all("line" in gap.facts or gap.code in _KEYS for gap in gaps)


def _line_of(gap: Gap, lines: list[str], keys: Mapping[KeyPath, int]) -> int:
    line = gap.facts.get("line")
    if isinstance(line, int):
        return line
    start = next((keys[key] for key in _KEYS.get(gap.code, ()) if key in keys), 1)
    words = [fact for fact in gap.facts.values() if isinstance(fact, str) and fact]
    below = range(start, len(lines) + 1)
    return next((at for at in below if any(word in lines[at - 1] for word in words)), start)


def _inserted(lines: list[str], said: Mapping[int, list[tuple[str, str]]]) -> str:
    written: list[str] = []
    for number, line in enumerate(lines, start=1):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        for label, told in said.get(number, ()):
            mark = f"{indent}# {_(label)}: "
            written += textwrap.wrap(
                one_line(told),
                WIDTH,
                initial_indent=mark,
                subsequent_indent=mark,
                break_long_words=False,
                break_on_hyphens=False,
            )
        written.append(line)
    return "\n".join(written)
