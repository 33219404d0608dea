"""What forgetting costs and gives back: a store alone, real servers, and erasures in a crowd."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle, islice

import httpx
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bench.client import PATH as REST
from bench.client import BenchError, Client, Dialogue, play
from bench.dialogues import STORY, orientation, reflection
from bench.processes import resident_megabytes
from bot.privacy.memory import elapsed
from bot.privacy.tracker_store import SWEEP, EphemeralTrackerStore
from bot.server.children import Servers
from bot.settings import PROJECT

TURNS = 10
MINUTES = 1.0
"""Time to live in the real server here, so that nobody waits half an hour; a deployment has 30."""

SIDE_BY_SIDE = 50
ERASURES = 40
OWN = "/webhooks/kompaan/conversations"
MESSAGES = "/webhooks/kompaan/messages"

SHORT_LIVED = f"""
import sys
import bot.server.chat
from bot.server.children import stop_with_parent
be_quiet = bot.server.chat.be_quiet
def quiet_and_short_lived():
    be_quiet()
    from bot.privacy.tracker_store import EphemeralTrackerStore as Store
    init = Store.__init__
    Store.__init__ = lambda self, *args, **more: init(self, *args, **{{**more, "minutes": {MINUTES}}})
bot.server.chat.be_quiet = quiet_and_short_lived
stop_with_parent()
bot.server.chat.serve(sys.argv[1])
"""


@dataclass(frozen=True)
class Memory:
    """Resident memory in MB: before, with all conversations, and after their time is over."""

    before: float
    full: float
    after: float


class ShortLivedServers(Servers):
    """The real servers, with a shorter time to live."""

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        if module != "bot.server.chat":
            return super()._start(module, *arguments)
        environment = {
            **os.environ,
            "KOMPAAN_STATE": str(self.settings.state),
            "KOMPAAN_DATABASE_URL": self.settings.database_url,
            "KOMPAAN_CHAT_PORT": str(self.settings.chat_port),
            "KOMPAAN_ACTIONS_PORT": str(self.settings.actions_port),
            "TF_CPP_MIN_LOG_LEVEL": "3",
        }
        command = [sys.executable, "-c", SHORT_LIVED, *arguments]
        return subprocess.Popen(command, cwd=PROJECT, env=environment, stdin=subprocess.PIPE, start_new_session=True)


def store_alone(conversations: int) -> Memory:
    """Conversations of ten turns in a tracker store, and then nobody any more."""
    domain = Domain.load(str(PROJECT / "domain.yml"))
    ranking = [{"name": name, "confidence": 0.02} for name in sorted(domain.intents)]
    ahead = 0.0
    store = EphemeralTrackerStore(domain, clock=lambda: elapsed() + ahead)

    async def talk(sender: str) -> None:
        tracker = DialogueStateTracker(sender, domain.slots)
        for turn in range(TURNS):
            parsed = {"intent": ranking[turn], "entities": [], "text": f"{STORY} {sender} {turn}"}
            said = UserUttered(parsed["text"], ranking[turn], [], {**parsed, "intent_ranking": ranking})
            answer = [ActionExecuted("orientation_form"), SlotSet("wish", parsed["text"]), BotUttered("Vraag?" * 20)]
            tracker.update_with_events([said, *answer, ActionExecuted("action_listen")], domain)
            await store.save(tracker)
        await store.retrieve(sender)

    async def measure() -> Memory:
        nonlocal ahead
        for number in range(200):
            await talk(f"warm-{number}")
        ahead += 3600
        await _until_empty(store)
        before = resident_megabytes(os.getpid())
        for number in range(conversations):
            await talk(f"{number:032x}")
        full = resident_megabytes(os.getpid())
        ahead += 3600
        await _until_empty(store)
        return Memory(before, full, resident_megabytes(os.getpid()))

    return asyncio.run(measure())


async def _until_empty(store: EphemeralTrackerStore) -> None:
    """Wait for the store to sweep by itself; nobody uses it meanwhile."""
    # Not len(): that would sweep.
    deadline = time.monotonic() + 2 * SWEEP + 5
    while not store.sweeper.rests:
        if time.monotonic() > deadline:
            raise BenchError("the store does not forget by itself")
        await asyncio.sleep(0.2)


def served(servers: Servers, conversations: int) -> Memory:
    """The same in the real chat server, fewer of them."""
    chat, _ = servers.pids
    client = Client(servers.address)
    makers = cycle((orientation, reflection))
    for make in islice(makers, 20):
        _talk(client, make())
    _idle()
    before = resident_megabytes(chat)
    for make in islice(makers, conversations):
        _talk(client, make())
    client.close()
    full = resident_megabytes(chat)
    _idle()
    return Memory(before, full, resident_megabytes(chat))


def _talk(client: Client, dialogue: Dialogue) -> None:
    with suppress(BenchError):
        list(islice(play(client, dialogue), TURNS))


def _idle() -> None:
    time.sleep(MINUTES * 60 + 2 * SWEEP)


def erasing(address: str) -> dict[str, list[float]]:
    """Seconds until an erasure is confirmed, while others talk on; sorted, by the way it is asked."""
    over = threading.Event()
    errors: list[Exception] = []
    crowd = [
        threading.Thread(target=_talk_on, args=(address, number, over, errors), daemon=True)
        for number in range(SIDE_BY_SIDE)
    ]
    for thread in crowd:
        thread.start()
    seconds: dict[str, list[float]] = {}
    try:
        with httpx.Client(base_url=address, timeout=60) as page:
            for _ in range(ERASURES):
                for way, ask in WAYS.items():
                    conversation = page.post(OWN).json()["conversation"]
                    page.post(MESSAGES, json={"conversation": conversation, "message": STORY})
                    began = time.perf_counter()
                    answer = ask(page, conversation)
                    seconds.setdefault(way, []).append(time.perf_counter() - began)
                    if answer.status_code != 200 or "erased" not in answer.text:
                        raise BenchError(f"not erased: {answer.status_code}")
    finally:
        over.set()
        for thread in crowd:
            thread.join(60)
    if errors:
        raise errors[0]
    return {way: sorted(each) for way, each in seconds.items()}


def _press(page: httpx.Client, conversation: str) -> httpx.Response:
    return page.request("DELETE", OWN, json={"conversation": conversation})


def _type(page: httpx.Client, conversation: str) -> httpx.Response:
    return page.post(MESSAGES, json={"conversation": conversation, "message": "wis alles"})


def _type_over_rest(page: httpx.Client, conversation: str) -> httpx.Response:
    return page.post(REST, json={"sender": conversation, "message": "wis alles"})


WAYS = {"button": _press, "typed in the page": _type, "typed over REST": _type_over_rest}


def _talk_on(address: str, number: int, over: threading.Event, errors: list[Exception]) -> None:
    client = Client(address)
    try:
        while not over.is_set():
            # A conversation that goes another way than was written keeps the servers just as busy.
            with suppress(BenchError):
                for _ in play(client, (orientation, reflection)[number % 2]()):
                    if over.is_set():
                        return
    except Exception as error:  # noqa: BLE001  (raised in the thread that measures)
        errors.append(error)
    finally:
        client.close()
