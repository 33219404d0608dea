"""Rasa's responses, with the lines to call filled in from the knowledge base.

`domain.yml` names the lines of a crisis response by id; name, number and site stand once, in
`data/knowledge/contacts.yml`. It is read at start-up, so that the lines come without database or action server;
an import afterwards is taken up from the database.
"""

from __future__ import annotations

from typing import Any, Dict, Mapping

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.knowledge.live import Live
from bot.knowledge.loader import load_contacts
from bot.knowledge.queries import KnowledgeBase
from bot.settings import KNOWLEDGE_DIRECTORY, Settings

SHOWN = ("name", "phone", "url")


class KompaanNLG(TemplatedNaturalLanguageGenerator):
    """Generates responses from the domain; see the module."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        """Read the contacts; a response that names an unknown line is refused here, not in a hard moment."""
        super().__init__(domain.responses)
        lines = {str(contact.id): contact.dict(include=set(SHOWN)) for contact in load_contacts(KNOWLEDGE_DIRECTORY)}
        self._lines = Live(Settings.from_environment().database_url, lambda base: {**lines, **_lines(base)}, lines)
        for variations in domain.responses.values():
            for variation in variations:
                self._with_lines(variation)

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> Dict[str, Any] | None:
        """Generate a response (see parent class), its crisis lines filled in."""
        response = await super().generate(utter_action, tracker, output_channel, **kwargs)
        return self._with_lines(response) if response else response

    def _with_lines(self, response: Dict[str, Any]) -> Dict[str, Any]:
        custom = response.get("custom")
        if not isinstance(custom, Mapping) or custom.get("type") != "crisis":
            return response
        known = self._lines.current()
        lines = [{name: value for name, value in known[line].items() if value} for line in custom["lines"]]
        return {**response, "custom": {**custom, "lines": lines}}


def _lines(base: KnowledgeBase) -> Dict[str, Dict[str, Any]]:
    """The contacts of the last import, by id."""
    return {contact.id: {name: getattr(contact, name) for name in SHOWN} for contact in base.contacts()}
