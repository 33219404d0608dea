"""What a question asks for, and how it is asked: phrases that stand in no lexicon as a whole."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge.loader import load
from bot.nlu.entities import FactExtractor
from bot.nlu.entities.vocabulary import Vocabulary
from bot.nlu.fact_entities import KNOWN_WORDS
from bot.nlu.question_intent import QuestionIntent, asks
from bot.questions import Asked, understand
from bot.settings import KNOWLEDGE_DIRECTORY, LEXICON_DIRECTORY
from tests.nlu.extracting import DUTCH


@lru_cache(maxsize=1)
def extractor() -> FactExtractor:
    """The extractor with everything that can be named, and the words that are known."""
    knowledge = load(KNOWLEDGE_DIRECTORY)
    options, contacts, concepts = (
        [(each.id, each.name, each.aliases) for each in records]
        for records in (knowledge.options, knowledge.contacts, knowledge.concepts)
    )
    vocabulary = Vocabulary.of_directories(*KNOWN_WORDS)
    return FactExtractor(LEXICON_DIRECTORY, knowledge.provinces, options, contacts, concepts, vocabulary)


def found(text: str) -> dict[str, list[Any]]:
    """The entities of a message: name → values, in order."""
    entities: dict[str, list[Any]] = {}
    for fact in extractor().extract(DUTCH(text)):
        entities.setdefault(fact.entity, []).append(fact.value)
    return entities


def asked(text: str, topic: str | None = None, intent: str = "ask_option_info") -> Asked:
    """What a message asks, heard as a question."""
    return understand(intent, found(text), {}, topic)


@pytest.mark.parametrize(
    ("text", "option", "field"),
    [
        ("moeten wij centen geven voor zo'n ekc", "ekc", "cost"),
        ("tot welke leeftijd mag ge naar het jac", "jac-traject", "ages"),
        ("brugfiguren, in welke steden zitten die", "brugfiguur", "where"),
        ("hergo: wie heeft daar iets te zeggen", "hergo", "who_decides"),
        ("ptp met wie zit je dan samen", "ptp", "who_supports"),
        ("mag ons gezin 1 gezin 1 plan afslaan", "1g1p", "voluntary"),
        ("hoe geraken wij aan contextbegeleiding", "contextbegeleiding-jeugdhulp", "how_to_start"),
        ("moet ge voor het caw een voorschrift hebben", "caw-traject", "who_asks"),
        ("gezinscoach, is er vrije plaats", "gezinscoaching", "waiting_list"),
        ("komt de zorgregisseur bij ons over de vloer", "zorgregisseur", "home_visits"),
        ("kan een tiener zelf naar het gbo zonder ouders erbij", "gbo", "child_alone"),
        ("fnb, hoe gaan ze te werk", "fnb", "steps"),
        ("is er iemand van het caw die langskomt", "caw-traject", "home_visits"),
        ("contextbegeleiding via het vaph, is dat gratis", "contextbegeleiding-vaph", "cost"),
        ("vaph contextbegeleider, hoe lang blijft die", "contextbegeleiding-vaph", "duration"),
        ("uit welk land is signs of safety", "signs-of-safety", "origin"),
        ("welk diploma heeft een brugfiguur", "brugfiguur", "disciplines"),
    ],
)
def test_a_fact_of_an_option_is_asked(text: str, option: str, field: str) -> None:
    answer = asked(text)
    assert (answer.kind, answer.ids) == ("option", (option,))
    assert field in answer.fields


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("en hoeveel moeten we dan neertellen aan remgeld", "cost"),
        ("voor wie is dat iets", "for_whom"),
        ("blijven ze komen tot het beter gaat", "duration"),
        ("wie hakt er de knopen door", "who_decides"),
        ("bij wie horen die mensen", "who_supports"),
        ("zeg nog eens wat het precies is", "what"),
        ("kunnen we er nog onderuit", "voluntary"),
        ("hoeveel keer komt die", "intensity"),
        ("moet ik dan lang wachten", "waiting_list"),
        ("kan ik die zelf kiezen", "choice_of_person"),
        ("werkt dat proactief", "proactive"),
        ("wat is de doelstelling op mesoniveau", "goal_meso"),
        ("welke principes zijn er nog", "other_principles"),
    ],
)
def test_a_fact_is_asked_of_what_was_spoken_of(text: str, field: str) -> None:
    answer = asked(text, topic="buddy")
    assert (answer.kind, answer.ids, answer.fields[:1]) == ("option", ("buddy",), (field,))


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("iets waarbij ge niks moet betalen, bestaat dat", "free"),
        ("is er een dienst die op bezoek komt", "home_visits"),
        ("wat kunnen wij ondertussen, we staan op een wachtlijst", "while_waiting"),
        ("bestaan er begeleidingen met vrijwilligers", "by_volunteer"),
        ("ondersteuning zonder briefje", "without_referral"),
        ("welke vormen zijn vrijblijvend", "voluntary"),
        ("hulp die direct kan beginnen", "quick_start"),
        ("welke begeleiding is rap gedaan", "short"),
        ("welke hulp kan de jeugdrechter opleggen", "by_court"),
        ("waar mogen wij zelf beslissen", "own_decision"),
        ("kunnen grootouders ergens hulp vragen", "for_relatives"),
        ("wie komt op voor een jongere", "speaks_for_you"),
        ("welke methode werkt met de familie zelf", "own_network"),
    ],
)
def test_options_are_searched_by_a_trait(text: str, tag: str) -> None:
    answer = asked(text)
    assert answer.kind == "search"
    assert tag in answer.wanted.tags


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("gidsrol", ("gids",)),
        ("verschil tussen de kompaan en de expert", ("kompaan", "expert")),
        ("welke treden zijn er", ("participatieladder",)),
        ("wat zijn de vijf bouwstenen", ("vijf-bouwstenen",)),
        ("krachtgerichte hulpverlening, wat moet ik me daarbij voorstellen", ("krachtgericht-werken",)),
    ],
)
def test_ideas_are_told_one_after_the_other(text: str, concepts: tuple[str, ...]) -> None:
    answer = asked(text, intent="ask_comparison" if "verschil" in text else "ask_option_info")
    assert (answer.kind, answer.ids) == ("concept", concepts)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("buddy", "bare"),
        ("de participatieladder", "bare"),
        ("leg eens uit wat een ekc is", "explicit"),
        ("hoe kan ik ouders meer laten meebeslissen", "opening"),
        ("hoe lang duurt een scheiding", "elsewhere"),
        ("wat kost een advocaat", "elsewhere"),
        ("kent ge de zwaluwnestmethodiek", "strange"),
    ],
)
def test_the_shape_of_a_question(text: str, shape: str) -> None:
    assert found(text)["question"] == [shape]


@pytest.mark.parametrize(
    "text",
    [
        "mijn dochter heeft een buddy en dat gaat goed",
        "wij zoeken hulp voor onze zoon van 12",
        "mijn man heeft geen werk en we betalen te veel huur",
        "ik wil nadenken over eigen regie",
        "ik liep vast met transparantie",
    ],
)
def test_a_story_asks_nothing(text: str) -> None:
    assert "question" not in found(text)
    assert "unknown_name" not in found(text)


@pytest.mark.parametrize(
    "text", ["wat is een zwaluwnestcoach", "ken je de methode vlinderpad", "vuurtorenkring, kost dat"]
)
def test_a_name_of_nothing_known_is_said_to_be_unknown(text: str) -> None:
    assert asked(text).kind == "unknown_name"


@pytest.mark.parametrize(
    "text",
    [
        "hoe lang duurt een echtscheiding",
        "wat doet een psycholoog",
        "wat is autisme",
        "wat zijn onze afspraken",
        "hoe werkt deze chat",
        "waarom luistert mijn kind niet",
    ],
)
def test_an_everyday_word_is_no_unknown_name(text: str) -> None:
    assert "unknown_name" not in found(text)


def test_an_everyday_matter_is_not_about_what_was_spoken_of() -> None:
    assert asked("hoe lang duurt een scheiding", topic="buddy", intent="ask_duration").kind == "which"


@pytest.mark.parametrize(
    ("intent", "shape", "entities", "question"),
    [
        ("concern_waiting", "plain", {"option", "field"}, True),
        ("concern_money_housing", "told", {"option", "field", "domain"}, False),
        ("reflect_participation", "opening", {"concept"}, False),
        ("reflect_participation", "explicit", {"concept"}, True),
        ("start_reflection", "plain", {"concept"}, False),
        ("start_orientation", "plain", {"across", "field"}, False),
        ("concern_parenting", "opening", {"across", "domain"}, False),
        ("concern_parenting", "opening", {"across", "age"}, True),
        ("out_of_scope", "explicit", {"unknown_name"}, False),
        ("out_of_scope", "strange", {"unknown_name"}, True),
    ],
)
def test_a_story_stays_a_story(intent: str, shape: str, entities: set[str], question: bool) -> None:
    assert asks(intent, shape, entities) is question


@pytest.mark.parametrize(
    "text",
    ["wat doet een veerkrachtpunt buddy", "kost een nestgroei consulent iets", "komt de hartenbrug regisseur aan huis"],
)
def test_a_known_word_in_an_unknown_name_is_not_taken_for_it(text: str) -> None:
    assert asked(text).kind == "unknown_name"


def test_a_describing_word_before_a_name_leaves_it_known() -> None:
    assert asked("wat doet een supersympathieke buddy").ids == ("buddy",)


@pytest.mark.parametrize("text", ["geef het telefoonnummer van het caw", "openingsuren van het ocmw"])
def test_a_number_is_of_the_place_itself(text: str) -> None:
    assert asked(text, intent="ask_contact").kind == "contact"


@pytest.mark.parametrize("intent", ["concern_school", "start_orientation"])
def test_a_short_story_that_asks_for_a_list_is_a_question(intent: str) -> None:
    assert heard(intent, "mijn dochter is 16 en gaat niet naar school, wat bestaat er") == "ask_option_info"
    assert heard(intent, "mijn dochter is 16 en gaat niet naar school, wij zijn op") == intent


def test_the_name_of_what_was_described_is_not_known() -> None:
    answer = asked("samen soep maken met de hele straat, hoe noemen ze dat")
    assert (answer.kind, answer.ids) == ("unknown_name", ())


def heard(intent: str, text: str) -> str:
    """What a message that sounds like an intent is taken for."""
    entities = [{"entity": name, "value": value} for name, values in found(text).items() for value in values]
    message = Message({TEXT: text, INTENT: {"name": intent, "confidence": 0.9}, ENTITIES: entities})
    name: str = QuestionIntent().process([message])[0].get(INTENT)["name"]
    return name
