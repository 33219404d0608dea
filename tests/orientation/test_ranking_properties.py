"""What holds for every Situation, laid beside the real options."""

from __future__ import annotations

import random
from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.queries import OrientationData
from bot.orientation.advice import Advice, advise
from bot.orientation.card import card, facts_in_words
from bot.orientation.ranking import Ranking, rank
from bot.orientation.situation import DOMAINS, Situation
from tests.orientation.situations import SITUATIONS

FIELDS = tuple(field.name for field in fields(Situation))
UNRANKED = "wish"
some_examples = settings(max_examples=40, deadline=None)


def laid_beside(situation: Situation, data: OrientationData) -> Ranking:
    return rank(situation, data.profiles, data.steps, data.wording)


def advice_for(situation: Situation, data: OrientationData) -> Advice:
    return advise(situation, data.profiles, data.contacts, data.steps, data.wording)


@some_examples
@given(situation=SITUATIONS)
def test_every_option_is_ranked_or_left_out_exactly_once(situation: Situation, data: OrientationData) -> None:
    ranking = laid_beside(situation, data)
    seen = [each.id for each in (*ranking.options, *ranking.excluded)]
    assert sorted(seen) == sorted(profile.id for profile in data.profiles)


@some_examples
@given(situation=SITUATIONS, seed=st.integers(0, 1000))
def test_the_order_of_the_knowledge_base_plays_no_part(situation: Situation, seed: int, data: OrientationData) -> None:
    shuffled = random.Random(seed).sample(data.profiles, len(data.profiles))  # noqa: S311  (no secret)
    one, other = laid_beside(situation, data), rank(situation, shuffled, data.steps, data.wording)
    assert one.options == other.options
    assert sorted(one.excluded, key=lambda out: out.id) == sorted(other.excluded, key=lambda out: out.id)


@some_examples
@given(situation=SITUATIONS)
def test_the_same_situation_always_gets_the_same_advice(situation: Situation, data: OrientationData) -> None:
    again = Situation.from_mapping(situation.as_mapping())
    assert advice_for(situation, data) == advice_for(again, data)


@some_examples
@given(situation=SITUATIONS, wish=st.text(max_size=200))
def test_words_of_ones_own_change_nothing_in_the_advice(situation: Situation, wish: str, data: OrientationData) -> None:
    assert advice_for(replace(situation, wish=wish), data) == advice_for(replace(situation, wish=None), data)


@some_examples
@given(situation=SITUATIONS, field=st.sampled_from([f for f in FIELDS if f != UNRANKED]))
def test_keeping_something_to_oneself_never_shuts_a_door(
    situation: Situation, field: str, data: OrientationData
) -> None:
    silent = replace(situation, **{field: getattr(Situation(), field)})
    shut = {out.id for out in laid_beside(silent, data).excluded}
    assert shut <= {out.id for out in laid_beside(situation, data).excluded}


@some_examples
@given(situation=SITUATIONS, other=SITUATIONS, field=st.sampled_from(["network", "waiting", "court", "safety"]))
def test_a_fact_that_an_option_does_not_speak_of_never_raises_it(
    situation: Situation, other: Situation, field: str, data: OrientationData
) -> None:
    silent = replace(situation, **{field: None})
    before = {each.id: each for each in laid_beside(silent, data).options}
    after = laid_beside(replace(silent, **{field: getattr(other, field)}), data).options
    deaf = {p.id for p in data.profiles if all(criterion.on != field for criterion in p.criteria)}
    for each in after:
        if each.id in deaf:
            assert (each.score, each.relevant) == (before[each.id].score, before[each.id].relevant)


@some_examples
@given(situation=SITUATIONS, domain=st.sampled_from(DOMAINS))
def test_a_subject_that_an_option_does_not_help_with_never_raises_it(
    situation: Situation, domain: str, data: OrientationData
) -> None:
    before = {each.id: each for each in laid_beside(situation, data).options}
    if domain in situation.domains:
        return
    after = laid_beside(replace(situation, domains=(*situation.domains, domain)), data).options
    helpful = {
        p.id
        for p in data.profiles
        for criterion in p.criteria
        if criterion.on == "domains" and (criterion.weights or {}).get(domain, 0) > 0
    }
    for each in after:
        if each.id not in helpful and each.relevant:
            assert before[each.id].relevant
            assert each.score <= before[each.id].score


@some_examples
@given(situation=SITUATIONS)
def test_every_reason_to_leave_something_out_is_a_fact_of_the_user(situation: Situation, data: OrientationData) -> None:
    told = facts_in_words(situation, data.wording, FIELDS)
    for out in laid_beside(situation, data).excluded:
        assert out.reasons
        for reason in out.reasons:
            assert reason in data.wording.excluded.values() or reason.startswith(tuple(f"{f}: " for f in told))


@some_examples
@given(situation=SITUATIONS)
def test_every_reason_for_an_option_is_a_fact_of_the_user(situation: Situation, data: OrientationData) -> None:
    told = tuple(f"{fact}: " for fact in facts_in_words(situation, data.wording, FIELDS))
    for each in laid_beside(situation, data).options:
        assert all(reason.startswith(told) and reason.endswith(".") for reason in each.reasons)


@some_examples
@given(situation=SITUATIONS)
def test_everybody_gets_one_contact_and_at_most_three_options_with_a_reason(
    situation: Situation, data: OrientationData
) -> None:
    advice = advice_for(situation, data)
    assert advice.contact is not None
    assert len(advice.options) <= 3
    assert all(option.reasons for option in advice.options)


@some_examples
@given(situation=SITUATIONS)
def test_a_card_can_always_be_made(situation: Situation, data: OrientationData) -> None:
    advice = advice_for(situation, data)
    assert card(situation, advice.options, advice.contact, data.wording).startswith("**Mijn kaartje**")
