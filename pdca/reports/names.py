"""Names of what reports show: levels, phases, outcomes, figures of tiles, lines and signals of charts."""

from gettext import NullTranslations

from pdca.domain.assessment import FAILED, MET, PARTLY, Level
from pdca.domain.catalogue import Severity, Source
from pdca.domain.comparison import Basis, Change
from pdca.domain.doubts import DoubtCode
from pdca.domain.events import Voice
from pdca.domain.plan import Outcome
from pdca.domain.process import Ending
from pdca.domain.variation import Rule
from pdca.reports.guides import Guide
from pdca.reports.month import TileKind

FROZEN, CLOSED = "frozen", "closed"
"""What a cycle can be in besides a phase."""


def level_names(translations: NullTranslations) -> dict[Level, str]:
    """Say how strongly a sign shows."""
    t = translations
    return {
        Level.UNCHECKED: t.pgettext("level of a sign", "not checked"),
        Level.NONE: t.pgettext("level of a sign", "none"),
        Level.WEAK: t.pgettext("level of a sign", "weak"),
        Level.VISIBLE: t.pgettext("level of a sign", "visible"),
        Level.ACUTE: t.pgettext("level of a sign", "acute"),
    }


def phase_names(translations: NullTranslations) -> dict[str, str]:
    """Name the phases, and what a cycle can be in besides."""
    t = translations
    return {
        "plan": t.pgettext("phase", "Plan"),
        "do": t.pgettext("phase", "Do"),
        "check": t.pgettext("phase", "Check"),
        "act": t.pgettext("phase", "Act"),
        FROZEN: t.pgettext("phase", "Frozen"),
        # The others tell what is so now, this one what happened within the month.
        CLOSED: t.pgettext("figure", "Closed this month"),
    }


def phase_letters(translations: NullTranslations) -> dict[str, str]:
    """Name the phases in one or two letters, each different, for narrow bars."""
    t = translations
    return {
        "plan": t.pgettext("letter of a phase", "P"),
        "do": t.pgettext("letter of a phase", "D"),
        "check": t.pgettext("letter of a phase", "C"),
        "act": t.pgettext("letter of a phase", "A"),
        FROZEN: "II",  # the sign of a pause, as on any player
        CLOSED: "",
    }


def outcome_names(translations: NullTranslations) -> dict[Outcome | None, str]:
    """Say what a measure shows in the end."""
    t = translations
    return {
        Outcome.MET: t.gettext("target met"),
        Outcome.IMPROVED: t.gettext("improved, target not met"),
        Outcome.UNCHANGED: t.gettext("unchanged"),
        Outcome.WORSE: t.gettext("worse"),
        None: t.gettext("not measured"),
    }


def guide_names(translations: NullTranslations) -> dict[Guide, str]:
    """Name the lines that the readings of a measure are read against."""
    t = translations
    return {
        Guide.UPPER: t.pgettext("line of a chart", "limit"),
        Guide.LINE: t.pgettext("line of a chart", "mean"),
        Guide.LOWER: t.pgettext("line of a chart", "limit"),
        Guide.TARGET: t.pgettext("line of a chart", "target"),
        Guide.BEFORE: t.pgettext("line of a chart", "before"),
    }


def rule_names(translations: NullTranslations) -> dict[Rule, str]:
    """Say what makes readings a signal."""
    t = translations
    return {
        Rule.OUTSIDE: t.gettext("Outside the limits"),
        Rule.RUN: t.gettext("Eight or more in a row on one side of the mean"),
        Rule.NEAR_LIMIT: t.gettext("Three of four nearer to a limit than to the mean"),
        Rule.RANGE: t.gettext("An unusually great change"),
    }


def tile_names(translations: NullTranslations) -> dict[TileKind, str]:
    """Name the figures of the tiles."""
    t = translations
    return {
        TileKind.OPEN: t.pgettext("figure", "Open"),
        TileKind.CLOSED: t.pgettext("figure", "Closed this month"),
        TileKind.OVERDUE: t.pgettext("figure", "Overdue"),
        TileKind.ACUTE: t.pgettext("figure", "Acute signs"),
        TileKind.DURATION: t.pgettext("figure", "Average cycle, working days"),
    }


def voice_names(translations: NullTranslations) -> dict[Voice, str]:
    """Say whose answers an assessment holds."""
    t = translations
    return {
        Voice.OWNER: t.pgettext("voice", "Owner"),
        Voice.SELF: t.pgettext("voice", "Assessed person"),
    }


def change_names(translations: NullTranslations) -> dict[Change, str]:
    """Say how a criterion or a sign changed since the assessment before."""
    t = translations
    return {
        Change.BETTER: t.pgettext("change", "better"),
        Change.WORSE: t.pgettext("change", "worse"),
        Change.SAME: t.pgettext("change", "no change"),
    }


def basis_names(translations: NullTranslations) -> dict[Basis, str]:
    """Say what an answer rests on."""
    t = translations
    return {
        Basis.ANEW: t.pgettext("basis of an answer", "checked anew"),
        Basis.CARRIED: t.pgettext("basis of an answer", "taken over"),
        Basis.UNCHECKED: t.pgettext("basis of an answer", "not checked"),
    }


def measured_names(translations: NullTranslations) -> dict[bool, str]:
    """Say whether an answer was measured from data; otherwise a person judged it."""
    t = translations
    return {
        True: t.pgettext("how an answer was come by", "measured"),
        False: t.pgettext("how an answer was come by", "judged"),
    }


def source_names(translations: NullTranslations) -> dict[Source, str]:
    """Say where a limit comes from."""
    t = translations
    return {
        Source.ARTICLE: t.pgettext("source of a limit", "the article on the ten signs"),
        Source.PUBLISHED: t.pgettext("source of a limit", "published"),
        Source.PROPOSAL: t.pgettext("source of a limit", "a proposal, only an opinion"),
    }


def severity_names(translations: NullTranslations) -> dict[Severity, str]:
    """Say how much a finding matters."""
    t = translations
    return {
        Severity.CRITICAL: t.pgettext("severity of a finding", "critical"),
        Severity.MAJOR: t.pgettext("severity of a finding", "major"),
        Severity.NORMAL: t.pgettext("severity of a finding", "normal"),
    }


def score_names(translations: NullTranslations) -> dict[int, str]:
    """Say what a score means, for answers that are judged and not measured."""
    t = translations
    return {
        FAILED: t.pgettext("score of a criterion", "not met"),
        PARTLY: t.pgettext("score of a criterion", "partly met"),
        MET: t.pgettext("score of a criterion", "met"),
    }


def ending_names(translations: NullTranslations) -> dict[Ending, str]:
    """Say how a cycle ended."""
    t = translations
    return {
        Ending.CLOSED: t.pgettext("ending of a cycle", "closed"),
        Ending.ABANDONED: t.pgettext("ending of a cycle", "abandoned"),
        Ending.CANCELLED: t.pgettext("ending of a cycle", "cancelled"),
    }


def doubt_names(translations: NullTranslations) -> dict[DoubtCode, str]:
    """Say in a few words what makes readings too perfect."""
    t = translations
    return {
        DoubtCode.ALL_THE_SAME: t.gettext("all readings are the same"),
        DoubtCode.ALL_ON_TARGET: t.gettext("all readings are exactly the target"),
        DoubtCode.EQUAL_STEPS: t.gettext("the readings change in equal steps"),
        DoubtCode.ALL_ON_ONE_DAY: t.gettext("all readings are of one day"),
        DoubtCode.ENTERED_AT_ONCE: t.gettext("all readings were entered at once"),
    }
