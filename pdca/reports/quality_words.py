"""How well the work goes, in words: rows of figures with what they are to be read with, doubts and marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from pdca.domain.too_green import TooGreen
from pdca.reports.month import MonthReport
from pdca.reports.names import doubt_names
from pdca.reports.quality import Corrections, Effects, Predictions, Quality, Share, Timeliness, Trust
from pdca.reports.wording import Wording, cycle_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One figure: its name, itself, and what to know beside it."""

    name: str
    figure: str
    note: str = ""
    is_bad: bool = False
    """Whether it asks for a look."""


def facts(quality: Quality, words: Wording) -> tuple[Fact, ...]:
    """Return the figures in the order in which they are read: time, predictions, effects, trust."""
    return (
        *_time(quality.timeliness, words),
        _predictions(quality.predictions, words),
        *_effects(quality.effects, words),
        _corrections(quality.corrections, words),
        _self_approved(quality, words),
        *_opinions(quality, words),
    )


def doubts(report: MonthReport, words: Wording) -> tuple[str, ...]:
    """Say what of the month is too good to be true."""
    t = words.translations
    sentences = {
        TooGreen.NOTHING_LATE: t.gettext(
            "Almost every stage is on time, nothing is overdue and nobody asked for more time. Is the work"
            " recorded when it is done, or afterwards?"
        ),
        TooGreen.EVERY_PREDICTION_HELD: t.gettext(
            "Every prediction held. Were they written before the result was known, and was anything at stake?"
        ),
        TooGreen.NO_SETBACK: t.gettext(
            "Every cycle succeeded at the first try, and every effect holds. Are the hard problems taken up?"
        ),
        TooGreen.READINGS_TOO_PERFECT: t.gettext(
            "The readings of every cycle closed this month are too perfect. Ask to see where they come from."
        ),
    }
    return tuple(sentences[code] for code in report.quality.too_green)


def overdue_actions(report: MonthReport, words: Wording) -> tuple[str, ...]:
    """Say how many actions are overdue, and whose; nothing when none is."""
    counted = report.quality.overdue_actions
    count = sum(actions for _, actions in counted)
    if not count:
        return ()
    form = words.translations.ngettext(
        "%(count)s action is overdue: %(people)s", "%(count)s actions are overdue: %(people)s", count
    )
    people = ", ".join(f"{name} ({words.number(actions)})" for name, actions in counted[:_PEOPLE_NAMED])
    left_out = len(counted) - _PEOPLE_NAMED
    if left_out > 0:
        more = words.translations.ngettext("and %(count)s more", "and %(count)s more", left_out)
        people = f"{people} {more % {'count': words.number(left_out)}}"
    return (f"{form % {'count': words.number(count), 'people': people}}.",)


def marks(trust: Trust, words: Wording) -> tuple[str, ...]:
    """Say what speaks against trusting a result."""
    return tuple(_marks(trust, words))


def reading_source(trust: Trust, words: Wording) -> str:
    """Tell a result that was computed from one that a person typed."""
    t = words.translations
    return t.pgettext("reading", "computed") if trust.is_computed else t.pgettext("reading", "typed")


_PEOPLE_NAMED = 5


def _time(timeliness: Timeliness, words: Wording) -> Iterator[Fact]:
    t = words.translations
    first = t.gettext("by the first due date: %(share)s") % {"share": _share(timeliness.on_first_date, words)}
    yield Fact(
        name=t.gettext("Stages left on time"),
        figure=_share(timeliness.on_time, words),
        note=first if timeliness.on_time.whole else "",
    )
    moved = t.gettext("by %(days)s in all") % {"days": words.working_days(timeliness.slip)}
    refused = t.gettext("refused: %(count)s") % {"count": words.number(timeliness.refused)}
    notes = (moved if timeliness.granted else "", refused if timeliness.refused else "")
    yield Fact(
        name=t.gettext("Due dates moved"),
        figure=words.number(timeliness.granted),
        note="; ".join(filter(None, notes)),
    )


def _predictions(predictions: Predictions, words: Wording) -> Fact:
    t = words.translations
    hopeful = t.gettext("too hopeful: %(count)s") % {"count": words.number(predictions.hopeful)}
    cautious = t.gettext("too cautious: %(count)s") % {"count": words.number(predictions.cautious)}
    notes = (hopeful if predictions.hopeful else "", cautious if predictions.cautious else "")
    return Fact(
        name=t.gettext("Predictions that held, six months"),
        figure=_share(predictions.held, words),
        note="; ".join(filter(None, notes)),
    )


def _effects(effects: Effects, words: Wording) -> Iterator[Fact]:
    t = words.translations
    controlled = t.gettext("read again after closing: %(share)s") % {
        "share": _share(effects.controlled, words)
    }
    yield Fact(
        name=t.gettext("Effects that hold, six months"),
        figure=_share(effects.held, words),
        note=controlled if effects.held.whole else "",
        is_bad=effects.held.part < effects.held.whole,
    )
    yield Fact(
        name=t.gettext("Signs that came back, six months"),
        figure=words.number(effects.returned),
        is_bad=effects.returned > 0,
    )
    yield Fact(
        name=t.gettext("Adopted on noise, six months"),
        figure=_share(effects.on_noise, words),
        note=t.gettext("no effect is proven") if effects.on_noise.part else "",
        is_bad=effects.on_noise.part > 0,
    )
    yield Fact(
        name=t.gettext("Rounds adapted or abandoned, six months"), figure=words.number(effects.setbacks)
    )


def _corrections(corrections: Corrections, words: Wording) -> Fact:
    t = words.translations
    note = ""
    if corrections.lines:
        last = corrections.lines[0]
        text = (
            t.gettext("last %(cycle)s, only the date, by %(who)s: %(reason)s")
            if last.is_of_date_only
            else t.gettext("last %(cycle)s, from %(before)s to %(after)s, by %(who)s: %(reason)s")
        )
        note = text % {
            "cycle": cycle_name(last.cycle),
            "before": words.number(last.before),
            "after": words.number(last.after),
            "who": last.who,
            "reason": words.quoted(last.reason),
        }
    return Fact(
        name=t.gettext("Readings corrected"),
        figure=words.number(corrections.count),
        note=note,
        is_bad=corrections.count > 0,
    )


def _self_approved(quality: Quality, words: Wording) -> Fact:
    return Fact(
        name=words.translations.gettext("Cycles newly self-approved"),
        figure=words.number(quality.self_approved),
        is_bad=quality.self_approved > 0,
    )


def _opinions(quality: Quality, words: Wording) -> Iterator[Fact]:
    for opinions in quality.opinions:
        yield Fact(
            name=words.translations.gettext("Limits that are only opinion"),
            figure=_share(opinions.limits, words),
            note=words.said(opinions.subject),
            is_bad=opinions.limits.part > 0,
        )


def _marks(trust: Trust, words: Wording) -> Iterator[str]:
    t = words.translations
    if trust.is_on_noise:
        yield t.gettext("adopted on noise: no effect is proven")
    if trust.corrections:
        form = t.ngettext(
            "corrected %(count)s time: %(reason)s", "corrected %(count)s times: %(reason)s", trust.corrections
        )
        yield form % {
            "count": words.number(trust.corrections),
            "reason": words.quoted(trust.corrected_because),
        }
    names = doubt_names(t)
    for code in trust.doubts:
        yield t.gettext("too perfect: %(doubt)s") % {"doubt": names[code]}


def _share(share: Share, words: Wording) -> str:
    return words.ratio(share.part, share.whole)
