"""What of an HTML report stands on paper, word by word."""

import re
from collections import Counter
from html.parser import HTMLParser

from tests.reports.page import VOID

NOT_ON_PAPER = {"style", "title", "caption", "desc"}


class _Reader(HTMLParser):
    """Sorts the text of a page by whether it is printed whole."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.whole: list[str] = []
        self.cut: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = set((dict(attrs).get("class") or "").split())
        if tag in NOT_ON_PAPER or "hidden" in names:
            self._open.append("gone")
        elif tag not in VOID:
            self._open.append(
                "timeline" if "timeline" in names else "cut" if self._is_cut(tag, names) else tag
            )

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the order of tags is tested elsewhere
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "gone" not in self._open:
            (self.cut if "cut" in self._open else self.whole).append(data)
            if "thead" in self._open:
                # The head of a table stands on the next page again when the table does.
                self.cut.append(data)

    def _is_cut(self, tag: str, names: set[str]) -> bool:
        # Of the timeline: a line each, which ends where its column does.
        return "timeline" in self._open and (tag == "small" or "title" in names)


def words(text: str) -> Counter[str]:
    """Count the words of a text, whatever stands between them."""
    return Counter(re.sub("[\u00a0\u202f\u2068\u2069]", " ", text).split())


def printed_words(html: str) -> tuple[Counter[str], Counter[str]]:
    """Return the words that paper shows whole, and those of lines that it may cut."""
    reader = _Reader()
    reader.feed(html)
    return words(" ".join(reader.whole)), words(" ".join(reader.cut))
