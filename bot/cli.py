"""The `kompaan` command: everything a person does with Kompaan outside the chat itself."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import typer

from bot.console import console, fail
from bot.database import DatabaseError
from bot.insights.cli import coordinator_app, insights_app
from bot.knowledge.cli import app as knowledge_app
from bot.knowledge.filling import fill
from bot.knowledge.loader import KnowledgeError
from bot.privacy.cli import mask
from bot.settings import Settings, SettingsError
from bot.training import READ_AT_START, TrainingError, model_path, require_readable
from bot.training import train as train_model

app = typer.Typer(help="Kompaan, chatbot voor de Vlaamse jeugdhulp.", no_args_is_help=True, add_completion=False)
app.add_typer(knowledge_app, name="knowledge")
app.add_typer(insights_app, name="insights")
app.add_typer(coordinator_app, name="coordinator")
app.command()(mask)


@app.command()
def chat() -> None:
    """Start alles: kennisbank, model, chatserver, actieserver en site voor coördinatoren. Stop met Ctrl-C."""
    from bot.server.children import Servers, StartError, require_free_ports

    settings = _settings()
    try:
        # A port that is taken is said at once, not after a minute of training.
        require_free_ports(settings, with_insights=True)
        with Servers(settings, prepare(settings), with_insights=True) as servers:
            print(f"Kompaan luistert op {servers.address}  (stoppen met Ctrl-C)", flush=True)
            print(f"Coördinatoren kijken op {settings.insights_address}", flush=True)
            signal.signal(signal.SIGTERM, _interrupt)
            servers.watch()
    except StartError as error:
        fail(str(error))
    except KeyboardInterrupt:
        console.print("Gestopt.")


@app.command()
def shell() -> None:
    """Praat met dezelfde bot in de terminal."""
    from bot.server.children import Servers, StartError, on_free_ports
    from bot.shell import talk

    settings = on_free_ports(_settings())
    try:
        with Servers(settings, prepare(settings)) as servers:
            talk(servers.address)
    except StartError as error:
        fail(str(error))
    except KeyboardInterrupt:
        console.print("Gestopt.")


@app.command()
def train(force: bool = typer.Option(False, help="Train ook als er niets veranderd is.")) -> None:
    """Train het model als er iets veranderd is."""
    settings = _settings()
    print(_ready_model(settings, force))


@app.command()
def orient(
    file: str = typer.Argument(..., help="Bestand met een Situatie (JSON) of één per regel; - voor invoer."),
) -> None:
    """Toon de rangschikking voor een Situatie, zonder gesprek."""
    from bot.orientation.batch import orient_all
    from bot.orientation.situation import SituationError

    settings = _settings()
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        fail(f"Het bestand is niet te lezen ({type(error).__name__}).")
    _ready_knowledge(settings)
    try:
        for result in orient_all(text, settings.database_url):
            print(json.dumps(result, ensure_ascii=False))
    except (SituationError, DatabaseError) as error:
        fail(str(error))


def prepare(settings: Settings) -> Path:
    """Make knowledge base and model ready; returns the model's path."""
    _ready_knowledge(settings)
    return _ready_model(settings, force=False)


def _ready_knowledge(settings: Settings) -> None:
    settings.make_default_state()
    try:
        with console.status("Kennisbank nakijken en inlezen..."):
            changed = fill(settings.database_url)
    except KnowledgeError as error:
        fail("De kennisbank heeft fouten; verbeter ze en probeer opnieuw.", *map(str, error.faults))
    except DatabaseError as error:
        fail(str(error))
    if changed:
        console.print("Kennisbank ingelezen.")


def _ready_model(settings: Settings, force: bool) -> Path:
    wanted = model_path(settings)
    try:
        require_readable(READ_AT_START)
        if wanted.is_file() and not force:
            return wanted
        with console.status("Model trainen, dat duurt een minuut of twee..."):
            trained = train_model(settings)
    except TrainingError as error:
        fail(str(error))
    console.print("Model getraind.")
    return trained


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except SettingsError as error:
        fail(str(error))


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
