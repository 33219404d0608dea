"""Typing a canary wherever something can be typed, and also where nobody types."""

from __future__ import annotations

import json
import socket
import threading
from pathlib import Path

import httpx

from tests.conversations.steps import TO_WISH, start_orientation, start_reflection
from tests.privacy.making import real_domain
from tests.server.broken import ACTION, NLU, SLOW
from tests.server.own_channel import CONVERSATIONS, MESSAGES, OwnTalk
from tests.server.test_outage import check_lines
from tests.talking import Talk

REST = "/webhooks/rest/webhook"


def every_step(address: str, canary: str) -> list[str]:
    """Type the canary at every step of every conversation; returns the ids of the conversations."""
    ids = []
    for make in (Talk, OwnTalk):
        plain = make(address)
        for said in (f"hallo ik ben {canary}", f"wat kost {canary}?", f"wie leest dit {canary}", "help", "bron"):
            plain.say(said)
        plain.says(f"{canary}", "wis alles", f"nog eens {canary}") if isinstance(plain, Talk) else plain.erase()
        hard = make(address)
        hard.say(f"ik wil niet meer leven {canary}")
        check_lines(hard)  # type: ignore[arg-type]
        hard.say(f"mijn stiefvader slaat mij {canary}")
        hard.say(f"nee {canary}")
        ids += [plain.sender, hard.sender]
    for payload in typed_payloads(canary):
        for opening in ("/greet", "/start_orientation", "/start_reflection"):
            Talk(address).says(opening, payload, payload)
    orientation = Talk(address)
    start_orientation(orientation, *TO_WISH)
    orientation.say(f"dat {canary} weer graag thuis is")
    for _ in range(9):
        if not orientation.asked:
            break
        orientation.say(f"{canary}, dat weet ik niet zo goed")
        orientation.say("/skip")
    orientation.says("/make_card", f"dat past niet, {canary}", f'/ask_cost{{"option": "{canary}"}}')
    reflection = Talk(address)
    start_reflection(reflection)
    reflection.says(f"ik vroeg {canary} wat die zelf wou", f"terug {canary}", "terug", f"{canary}", "stop", canary)
    return [*ids, orientation.sender, reflection.sender]


def typed_payloads(canary: str) -> list[str]:
    """What a button sends, typed by hand with something else in it."""
    intents = ["inform", "ask_option_info", "ask_cost", "ask_contact", "ask_comparison", "start_reflection"]
    entities = sorted(real_domain().entities)
    spread = [f'/inform{{"{entity}": "{canary}"}}' for entity in entities]
    return [*spread, *(f"/{intent}{json.dumps(dict.fromkeys(entities, canary))}" for intent in intents)]


def malformed(address: str, canary: str) -> None:
    """Everything that is no message, and messages that nobody types."""
    for path in (REST, MESSAGES, CONVERSATIONS, "/", f"/{canary}", f"/webhooks/{canary}?x={canary}"):
        for body in (
            f'{{"message": "{canary}',
            f'["{canary}"]',
            f'"{canary}"',
            f'{{"sender": ["{canary}"], "conversation": "{canary}", "message": {{"{canary}": 1}}}}',
            f'{{"sender": "x", "message": null, "metadata": "{canary}"}}',
            "[" * 50_000 + canary,
            canary * 20_000,
        ):
            for method in ("POST", "DELETE", "PUT", "GET"):
                headers = {"Content-Type": "application/json", "User-Agent": canary, "Referer": f"https://{canary}.be/"}
                try:
                    httpx.request(method, address + path, content=body.encode(), headers=headers, timeout=30)
                except httpx.HTTPError:
                    continue
    for strange in (
        f"/{canary}{{",
        f"/{canary}",
        f'/inform{{"{canary}": ',
        f"{canary}\0{canary}",
        f"\ud83d {canary}",
        (canary + " ") * 500,
        f'/inform{{"wish": "{canary}"}}',
        f"<script>{canary}</script> {{{{ {canary} }}}} %({canary})s %s {{0}}",
    ):
        for make in (Talk, OwnTalk):
            make(address).say(strange)
    Talk(address, sender=f"zender-{canary}").says("hallo", f"{NLU} {canary}", f"{ACTION} {canary}")
    httpx.post(f"{address}{REST}?stream=true", json={"sender": canary, "message": f"{NLU} {canary}"}, timeout=30)
    raw = socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])))
    raw.sendall(f"POST {REST} HTTP/9.9 {canary}\r\nX: {canary}\r\n\r\n{canary}".encode())
    raw.close()


def leave_in_mid_turn(address: str, canary: str) -> None:
    """Ask, and be gone before the answer."""
    for path, body in ((REST, {"sender": canary, "message": canary}), (MESSAGES, {})):
        body = body or {"conversation": OwnTalk(address).sender, "message": f"mijn kind {canary}"}
        try:
            httpx.post(address + path, json=body, timeout=httpx.Timeout(5, read=0.001))
        except httpx.TimeoutException:
            continue


def ask_slowly(address: str, canary: str) -> threading.Thread:
    """Begin a turn that the action server will not end."""

    def ask() -> None:
        talk = Talk(address)
        try:
            talk.say("/start_orientation")
            talk.say(f"{SLOW} {canary}")
        except OSError:
            return

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    return thread


def connected(port: int) -> bool:
    """Whether somebody has a connection open to a port."""
    with Path("/proc/net/tcp").open(encoding="ascii") as table:
        return any(line.split()[3] == "01" for line in table if f":{port:04X} " in line)
