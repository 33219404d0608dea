"""When the database does not take a sentence: told kindly, nothing kept, and the conversation goes on."""

from __future__ import annotations

import time
from typing import Any, Callable

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.signal import deleting, sending
from actions.signal.memory import CONSENT, GUESSES, SENT, STEPS, TEXT, THEME
from bot.database import DatabaseError
from bot.insights.periods import Period
from bot.insights.signals import SignalsError
from bot.insights.signals.codes import new_code

AGREED = {TEXT: "er is geen plaats", THEME: "waiting", CONSENT: "yes"}


class Store:
    """Signals that do as a test wants."""

    def __init__(self, leave: Callable[[], str] = new_code, demo: bool = False) -> None:
        self._leave, self._demo = leave, demo
        self.deleted: list[str] = []

    def is_demo(self) -> bool:
        return self._demo

    def leave(self, theme: str, text: str, month: Period) -> str:
        return self._leave()

    def delete(self, code: str) -> bool:
        self.deleted.append(code)
        return True


def away(*_anything: object) -> str:
    raise SignalsError("the database did not answer (OperationalError)")


async def said_by(
    action: Any, slots: dict[str, Any], entities: list[dict[str, Any]] | None = None
) -> tuple[str, dict[str, Any]]:
    """The last response of an action and the slots that it sets."""
    message = {"text": "ja", "intent": {"name": "affirm", "confidence": 1.0}, "entities": entities or []}
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, Tracker("", slots, message, [], False, None, {}, ""), {})
    set_now = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    return dispatcher.messages[-1]["response"], set_now


async def send(
    monkeypatch: pytest.MonkeyPatch, store: Any, slots: dict[str, Any] = AGREED
) -> tuple[str, dict[str, Any]]:
    monkeypatch.setattr(sending, "signals", store if callable(store) else lambda: store)
    return await said_by(sending.ActionSendSignal(), slots)


async def test_a_yes_is_sent_and_the_sentence_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    response, slots = await send(monkeypatch, Store())
    assert response == "utter_signal_sent"
    assert slots[SENT] is True and not any(slots[step] for step in STEPS)


def no_database() -> Store:
    raise DatabaseError("De map bestaat niet.")


@pytest.mark.parametrize("store", [Store(leave=away), no_database, Store(demo=True)])
async def test_a_failure_is_told_and_nothing_stays(monkeypatch: pytest.MonkeyPatch, store: Any) -> None:
    response, slots = await send(monkeypatch, store)
    assert response == "utter_signal_failed"
    assert SENT not in slots and not any(slots[step] for step in STEPS)


async def test_what_is_kept_too_late_is_deleted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    code = new_code()
    store = Store(leave=lambda: code)
    monkeypatch.setattr(sending, "IN_TIME", -1.0)
    monkeypatch.setattr(sending, "GRACE", 30.0)
    response, _ = await send(monkeypatch, store)
    assert response == "utter_signal_failed" and store.deleted == [code]


async def test_a_database_that_hangs_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "IN_TIME", 0.05)
    monkeypatch.setattr(sending, "GRACE", 0.05)
    hangs = Store(leave=lambda: time.sleep(1) or new_code())  # type: ignore[func-returns-value]
    response, _ = await send(monkeypatch, hangs)
    assert response == "utter_signal_failed"


@pytest.mark.parametrize("lacking", [TEXT, THEME, CONSENT])
async def test_without_sentence_theme_or_yes_nothing_is_sent(monkeypatch: pytest.MonkeyPatch, lacking: str) -> None:
    response, _ = await send(monkeypatch, Store(leave=away), {**AGREED, lacking: None})
    assert response == "utter_signal_not_sent"


async def delete(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[..., Any], **slots: Any
) -> tuple[str, dict[str, Any]]:
    store = Store()
    store.delete = answer  # type: ignore[method-assign]
    monkeypatch.setattr(deleting, "signals", lambda: store)
    code = [{"entity": "signal_code", "value": new_code()}]
    return await said_by(deleting.ActionDeleteSignal(), slots, code)


async def test_deleting_that_fails_is_told_and_is_no_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    assert await delete(monkeypatch, away) == ("utter_signal_delete_failed", {})


async def test_only_codes_of_nothing_count_as_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    assert await delete(monkeypatch, lambda _: False, signal_guesses=2) == ("utter_signal_code_unknown", {GUESSES: 3})
    assert await delete(monkeypatch, lambda _: True, signal_guesses=4) == ("utter_signal_deleted", {SENT: None})
    assert await delete(monkeypatch, away, signal_guesses=5) == ("utter_signal_code_enough", {})
