"""Reads an HTML page strictly: what it holds, and whether every tag is closed where it should be."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "hr", "input"}
"""Elements that HTML never closes."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes and its parents."""

    tag: str
    attributes: dict[str, str]
    parents: tuple[str, ...]


@dataclass(slots=True)
class Page:
    """What a page holds."""

    elements: list[Element] = field(default_factory=list)
    text: str = ""
    style: str = ""

    def all(self, tag: str) -> list[Element]:
        """Return the elements of a kind."""
        return [element for element in self.elements if element.tag == tag]


def read(html: str) -> Page:
    """Read a page; raise AssertionError when a tag is not closed in its place."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"never closed: {reader.open}"
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), f"an attribute twice in {tag}"
        self.page.elements.append(Element(tag, attributes, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "svg" in self.open, f"only SVG closes in one tag: {tag}"
        self.page.elements.append(
            Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open))
        )

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"closed but never opened: {tag}"
        assert self.open.pop() == tag, f"closed out of place: {tag}"

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.page.style += data
        else:
            self.page.text += data
