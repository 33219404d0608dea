"""Which question comes next, and what an answer, a skip or a step back does. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, Mapping

from bot.orientation.situation import Situation

QUESTIONS = ("asker", "domains", "ages", "wish", "network", "current_help", "safety", "province")
"""The order of questions: first what is closest to the story, last what only finds the way."""

YES_NO: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "network": {"affirm": {"network": "strong"}, "deny": {"network": "weak"}},
    "current_help": {"affirm": {"current_help": ["some"]}, "deny": {"current_help": ["none"]}},
    "safety": {"affirm": {"safety": "none"}, "deny": {"safety": "concern"}},
}
"""What a plain yes or no means, by the question that was asked."""

ANSWERED_BY: Mapping[str, tuple[str, ...]] = {"current_help": ("current_help", "waiting", "court")}
"""Which facts answer a question, where it is not just the field of the same name."""

WORTH_ASKING_TWICE = frozenset({"asker", "domains", "ages"})
"""Questions without whose answer the advice stays vague; the others are let go when not answered."""


@dataclass(frozen=True)
class Interview:
    """An orientation under way.

    Attributes:
        situation: what is known.
        asked: fields that were asked and answered or skipped, in order.
        trail: the Situation before each asked question, for going back.
    """

    situation: Situation = field(default_factory=Situation)
    asked: tuple[str, ...] = ()
    trail: tuple[Situation, ...] = ()

    @property
    def next_question(self) -> str | None:
        """The field to ask now, or None when enough is known. What was said is not asked again."""
        return next(iter(self._open()), None)

    @property
    def position(self) -> str:
        """Where one is, such as "2/5": questions asked so far and the one now, of all that remain likely."""
        done = len(self.asked)
        total = done + len(self._open())
        return f"{min(done + 1, total)}/{total}"

    def hears(self, facts: Mapping[str, Any]) -> Interview:
        """Take up facts that were said without being asked for.

        Who asks is settled once it is known: "mijn moeder" in a later message says nothing about it.
        """
        if self.situation.asker is not None:
            facts = {field: value for field, value in facts.items() if field != "asker"}
        return replace(self, situation=self.situation.with_facts(facts))

    def answer(self, question: str, facts: Mapping[str, Any]) -> Interview:
        """Take up an answer to `question`; empty facts mean skipped, and the question is not asked again."""
        return Interview(
            situation=(self.situation.with_facts(facts) if question == "asker" else self.hears(facts).situation),
            asked=(*self.asked, question),
            trail=(*self.trail, self.situation),
        )

    def back(self) -> Interview:
        """Undo the last answer and open its question again; at the first question nothing changes."""
        if not self.asked:
            return self
        before = self.trail[-1]
        cleared = replace(before, **{self.asked[-1]: getattr(Situation(), self.asked[-1])})
        return Interview(situation=cleared, asked=self.asked[:-1], trail=self.trail[:-1])

    def _open(self) -> tuple[str, ...]:
        return tuple(q for q in QUESTIONS if q not in self.asked and not self._known(q))

    def _known(self, question: str) -> bool:
        return any(self.situation.known(field) for field in ANSWERED_BY.get(question, (question,)))


NO = re.compile(r"nee+n?\b", re.IGNORECASE)
YES = re.compile(r"ja+\b", re.IGNORECASE)


def understand(question: str, intent: str, facts: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """What a message means as an answer to a question.

    Args:
        question: the field that was asked.
        intent: the intent of the message; a plain yes or no is read in the light of the question.
        facts: facts of the Situation found in the text.
        text: the message itself, kept only as the wish.

    Returns:
        facts for `Interview.answer`, empty when the message says nothing about the Situation.
    """
    if question == "wish":
        return {**facts, "wish": text}
    if answers(question, facts):
        return facts
    meanings = YES_NO.get(question, {})
    return {**facts, **(meanings.get(intent) or meanings.get(_begins_as(text), {}))}


def _begins_as(text: str) -> str:
    """The intent of the first word, when that is yes or no: "nee ik maak me zorgen" is a no and a story."""
    if NO.match(text):
        return "deny"
    return "affirm" if YES.match(text) else ""


def answers(question: str, facts: Mapping[str, Any]) -> bool:
    """Whether facts answer a question."""
    return any(field in facts for field in ANSWERED_BY.get(question, (question,)))
