"""Every change that Kompaan makes to Rasa's internals, in one place, for one version of Rasa.

Rasa 3.6 spends most of a turn on work whose result is always the same, and prints what people typed when
something fails. `bench/turns.md` shows the outcome beside stock Rasa. `tests/server/test_rasa_adaptations.py`
fails when a new Rasa no longer has what is replaced here.
"""

from __future__ import annotations

import json
import logging
import re
from functools import lru_cache
from typing import Any, Callable, Dict, List, Type

import rasa
import rasa.core.actions.action
from jsonschema import ValidationError
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.agent import Agent
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.policies.counting import counting
from bot.privacy.erasing import erasing_at_once
from bot.privacy.notice import noticing
from bot.server.pace import Pace
from bot.server.trouble import always_answering

logger = logging.getLogger(__name__)

RASA_VERSION = "3.6.21"
ACTION_TIMEOUT = 10
"""Seconds; Rasa waits five minutes for an action server that hangs."""

_PAYLOAD = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?", re.DOTALL)


class UnknownRasaVersion(RuntimeError):
    """Another Rasa is installed than the one these changes were written for."""


def adapt() -> None:
    """Apply all changes; doing it twice changes nothing.

    Raises:
        UnknownRasaVersion: when another Rasa is installed.
    """
    if rasa.__version__ != RASA_VERSION:
        raise UnknownRasaVersion(f"Rasa {RASA_VERSION} expected, found {rasa.__version__}")
    if getattr(RemoteAction, "adapted_by_kompaan", False):
        return
    RemoteAction.adapted_by_kompaan = True
    pace = Pace()
    Agent.handle_message = always_answering(erasing_at_once(pace.before(Agent.handle_message)))
    Agent._create_tracker_store = staticmethod(_store_without_fallback)
    RemoteAction._validate_action_result = _validate_action_result
    RemoteAction.run = _rejecting_when_it_fails(RemoteAction.run, pace)
    rasa.core.actions.action.DEFAULT_REQUEST_TIMEOUT = ACTION_TIMEOUT
    Event.resolve_by_type = staticmethod(_remembering(Event.resolve_by_type))
    DaskGraphRunner.run = _run_in_order
    MessageProcessor._run_prediction_loop = counting(noticing(MessageProcessor._run_prediction_loop))
    YAMLStoryReader.unpack_regex_message = staticmethod(_quiet_about_text(YAMLStoryReader.unpack_regex_message))


def _validate_action_result(self: RemoteAction, result: Dict[str, Any]) -> bool:
    """Check what the action server answers.

    Rasa lays a schema with sixteen alternatives beside every event, which takes longer than the action. Both
    ends are ours, and what is no event is refused by `deserialise_events` right after this.
    """
    answer = result if isinstance(result, dict) else {"events": None}
    events, responses = (answer.get(name, []) for name in ("events", "responses"))
    if not all(isinstance(part, list) and all(isinstance(item, dict) for item in part) for part in (events, responses)):
        # Rasa's own error quotes the answer, and so what people typed.
        raise ValidationError("the action server's answer is not in Rasa's format")
    return True


def _rejecting_when_it_fails(run: Callable[..., Any], pace: Pace) -> Callable[..., Any]:
    """An action that cannot be run counts as rejected, so that `InterruptionPolicy` answers kindly.

    What follows an answer of the action server is heavy work again, so it waits for its turn.

    Rasa logs the whole conversation and goes on as if the action had been run, whatever went wrong: no
    connection, a time-out, status 500, an answer that is no JSON or that is JSON and no answer.
    """

    async def run_or_reject(self: RemoteAction, *args: Any, **kwargs: Any) -> List[Event]:
        try:
            events: List[Event] = await run(self, *args, **kwargs)
        except ActionExecutionRejection:
            raise
        except Exception as error:  # noqa: BLE001
            logger.error("The action %s could not be run: %s.", self.name(), type(error).__name__)
            raise ActionExecutionRejection(self.name(), f"could not be run: {type(error).__name__}") from None
        await pace.wait()
        return events

    return run_or_reject


def _store_without_fallback(store: TrackerStore | None, domain: Domain) -> TrackerStore:
    """Rasa wraps every store in one that goes on in a memory of its own when it fails, which nobody ever clears.

    Here a store that fails makes the turn fail, and that is said.
    """
    kept = InMemoryTrackerStore(domain) if store is None else store
    kept.domain = domain
    return kept


def _remembering(resolve: Callable[..., Type[Event] | None]) -> Callable[..., Type[Event] | None]:
    """Rasa walks the tree of event classes for every event of every turn; the classes do not change."""
    return lru_cache(maxsize=None)(resolve)


def _run_in_order(
    self: DaskGraphRunner, inputs: Dict[str, Any] | None = None, targets: List[str] | None = None
) -> Dict[str, Any]:
    """Run the graph node after node: dask's scheduler costs more than the few small nodes it schedules."""
    wanted = targets or self._graph_schema.target_names
    graph = self._build_dask_graph(self._graph_schema.minimal_graph_schema(wanted))
    self._add_inputs_to_graph(inputs, graph)
    done: Dict[str, Any] = {}

    def result(key: str) -> Any:
        if key not in done:
            first, *needs = graph[key]
            done[key] = first(*map(result, needs)) if callable(first) else graph[key]
        return done[key]

    return dict(result(target) for target in wanted)


def _quiet_about_text(unpack: Callable[..., Message]) -> Callable[..., Message]:
    """A message that starts with a slash and is no payload is just text; Rasa prints it as a warning."""

    def unpack_payload(message: Message, *args: Any, **kwargs: Any) -> Message:
        text = (message.get(TEXT) or "").strip()
        if text.startswith(INTENT_MESSAGE_PREFIX) and not is_payload(text):
            return message
        return unpack(message, *args, **kwargs)

    return unpack_payload


def is_payload(text: str) -> bool:
    """Whether a message is exactly what a button sends: an intent, and perhaps entities as flat JSON."""
    match = _PAYLOAD.fullmatch(text)
    if match is None:
        return False
    try:
        entities = json.loads(match["entities"] or "{}")
    except ValueError:
        return False
    return isinstance(entities, dict)
