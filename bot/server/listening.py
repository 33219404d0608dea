"""Hearing a cry for help apart from a turn, for a message that would otherwise be put off."""

from __future__ import annotations

from rasa.core.agent import Agent

from bot.nlu.crisis.component import CrisisComponent
from bot.nlu.crisis.detector import CrisisDetector


def hears_a_cry(agent: Agent, text: str) -> bool:
    """Whether the crisis detector of the running model hears something in a text, or at least doubts."""
    detector = _detector(agent)
    return detector is not None and detector.detect(text) is not None


def _detector(agent: Agent) -> CrisisDetector | None:
    runner = getattr(getattr(agent, "processor", None), "graph_runner", None)
    nodes = getattr(runner, "_instantiated_nodes", {}).values()
    component = next((node._component for node in nodes if isinstance(node._component, CrisisComponent)), None)
    return component._detector if component is not None else None
