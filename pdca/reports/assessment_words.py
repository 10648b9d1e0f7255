"""The assessment report in sentences: what shows, what changed, what a reader must be careful about."""

from pdca.domain.assessment import Level
from pdca.reports.assessment import AssessmentReport, Counted
from pdca.reports.wording import Wording


def summary(report: AssessmentReport, words: Wording) -> tuple[str, ...]:
    """Tell how many signs show, and what changed since the assessment before."""
    return tuple(filter(None, (_showing(report, words), _changed(report, words), _differing(report, words))))


def cautions(report: AssessmentReport, words: Wording) -> tuple[str, ...]:
    """Tell what a reader must know before relying on the answers."""
    t, told = words.translations, []
    if report.is_clock_set:
        told.append(t.gettext("Demonstration: the log holds events that were made with a set clock."))
    if not _is_blind(report):
        told.append(t.gettext("Not blind: the assessed person could see the owner's answers before."))
    if report.entered_on > report.made_on:
        told.append(t.gettext("Entered on %(date)s.") % {"date": words.date(report.entered_on)})
    if report.counts.carried:
        text = t.ngettext(
            "%(count)s answer was taken over from an earlier assessment and not checked anew.",
            "%(count)s answers were taken over from an earlier assessment and not checked anew.",
            report.counts.carried,
        )
        told.append(text % {"count": words.number(report.counts.carried)})
    return tuple(told)


def counted_from(counted: Counted, words: Wording) -> str:
    """Tell how many rows of data were counted and what days they are about; the words of the count follow."""
    t, rows = words.translations, counted.rows or 0
    many = t.ngettext("%(count)s row", "%(count)s rows", rows) % {"count": words.number(rows)}
    days = dict.fromkeys(words.date(day) for day in (counted.first, counted.last) if day is not None)
    told = t.gettext("counted from %(rows)s") % {"rows": ", ".join(filter(None, (many, " – ".join(days))))}
    if counted.is_given_by_assessed:
        told += "; " + t.gettext("the assessed person imported it")
    return f"{told}. {words.said(counted.how)}" if counted.how else f"{told}."


def key(report: AssessmentReport, words: Wording) -> tuple[str, ...]:
    """Tell how answers become levels, and where limits come from."""
    t = words.translations
    told = [
        t.gettext(
            "A sign shows when a critical criterion is not met or the weighted mean of its criteria is below"
            " 1 (not met is 0, partly met 1, met 2). Not checked is never fine."
        ),
        t.gettext("= measured from data, ~ judged by a person."),
        t.gettext("A limit that is a proposal is only an opinion; set your own in the catalogue."),
    ]
    if report.previous:
        told.append(t.gettext("Assessments stand in the order of their evidence, not of their entry."))
        told.append(t.gettext("A sign is compared with the last earlier assessment that checked it."))
    return tuple(told)


def _is_blind(report: AssessmentReport) -> bool:
    return report.is_blind and (report.other is None or report.other.is_blind)


def _showing(report: AssessmentReport, words: Wording) -> str:
    t = words.translations
    showing = [sign for sign in report.signs if sign.level in (Level.VISIBLE, Level.ACUTE)]
    unchecked = sum(sign.level is Level.UNCHECKED for sign in report.signs)
    text = t.ngettext(
        "Of %(all)s signs %(count)s shows, acutely %(acute)s, not checked %(unchecked)s.",
        "Of %(all)s signs %(count)s show, acutely %(acute)s, not checked %(unchecked)s.",
        len(showing),
    )
    return text % {
        "all": words.number(len(report.signs)),
        "count": words.number(len(showing)),
        "acute": words.number(sum(sign.level is Level.ACUTE for sign in showing)),
        "unchecked": words.number(unchecked),
    }


def _changed(report: AssessmentReport, words: Wording) -> str:
    if report.previous is None:
        return ""
    text = words.translations.gettext(
        "Criteria since last answered: better %(better)s, worse %(worse)s, unchanged %(same)s."
    )
    counts = report.counts
    return text % {
        "better": words.number(counts.better),
        "worse": words.number(counts.worse),
        "same": words.number(counts.same),
    }


def _differing(report: AssessmentReport, words: Wording) -> str:
    if report.other is None:
        return ""
    count = report.counts.differing
    text = words.translations.ngettext(
        "The owner and the assessed person differ in %(count)s criterion.",
        "The owner and the assessed person differ in %(count)s criteria.",
        count,
    )
    return text % {"count": words.number(count)}
