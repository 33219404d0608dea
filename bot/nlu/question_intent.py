"""A message that asks about something by its name or nature is a question, whatever its words resemble.

"Wat kan voor een kind van 3?" looks like a story about a child, "hoe werkt krachtgericht werken?" like a worker's
story, "ik wil reflecteren over mijn rol" like a wish without a theme. What was found in them tells more than how
they sound.
"""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Sequence, Set, Type

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import ReadingComponent, set_intent
from bot.nlu.entities.likeness import MAYBE, SURELY, likens
from bot.nlu.entities.pointing import ABOUT_IT, POINTS
from bot.nlu.entities.shape import BARE, ELSEWHERE, EXPLICIT, OPENING, PLAIN, STRANGE, TOLD
from bot.nlu.fact_entities import FactEntityExtractor
from bot.nlu.steering import seems_to_steer

FALLBACK = "nlu_fallback"
ABOUT = "ask_option_info"
"""The intent of a question that no other intent is made for."""

SURE = 0.9
WEAK = 0.5
"""Below this a guess that someone tells a story counts for nothing."""

LIKELY = 0.55
"""How sure when nothing but a name was written: in a form that is an answer, elsewhere a question."""

LONGEST_QUESTION = 30
"""Words; what is longer tells a story, in which something may be named."""

STEERS = frozenset({"stop", "erase", "skip", "back", "next_question", "affirm", "deny", "bot_challenge", "dont_know"})
"""Intents that steer the conversation: these stay what they are."""

ABOUT_THE_BOT = frozenset({"ask_anonymity", "ask_source"})
"""Questions to the bot about itself; about something that is named they ask something else."""

OWN_STORY = ("concern_", "reflect_", "start_", "inform", "doesnt_fit")
"""Beginnings of the intents with which someone tells of themselves."""

OF_SOMETHING = (*OWN_STORY, "out_of_scope", FALLBACK, "show_")
"""Beginnings of the intents that a question about a fact may look like when it names nothing."""

OWN_NAME = "kompaan"
"""An idea that is also the bot's name: "kompaan, hoe werk jij?" asks nothing about the idea."""

TO_THE_BOT = frozenset({"greet", "thank", "goodbye", "help", "repeat", "explain", "out_of_scope", "ask_anonymity"})
"""What one says to the bot, with its name."""

OTHER_FACTS = frozenset(
    {"home_visits", "child_alone", "where", "waiting_list", "who_decides", "for_whom", "who_supports", "voluntary"}
    | {"cost", "duration", "embedding"}
)
"""What may be asked of *dat* in words that sound as if its source were asked for; "van welk jaar" does ask for it."""

ASKED_OF_SOURCES = frozenset({"origin"})
"""What may be asked of the bot's answer as well as of an option: "waar komt dat vandaan"."""

OF_PRIVACY = frozenset({"child_alone", "mandate"})
"""What may be asked of this chat as well as of an option: "horen mijn ouders dat"."""

UNSPOKEN = (*OF_SOMETHING, "ask_source", "ask_anonymity", "leave_signal", "goodbye", "make_card")
"""Beginnings of the intents that nothing but a question for a fact may look like, also when no word points."""

LIST = "list"
"""Value of `across` in a message that asks for a list, also at the end of a story: "wat bestaat er dan"."""

LONGEST_TOLD = 25
"""Words of a story that may end so; a longer one is told to be heard."""

BETWEEN = frozenset({"of", "vs", "versus", "tegenover"})
"""Between options these ask which, also without any other word that asks."""

SEARCHED = frozenset({"trait", "age", "waiting", "court", "disability", "domain"})

THEMES: Mapping[str, str] = {
    "participatie": "participation",
    "transparantie": "transparency",
    "vraaggestuurd-werken": "demand",
    "eigen-regie": "selfdirection",
    "positie-en-rol": "role",
}
"""Ideas that are a theme of reflection too: a worker who names one wants to begin."""

