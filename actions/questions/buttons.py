"""The buttons beneath an answer about options."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.labels import button


def option_buttons(option_id: str) -> list[dict[str, str]]:
    """What people ask next about an option."""
    return [
        button("how_to_start", f'/ask_contact{{"option": "{option_id}"}}'),
        button("duration", f'/ask_duration{{"option": "{option_id}"}}'),
        button("cost", f'/ask_cost{{"option": "{option_id}"}}'),
    ]


def more_button(option_id: str, name: str) -> dict[str, str]:
    """More about one of several options."""
    return button("more", f'/ask_option_info{{"option": "{option_id}"}}', name=name)


def card_buttons(tracker: Tracker) -> list[dict[str, str]]:
    """After advice the card stays within reach, whatever one asks next."""
    return [button("card", "/make_card")] if tracker.get_slot("advised") and not tracker.active_loop_name else []


def story_buttons(tracker: Tracker) -> list[dict[str, str]]:
    """The way to an orientation, for who is not in a form already."""
    return [] if tracker.active_loop_name else [button("tell_story", "/start_orientation")]
