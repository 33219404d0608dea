"""What goes before every rule and form: a cry for help, erasing, a step back, an action server that is gone.

Each answer it predicts is a response of the chat server itself, so it comes also when the action server is
down. It is a policy, and not a set of rules, because Rasa's forms and its built-in `back` go before rules.
"""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.core.featurizers.precomputation import MessageContainerForCoreFeaturization
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_RESTART_NAME, USER_INTENT_SESSION_START
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.deleting import deletion
from bot.policies.helpful import about_helpful
from bot.policies.signals import (
    CHECK,
    CRISIS,
    ORIENTATION,
    Signal,
    category_of,
    last_words,
    reply_to_check,
    signal_in,
    young,
)

REFLECTION = "reflection_form"
TECHNICAL_PROBLEM = "utter_technical_problem"
AGAIN = "_again"
AFTER_CHECK = "utter_after_check_"
CHILD, OTHER = "child", "other"
ABOUT_OTHERS = frozenset({"suicide", "abuse"})
"""Who worries about somebody else is told something else; who sees danger now calls 112, whoever it is."""

GO_ON = "utter_go_on"
IN_PASSING = frozenset({"utter_consult_reminder", "utter_lines_reminder"})
"""Words of care after which the message still counts as what it was; said once in a conversation."""

SHORT_REPLIES = frozenset({"affirm", "deny", "thank", "dont_know", "next_question", "nlu_fallback", "out_of_scope"})
"""After lines to call, these open no other subject."""

OWN_WORDS = frozenset({None, "reflection_theme", "reflection_answer", "reflection_next_action"})
"""Steps of a reflection that ask for a story."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class InterruptionPolicy(Policy):
    """Predicts with certainty when something goes before the conversation, and otherwise nothing."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """A priority above Rasa's `RulePolicy`."""
        return {"priority": 7}

    @staticmethod
    def supported_data() -> SupportedData:
        """Rules and stories do not concern it."""
        return SupportedData.ML_AND_RULE_DATA

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> InterruptionPolicy:
        """Nothing was learned, so nothing is loaded."""
        return cls(config, model_storage, resource, execution_context)

    def train(
        self,
        training_trackers: List[TrackerWithCachedStates],
        domain: Domain,
        precomputations: MessageContainerForCoreFeaturization | None = None,
        **kwargs: Any,
    ) -> Resource:
        """Nothing to learn."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: Dict[str, Any] | None = None,
        precomputations: MessageContainerForCoreFeaturization | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Predict the action that goes before others, if there is one."""
        probabilities = self._default_predictions(domain)
        action = next_interruption(tracker)
        if action is None:
            return self._prediction(probabilities)
        probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities, is_no_user_prediction=True)


def next_interruption(tracker: DialogueStateTracker) -> str | None:
    """The name of the action that goes before the conversation, or None when the conversation goes on."""
    if isinstance(tracker.events[-1], ActionExecutionRejected):
        return TECHNICAL_PROBLEM
    done = _actions_of_this_turn(tracker)
    if not isinstance(tracker.latest_message, UserUttered) or not tracker.latest_message.intent.get("name"):
        return None
    if done and done[-1] in (TECHNICAL_PROBLEM, ACTION_RESTART_NAME):
        return ACTION_LISTEN_NAME
    return (
        _safety(tracker, done)
        or _after_check(tracker, done)
        or _after_lines(tracker, done)
        or _command(tracker, done)
        or deletion(tracker, done)
        or about_helpful(tracker, done)
        or _retry(tracker, done)
    )


