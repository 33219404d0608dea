"""Whether a message says that something is not so: "geen autisme", "mijn familie helpt niet"."""

from __future__ import annotations

from typing import Sequence

from bot.nlu.entities.cues import Cue
from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.words import Word

_REACH = 3


class Denial:
    """Finds denials in a small window around a phrase; punctuation closes the window."""

    def __init__(self, lexicons: Lexicons) -> None:
        lists = lexicons.word_lists("denial")
        self._denials, self._between, self._behind = lists["denials"], lists["between"], lists["behind"]

    def before(self, words: Sequence[Word], cue: Cue) -> bool:
        """Whether a denial before a phrase reaches it."""
        for index in range(cue.first - 1, max(cue.first - 2 - _REACH, -1), -1):
            norm = words[index].norm
            if words[index + 1].pause:
                return False
            if norm in self._denials:
                return True
            if norm not in self._between:
                return False
        return False

    def behind(self, words: Sequence[Word], cue: Cue) -> bool:
        """Whether a denial follows a phrase."""
        for word in words[cue.last + 1 : cue.last + 2 + _REACH]:
            if word.pause:
                return False
            if word.norm in self._denials:
                return True
            if word.norm not in self._behind:
                return False
        return False
