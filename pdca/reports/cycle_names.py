"""Names of what an A3 sheet shows: how far things have come, what is left, what the readings prove."""

from gettext import NullTranslations

from pdca.domain.behaviour import Behaviour
from pdca.domain.cycle_events import EvidenceKind, Prediction
from pdca.domain.plan import CauseIn
from pdca.reports.cycle_lines import ActionState, DecisionState


def action_state_names(translations: NullTranslations) -> dict[ActionState, str]:
    """Say how far an action has come."""
    t = translations
    return {
        ActionState.OVERDUE: t.pgettext("state of an action", "overdue"),
        ActionState.OPEN: t.pgettext("state of an action", "open"),
        ActionState.DROP_ASKED: t.pgettext("state of an action", "to be dropped?"),
        ActionState.DONE: t.pgettext("state of an action", "done"),
        ActionState.DROPPED: t.pgettext("state of an action", "dropped"),
    }


def decision_state_names(translations: NullTranslations) -> dict[DecisionState, str]:
    """Say what became of a wish for a later date."""
    t = translations
    return {
        DecisionState.GRANTED: t.pgettext("extension", "granted"),
        DecisionState.REFUSED: t.pgettext("extension", "refused"),
        DecisionState.WAITING: t.pgettext("extension", "waits for a decision"),
        DecisionState.LAPSED: t.pgettext("extension", "not decided in time"),
    }


def behaviour_names(translations: NullTranslations) -> dict[Behaviour, str]:
    """Say what the readings prove."""
    t = translations
    return {
        Behaviour.SIGNAL: t.gettext(
            "The change for the better is proven: it is more than the usual variation."
        ),
        Behaviour.WORSE: t.gettext("The readings are a signal for the worse."),
        Behaviour.NOISE: t.gettext("No change is proven: the readings vary as they did before."),
        Behaviour.TOO_FEW: t.gettext("Too few readings to tell a change from the usual variation."),
    }


def held_names(translations: NullTranslations) -> dict[Prediction, str]:
    """Say whether a prediction held."""
    t = translations
    return {
        Prediction.HELD: t.pgettext("prediction", "held"),
        Prediction.FAILED: t.pgettext("prediction", "failed"),
    }


def cause_names(translations: NullTranslations) -> dict[CauseIn, str]:
    """Say where the cause lies."""
    t = translations
    return {
        CauseIn.PROCESS: t.pgettext("where the cause lies", "the process"),
        CauseIn.PERSON: t.pgettext("where the cause lies", "a person"),
    }


def evidence_names(translations: NullTranslations) -> dict[EvidenceKind, str]:
    """Say what evidence is."""
    t = translations
    return {
        EvidenceKind.FILE: t.pgettext("evidence", "file"),
        EvidenceKind.LINK: t.pgettext("evidence", "link"),
        EvidenceKind.NOTE: t.pgettext("evidence", "note"),
    }


def gate_names(translations: NullTranslations) -> dict[str, str]:
    """Say what is left to do for a gate to hold, by its id."""
    t = translations
    return {
        "root-cause": t.pgettext("what is left", "find the root cause: at least three whys"),
        "cause-in-process": t.pgettext("what is left", "find the cause in the process, not in a person"),
        "why-not-held": t.pgettext("what is left", "say why the earlier cycle did not hold"),
        "goal": t.pgettext("what is left", "write the goal"),
        "measure": t.pgettext("what is left", "choose the measure"),
        "baseline": t.pgettext("what is left", "take the baseline and say its period"),
        "target": t.pgettext("what is left", "set the target and its date"),
        "prediction": t.pgettext("what is left", "write down what is expected"),
        "actions-planned": t.pgettext("what is left", "plan the actions"),
        "check-method": t.pgettext("what is left", "say how and from which data it will be checked"),
        "counter-measure": t.pgettext("what is left", "say what must not get worse"),
        "observation-window": t.pgettext("what is left", "say how long the effect will be watched"),
        "actions-settled": t.pgettext("what is left", "finish the actions"),
        "actions-evidenced": t.pgettext("what is left", "attach evidence to each finished action"),
        "reading-after-do": t.pgettext("what is left", "read the measure"),
        "counter-read": t.pgettext("what is left", "read the counter-measure"),
        "prediction-scored": t.pgettext("what is left", "say whether the prediction held"),
        "learned": t.pgettext("what is left", "write what was learned"),
        "window-passed": t.pgettext("what is left", "watch the effect to the end of the window"),
        "second-reading": t.pgettext(
            "what is left", "read the measure again after the window: still on target"
        ),
        "counter-not-worse": t.pgettext(
            "what is left", "read the counter-measure after the window: no worse"
        ),
        "noise-explained": t.pgettext("what is left", "say why to adopt what is not proven"),
        "standard-named": t.pgettext("what is left", "name the standard and its version"),
        "standard-told": t.pgettext("what is left", "tell those whom it concerns"),
        "applies-elsewhere": t.pgettext("what is left", "say where else it applies"),
        "control-date": t.pgettext("what is left", "set the date of the next control reading"),
        "reason": t.pgettext("what is left", "give a reason"),
        "return-date": t.pgettext("what is left", "set the date to go on"),
    }
