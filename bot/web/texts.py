"""The words of the channel and the page, from `texts.yml` and the labels of the knowledge base's fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.settings import PROJECT


def _read(path: Path) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return loaded


TEXTS = _read(Path(__file__).with_name("texts.yml"))
"""All texts by section; see the file."""

REPLIES: Mapping[str, str] = TEXTS["replies"]
"""What the channel itself says, by code; everything else is said by the bot."""

_FIELDS: Mapping[str, str] = _read(PROJECT / "data" / "wording" / "labels.yml")["fields"]


def field_label(field: str) -> str:
    """How a fact of an option is called at the head of a row; the field itself when it has no name."""
    label = _FIELDS.get(field, field)
    return label[:1].upper() + label[1:]


def script_texts() -> str:
    """The module `texts.js`: what the page's scripts say."""
    page = {name: TEXTS["page"][name] for name in ("you", "kompaan", "trimmed")}
    wanted = {**TEXTS["messages"], **TEXTS["script"], **page, "erased": REPLIES["erased"]}
    return f"export const TEXTS = {json.dumps(wanted, ensure_ascii=False, indent=0)};\n"


def launcher_texts() -> str:
    """The launcher's texts as a JavaScript object."""
    return json.dumps({"name": TEXTS["page"]["name"], **TEXTS["launcher"]}, ensure_ascii=False)
