"""Turns over the channel: what goes in, what comes out, and what is said when something is wrong."""

from __future__ import annotations

import asyncio
import http.client
import re
import secrets
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import LockError

from bot.web.texts import REPLIES

from .serving import CONVERSATIONS, MESSAGES, Served


def texts(response: httpx.Response) -> list[str]:
    return [message.get("text", "") for message in response.json()["messages"]]


def test_the_server_makes_ids_that_cannot_be_guessed(served: Served) -> None:
    ids = {served.begin() for _ in range(50)}
    assert len(ids) == 50
    assert all(re.fullmatch(r"[0-9a-f]{32}", each) for each in ids)


def test_a_message_is_answered(served: Served) -> None:
    response = served.say("hallo")
    assert response.status_code == 200
    assert response.json() == {"messages": [{"text": "Je zei: hallo"}]}


def test_text_buttons_and_payload_of_a_message_stay_together(served: Served) -> None:
    served.agent.says(
        {
            "text": " Waar loopt het vast?\n\nNeem je tijd. ",
            "buttons": [{"title": "Thuis", "payload": "/inform", "type": "postback"}, {"title": "School"}],
            "custom": {"type": "orientation_question", "field": "domains", "position": "2/6"},
            "utter_action": "utter_ask",
            "image": "https://elders.example/plaatje.png",
        },
        {"quick_replies": [{"title": "Ja", "payload": "/inform"}]},
        {"text": "  "},
    )
    assert served.say("x").json()["messages"] == [
        {
            "text": "Waar loopt het vast?\n\nNeem je tijd.",
            "buttons": [
                {"title": "Thuis", "payload": "/inform"},
                {"title": "School", "payload": "School"},
            ],
            "custom": {
                "type": "orientation_question",
                "field": "domains",
                "position": "2/6",
                "words": "Vraag 2 van 6",
                "here": 2,
                "steps": 6,
            },
        },
        {"buttons": [{"title": "Ja", "payload": "/inform"}]},
    ]


def test_the_id_does_not_come_back_in_an_answer(served: Served) -> None:
    conversation = served.begin()
    assert conversation not in served.say("hallo", conversation).text


def test_slashes_do_not_trigger_intents(served: Served) -> None:
    for message in ("/greet", "/hij slaat", "//greet"):
        served.say(message)
    assert served.agent.heard == ["/greet", "hij slaat", "greet"]


@pytest.mark.parametrize("message", ["", "   ", "\x00", "/", "\n"])
def test_an_empty_message_gets_a_kind_word_and_no_turn(served: Served, message: str) -> None:
    response = served.say(message)
    assert (response.status_code, texts(response)) == (200, [REPLIES["empty"]])
    assert served.agent.heard == []


def test_null_bytes_are_taken_out(served: Served) -> None:
    assert texts(served.say("ha\x00llo")) == ["Je zei: hallo"]


@pytest.mark.parametrize(("length", "status"), [(10_000, 200), (10_001, 413)])
def test_a_message_may_have_ten_thousand_characters(served: Served, length: int, status: int) -> None:
    response = served.say("é" * length)
    assert response.status_code == status
    assert (REPLIES["too_long"] in texts(response)) == (status == 413)


@pytest.mark.parametrize("message", [None, 3, ["hallo"], {"text": "hallo"}, True])
def test_a_message_that_is_no_text_is_refused(served: Served, message: object) -> None:
    response = served.say(message)
    assert (response.status_code, texts(response)) == (400, [REPLIES["malformed"]])


@pytest.mark.parametrize(
    "conversation",
    ["x", "A" * 32, "0" * 31, "0" * 33, "0" * 32 + "\n", "../" * 8, 7, ["0" * 32], "default"],
)
def test_an_id_that_is_none_of_ours_is_unknown(served: Served, conversation: Any) -> None:
    for response in (served.say("hallo", conversation), served.erase(conversation)):
        assert (response.status_code, texts(response)) == (404, [REPLIES["unknown_conversation"]])
    assert served.agent.heard == []


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"x"', b"null", b"\xff\xfe\x00", b"[" * 60_000, b"1" * 60_000, b'{"a":' * 9_000],
)
def test_a_body_that_is_no_json_object_is_refused(served: Served, body: bytes) -> None:
    for method, path in (("POST", MESSAGES), ("DELETE", CONVERSATIONS)):
        response = httpx.request(method, served.url + path, content=body)
        assert (response.status_code, texts(response)) == (400, [REPLIES["malformed"]])


