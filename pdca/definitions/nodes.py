"""Turn the events of the YAML parser into plain values that remember where they stood."""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from pdca.definitions.mistakes import START, KeyPath, Mistakes, Position, spelled
from pdca.definitions.syntax import syntax_slip

Tree: TypeAlias = dict[str, "Tree"] | list["Tree"] | str | None
"""What a file says, every scalar as it was written; None where nothing was written."""

CONTROL_CHARACTER = re.compile(
    # The last three groups: line separators and marks that reorder or hide text on a screen.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)

DEEPEST = 20
"""Levels of nesting; a catalogue has seven."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Nodes:
    """What was built from one text."""

    tree: Tree = None
    positions: dict[KeyPath, Position] = field(default_factory=dict)
    broken: set[KeyPath] = field(default_factory=set)
    """Places whose value could not be read and is reported already."""
    is_whole: bool = False
    """False when reading stopped before the end."""


def build(text: str, mistakes: Mistakes, doubled: dict[KeyPath, str]) -> Nodes:
    """Build the values of a text, noting what a definition may not contain."""
    builder = _Builder(mistakes, doubled)
    try:
        builder.nodes.is_whole = all(map(builder.take, YAML(typ="safe", pure=True).parse(text)))
    except MarkedYAMLError as error:
        slip = syntax_slip(error)
        mistakes.add(slip.code, slip.at, detail=slip.detail)
    except (YAMLError, ValueError, OverflowError) as error:
        # ValueError: the parser turns an escape such as \U00110000 into a character without a look.
        mistakes.add("syntax", builder.last, detail=str(error).partition("\n")[0])
    return builder.nodes


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun and not ended."""

    values: dict[str, Tree] | list[Tree]
    path: KeyPath | None
    """None inside what is thrown away: a second value of one key, or a key that is not a word."""
    is_key: bool = False
    """Whether it stands where a key should."""
    key: str | None = None
    awaits_value: bool = False
    seen: dict[str, int] = field(default_factory=dict)


class _Builder:
    def __init__(self, mistakes: Mistakes, doubled: dict[KeyPath, str]) -> None:
        self.nodes = Nodes()
        self.last = START
        self._mistakes = mistakes
        self._doubled = doubled
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: Event) -> bool:
        """Take one event in; False means that there is no sense in reading on."""
        self.last = Position(event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, CollectionEndEvent):
            self._end()
        elif isinstance(event, NodeEvent):
            self._refuse_extras(event)
            self._node(event)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
        return not self._is_hopeless()

    def _is_hopeless(self) -> bool:
        if self._documents > 1:
            self._mistakes.add("second-document", self.last)
        elif len(self._open) > DEEPEST:
            self._mistakes.add("too-deep", self.last, limit=DEEPEST)
        return self._documents > 1 or len(self._open) > DEEPEST

    def _refuse_extras(self, event: NodeEvent) -> None:
        if isinstance(event, AliasEvent):
            self._mistakes.add("alias", self.last, name=event.anchor)
        elif event.anchor is not None:
            self._mistakes.add("anchor", self.last, name=event.anchor)
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._mistakes.add("tag", self.last, name=str(tag))

    def _node(self, event: NodeEvent) -> None:
        parent = self._open[-1] if self._open else None
        if parent is not None and isinstance(parent.values, dict) and not parent.awaits_value:
            self._key(event, parent)
        else:
            self._value(event, self._path_of_value(parent))

    def _key(self, event: NodeEvent, parent: _Open) -> None:
        if isinstance(event, ScalarEvent):
            self._word(parent, self._checked(event))
        elif isinstance(event, CollectionStartEvent):
            self._mistakes.add("key-not-a-word", self.last)
            self._begin(event, None, is_key=True)
        else:
            parent.key, parent.awaits_value = None, True

    def _word(self, parent: _Open, key: str) -> None:
        parent.awaits_value = True
        if key not in parent.seen:
            parent.key, parent.seen[key] = key, self.last.line
            if parent.path is not None:
                self.nodes.positions[*parent.path, key] = self.last
            return
        parent.key = None
        if parent.path is not None:
            code = self._doubled.get(parent.path, "doubled-key")
            path = spelled((*parent.path, key))
            self._mistakes.add(code, self.last, key=path, first_line=parent.seen[key])

    def _path_of_value(self, parent: _Open | None) -> KeyPath | None:
        if parent is None:
            return ()
        if parent.path is None:
            return None
        if isinstance(parent.values, list):
            return (*parent.path, len(parent.values))
        return None if parent.key is None else (*parent.path, parent.key)

    def _value(self, event: NodeEvent, path: KeyPath | None) -> None:
        if path is not None:
            self.nodes.positions.setdefault(path, self.last)
        if isinstance(event, CollectionStartEvent):
            self._begin(event, path)
            return
        if isinstance(event, ScalarEvent):
            text = self._checked(event)
            self._put(None if event.implicit[0] and text in _NULLS else text)
            return
        if path is not None:
            self.nodes.broken.add(path)
        self._put(None)

    def _checked(self, event: ScalarEvent) -> str:
        text = str(event.value)
        # The text of the file was looked at before; this finds "\u001b" spelled as an escape.
        for character in sorted(set(CONTROL_CHARACTER.findall(text))):
            self._mistakes.add("control-character", self.last, character=f"U+{ord(character):04X}")
        return text

    def _begin(self, event: CollectionStartEvent, path: KeyPath | None, *, is_key: bool = False) -> None:
        self._open.append(_Open({} if isinstance(event, MappingStartEvent) else [], path, is_key))

    def _end(self) -> None:
        ended = self._open.pop()
        if ended.is_key:
            self._open[-1].key, self._open[-1].awaits_value = None, True
        else:
            self._put(ended.values)

    def _put(self, value: Tree) -> None:
        if not self._open:
            self.nodes.tree = value
            return
        parent = self._open[-1]
        if isinstance(parent.values, list):
            parent.values.append(value)
        else:
            if parent.key is not None:
                parent.values[parent.key] = value
            parent.awaits_value = False
