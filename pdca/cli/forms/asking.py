"""Ask a form question by question; what was answered stays as a draft when somebody stops."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import click

from pdca.cli.forms.sheet import Group, Line, Sheet
from pdca.cli.output import YES, talk
from pdca.cli.text import _
from pdca.cli.words import one_line
from pdca.definitions.mistakes import KeyPath

CLEAR, EXPLAIN = "-", "?"

Answers = dict[KeyPath, str]

Check = Callable[[KeyPath, str], str | None]
"""What speaks against an answer, in words; None when it is good."""


@dataclass(slots=True)
class Asking:
    """A conversation about a sheet; what was answered so far is there at every moment."""

    sheet: Sheet
    check: Check
    answers: Answers = field(default_factory=dict)
    """What was asked already; what was left blank or cleared is an empty text."""
    offered: list[dict[str, str]] = field(default_factory=list)
    """Actions that nobody has decided about yet."""

    def ask_all(self) -> None:
        """Ask everything; lists end with an empty answer."""
        self.offered = list(_actions(self.sheet))
        for row in self.sheet.rows:
            if isinstance(row, Group):
                talk(f"\n{row.title}")
            elif not (_is_of_action(row.key) or self._has_ended(row)):
                self.answers[row.key] = asked(row, self.check)
        if any(row.key == ("actions",) for row in self.sheet.rows):
            self._ask_actions()

    def so_far(self) -> Answers:
        """Return the form as it stands: what was answered, and what stood there where nobody was asked."""
        unasked = {
            key: value
            for key, value in self.sheet.values().items()
            if key not in self.answers and not _is_of_action(key)
        }
        decided = {key: value for key, value in self.answers.items() if _is_of_action(key)}
        rest = {key: value for key, value in self.answers.items() if key not in decided}
        for action in self.offered:
            decided |= _numbered(action, decided)
        return {**rest, **unasked, **decided}

    def _has_ended(self, line: Line) -> bool:
        """Tell whether a list was ended by an empty answer and has nothing more behind it."""
        *above, place = line.key
        if not isinstance(place, int) or place == 0 or self.answers.get((*above, place - 1)):
            return False
        behind = (each for each in self.sheet.lines if [*each.key[:-1]] == above)
        return not any(each.value for each in behind if int(each.key[-1]) >= place)

    def _ask_actions(self) -> None:
        count = len(self.offered)
        while self.offered:
            action = self.offered[0]
            parts = [one_line(action[name]) for name in ("title", "assignee", "due") if action.get(name)]
            place = _("Action {n} of {count}: {action}")
            talk(place.format(n=count - len(self.offered) + 1, count=count, action="; ".join(parts)))
            choice = _choice()
            if choice == "take":
                self.answers |= _numbered(action, self.answers)
            elif choice == "change":
                self._ask_action(action)
            self.offered.pop(0)
        talk(_("Your own actions; an empty title ends."))
        while self._ask_action({}):
            pass

    def _ask_action(self, action: dict[str, str]) -> bool:
        typed: dict[str, str] = {}
        for name, title in (("title", _("Action")), ("assignee", _("Assignee")), ("due", _("Due date"))):
            line = Line(key=("actions", 0, name), title=title, value=action.get(name, ""))
            typed[name] = asked(line, self.check, is_wanted=name == "due")
            if not typed["title"]:
                return False
        self.answers |= _numbered(typed, self.answers)
        return True


def asked(line: Line, check: Check, *, is_wanted: bool = False) -> str:
    """Ask one thing until the answer is good; Enter keeps what stands there, «-» clears it."""
    if line.prompt:
        talk(line.title)
    if line.value:
        told = _("Proposed: {value}") if line.is_offered else _("Now: {value}")
        talk("  " + told.format(value=one_line(line.value)))
    if line.meanwhile:
        talk("  " + _("Recorded by others meanwhile: {value}").format(value=one_line(line.meanwhile)))
    while True:
        typed = click.prompt(
            f"  {line.prompt or line.title.rstrip('.:')}", default="", show_default=False, err=True
        ).strip()
        if typed == EXPLAIN:
            _explain(line)
            continue
        answer = "" if typed == CLEAR else typed or line.value
        if not answer and is_wanted:
            talk("  " + _("This cannot be left empty."))
            continue
        # What stood there is checked with the whole; asking for it again would never end.
        reason = check(line.key, typed) if typed not in ("", CLEAR) else None
        if reason is None:
            return answer
        talk(f"  {reason}")


def is_agreed(question: str) -> bool:
    """Ask a question that is answered with yes or no; yes is Enter."""
    keys = _("Y/n")
    while True:
        typed = click.prompt(f"{question} [{keys}]", default="", show_default=False, err=True)
        word = typed.strip().casefold()
        if word in ("", *YES):
            return True
        if word in _NO:
            return False
        talk(_("Type yes or no."))


def summary(sheet: Sheet, answers: Answers) -> Iterator[str]:
    """Say what is written that was not recorded before, and what is cleared."""
    recorded = sheet.recorded()
    titles = {line.key: line.title for line in sheet.answered(answers).lines}
    for key in dict.fromkeys((*recorded, *answers)):
        was, value = recorded.get(key, ""), answers.get(key, "")
        if value == was or _is_detail(key):
            continue
        if _is_of_action(key):
            value = "; ".join(answers[each] for each in answers if each[:2] == key[:2])
        title = _("Action") if _is_of_action(key) else titles.get(key, str(key[-1])).rstrip(".:")
        yield f"  {one_line(title)}: {one_line(value) or '—'}"


_NO = frozenset({"n", "no", "н", "нет"})


def _is_of_action(key: KeyPath) -> bool:
    return key[0] == "actions"


def _numbered(action: dict[str, str], others: Answers) -> Answers:
    number = 1 + max((int(key[1]) for key in others if _is_of_action(key)), default=-1)
    return {("actions", number, name): value for name, value in action.items() if value}


def _is_detail(key: KeyPath) -> bool:
    return _is_of_action(key) and key[-1] != "title"


def _explain(line: Line) -> None:
    talk("  " + (line.hint or line.title))
    if line.example:
        talk("  " + _("For example: {example}").format(example=one_line(line.example)))
    talk("  " + _("Enter keeps what stands there, «-» clears it, Ctrl-C stops and keeps a draft."))


def _choice() -> str:
    words: Sequence[tuple[str, str]] = (("take", _("take")), ("change", _("change")), ("skip", _("skip")))
    while True:
        shown = ", ".join(f"{word[0]} — {word}" for _name, word in words)
        typed = click.prompt(f"  {shown}", default="", show_default=False, err=True).strip().casefold()
        for name, word in words:
            if typed and (word.startswith(typed) or name.startswith(typed)):
                return name
        talk("  " + _("Type one of the letters."))


def _actions(sheet: Sheet) -> Iterator[dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for line in sheet.lines:
        if _is_of_action(line.key):
            found.setdefault(int(line.key[1]), {})[str(line.key[2])] = line.value
    yield from found.values()