def test_a_large_body_is_refused(served: Served) -> None:
    response = httpx.post(served.url + MESSAGES, content=b"x" * (64 * 1024 + 1))
    assert (response.status_code, texts(response)) == (413, [REPLIES["too_long"]])


def test_an_unknown_page_is_refused_in_dutch(served: Served) -> None:
    assert texts(httpx.get(served.url + "/bestaat-niet")) == [REPLIES["not_found"]]
    assert texts(httpx.get(served.url + MESSAGES)) == [REPLIES["not_allowed"]]


@pytest.mark.parametrize("error", [RuntimeError, KeyError, LockError, ConnectionError, asyncio.TimeoutError, OSError])
def test_a_turn_that_breaks_off_is_answered_kindly(served: Served, error: type[Exception]) -> None:
    async def fail(_message: UserMessage) -> None:
        raise error("geheim")

    served.agent.answer = fail
    response = served.say("hallo")
    assert (response.status_code, texts(response)) == (200, [REPLIES["failed"]])


def test_what_was_said_before_a_turn_broke_off_still_arrives(served: Served) -> None:
    async def fail_halfway(message: UserMessage) -> None:
        await message.output_channel.send_response("", {"text": "Bel 112."})
        raise RuntimeError

    served.agent.answer = fail_halfway
    assert texts(served.say("hij komt")) == ["Bel 112.", REPLIES["failed"]]


def test_a_turn_without_an_answer_is_answered_kindly(served: Served) -> None:
    served.agent.says()
    assert texts(served.say("hallo")) == [REPLIES["failed"]]


def test_nothing_people_type_and_no_id_reaches_a_log(
    served: Served, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    canary, conversation = "kanarie" + secrets.token_hex(4), secrets.token_hex(16)

    async def fail(message: UserMessage) -> None:
        raise RuntimeError(f"{message.sender_id} {message.text}")

    caplog.set_level("INFO")
    for name in ("httpx", "httpcore", "asyncio"):
        caplog.set_level("WARNING", name)
    served.say(canary, conversation)
    served.agent.answer = fail
    for message in (canary, f"/{canary}", f'/inform{{"{canary}": 1}}', canary * 2000, "\x00" + canary):
        served.say(message, conversation)
    httpx.get(f"{served.url}/{canary}")
    httpx.post(served.url + MESSAGES, content=canary)
    printed = "".join(capfd.readouterr())
    for text in (*(record.getMessage() + str(record.exc_text) for record in caplog.records), printed):
        assert canary not in text
        assert conversation not in text
    assert "A turn failed: RuntimeError." in caplog.messages


def test_messages_of_one_conversation_wait_for_each_other(served: Served) -> None:
    running: list[str] = []

    async def slow(message: UserMessage) -> None:
        assert not running, "two turns of one conversation at the same time"
        running.append(message.text)
        await asyncio.sleep(0.05)
        running.clear()
        await message.output_channel.send_response("", {"text": message.text})

    served.agent.answer = slow
    conversation = served.begin()
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda text: texts(served.say(text, conversation)), ["een", "twee", "drie"]))
    assert answers == [["een"], ["twee"], ["drie"]]


def test_health_says_whether_a_model_is_loaded(served: Served) -> None:
    ready = httpx.get(served.url + "/health")
    served.agent.ready = False
    not_ready = httpx.get(served.url + "/health")
    assert (ready.status_code, ready.json()) == (200, {"ready": True})
    assert (not_ready.status_code, not_ready.json()) == (503, {"ready": False})
    assert served.say("hallo").status_code == 503


def test_a_request_that_is_no_http_is_refused(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
        connection.sendall(b"NONSENS\r\n\r\n")
        response = http.client.HTTPResponse(connection)
        response.begin()
        assert response.status == 400
        assert response.headers["Content-Security-Policy"]
        assert REPLIES["malformed"] in response.read().decode()