def _safety(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    signal = signal_in(tracker)
    if signal is None:
        return None
    if tracker.active_loop_name == REFLECTION and (signal.doubt or signal.about != "self"):
        return _while_reflecting(tracker, done, signal)
    if signal.doubt and not last_words(tracker).startswith(CHECK):
        check = CHECK + signal.category
        if times_said(tracker, check, before=done):
            # Asked before: not the same question again, but the lines stay within reach.
            return _in_passing(tracker, done, "utter_lines_reminder")
        if not done:
            return f"{check}_other" if (signal.category, signal.about) == ("suicide", "other") else check
    elif not done:
        return lines_for(tracker, signal.category, signal.about)
    return ACTION_LISTEN_NAME


def _while_reflecting(tracker: DialogueStateTracker, done: List[str], signal: Signal) -> str | None:
    """A worker who writes about danger is reflecting: the answer counts, with a word of care beside it."""
    if signal.about == "self":
        asked = tracker.get_slot("requested_slot")
        return _in_passing(tracker, done, "utter_lines_reminder") if asked in OWN_WORDS else None
    return None if signal.doubt else _in_passing(tracker, done, "utter_consult_reminder")


def lines_for(tracker: DialogueStateTracker, category: str, about: str = "unknown") -> str:
    """The lines to call, for who writes and about whom; every other time in fewer words.

    A child is sent to other lines than a parent.

    Args:
        category: `suicide`, `abuse` or `danger`.
        about: who is at risk, as in `Signal`.
    """
    again = AGAIN if times_said(tracker, CRISIS + category) % 2 else ""
    if category not in ABOUT_OTHERS:
        return f"{CRISIS}{category}{again}" if again or not young(tracker) else f"{CRISIS}{category}_{CHILD}"
    if young(tracker):
        return f"{CRISIS}{category}_{CHILD}{again}"
    return f"{CRISIS}{category}{again}" if again or about != OTHER else f"{CRISIS}{category}_{OTHER}"


def _in_passing(tracker: DialogueStateTracker, done: List[str], words: str) -> str | None:
    return words if not done and not times_said(tracker, words) else None


def _after_check(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    """What follows the answer to "denk je er soms aan…": the lines, or on with the conversation."""
    asked = last_words(tracker)
    reply = reply_to_check(tracker.latest_message) if asked.startswith(CHECK) else None
    if reply is None:
        return None
    category, about = category_of(asked), OTHER if asked.endswith(OTHER) else "unknown"
    if not done:
        if reply == "yes":
            return lines_for(tracker, category, about)
        return f"{AFTER_CHECK}no" if reply == "no" else f"{AFTER_CHECK}unsure_{category}"
    if done[-1].startswith(AFTER_CHECK):
        return tracker.active_loop_name or ORIENTATION
    return ACTION_LISTEN_NAME if done[-1].startswith(CRISIS) else None


def _after_lines(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    """Outside a form, a short reply to the lines gets an open door; inside one the form asks on."""
    lines = last_words(tracker)
    if tracker.active_loop_name or not lines.startswith(CRISIS):
        return None
    if done:
        return ACTION_LISTEN_NAME if done[-1] == GO_ON or done[-1].startswith(CRISIS) else None
    intent = tracker.latest_message.intent["name"]
    if intent == "help":
        # "Wat moet ik doen?" is not a question about this bot now.
        return lines_for(tracker, category_of(lines))
    return GO_ON if intent in SHORT_REPLIES else None


def _command(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    message, loop = tracker.latest_message, tracker.active_loop_name
    intent = message.intent["name"]
    # In a form people write in their own words: only what is nothing but the command erases.
    meant = not loop or (message.text or "").startswith("/") or _is_command(message)
    if (intent == "erase" and meant) or intent == USER_INTENT_SESSION_START:
        return None if done else ACTION_RESTART_NAME
    if intent != "back":
        return None
    if loop:
        return loop if not done else None
    return "utter_nothing_to_undo" if not done else ACTION_LISTEN_NAME


def _is_command(message: UserUttered) -> bool:
    return any(entity.get("entity") == "command" for entity in message.entities)


def _retry(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    """After an outage the form takes up the next message; Rasa would leave a form that failed once aside."""
    return tracker.active_loop_name if tracker.is_active_loop_rejected and not done else None


def times_said(tracker: DialogueStateTracker, words: str, before: List[str] | None = None) -> int:
    """How often a response that begins so was given since the conversation began or was erased.

    Args:
        before: actions of this turn, which do not count.
    """
    said = [
        event.action_name
        for event in tracker.applied_events()
        if isinstance(event, ActionExecuted) and (event.action_name or "").startswith(words)
    ]
    return len(said) - sum(name.startswith(words) for name in before or ())


def _actions_of_this_turn(tracker: DialogueStateTracker) -> List[str]:
    names: List[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted) and event.action_name != ACTION_LISTEN_NAME:
            names.append(event.action_name or "")
    return names[::-1]
