"""A reflection under way: its plan, the answers so far, and what each word of the user does to it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Sequence


@dataclass(frozen=True)
class Session:
    """A reflection under way.

    Attributes:
        plan: numbers of the questions to ask, in order.
        answers: what was answered to each so far, None where it was skipped; never longer than the plan.
    """

    plan: tuple[int, ...] = ()
    answers: tuple[str | None, ...] = ()

    @property
    def current(self) -> int | None:
        """Number of the question to ask now, or None when all were asked."""
        return self.plan[len(self.answers)] if len(self.answers) < len(self.plan) else None

    @property
    def position(self) -> str:
        """Where one is, such as "3/5"."""
        return f"{min(len(self.answers) + 1, len(self.plan))}/{len(self.plan)}"

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(answer is not None for answer in self.answers)

    @property
    def skipped(self) -> int:
        """How many questions were skipped."""
        return len(self.answers) - self.answered

    def answer(self, text: str | None) -> Session:
        """Note the answer to the current question, None to skip it; after the last one nothing changes."""
        return self if self.current is None else replace(self, answers=(*self.answers, text))

    def back(self) -> Session:
        """Open the previous question again; its answer goes."""
        return replace(self, answers=self.answers[:-1])

    @classmethod
    def from_lists(cls, plan: Sequence[int] | None, answers: Sequence[str | None] | None) -> Session:
        """Rebuild a session from slots, which hold lists or nothing."""
        return cls(tuple(plan or ()), tuple(answers or ()))