THEMELESS = frozenset({"start_reflection", "change_theme"})
"""The wish to reflect; with a theme in the same message it is the wish to reflect on that."""

IN_PASSING = ("vragen stellen", "achter de rug")
"""Words that name a theme in a story, but not where someone asks for a reflection: "kan je mij vragen stellen"."""

POINTING = frozenset({"dat", "da", "daar", "daarvoor", "daarvan", "dit", "zoiets", "ze", "die", "er"})
LONGEST_POINTING = 7
LONGEST_DOUBTFUL = 10
"""Words of such a question when it sounds like nothing else."""

LONGEST_OUT_OF_SCOPE = 5
"""Words of a question such as "hoe lang duurt dat?", which names nothing."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class QuestionIntent(ReadingComponent):
    """Sets the intent of a plain question to `ask_option_info`, unless it already is a question about options."""

    @classmethod
    def required_components(cls) -> List[Type[Any]]:
        """The facts in the message."""
        return [FactEntityExtractor]

    def process(self, messages: List[Message]) -> List[Message]:
        """Look at what each message asks."""
        for message in messages:
            found: Dict[str, List[Any]] = {}
            for entity in message.get(ENTITIES, []):
                found.setdefault(entity["entity"], []).append(entity["value"])
            text = message.get(TEXT) or ""
            theme = theme_to_reflect_on(_without_fallback(message), found, text)
            if theme is not None:
                set_intent(message, theme, _chance(message, theme, *THEMELESS))
                continue
            sure = _sureness(_likely(message.get(INTENT) or {}), found, text)
            if sure is not None:
                set_intent(message, ABOUT, sure)
        return messages


def theme_to_reflect_on(intent: str, found: Mapping[str, Sequence[Any]], text: str) -> str | None:
    """The intent of the one theme that a wish to reflect names; None when it names none, or several.

    Args:
        intent: what the message sounds like.
        found: values of its entities, by name.
        text: the message.
    """
    if intent not in THEMELESS or EXPLICIT in found.get("question", ()):
        return None
    if any(words in text.lower() for words in IN_PASSING):
        return None
    named = {*found.get("theme", ()), *(THEMES[idea] for idea in found.get("concept", ()) if idea in THEMES)}
    return f"reflect_{named.pop()}" if len(named) == 1 else None


def _without_fallback(message: Message) -> str:
    """What a message sounds like most, also when that is not clear."""
    ranking = message.get(INTENT_RANKING_KEY) or [message.get(INTENT) or {}]
    return next((one["name"] for one in ranking if one.get("name") not in (None, FALLBACK)), FALLBACK)


def _chance(message: Message, *names: str) -> float:
    """How sure it is that a message means one of these."""
    ranking = message.get(INTENT_RANKING_KEY) or [message.get(INTENT)]
    return min(1.0, sum(float(one["confidence"]) for one in ranking if one["name"] in names))


def _likely(intent: Mapping[str, Any]) -> str:
    """What a message sounds like; a weak guess at a story counts as none."""
    name = intent.get("name") or ""
    weak = name.startswith(OWN_STORY) and float(intent.get("confidence") or 0.0) < WEAK
    return FALLBACK if weak else name


def _sureness(intent: str, found: Mapping[str, Sequence[Any]], text: str) -> float | None:
    """How sure a message is a question about a form of support or an idea, whatever it sounds like; None for no."""
    marks = found.get("question", ())
    shape, words = next(iter(marks), None), text.lower().replace("?", " ").split()
    if shape is None and intent == FALLBACK and len(set(found.get("option", ()))) > 1:
        return None if BETWEEN.isdisjoint(words) else SURE
    if (intent not in STEERS or seems_to_steer(intent, found, words)) and _of_what_was_said(intent, found):
        return SURE
    if intent == FALLBACK and shape == PLAIN and POINTS in marks and likens(marks, MAYBE):
        return SURE
    if shape is None or intent in STEERS or (intent.startswith("ask_") and intent not in ABOUT_THE_BOT):
        return None
    if intent == "ask_source":
        of_named = {"option", "concept"} & set(found) and ("field" in found or shape == EXPLICIT)
        return SURE if of_named or shape == STRANGE or not OTHER_FACTS.isdisjoint(found.get("field", ())) else None
    if intent == "ask_anonymity" and shape != STRANGE and not {"option", "concept", "across"} & set(found):
        return None
    concepts = set(found.get("concept", ()))
    if intent in TO_THE_BOT and concepts == {OWN_NAME}:
        return None
    if shape == BARE:
        named = "option" in found or (
            concepts and not (intent.startswith("reflect_") and len(concepts) == 1 and concepts <= THEMES.keys())
        )
        return LIKELY if named else None
    if len(words) > LONGEST_QUESTION:
        return None
    if LIST in found.get("across", ()) and len(words) <= LONGEST_TOLD and not SEARCHED.isdisjoint(found):
        return SURE
    if intent == "repeat" and found.get("field") == ["what"]:
        return SURE
    names = {*found, "field"} if likens(marks, SURELY) else set(found)
    return SURE if asks(intent, str(shape), set(found)) or _of_that(intent, str(shape), names, words) else None


def _of_what_was_said(intent: str, found: Mapping[str, Sequence[Any]]) -> bool:
    """Whether nothing is said but the question for a fact of what was spoken of: "moet ik dan lang wachten"."""
    fields = set(found.get("field", ()))
    if ABOUT_IT not in found.get("question", ()):
        return False
    if (intent == "ask_source" and fields <= ASKED_OF_SOURCES) or (intent == "ask_anonymity" and fields <= OF_PRIVACY):
        return False
    if intent.startswith("ask_") and intent not in ABOUT_THE_BOT:
        return False
    if not fields:
        return intent.startswith(UNSPOKEN)
    return POINTS in found["question"] or intent in STEERS or intent.startswith(UNSPOKEN)


def asks(intent: str, shape: str, found: Set[str]) -> bool:
    """Whether a question of this shape, with these entities, asks about a form of support or an idea.

    Args:
        intent: what it sounds like.
        shape: see `bot.nlu.entities.shape`.
        found: names of its entities.
    """
    story = shape in (OPENING, TOLD) and intent.startswith(OWN_STORY)
    if "option" in found:
        if intent == "start_reflection" or (intent.startswith("reflect_") and "field" not in found):
            return shape == EXPLICIT
        return shape != TOLD or ("field" in found and "domain" not in found)
    if "concept" in found and intent == "start_reflection":
        return shape == EXPLICIT
    # "Hoe kan ik ouders laten meebeslissen?" looks at one's own work, "wat is meebeslissen?" does not.
    if "concept" in found and not story:
        return True
    if "across" in found and intent == FALLBACK:
        return shape != TOLD
    if "trait" in found and intent in (FALLBACK, "out_of_scope"):
        return shape == PLAIN
    if "across" in found and (found & SEARCHED or ("field" in found and intent != "start_orientation")):
        return shape != TOLD and (not story or bool(found & {"trait", "age"}))
    return "unknown_name" in found and (shape == STRANGE or intent != "out_of_scope")


def _of_that(intent: str, shape: str, found: Set[str], words: Sequence[str]) -> bool:
    """Whether a fact is asked of what was spoken of: "hoe lang duurt dat?", not "hoe lang duurt dat verdriet nog?"."""
    if "field" not in found or "domain" in found or shape in (ELSEWHERE, TOLD) or not intent.startswith(OF_SOMETHING):
        return False
    if intent == FALLBACK:
        return len(words) <= LONGEST_DOUBTFUL
    longest = LONGEST_OUT_OF_SCOPE if intent == "out_of_scope" else LONGEST_POINTING
    return len(words) <= longest and not POINTING.isdisjoint(words)
