"""In which file of `data/knowledge/` each record stands, so that what is written comes back where it was."""

from __future__ import annotations

from bot.knowledge.schema import Concept, Option, Question

_FILE_OF_KIND = {
    "role": "roles",
    "rung": "ladder",
    "need": "needs",
    "recommendation": "recommendations",
    "building_block": "building_blocks",
    "principle": "principles",
    "step": "steps",
    "condition": "conditions",
    "inspiration": "inspirations",
    "idea": "ideas",
}


def file_of_option(option: Option) -> str:
    """One file per option, named after its id."""
    return f"options/{option.id}.yml"


def file_of_concept(concept: Concept) -> str:
    """One file per kind of concept."""
    return f"concepts/{_FILE_OF_KIND[concept.kind]}.yml"


def file_of_question(question: Question) -> str:
    """One file per theme."""
    return f"questions/{question.theme}.yml"
