"""The two bots: Kompaan as `make chat` runs it, and the bot of `rasa init` with one custom action."""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Iterator

from bench.client import MakeDialogue
from bench.dialogues import GREETED, greetings, long_talk, orientation, reflection, repeated
from bench.processes import Group, python, run_to_end
from bot.knowledge.filling import fill
from bot.server.children import Servers, free_port, on_free_ports
from bot.settings import PROJECT, Settings
from bot.training import model_path

STATE = PROJECT / ".kompaan" / "bench"
ENVIRONMENT = {
    **os.environ,
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "SANIC_HOST": "127.0.0.1",
}
LOG = "bench.log"

RASA = "from rasa.__main__ import main; main()"
KOMPAAN = "from bot.cli import app; app()"
SERVE = f"from bot.server.children import stop_with_parent; stop_with_parent(); {RASA}"
SCAFFOLD = "from rasa.cli.scaffold import create_initial_project; create_initial_project('.')"
WARM_FILES = "import rasa.engine.recipes.default_recipe, rasa.core.run, rasa_sdk.endpoint"
"""Has the libraries in the file cache, so that the bot that starts first does not pay for both."""

ACTION = f'''
from rasa_sdk import Action


class ActionHelloWorld(Action):
    def name(self):
        return "action_hello_world"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="{GREETED}")
        return []
'''
RULE = """
- rule: Greet by the custom action
  steps:
  - intent: greet
  - action: action_hello_world
"""


@dataclass(frozen=True)
class Training:
    """How long a training took, program start included, and when it was measured."""

    seconds: float
    on: str


@dataclass(frozen=True)
class Bot:
    """A running bot.

    Attributes:
        name: as in the table.
        address: base URL of the chat server.
        pids: chat server and action server.
        training: of its model.
        start_seconds: from nothing until both servers answer.
        dialogues: whole conversations whose turns run custom actions, by name.
        endless: the same in one conversation that goes on as long as one wants, with different beginnings.
        plain: turns that are answered without a custom action, without end.
    """

    name: str
    address: str
    pids: tuple[int, ...]
    training: Training
    start_seconds: float
    dialogues: dict[str, MakeDialogue]
    endless: tuple[MakeDialogue, ...]
    plain: MakeDialogue


@contextmanager
def kompaan(retrain: bool = False) -> Iterator[Bot]:
    """Kompaan, running with a database of its own; trained when its data changed."""
    STATE.mkdir(parents=True, exist_ok=True)
    settings = on_free_ports(Settings.from_environment({"KOMPAAN_STATE": str(STATE)}))
    fill(settings.database_url)
    model = model_path(settings)
    environment = {**ENVIRONMENT, "KOMPAAN_STATE": str(STATE)}
    training = _trained(model, python(KOMPAAN, "train", "--force"), PROJECT, environment, STATE / LOG, retrain=retrain)
    began = time.perf_counter()
    with Servers(settings, model) as servers:
        yield Bot(
            name="Kompaan",
            address=servers.address,
            pids=servers.pids,
            training=training,
            start_seconds=time.perf_counter() - began,
            dialogues={"orientation": orientation, "reflection": reflection},
            endless=(long_talk, partial(long_talk, reflect_first=True)),
            plain=partial(repeated, "dankjewel", "Graag gedaan"),
        )


@contextmanager
def stock(retrain: bool = False) -> Iterator[Bot]:
    """The bot of `rasa init`, running; made and trained once."""
    made_of = f"{version('rasa')} {ACTION} {RULE}"
    home = STATE / f"stock-{hashlib.sha256(made_of.encode()).hexdigest()[:8]}"
    home.mkdir(parents=True, exist_ok=True)
    model = home / "models" / "stock.tar.gz"
    log = home / LOG
    if not model.is_file():
        run_to_end(python(SCAFFOLD), home, ENVIRONMENT, log)
        _give_action(home)
    train = python(RASA, "train", "--force", "--fixed-model-name", model.name.removesuffix(".tar.gz"))
    training = _trained(model, train, home, ENVIRONMENT, log, retrain=retrain)
    chat, actions = free_port(), free_port()
    (home / "endpoints.yml").write_text(f'action_endpoint:\n  url: "http://127.0.0.1:{actions}/webhook"\n')
    run_to_end(python(WARM_FILES), home, ENVIRONMENT, log)
    with Group(home, ENVIRONMENT, log) as servers:
        began = time.perf_counter()
        address = f"http://127.0.0.1:{chat}"
        servers.start(python(SERVE, "run", "--model", str(model), "-i", "127.0.0.1", "-p", str(chat)))
        servers.start(python(SERVE, "run", "actions", "-p", str(actions)))
        servers.await_answers(f"{address}/webhooks/rest/", f"http://127.0.0.1:{actions}/health")
        yield Bot(
            name="rasa init",
            address=address,
            pids=servers.pids,
            training=training,
            start_seconds=time.perf_counter() - began,
            dialogues={"greeting": greetings},
            endless=(greetings,),
            plain=partial(repeated, "bye", "Bye"),
        )


def _give_action(home: Path) -> None:
    """Add the custom action to the files of `rasa init`, in place of `utter_greet`."""
    (home / "actions" / "actions.py").write_text(ACTION)
    with (home / "domain.yml").open("a") as domain:
        domain.write("\nactions:\n- action_hello_world\n")
    with (home / "data" / "rules.yml").open("a") as rules:
        rules.write(RULE)
    # Rasa refuses stories that say something else than a rule.
    stories = home / "data" / "stories.yml"
    stories.write_text(stories.read_text().replace("utter_greet", "action_hello_world"))


def _trained(
    model: Path, command: list[str], directory: Path, environment: dict[str, str], log: Path, *, retrain: bool
) -> Training:
    """Train a model that is not there yet; how long it took stays beside it."""
    measured = model.with_name(f"{model.name}.training.json")
    if retrain or not (model.is_file() and measured.is_file()):
        print(f"Training {model.name} ...", flush=True)
        seconds = run_to_end(command, directory, environment, log)
        measured.write_text(json.dumps({"seconds": seconds, "on": date.today().isoformat()}))
    return Training(**json.loads(measured.read_text()))
