"""What belongs together in a turn: payloads join the text they are about, and nothing is said twice.

The bot says everything as text, for channels that show nothing else, and adds payloads. The page shows both, so
here the names before an advice become cards and the lines before a table become its rows. Messages pass one by
one, so that they can be shown while the bot still speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bot.web.wording import worded

Message = dict[str, Any]

FRAMES_NEXT = frozenset({"reflection_question", "orientation_question"})
"""Payloads that come before their text."""

ADDS_TO_PREVIOUS = frozenset(
    {
        "option_info",
        "reflection_summary",
        "comparison",
        "advice",
        "card",
        "privacy_notice",
        "signal_preview",
        "signal_sent",
    }
)
"""Payloads that come after their text."""

SHOWN_APART = {"card": "markdown", "signal_preview": "text", "signal_sent": "code"}
"""Payloads with a text that the bot also says, by field: the page shows it once, between what is said around it."""

ONLY_TOLD = frozenset({"option_list"})
"""Payloads whose text says it all."""

MAKE_CARD, MASK_CARD = "/make_card", "/mask_card"
"""What the page offers itself, beside the card."""

_PLACE = re.compile(r'/inform\{"place": ?"([^"]+)"\}')
_NAMED = re.compile(r"\*\*(?P<name>.+?)\.?\*\*\s*(?P<short>.*)")


class Arranger:
    """Arranges the messages of one turn as they come."""

    def __init__(self) -> None:
        self._held: Message | None = None

    def add(self, message: Message) -> list[Message]:
        """Take the next message; returns those that are ready to be shown. Lines to call never wait."""
        if _bare(message, ONLY_TOLD):
            return []
        message = _with_scale(message)
        if _kind(message) == "crisis":
            return [_shown(message)]
        *ready, self._held = _join(self._held, message) if self._held else [message]
        return [_shown(each) for each in ready]

    def end(self) -> list[Message]:
        """What is left when the turn is over."""
        held, self._held = self._held, None
        return [_shown(held)] if held else []


def crisis_first(messages: Iterable[Message]) -> list[Message]:
    """The messages of a turn, lines to call in front."""
    return sorted(messages, key=lambda message: _kind(message) != "crisis")


def _join(held: Message, message: Message) -> list[Message]:
    """Two messages that follow each other, as one where they belong together."""
    if _bare(held, FRAMES_NEXT) and _plain(message):
        return [{**message, "custom": held["custom"]}]
    if _kind(held) == "advice" and not held.get("buttons") and _plain(message):
        return _advice_and_contact(held, message)
    if _kind(message) in ADDS_TO_PREVIOUS and not message.get("text") and _plain(held):
        return _added(held, message)
    return [held, message]


def _added(held: Message, message: Message) -> list[Message]:
    """A payload with the text before it: names become part of the cards, lines of a table are not told twice."""
    custom, text = message["custom"], held["text"]
    if _kind(message) == "advice":
        options = [option for option in custom.get("options") or () if isinstance(option, dict)]
        shorts = {match["name"]: match["short"] for match in map(_NAMED.fullmatch, text.splitlines()) if match}
        if options and all(option.get("name") in shorts for option in options):
            told = [{**option, "short": shorts[option["name"]]} for option in options]
            return [{**message, "custom": {**custom, "options": told}}]
    if _kind(message) == "comparison":
        text = text.split("\n**", 1)[0]
    buttons = [*held.get("buttons", ()), *message.get("buttons", ())]
    return [{"text": text, "custom": custom, **({"buttons": buttons} if buttons else {})}]


def _advice_and_contact(held: Message, message: Message) -> list[Message]:
    """The one place to begin is shown where it is told, with the card; the card needs no button then."""
    custom = dict(held["custom"])
    moved = {field: custom.pop(field, None) for field in ("contact", "card_markdown", "card_masked_markdown")}
    if moved["card_markdown"]:
        message = _without_button(message, MAKE_CARD)
    return [{**held, "custom": custom}, {**message, "custom": {"type": "contact", **moved}}]


def _without_button(message: Message, payload: str) -> Message:
    return {**message, "buttons": [button for button in message.get("buttons", ()) if button["payload"] != payload]}


def _with_scale(message: Message) -> Message:
    """A question whose buttons are places on a scale: the places become a picture, the other buttons stay."""
    buttons = message.get("buttons", [])
    places = [button for button in buttons if _PLACE.fullmatch(button["payload"])]
    if len(places) < 2 or message.get("custom"):
        return message
    scale = {"type": "scale", "kind": "role" if len(places) <= 3 else "rung", "places": places}
    return {**message, "custom": scale, "buttons": [button for button in buttons if button not in places]}


def _shown(message: Message) -> Message:
    if not isinstance(message.get("custom"), dict):
        return message
    custom, text = worded(message["custom"]), message.get("text", "")
    if custom.get("type") == "crisis":
        # On a small screen the numbers to call would stand below the words; so they come after the first of them.
        lead, _, rest = text.partition("\n")
        custom = {**custom, "lead": lead, "rest": rest}
    elif apart := SHOWN_APART.get(str(custom.get("type"))):
        lead, rest = _around(text, str(custom.get(apart) or ""))
        if custom.get("masked_markdown"):
            # What is said of it explains the choice, which the page offers itself.
            message, lead, rest = _without_button(message, MASK_CARD), f"{lead}\n\n{rest}".strip(), ""
        custom = {**custom, "lead": lead, "rest": rest}
    return {**message, "custom": custom}


def _around(text: str, told: str) -> tuple[str, str]:
    """What stands before and after a text in a longer one, without the marks of a quotation or of bold around it."""
    if not told:
        return text, ""
    marked = rf'\s*(?:\*\*|["“„«]|>\s)?{re.escape(told)}(?:\*\*|["”»])?\s*'
    lead, *rest = re.split(marked, text, maxsplit=1)
    return lead, "".join(rest)


def _kind(message: Message) -> str | None:
    custom = message.get("custom")
    return custom.get("type") if isinstance(custom, dict) else None


def _bare(message: Message, kinds: frozenset[str]) -> bool:
    return _kind(message) in kinds and not message.get("text") and not message.get("buttons")


def _plain(message: Message) -> bool:
    return bool(message.get("text")) and not message.get("custom")
