"""Kompaan's servers with a fault that a message brings out. Run as `python -m tests.server.broken chat MODEL`.

They are the real servers: the same logging, the same changes to Rasa. Only the fault is added.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import bot.server.actions
import bot.server.chat
from bot.server.children import Servers, stop_with_parent

NLU = "begrijpstuk"
"""A message with this word makes a component of the NLU pipeline raise."""

ACTION = "actiestuk"
"""A message with this word makes the action server raise; so does every action after it in that turn."""

SLOW = "actietraag"
"""A message with this word keeps the action server busy until it is killed."""


@dataclass
class BrokenServers(Servers):
    """The real servers, started through this module."""

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        which = module.rpartition(".")[2]
        return super()._start("tests.server.broken", which, *arguments)


def _break_chat() -> None:
    from bot.nlu.intent_classifier import DutchIntentClassifier

    process = DutchIntentClassifier.process

    def raising(self: Any, messages: list[Any]) -> Any:
        for message in messages:
            if NLU in (message.get("text") or ""):
                raise ValueError(message.get("text"))
        return process(self, messages)

    DutchIntentClassifier.process = raising


def _break_actions() -> None:
    from rasa_sdk.executor import ActionExecutor

    run = ActionExecutor.run

    async def raising(self: Any, call: Any) -> Any:
        text = call["tracker"]["latest_message"].get("text") or ""
        if ACTION in text:
            raise ValueError(text)
        if SLOW in text:
            await asyncio.sleep(60)
        return await run(self, call)

    ActionExecutor.run = raising


def main(which: str, *arguments: str) -> None:
    """Serve as the real module does, with the fault put in after logging was set up."""
    module, add_fault = (bot.server.chat, _break_chat) if which == "chat" else (bot.server.actions, _break_actions)
    be_quiet = module.be_quiet

    def quiet_and_broken() -> None:
        be_quiet()
        add_fault()

    module.be_quiet = quiet_and_broken  # type: ignore[attr-defined]
    module.serve(*arguments)


if __name__ == "__main__":
    stop_with_parent()
    main(*sys.argv[1:])
