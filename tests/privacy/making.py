"""Conversations for the tests of stores."""

from __future__ import annotations

from functools import lru_cache

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.settings import PROJECT

SECRET = "kanarie-in-de-kolenmijn"


@lru_cache(maxsize=1)
def real_domain() -> Domain:
    """The domain of the project."""
    return Domain.load(str(PROJECT / "domain.yml"))


def conversation(turns: int, sender: str = "a", secret: str = SECRET) -> DialogueStateTracker:
    """A form that has been asking for a number of turns, the first of which told a secret."""
    domain = real_domain()
    tracker = DialogueStateTracker(sender, domain.slots)
    tracker.update(ActionExecuted("action_listen"), domain)
    for turn in range(turns):
        tracker.update(UserUttered(secret if turn == 0 else f"antwoord {turn}", {"name": "inform"}), domain)
        tracker.update(ActionExecuted("orientation_form"), domain)
        if turn == 0:
            tracker.update(ActiveLoop("orientation_form"), domain)
        tracker.update(SlotSet("domains", ["school"]), domain)
        tracker.update(SlotSet("requested_slot", "ages" if turn % 2 else "wish"), domain)
        tracker.update(BotUttered("vraag"), domain)
        tracker.update(ActionExecuted("action_listen"), domain)
    return tracker
