"""Whether a month was better or worse than the one before, in words that follow from its tiles."""

from gettext import NullTranslations

from pdca.reports.month import MonthReport, Tile, TileKind
from pdca.reports.wording import Wording


def compared(report: MonthReport, words: Wording) -> str:
    """Say in what the month was better than the one before, and in what worse."""
    t = words.translations
    judged = [tile for tile in report.tiles if tile.good is not None and tile.change is not None]
    if not judged:
        return t.gettext("There is no month before to compare with")
    better, worse = _named(report, "good", t), _named(report, "bad", t)
    if better and worse:
        both = t.gettext("Better than the month before: %(better)s; worse: %(worse)s")
        return both % {"better": better, "worse": worse}
    if better:
        return t.gettext("Better than the month before: %(names)s") % {"names": better}
    if worse:
        return t.gettext("Worse than the month before: %(names)s") % {"names": worse}
    return t.gettext("Neither better nor worse than the month before")


def _named(report: MonthReport, mood: str, t: NullTranslations) -> str:
    return ", ".join(_change(tile, t) for tile in report.tiles if report.mood_of(tile) == mood)


def _change(tile: Tile, t: NullTranslations) -> str:
    rose = (tile.change or 0) > 0
    match tile.kind:
        case TileKind.OPEN:
            return t.gettext("more cycles open") if rose else t.gettext("fewer cycles open")
        case TileKind.CLOSED:
            return t.gettext("more cycles closed") if rose else t.gettext("fewer cycles closed")
        case TileKind.OVERDUE:
            return t.gettext("more cycles overdue") if rose else t.gettext("fewer cycles overdue")
        case TileKind.ACUTE:
            return t.gettext("more acute signs") if rose else t.gettext("fewer acute signs")
        case TileKind.DURATION:
            return t.gettext("longer cycles") if rose else t.gettext("shorter cycles")
