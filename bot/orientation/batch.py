"""`kompaan orient`: the same ranking as in the chat, for Situations as JSON."""

from __future__ import annotations

import json
from typing import Any, Iterator

from bot.database import connect
from bot.knowledge.queries import KnowledgeBase
from bot.orientation.advice import advise
from bot.orientation.situation import Situation, SituationError

_NOT_JSON = (ValueError, RecursionError)
"""What reading JSON raises: also for a number of thousands of digits, or brackets nested as deep."""


def orient_all(text: str, database_url: str) -> Iterator[dict[str, Any]]:
    """Yield the ranking for each Situation.

    Args:
        text: one JSON object, or one per line.
        database_url: where the knowledge base is.

    Raises:
        SituationError: when something is not JSON or no Situation; the message names the line.
        DatabaseError: when the knowledge base cannot be read.
    """
    situations = list(_situations(text))
    data = KnowledgeBase(connect(database_url)).orientation()
    for situation in situations:
        advice = advise(situation, data.profiles, data.contacts, data.steps, data.wording)
        yield {
            "options": [
                {"id": option.id, "score": option.score, "reasons": list(option.reasons)}
                for option in advice.ranking.options
            ],
            "excluded": [{"id": out.id, "reasons": list(out.reasons)} for out in advice.ranking.excluded],
            "contact": advice.contact.as_payload() if advice.contact else None,
        }


def _situations(text: str) -> Iterator[Situation]:
    text = text.removeprefix("\ufeff")
    try:
        whole = json.loads(text)
    except _NOT_JSON:
        # Not `splitlines`: a text in JSON may hold other line separators as they are.
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    else:
        yield _situation(whole, 1)
        return
    if not lines:
        raise SituationError("Er staat geen Situatie in de invoer.")
    for number, line in lines:
        try:
            plain = json.loads(line)
        except _NOT_JSON:
            raise SituationError(f"regel {number}: geen geldige JSON") from None
        yield _situation(plain, number)


def _situation(plain: Any, number: int) -> Situation:
    try:
        return Situation.from_mapping(plain)
    except SituationError as error:
        raise SituationError(f"regel {number}: {error}") from None
