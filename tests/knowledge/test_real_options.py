"""The real forms of support and methods: every one, every fact with its source, no price, short enough."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Callable, get_args

from bot.knowledge.fields import FIELDS_OF_KIND, FamilyField, fact_of_trait
from bot.knowledge.schema import UNKNOWN, Option
from bot.orientation.situation import ASKERS, CURRENT_HELP, DOMAINS, PROVINCES
from tests.knowledge.bases import real

FORMS = [
    "1g1p",
    "brugfiguur",
    "buddy",
    "casemanager-zorg",
    "casusregie-veilig-huis",
    "caw-traject",
    "consulent-ocj-sdj-vk",
    "contextbegeleiding-jeugdhulp",
    "contextbegeleiding-vaph",
    "doelgerichte-zorg",
    "draaischijf-clb",
    "gbo",
    "gezinscoaching",
    "jac-traject",
    "jeugdhulpregie",
    "jeugdwelzijnswerk",
    "lokaal-team-kg",
    "dop",
    "ocmw-trajectbegeleiding",
    "trajectgezel",
    "vertrouwenspersoon",
    "zorgcoordinatie",
    "zorggarantie",
    "zorgregisseur",
]
METHODS = ["ekc", "fnb", "ptp", "signs-of-safety", "columbus", "hergo", "netwerk-leerrecht"]

PRICE = re.compile(r"€|\beuro|\bEUR\b|\d+([.,]\d+)? ?(per|voor een) (uur|gesprek|maand|dag)", re.IGNORECASE)


def texts(option: Option) -> list[str]:
    return [
        option.name,
        option.short,
        *(f.value for f in option.facts.values()),
        *(c.because for c in option.criteria),
    ]


def wrong(fits: Callable[[Option], object]) -> list[str]:
    """The options that do not fit, by id."""
    return [option.id for option in real().options if not fits(option)]


def test_the_31_options_of_the_contract_are_there_and_no_other() -> None:
    ids = {kind: {option.id for option in real().options if option.kind == kind} for kind in FIELDS_OF_KIND}
    assert ids == {"form": set(FORMS), "method": set(METHODS), "yardstick": {"trajectondersteuner"}}


def test_every_fact_is_there_with_its_source_and_place() -> None:
    def fits(option: Option) -> bool:
        return list(option.facts) == list(FIELDS_OF_KIND[option.kind]) and all(
            fact.value and fact.source and fact.place for fact in option.facts.values()
        )

    assert wrong(fits) == []


def test_every_reason_rests_on_a_place_in_a_source() -> None:
    assert (
        wrong(
            lambda o: (o.criteria or o.kind == "yardstick") and all(each.source and each.place for each in o.criteria)
        )
        == []
    )


def test_every_reason_reads_on_after_a_colon() -> None:
    def reads_on(because: str) -> bool:
        first = because.split()[0]
        return not because.endswith(".") and (first == first.lower() or first.isupper())

    assert wrong(lambda o: all(reads_on(criterion.because) for criterion in o.criteria)) == []


def test_no_option_says_a_price() -> None:
    assert wrong(lambda o: not any(PRICE.search(text) for text in texts(o))) == []


def test_texts_are_short_enough_for_a_phone() -> None:
    assert wrong(lambda o: len(o.short) <= 90) == []
    family = [name for name in get_args(FamilyField) if name != "steps"]
    assert wrong(lambda o: all(len(o.facts[name].value) <= 240 for name in family)) == []
    assert wrong(lambda o: len(o.facts["steps"].value) <= 400) == []
    assert wrong(lambda o: all(len(criterion.because) <= 110 for criterion in o.criteria)) == []


def test_sentences_are_short_and_speak_to_je() -> None:
    def plain(text: str, longest: int = 20) -> bool:
        words = max(len(sentence.split()) for sentence in re.split(r"[.!?]", text))
        return words <= longest and "!" not in text and not re.search(r"\b(u|uw)\b", text)

    def family(option: Option) -> list[str]:
        told = (option.facts[name].value for name in get_args(FamilyField))
        return [option.name, option.short, *told, *(criterion.because for criterion in option.criteria)]

    assert wrong(lambda o: all(map(plain, family(o)))) == []
    assert wrong(lambda o: all(plain(text, longest=25) for text in texts(o))) == []


def test_professionals_are_told_more_where_families_are_told_briefly() -> None:
    assert wrong(lambda o: any(fact.professional for fact in o.facts.values()) or o.kind == "yardstick") == []


def test_what_can_be_looked_for_is_said_as_a_yes() -> None:
    for option in real().options:
        for trait in option.traits:
            fact = fact_of_trait(option.facts, trait)
            assert fact and not fact.value.startswith(("Nee", "Dat staat er niet bij", UNKNOWN)), (option.id, trait)


def test_the_ideas_of_the_sources_are_all_there() -> None:
    kinds = Counter(concept.kind for concept in real().concepts)
    whole = {"role": 3, "rung": 6, "building_block": 5, "principle": 5, "recommendation": 5}
    assert {kind: kinds[kind] for kind in whole} == whole
    assert {concept.level for concept in real().concepts if concept.kind == "step"} == {"micro", "meso", "macro"}


def test_what_an_option_is_and_for_whom_is_always_known() -> None:
    assert wrong(lambda o: UNKNOWN not in (o.facts["what"].value, o.facts["for_whom"].value)) == []


def test_no_name_belongs_to_two_options() -> None:
    owners: dict[str, set[str]] = {}
    for option in real().options:
        for alias in (option.name, *option.aliases):
            owners.setdefault(alias.lower(), set()).add(option.id)
    assert {alias: ids for alias, ids in owners.items() if len(ids) > 1} == {}


def test_every_value_of_a_situation_can_be_said_back() -> None:
    facts = real().wording.facts
    assert set(facts["asker"]) == set(ASKERS)
    assert set(facts["domains"]) == set(DOMAINS)
    assert set(facts["current_help"]) == set(CURRENT_HELP)
    assert set(facts["province"]) == set(PROVINCES)
    assert set(facts["ages"]) == {"unborn", "newborn", "month", "months", "years"}
    for field in ("waiting", "court"):
        assert set(facts[field]) == {"true", "false"}


def test_the_lightest_help_gets_most_points() -> None:
    steps = real().wording.steps
    assert steps.own_network > steps.light > steps.intensive > steps.specialised


def test_every_province_knows_its_postcodes_without_overlap() -> None:
    assert {province.id for province in real().provinces} == set(PROVINCES)
    ranges = sorted(tuple(span) for province in real().provinces for span in province.postcodes)
    assert all(low <= high for low, high in ranges)
    assert all(before[1] < after[0] for before, after in pairwise(ranges))
