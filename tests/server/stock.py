"""Rasa as it comes: what Kompaan replaces in it, and where. Imported before anything is replaced."""

from __future__ import annotations

from typing import Any, Callable

import rasa.core.actions.action
from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.processor import MessageProcessor
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.events import Event
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader

STOCK: dict[str, tuple[Callable[..., Any], str]] = {
    "action validation": (RemoteAction._validate_action_result, "f8cdb4be"),
    "action run": (RemoteAction.run, "ccabf6f1"),
    "event resolving": (Event.resolve_by_type, "b5cf570f"),
    "graph run": (DaskGraphRunner.run, "45f0f52f"),
    "graph building": (DaskGraphRunner._build_dask_graph, "5bb99f97"),
    "graph inputs": (DaskGraphRunner._add_inputs_to_graph, "d04a0ca2"),
    "turn": (Agent.handle_message, "ba53507e"),
    "wrapping of the store": (Agent._create_tracker_store, "97499b59"),
    "prediction loop": (MessageProcessor._run_prediction_loop, "cb30a0cb"),
    "payload reading": (YAMLStoryReader.unpack_regex_message, "bf81f8a6"),
}
"""What was replaced, as it was, and the beginning of the digest of its source code in the version known."""

PLACES = (
    (RemoteAction, "_validate_action_result"),
    (RemoteAction, "run"),
    (RemoteAction, "adapted_by_kompaan"),
    (rasa.core.actions.action, "DEFAULT_REQUEST_TIMEOUT"),
    (Event, "resolve_by_type"),
    (Agent, "handle_message"),
    (Agent, "_create_tracker_store"),
    (MessageProcessor, "_run_prediction_loop"),
    (DaskGraphRunner, "run"),
    (YAMLStoryReader, "unpack_regex_message"),
)
