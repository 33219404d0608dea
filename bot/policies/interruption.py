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
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_RESTART_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

REFLECTION = "reflection_form"
CONSULT_REMINDER = "utter_consult_reminder"
TECHNICAL_PROBLEM = "utter_technical_problem"
CHECK = "utter_check_"
CRISIS = "utter_crisis_"

SAYS_YES = (
    "ja",
    "soms",
    "misschien",
    "eigenlijk wel",
    "af en toe",
    "een beetje",
    "best wel",
    "klopt",
    "vaak",
)
SAYS_NO = ("nee", "neen", "neeje", "niet echt", "gewoon moe", "nooit", "zo erg is het niet")


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
        _safety(tracker, done) or _after_check(tracker, done) or _command(tracker, done) or _retry(tracker, done)
    )


def _safety(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    crisis = next((e for e in tracker.latest_message.entities if e.get("entity") == "crisis"), None)
    if crisis is None:
        return None
    category, doubt, about_self = (
        crisis["value"],
        crisis.get("role") == "doubt",
        crisis.get("group") == "self",
    )
    if tracker.active_loop_name == REFLECTION and not about_self:
        # A worker who writes about a family's safety is reflecting: the answer counts, with a word on consult.
        return CONSULT_REMINDER if not done and not doubt else None
    if done:
        return ACTION_LISTEN_NAME
    return f"{CHECK if doubt else CRISIS}{category}"


def _after_check(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    """What follows the answer to "denk je er soms aan…": the lines, or on with the conversation."""
    asked = _last_action_of_previous_turn(tracker)
    if asked is None or not asked.startswith(CHECK):
        return None
    reply = _reply(tracker.latest_message)
    if reply is None:
        return None
    if not done:
        return f"{CRISIS}{asked[len(CHECK) :]}" if reply == "yes" else f"utter_after_check_{reply}"
    if done[-1].startswith("utter_after_check_") and tracker.active_loop_name:
        return None
    return ACTION_LISTEN_NAME if done[-1].startswith(("utter_after_check_", CRISIS)) else None


def _reply(message: UserUttered) -> str | None:
    intent = message.intent["name"]
    text = (message.text or "").strip().lower()
    if intent == "deny" or text.startswith(SAYS_NO):
        return "no"
    if intent == "affirm" or text.startswith(SAYS_YES):
        return "yes"
    return "unsure" if intent in ("dont_know", "skip") else None


def _command(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    intent = tracker.latest_message.intent["name"]
    if intent == "erase" and not done:
        return ACTION_RESTART_NAME
    if intent != "back":
        return None
    if tracker.active_loop_name:
        return tracker.active_loop_name if not done else None
    return "utter_nothing_to_undo" if not done else ACTION_LISTEN_NAME


def _retry(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    """After an outage the form takes up the next message; Rasa would leave a form that failed once aside."""
    return tracker.active_loop_name if tracker.is_active_loop_rejected and not done else None


def _actions_of_this_turn(tracker: DialogueStateTracker) -> List[str]:
    names: List[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted) and event.action_name != ACTION_LISTEN_NAME:
            names.append(event.action_name or "")
    return names[::-1]


def _last_action_of_previous_turn(tracker: DialogueStateTracker) -> str | None:
    past_message = False
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            if past_message:
                return None
            past_message = True
        elif past_message and isinstance(event, ActionExecuted) and event.action_name != ACTION_LISTEN_NAME:
            return event.action_name
    return None
