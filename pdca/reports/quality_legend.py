"""What is counted about how the work goes, and how: the definitions behind the figures, for the foot."""

from collections.abc import Iterator

from pdca.domain import too_green
from pdca.reports.quality import Quality
from pdca.reports.wording import Wording


def quality_legend(quality: Quality, words: Wording) -> tuple[str, ...]:
    """Tell how each figure is counted; of a figure that there is not yet, nothing."""
    return (
        *_of_time(quality, words),
        *_of_predictions(quality, words),
        *_of_effects(quality, words),
        *_of_trust(quality, words),
        *_of_doubts(quality, words),
    )


def _of_time(quality: Quality, words: Wording) -> Iterator[str]:
    t = words.translations
    if quality.timeliness.on_time.whole:
        yield t.gettext(
            "On time: stages left this month by their due date, moved ones as moved. The first due date is"
            " that with which the stage began. A pause or a cancellation leaves no stage."
        )
    if any(time.cycles for time in quality.phase_times):
        yield t.gettext(
            "Days by phase: all rounds of a cycle together; time frozen counts apart, not in the phase."
        )


def _of_predictions(quality: Quality, words: Wording) -> Iterator[str]:
    if quality.predictions.held.whole:
        yield words.translations.gettext(
            "Predictions: scored when a round ends at Check, for whoever was responsible then. Too hopeful:"
            " the result fell short of it; too cautious: it went beyond."
        )


def _of_effects(quality: Quality, words: Wording) -> Iterator[str]:
    t = words.translations
    if quality.effects.held.whole:
        yield t.gettext(
            "Effects that hold: of the cycles closed in six months, those that met the target after the"
            " observation window and, if read again after closing, still do."
        )
    if quality.effects.on_noise.whole:
        yield t.gettext(
            "Noise: the readings vary as they did before, within the natural limits of the baseline."
        )


def _of_trust(quality: Quality, words: Wording) -> Iterator[str]:
    t = words.translations
    if quality.corrections.count:
        yield t.gettext(
            "Corrected readings: counted in the month of the correction, whatever month the reading is of."
        )
    if quality.opinions and not quality.is_empty:
        yield t.gettext(
            "Opinion: limits proposed by the catalogue's authors, which no article and no study gives."
        )


def _of_doubts(quality: Quality, words: Wording) -> Iterator[str]:
    if not quality.too_green:
        return
    text = words.translations.gettext(
        "Too good: nothing else among %(stages)s stages (from %(percent)s%% on time), %(predictions)s"
        " predictions, %(closed)s cycles closed in six months or %(doubted)s this month. An opinion, too."
    )
    yield text % {
        "percent": too_green.PERCENT_IN_TIME,
        "stages": too_green.FEWEST_STAGES,
        "predictions": too_green.FEWEST_PREDICTIONS,
        "closed": too_green.FEWEST_CLOSED,
        "doubted": too_green.FEWEST_DOUBTED,
    }
