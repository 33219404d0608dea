"""The same bot in the terminal, over the REST channel that scripts use."""

from __future__ import annotations

import json
import secrets
import urllib.error
import urllib.request
from typing import Any, Iterator, Mapping

from rich.console import Console
from rich.markdown import Markdown

TIMEOUT = 30.0
"""Seconds to wait for an answer."""

END = frozenset({"exit", "quit", "einde"})


def talk(address: str) -> None:
    """Talk until the user ends it with Ctrl-D or *einde*.

    Args:
        address: base URL of the chat server.
    """
    screen = Console(highlight=False)
    conversation = secrets.token_hex(16)
    screen.print("[dim]Typ je bericht, of het nummer van een keuze. Stoppen: Ctrl-D of 'einde'.[/dim]")
    buttons = _show(screen, _send(address, conversation, "/greet"))
    while True:
        try:
            said = input("\nJij: ").strip()
        except EOFError:
            return
        if said.lower() in END:
            return
        if said:
            message = buttons[int(said) - 1] if said.isdigit() and 0 < int(said) <= len(buttons) else said
            buttons = _show(screen, _send(address, conversation, message))


def _send(address: str, conversation: str, message: str) -> list[dict[str, Any]]:
    request = urllib.request.Request(  # noqa: S310  (always http to this machine)
        f"{address}/webhooks/rest/webhook",
        json.dumps({"sender": conversation, "message": message}).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            messages: list[dict[str, Any]] = json.load(response)
            return messages
    except (urllib.error.URLError, OSError, ValueError):
        return [{"text": "De bot antwoordt niet. Probeer het zo opnieuw."}]


def _show(screen: Console, messages: list[dict[str, Any]]) -> list[str]:
    """Print messages; returns the payloads of the buttons shown, in order."""
    payloads: list[str] = []
    for message in messages:
        if message.get("text"):
            screen.print(Markdown(message["text"].replace("\n", "  \n")))
        for line in _custom_lines(message.get("custom") or {}):
            screen.print(line, markup=False, soft_wrap=True)
        for button in message.get("buttons") or []:
            payloads.append(button["payload"])
            screen.print(f"  {len(payloads)}. {button['title']}", markup=False)
    return payloads


def _custom_lines(custom: Mapping[str, Any]) -> Iterator[str]:
    kind = custom.get("type")
    if kind == "reflection_question":
        yield f"Vraag {custom['position']}"
    elif kind == "reflection_summary":
        yield custom["markdown"]
    elif kind == "advice":
        for option in custom["options"]:
            yield f"{option['name']}"
            yield from (f"  - {reason}" for reason in option["reasons"])
    elif kind == "comparison":
        for row in custom["rows"]:
            yield f"{row['field']}: {' | '.join(row['values'])}"
    elif kind == "crisis":
        yield from (" ".join(filter(None, (line["name"], line.get("phone")))) for line in custom["lines"])
