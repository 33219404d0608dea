"""`kompaan knowledge`: check, import and export the knowledge base."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import typer
from sqlalchemy.engine import Engine

from bot.console import console, fail, warn
from bot.database import DatabaseError, connect, migrate
from bot.knowledge.exporter import as_contract, write_yaml
from bot.knowledge.importer import import_knowledge
from bot.knowledge.loader import KnowledgeError, load
from bot.knowledge.schema_files import SCHEMA_DIRECTORY, write_schemas
from bot.knowledge.warnings import warnings
from bot.settings import KNOWLEDGE_DIRECTORY, Settings, SettingsError

app = typer.Typer(help="Nakijken, inlezen en uitschrijven van de kennisbank.", no_args_is_help=True)

DIRECTORY = typer.Argument(KNOWLEDGE_DIRECTORY, help="Map met de YAML-bestanden.")


@app.command()
def check(directory: Path = DIRECTORY) -> None:
    """Kijk de bestanden na: elke fout met bestand, regel en veld."""
    try:
        knowledge = load(directory)
    except KnowledgeError as error:
        fail(f"{len(error.faults)} fout(en):", *map(str, error.faults))
    for warning in warnings(knowledge, date.today()):
        warn(f"Let op: {warning}")
    print(f"In orde: {len(knowledge.questions)} vragen, {len(knowledge.options)} vormen van steun.")


@app.command("import")
def import_(directory: Path = DIRECTORY) -> None:
    """Lees de bestanden in de database in; met één fout verandert er niets."""
    try:
        with console.status("Inlezen..."):
            knowledge = load(directory)
            engine = _connect_or_fail()
            migrate(engine)
            changed = import_knowledge(engine, knowledge)
    except KnowledgeError as error:
        fail(f"Niets ingelezen, {len(error.faults)} fout(en):", *map(str, error.faults))
    except DatabaseError as error:
        fail(str(error))
    print("Ingelezen." if changed else "Er was niets veranderd.")


@app.command()
def export(
    directory: Path | None = typer.Argument(None, help="Map waarin de YAML-bestanden komen."),
    json_file: str | None = typer.Option(None, "--json", help="Schrijf JSON naar dit bestand; - voor uitvoer."),
) -> None:
    """Schrijf uit wat in de database staat, als YAML of als JSON."""
    if (directory is None) == (json_file is None):
        fail("Geef een map voor YAML, of --json met een bestand.")
    engine = _connect_or_fail()
    try:
        if directory is not None:
            print(f"{write_yaml(engine, directory)} bestanden geschreven.")
            return
        text = json.dumps(as_contract(engine), ensure_ascii=False, indent=1)
        if json_file == "-":
            print(text)
        else:
            Path(str(json_file)).write_text(text + "\n", encoding="utf-8")
    except DatabaseError as error:
        fail(str(error))
    except OSError as error:
        fail(f"Daar kan niet geschreven worden ({type(error).__name__}). Kies een andere plaats.")


@app.command()
def schema(directory: Path = typer.Argument(SCHEMA_DIRECTORY, help="Map voor de JSON Schema's.")) -> None:
    """Schrijf de JSON Schema's waarmee een tekstverwerker de bestanden aanvult en nakijkt."""
    try:
        print(f"{write_schemas(directory)} schema's geschreven.")
    except OSError as error:
        fail(f"Daar kan niet geschreven worden ({type(error).__name__}). Kies een andere plaats.")


def _connect_or_fail() -> Engine:
    """The engine of the settings, or one clear line."""
    try:
        settings = Settings.from_environment()
        settings.make_default_state()
        return connect(settings.database_url)
    except (SettingsError, DatabaseError) as error:
        fail(str(error))
