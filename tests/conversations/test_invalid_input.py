"""Whatever is sent, an answer comes, no form breaks, and nobody is told that they did something wrong."""

from __future__ import annotations

import pytest

from tests.conversations.steps import TO_NETWORK, TO_WISH, start_orientation, start_reflection
from tests.talking import Talk

TECHNICAL = "Er hapert iets"

STRANGE = {
    "emoji": "😭😭😭",
    "signs": "?!...",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "sql": "'; DROP TABLE monthly_count; --",
    "template": "{{7*7}} {naam} %s ${HOME}",
    "null bytes": "hal\x00lo\x00",
    "control": "\x1b[31m\u202e\ufeff",
    "slash": "/",
    "slashes": "// ok",
    "unknown intent": "/bestaat_niet",
    "unknown intent with entities": '/bestaat_niet{"age": 4}',
    "half a payload": '/inform{"age": ',
    "nested payload": '/inform{"age": {"a": [1]}}',
    "wrong type": '/inform{"age": "veel", "network": 7, "minutes": "lang", "theme": "x", "waiting": "ja"}',
    "wrong value": '/inform{"age": -77, "asker": "koning", "province": "Atlantis", "domain": "geld"}',
    "unknown option": '/ask_cost{"option": "bestaat-niet"}',
    "list": '/inform{"age": [1, 2, "x", null]}',
    "session": "/session_start",
    "long": "mijn zoon luistert niet en ik ben moe. " * 256,
    "one long word": "a" * 10_000,
    "many lines": "\n" * 50 + "help" + "\n" * 50,
}


def check_answered(talk: Talk) -> None:
    """Something was said, and it is no excuse for a fault."""
    assert talk.messages, "silence"
    assert TECHNICAL not in talk.text
    assert "Traceback" not in talk.text


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_as_a_first_message(talk: Talk, text: str) -> None:
    talk.say(text)
    check_answered(talk)
    talk.says("wis alles", "hallo")
    check_answered(talk)


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_in_an_orientation(talk: Talk, text: str) -> None:
    start_orientation(talk, *TO_NETWORK)
    talk.say(text)
    check_answered(talk)
    for _ in range(10):
        if not talk.asked:
            break
        talk.say("/skip")
        check_answered(talk)
    assert talk.asked is None


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_as_an_answer_in_a_reflection(talk: Talk, text: str) -> None:
    start_reflection(talk)
    talk.say(text)
    check_answered(talk)
    for _ in range(8):
        if not talk.titles or talk.custom("reflection_summary"):
            break
        talk.say("/skip")
        check_answered(talk)


@pytest.mark.parametrize("text", ["/", "/weet ik niet", "<b>ik</b> & zij", "{naam} koos zelf", "a" * 10_000])
def test_what_looks_strange_is_kept_as_it_was_written(talk: Talk, text: str) -> None:
    start_reflection(talk)
    talk.says(text, "stop")
    summary = talk.custom("reflection_summary")
    assert summary is not None, talk.text
    assert summary["answered"] == 1
    assert text in summary["markdown"]


def test_a_wish_with_braces_stays_on_the_card(talk: Talk) -> None:
    start_orientation(talk, *TO_WISH)
    talk.say("dat {hij} {{luistert}} naar <b>mij</b>")
    while talk.asked:
        talk.say("/skip")
    assert "dat {hij} {{luistert}} naar <b>mij</b>" in talk.press("Maak mijn kaartje")


def test_an_empty_message_breaks_nothing(talk: Talk) -> None:
    start_orientation(talk, *TO_WISH)
    for text in ("", "   "):
        talk.say(text)
        assert TECHNICAL not in talk.text
    talk.say("dat het weer rustig wordt")
    assert talk.asked == "network"


def test_values_outside_the_contract_leave_what_is_known_alone(talk: Talk) -> None:
    start_orientation(talk, *TO_WISH)
    talk.say(STRANGE["wrong value"])
    talk.say(STRANGE["wrong type"])
    talk.say("/show_advice")
    advice = talk.custom("advice")
    assert advice is not None
    assert "3 tot 5 jaar" in advice["card_markdown"]
    assert "-77" not in str(talk.messages)
