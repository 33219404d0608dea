"""Says what may fit, why, and at which one door to begin."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Iterable, Iterator

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.counting import count
from actions.labels import button, labels
from actions.orientation.memory import recall_situation
from actions.questions.sources import remember_sources
from actions.services import in_thread, knowledge
from actions.signal.offering import offer
from actions.turn import Turn
from bot.insights.counting.keys import keys_of_advice
from bot.knowledge.answers import OrientationData
from bot.orientation.advice import Advice, advise
from bot.orientation.card import card
from bot.orientation.situation import Situation
from bot.privacy.personal import mask

Events = list[dict[str, Any]]
MASKED = "mask_card"
"""The intent of who wants the card without personal data."""

INTRODUCTIONS = {1: "utter_advice_one", 2: "utter_advice_two", 3: "utter_advice_three"}


class ActionAdvise(Action):
    """Gives the advice for what is known."""

    def name(self) -> str:
        """The action's name."""
        return "action_advise"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say the advice and count what it was about; after *stop* only offer it."""
        if tracker.get_slot("stopped"):
            dispatcher.utter_message(response="utter_stopped_orientation")
            return [SlotSet("stopped", None)]
        asked_for = Turn.of(tracker).intent == "show_advice"
        return await give_advice(dispatcher, tracker, tuple(tracker.get_slot("rejected") or ()), in_full=asked_for)


class ActionRejectAdvice(Action):
    """Takes away what does not fit and looks further."""

    def name(self) -> str:
        """The action's name."""
        return "action_reject_advice"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Reject the options shown last and advise anew."""
        shown = tracker.get_slot("advised") or []
        if not shown:
            dispatcher.utter_message(response="utter_no_advice_yet")
            return [FollowupAction("orientation_form")]
        rejected = (*(tracker.get_slot("rejected") or ()), *shown)
        return [SlotSet("rejected", list(rejected)), *await give_advice(dispatcher, tracker, rejected)]


class ActionMakeCard(Action):
    """Shows the card to take along."""

    def name(self) -> str:
        """The action's name."""
        return "action_make_card"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Show the card for what is known; before any advice was shown, show that first."""
        situation = recall_situation(tracker)
        if situation == Situation():
            dispatcher.utter_message(response="utter_no_advice_yet")
            return [FollowupAction("orientation_form")]
        rejected = tuple(tracker.get_slot("rejected") or ())
        if tracker.get_slot("advised") is None:
            return await give_advice(dispatcher, tracker, rejected)
        data = await _data(tracker)
        advice = _advice(situation, data, rejected)
        whole = card(situation, advice.options, advice.contact, data.wording)
        masked = mask(whole)
        pass_on, offered = offer(tracker)
        shown = masked.text if Turn.of(tracker).intent == MASKED else whole
        choose = bool(masked.kinds) and shown == whole
        response = "utter_card_personal" if choose else "utter_card"
        dispatcher.utter_message(response=response, card=shown, buttons=pass_on)
        # Both only when they differ: the page then lets people choose.
        both = {"masked_markdown": masked.text} if choose else {}
        dispatcher.utter_message(json_message={"type": "card", "markdown": shown, **both})
        return offered


async def give_advice(
    dispatcher: CollectingDispatcher, tracker: Tracker, rejected: tuple[str, ...], in_full: bool = True
) -> Events:
    """Say what fits the Situation in the slots, without what was rejected.

    Args:
        rejected: ids of options that do not fit, says the user.
        in_full: tell it also when it is what was told before; otherwise only say that it stays the same.

    Returns:
        events that remember what was shown and counted.
    """
    situation = recall_situation(tracker)
    data = await _data(tracker)
    advice = _advice(situation, data, rejected)
    told = situation != Situation()
    contact = {
        "contact": advice.contact.name if advice.contact else labels()["values"]["no_contact"],
        "good_for": advice.contact.good_for if advice.contact else "",
    }
    shown = {
        "advised": [option.id for option in advice.options],
        "advised_contact": advice.contact.id if advice.contact else None,
    }
    pass_on, offered = offer(tracker) if told and _shows_a_gap(situation, advice) else ([], [])
    buttons = [*_buttons(advice), *pass_on]
    if advice.options and not in_full and all(tracker.get_slot(slot) == value for slot, value in shown.items()):
        dispatcher.utter_message(response="utter_advice_same", buttons=buttons)
        dispatcher.utter_message(json_message=_payload(situation, advice, data))
    elif advice.options:
        dispatcher.utter_message(response="utter_advice_other" if rejected else INTRODUCTIONS[len(advice.options)])
        _show_options(dispatcher, situation, advice, data)
        dispatcher.utter_message(response="utter_advice_contact", buttons=buttons, **contact)
    else:
        first = button("card", "/make_card") if told else button("tell_story", "/start_orientation")
        dispatcher.utter_message(response=_nothing(told, rejected), buttons=[first, *pass_on], **contact)
    events = count(tracker, keys_of_advice(situation, [option.id for option in advice.options], rejected))
    documents = dict.fromkeys(data.sources[option.id] for option in advice.options)
    if documents:
        events = [*events, remember_sources(". Ook: ".join(documents))]
    return [*events, *offered, *(SlotSet(slot, value) for slot, value in shown.items())]


def _shows_a_gap(situation: Situation, advice: Advice) -> bool:
    """Whether what somebody tells shows that something is missing."""
    return not advice.options or bool(situation.waiting) or "stuck" in situation.current_help


def _nothing(told: bool, rejected: Iterable[str]) -> str:
    """What is said when there is no option: who told nothing is not told that nothing fits."""
    if not told:
        return "utter_advice_open"
    return "utter_advice_nothing_more" if rejected else "utter_advice_none"


def _show_options(
    dispatcher: CollectingDispatcher,
    situation: Situation,
    advice: Advice,
    data: OrientationData,
) -> None:
    dispatcher.utter_message(
        text="\n".join(f"**{option.name}.** {data.shorts[option.id]}" for option in advice.options),
    )
    dispatcher.utter_message(json_message=_payload(situation, advice, data))


def _payload(situation: Situation, advice: Advice, data: OrientationData) -> dict[str, Any]:
    made = card(situation, advice.options, advice.contact, data.wording)
    masked = mask(made)
    return {
        "type": "advice",
        "options": [
            {"id": o.id, "name": o.name, "reasons": list(o.reasons[:3]), "source": data.sources[o.id]}
            for o in advice.options
        ],
        "contact": advice.contact.as_payload() if advice.contact else {"name": labels()["values"]["no_contact"]},
        "card_markdown": made,
        # Only when it differs: the page then lets people choose.
        **({"card_masked_markdown": masked.text} if masked.kinds else {}),
    }


def _buttons(advice: Advice) -> Iterator[dict[str, str]]:
    yield button("card", "/make_card")
    for option in advice.options:
        yield button("more", f'/ask_option_info{{"option": "{option.id}"}}', name=option.name)
    if len(advice.options) > 1:
        yield button("compare", "/ask_comparison")
    yield button("not_fitting", "/doesnt_fit")


async def _data(tracker: Tracker) -> OrientationData:
    data = await in_thread(knowledge().orientation)
    return replace(data, wording=replace(data.wording, age_words=tracker.get_slot("age_words")))


def _advice(situation: Situation, data: OrientationData, rejected: Iterable[str]) -> Advice:
    return advise(situation, data.profiles, data.contacts, data.steps, data.wording, without=rejected)
